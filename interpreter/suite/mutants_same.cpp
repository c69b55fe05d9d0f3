#include <algorithm>

#include "compile/schedule.hpp"
#include "evaluate/open.hpp"
#include "suite/mutants.hpp"

namespace rubric::suite {

namespace {

using compile::Op;
using compile::Opcode;
using compile::Program;

/// Where the expression that covered `span` stands after the edits, all of which lie in it.
Span moved(Span span, const std::vector<Edit>& edits) {
  std::uint32_t end = span.end;
  for (const Edit& edit : edits)
    end = end - (edit.span.end - edit.span.begin) + static_cast<std::uint32_t>(edit.text.size());
  return {span.source, span.begin, end};
}

/// The values of what is written at `span`, once for each item; nothing where one of them is not settled.
std::optional<std::vector<Number>> constants_at(const check::Rules& rules, const Program& program, Span span) {
  const evaluate::RangeFrame frame = evaluate::run_open(rules, program);
  std::vector<Number> values;
  for (std::size_t i = 0; i < rules.nodes.size(); ++i) {
    if (rules.nodes[i].span != span) continue;
    const compile::Slot slot = program.node_slots[i];
    const std::optional<Number> value = slot == compile::no_slot ? std::nullopt : frame.slots[slot].single();
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return values.empty() ? std::nullopt : std::optional(std::move(values));
}

bool is_out_of_reach(const Range& value, const Number& a, const Number& b) {
  if (!value.has_value || value.finite) return false;
  return (value.high && *value.high < std::min(a, b)) || (value.low && *value.low > std::max(a, b));
}

/// Whether no value that is looked up in `bands` comes near an edge that differs from `other`.
bool edges_are_out_of_reach(const Program& program, const evaluate::RangeFrame& frame, std::uint32_t bands,
                            const compile::BandTable& other) {
  const compile::BandTable& table = program.bands[bands];
  if (table.edges.size() != other.edges.size() || table.levels != other.levels) return false;
  const auto reads = [bands](const Op& op) {
    return (op.code == Opcode::band || op.code == Opcode::distance) && op.b == bands;
  };
  for (const compile::RowProgram& rows : program.rows) {
    if (std::any_of(rows.ops.begin(), rows.ops.end(), reads)) return false;
  }
  return std::all_of(program.ops.begin(), program.ops.end(), [&](const Op& op) {
    if (!reads(op)) return true;
    if (op.code == Opcode::distance) return false;
    for (std::size_t i = 0; i < table.edges.size(); ++i) {
      const bool moved_edge = table.edges[i] != other.edges[i];
      if (moved_edge && !is_out_of_reach(frame.slots[op.a], table.edges[i], other.edges[i])) return false;
    }
    return true;
  });
}

/// Whether both have the same constants in the slots that count; those of bounds are for explanations only.
bool have_the_same_constants(const Program& program, const Program& variant) {
  const std::vector<bool> counts = compile::slots_that_count(program);
  const auto same = [&](const auto& a, const auto& b) {
    return a.first == b.first && (a.second == b.second || !counts[a.first]);
  };
  return std::equal(program.constants.begin(), program.constants.end(), variant.constants.begin(),
                    variant.constants.end(), same);
}

/// Whether the two differ in edges of bands alone, which no value reaches.
bool differ_out_of_reach(const check::Rules& rules, const Program& program, const Program& variant) {
  if (program.bands.size() != variant.bands.size() || !have_the_same_constants(program, variant)) return false;
  Program same = variant;
  same.bands = program.bands;
  same.constants = program.constants;
  if (same != program) return false;
  const evaluate::RangeFrame frame = evaluate::run_open(rules, program);
  for (std::uint32_t i = 0; i < program.bands.size(); ++i) {
    if (program.bands[i] != variant.bands[i] && !edges_are_out_of_reach(program, frame, i, variant.bands[i]))
      return false;
  }
  return true;
}

bool is_constant_either_way(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change,
                            std::size_t program) {
  return std::any_of(change.around.begin(), change.around.end(), [&](syntax::ExprId around) {
    const Span span = rules.ast[around].span;
    const auto before = constants_at(rules.rules, rules.programs[program], span);
    return before && before == constants_at(variant.rules, variant.programs[program], moved(span, change.edits));
  });
}

}  // namespace

bool means_the_same(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change) {
  if (!change.in_program || rules.programs.size() != variant.programs.size()) return false;
  for (std::size_t i = 0; i < rules.programs.size(); ++i) {
    const Program& program = rules.programs[i];
    if (program == variant.programs[i] || is_constant_either_way(rules, variant, change, i) ||
        differ_out_of_reach(rules.rules, program, variant.programs[i]))
      continue;
    return false;
  }
  return true;
}

}  // namespace rubric::suite
