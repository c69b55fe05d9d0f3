#pragma once
#include "compile/cells.hpp"

/// What the operations do, written once over a domain of values: exact cells, or sets of values.
namespace rubric::compile {

/// The aggregate that a list operation works out; minimum and maximum are the lowest and highest of a list.
constexpr syntax::AggregateKind aggregate_of(Opcode code) {
  using Kind = syntax::AggregateKind;
  switch (code) {
    case Opcode::minimum:
    case Opcode::lowest: return Kind::lowest;
    case Opcode::maximum:
    case Opcode::highest: return Kind::highest;
    case Opcode::sum: return Kind::sum;
    case Opcode::mean: return Kind::mean;
    case Opcode::count: return Kind::count;
    case Opcode::proportion: return Kind::proportion;
    case Opcode::some: return Kind::some;
    default: return Kind::every;
  }
}

template <class Domain>
void reduce(const Op& op, const Slot* operand, typename Domain::Value* slots) {
  typename Domain::Fold fold(aggregate_of(op.code));
  const Slot* const end = operand + op.b;
  if (op.guarded) {
    for (; operand != end; operand += 2) fold.add(&slots[operand[0]], &slots[operand[1]]);
  } else {
    for (; operand != end; ++operand) fold.add(nullptr, &slots[*operand]);
  }
  fold.finish(slots[op.dest]);
}

/// Runs the operations from `op` to `end`; `rows(op)` runs a row aggregate.
template <class Domain, class Rows>
void execute(const Program& program, const Op* op, const Op* end, typename Domain::Value* slots, const Rows& rows) {
  for (; op != end; ++op) {
    auto& dest = slots[op->dest];
    const auto& a = [&]() -> const auto& { return slots[op->a]; };
    const auto& b = [&]() -> const auto& { return slots[op->b]; };
    switch (op->code) {
      case Opcode::copy: Domain::copy(dest, a()); break;
      case Opcode::add: Domain::add(dest, a(), b()); break;
      case Opcode::subtract: Domain::subtract(dest, a(), b()); break;
      case Opcode::multiply: Domain::multiply(dest, a(), b()); break;
      case Opcode::divide: Domain::divide(dest, a(), b(), program.slot_types[op->b]); break;
      case Opcode::negate: Domain::negate(dest, a()); break;
      case Opcode::absolute: Domain::absolute(dest, a()); break;
      case Opcode::floor: Domain::to_whole(dest, a(), Rounding::down); break;
      case Opcode::ceiling: Domain::to_whole(dest, a(), Rounding::up); break;
      case Opcode::round_half_up: Domain::round(dest, a(), b(), Rounding::half_up); break;
      case Opcode::round_half_even: Domain::round(dest, a(), b(), Rounding::half_even); break;
      case Opcode::round_down: Domain::round(dest, a(), b(), Rounding::down); break;
      case Opcode::round_up: Domain::round(dest, a(), b(), Rounding::up); break;
      case Opcode::equal:
      case Opcode::not_equal:
      case Opcode::less:
      case Opcode::less_equal:
      case Opcode::greater:
      case Opcode::greater_equal: Domain::compare(dest, a(), b(), op->code); break;
      case Opcode::logical_and: Domain::logical_and(dest, a(), b()); break;
      case Opcode::logical_or: Domain::logical_or(dest, a(), b()); break;
      case Opcode::logical_not: Domain::logical_not(dest, a()); break;
      case Opcode::choose: Domain::choose(dest, a(), b(), slots[op->c]); break;
      case Opcode::or_else: Domain::or_else(dest, a(), b()); break;
      case Opcode::band: Domain::band(dest, a(), program.bands[op->b]); break;
      case Opcode::distance: Domain::distance(dest, a(), program.bands[op->b]); break;
      case Opcode::points: Domain::points(dest, a(), program.points[op->b]); break;
      case Opcode::years_between:
      case Opcode::months_between:
      case Opcode::days_between: Domain::between(dest, a(), b(), op->code); break;
      case Opcode::minimum:
      case Opcode::maximum:
      case Opcode::sum:
      case Opcode::mean:
      case Opcode::lowest:
      case Opcode::highest:
      case Opcode::count:
      case Opcode::proportion:
      case Opcode::some:
      case Opcode::every: reduce<Domain>(*op, program.operands.data() + op->a, slots); break;
      case Opcode::rated: Domain::rated(dest, a(), b()); break;
      case Opcode::permit: Domain::permit(dest, a(), b(), program.discretions[op->c], slots); break;
      case Opcode::reach: Domain::reach(dest, a(), b(), program.discretions[op->c]); break;
      case Opcode::adjust: Domain::adjust(dest, a(), program.adjustments[op->b], slots); break;
      case Opcode::rows: rows(*op); break;
      case Opcode::skip_unless:
      case Opcode::skip_given: {
        // Only a segment that ran before holds anything to clear.
        const bool ran = Domain::can_run(dest);
        if (op->code == Opcode::skip_unless) {
          Domain::copy(dest, a());
        } else {
          Domain::absent(dest, a());
        }
        if (Domain::can_run(dest)) break;
        const Op* const last = op + op->b;
        if (!ran) {
          op = last;
          break;
        }
        while (op != last) Domain::clear(slots[(++op)->dest]);
        break;
      }
    }
  }
}

}  // namespace rubric::compile
