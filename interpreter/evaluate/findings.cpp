#include "evaluate/findings.hpp"

#include <fmt/format.h>

#include "base/limits.hpp"
#include "evaluate/faults.hpp"
#include "evaluate/results.hpp"
#include "evaluate/spell.hpp"
#include "evaluate/text.hpp"

namespace rubric::evaluate {

Finding& Findings::add(FindingKind kind, Code code, std::string about, std::string message) {
  const CodeInfo& facts = info(code);
  Finding finding;
  finding.kind = kind;
  finding.code = facts.number;
  finding.counts = facts.severity == Severity::error;
  finding.about = std::move(about);
  finding.message = std::move(message);
  return list.emplace_back(std::move(finding));
}

void Findings::without(Finding& finding, std::string name, const Patch& patch) {
  if (patch.slot == no_slot || runs.size() >= limits::set_aside_runs) return;
  runs.push_back(set_aside(view, std::move(name), patch));
  finding.consequences = consequences_of(view, runs.back());
}

std::optional<Location> Findings::at(Span span) const { return location_of(view.in.sources, span); }

void find_requirements(Findings& findings) {
  const View& view = findings.view;
  for (std::size_t i = 0; i < view.model().requires_.size(); ++i) {
    if (view.truth(view.program().requires_[i]) != false) continue;
    const resolve::Clause& clause = view.model().requires_[i];
    const syntax::Require& rule = view.in.ast.requires_[clause.declaration];
    const std::string values = say(view, view.rules().requires_[i]);
    const std::string message = rule.message ? fmt::format("{}: {}", rule.message->text, values) : values;
    const std::string about = clause.item.value == 0 ? "inspection" : view.model().item_name(clause.item);
    findings.add(FindingKind::require_failed, Code::require_failed, about, message).rule = findings.at(rule.span);
  }
}

void find_errors(Findings& findings) {
  const View& view = findings.view;
  const auto add = [&](const FaultOrigin& origin, const std::string& about) {
    findings.add(FindingKind::error, code_of(origin.fault), about, origin.text).rule = findings.at(origin.span);
  };
  for (const AttributeId id : result_order(view.model())) {
    for (const FaultOrigin& origin : faults_of(view, id)) add(origin, view.model().attribute_name(id));
  }
  for (std::size_t i = 0; i < view.model().requires_.size(); ++i) {
    const std::string item = view.model().item_name(view.model().requires_[i].item);
    for (const FaultOrigin& origin : faults_of(view, view.rules().requires_[i])) {
      add(origin, item.empty() ? "inspection" : item);
    }
  }
}

}  // namespace rubric::evaluate
