#include <fmt/format.h>

#include "evaluate/findings.hpp"
#include "evaluate/published.hpp"
#include "evaluate/text.hpp"

namespace rubric::evaluate {

namespace {

// The caps, floors, discretion and waivers without which the published value comes out.
std::vector<std::string> adjustments(const Findings& findings, const facts::Published& published) {
  std::vector<std::string> causes;
  for (const SetAside& run : findings.runs) {
    for (const Change& change : run.changes) {
      const bool same = change.reading.known() && change.reading.number == published.value;
      if (change.attribute == published.attribute && same) causes.push_back(run.name);
    }
  }
  return causes;
}

void tell_of_difference(Findings& findings, const facts::Published& published, const syntax::Declaration& rule) {
  const View& view = findings.view;
  Finding& finding = findings.add(FindingKind::differs_from_published, Code::differs_from_published,
                                  view.model().attribute_name(published.attribute), difference_text(view, published));
  finding.rule = findings.at(rule.span);
  finding.data = findings.at(published.span);
  for (const std::string& name : adjustments(findings, published)) {
    finding.consequences.push_back(fmt::format("without {} it would be as published", name));
  }
  for (const facts::Published* below : differing_below(view, published.attribute)) {
    finding.consequences.push_back("rests on " + difference_text(view, *below));
  }
}

// Scores out of different maxima are not compared.
void tell_of_maximum(Findings& findings, const facts::PublishedOutOf& printed, const syntax::Declaration& rule) {
  const View& view = findings.view;
  const std::string about = view.model().attribute_name(printed.attribute);
  Finding& finding = findings.add(FindingKind::differs_from_published, Code::differs_from_published, about,
                                  fmt::format("{}: the rules have it out of {}, published is out of {}", about,
                                              out_of(view, printed.attribute).display(), printed.value.display()));
  finding.rule = findings.at(rule.span);
  finding.data = findings.at(printed.span);
}

}  // namespace

void find_published(Findings& findings) {
  const View& view = findings.view;
  const auto rule_of = [&view](AttributeId id) -> const syntax::Declaration& {
    return declaration_of(view.in.ast, view.model()[id]);
  };
  for (const facts::PublishedOutOf& printed : view.in.facts.published_out_of) {
    if (printed_out_of_another(view, printed.attribute) != nullptr)
      tell_of_maximum(findings, printed, rule_of(printed.attribute));
  }
  for (const facts::Published& published : view.in.facts.published) {
    if (printed_out_of_another(view, published.attribute) != nullptr) continue;
    if (differs(view, published)) {
      tell_of_difference(findings, published, rule_of(published.attribute));
      continue;
    }
    const Reading reading = view.final_of(published.attribute);
    if (reading.known()) continue;
    const std::string about = view.model().attribute_name(published.attribute);
    const Type type = view.type_of(published.attribute);
    Finding& note = findings.add(FindingKind::note, Code::differs_from_published, about,
                                 fmt::format("{}: not settled ({}), published is {}", about, view.show(reading, type),
                                             view.show(type, published.value)));
    note.counts = false;
    note.data = findings.at(published.span);
  }
}

}  // namespace rubric::evaluate
