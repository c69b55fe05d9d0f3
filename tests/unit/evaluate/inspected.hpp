#pragma once
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "check/check.hpp"
#include "compile/compile.hpp"
#include "evaluate/conclude.hpp"
#include "facts/read_case.hpp"
#include "parse/parser.hpp"
#include "resolve/resolve.hpp"
#include "support/shipped_text.hpp"

namespace rubric::evaluate {

inline std::string file_text(const std::string& path) {
  std::ifstream file(std::string(RUBRIC_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// One inspection taken through every stage from the text of its rules and of its case data.
class Inspected {
 public:
  Inspected(std::string rule_text, std::string case_text) {
    const SourceId source = sources.add("rules.rubric", std::move(rule_text));
    parse(sources, source, ast, diagnostics);
    rules = check::check(sources, ast, resolve::resolve(sources, ast, diagnostics), diagnostics);
    if (!sound()) return;
    program = compile::compile(rules, 0, diagnostics);
    const SourceId data = sources.add("case.json", std::move(case_text));
    facts = facts::read_case(
        rules, ast, sources, data, [](const std::string&) { return std::nullopt; }, diagnostics);
    if (!sound()) return;
    evaluation = evaluate(inputs());
    outcome = conclude(inputs(), *evaluation);
  }
  Inspected(const Inspected&) = delete;
  Inspected& operator=(const Inspected&) = delete;

  Inputs inputs() const { return {sources, ast, rules, program, facts}; }

  Explanation explained(const std::string& name) const {
    for (std::uint32_t i = 0; i < rules.model.attributes.size(); ++i) {
      if (rules.model.attribute_name(AttributeIdOf(i)) == name) return explain(inputs(), *evaluation, AttributeIdOf(i));
    }
    ADD_FAILURE() << "no result " << name;
    return {};
  }

  const Result& result(const std::string& name) const {
    static const Result none;
    const Result* found = outcome.find(name);
    if (found == nullptr) ADD_FAILURE() << "no result " << name;
    return found == nullptr ? none : *found;
  }

  std::vector<Finding> findings(FindingKind kind) const {
    std::vector<Finding> found;
    for (const Finding& finding : outcome.findings) {
      if (finding.kind == kind) found.push_back(finding);
    }
    return found;
  }

  Sources sources;
  syntax::Ast ast;
  check::Rules rules;
  compile::Program program;
  facts::Facts facts;
  Diagnostics diagnostics;
  std::optional<Evaluation> evaluation;
  Outcome outcome;

 private:
  static resolve::AttributeId AttributeIdOf(std::uint32_t i) { return resolve::AttributeId{i}; }

  bool sound() const {
    for (const Diagnostic& found : diagnostics.sorted()) {
      const Place place = sources.place(found.span);
      if (info(found.code).severity == Severity::error) {
        ADD_FAILURE() << info(found.code).number << " " << place.line << ":" << place.column << ": " << found.message;
      }
    }
    return !diagnostics.has_errors();
  }
};

inline std::string youth_rules() { return shipped::spelt_out("rules/hmip/youth-2021.rubric"); }

/// `text` with its one occurrence of `from` replaced.
inline std::string edited(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
    ADD_FAILURE() << "not exactly once: " << from;
    return text;
  }
  return text.replace(at, from.size(), to);
}

/// Two standards rated by shares, with discretion, caps and a floor among them.
inline std::string small_rules() {
  return R"(methodology small "Small"
source book "The book" inferred
scale Rating
  inadequate "Inadequate" 0
  fair "Fair" 1
  good "Good" 2
  top "Top" 3
domain 1 "One"
  standard 1.1 "Lead"
  standard 1.2 "Staff"
parameter margin : percent = 5%
bands quality from percent to Rating cites book "p. 3"
  below 50% inadequate "Minority"
  from 50% fair
  from 65% good
  from 80% top
for standards
  input yes : count
  input cases : count
  require yes <= cases "more yes than cases"
  let share = 100% * yes / cases
  rating = quality(share)
discretion panel on rating of standards
  allows 1 band up
  when distance(share, quality) <= margin or yes = 3
  requires reason, by
cap lead on rating of standard 1.2 at fair
  when rating of standard 1.1 < good
  waivable requires reason
cap hard on rating of standard 1.2 at good
  when rating of standard 1.1 = inadequate
floor low on rating of standard 1.1 at fair
  when cases >= 10
score total = sum of points(rating) of standards out of 6
rating overall = first of
  good when total >= 4
  fair when total >= 2
  otherwise inadequate
)";
}

/// Case data for `small_rules`: yes and cases of 1.1 and 1.2, and further keys (beginning with a comma).
inline std::string small_case(int yes1, int cases1, int yes2, int cases2, const std::string& more = "") {
  std::ostringstream text;
  text << R"({"methodology": "small", "standards": {"1.1": {"yes": )" << yes1 << R"(, "cases": )" << cases1
       << R"(}, "1.2": {"yes": )" << yes2 << R"(, "cases": )" << cases2 << "}}" << more << "}";
  return text.str();
}

}  // namespace rubric::evaluate
