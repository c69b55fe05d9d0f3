#include "whatif/equal_cone.hpp"

#include <algorithm>

namespace rubric::whatif {

namespace {

using evaluate::Symbol;
using evaluate::Term;
using evaluate::TermId;
using evaluate::TermKind;
using evaluate::Terms;

void add(std::vector<std::size_t>& to, std::size_t what) {
  if (std::find(to.begin(), to.end(), what) == to.end()) to.push_back(what);
}

template <class All, class Is>
void add_where(std::vector<std::size_t>& to, const All& all, const Is& is) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is(all[i])) add(to, i);
  }
}

void add_symbol(const Space& space, const Symbol& symbol, Cone& cone) {
  const auto named = [&](const auto& it) { return it.name == symbol.name; };
  switch (symbol.kind) {
    case Symbol::Kind::input: {
      const std::size_t before = cone.inputs.size();
      add_where(cone.inputs, space.inputs, named);
      if (before == cone.inputs.size()) cone.unshared.push_back(symbol.name);
      return;
    }
    case Symbol::Kind::discretion:
    case Symbol::Kind::level_asked:
    case Symbol::Kind::reason:
    case Symbol::Kind::by: return add_where(cone.ratings, space.ratings, named);
    case Symbol::Kind::waiver:
      return add_where(cone.waivers, space.waivers,
                       [&](const SharedWaiver& it) { return symbol.name.rfind(it.name + " on " + it.on, 0) == 0; });
    case Symbol::Kind::not_rated: return add_where(cone.not_rated, space.not_rated, named);
    case Symbol::Kind::cell:
      return add_where(cone.tables, space.tables,
                       [&](const SharedTable& it) { return symbol.name.rfind(it.name + "/", 0) == 0; });
  }
}

void add_edges(const Terms& terms, const Term& term, Cone& cone) {
  if (term.kind == TermKind::band || term.kind == TermKind::distance) {
    const std::vector<Number>& edges = terms.band(term).edges;
    cone.edges.insert(cone.edges.end(), edges.begin(), edges.end());
  }
  if (term.kind != TermKind::less && term.kind != TermKind::equal) return;
  for (const TermId operand : term.operands) {
    const Type type = terms[operand].type;
    if (terms.is_constant(operand) && !type.is_level() && type.kind != Kind::boolean && type.kind != Kind::text)
      cone.edges.push_back(terms.value(operand));
  }
}

}  // namespace

Cone cone_of(const Space& space, const Terms& terms, TermId first, TermId second, Otherwise otherwise) {
  std::vector<bool> inside(std::max(first.index(), second.index()) + 1, false);
  inside[first.index()] = true;
  inside[second.index()] = true;
  Cone cone;
  for (std::size_t i = inside.size(); i-- > 0;) {
    if (!inside[i]) continue;
    const Term& term = terms[TermId{static_cast<std::uint32_t>(i)}];
    if (term.kind == TermKind::symbol) add_symbol(space, terms.symbol(term), cone);
    add_edges(terms, term, cone);
    const bool decided = term.kind == TermKind::or_else && otherwise != Otherwise::either;
    for (std::size_t k = 0; k < term.operands.size(); ++k) {
      if (decided && (k == 0) != (otherwise == Otherwise::given)) continue;
      inside[term.operands[k].index()] = true;
    }
  }
  std::sort(cone.inputs.begin(), cone.inputs.end());
  std::sort(cone.edges.begin(), cone.edges.end());
  cone.edges.erase(std::unique(cone.edges.begin(), cone.edges.end()), cone.edges.end());
  return cone;
}

}  // namespace rubric::whatif
