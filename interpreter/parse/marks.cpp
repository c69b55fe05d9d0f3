#include "parse/marks.hpp"

#include <tuple>

namespace rubric::parsing {
namespace {

// INVARIANT: every vector of Ast; what is left out here would keep parts of dropped declarations.
auto vectors(syntax::Ast& a) {
  return std::tie(a.exprs, a.children, a.selections, a.aggregates, a.item_refs, a.attribute_refs, a.numbers, a.texts,
                  a.names, a.methodologies, a.sources, a.includes, a.scales, a.items, a.questions, a.tables,
                  a.parameters, a.dated_by, a.functions, a.bands, a.inputs, a.judgements, a.definitions, a.requires_,
                  a.claims, a.not_rated, a.adjustments, a.for_blocks, a.tests, a.amends, a.sets, a.replaces, a.drops,
                  a.warning_rules);
}
static_assert(std::tuple_size_v<decltype(vectors(std::declval<syntax::Ast&>()))> == std::tuple_size_v<Marks>);

template <class T>
void cut(std::vector<T>& vector, std::size_t size) {
  if (vector.size() > size) vector.erase(vector.begin() + static_cast<std::ptrdiff_t>(size), vector.end());
}

}  // namespace

Marks mark(syntax::Ast& ast) {
  return std::apply([](auto&... vector) { return Marks{vector.size()...}; }, vectors(ast));
}

void roll_back(syntax::Ast& ast, const Marks& marks) {
  std::size_t i = 0;
  std::apply([&](auto&... vector) { (cut(vector, marks[i++]), ...); }, vectors(ast));
}

}  // namespace rubric::parsing
