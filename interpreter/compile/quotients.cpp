#include "compile/quotients.hpp"

#include <algorithm>

#include "compile/reads.hpp"

namespace rubric::compile {

namespace {

/// Factors and edges of at most this size, so that products with numbers of 32 bits fit 64.
constexpr std::int64_t small = std::int64_t{1} << 28U;

std::optional<Rounding> rounding_of(Opcode code) {
  switch (code) {
    case Opcode::round_half_up: return Rounding::half_up;
    case Opcode::round_half_even: return Rounding::half_even;
    case Opcode::round_down:
    case Opcode::floor: return Rounding::down;
    case Opcode::round_up:
    case Opcode::ceiling: return Rounding::up;
    default: return std::nullopt;
  }
}

Opcode mirrored(Opcode comparison) {
  switch (comparison) {
    case Opcode::less: return Opcode::greater;
    case Opcode::less_equal: return Opcode::greater_equal;
    case Opcode::greater: return Opcode::less;
    case Opcode::greater_equal: return Opcode::less_equal;
    default: return comparison;
  }
}

bool is_small(std::int64_t number) { return number >= -small && number <= small; }

class Joiner {
 public:
  explicit Joiner(Program& program)
      : program_(program),
        constant_(program.slot_count, nullptr),
        made_by_(program.slot_count, nullptr),
        readers_(program.slot_count, 0) {
    for (const auto& [slot, value] : program.constants) constant_[slot] = &value;
    for (const Slot slot : program.final_) ++readers_[slot];
    for (const Op& op : program.ops) for_each_read(program, op, [this](Slot slot) { ++readers_[slot]; });
  }

  void run() {
    for (Op& op : program_.ops) {
      if (!is_skip(op.code)) join(op);
      if (!is_skip(op.code)) made_by_[op.dest] = &op;
    }
  }

 private:
  std::optional<std::int64_t> whole(Slot slot) const {
    const Number* number = constant_[slot];
    if (number == nullptr) return std::nullopt;
    const std::optional<std::int64_t> value = number->whole();
    return value && is_small(*value) ? value : std::nullopt;
  }
  const Op* made(Slot slot, Opcode code) const {
    const Op* op = made_by_[slot];
    return op != nullptr && op->code == code ? op : nullptr;
  }

  void join(Op& op) {
    if (const std::optional<Rounding> rounding = rounding_of(op.code)) return join_rounding(op, *rounding);
    if (op.code == Opcode::band) return join_band(op);
    if (is_comparison(op.code)) join_comparison(op);
  }

  void join_rounding(Op& op, Rounding rounding) {
    const bool to_whole = op.code == Opcode::floor || op.code == Opcode::ceiling;
    if (!to_whole && whole(op.b) != 1) return;
    const Op* quotient = made(op.a, Opcode::divide);
    if (quotient == nullptr) return;
    RoundedQuotient rounded{1, rounding};
    Slot above = quotient->a;
    if (const Op* product = made(above, Opcode::multiply)) {
      for (const auto& [factor, other] : {std::pair(product->a, product->b), std::pair(product->b, product->a)}) {
        const std::optional<std::int64_t> number = whole(factor);
        if (!number) continue;
        rounded.factor = *number;
        above = other;
        break;
      }
    }
    op = {Opcode::round_quotient, false, op.dest, above, quotient->b, add(rounded)};
  }

  /// The rounding that `slot` holds and nothing else reads.
  const Op* only_read(Slot slot) const { return readers_[slot] == 1 ? made(slot, Opcode::round_quotient) : nullptr; }

  void join_band(Op& op) {
    const Op* rounding = only_read(op.a);
    const BandTable& bands = program_.bands[op.b];
    if (rounding == nullptr || bands.starts.size() != bands.edges.size()) return;
    RoundedQuotient steps = program_.quotients[rounding->c];
    steps.from = bands.levels.front();
    for (std::size_t i = 0; i < bands.starts.size(); ++i) {
      if (!is_small(bands.starts[i])) return;
      steps.steps.push_back(quotient_step(steps.rounding, bands.starts[i],
                                          std::int64_t{bands.levels[i + 1]} - std::int64_t{bands.levels[i]}));
    }
    op = {Opcode::rise_quotient, false, op.dest, rounding->a, rounding->b, add(steps)};
  }

  void join_comparison(Op& op) {
    const bool right = constant_[op.b] != nullptr;
    const Op* rounding = only_read(right ? op.a : op.b);
    const Number* edge = constant_[right ? op.b : op.a];
    if (rounding == nullptr || edge == nullptr || !edge->is_small()) return;
    const std::optional<std::int64_t> reached = edge->rounded(Number(1), Rounding::up).whole();
    if (!reached || !is_small(*reached)) return;
    const std::int64_t above = edge->is_whole() ? *reached + 1 : *reached;  // the first whole number past the edge
    RoundedQuotient steps = program_.quotients[rounding->c];
    const auto rise = [&](std::int64_t start, std::int64_t by) {
      steps.steps.push_back(quotient_step(steps.rounding, start, by));
    };
    switch (right ? op.code : mirrored(op.code)) {
      case Opcode::greater_equal: rise(*reached, 1); break;
      case Opcode::greater: rise(above, 1); break;
      case Opcode::less:
        steps.from = 1;
        rise(*reached, -1);
        break;
      case Opcode::less_equal:
        steps.from = 1;
        rise(above, -1);
        break;
      case Opcode::equal:
        rise(*reached, 1);
        rise(above, -1);
        break;
      default:
        steps.from = 1;
        rise(*reached, -1);
        rise(above, 1);
        break;
    }
    op = {Opcode::rise_quotient, false, op.dest, rounding->a, rounding->b, add(steps)};
  }

  std::uint32_t add(const RoundedQuotient& quotient) {
    std::vector<RoundedQuotient>& all = program_.quotients;
    const auto same = std::find(all.begin(), all.end(), quotient);
    if (same != all.end()) return static_cast<std::uint32_t>(same - all.begin());
    all.push_back(quotient);
    return static_cast<std::uint32_t>(all.size() - 1);
  }

  Program& program_;
  std::vector<const Number*> constant_;  // by slot
  std::vector<const Op*> made_by_;       // by slot
  std::vector<std::size_t> readers_;     // by slot
};

}  // namespace

QuotientStep quotient_step(Rounding rounding, std::int64_t start, std::int64_t by) {
  // Rounded x reaches the whole number s where x reaches s - 1/2 (at an odd s, half even gives the tie to s - 1), where x
  // reaches s (down), or where x is past s - 1 (up). On both sides twice over.
  switch (rounding) {
    case Rounding::half_up: return {start, 2 * start - 1, 0, by};
    case Rounding::half_even: return {start, 2 * start - 1, start % 2 == 0 ? 0 : 1, by};
    case Rounding::down: return {start, 2 * start, 0, by};
    case Rounding::up: return {start, 2 * start - 2, 1, by};
  }
  return {};
}

void join_quotients(Program& program) { Joiner(program).run(); }

}  // namespace rubric::compile
