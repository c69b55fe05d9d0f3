#include "evaluate/terms.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rubric::evaluate {

namespace {

/// Constants of numbers, percentages and dates are alike: what they count is told by what reads them.
std::string form(Type type) {
  switch (type.kind) {
    case Kind::boolean: return "b";
    case Kind::text: return "t";
    case Kind::scale:
    case Kind::choice: return fmt::format("l{}", type.index);
    default: return "n";
  }
}

}  // namespace

Number common_measure(Number a, Number b) {
  constexpr int most_steps = 80;
  if (a.is_zero() || b.is_zero()) return {};
  for (int i = 0; i < most_steps; ++i) {
    if (b.is_zero()) return a;
    Number rest = a - b * (a / b).rounded(Number(1), Rounding::down);
    a = std::move(b);
    b = std::move(rest);
  }
  return {};
}

Number Terms::common_step(const std::vector<TermId>& ids) const {
  std::optional<Number> common;
  for (const TermId id : ids) {
    if (is_constant(id) && value(id).is_zero()) continue;
    common = common ? common_measure(*common, (*this)[id].step) : (*this)[id].step;
  }
  return common.value_or(Number(1));
}

Type Terms::level_set(Kind kind, const std::vector<std::string>& levels) {
  std::string key = kind == Kind::scale ? "scale" : "choice";
  for (const std::string& level : levels) key += "," + level;
  const auto [at, is_new] = level_sets_.try_emplace(key, static_cast<std::uint32_t>(level_sets_.size()));
  if (is_new) level_counts_.push_back(static_cast<std::uint32_t>(levels.size()));
  return {kind, at->second};
}

std::uint32_t Terms::text(const std::string& text) {
  return texts_.try_emplace(text, static_cast<std::uint32_t>(texts_.size())).first->second;
}

const std::string* Terms::text_of(const Number& number) const {
  const auto at =
      std::find_if(texts_.begin(), texts_.end(), [&](const auto& it) { return Number(it.second) == number; });
  return at == texts_.end() ? nullptr : &at->first;
}

TermId Terms::intern(Term term, const std::string& more) {
  std::string key = fmt::format("{},{},{}", static_cast<int>(term.kind), term.detail, int{term.guarded});
  key += more;
  for (const TermId operand : term.operands) key += fmt::format(" {}", operand.value);
  for (const Number& number : term.numbers) key += ":" + number.exact();
  const auto [at, is_new] = known_.try_emplace(std::move(key), TermId{static_cast<std::uint32_t>(terms_.size())});
  if (!is_new) return at->second;
  const bool settled =
      !term.operands.empty() && term.kind != TermKind::rows &&
      std::all_of(term.operands.begin(), term.operands.end(), [this](TermId id) { return is_constant(id); });
  const TermId id = at->second;
  terms_.push_back(std::move(term));
  if (!settled) return id;
  std::vector<Cell> values(terms_.size());
  for (const TermId operand : terms_[id.index()].operands) values[operand.index()] = Cell::of(value(operand));
  evaluate(*this, id, values);
  const Cell& result = values[id.index()];
  if (!result.known()) return id;
  const Type type = terms_[id.index()].type;
  return at->second = constant(type, result.number);
}

TermId Terms::constant(Type type, const Number& value) {
  Term term{TermKind::constant};
  term.type = type;
  term.numbers = {value};
  const bool finite = type.kind == Kind::boolean || type.is_level();
  term.step = finite ? Number(1) : value.is_negative() ? -value : value;
  return intern(std::move(term), form(type));
}

TermId Terms::given(Type type, const Symbol& symbol) {
  Term term{TermKind::symbol};
  term.type = type;
  const bool whole =
      type.kind == Kind::count || type.kind == Kind::date || type.kind == Kind::boolean || type.is_level();
  if (whole) term.step = Number(1);
  const std::string key = fmt::format("{} {} {} {}", static_cast<int>(symbol.kind), symbol.name, form(type),
                                      type.kind == Kind::count  ? "count"
                                      : type.kind == Kind::date ? "date"
                                                                : "");
  const std::size_t before = terms_.size();
  const TermId id = intern(term, key);
  if (before != terms_.size()) {
    terms_[id.index()].detail = static_cast<std::uint32_t>(symbols_.size());
    symbols_.push_back(symbol);
  } else if (symbol.may_be_absent) {
    symbols_[terms_[id.index()].detail].may_be_absent = true;
  }
  return id;
}

}  // namespace rubric::evaluate
