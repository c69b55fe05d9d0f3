#include <algorithm>

#include "compile/cells.hpp"
#include "compile/opcodes.hpp"
#include "compile/reads.hpp"
#include "evaluate/attainable.hpp"
#include "evaluate/open.hpp"
#include "suite/mutants.hpp"

namespace rubric::suite {

namespace {

using compile::Op;
using compile::Opcode;
using compile::Program;

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

/// Whether every value that `slot` can have lies in the same row of both tables.
bool lies_alike(evaluate::Attainable& attainable, compile::Slot slot, const compile::BandTable& table,
                const compile::BandTable& other) {
  const auto values = attainable.of(slot);
  return values && std::all_of(values->all.begin(), values->all.end(), [&](const Number& value) {
           return compile::band_row(table, value) == compile::band_row(other, value);
         });
}

/// Whether no value that is looked up in `bands` comes near an edge that differs from `other`.
bool edges_are_out_of_reach(const Program& program, evaluate::Attainable& attainable, std::uint32_t bands,
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
    if (lies_alike(attainable, op.a, table, other)) return true;
    for (std::size_t i = 0; i < table.edges.size(); ++i) {
      const bool moved_edge = table.edges[i] != other.edges[i];
      if (moved_edge && !is_out_of_reach(attainable.open(op.a), table.edges[i], other.edges[i])) return false;
    }
    return true;
  });
}

/// By slot: whether an operation reads it or a result lies in it.
std::vector<bool> slots_that_count(const Program& program) {
  std::vector<bool> counts(program.slot_count, false);
  const auto mark = [&counts](compile::Slot slot) {
    if (slot != compile::no_slot) counts[slot] = true;
  };
  for (const Op& op : program.ops) compile::for_each_read(program, op, mark);
  for (const std::vector<compile::Slot>* results :
       {&program.computed, &program.final_, &program.adjustment_when, &program.adjustment_level, &program.rated,
        &program.requires_, &program.not_rated_when})
    std::for_each(results->begin(), results->end(), mark);
  return counts;
}

/// Whether both have the same constants in the slots that count; those of bounds are for explanations only.
bool have_the_same_constants(const Program& program, const Program& variant) {
  const std::vector<bool> counts = slots_that_count(program);
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
  evaluate::Attainable attainable(rules, program);
  for (std::uint32_t i = 0; i < program.bands.size(); ++i) {
    if (program.bands[i] != variant.bands[i] && !edges_are_out_of_reach(program, attainable, i, variant.bands[i]))
      return false;
  }
  return true;
}

std::optional<Number> constant_in(const Program& program, compile::Slot slot) {
  const auto at = std::find_if(program.constants.begin(), program.constants.end(),
                               [slot](const auto& constant) { return constant.first == slot; });
  return at == program.constants.end() ? std::nullopt : std::optional(at->second);
}

bool holds(syntax::Operator op, const Number& a, const Number& b) {
  switch (op) {
    case syntax::Operator::less: return a < b;
    case syntax::Operator::less_equal: return a <= b;
    case syntax::Operator::greater: return a > b;
    case syntax::Operator::greater_equal: return a >= b;
    case syntax::Operator::equal: return a == b;
    default: return !(a == b);
  }
}

/// What a comparison with a constant says of each value there can be; nothing where it is no such, or they are not known.
std::optional<std::vector<bool>> answers(const check::Rules& rules, const Program& program, const check::Node& node) {
  const bool compares = node.kind == check::NodeKind::binary && node.op >= syntax::Operator::equal &&
                        node.op <= syntax::Operator::greater_equal;
  if (!compares) return std::nullopt;
  const compile::Slot left = program.node_slots[rules.child(node, 0).index()];
  const compile::Slot right = program.node_slots[rules.child(node, 1).index()];
  const auto bound = constant_in(program, right);
  const auto values = bound ? evaluate::Attainable(rules, program).of(left) : std::nullopt;
  if (!values) return std::nullopt;
  std::vector<bool> all;
  for (const Number& value : values->all) all.push_back(holds(node.op, value, *bound));
  return all;
}

/// Whether what is changed is the bound of a comparison, and no value lies between the two.
bool is_between_attainable(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change,
                           std::size_t program) {
  const auto answers_at = [&](const Methodology::Impl& of, Span span) {
    std::vector<std::vector<bool>> all;
    for (const check::Node& node : of.rules.nodes) {
      if (node.span != span) continue;
      auto answer = answers(of.rules, of.programs[program], node);
      if (!answer) return std::vector<std::vector<bool>>{};
      all.push_back(std::move(*answer));
    }
    return all;
  };
  return std::any_of(change.around.begin(), change.around.end(), [&](syntax::ExprId around) {
    const syntax::Expr& expr = rules.ast[around];
    if (expr.kind != syntax::ExprKind::binary) return false;
    // What is counted stays as it is.
    const Span counted = rules.ast[rules.ast.child(expr, 0)].span;
    const bool beside = std::all_of(change.edits.begin(), change.edits.end(), [&](const Edit& edit) {
      return edit.span.begin >= counted.end && edit.span.end <= expr.span.end;
    });
    if (!beside) return false;
    const auto before = answers_at(rules, expr.span);
    return !before.empty() && before == answers_at(variant, moved(expr.span, change.edits));
  });
}

bool is_constant_either_way(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change,
                            std::size_t program) {
  return std::any_of(change.around.begin(), change.around.end(), [&](syntax::ExprId around) {
    const Span span = rules.ast[around].span;
    const auto before = constants_at(rules.rules, rules.programs[program], span);
    return before && before == constants_at(variant.rules, variant.programs[program], moved(span, change.edits));
  });
}

/// Whether the two differ only in how far discretion may go where both let it go over the whole scale.
bool differ_past_the_scale(const check::Rules& rules, const Program& program, const Program& variant) {
  const auto narrowed = [&rules](Program of) {
    for (compile::Discretion& rule : of.discretions) {
      const resolve::AttributeId rating = rules.model.adjustments[rule.adjustment].attribute;
      const Type type = rules.attributes[rating.index()].type;
      const std::size_t levels = rules.model.level_sets[type.index].levels.size();
      rule.width = static_cast<std::uint32_t>(std::min<std::size_t>(rule.width, levels - 1));
    }
    return of;
  };
  return program.discretions.size() == variant.discretions.size() && !program.discretions.empty() &&
         narrowed(program) == narrowed(variant);
}

}  // namespace

Span moved(Span span, const std::vector<Edit>& edits) {
  std::uint32_t end = span.end;
  for (const Edit& edit : edits)
    end = end - (edit.span.end - edit.span.begin) + static_cast<std::uint32_t>(edit.text.size());
  return {span.source, span.begin, end};
}

bool means_the_same(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change) {
  if (!change.in_program || rules.programs.size() != variant.programs.size()) return false;
  for (std::size_t i = 0; i < rules.programs.size(); ++i) {
    const Program& program = rules.programs[i];
    if (program == variant.programs[i] || is_constant_either_way(rules, variant, change, i) ||
        is_between_attainable(rules, variant, change, i) ||
        differ_out_of_reach(rules.rules, program, variant.programs[i]) ||
        differ_past_the_scale(rules.rules, program, variant.programs[i]) ||
        comes_to_the_same(rules, variant, change, i) || (change.of_value && readings_are_the_same(rules, variant, i)))
      continue;
    return false;
  }
  return true;
}

}  // namespace rubric::suite
