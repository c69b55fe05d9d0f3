#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "check/checker.hpp"
#include "syntax/words.hpp"

namespace rubric::check {

using syntax::DeclarationKind;

namespace {

/// The nodes of what a test names, read from outside every item; its type, or the error type once reported.
Type target_type(Checker& checker, const syntax::TestTarget& target) {
  const resolve::Model& model = checker.model();
  const syntax::AttributeRef& ref = target.attribute;
  ItemId item{0};
  if (ref.item) {
    ItemId standard{};
    if (ref.item->kind == resolve::ItemKind::question && ref.item->standard)
      standard = model.find(resolve::ItemKind::standard, ref.item->standard->text);
    item = model.find(ref.item->kind, ref.item->id.text, standard);
    if (!item.valid()) {
      std::vector<std::string> known;
      for (const resolve::Item& other : model.items) {
        if (other.kind == ref.item->kind) known.push_back(other.id);
      }
      checker.error(Code::unknown_item, ref.item->span,
                    fmt::format("the framework has no `{}`", checker.quoted(ref.item->span)),
                    did_you_mean(ref.item->id.text, known));
      return {};
    }
  }
  const AttributeId attribute = model.attribute(item, ref.attribute.text);
  if (attribute.valid()) return checker.rules.attributes[attribute.index()].type;
  report_unknown_attribute(checker, item, ref.attribute);
  return {};
}

void check_value(Checker& checker, syntax::ExprId value, Type type) {
  if (value.valid()) constant_value(checker, value, type);
}

std::vector<std::string> names_of(const Checker& checker, std::string_view kind) {
  std::vector<std::string> names;
  const resolve::Model& model = checker.model();
  for (const syntax::Adjustment& adjustment : checker.ast.adjustments) {
    if (syntax::word(adjustment.kind) == kind || kind == "waiver") names.push_back(adjustment.name.text);
  }
  if (kind == "question") {
    for (const resolve::Item& item : model.items) {
      if (item.kind == resolve::ItemKind::question) names.push_back(item.id);
    }
  }
  const auto all = [&](const auto& declared) {
    for (const auto& declaration : declared) names.push_back(declaration.name);
  };
  if (kind == "parameter") all(model.parameters);
  if (kind == "function") all(model.functions);
  if (kind == "bands" || kind == "band") all(model.bands);
  if (kind == "table") all(model.tables);
  if (kind == "scale" || kind == "choice") all(model.level_sets);
  if (kind == "input" || kind == "judgement" || kind == "let" || kind == "rating" || kind == "score")
    all(model.attributes);
  if (kind == "domain" || kind == "standard") {
    for (const resolve::Item& item : model.items) {
      if (item.kind == (kind == "domain" ? resolve::ItemKind::domain : resolve::ItemKind::standard))
        names.push_back(item.id);
    }
  }
  if (kind == "source") {
    for (const syntax::SourceNote& source : checker.ast.sources) names.push_back(source.name.text);
  }
  return names;
}

void must_exist(Checker& checker, std::string_view kind, const syntax::Name& name, Code code) {
  const std::vector<std::string> known = names_of(checker, kind);
  if (std::find(known.begin(), known.end(), name.text) != known.end()) return;
  checker.error(code, name.span, fmt::format("the rules have no {} `{}`", kind, name.text),
                did_you_mean(name.text, known));
}

void check_change(Checker& checker, syntax::DeclarationRef ref) {
  if (ref.kind == DeclarationKind::drop) {
    const syntax::Drop& drop = checker.ast.drops[ref.index];
    must_exist(checker, drop.kind_word.text, drop.name, Code::unknown_change_target);
  } else if (ref.kind == DeclarationKind::set) {
    const syntax::Set& set = checker.ast.sets[ref.index];
    const auto& parameters = checker.model().parameter_by_name;
    const auto at = parameters.find(set.parameter.text);
    if (at == parameters.end()) {
      must_exist(checker, "parameter", set.parameter, Code::unknown_change_target);
    } else {
      check_value(checker, set.value, checker.model().parameters[at->second].type);
    }
  }
}

void check_expect(Checker& checker, const syntax::Expect& expect) {
  if (expect.kind == syntax::ExpectKind::error) {
    const std::vector<CodeInfo>& codes = all_codes();
    const bool known = std::any_of(codes.begin(), codes.end(), [&](const CodeInfo& code) {
      return expect.code && code.number == expect.code->text;
    });
    if (!known && expect.code) {
      checker.error(Code::unknown_name, expect.code->span,
                    fmt::format("no diagnostic has the code `{}`", expect.code->text),
                    "codes look like R501; see the diagnostics pages");
    }
    return;
  }
  const Type type = target_type(checker, expect.target);
  if (type.is_error()) return;
  check_value(checker, expect.value, type);
  check_value(checker, expect.upper, type);
  if (expect.because && expect.because_kind)
    must_exist(checker, expect.because_kind->text, *expect.because, Code::unknown_change_target);
}

}  // namespace

void check_tests(Checker& checker) {
  for (const syntax::Test& test : checker.ast.tests) {
    for (const syntax::Given& given : test.givens)
      check_value(checker, given.value, target_type(checker, given.target));
    for (const syntax::DeclarationRef& change : test.changes) check_change(checker, change);
    for (const syntax::Expect& expect : test.expects) check_expect(checker, expect);
  }
}

}  // namespace rubric::check
