#include <algorithm>

#include "compile/opcodes.hpp"
#include "lint/monotone.hpp"

namespace rubric::lint {

namespace {

using compile::Op;
using compile::Opcode;
using compile::Slot;

constexpr Way join(Way a, Way b) {
  if (a == b || b == Way::fixed) return a;
  return a == Way::fixed ? b : Way::open;
}

constexpr Way flip(Way way) {
  if (way == Way::rising) return Way::falling;
  return way == Way::falling ? Way::rising : way;
}

/// Slots to look at in one sum at most.
constexpr std::size_t most_parts = 1000;

/// A value as a fold or a choice sees it: which way it moves and within which bounds.
struct Operand {
  Way way = Way::fixed;
  std::optional<Number> low{};
  std::optional<Number> high{};
};

bool at_least(const Operand& a, const Operand& b) { return a.low && b.high && *a.low >= *b.high; }
bool never_negative(const Operand& it) { return it.low && *it.low >= Number(0); }
bool never_positive(const Operand& it) { return it.high && *it.high <= Number(0); }

/// The way of a product by a factor that stays.
Way scaled(Way way, const Operand& factor) {
  if (way == Way::fixed || never_negative(factor)) return way;
  return never_positive(factor) ? flip(way) : Way::open;
}

/// Which way a choice moves by its condition, given whether its value where that holds is at least the other.
Way chosen(Way condition, const Operand& then, const Operand& otherwise) {
  const Way values = join(then.way, otherwise.way);
  if (condition == Way::fixed) return values;
  if (condition == Way::open) return Way::open;
  if (at_least(then, otherwise)) return join(values, condition);
  return at_least(otherwise, then) ? join(values, flip(condition)) : Way::open;
}

class Walk {
 public:
  Walk(const compile::Program& program, const evaluate::RangeFrame& frame, const Causes& causes)
      : program_(program), frame_(frame), ways_(program.slot_count, Way::fixed), writer_(program.slot_count) {
    for (const Slot cause : causes) ways_[cause] = Way::rising;
  }

  std::vector<Way> ways() {
    run(program_.ops, 0, program_.ops.size());
    return std::move(ways_);
  }

 private:
  void run(const std::vector<Op>& ops, std::size_t at, std::size_t end) {
    while (at < end) {
      const Op& op = ops[at++];
      if (compile::is_skip(op.code)) {
        run(ops, at, at + op.b);
        at += op.b;
        // Behind the other skips the last operation reads the condition itself.
        if (op.code == Opcode::skip_unless) ways_[op.dest] = choice(op.a, op.dest, op.c);
        continue;
      }
      writer_[op.dest] = &op;
      const Way way = way_of(op);
      ways_[op.dest] = is_settled(op.dest) ? Way::fixed : way;
    }
  }

  bool is_settled(Slot slot) const { return frame_.slots[slot].single().has_value(); }

  Operand operand(Slot slot) const {
    const Range& range = frame_.slots[slot];
    Operand it{ways_[slot]};
    if (!range.has_value) return it;
    if (!range.finite) {
      it.low = range.low;
      it.high = range.high;
    } else if (range.levels != 0) {
      it.low = Number(__builtin_ctzll(range.levels));
      it.high = Number(63 - __builtin_clzll(range.levels));
    }
    return it;
  }

  Way choice(Slot condition, Slot then, Slot otherwise) const {
    const Operand holds = operand(condition);
    if (holds.high && holds.high->is_zero()) return ways_[otherwise];
    if (never_false(holds)) return ways_[then];
    return chosen(holds.way, operand(then), operand(otherwise));
  }

  static bool never_false(const Operand& condition) { return condition.low && !condition.low->is_zero(); }

  Way way_of(const Op& op) {
    const auto a = [&] { return ways_[op.a]; };
    const auto b = [&] { return ways_[op.b]; };
    switch (op.code) {
      case Opcode::copy:
      case Opcode::floor:
      case Opcode::ceiling: return a();
      case Opcode::round_half_up:
      case Opcode::round_half_even:
      case Opcode::round_down:
      case Opcode::round_up: return b() == Way::fixed ? a() : Way::open;
      case Opcode::add:
      case Opcode::logical_and:
      case Opcode::logical_or:
      case Opcode::or_else: return join(a(), b());
      case Opcode::subtract: return join(a(), flip(b()));
      case Opcode::negate:
      case Opcode::logical_not: return flip(a());
      case Opcode::multiply: return join(scaled(a(), operand(op.b)), scaled(b(), operand(op.a)));
      case Opcode::divide: {
        const Way way = quotient(operand(op.a), operand(op.b));
        return way == Way::open ? part_of_whole(op) : way;
      }
      case Opcode::absolute: return scaled(a(), operand(op.a));
      case Opcode::years_between:
      case Opcode::months_between:
      case Opcode::days_between: return join(flip(a()), b());
      case Opcode::choose: return choice(op.a, op.b, op.c);
      case Opcode::rated: return b();
      case Opcode::band: return along(program_.bands[op.b].levels, a());
      case Opcode::points: return along(program_.points[op.b], a());
      case Opcode::adjust: return bounded(a(), program_.adjustments[op.b]);
      case Opcode::rows: return of_rows(program_.rows[op.a]);
      case Opcode::distance: return a() == Way::fixed ? Way::fixed : Way::open;
      case Opcode::permit:
      case Opcode::reach: return join(a(), b()) == Way::fixed ? Way::fixed : Way::open;
      default: return compile::is_comparison(op.code) ? comparison(op.code, operand(op.a), operand(op.b)) : fold(op);
    }
  }

  /// `values` by the row or level that an operand moves along.
  template <class Values>
  static Way along(const Values& values, Way way) {
    if (std::is_sorted(values.begin(), values.end())) return way;
    return way == Way::fixed || std::is_sorted(values.rbegin(), values.rend()) ? flip(way) : Way::open;
  }

  /// A divisor that is 0 gives no result; else it keeps its sign where it never has the other one.
  static Way quotient(const Operand& a, const Operand& b) {
    const bool one_sign = never_negative(b) || never_positive(b);
    const Way by_b = one_sign || b.way == Way::fixed ? scaled(flip(b.way), a) : Way::open;
    return join(scaled(a.way, b), by_b);
  }

  /// `part / (part + rest)`, which rises with the part and falls with the rest, none of them being negative.
  Way part_of_whole(const Op& quotient) const {
    const Operand part = operand(without_factor(quotient.a));
    std::vector<Slot> parts{quotient.b};
    std::size_t found = 0;
    Way rest = Way::fixed;
    for (std::size_t i = 0; i < parts.size() && parts.size() <= most_parts; ++i) {
      if (const Op* sum = writer_[parts[i]]; sum != nullptr && sum->code == Opcode::add) {
        parts.insert(parts.end(), {sum->a, sum->b});
      } else if (parts[i] == without_factor(quotient.a) && found == 0) {
        ++found;
      } else {
        if (!never_negative(operand(parts[i]))) return Way::open;
        rest = join(rest, ways_[parts[i]]);
      }
    }
    const bool is_part = found == 1 && parts.size() <= most_parts && never_negative(part);
    return is_part ? join(part.way, flip(rest)) : Way::open;
  }

  /// What a product by a constant that is not negative multiplies.
  Slot without_factor(Slot slot) const {
    const Op* product = writer_[slot];
    if (product == nullptr || product->code != Opcode::multiply) return slot;
    for (const auto& [factor, other] : {std::pair(product->a, product->b), std::pair(product->b, product->a)})
      if (is_settled(factor) && never_negative(operand(factor))) return other;
    return slot;
  }

  static Way comparison(Opcode code, const Operand& a, const Operand& b) {
    switch (code) {
      case Opcode::less:
      case Opcode::less_equal: return join(flip(a.way), b.way);
      case Opcode::greater:
      case Opcode::greater_equal: return join(a.way, flip(b.way));
      case Opcode::equal: return equality(a, b);
      default: return flip(equality(a, b));
    }
  }

  /// Equal to the highest that a value can be, or to the lowest.
  static Way equality(const Operand& a, const Operand& b) {
    if (join(a.way, b.way) == Way::fixed) return Way::fixed;
    const Operand& constant = a.way == Way::fixed ? a : b;
    const Operand& moving = a.way == Way::fixed ? b : a;
    if (constant.way != Way::fixed) return Way::open;
    if (at_least(constant, moving)) return moving.way;
    return at_least(moving, constant) ? flip(moving.way) : Way::open;
  }

  Way bounded(Way way, const std::vector<compile::Limit>& limits) const {
    for (const compile::Limit& limit : limits) {
      const Operand when = limit.when == compile::no_slot ? Operand{} : operand(limit.when);
      if (limit.when != compile::no_slot && when.high && when.high->is_zero()) continue;
      way = join(way, ways_[limit.level]);
      way = join(way, limit.is_cap ? flip(when.way) : when.way);
    }
    return way;
  }

  Way of_rows(const compile::RowProgram& rows) {
    run(rows.ops, 0, rows.ops.size());
    const auto fixed = [&](Slot slot) { return slot == compile::no_slot || ways_[slot] == Way::fixed; };
    return fixed(rows.where) && fixed(rows.value) ? Way::fixed : Way::open;
  }

  Way fold(const Op& op) const {
    Way way = Way::fixed;
    const std::size_t step = op.guarded ? 2 : 1;
    for (std::size_t i = op.a; i < std::size_t{op.a} + op.b; i += step) {
      const Operand value = operand(program_.operands[i + step - 1]);
      way = join(way, op.guarded ? member(op.code, operand(program_.operands[i]), value) : value.way);
    }
    return way;
  }

  /// What one member does to an aggregate that counts it where `included` holds.
  static Way member(Opcode code, const Operand& included, const Operand& value) {
    if (included.high && included.high->is_zero()) return Way::fixed;
    if (included.way == Way::fixed) return value.way;
    switch (code) {
      case Opcode::count:
      case Opcode::some:
      case Opcode::highest: return join(included.way, value.way);
      case Opcode::every:
      case Opcode::lowest: return join(flip(included.way), value.way);
      case Opcode::sum: return chosen(included.way, value, {Way::fixed, Number(0), Number(0)});
      default: return Way::open;
    }
  }

  const compile::Program& program_;
  const evaluate::RangeFrame& frame_;
  std::vector<Way> ways_;
  std::vector<const Op*> writer_;  // by slot: the operation that fills it
};

}  // namespace

std::vector<Way> ways_of(const compile::Program& program, const evaluate::RangeFrame& frame, const Causes& causes) {
  return Walk(program, frame, causes).ways();
}

}  // namespace rubric::lint
