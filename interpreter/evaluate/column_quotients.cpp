#include <algorithm>

#include "evaluate/column_run.hpp"

namespace rubric::evaluate {

ColumnRun::Table ColumnRun::table_of(const compile::RoundedQuotient& quotient) {
  Table table;
  table.from = table.low = table.high = static_cast<std::int32_t>(quotient.from);
  std::int64_t level = quotient.from;
  for (const compile::QuotientStep& step : quotient.steps) {
    level += step.by;
    table.low = std::min(table.low, static_cast<std::int32_t>(level));
    table.high = std::max(table.high, static_cast<std::int32_t>(level));
    table.farthest = std::max(table.farthest, std::abs(step.at) + step.past);
    table.ratio.push_back(
        {static_cast<std::int32_t>(step.at), static_cast<std::int32_t>(step.past), static_cast<std::int32_t>(step.by)});
  }
  return table;
}

Buffer* ColumnRun::risen(Quotient of, const std::vector<Rise>& rises, std::int32_t from) {
  constexpr std::size_t at_once = 4;
  Buffer* const made = buffers_.take();
  for (std::size_t i = 0; i < rises.size(); i += at_once) {
    const Rises some{i == 0 ? from : 0, rises.data() + i, std::min(at_once, rises.size() - i)};
    if (i == 0) {
      loops_.rise_ratio(made->numbers, of, some, lanes_);
      continue;
    }
    Buffer* more = buffers_.take();
    loops_.rise_ratio(more->numbers, of, some, lanes_);
    loops_.onto(compile::Opcode::add, made->numbers, {more->numbers, 0}, lanes_);
    buffers_.drop(more);
  }
  return made;
}

Buffer* ColumnRun::quotient_states(const Column& a, const Column& b) {
  Buffer* const spoilt = spoiled(a, b);
  if (b.low > 0) return spoilt;
  Buffer* const zeros = buffers_.take();
  loops_.zeros(zeros->states(), b.value->numbers, lanes_);
  return over(spoilt, zeros);
}

bool ColumnRun::round_quotient(const Op& op) {
  const Column& a = at(op.a);
  const Column& b = at(op.b);
  const compile::RoundedQuotient& rounded = program_.quotients[op.c];
  if (a.uniform() && b.uniform()) return false;
  if (idle(op)) return true;
  // An unrated operand fails in the product, before the other is looked at.
  if (!a.whole() || !b.whole() || a.may_be_unrated || b.low < 0 || b.high == 0) return false;
  Quotient of;
  std::int64_t low = 0, high = 0;
  Column made;
  if (!quotient(a, std::max(b.low, 1), b.high, rounded.factor, of, low, high) || !within(made, low, high)) return false;
  of.above = values(a);
  of.below = values(b);
  made.value = buffers_.take();
  loops_.round(rounded.rounding, made.value->numbers, of, lanes_);
  made.state = quotient_states(a, b);
  settle(made);
  put(op.dest, made);
  return true;
}

bool ColumnRun::rise_quotient(const Op& op) {
  const Column& a = at(op.a);
  const Column& b = at(op.b);
  const Table& table = quotients_[op.c];
  if ((a.uniform() && b.uniform()) || table.ratio.empty()) return false;
  if (idle(op)) return true;
  if (!a.whole() || !b.whole() || a.may_be_unrated || b.low < 0 || b.high == 0) return false;
  const std::int64_t twice = 2 * program_.quotients[op.c].factor;
  const std::int64_t farthest = std::max(std::abs(std::int64_t{a.low}), std::abs(std::int64_t{a.high}));
  const std::int64_t size = std::max(std::abs(twice) * farthest, table.farthest * b.high);
  if (size >= std::int64_t{1} << 52U) return false;
  const bool single = size < std::int64_t{1} << 23U;
  Column made;
  made.low = table.low;
  made.high = table.high;
  made.value = risen({values(a), values(b), static_cast<std::int32_t>(twice), single}, table.ratio, table.from);
  made.state = quotient_states(a, b);
  settle(made);
  put(op.dest, made);
  return true;
}

}  // namespace rubric::evaluate
