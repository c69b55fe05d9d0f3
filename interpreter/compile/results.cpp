#include "compile/results.hpp"

#include <algorithm>
#include <span>

#include "compile/one_by_one.hpp"
#include "compile/quotients.hpp"
#include "compile/reads.hpp"

namespace rubric::compile {

namespace {

/// Writes a Program anew: what is left out is not in it, and slots have other numbers.
class Rewriter {
 public:
  Rewriter(const Program& program, std::vector<Op> ops, Program& made)
      : program_(program), ops_(std::move(ops)), made_(made), needed_(program.slot_count, false) {}

  void run() {
    find_same();
    for (const Slot slot : program_.final_) needed_[slot] = true;
    std::vector<Op> kept = keep(ops_);
    number_.assign(program_.slot_count, no_slot);
    constant_.assign(program_.slot_count, nullptr);
    for (const auto& [slot, value] : program_.constants) constant_[slot] = &value;
    lay_out();
    for (Op& op : kept) made_.ops.push_back(moved(op));
    made_.result_ops = made_.ops.size();
    for (const Slot slot : program_.final_) made_.final_.push_back(at(slot));
  }

 private:
  /// Which slots hold what another does.
  void find_same() {
    std::vector<bool> of_segment(program_.slot_count, false);
    for (Slot slot = 0; slot < program_.slot_count; ++slot) same_.push_back(slot);
    for (const Op& op : ops_) {
      if (is_skip(op.code)) of_segment[op.dest] = true;
      if (of_segment[op.dest]) continue;
      if (op.code == Opcode::copy) same_[op.dest] = same_[op.a];
      if (op.code == Opcode::reach) same_[op.dest] = same_[op.b];
    }
    // A result is kept in a slot of its own.
    for (const Slot slot : program_.final_) same_[slot] = slot;
  }

  /// Those of `ops` that are needed, and those that these need.
  std::vector<Op> keep(std::span<const Op> ops) {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < ops.size(); i += 1 + (is_skip(ops[i].code) ? ops[i].b : 0)) units.push_back(i);
    std::vector<std::vector<Op>> kept;
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
      Op op = ops[*unit];
      if (!needed_[op.dest]) continue;
      std::vector<Op>& ops_of_unit = kept.emplace_back();
      if (is_skip(op.code)) {
        std::vector<Op> segment = keep(ops.subspan(*unit + 1, op.b));
        op.b = static_cast<std::uint32_t>(segment.size());
        ops_of_unit.push_back(op);
        ops_of_unit.insert(ops_of_unit.end(), segment.begin(), segment.end());
      } else {
        ops_of_unit.push_back(op);
      }
      for_each_read(program_, op, [this](Slot slot) { needed_[same_[slot]] = true; });
    }
    std::vector<Op> all;
    for (auto unit = kept.rbegin(); unit != kept.rend(); ++unit) all.insert(all.end(), unit->begin(), unit->end());
    return all;
  }

  Slot fresh(Slot old) {
    number_[old] = made_.slot_count;
    made_.slot_types.push_back(program_.slot_types[old]);
    return made_.slot_count++;
  }
  /// The new number of a slot, which is given one where it has none yet.
  Slot at(Slot old) {
    if (old == no_slot) return no_slot;
    old = same_[old];
    if (number_[old] != no_slot) return number_[old];
    const Slot slot = fresh(old);
    if (constant_[old] != nullptr) made_.constants.emplace_back(slot, *constant_[old]);
    return slot;
  }

  void lay_out() {
    made_.interval = program_.interval;
    made_.input_has_else = program_.input_has_else;
    made_.bands = program_.bands;
    made_.points = program_.points;
    made_.quotients = program_.quotients;
    for (std::size_t i = 0; i < program_.input_has_else.size(); ++i) fresh(program_.first_input + static_cast<Slot>(i));
    made_.discretion_slots = program_.discretion_slots;
    for (DiscretionSlots& discretion : made_.discretion_slots) {
      for (Slot* slot : {&discretion.present, &discretion.to, &discretion.has_reason, &discretion.has_by})
        *slot = at(*slot);
      discretion.applied = discretion.decided = no_slot;
    }
    made_.adjustment_off = program_.adjustment_off;
    made_.not_rated_input = program_.not_rated_input;
    made_.flags = program_.flags;
    for (std::vector<Slot>* slots : {&made_.adjustment_off, &made_.not_rated_input, &made_.flags}) {
      for (Slot& slot : *slots) slot = at(slot);
    }
    made_.computed.assign(program_.computed.size(), no_slot);
    made_.adjustment_when.assign(program_.adjustment_when.size(), no_slot);
    made_.adjustment_level.assign(program_.adjustment_level.size(), no_slot);
    made_.rated.assign(program_.rated.size(), no_slot);
    made_.requires_.assign(program_.requires_.size(), no_slot);
    made_.not_rated_when.assign(program_.not_rated_when.size(), no_slot);
    made_.node_slots.assign(program_.node_slots.size(), no_slot);
  }

  Op moved(Op op) {
    const Operands reads = operands_of(op.code);
    if (reads.a) op.a = at(op.a);
    if (reads.b) op.b = at(op.b);
    if (reads.c) op.c = at(op.c);
    if (reads.list) {
      const auto first = static_cast<std::uint32_t>(made_.operands.size());
      for (std::uint32_t i = 0; i < op.b; ++i) made_.operands.push_back(at(program_.operands[op.a + i]));
      op.a = first;
    }
    switch (op.code) {
      case Opcode::permit:
      case Opcode::reach: {
        Discretion rule = program_.discretions[op.c];
        rule.has_reason = at(rule.has_reason);
        rule.has_by = at(rule.has_by);
        op.c = static_cast<std::uint32_t>(made_.discretions.size());
        made_.discretions.push_back(rule);
        break;
      }
      case Opcode::adjust: {
        std::vector<Limit> limits = program_.adjustments[op.b];
        for (Limit& limit : limits) {
          for (Slot* slot : {&limit.when, &limit.level, &limit.off}) *slot = at(*slot);
        }
        op.b = static_cast<std::uint32_t>(made_.adjustments.size());
        made_.adjustments.push_back(std::move(limits));
        break;
      }
      case Opcode::rows: op.a = rows(program_.rows[op.a]); break;
      default: break;
    }
    op.dest = at(op.dest);
    return op;
  }

  std::uint32_t rows(const RowProgram& old) {
    RowProgram rows{old.kind, old.table, {}, {}};
    for (const auto& [cell, slot] : old.cells) rows.cells.emplace_back(cell, at(slot));
    for (const Op& op : old.ops) rows.ops.push_back(moved(op));
    rows.where = at(old.where);
    rows.value = at(old.value);
    made_.rows.push_back(std::move(rows));
    return static_cast<std::uint32_t>(made_.rows.size() - 1);
  }

  const Program& program_;
  std::vector<Op> ops_;
  Program& made_;
  std::vector<bool> needed_;               // by old slot
  std::vector<Slot> same_{};               // by old slot: the one that holds the same
  std::vector<Slot> number_{};             // by old slot: the new one
  std::vector<const Number*> constant_{};  // by old slot
};

/// The operations that results and `more` need, with quotients joined.
Program joined(const Program& program, const std::vector<Slot>& more = {}) {
  Program changed = program;
  if (more.empty()) changed.ops.resize(changed.result_ops);
  changed.final_.insert(changed.final_.end(), more.begin(), more.end());
  join_quotients(changed);
  return changed;
}

Program rewritten(const Program& program) {
  Program made;
  Rewriter(program, program.ops, made).run();
  return made;
}

}  // namespace

Program results_of(const Program& program) { return rewritten(joined(program)); }

Program results_of(const Program& program, const std::vector<Slot>& more) { return rewritten(joined(program, more)); }

Program single_results_of(const Program& program) {
  Program changed = joined(program);
  settle_segments(changed);
  Program made = rewritten(changed);
  pass_given_inputs(made);
  return made;
}

}  // namespace rubric::compile
