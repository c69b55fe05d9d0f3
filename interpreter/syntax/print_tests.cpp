#include "syntax/printer.hpp"

namespace rubric::syntax {

void Printer::print(const Expect& it) {
  static constexpr std::string_view states[] = {"", "", " missing", " not rated", " not capped", "", ""};
  const std::string code = it.code ? it.code->text : "";
  std::string target = it.kind == ExpectKind::error      ? "error " + code
                       : it.kind == ExpectKind::no_error ? "no error " + code
                                                         : attribute(it.target.attribute);
  open("expect " + target + std::string(states[static_cast<std::size_t>(it.kind)]), it.span);
  expression(it.kind == ExpectKind::range ? "from" : "value", it.value);
  expression("to", it.upper);
  if (it.because_kind && it.because) line("because " + it.because_kind->text + " " + it.because->text);
  close();
}

void Printer::print(const Given& it) {
  switch (it.kind) {
    case GivenKind::value: open("given " + attribute(it.target.attribute), it.span); break;
    case GivenKind::missing: open("given " + attribute(it.target.attribute) + " missing", it.span); break;
    case GivenKind::not_rated: open("given " + attribute(it.target.attribute) + " not rated", it.span); break;
    case GivenKind::discretion: open("given discretion on " + attribute(it.target.attribute), it.span); break;
    case GivenKind::waiver: open("given waiver of " + it.waived.text, it.span); break;
  }
  expression(it.kind == GivenKind::discretion ? "to" : "value", it.value);
  optional("reason", it.reason);
  optional("by", it.by);
  close();
}

void Printer::print(const Test& it) {
  open("test " + quoted(it.title.text), it.span);
  optional("case", it.case_path);
  for (const Given& given : it.givens) print(given);
  for (DeclarationRef change : it.changes) declaration(change);
  for (const Expect& expect : it.expects) print(expect);
  close();
}

void Printer::print(const Amend& it) {
  head("amend", it, " of " + quoted(it.base.text));
  optional("title", it.title);
  close();
}

void Printer::print(const Set& it) {
  open("set " + it.parameter.text + (it.from ? " from " + to_string(*it.from) : ""), it.span);
  expression("value", it.value);
  close();
}

void Printer::print(const Replace& it) {
  open("replace", it.span);
  declaration(it.declaration);
  close();
}

void Printer::print(const Drop& it) {
  open("drop " + it.kind_word.text + " " + it.name.text, it.span);
  close();
}

void Printer::print(const WarningRule& it) {
  open((it.deny ? "deny " : "allow ") + it.code.text + (it.on ? " on " + it.on->text : ""), it.span);
  optional("reason", it.reason);
  close();
}

}  // namespace rubric::syntax
