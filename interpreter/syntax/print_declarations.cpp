#include "syntax/printer.hpp"
#include "syntax/words.hpp"

namespace rubric::syntax {

void Printer::print(const Methodology& it) {
  head("methodology", it);
  optional("title", it.title);
  if (it.from) line("in force from " + to_string(*it.from) + (it.to ? " to " + to_string(*it.to) : ""));
  close();
}

void Printer::print(const SourceNote& it) {
  static constexpr std::string_view certainties[] = {"", " seen", " inferred", " background"};
  head("source", it, std::string(certainties[static_cast<std::size_t>(it.certainty)]));
  line("title " + quoted(it.title.text));
  close();
}

void Printer::print(const Include& it) {
  open("include " + quoted(it.path.text), it.span);
  close();
}

void Printer::print(const Scale& it) {
  head(it.ordered ? "scale" : "choice", it);
  for (const LevelRow& row : it.levels) {
    std::string text = "level " + row.name.text;
    if (row.label) text += " " + quoted(row.label->text);
    if (row.points) text += " " + row.points->exact();
    line(text);
  }
  close();
}

void Printer::print(const ItemDeclaration& it) {
  std::string parent;
  if (it.parent != Id<int>::none)
    parent = " in " + std::string(word(ast_.items[it.parent].kind)) + " " + ast_.items[it.parent].name.text;
  head(word(it.kind), it, parent);
  optional("title", it.title);
  close();
}

void Printer::print(const Questions& it) {
  head("questions", it);
  selection("for", it.selection);
  for (const ItemDeclaration& row : it.rows) print(row);
  close();
}

void Printer::print(const Table& it) {
  static constexpr std::string_view per[] = {"", " per standard", " per question"};
  head("table", it);
  optional("title", it.title);
  for (const Column& column : it.columns) {
    head("column", column, std::string(per[static_cast<std::size_t>(column.per)]) + " : " + column.type.name.text);
    close();
  }
  close();
}

void Printer::print(const Parameter& it) {
  head("parameter", it, " : " + it.type.name.text);
  for (const ParameterValue& value : it.values) {
    expression(value.from ? "from " + to_string(*value.from) : "value", value.value);
    ++depth_;
    cites(value.cites);
    --depth_;
  }
  close();
}

void Printer::print(const DatedBy& it) {
  open("dated by " + it.input.text, it.span);
  close();
}

void Printer::print(const Function& it) {
  std::string signature = "(";
  for (const FunctionParameter& parameter : it.parameters)
    signature += (signature.size() > 1 ? ", " : "") + parameter.name.text + " : " + parameter.type.name.text;
  head("function", it, signature + ") : " + it.result.name.text);
  expression("gives", it.body);
  close();
}

void Printer::print(const Bands& it) {
  static constexpr std::string_view edges[] = {"below", "from", "up to", "above", "between", "unused"};
  head("bands", it, " from " + it.from.name.text + " to " + it.to.name.text);
  for (const BandRow& row : it.rows) {
    std::string text = "row " + std::string(edges[static_cast<std::size_t>(row.edge)]) + " -> " + row.level.text;
    if (row.label) text += " " + quoted(row.label->text);
    open(text, row.span);
    expression("bound", row.bound);
    expression("upper", row.upper);
    close();
  }
  close();
}

void Printer::print(const Input& it) {
  head("input", it, " : " + it.type.name.text);
  optional("question", it.question);
  if (it.changeable) line("changeable");
  expression("or else", it.or_else);
  close();
}

void Printer::print(const Judgement& it) {
  head("judgement", it, " : " + it.type.name.text);
  optional("question", it.question);
  optional("by", it.by);
  if (it.changeable) line("changeable");
  close();
}

void Printer::print(const Definition& it) {
  static constexpr std::string_view kinds[] = {"let", "rating", "score"};
  head(kinds[static_cast<std::size_t>(it.kind)], it);
  expression("value", it.value);
  expression("out of", it.out_of);
  close();
}

void Printer::print(const Require& it) {
  head("require", it);
  expression("condition", it.condition);
  optional("message", it.message);
  close();
}

void Printer::print(const Claim& it) {
  head(it.rising ? "require rising" : "require falling", it, " " + attribute(it.result) + " in " + it.cause.text);
  selection("of", it.selection);
  optional("message", it.message);
  close();
}

void Printer::print(const NotRated& it) {
  head(it.when.valid() ? "not rated" : "may be not rated", it);
  expression("when", it.when);
  optional("reason", it.reason);
  close();
}

void Printer::print(const Adjustment& it) {
  head(word(it.kind), it, " on " + it.attribute.text);
  selection("of", it.selection);
  expression("at", it.level);
  if (it.width)
    line("allows " + std::to_string(*it.width) + (it.up ? " up" : "") + (it.up && it.down ? " or" : "") +
         (it.down ? " down" : ""));
  expression("when", it.when);
  if (it.waivable) line("waivable");
  if (it.requires_reason) line("requires reason");
  if (it.requires_by) line("requires by");
  close();
}

void Printer::print(const ForBlock& it) {
  open("for", it.span);
  selection("items", it.selection);
  for (DeclarationRef member : it.members) declaration(member);
  close();
}

}  // namespace rubric::syntax
