#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/nearest.hpp"
#include "check/checker.hpp"
#include "syntax/words.hpp"

namespace rubric::check {

using syntax::DeclarationKind;

namespace {

/// What a test names, read from outside every item; invalid once reported.
AttributeId find_target(Checker& checker, const syntax::TestTarget& target) {
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
  if (!attribute.valid()) report_unknown_attribute(checker, item, ref.attribute);
  return attribute;
}

Type type_of(const Checker& checker, AttributeId attribute) { return checker.rules.attributes[attribute.index()].type; }

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
      constant_value(checker, set.value, checker.model().parameters[at->second].type);
    }
  }
}

bool is_record_on(const Checker& checker, AttributeId rating) {
  const std::vector<std::uint32_t>& adjustments = checker.model()[rating].adjustments;
  return std::any_of(adjustments.begin(), adjustments.end(), [&](std::uint32_t i) {
    return checker.rules.adjustments[i].kind == syntax::AdjustmentKind::discretion;
  });
}

bool may_say_not_rated(const Checker& checker, ItemId item) {
  for (std::size_t i = 0; i < checker.rules.not_rated.size(); ++i) {
    if (checker.model().not_rated[i].item == item && !checker.rules.not_rated[i].valid()) return true;
  }
  return false;
}

void refuse_given(Checker& checker, const syntax::Given& given, std::string_view why, std::string help) {
  checker.error(Code::bad_test_fact, given.target.span, fmt::format("`{}` {}", checker.quoted(given.target.span), why),
                std::move(help));
}

TestGiven check_waiver(Checker& checker, const syntax::Given& given) {
  TestGiven checked;
  const resolve::Model& model = checker.model();
  for (std::uint32_t i = 0; i < model.adjustments.size(); ++i) {
    if (checker.ast.adjustments[model.adjustments[i].declaration].name.text == given.waived.text &&
        checker.rules.adjustments[i].kind != syntax::AdjustmentKind::discretion)
      checked.waived.push_back(i);
  }
  if (checked.waived.empty()) must_exist(checker, "waiver", given.waived, Code::unknown_change_target);
  return checked;
}

TestGiven check_given(Checker& checker, const syntax::Given& given) {
  if (given.kind == syntax::GivenKind::waiver) return check_waiver(checker, given);
  const AttributeId attribute = find_target(checker, given.target);
  if (!attribute.valid()) return {};
  TestGiven checked{attribute, {}, {}};
  switch (given.kind) {
    case syntax::GivenKind::discretion:
      if (!is_record_on(checker, attribute))
        refuse_given(checker, given, "is open to no discretion", "name a rating that a `discretion` rule is on");
      break;
    case syntax::GivenKind::not_rated:
      if (!may_say_not_rated(checker, checker.model()[attribute].item))
        refuse_given(checker, given, "must be rated", "name a rating whose item `may be not rated`");
      return checked;
    default:
      if (checker.rules.attributes[attribute.index()].input == Id<int>::none)
        refuse_given(checker, given, "is computed by the rules", "give the inputs it is computed from");
      break;
  }
  if (given.value.valid()) checked.value = constant_value(checker, given.value, type_of(checker, attribute));
  return checked;
}

TestExpect check_expect(Checker& checker, const syntax::Expect& expect) {
  TestExpect checked;
  if (expect.is_about_error()) {
    const std::vector<CodeInfo>& codes = all_codes();
    const bool known = std::any_of(codes.begin(), codes.end(), [&](const CodeInfo& code) {
      return expect.code && code.number == expect.code->text;
    });
    if (!known && expect.code) {
      checker.error(Code::unknown_name, expect.code->span,
                    fmt::format("no diagnostic has the code `{}`", expect.code->text),
                    "codes look like R501; see the diagnostics pages");
    }
    return checked;
  }
  checked.attribute = find_target(checker, expect.target);
  if (!checked.attribute.valid()) return checked;
  const Type type = type_of(checker, checked.attribute);
  if (expect.value.valid()) checked.value = constant_value(checker, expect.value, type);
  if (expect.upper.valid()) checked.upper = constant_value(checker, expect.upper, type);
  if (checked.value && checked.upper && *checked.upper < *checked.value) {
    const Span low = checker.ast[expect.value].span;
    const Span high = checker.ast[expect.upper].span;
    checker.error(Code::expected_backwards, join(low, high),
                  fmt::format("the range runs from `{}` down to `{}`, expected the lower end first",
                              checker.quoted(low), checker.quoted(high)),
                  fmt::format("write it as `{} to {}`", checker.quoted(high), checker.quoted(low)));
  }
  if (expect.because && expect.because_kind)
    must_exist(checker, expect.because_kind->text, *expect.because, Code::unknown_change_target);
  return checked;
}

/// Whether the changes of a test may take away or rename what its other clauses name: these are then checked when the
/// test is run, against the changed rules.
bool changes_names(const Checker& checker, const syntax::Test& test) {
  return std::any_of(test.changes.begin(), test.changes.end(), [&](syntax::DeclarationRef change) {
    if (change.kind == DeclarationKind::set) return false;
    if (change.kind == DeclarationKind::replace) return true;
    const std::string& kind = checker.ast.drops[change.index].kind_word.text;
    return kind != "cap" && kind != "floor" && kind != "discretion";
  });
}

/// What a given line settles: a fact, discretion on it, or whether a cap or floor is waived.
std::string settled_by(const syntax::Given& given, const TestGiven& checked) {
  if (given.kind == syntax::GivenKind::waiver) return "waiver of " + given.waived.text;
  return (given.kind == syntax::GivenKind::discretion ? "discretion on " : "") +
         std::to_string(checked.attribute.index());
}

/// The second line would silently take the place of the first.
void check_given_once(const Checker& checker, const syntax::Test& test, const Test& checked) {
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < test.givens.size(); ++i) {
    const syntax::Given& given = test.givens[i];
    const bool is_waiver = given.kind == syntax::GivenKind::waiver;
    if (!is_waiver && !checked.givens[i].attribute.valid()) continue;
    const auto [at, is_first] = first.emplace(settled_by(given, checked.givens[i]), i);
    if (is_first) continue;
    const Span target = is_waiver ? given.waived.span : given.target.span;
    const bool discretion = given.kind == syntax::GivenKind::discretion;
    checker.diagnostics.add({Code::repeated_clause,
                             given.span,
                             fmt::format("found a second `given` of {}`{}`, one was expected",
                                         is_waiver    ? "the waiver of "
                                         : discretion ? "discretion on "
                                                      : "",
                                         checker.quoted(target)),
                             {{test.givens[at->second].span, "the first"}},
                             "take one of the two out"});
  }
}

/// Reports, and those who read them, tell the tests of a file apart by their titles.
void check_titles(const Checker& checker) {
  std::map<std::pair<SourceId, std::string_view>, Span> taken;
  for (const syntax::Test& test : checker.ast.tests) {
    const syntax::Text& title = test.title;
    if (title.text.find_first_not_of(" \t") == std::string::npos) {
      checker.error(Code::title_taken, title.span, "the title is empty, expected one that tells the test apart",
                    "say what the test is about");
      continue;
    }
    const auto [at, is_first] = taken.emplace(std::pair(title.span.source, std::string_view(title.text)), title.span);
    if (is_first) continue;
    checker.diagnostics.add({Code::title_taken,
                             title.span,
                             fmt::format("a second test is called `{}`, expected a title of its own", title.text),
                             {{at->second, "the first"}},
                             "say in the title what sets it apart"});
  }
}

}  // namespace

void check_tests(Checker& checker) {
  check_titles(checker);
  for (const syntax::Test& test : checker.ast.tests) {
    Test& checked = checker.rules.tests.emplace_back();
    if (test.case_path && test.case_path->text.starts_with('/')) {
      checker.error(Code::case_outside, test.case_path->span,
                    fmt::format("`{}` does not begin at the folder of the rule file", test.case_path->text),
                    "write the path from the folder of the rule file");
    }
    for (const syntax::DeclarationRef& change : test.changes) check_change(checker, change);
    if (changes_names(checker, test)) continue;
    for (const syntax::Given& given : test.givens) checked.givens.push_back(check_given(checker, given));
    check_given_once(checker, test, checked);
    for (const syntax::Expect& expect : test.expects) checked.expects.push_back(check_expect(checker, expect));
  }
}

}  // namespace rubric::check
