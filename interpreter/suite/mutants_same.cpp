#include <algorithm>

#include "compile/opcodes.hpp"
#include "evaluate/same.hpp"
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

/// The operation that gives what lies in `slot`, in the whole run.
const Op* writer(const Program& program, compile::Slot slot) {
  const auto at = std::find_if(program.ops.begin(), program.ops.end(),
                               [slot](const Op& op) { return op.dest == slot && !compile::is_skip(op.code); });
  return at == program.ops.end() ? nullptr : &*at;
}

/// Every value that a count, or a share, of a fixed number of members can have; nothing for other operations.
std::optional<std::vector<Number>> attainable(const Program& program, compile::Slot slot) {
  const Op* op = slot == compile::no_slot ? nullptr : writer(program, slot);
  const bool counts = op != nullptr && !op->guarded && (op->code == Opcode::count || op->code == Opcode::proportion);
  if (!counts || op->b == 0) return std::nullopt;
  std::vector<Number> values;
  for (std::uint32_t i = 0; i <= op->b; ++i)
    values.push_back(op->code == Opcode::count ? Number(i) : Number::ratio(100 * std::int64_t{i}, op->b));
  return values;
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

/// What a comparison of a count or share with a constant says of each value there can be; nothing where it is no such.
std::optional<std::vector<bool>> answers(const check::Rules& rules, const Program& program, const check::Node& node) {
  const bool compares = node.kind == check::NodeKind::binary && node.op >= syntax::Operator::equal &&
                        node.op <= syntax::Operator::greater_equal;
  if (!compares) return std::nullopt;
  const compile::Slot left = program.node_slots[rules.child(node, 0).index()];
  const compile::Slot right = program.node_slots[rules.child(node, 1).index()];
  const auto values = attainable(program, left);
  const auto bound = constant_in(program, right);
  if (!values || !bound) return std::nullopt;
  std::vector<bool> all;
  for (const Number& value : *values) all.push_back(holds(node.op, value, *bound));
  return all;
}

/// Whether what is changed is the bound of a comparison, and no count or share lies between the two.
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

}  // namespace

bool means_the_same(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change) {
  if (!change.in_program || rules.programs.size() != variant.programs.size()) return false;
  // A test may give data that break a requirement, so that equality is asked of any data.
  const evaluate::ProofLimits limits{50'000, 500'000};
  for (std::size_t i = 0; i < rules.programs.size(); ++i) {
    if (rules.programs[i] == variant.programs[i] || is_between_attainable(rules, variant, change, i)) continue;
    evaluate::SameRules same({rules.ast, rules.rules, rules.programs[i]},
                             {variant.ast, variant.rules, variant.programs[i]}, evaluate::SameRules::Data::any, limits);
    if (!same.same_in_all()) return false;
  }
  return true;
}

}  // namespace rubric::suite
