#include "evaluate/column_run.hpp"

#include <algorithm>
#include <limits>

#include "compile/operations.hpp"
#include "compile/reads.hpp"
#include "evaluate/fetch_ahead.hpp"

namespace rubric::evaluate {

using compile::Opcode;

ColumnPlans::ColumnPlans(const compile::Program& program)
    : results(plan_columns(program,
                           {program.ops.begin(), program.ops.begin() + static_cast<std::ptrdiff_t>(program.result_ops)},
                           program.final_)) {
  for (const compile::RowProgram& row : program.rows)
    rows.push_back(plan_columns(program, row.ops, {row.where, row.value}));
}

Column ColumnWriter::finish(const Loops& loops, std::size_t lanes) {
  loops.bounds(column_.value->numbers, lanes, column_.low, column_.high);
  if (column_.below != nullptr) loops.bounds(column_.below->numbers, lanes, column_.below_low, column_.below_high);
  return column_;
}

void ColumnWriter::put_below(std::size_t i, std::int32_t below) {
  if (column_.below == nullptr) {
    column_.below = buffers_.take();
    std::fill_n(column_.below->numbers, i, 1);
  }
  column_.below->numbers[i] = below;
}

void ColumnWriter::put_state(std::size_t i, std::uint8_t state) {
  if (column_.state == nullptr) {
    column_.state = buffers_.take();
    std::fill_n(column_.state->states(), i, lane::value);
  }
  column_.state->states()[i] = state;
  column_.may_be_unrated |= state == lane::unrated;
}

ColumnRun::ColumnRun(const compile::Program& program, const ColumnPlans& plans, Buffers& buffers, const Loops& with)
    : program_(program),
      plans_(plans),
      buffers_(buffers),
      loops_(with),
      columns_(program.slot_count),
      scratch_(program.slot_count) {
  for (const auto& [slot, number] : program.constants) columns_[slot] = all_of(Fraction::of(number));
  for (const Slot flag : program.flags) columns_[flag] = all_of(Fraction::whole(0));
  for (const compile::BandTable& bands : program.bands) bands_.push_back(table_of(bands));
  for (const std::vector<Number>& points : program.points) points_.push_back(table_of(points));
  for (const compile::RoundedQuotient& quotient : program.quotients) quotients_.push_back(table_of(quotient));
}

void ColumnRun::clear(std::span<const Slot> slots) {
  for (const Slot slot : slots) {
    if (!columns_[slot].uniform()) put(slot, Column{});
  }
}

Buffer* ColumnRun::filled(std::int32_t number) {
  Buffer* const buffer = buffers_.take();
  std::fill_n(buffer->numbers, lanes_, number);
  return buffer;
}

Buffer* ColumnRun::numbers(const Column& column) {
  if (column.uniform()) return filled(values(column).all);
  Buffers::share(column.value);
  return column.value;
}

Buffer* ColumnRun::spoiled(const Column& a, const Column& b) {
  const Column& only = a.state == nullptr ? b : a;
  if (only.state == nullptr) return nullptr;
  const bool both = a.state != nullptr && b.state != nullptr && a.state != b.state;
  if (!both && !only.may_be_unrated) {
    Buffers::share(only.state);
    return only.state;
  }
  Buffer* const made = buffers_.take();
  loops_.spoil(made->states(), states(only), both ? states(b) : States{}, lanes_);
  return made;
}

Buffer* ColumnRun::over(Buffer* top, Buffer* under) {
  if (top == nullptr || under == nullptr) return top == nullptr ? under : top;
  Buffer* made = buffers_.take();
  loops_.over(made->states(), {top->states(), 0}, {under->states(), 0}, lanes_);
  buffers_.drop(top);
  buffers_.drop(under);
  return made;
}

void ColumnRun::settle(Column& column) {
  if (column.state != nullptr && loops_.highest_state(column.state->states(), lanes_) == lane::value)
    buffers_.drop(column.state);
  if (column.state == nullptr) column.may_be_unrated = false;
}

bool ColumnRun::within(Column& made, std::int64_t low, std::int64_t high) {
  // The least number has no counterpart above zero; it is left out, so that any number can change its sign.
  if (!fits(low) || !fits(high) || low == std::numeric_limits<std::int32_t>::min()) return false;
  made.low = static_cast<std::int32_t>(low);
  made.high = static_cast<std::int32_t>(high);
  return true;
}

bool ColumnRun::idle(const Op& op) {
  for (const auto& [slot, beside] : {std::pair(op.a, op.b), std::pair(op.b, op.a)}) {
    const Column& column = at(slot);
    if (!column.uniform() || column.all.below != 0 || column.all.is_other() || !at(beside).known()) continue;
    put(op.dest,
        all_of(column.all.is(Fraction::unrated) ? Fraction::of(Cell::failed(Fault::unrated_read)) : column.all));
    return true;
  }
  return false;
}

void ColumnRun::run(std::span<const facts::Facts* const> inspections) {
  inspections_ = inspections;
  lanes_ = inspections.size();
  origin_ = nullptr;
  run(plans_.results, 0, plans_.results.ops.size());
}

void ColumnRun::run(const ColumnPlan& plan, std::size_t first, std::size_t past) {
  for (std::size_t i = first; i < past; ++i) {
    const Op& op = plan.ops[i];
    const std::size_t unit = i;
    fetch_operands(plan, i + 1);
    if (is_skip(op.code)) {
      skip(plan, i);
      i += op.b;
    } else {
      run(op);
    }
    for (std::uint32_t dead = plan.dead[unit].first; dead < plan.dead[unit].past; ++dead) {
      Column& column = columns_[plan.slots[dead]];
      drop(column);
    }
  }
}

void ColumnRun::fetch_operands(const ColumnPlan& plan, std::size_t at_op) const {
  if (at_op >= plan.ops.size()) return;
  // The beginning is enough: the processor then sees that it is read on.
  constexpr std::size_t beginning = 512;
  const Op& op = plan.ops[at_op];
  const compile::Operands reads = compile::operands_of(op.code);
  const auto fetch = [this](Slot slot) {
    if (!at(slot).uniform()) fetch_ahead(at(slot).value->numbers, beginning);
  };
  if (reads.a) fetch(op.a);
  if (reads.b) fetch(op.b);
}

void ColumnRun::run(const Op& op) {
  using Kind = syntax::AggregateKind;
  const bool done = [&] {
    switch (op.code) {
      case Opcode::copy: return put(op.dest, share(op.a)), true;
      case Opcode::reach: return put(op.dest, share(op.b)), true;
      case Opcode::add:
      case Opcode::subtract:
      case Opcode::logical_and:
      case Opcode::logical_or: return two(op);
      case Opcode::multiply: return two(op) || multiply_ratio(op);
      case Opcode::divide: return divide(op);
      case Opcode::negate:
      case Opcode::absolute:
      case Opcode::logical_not: return one(op);
      case Opcode::floor: return round(op, Fraction::whole(1), Rounding::down);
      case Opcode::ceiling: return round(op, Fraction::whole(1), Rounding::up);
      case Opcode::round_half_up: return at(op.b).uniform() && round(op, at(op.b).all, Rounding::half_up);
      case Opcode::round_half_even: return at(op.b).uniform() && round(op, at(op.b).all, Rounding::half_even);
      case Opcode::round_down: return at(op.b).uniform() && round(op, at(op.b).all, Rounding::down);
      case Opcode::round_up: return at(op.b).uniform() && round(op, at(op.b).all, Rounding::up);
      case Opcode::equal:
      case Opcode::not_equal:
      case Opcode::less:
      case Opcode::less_equal:
      case Opcode::greater:
      case Opcode::greater_equal: return compare(op);
      case Opcode::choose: return choose(op, at(op.a), at(op.b), at(op.c));
      case Opcode::or_else: return or_else(op);
      case Opcode::band: return band(op);
      case Opcode::distance: return distance(op);
      case Opcode::points: return points(op);
      case Opcode::minimum:
      case Opcode::lowest: return fold(op, Kind::lowest);
      case Opcode::maximum:
      case Opcode::highest: return fold(op, Kind::highest);
      case Opcode::sum: return fold(op, Kind::sum);
      case Opcode::mean: return fold(op, Kind::mean);
      case Opcode::count: return fold(op, Kind::count);
      case Opcode::proportion: return fold(op, Kind::proportion);
      case Opcode::some: return fold(op, Kind::some);
      case Opcode::every: return fold(op, Kind::every);
      case Opcode::rated: return rated(op);
      case Opcode::permit: return permit(op);
      case Opcode::adjust: return adjust(op);
      case Opcode::rows: return rows(op), true;
      case Opcode::round_quotient: return round_quotient(op);
      case Opcode::rise_quotient: return rise_quotient(op);
      default: return false;
    }
  }();
  if (!done) general(op);
}

void ColumnRun::general(const Op& op) {
  reads_.clear();
  bool uniform = true;
  compile::for_each_read(program_, op, [&](Slot slot) {
    if (at(slot).uniform()) {
      scratch_[slot] = at(slot).all;
    } else {
      reads_.push_back(slot);
      uniform = false;
    }
  });
  const auto work_out = [&]() -> const Fraction& {
    compile::execute<compile::Fractions>(program_, &op, &op + 1, scratch_.data(), [](const Op&) {});
    return scratch_[op.dest];
  };
  if (uniform) return put(op.dest, all_of(work_out()));
  ColumnWriter writer(buffers_);
  for (std::size_t i = 0; i < lanes_; ++i) {
    for (const Slot slot : reads_) scratch_[slot] = fraction_at(at(slot), i);
    writer.put(i, lane_of(work_out()));
  }
  put(op.dest, writer.finish(loops_, lanes_));
}

void ColumnRun::skip(const ColumnPlan& plan, std::size_t at_op) {
  const Op& op = plan.ops[at_op];
  const Column& condition = at(op.a);
  const std::size_t first = at_op + 1, past = first + op.b;
  const bool given = op.code == Opcode::skip_given;
  if (condition.uniform()) {
    const bool needed = given ? condition.all.is(Fraction::missing) : compile::Fractions::may_hold(condition.all);
    if (needed) return run(plan, first, past);
    return put(op.dest, share(op.c));
  }
  if (given && condition.state == nullptr) return put(op.dest, share(op.c));
  // 1 in each lane that needs it.
  Buffer* needs = condition.value;
  Buffers::share(needs);
  if (condition.state != nullptr) {
    buffers_.drop(needs);
    needs = buffers_.take();
    if (given) {
      loops_.missing(needs->numbers, condition.state->states(), lanes_);
    } else {
      loops_.holds(needs->numbers, condition.value->numbers, condition.state->states(), lanes_);
    }
  }
  const std::size_t count = loops_.count(needs->numbers, lanes_);
  if (count == 0) {
    put(op.dest, share(op.c));
  } else if (dense(plan, at_op, count)) {
    // Lanes that need no run come to the same by one.
    run(plan, first, past);
  } else {
    Buffer* lanes = buffers_.take();
    loops_.where(lanes->numbers, needs->numbers, lanes_);
    gathered(lanes, count, plan, plan.reads[at_op], [&] { run(plan, first, past); });
    Column inner = columns_[op.dest];
    columns_[op.dest] = Column{};
    put(op.dest, scattered(at(op.c), inner, lanes->numbers, count));
    drop(inner);
    buffers_.drop(lanes);
  }
  buffers_.drop(needs);
}

bool ColumnRun::dense(const ColumnPlan& plan, std::size_t at_op, std::size_t count) const {
  // A loop does about as many lanes at once as this, and a gathered lane is fetched by itself.
  constexpr std::size_t at_once = 8;
  std::size_t fetched = 0;
  for (std::uint32_t i = plan.reads[at_op].first; i < plan.reads[at_op].past; ++i) {
    const Column& column = at(plan.slots[i]);
    fetched += (column.value != nullptr ? count : 0) + (column.state != nullptr ? count : 0);
  }
  return plan.units[at_op] * lanes_ / at_once <= fetched + plan.units[at_op] * count / at_once;
}

ColumnRun::Outer ColumnRun::step_in(Buffer* lanes, std::size_t count, const ColumnPlan& plan, ColumnPlan::Range reads) {
  Outer outer{saved_.size(), lanes_, origin_};
  for (std::uint32_t i = reads.first; i < reads.past; ++i) {
    Column& column = columns_[plan.slots[i]];
    saved_.push_back(column);
    column = gathered(column, lanes->numbers, count);
  }
  if (origin_ != nullptr) {
    outer.own_origin = buffers_.take();
    loops_.gather(outer.own_origin->numbers, origin_, lanes->numbers, count);
    origin_ = outer.own_origin->numbers;
  } else {
    origin_ = lanes->numbers;
  }
  lanes_ = count;
  return outer;
}

void ColumnRun::step_out(Outer outer, const ColumnPlan& plan, ColumnPlan::Range reads) {
  lanes_ = outer.lanes;
  origin_ = outer.origin;
  buffers_.drop(outer.own_origin);
  for (std::uint32_t i = reads.first; i < reads.past; ++i) put(plan.slots[i], saved_[outer.saved + i - reads.first]);
  saved_.resize(outer.saved);
}

Column ColumnRun::gathered(const Column& column, const std::int32_t* lanes, std::size_t count) {
  Column made = column;
  if (column.value != nullptr) {
    made.value = buffers_.take();
    loops_.gather(made.value->numbers, column.value->numbers, lanes, count);
  }
  if (column.below != nullptr) {
    made.below = buffers_.take();
    loops_.gather(made.below->numbers, column.below->numbers, lanes, count);
  }
  if (column.state != nullptr) {
    made.state = buffers_.take();
    loops_.gather_states(made.state->states(), column.state->states(), lanes, count);
  }
  return made;
}

Column ColumnRun::scattered(const Column& base, const Column& column, const std::int32_t* lanes, std::size_t count) {
  Column made;
  const auto spread = [&](auto* out, const auto& from, const auto& inner) {
    if (from.by_lane != nullptr) {
      std::copy_n(from.by_lane, lanes_, out);
    } else {
      std::fill_n(out, lanes_, from.all);
    }
    for (std::size_t i = 0; i < count; ++i) out[lanes[i]] = inner.by_lane != nullptr ? inner.by_lane[i] : inner.all;
  };
  made.value = buffers_.take();
  spread(made.value->numbers, values(base), values(column));
  const Values base_below = belows(base), below = belows(column);
  if (base_below.by_lane != nullptr || below.by_lane != nullptr || base_below.all != 1 || below.all != 1) {
    made.below = buffers_.take();
    spread(made.below->numbers, base_below, below);
  }
  if (!base.known() || !column.known()) {
    made.state = buffers_.take();
    spread(made.state->states(), states(base), states(column));
  }
  made.low = std::min(base.low, column.low);
  made.high = std::max(base.high, column.high);
  made.below_low = std::min(base.below_low, column.below_low);
  made.below_high = std::max(base.below_high, column.below_high);
  made.may_be_unrated = base.may_be_unrated || column.may_be_unrated;
  settle(made);
  return made;
}

}  // namespace rubric::evaluate
