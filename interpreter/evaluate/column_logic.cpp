#include <algorithm>

#include "evaluate/column_run.hpp"

namespace rubric::evaluate {

using compile::Opcode;

bool ColumnRun::choose(const Op& op, const Column& condition, const Column& then, const Column& otherwise) {
  if (condition.uniform()) {
    if (condition.all.is_other()) return false;
    if (condition.all.below != 0) {
      put(op.dest, shared(condition.all.above != 0 ? then : otherwise));
    } else {
      const bool unrated = condition.all.is(Fraction::unrated);
      put(op.dest, all_of(unrated ? Fraction::of(Cell::failed(Fault::unrated_read)) : condition.all));
    }
    return true;
  }
  const Values in = values(condition);
  Column made;
  made.low = std::min(then.low, otherwise.low);
  made.high = std::max(then.high, otherwise.high);
  if (then.value != nullptr && then.value == otherwise.value) {
    made.value = numbers(then);
  } else {
    made.value = buffers_.take();
    loops_.choose(made.value->numbers, in, values(then), values(otherwise), lanes_);
  }
  const Values below = belows(then), other_below = belows(otherwise);
  if (below.by_lane != nullptr || other_below.by_lane != nullptr || below.all != 1 || other_below.all != 1) {
    made.below = buffers_.take();
    made.below_low = std::min(then.below_low, otherwise.below_low);
    made.below_high = std::max(then.below_high, otherwise.below_high);
    loops_.choose(made.below->numbers, in, below, other_below, lanes_);
  }
  if (!then.known() || !otherwise.known()) {
    made.state = buffers_.take();
    made.may_be_unrated = then.may_be_unrated || otherwise.may_be_unrated;
    loops_.choose_state(made.state->states(), in, states(then), states(otherwise), lanes_);
  }
  made.state = over(spoiled(condition), made.state);
  settle(made);
  put(op.dest, made);
  return true;
}

bool ColumnRun::or_else(const Op& op) {
  const Column& a = at(op.a);
  if (a.uniform() || a.state == nullptr) {
    put(op.dest, share(a.uniform() && a.all.is(Fraction::missing) ? op.b : op.a));
    return true;
  }
  Column missing;
  missing.value = buffers_.take();
  missing.high = 1;
  loops_.missing(missing.value->numbers, a.state->states(), lanes_);
  const bool done = choose(op, missing, at(op.b), a);
  drop(missing);
  return done;
}

bool ColumnRun::rated(const Op& op) {
  const Column& flag = at(op.a);
  const Column& value = at(op.b);
  if (!flag.known() || flag.uniform() || value.uniform())
    return choose(op, flag, value, all_of({Fraction::unrated, 0}));
  Column made = shared(value);
  buffers_.drop(made.state);
  made.state = buffers_.take();
  made.may_be_unrated = true;
  loops_.choose_state(made.state->states(), values(flag), states(value), {nullptr, lane::unrated}, lanes_);
  settle(made);
  put(op.dest, made);
  return true;
}

bool ColumnRun::permit(const Op& op) {
  const Column& from = at(op.a);
  const Column& to = at(op.b);
  const compile::Discretion& rule = program_.discretions[op.c];
  if (from.uniform() || from.may_be_unrated || !from.whole() || to.uniform() || !to.whole()) return false;
  constexpr std::uint32_t most = 64;  // limits::levels
  const auto width = static_cast<std::int32_t>(std::min(rule.width, most));
  Column made;
  made.high = 1;
  made.value = buffers_.take();
  loops_.permit(made.value->numbers, values(from), values(to), rule.down ? width : 0, rule.up ? width : 0, lanes_);
  const auto demand = [&](Slot flag) { loops_.onto(Opcode::minimum, made.value->numbers, values(at(flag)), lanes_); };
  if (rule.requires_reason) demand(rule.has_reason);
  if (rule.requires_by) demand(rule.has_by);
  made.state = spoiled(from, to);
  put(op.dest, made);
  return true;
}

bool ColumnRun::adjust(const Op& op) {
  const Column& a = at(op.a);
  const std::vector<compile::Limit>& limits = program_.adjustments[op.b];
  if (a.uniform() || !a.whole()) return false;
  for (const compile::Limit& limit : limits) {
    // Floors and caps together can contradict each other.
    if (limit.is_cap != limits.front().is_cap || !at(limit.level).known() || !at(limit.level).whole()) return false;
    if (limit.when != compile::no_slot && !at(limit.when).known()) return false;
    if (limit.off != compile::no_slot && !at(limit.off).known()) return false;
  }
  Column made = share(op.a);
  buffers_.drop(made.value);
  made.value = buffers_.take();
  std::copy_n(a.value->numbers, lanes_, made.value->numbers);
  for (const compile::Limit& limit : limits) {
    const Values when = limit.when == compile::no_slot ? Values{nullptr, 1} : values(at(limit.when));
    const Values off = limit.off == compile::no_slot ? Values{} : values(at(limit.off));
    Buffer* active = buffers_.take();
    loops_.two(Opcode::greater, active->numbers, when, off, lanes_);
    const Column& level = at(limit.level);
    loops_.onto_some(limit.is_cap ? Opcode::minimum : Opcode::maximum, made.value->numbers, {active->numbers, 0},
                     values(level), lanes_);
    made.low = std::min(made.low, level.low);
    made.high = std::max(made.high, level.high);
    buffers_.drop(active);
  }
  put(op.dest, made);
  return true;
}

}  // namespace rubric::evaluate
