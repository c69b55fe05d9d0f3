#include <algorithm>

#include "evaluate/terms.hpp"

namespace rubric::evaluate {

namespace {

constexpr Type number_type{Kind::number, 0};

/// A term as a number times factors.
struct Factors {
  Number by{1};
  std::vector<TermId> factors{};
};

Factors factors_of(const Terms& terms, TermId id) {
  const Term& term = terms[id];
  if (term.kind == TermKind::constant) return {term.numbers.front(), {}};
  if (term.kind == TermKind::product) return {Number(1), term.operands};
  const bool scaled = term.kind == TermKind::sum && term.operands.size() == 1 && term.numbers[0].is_zero() &&
                      !term.numbers[1].is_zero();
  if (!scaled) return {Number(1), {id}};
  const Term& inner = terms[term.operands.front()];
  return {term.numbers[1], inner.kind == TermKind::product ? inner.operands : term.operands};
}

}  // namespace

void Terms::add_scaled(Parts& parts, Number& constant, TermId id, const Number& by) const {
  const Term& term = (*this)[id];
  if (term.kind == TermKind::constant) {
    constant = constant + by * term.numbers[0];
  } else if (term.kind == TermKind::sum) {
    constant = constant + by * term.numbers[0];
    for (std::size_t i = 0; i < term.operands.size(); ++i)
      parts.emplace_back(term.operands[i], by * term.numbers[i + 1]);
  } else {
    parts.emplace_back(id, by);
  }
}

TermId Terms::sum(Number constant, const Parts& parts) {
  Parts flat;
  for (const auto& part : parts) add_scaled(flat, constant, part.first, part.second);
  std::sort(flat.begin(), flat.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Parts merged;
  for (auto& part : flat) {
    // A part that comes to nothing stays: where it is missing or fails, so does the sum.
    if (!merged.empty() && merged.back().first == part.first) {
      merged.back().second = merged.back().second + part.second;
    } else {
      merged.push_back(std::move(part));
    }
  }
  return linear(constant, merged);
}

TermId Terms::linear(const Number& constant, const Parts& parts) {
  if (parts.empty()) return number(constant);
  const bool alone = parts.size() == 1 && constant.is_zero() && parts.front().second == Number(1);
  if (alone && !may_be_unrated(parts.front().first)) return parts.front().first;
  Term term{TermKind::sum};
  term.type = number_type;
  term.numbers.push_back(constant);
  std::optional<Number> step;
  const auto measure = [&step](Number of) {
    if (of.is_negative()) of = -of;
    step = step ? common_measure(*step, std::move(of)) : std::move(of);
  };
  if (!constant.is_zero()) measure(constant);
  for (const auto& [id, by] : parts) {
    term.operands.push_back(id);
    term.numbers.push_back(by);
    if (!by.is_zero()) measure(by * (*this)[id].step);
  }
  term.step = step.value_or(Number(1));
  return intern(std::move(term));
}

TermId Terms::multiply(TermId a, TermId b) {
  Factors left = factors_of(*this, a);
  const Factors right = factors_of(*this, b);
  if (left.factors.empty()) return sum(Number(0), {{b, left.by}});
  if (right.factors.empty()) return sum(Number(0), {{a, right.by}});
  left.factors.insert(left.factors.end(), right.factors.begin(), right.factors.end());
  std::sort(left.factors.begin(), left.factors.end());
  Term term{TermKind::product};
  term.type = number_type;
  term.operands = std::move(left.factors);
  term.step = Number(1);
  for (const TermId factor : term.operands) term.step = term.step * (*this)[factor].step;
  return sum(Number(0), {{intern(std::move(term)), left.by * right.by}});
}

TermId Terms::divide(TermId a, TermId b) {
  Factors below = factors_of(*this, b);
  if (below.factors.empty() && !below.by.is_zero()) return sum(Number(0), {{a, Number(1) / below.by}});
  if (below.factors.empty()) below = {Number(1), {b}};
  TermId result = sum(Number(0), {{a, Number(1) / below.by}});
  for (const TermId factor : below.factors) {
    Term term{TermKind::inverse};
    term.type = number_type;
    term.operands = {factor};
    // detail 1: the divisor is whole, and so at least 1 where it is above 0.
    const Number& step = (*this)[factor].step;
    term.detail = !step.is_zero() && step.is_whole() ? 1 : 0;
    result = multiply(result, intern(std::move(term)));
  }
  return result;
}

TermId Terms::round(TermId a, TermId step, Rounding rounding) {
  const bool by_constant = is_constant(step) && Number(0) < value(step);
  const Number& own = (*this)[a].step;
  if (by_constant && !own.is_zero() && (own / value(step)).is_whole() && !may_be_unrated(a)) return a;
  Term term{TermKind::round};
  term.type = number_type;
  term.detail = static_cast<std::uint32_t>(rounding);
  term.operands = {a, step};
  if (by_constant) term.step = value(step);
  return intern(std::move(term));
}

TermId Terms::absolute(TermId a) {
  Term term{TermKind::absolute};
  term.type = number_type;
  term.operands = {a};
  term.step = (*this)[a].step;
  return intern(std::move(term));
}

TermId Terms::points(TermId level, const std::vector<Number>& points) {
  Term term{TermKind::points};
  term.type = number_type;
  term.operands = {level};
  term.numbers = points;
  std::optional<Number> step;
  for (const Number& number : points) {
    if (number.is_zero()) continue;
    const Number size = number.is_negative() ? -number : number;
    step = step ? common_measure(*step, size) : size;
  }
  term.step = step.value_or(Number(1));
  return intern(std::move(term));
}

TermId Terms::between(TermId from, TermId to, Opcode unit) {
  Term term{TermKind::between};
  term.type = number_type;
  term.detail = static_cast<std::uint32_t>(unit);
  term.operands = {from, to};
  term.step = Number(1);
  return intern(std::move(term));
}

}  // namespace rubric::evaluate
