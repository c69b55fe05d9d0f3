#include "compile/one_by_one.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "compile/reads.hpp"

namespace rubric::compile {

namespace {

/// Calls `at` with each slot that the operations name, to be changed.
template <class At>
void for_each_slot(Program& program, const At& at) {
  const auto each = [&at](std::vector<Op>& ops) {
    for (Op& op : ops) {
      const Operands reads = operands_of(op.code);
      if (reads.a) at(op.a);
      if (reads.b) at(op.b);
      if (reads.c) at(op.c);
      at(op.dest);
    }
  };
  each(program.ops);
  for (RowProgram& rows : program.rows) {
    each(rows.ops);
    at(rows.where);
    at(rows.value);
  }
  for (Slot& slot : program.operands) at(slot);
  for (Discretion& discretion : program.discretions) {
    at(discretion.has_reason);
    at(discretion.has_by);
  }
  for (std::vector<Limit>& limits : program.adjustments) {
    for (Limit& limit : limits) {
      for (Slot* slot : {&limit.when, &limit.level, &limit.off}) at(*slot);
    }
  }
  for (Slot& slot : program.final_) at(slot);
}

class Settler {
 public:
  explicit Settler(Program& program) : program_(program), name_(program.slot_count), readers_(program.slot_count, 0) {
    std::iota(name_.begin(), name_.end(), Slot{0});
    for (const Slot slot : program.final_) ++readers_[slot];
    for (const Op& op : program.ops) for_each_read(program, op, [this](Slot slot) { ++readers_[slot]; });
  }

  void run() {
    std::vector<Op> ops;
    settle(program_.ops, no_slot, ops);
    program_.ops = std::move(ops);
    program_.result_ops = program_.ops.size();
    share_inputs();
    for_each_slot(program_, [this](Slot& slot) {
      if (slot != no_slot) slot = named(slot);
    });
  }

 private:
  Slot named(Slot slot) const {
    while (name_[slot] != slot) slot = name_[slot];
    return slot;
  }
  bool is_input(Slot slot) const {
    return slot >= program_.first_input && slot - program_.first_input < program_.input_has_else.size();
  }

  /// What `op` comes to in the segments that it lies in; no_slot where they do not tell.
  Slot settled(const Op& op) const {
    const auto known = [&](const std::vector<Slot>& all) {
      return std::find(all.begin(), all.end(), named(op.a)) != all.end();
    };
    return (op.code == Opcode::choose && known(true_)) || (op.code == Opcode::or_else && known(missing_)) ? named(op.b)
                                                                                                          : no_slot;
  }

  /// Appends to `to` what is left of the operations of a segment that fills `fills`.
  void settle(std::span<const Op> ops, Slot fills, std::vector<Op>& to) {
    std::vector<Slot> made;  // by these operations
    for (std::size_t i = 0; i < ops.size(); ++i) {
      const Op& op = ops[i];
      if (is_skip(op.code)) {
        std::vector<Slot>& facts = op.code == Opcode::skip_given ? missing_ : true_;
        facts.push_back(named(op.a));
        const std::size_t at = to.size();
        to.push_back(op);
        settle(ops.subspan(i + 1, op.b), op.dest, to);
        to[at].b = static_cast<std::uint32_t>(to.size() - at - 1);
        facts.pop_back();
        i += op.b;
      } else if (const Slot value = settled(op); value == no_slot || !leave_out(op, value, fills, made)) {
        to.push_back(op);
      }
      made.push_back(op.dest);
    }
  }

  /// Whether the slot that `op` fills and the one of `value` can be one.
  bool leave_out(const Op& op, Slot value, Slot fills, const std::vector<Slot>& made) {
    const bool takes_over = op.dest == fills;  // what makes the value then fills the slot
    if (takes_over && (readers_[value] != 1 || std::find(made.begin(), made.end(), value) == made.end())) return false;
    for_each_read(program_, op, [this](Slot slot) { --readers_[named(slot)]; });
    if (takes_over) {
      name_[value] = op.dest;
    } else {
      name_[op.dest] = value;
      readers_[value] += readers_[op.dest];
    }
    return true;
  }

  /// Lets inputs that nothing else reads hold what takes their place where they are missing.
  void share_inputs() {
    for (std::size_t i = 0; i < program_.ops.size(); ++i) {
      const Op& op = program_.ops[i];
      if (!is_skip(op.code)) continue;
      const Slot input = named(op.a);
      if (op.code == Opcode::skip_given && is_input(input) && input == named(op.c) && readers_[input] == 2)
        name_[named(op.dest)] = input;
      i += op.b;
    }
  }

  Program& program_;
  std::vector<Slot> name_;            // by slot: the one that it is now; see `named`
  std::vector<std::size_t> readers_;  // by slot
  std::vector<Slot> true_{};          // conditions of the segments around
  std::vector<Slot> missing_{};
};

}  // namespace

void settle_segments(Program& program) { Settler(program).run(); }

void pass_given_inputs(Program& program) {
  const auto shared = [](const Op& op) { return op.code == Opcode::skip_given && op.dest == op.a && op.dest == op.c; };
  std::vector<Op> ops;
  for (std::size_t i = 0; i < program.ops.size();) {
    std::size_t past = i;
    std::vector<Slot> inputs;
    for (; past < program.ops.size() && shared(program.ops[past]); past += 1 + program.ops[past].b)
      inputs.push_back(program.ops[past].dest);
    if (inputs.size() > 1) {
      const auto [low, high] = std::minmax_element(inputs.begin(), inputs.end());
      if (*high - *low + 1 == inputs.size()) {
        ops.push_back({Opcode::pass_given, false, no_slot, *low, static_cast<std::uint32_t>(inputs.size()),
                       static_cast<std::uint32_t>(past - i)});
      }
    }
    if (inputs.empty()) past = i + 1 + (is_skip(program.ops[i].code) ? program.ops[i].b : 0);
    const auto op = program.ops.begin();
    ops.insert(ops.end(), op + static_cast<std::ptrdiff_t>(i), op + static_cast<std::ptrdiff_t>(past));
    i = past;
  }
  program.ops = std::move(ops);
  program.result_ops = program.ops.size();
}

}  // namespace rubric::compile
