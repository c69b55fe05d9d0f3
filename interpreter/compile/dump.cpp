#include "compile/dump.hpp"

#include <fmt/format.h>

#include <array>
#include <span>

#include "compile/opcodes.hpp"
#include "compile/results.hpp"

namespace rubric::compile {

namespace {

class Listing {
 public:
  Listing(const check::Rules& rules, const Program& program)
      : rules_(rules), program_(program), names_(program.slot_count), results_(program.slot_count) {
    name_inputs();
    name_results();
    for (const auto& [slot, value] : program.constants) names_[slot] = constant(program.slot_types[slot], value);
  }

  std::string text(std::string_view what) {
    fmt::format_to(to(), "{} of {} operations, {} slots, interval {}\n", what, program_.ops.size(), program_.slot_count,
                   program_.interval);
    for (std::size_t i = 0; i < program_.constants.size(); ++i) {
      const Slot slot = program_.constants[i].first;
      fmt::format_to(to(), "  %{:<5} constant {}\n", slot, names_[slot]);
    }
    const std::span<const Op> ops = program_.ops;
    list(ops.first(program_.result_ops), "  ");
    if (program_.result_ops == ops.size()) return std::move(out_);
    out_ += "for findings and explanations only:\n";
    list(ops.subspan(program_.result_ops), "  ");
    return std::move(out_);
  }

 private:
  std::back_insert_iterator<std::string> to() { return std::back_inserter(out_); }

  std::string constant(Type type, const Number& value) const {
    const auto at = static_cast<std::size_t>(value.raw());
    switch (type.kind) {
      case Kind::boolean: return value.raw() != 0 ? "true" : "false";
      case Kind::percent: return value.exact() + "%";
      case Kind::date: return to_string(Date{static_cast<std::int32_t>(value.raw())});
      case Kind::scale:
      case Kind::choice: return rules_.model.level_sets[type.index].levels[at].name;
      case Kind::text: return at < rules_.texts.size() ? fmt::format("\"{}\"", rules_.texts[at]) : value.exact();
      default: return value.exact();
    }
  }

  void name(Slot slot, std::string text) {
    if (slot != no_slot && names_[slot].empty()) names_[slot] = std::move(text);
  }
  void result(Slot slot, const std::string& text) {
    if (slot == no_slot) return;
    std::string& results = results_[slot];
    results += results.empty() ? text : "; " + text;
  }
  std::string declared(std::size_t adjustment) const {
    const resolve::Adjustment& bound = rules_.model.adjustments[adjustment];
    return fmt::format("{} {} on {}", kind(rules_.adjustments[adjustment].kind), bound.declaration,
                       rules_.model.attribute_name(bound.attribute));
  }
  static std::string_view kind(syntax::AdjustmentKind kind) {
    switch (kind) {
      case syntax::AdjustmentKind::discretion: return "discretion";
      case syntax::AdjustmentKind::floor: return "floor";
      case syntax::AdjustmentKind::cap: return "cap";
    }
    return "";
  }

  void name_inputs() {
    for (std::size_t i = 0; i < rules_.inputs.size(); ++i) {
      name(program_.first_input + static_cast<Slot>(i), "given " + rules_.model.attribute_name(rules_.inputs[i]));
    }
    for (std::uint32_t i = 0; i < program_.discretion_slots.size(); ++i) {
      const DiscretionSlots& slots = program_.discretion_slots[i];
      if (slots.present == no_slot) continue;
      const std::string of = rules_.model.attribute_name(AttributeId{i});
      name(slots.present, "discretion on " + of);
      name(slots.to, "level asked for " + of);
      name(slots.has_reason, "reason on " + of);
      name(slots.has_by, "name on " + of);
    }
    for (std::size_t i = 0; i < program_.adjustment_off.size(); ++i)
      name(program_.adjustment_off[i], declared(i) + " set aside");
    for (std::uint32_t i = 0; i < program_.not_rated_input.size(); ++i) {
      name(program_.not_rated_input[i], rules_.model.item_name(ItemId{i}) + " not rated in the data");
    }
  }

  void name_results() {
    for (std::uint32_t i = 0; i < program_.final_.size(); ++i) {
      const std::string attribute = rules_.model.attribute_name(AttributeId{i});
      result(program_.final_[i], attribute);
      if (program_.computed[i] != program_.final_[i]) result(program_.computed[i], "computed " + attribute);
      result(program_.discretion_slots[i].applied, "discretion applied on " + attribute);
    }
    for (std::uint32_t i = 0; i < program_.rated.size(); ++i) {
      result(program_.rated[i], rules_.model.item_name(ItemId{i}) + " is rated");
    }
    for (std::size_t i = 0; i < program_.adjustment_when.size(); ++i) {
      result(program_.adjustment_when[i], "condition of " + declared(i));
    }
    for (std::size_t i = 0; i < program_.requires_.size(); ++i) {
      result(program_.requires_[i], fmt::format("require {}", rules_.model.requires_[i].declaration));
    }
  }

  std::string shown(Slot slot) const {
    return names_[slot].empty() ? fmt::format("%{}", slot) : fmt::format("%{} ({})", slot, names_[slot]);
  }

  std::string tables(const Op& op) const {
    switch (op.code) {
      case Opcode::band:
      case Opcode::distance: return rules_.model.bands[op.b].name;
      case Opcode::points: return rules_.model.level_sets[op.b].name;
      case Opcode::permit:
      case Opcode::reach: return declared(program_.discretions[op.c].adjustment);
      case Opcode::rows: return rules_.model.tables[program_.rows[op.a].table].name;
      case Opcode::skip_unless:
      case Opcode::skip_moot:
      case Opcode::skip_given: return fmt::format("next {}", op.b);
      case Opcode::adjust: {
        std::string bounds;
        for (const Limit& limit : program_.adjustments[op.b]) {
          bounds +=
              fmt::format("{}{} at {}", bounds.empty() ? "" : ", ", declared(limit.adjustment), shown(limit.level));
          if (limit.when != no_slot) bounds += " when " + shown(limit.when);
        }
        return bounds;
      }
      case Opcode::round_quotient:
      case Opcode::rise_quotient: return quotient(op);
      default: return "";
    }
  }

  /// What an operation on a rounded quotient does with its two operands.
  std::string quotient(const Op& op) const {
    const RoundedQuotient& of = program_.quotients[op.c];
    if (op.code == Opcode::round_quotient) {
      static constexpr std::array<std::string_view, 4> roundings{"half up", "half even", "down", "up"};
      return fmt::format("{} %{} / %{} {}", of.factor, op.a, op.b, roundings[static_cast<std::size_t>(of.rounding)]);
    }
    std::string steps = std::to_string(of.from);
    for (const QuotientStep& step : of.steps) {
      steps += fmt::format(", {:+} where {} %{} >= {} %{}", step.by, 2 * of.factor, op.a, step.at, op.b);
      if (step.past != 0) steps += fmt::format(" + {}", step.past);
    }
    return steps;
  }

  void list(std::span<const Op> ops, const std::string& indent) {
    for (const Op& op : ops) {
      if (op.code == Opcode::pass_given) {
        fmt::format_to(to(), "{}{:<6} {} %{} to %{}, next {}\n", indent, "", name_of(op.code), op.a, op.a + op.b - 1,
                       op.c);
        continue;
      }
      std::string arguments;
      const auto add = [&arguments](const std::string& text) {
        if (text.empty()) return;
        arguments += arguments.empty() ? text : ", " + text;
      };
      const Operands reads = operands_of(op.code);
      if (reads.a) add(shown(op.a));
      if (reads.b) add(shown(op.b));
      if (reads.c) add(is_skip(op.code) ? "else " + shown(op.c) : shown(op.c));
      for (std::uint32_t i = 0; reads.list && i < op.b; ++i) {
        const std::string operand = shown(program_.operands[op.a + i]);
        add(op.guarded ? (i % 2 == 0 ? "if " : "then ") + operand : operand);
      }
      add(tables(op));
      fmt::format_to(to(), "{}%{:<5} {} {}{}\n", indent, op.dest, name_of(op.code), arguments,
                     results_[op.dest].empty() ? "" : "  # " + results_[op.dest]);
      if (op.code == Opcode::rows) list_rows(program_.rows[op.a], indent + "  ");
    }
  }

  void list_rows(const RowProgram& rows, const std::string& indent) {
    for (const auto& [cell, slot] : rows.cells) fmt::format_to(to(), "{}%{:<5} cell {}\n", indent, slot, cell);
    list(rows.ops, indent);
    if (rows.where != no_slot) fmt::format_to(to(), "{}where {}\n", indent, shown(rows.where));
    if (rows.value != no_slot) fmt::format_to(to(), "{}value {}\n", indent, shown(rows.value));
  }

  using ItemId = resolve::ItemId;
  using AttributeId = resolve::AttributeId;
  const check::Rules& rules_;
  const Program& program_;
  std::vector<std::string> names_;    // of operands: inputs and constants
  std::vector<std::string> results_;  // what a slot holds
  std::string out_;
};

}  // namespace

std::string dump(const check::Rules& rules, const Program& program) {
  return Listing(rules, program).text("program") +
         Listing(rules, single_results_of(program)).text("for results alone: program");
}

}  // namespace rubric::compile
