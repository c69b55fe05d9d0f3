#include <algorithm>

#include "evaluate/terms.hpp"

namespace rubric::evaluate {

namespace {

constexpr Type boolean{Kind::boolean, 0};
bool is_numeric(Type type) { return type.is_number() || type.kind == Kind::percent || type.kind == Kind::date; }

}  // namespace

TermId Terms::compared(TermKind kind, TermId a, TermId b) {
  Term term{kind};
  term.type = boolean;
  term.operands = {a, b};
  term.step = Number(1);
  return intern(std::move(term));
}

TermId Terms::compared_numbers(TermKind kind, TermId a, TermId b) {
  // a < b is 0 < b - a: everything that varies on one side, scaled so that it begins with 1 or -1.
  Number constant;
  Parts all;
  const TermId difference = sum(Number(0), {{b, Number(1)}, {a, Number(-1)}});
  add_scaled(all, constant, difference, Number(1));
  const auto first = std::find_if(all.begin(), all.end(), [](const auto& part) { return !part.second.is_zero(); });
  if (first == all.end()) return compared(kind, number(Number(0)), difference);
  Number scale = Number(1) / first->second;
  const bool turned = first->second.is_negative();
  if (turned && kind == TermKind::less) scale = -scale;
  for (auto& part : all) part.second = part.second * scale;
  const Number bound = -(constant * scale);
  if (kind == TermKind::equal) return compared(kind, linear(Number(0), all), number(bound));
  if (!turned) return above_bound(bound, linear(Number(0), all));
  for (auto& part : all) part.second = -part.second;
  return less_than_bound(linear(Number(0), all), -bound);
}

TermId Terms::above_bound(const Number& bound, TermId a) {
  const Number step = (*this)[a].step;
  const Type type = (*this)[a].type;
  return compared(TermKind::less, constant(type, step.is_zero() ? bound : bound.rounded(step, Rounding::down)), a);
}

TermId Terms::less_than_bound(TermId a, const Number& bound) {
  const Number step = (*this)[a].step;
  if (step.is_zero()) return compared(TermKind::less, a, constant((*this)[a].type, bound));
  // Among multiples of the step, less than is not above the one before.
  const Number last = bound.rounded(step, Rounding::up) - step;
  if ((*this)[a].type.is_level() && last.is_negative())
    return compared(TermKind::less, a, constant((*this)[a].type, bound));
  return negation(above_bound(last, a));
}

TermId Terms::equal(TermId a, TermId b) {
  if (is_numeric((*this)[a].type) && is_numeric((*this)[b].type)) return compared_numbers(TermKind::equal, a, b);
  if (is_constant(a)) std::swap(a, b);
  if (is_true(b) && !may_be_unrated(a)) return a;
  if (is_false(b)) return negation(a);
  if (!is_constant(b) && b < a) std::swap(a, b);
  return compared(TermKind::equal, a, b);
}

TermId Terms::less(TermId a, TermId b) {
  if (is_numeric((*this)[a].type) && is_numeric((*this)[b].type)) return compared_numbers(TermKind::less, a, b);
  if (is_constant(b)) return less_than_bound(a, Number(value(b)));
  return compared(TermKind::less, a, b);
}

TermId Terms::negation(TermId a) {
  if ((*this)[a].kind == TermKind::negation && !may_be_unrated((*this)[a].operands.front()))
    return (*this)[a].operands.front();
  Term term{TermKind::negation};
  term.type = boolean;
  term.operands = {a};
  term.step = Number(1);
  return intern(std::move(term));
}

TermId Terms::all_of(const std::vector<TermId>& operands) {
  std::vector<TermId> flat;
  for (const TermId id : operands) {
    const Term& term = (*this)[id];
    if (term.kind == TermKind::all_of) {
      flat.insert(flat.end(), term.operands.begin(), term.operands.end());
    } else if (!is_true(id)) {
      flat.push_back(id);
    }
  }
  std::sort(flat.begin(), flat.end());
  flat.erase(std::unique(flat.begin(), flat.end()), flat.end());
  if (flat.empty()) return truth(true);
  if (flat.size() == 1 && !may_be_unrated(flat.front())) return flat.front();
  Term term{TermKind::all_of};
  term.type = boolean;
  term.operands = std::move(flat);
  term.step = Number(1);
  return intern(std::move(term));
}

TermId Terms::any_of(const std::vector<TermId>& operands) {
  std::vector<TermId> turned;
  turned.reserve(operands.size());
  for (const TermId id : operands) turned.push_back(negation(id));
  return negation(all_of(turned));
}

TermId Terms::choose(TermId condition, TermId then, TermId otherwise, Type type) {
  if (is_true(condition)) return then;
  if (is_false(condition)) return otherwise;
  if ((*this)[condition].kind == TermKind::negation)
    return choose((*this)[condition].operands.front(), otherwise, then, type);
  if (is_true(then) && is_false(otherwise) && !may_be_unrated(condition)) return condition;
  if (is_false(then) && is_true(otherwise)) return negation(condition);
  Term term{TermKind::choose};
  term.type = type;
  term.operands = {condition, then, otherwise};
  term.step = common_step({then, otherwise});
  term.may_be_unrated = may_be_unrated(then) || may_be_unrated(otherwise);
  return intern(std::move(term));
}

TermId Terms::or_else(TermId given, TermId otherwise, Type type) {
  if (is_constant(given)) return given;
  Term term{TermKind::or_else};
  term.type = type;
  term.operands = {given, otherwise};
  term.step = common_step({given, otherwise});
  term.may_be_unrated = may_be_unrated(given) || may_be_unrated(otherwise);
  return intern(std::move(term));
}

std::uint32_t Terms::band_table(const BandTable& table, std::string& key) {
  key += table.edge_belongs_above ? "from" : "above";
  for (const Number& edge : table.edges) key += "," + edge.exact();
  for (const std::uint32_t level : table.levels) key += "/" + std::to_string(level);
  const auto same = std::find(bands_.begin(), bands_.end(), table);
  const auto at = static_cast<std::uint32_t>(same - bands_.begin());
  if (same == bands_.end()) bands_.push_back(table);
  return at;
}

TermId Terms::band(TermId a, BandTable table, Type type) {
  const Number step = (*this)[a].step;
  BandTable plain;
  plain.edge_belongs_above = table.edge_belongs_above || !step.is_zero();
  plain.levels.push_back(table.levels.front());
  for (std::size_t i = 0; i < table.edges.size(); ++i) {
    Number edge = table.edges[i];
    if (!step.is_zero()) {
      // Among multiples of the step, above an edge is from the next one on.
      edge = table.edge_belongs_above ? edge.rounded(step, Rounding::up) : edge.rounded(step, Rounding::down) + step;
    }
    if (!plain.edges.empty() && plain.edges.back() == edge) {
      plain.edges.pop_back();
      plain.levels.pop_back();
    }
    if (plain.levels.back() == table.levels[i + 1]) continue;
    plain.edges.push_back(std::move(edge));
    plain.levels.push_back(table.levels[i + 1]);
  }
  Term term{TermKind::band};
  term.type = type;
  term.operands = {a};
  term.step = Number(1);
  std::string key = std::to_string(type.index);
  term.detail = band_table(plain, key);
  return intern(std::move(term), key);
}

TermId Terms::distance(TermId a, BandTable table) {
  table.edge_belongs_above = true;
  table.levels.assign(table.levels.size(), 0);
  table.starts.clear();
  Term term{TermKind::distance};
  term.type = {Kind::number, 0};
  term.operands = {a};
  std::string key;
  term.detail = band_table(table, key);
  return intern(std::move(term), key);
}

}  // namespace rubric::evaluate
