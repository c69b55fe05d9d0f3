#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "check/checker.hpp"

namespace rubric::check {

namespace {

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\n\r") == std::string::npos; }

}  // namespace

/// `allow` and `deny` speak of the warnings about rules; what a run finds in case data is not theirs.
void check_warning_rules(const Checker& checker) {
  std::vector<std::string> known;
  for (const CodeInfo& code : all_codes()) {
    if (is_about_rules(code)) known.emplace_back(code.number);
  }
  for (const syntax::WarningRule& rule : checker.ast.warning_rules) {
    if (rule.reason && is_blank(rule.reason->text)) {
      checker.error(Code::expected_text, rule.reason->span,
                    "found a text that says nothing, expected the reason in quotes",
                    fmt::format("say why the warning is let through, such as `allow {} \"kept for the next revision\"`",
                                rule.code.text));
    }
    if (std::find(known.begin(), known.end(), rule.code.text) != known.end()) continue;
    std::string help = did_you_mean(rule.code.text, known);
    if (help.empty()) help = fmt::format("the warnings about rules are {}", fmt::join(known, ", "));
    checker.error(Code::unknown_warning, rule.code.span, fmt::format("no warning has the code `{}`", rule.code.text),
                  help);
  }
}

}  // namespace rubric::check
