#include <fmt/format.h>

#include <algorithm>

#include "evaluate/findings.hpp"
#include "evaluate/text.hpp"

namespace rubric::evaluate {

namespace {

using check::Node;
using check::NodeKind;

// The attributes that one expression reads.
void reads(const check::Rules& rules, NodeId id, std::vector<AttributeId>& into) {
  if (!id.valid()) return;
  const Node& node = rules[id];
  if (node.kind == NodeKind::attribute || node.kind == NodeKind::computed) into.push_back(AttributeId{node.ref});
  if (node.kind == NodeKind::aggregate) {
    for (const check::Member& member : rules.aggregates[node.ref].members) {
      reads(rules, member.where, into);
      reads(rules, member.value, into);
    }
  }
  for (std::size_t i = 0; i < node.child_count; ++i) reads(rules, rules.child(node, i), into);
}

bool differs(const View& view, const facts::Published& published) {
  const Reading reading = view.final_of(published.attribute);
  if (reading.state == State::missing) return reading.range != nullptr && !reading.range->contains(published.value);
  return !reading.known() || reading.number != published.value;
}

class Causes {
 public:
  explicit Causes(Findings& findings) : findings_(findings), view_(findings.view) {}

  // Published values below `attribute` that differ themselves, the nearest on each way down.
  std::vector<std::string> below(AttributeId attribute) const {
    std::vector<std::string> causes;
    std::vector<bool> seen(view_.model().attributes.size());
    std::vector<AttributeId> open{attribute};
    seen[attribute.index()] = true;
    while (!open.empty()) {
      const AttributeId at = open.back();
      open.pop_back();
      const auto& published = view_.in.facts.published;
      const auto own =
          std::find_if(published.begin(), published.end(), [&](const auto& it) { return it.attribute == at; });
      if (at != attribute && own != published.end() && differs(view_, *own)) {
        causes.push_back(difference(*own));
        continue;
      }
      std::vector<AttributeId> read;
      if (view_.given(at) == nullptr) reads(view_.rules(), view_.rules().attributes[at.index()].definition, read);
      for (auto it = read.rbegin(); it != read.rend(); ++it) {
        if (!seen[it->index()]) open.push_back(*it);
        seen[it->index()] = true;
      }
    }
    return causes;
  }

  // The caps, floors, discretion and waivers without which the published value comes out.
  std::vector<std::string> adjustments(const facts::Published& published) const {
    std::vector<std::string> causes;
    for (const SetAside& run : findings_.runs) {
      for (const Change& change : run.changes) {
        const bool same = change.reading.known() && change.reading.number == published.value;
        if (change.attribute == published.attribute && same) causes.push_back(run.name);
      }
    }
    return causes;
  }

  std::string difference(const facts::Published& published) const {
    const Type type = view_.type_of(published.attribute);
    return fmt::format("{}: the rules give {}, published is {}", view_.model().attribute_name(published.attribute),
                       view_.show_final(published.attribute), view_.show(type, published.value));
  }

 private:
  Findings& findings_;
  const View& view_;
};

}  // namespace

void find_published(Findings& findings) {
  const View& view = findings.view;
  const Causes causes(findings);
  for (const facts::Published& published : view.in.facts.published) {
    const std::string about = view.model().attribute_name(published.attribute);
    const syntax::Declaration& rule = declaration_of(view.in.ast, view.model()[published.attribute]);
    if (!differs(view, published)) {
      const Reading reading = view.final_of(published.attribute);
      if (reading.known()) continue;
      const Type type = view.type_of(published.attribute);
      Finding& note = findings.add(FindingKind::note, Code::differs_from_published, about,
                                   fmt::format("{}: not settled ({}), published is {}", about, view.show(reading, type),
                                               view.show(type, published.value)));
      note.counts = false;
      note.data = findings.at(published.span);
      continue;
    }
    Finding& finding = findings.add(FindingKind::differs_from_published, Code::differs_from_published, about,
                                    causes.difference(published));
    finding.rule = findings.at(rule.span);
    finding.data = findings.at(published.span);
    for (const std::string& name : causes.adjustments(published)) {
      finding.consequences.push_back(fmt::format("without {} it would be as published", name));
    }
    for (const std::string& difference : causes.below(published.attribute)) {
      finding.consequences.push_back("rests on " + difference);
    }
  }
}

}  // namespace rubric::evaluate
