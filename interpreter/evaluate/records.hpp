#pragma once
#include "compile/program.hpp"
#include "facts/facts.hpp"

namespace rubric::evaluate {

/// Whether the record gives what its rule requires of it.
template <class Record>
bool complete(const check::Adjustment& rule, const Record& record) {
  return !(rule.requires_reason && record.reason.empty()) && !(rule.requires_by && record.by.empty());
}

/// What the records of the facts put into slots: `raise(slot)` for each flag, `ask(slot, level)` for each level asked for.
/// A slot may be `no_slot`.
template <class Raise, class Ask>
void for_each_record(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts,
                     const Raise& raise, const Ask& ask) {
  for (const facts::DiscretionRecord& record : facts.discretion) {
    const compile::DiscretionSlots& discretion = program.discretion_slots[record.attribute.index()];
    if (discretion.present == compile::no_slot) continue;
    raise(discretion.present);
    if (!record.reason.empty()) raise(discretion.has_reason);
    if (!record.by.empty()) raise(discretion.has_by);
    ask(discretion.to, record.to);
  }
  for (const facts::WaiverRecord& waiver : facts.waivers) {
    const check::Adjustment& rule = rules.adjustments[waiver.adjustment];
    if (rule.waivable && complete(rule, waiver)) raise(program.adjustment_off[waiver.adjustment]);
  }
  for (const facts::NotRatedRecord& record : facts.not_rated) raise(program.not_rated_input[record.item.index()]);
}

}  // namespace rubric::evaluate
