#include <algorithm>
#include <limits>

#include "evaluate/column_run.hpp"

namespace rubric::evaluate {

namespace {

using compile::Opcode;
using Kind = syntax::AggregateKind;

/// More than any number a lane can hold of a lowest, and less of a highest.
constexpr std::int32_t none_lowest = std::numeric_limits<std::int32_t>::max();
constexpr std::int32_t none_highest = std::numeric_limits<std::int32_t>::min();

Opcode onto(Kind kind) {
  switch (kind) {
    case Kind::lowest:
    case Kind::every: return Opcode::minimum;
    case Kind::highest:
    case Kind::some: return Opcode::maximum;
    default: return Opcode::add;
  }
}

std::int32_t start_of(Kind kind) {
  switch (kind) {
    case Kind::lowest: return none_lowest;
    case Kind::highest: return none_highest;
    case Kind::every: return 1;
    default: return 0;
  }
}

}  // namespace

bool ColumnRun::fold(const Op& op, Kind kind) {
  const Slot* const operands = program_.operands.data() + op.a;
  const std::size_t step = op.guarded ? 2 : 1;
  const bool chosen = kind == Kind::lowest || kind == Kind::highest;
  const bool counts_members = kind == Kind::proportion || kind == Kind::mean;
  bool all_uniform = true, any_state = false, any_sure = false, sums_fit = true;
  std::int64_t sum_low = 0, sum_high = 0;
  std::int32_t low = none_lowest, high = none_highest;
  for (std::size_t i = 0; i < op.b; i += step) {
    const Column& value = at(operands[i + step - 1]);
    const bool guarded = op.guarded && !at(operands[i]).uniform();
    all_uniform = all_uniform && value.uniform() && !guarded;
    if (op.guarded && (!at(operands[i]).known() || !at(operands[i]).whole())) return false;
    if (op.guarded && !guarded && at(operands[i]).all.above == 0) continue;
    // A member that has no value anywhere may be the reason why none of the others counts.
    if (!value.whole() && !(value.uniform() && value.all.below == 0 && !value.all.is_other())) return false;
    any_state = any_state || !value.known();
    any_sure = any_sure || !guarded;
    sum_low += std::min(value.low, guarded ? 0 : value.low);
    sum_high += std::max(value.high, guarded ? 0 : value.high);
    sums_fit = sums_fit && fits(sum_low) && fits(sum_high);
    low = std::min(low, value.low);
    high = std::max(high, value.high);
  }
  if (all_uniform) return false;
  Column made, members;
  if (chosen && low > high) return false;  // no member in any lane
  if (chosen ? !within(made, low, high) || high == none_lowest : !sums_fit || !within(made, sum_low, sum_high))
    return false;
  if (kind == Kind::every || kind == Kind::some) within(made, 0, 1);
  made.value = filled(start_of(kind));
  if (any_state) {
    made.state = buffers_.take();
    std::fill_n(made.state->states(), lanes_, lane::value);
  }
  if (counts_members) members.value = filled(0);
  for (std::size_t i = 0; i < op.b; i += step) {
    const Column& value = at(operands[i + step - 1]);
    const Values included = op.guarded ? values(at(operands[i])) : Values{nullptr, 1};
    if (included.by_lane == nullptr && included.all == 0) continue;
    loops_.onto_some(onto(kind), made.value->numbers, included, values(value), lanes_);
    if (!value.known()) loops_.lack_some(made.state->states(), included, states(value), lanes_);
    if (counts_members) loops_.onto(Opcode::add, members.value->numbers, included, lanes_);
  }
  if (chosen && !any_sure) {
    Buffer* const empty = buffers_.take();
    loops_.empties(empty->states(), made.value->numbers, start_of(kind), made.low, lanes_);
    made.state = over(made.state, empty);
  }
  if (counts_members) {
    members.high = static_cast<std::int32_t>(op.b / step);
    if (!finish(kind, made, members)) return false;
  }
  settle(made);
  put(op.dest, made);
  return true;
}

bool ColumnRun::finish(Kind kind, Column& made, Column& members) {
  if (kind == Kind::proportion) {
    Column hundreds;
    if (!within(hundreds, 100 * std::int64_t{made.low}, 100 * std::int64_t{made.high})) {
      drop(made);
      drop(members);
      return false;
    }
    Buffer* hits = made.value;
    made.value = buffers_.take();
    made.low = hundreds.low;
    made.high = hundreds.high;
    loops_.two(Opcode::multiply, made.value->numbers, {hits->numbers, 0}, {nullptr, 100}, lanes_);
    buffers_.drop(hits);
  }
  Buffer* empty = buffers_.take();
  loops_.empties(empty->states(), members.value->numbers, 0, 1, lanes_);
  made.state = over(made.state, empty);
  made.below = members.value;
  made.below_high = std::max(members.high, 1);
  return true;
}

}  // namespace rubric::evaluate
