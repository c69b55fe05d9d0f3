#include <fmt/format.h>

#include "evaluate/findings.hpp"
#include "evaluate/text.hpp"
#include "evaluate/verdict.hpp"

namespace rubric::evaluate {

namespace {

std::string refusal_text(const std::vector<DiscretionCheck>& checks) {
  std::vector<std::string> rules;
  for (const DiscretionCheck& check : checks) {
    rules.push_back(fmt::format("discretion {}: {}", check.rule->name.text, listed(check.refusals, "; and ")));
  }
  return listed(rules, "; ");
}

std::string who(const facts::DiscretionRecord& record) {
  std::string text;
  if (!record.by.empty()) text += fmt::format(", by {}", record.by);
  if (!record.reason.empty()) text += fmt::format(", because: {}", record.reason);
  return text;
}

void applied(Findings& findings, const facts::DiscretionRecord& record, const std::string& about,
             const std::string& move, const DiscretionCheck* rule) {
  const bool allowed = rule != nullptr && rule->refusals.empty();
  std::string message = move + who(record);
  if (allowed) {
    message = fmt::format("discretion {} applied: {}", rule->rule->name.text, message);
    if (!rule->grounds.empty()) message += "; allowed since " + listed(rule->grounds);
  }
  Finding& finding = findings.add(FindingKind::discretion_applied, Code::discretion_applied, about, message);
  if (allowed) finding.rule = findings.at(rule->rule->span);
  finding.data = findings.at(record.span);
  const Slot present = findings.view.program().discretion_slots[record.attribute.index()].present;
  findings.without(finding, "discretion on " + about, {present, false});
}

void find(Findings& findings, const facts::DiscretionRecord& record) {
  const View& view = findings.view;
  const std::string about = view.model().attribute_name(record.attribute);
  const Type type = view.type_of(record.attribute);
  const DiscretionVerdict verdict = judge(view, record);
  const std::string to = view.show(type, Number(record.to));
  const std::string move = fmt::format("{} to {}", view.show(verdict.computed, type), to);
  Finding* finding = nullptr;
  if (verdict.fate == Fate::applied) return applied(findings, record, about, move, verdict.rule());
  if (!verdict.computed.known()) {
    finding = &findings.add(FindingKind::note, Code::discretion_without_effect, about,
                            fmt::format("discretion to {} cannot be judged: the computed rating is {}", to,
                                        view.show(verdict.computed, type)));
  } else if (verdict.fate == Fate::without_effect) {
    finding = &findings.add(FindingKind::discretion_without_effect, Code::discretion_without_effect, about,
                            fmt::format("discretion to {} has no effect: the computed rating is that already", to));
  } else if (verdict.checks.empty()) {
    finding = &findings.add(FindingKind::discretion_refused, Code::discretion_refused, about,
                            fmt::format("{} refused: no discretion rule covers {}", move, about));
  } else {
    finding = verdict.fate == Fate::open
                  ? &findings.add(FindingKind::note, Code::discretion_without_effect, about,
                                  fmt::format("{} not settled: {}", move, refusal_text(verdict.checks)))
                  : &findings.add(FindingKind::discretion_refused, Code::discretion_refused, about,
                                  fmt::format("{} refused: {}", move, refusal_text(verdict.checks)));
    finding->rule = findings.at(verdict.checks.front().rule->span);
  }
  finding->data = findings.at(record.span);
}

}  // namespace

void find_discretion(Findings& findings) {
  for (const facts::DiscretionRecord& record : findings.view.in.facts.discretion) find(findings, record);
}

}  // namespace rubric::evaluate
