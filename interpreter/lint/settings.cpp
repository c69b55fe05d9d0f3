#include "lint/settings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "syntax/declarations.hpp"

namespace rubric::lint {

namespace {

bool holds(const std::vector<std::string>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool contains(Span outer, Span inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

}  // namespace

Settings::Settings(const syntax::Ast& ast, const CheckOptions& options)
    : ast_(ast), options_(options), used_(ast.warning_rules.size()) {}

bool Settings::denies(Code code) const {
  const CodeInfo& facts = info(code);
  if (!is_about_rules(facts)) return false;
  if (holds(options_.deny, facts.number)) return true;
  if (facts.severity == Severity::warning && holds(options_.deny, "all")) return true;
  return std::any_of(ast_.warning_rules.begin(), ast_.warning_rules.end(),
                     [&](const syntax::WarningRule& rule) { return rule.deny && rule.code.text == facts.number; });
}

bool Settings::stands_on(const syntax::Name& name, Span span) const {
  bool found = false;
  syntax::for_each_declaration(ast_, [&](const syntax::Declaration& declaration) {
    found = found || (declaration.name.text == name.text && contains(declaration.span, span));
  });
  return found;
}

bool Settings::allows(const Diagnostic& diagnostic) {
  const std::string_view code = info(diagnostic.code).number;
  bool allowed = holds(options_.allow, code);
  for (std::size_t i = 0; i < used_.size(); ++i) {
    const syntax::WarningRule& rule = ast_.warning_rules[i];
    if (rule.deny || rule.code.text != code || (rule.on && !stands_on(*rule.on, diagnostic.span))) continue;
    used_[i] = true;
    allowed = true;
  }
  return allowed;
}

void Settings::apply(Diagnostics& diagnostics) {
  diagnostics.revise([this](Diagnostic& diagnostic) {
    const CodeInfo& facts = info(diagnostic.code);
    if (!is_about_rules(facts)) return true;
    if (allows(diagnostic)) return false;
    diagnostic.denied = denies(diagnostic.code);
    return diagnostic.denied || facts.severity != Severity::off;
  });
}

void Settings::report_unused(Diagnostics& diagnostics) const {
  for (std::size_t i = 0; i < used_.size(); ++i) {
    const syntax::WarningRule& rule = ast_.warning_rules[i];
    const auto has_code = [&](const CodeInfo& code) { return code.number == rule.code.text; };
    const CodeInfo& code = *std::find_if(all_codes().begin(), all_codes().end(), has_code);
    const bool looked_for = code.severity != Severity::off || denies(code.code);
    if (rule.deny || used_[i] || !looked_for || code.code == Code::allows_nothing) continue;
    diagnostics.add({Code::allows_nothing,
                     rule.span,
                     fmt::format("there is no {} here that this lets through", rule.code.text),
                     {},
                     "remove this line"});
  }
}

}  // namespace rubric::lint
