#include "syntax/printer.hpp"
#include "syntax/words.hpp"

namespace rubric::syntax {
namespace {

std::string_view word(AggregateKind kind) {
  static constexpr std::string_view words[] = {"count",  "proportion", "sum",  "mean",
                                               "lowest", "highest",    "some", "every"};
  return words[static_cast<std::size_t>(kind)];
}

std::string list(const std::vector<IdRange>& ids) {
  std::string text;
  for (const IdRange& range : ids) {
    text += text.empty() ? " " : ", ";
    text += range.first.text;
    if (range.last) text += " to " + range.last->text;
  }
  return text;
}

}  // namespace

std::string Printer::item(const ItemRef& ref) {
  std::string text = std::string(syntax::word(ref.kind)) + " " + ref.id.text;
  if (ref.standard) text += " in standard " + ref.standard->text;
  return text;
}

std::string Printer::attribute(const AttributeRef& ref) {
  std::string text = ref.computed ? "computed " : "";
  text += ref.attribute.text;
  if (ref.item) text += " of " + item(*ref.item);
  return text;
}

std::string Printer::term(const SelectionTerm& term) {
  if (term.table) return "rows of " + term.table->text;
  std::string text = std::string(syntax::word(term.kind)) + "s" + list(term.ids);
  if (term.container_kind) text += " in " + std::string(syntax::word(*term.container_kind)) + list(term.container_ids);
  return text;
}

void Printer::selection(std::string_view what, SelectionId id) {
  if (!id.valid()) return;
  const Selection& selection = ast_[id];
  open(std::string(what) + (selection.rated ? " rated" : ""), selection.span);
  for (const SelectionTerm& one : selection.terms) line(term(one));
  for (const SelectionTerm& one : selection.except) line("except " + term(one));
  expression("where", selection.where);
  close();
}

void Printer::children(const Expr& expr) {
  for (std::size_t i = 0; i < expr.child_count; ++i) expression("", ast_.child(expr, i));
}

void Printer::expression(std::string_view what, ExprId id) {
  if (!id.valid()) return;
  const Expr& expr = ast_[id];
  std::string lead = what.empty() ? "" : std::string(what) + ": ";
  switch (expr.kind) {
    case ExprKind::number: return line(lead + ast_.numbers[expr.payload].exact());
    case ExprKind::percent: return line(lead + ast_.numbers[expr.payload].exact() + "%");
    case ExprKind::date: return line(lead + std::string(sources_.text(expr.span)));
    case ExprKind::text: return line(lead + quoted(ast_.texts[expr.payload].text));
    case ExprKind::boolean: return line(lead + (expr.payload != 0 ? "true" : "false"));
    case ExprKind::name: return line(lead + ast_.names[expr.payload].text);
    case ExprKind::attribute_of: return line(lead + attribute(ast_.attribute_refs[expr.payload]));
    case ExprKind::is_rated: return line(lead + item(ast_.item_refs[expr.payload]) + " is rated");
    case ExprKind::call: lead += "call " + ast_.names[expr.payload].text; break;
    case ExprKind::negate: lead += "negate"; break;
    case ExprKind::logical_not: lead += "not"; break;
    case ExprKind::binary: lead += word(expr.op); break;
    case ExprKind::choose: lead += "if, then, else"; break;
    case ExprKind::first_of: lead += "first of"; break;
    case ExprKind::aggregate: lead += word(ast_.aggregates[expr.payload].kind); break;
  }
  line(lead);
  ++depth_;
  if (expr.kind == ExprKind::aggregate) {
    const Aggregate& aggregate = ast_.aggregates[expr.payload];
    selection("of", aggregate.selection);
    expression("value", aggregate.value);
  }
  children(expr);
  --depth_;
}

}  // namespace rubric::syntax
