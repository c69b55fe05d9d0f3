#include <algorithm>

#include "format/planner.hpp"

namespace rubric::format {

using namespace syntax;

void Planner::declarations(const std::vector<DeclarationRef>& refs, int indent) {
  bool is_first = indent != 0;
  std::array<std::uint32_t, 64> around = run_tables_;  // of the rows around a `for` block or a test
  run_tables_.fill(none);
  for (const DeclarationRef ref : refs) {
    const int own = indent + (ref.kind == DeclarationKind::item ? item_indent(ast_.items[ref.index]) : 0);
    const Index start = at(span(ref).begin);
    line(start, own, is_first);
    own_table_ = table_of(ref, start, is_first);
    if (own_table_ != none) cell(start, own_table_, 0, 1);
    declaration(ref, own);
    is_first = false;
  }
  run_tables_ = around;
}

std::uint32_t Planner::table_of(DeclarationRef ref, Index start, bool is_first) {
  const std::size_t key = table_key(ref);
  const Token& token = tokens_.all[start];
  const bool blank =
      token.begins_block || token.blank_before ||
      std::any_of(token.above.begin(), token.above.end(), [](const Comment& comment) { return comment.blank_before; });
  const bool is_item = ref.kind == DeclarationKind::item;
  // Items of all kinds stand among each other; other declarations end what stands above them.
  for (std::size_t other = 0; other < run_tables_.size(); ++other) {
    const bool goes_on = !is_first && !blank && (other == key || (is_item && other < 4));
    if (!goes_on) run_tables_[other] = none;
  }
  if (key == run_tables_.size()) return none;
  if (run_tables_[key] == none) run_tables_[key] = new_table();
  return run_tables_[key];
}

std::size_t Planner::table_key(DeclarationRef ref) const {
  constexpr std::size_t after_items = 4;
  switch (ref.kind) {
    case DeclarationKind::item: return static_cast<std::size_t>(ast_.items[ref.index].kind);
    case DeclarationKind::definition: return after_items + static_cast<std::size_t>(ast_.definitions[ref.index].kind);
    case DeclarationKind::parameter:
      if (ast_.parameters[ref.index].values.front().from) break;  // its values are the rows
      [[fallthrough]];
    case DeclarationKind::source:
    case DeclarationKind::input:
    case DeclarationKind::judgement: return after_items + 4 + static_cast<std::size_t>(ref.kind);
    default: break;
  }
  return run_tables_.size();
}

Span Planner::span(DeclarationRef ref) const {
  switch (ref.kind) {
    case DeclarationKind::methodology: return ast_.methodologies[ref.index].span;
    case DeclarationKind::source: return ast_.sources[ref.index].span;
    case DeclarationKind::include: return ast_.includes[ref.index].span;
    case DeclarationKind::scale: return ast_.scales[ref.index].span;
    case DeclarationKind::item: return ast_.items[ref.index].span;
    case DeclarationKind::questions: return ast_.questions[ref.index].span;
    case DeclarationKind::table: return ast_.tables[ref.index].span;
    case DeclarationKind::parameter: return ast_.parameters[ref.index].span;
    case DeclarationKind::dated_by: return ast_.dated_by[ref.index].span;
    case DeclarationKind::function: return ast_.functions[ref.index].span;
    case DeclarationKind::bands: return ast_.bands[ref.index].span;
    case DeclarationKind::input: return ast_.inputs[ref.index].span;
    case DeclarationKind::judgement: return ast_.judgements[ref.index].span;
    case DeclarationKind::definition: return ast_.definitions[ref.index].span;
    case DeclarationKind::require: return ast_.requires_[ref.index].span;
    case DeclarationKind::claim: return ast_.claims[ref.index].span;
    case DeclarationKind::not_rated: return ast_.not_rated[ref.index].span;
    case DeclarationKind::adjustment: return ast_.adjustments[ref.index].span;
    case DeclarationKind::for_block: return ast_.for_blocks[ref.index].span;
    case DeclarationKind::test: return ast_.tests[ref.index].span;
    case DeclarationKind::amend: return ast_.amends[ref.index].span;
    case DeclarationKind::set: return ast_.sets[ref.index].span;
    case DeclarationKind::replace: return ast_.replaces[ref.index].span;
    case DeclarationKind::drop: return ast_.drops[ref.index].span;
    case DeclarationKind::warning_rule: return ast_.warning_rules[ref.index].span;
  }
  return {};
}

void Planner::declaration(DeclarationRef ref, int indent) {
  switch (ref.kind) {
    case DeclarationKind::methodology: return place(ast_.methodologies[ref.index], indent);
    case DeclarationKind::source: return place(ast_.sources[ref.index], indent);
    case DeclarationKind::scale: return place(ast_.scales[ref.index], indent);
    case DeclarationKind::item: return place(ast_.items[ref.index], indent);
    case DeclarationKind::questions: return place(ast_.questions[ref.index], indent);
    case DeclarationKind::table: return place(ast_.tables[ref.index], indent);
    case DeclarationKind::parameter: return place(ast_.parameters[ref.index], indent);
    case DeclarationKind::function: return place(ast_.functions[ref.index], indent);
    case DeclarationKind::bands: return place(ast_.bands[ref.index], indent);
    case DeclarationKind::input: return place(ast_.inputs[ref.index], indent);
    case DeclarationKind::judgement: return place(ast_.judgements[ref.index], indent);
    case DeclarationKind::definition: return place(ast_.definitions[ref.index], indent);
    case DeclarationKind::require: return place(ast_.requires_[ref.index], indent);
    case DeclarationKind::claim: return place(ast_.claims[ref.index], indent);
    case DeclarationKind::not_rated: return place(ast_.not_rated[ref.index], indent);
    case DeclarationKind::adjustment: return place(ast_.adjustments[ref.index], indent);
    case DeclarationKind::for_block: return place(ast_.for_blocks[ref.index], indent);
    case DeclarationKind::test: return place(ast_.tests[ref.index], indent);
    case DeclarationKind::amend: return place(ast_.amends[ref.index], indent);
    case DeclarationKind::set: return place(ast_.sets[ref.index], indent);
    case DeclarationKind::replace: {
      // Behind `replace` a declaration begins no line, so it is a row of no table.
      own_table_ = none;
      return declaration(ast_.replaces[ref.index].declaration, indent);
    }
    case DeclarationKind::include:
    case DeclarationKind::dated_by:
    case DeclarationKind::drop:
    case DeclarationKind::warning_rule: return;
  }
}

int Planner::item_indent(const ItemDeclaration& item) const {
  int indent = 0;
  for (std::uint32_t parent = item.parent; parent != Id<int>::none; parent = ast_.items[parent].parent) indent += 2;
  return indent;
}

void Planner::value(ExprId expr, int indent, std::uint8_t spaces) {
  expression(expr);
  const Index start = first(expr);
  clause(start, indent + 2, spaces);
  plan_[start].urgency = urgency::value;
}

void Planner::place(const Methodology& it, int indent) {
  for (Index i = at(it.span.begin); i < after(it.span); ++i)
    if (is(i, "in") && is(i + 1, "force")) clause(i, indent);
  cites(it.cites, indent);
}

void Planner::place(const SourceNote& it, int indent) {
  if (own_table_ != none) cell(at(it.title.span.begin), own_table_, 1, 2);
  cites(it.cites, indent, own_table_, 2);
}

void Planner::place(const ItemDeclaration& it, int indent) {
  if (it.title && own_table_ != none) cell(at(it.title->span.begin), own_table_, 1, 1);
  cites(it.cites, indent, own_table_, 2);
}

void Planner::place(const Function& it, int indent) {
  const Index open = at(it.name.span.begin) + 1;
  plan_[open].spaces = 0;
  for (const FunctionParameter& parameter : it.parameters) {
    const Index name = at(parameter.name.span.begin);
    if (name != open + 1) hang(name, open, 1, urgency::list);
  }
  value(it.body, indent);
  cites(it.cites, indent);
}

void Planner::place(const Input& it, int indent) {
  if (own_table_ != none) cell(at(it.type.name.span.begin) - 1, own_table_, 1, 1);
  if (it.question) {
    const Index question = at(it.question->span.begin);
    clause(question, indent);
    if (own_table_ != none) cell(question, own_table_, 2, 2);
  }
  if (it.changeable) clause(at(it.changeable->begin), indent);
  if (it.or_else.valid()) {
    value(it.or_else, indent + 2, 2);
    clause(first(it.or_else) - 2, indent);
  }
  cites(it.cites, indent);
}

void Planner::place(const Judgement& it, int indent) {
  if (own_table_ != none) cell(at(it.type.name.span.begin) - 1, own_table_, 1, 1);
  if (it.question) {
    const Index question = at(it.question->span.begin);
    clause(question, indent);
    if (own_table_ != none) cell(question, own_table_, 2, 2);
  }
  if (it.changeable) clause(at(it.changeable->begin), indent);
  if (it.by) clause(at(it.by->span.begin) - 1, indent);
  cites(it.cites, indent);
}

void Planner::place(const Definition& it, int indent) {
  const Index start = first(it.value);
  if (own_table_ != none) cell(start - 1, own_table_, 1, 1);
  value(it.value, indent);
  if (it.out_of.valid()) {
    expression(it.out_of);
    clause(first(it.out_of) - 2, indent);
  }
  cites(it.cites, indent);
}

void Planner::place(const Require& it, int indent) {
  value(it.condition, indent);
  if (it.message) clause(at(it.message->span.begin), indent);
  cites(it.cites, indent);
}

void Planner::place(const Claim& it, int indent) {
  if (it.selection.valid()) selection(it.selection);
  if (it.message) clause(at(it.message->span.begin), indent);
  cites(it.cites, indent);
}

void Planner::place(const NotRated& it, int indent) {
  if (it.when.valid()) value(it.when, indent);
  if (it.reason) clause(at(it.reason->span.begin), indent);
  cites(it.cites, indent);
}

void Planner::place(const Adjustment& it, int indent) {
  if (it.selection.valid()) selection(it.selection);
  if (it.level.valid()) clause(first(it.level) - 1, indent, 1);
  cites(it.cites, indent);
  if (it.when.valid()) value(it.when, indent + 2);
  const Index start = at(it.span.begin);
  plan_[start].roomy = adjustment_clauses(it, indent);
  // So wide that an `or` at the start of a line ends before it: the operands stand in one column.
  if (it.when.valid() && has_broken_logic(it.when)) plan_[first(it.when)].spaces = 3;
  for (Index i = start + 1; i < after(it.span); ++i)
    plan_[start].roomy = plan_[start].roomy || plan_[i].broken || tokens_.held(i);
}

bool Planner::adjustment_clauses(const Adjustment& it, int indent) {
  bool any = false;
  for (Index i = at(it.span.begin); i < after(it.span); ++i) {
    const bool is_when = it.when.valid() && tokens_.all[i].piece.begin == it.when_span.begin;
    if (any && is(i, "cites")) plan_[i].broken = true;
    if (!is_when && !is(i, "allows") && !is(i, "waivable") && !is(i, "requires")) continue;
    const bool with_waivable = is(i, "requires") && is(i - 1, "waivable");
    clause(i, indent, with_waivable ? 1 : 2);
    plan_[i].broken = !with_waivable || begins_line(i);
    if (with_waivable) plan_[i].urgency = urgency::never;
    any = true;
  }
  return any;
}

void Planner::place(const Amend& it, int indent) {
  if (it.title) clause(at(it.title->span.begin), indent, 1);
  cites(it.cites, indent);
}

void Planner::place(const Set& it, int indent) { value(it.value, indent); }

}  // namespace rubric::format
