#pragma once
#include <algorithm>

#include "compile/cells.hpp"
#include "compile/opcodes.hpp"

/// What the operations do, written once over a domain of values: exact cells, or sets of values.
namespace rubric::compile {

/// Runs operations over the slots of one run; `rows(op)` runs a row aggregate. Operations of one kind behind each other
/// are run in one loop.
template <class Domain, class Rows>
class Executor {
 public:
  using Value = typename Domain::Value;

  Executor(const Program& program, Value* slots, const Rows& rows) : program_(program), slots_(slots), rows_(rows) {}

  void run(const Op* op, const Op* end) {
    using Kind = syntax::AggregateKind;
    const std::vector<BandTable>& bands = program_.bands;
    at_ = op;
    end_ = end;
    while (at_ != end_) {
      switch (at_->code) {
        case Opcode::copy: unary<Domain::copy>(); break;
        case Opcode::add: binary<Domain::add>(); break;
        case Opcode::subtract: binary<Domain::subtract>(); break;
        case Opcode::multiply: binary<Domain::multiply>(); break;
        case Opcode::divide:
          each([&](const Op& it) { Domain::divide(dest(it), a(it), b(it), program_.slot_types[it.b]); });
          break;
        case Opcode::negate: unary<Domain::negate>(); break;
        case Opcode::absolute: unary<Domain::absolute>(); break;
        case Opcode::floor: each([&](const Op& it) { Domain::to_whole(dest(it), a(it), Rounding::down); }); break;
        case Opcode::ceiling: each([&](const Op& it) { Domain::to_whole(dest(it), a(it), Rounding::up); }); break;
        case Opcode::round_half_up: round<Rounding::half_up>(); break;
        case Opcode::round_half_even: round<Rounding::half_even>(); break;
        case Opcode::round_down: round<Rounding::down>(); break;
        case Opcode::round_up: round<Rounding::up>(); break;
        case Opcode::equal: compare<Opcode::equal>(); break;
        case Opcode::not_equal: compare<Opcode::not_equal>(); break;
        case Opcode::less: compare<Opcode::less>(); break;
        case Opcode::less_equal: compare<Opcode::less_equal>(); break;
        case Opcode::greater: compare<Opcode::greater>(); break;
        case Opcode::greater_equal: compare<Opcode::greater_equal>(); break;
        case Opcode::logical_and: binary<Domain::logical_and>(); break;
        case Opcode::logical_or: binary<Domain::logical_or>(); break;
        case Opcode::logical_not: unary<Domain::logical_not>(); break;
        case Opcode::choose: each([&](const Op& it) { Domain::choose(dest(it), a(it), b(it), slots_[it.c]); }); break;
        case Opcode::or_else: binary<Domain::or_else>(); break;
        case Opcode::band: each([&](const Op& it) { Domain::band(dest(it), a(it), bands[it.b]); }); break;
        case Opcode::distance: each([&](const Op& it) { Domain::distance(dest(it), a(it), bands[it.b]); }); break;
        case Opcode::points: each([&](const Op& it) { Domain::points(dest(it), a(it), program_.points[it.b]); }); break;
        case Opcode::years_between:
        case Opcode::months_between:
        case Opcode::days_between: each([&](const Op& it) { Domain::between(dest(it), a(it), b(it), it.code); }); break;
        case Opcode::minimum:
        case Opcode::lowest: reduce<Kind::lowest>(); break;
        case Opcode::maximum:
        case Opcode::highest: reduce<Kind::highest>(); break;
        case Opcode::sum: reduce<Kind::sum>(); break;
        case Opcode::mean: reduce<Kind::mean>(); break;
        case Opcode::count: reduce<Kind::count>(); break;
        case Opcode::proportion: reduce<Kind::proportion>(); break;
        case Opcode::some: reduce<Kind::some>(); break;
        case Opcode::every: reduce<Kind::every>(); break;
        case Opcode::rated: binary<Domain::rated>(); break;
        case Opcode::permit:
          each([&](const Op& it) { Domain::permit(dest(it), a(it), b(it), program_.discretions[it.c], slots_); });
          break;
        case Opcode::reach:
          each([&](const Op& it) { Domain::reach(dest(it), a(it), b(it), program_.discretions[it.c]); });
          break;
        case Opcode::adjust:
          each([&](const Op& it) { Domain::adjust(dest(it), a(it), program_.adjustments[it.b], slots_); });
          break;
        case Opcode::rows: each(rows_); break;
        case Opcode::round_quotient:
        case Opcode::rise_quotient: quotients(); break;
        case Opcode::pass_given: pass(); break;
        case Opcode::skip_unless: skip<Domain::may_hold>(); break;
        case Opcode::skip_moot: skip<Domain::may_matter>(); break;
        case Opcode::skip_given: skip<Domain::may_lack>(); break;
      }
    }
  }

 private:
  /// Whether the domain runs programs of results alone.
  static constexpr bool for_results = requires { Domain::round_quotient; };

  Value& dest(const Op& op) { return slots_[op.dest]; }
  const Value& a(const Op& op) { return slots_[op.a]; }
  const Value& b(const Op& op) { return slots_[op.b]; }

  template <class Work>
  void each(const Work& work) {
    const Op* op = at_;
    const Opcode code = op->code;
    do work(*op);
    while (++op != end_ && op->code == code);
    at_ = op;
  }
  void quotients() {
    if constexpr (for_results) {
      each([this](const Op& it) {
        if (it.code == Opcode::round_quotient) {
          Domain::round_quotient(dest(it), a(it), b(it), program_.quotients[it.c]);
        } else {
          Domain::rise_quotient(dest(it), a(it), b(it), program_.quotients[it.c]);
        }
      });
    }
  }
  template <auto work>
  void unary() {
    each([this](const Op& it) { work(dest(it), a(it)); });
  }
  template <auto work>
  void binary() {
    each([this](const Op& it) { work(dest(it), a(it), b(it)); });
  }
  template <Rounding rounding>
  void round() {
    each([this](const Op& it) { Domain::round(dest(it), a(it), b(it), rounding); });
  }
  /// Leaves segments out, or goes on into the first that is needed.
  template <auto needed>
  void skip() {
    const Op* op = at_;
    const Opcode code = op->code;
    do {
      if (needed(a(*op))) {
        at_ = op + 1;
        return;
      }
      Domain::copy(dest(*op), slots_[op->c]);
      op += 1 + op->b;
    } while (op != end_ && op->code == code);
    at_ = op;
  }
  void pass() {
    if constexpr (for_results) {
      const Value* const first = slots_ + at_->a;
      at_ += Domain::all_given(first, first + at_->b) ? 1 + at_->c : 1;
    }
  }
  template <Opcode code>
  void compare() {
    each([this](const Op& it) { Domain::compare(dest(it), a(it), b(it), code); });
  }
  template <syntax::AggregateKind kind>
  void reduce() {
    each([this](const Op& it) {
      if constexpr (for_results) {
        const Slot* const first = program_.operands.data() + it.a;
        if (Domain::template reduce<kind>(dest(it), slots_, {first, it.b}, it.guarded)) return;
      }
      typename Domain::Fold fold(kind);
      const Slot* operand = program_.operands.data() + it.a;
      const Slot* const end = operand + it.b;
      if (it.guarded) {
        for (; operand != end; operand += 2) fold.add(&slots_[operand[0]], &slots_[operand[1]]);
      } else {
        for (; operand != end; ++operand) fold.add(nullptr, &slots_[*operand]);
      }
      fold.finish(dest(it));
    });
  }

  const Program& program_;
  Value* slots_;
  const Rows& rows_;
  const Op* at_ = nullptr;
  const Op* end_ = nullptr;
};

/// Runs the operations from `op` to `end`; `rows(op)` runs a row aggregate.
template <class Domain, class Rows>
void execute(const Program& program, const Op* op, const Op* end, typename Domain::Value* slots, const Rows& rows) {
  Executor<Domain, Rows>(program, slots, rows).run(op, end);
}

/// Leaves missing what the segments wrote in an earlier run.
template <class Domain>
void clear_segments(const Program& program, typename Domain::Value* slots) {
  std::size_t in_segment = 0;
  for (const Op& op : program.ops) {
    if (in_segment != 0) {
      Domain::clear(slots[op.dest]);
      --in_segment;
    }
    if (is_skip(op.code)) in_segment = std::max<std::size_t>(in_segment, op.b);
  }
}

}  // namespace rubric::compile
