#pragma once
#include "compile/program.hpp"
#include "facts/small_facts.hpp"

namespace rubric::evaluate {

/// Whether the record gives what its rule requires of it.
inline bool complete(const check::Adjustment& rule, const facts::SmallRecord& record) {
  return (record.has_reason || !rule.requires_reason) && (record.has_by || !rule.requires_by);
}

/// What one record puts into slots, see `for_each_record`.
template <class Raise, class Ask>
void for_record(const check::Rules& rules, const compile::Program& program, const facts::SmallRecord& record,
                const Raise& raise, const Ask& ask) {
  using Kind = facts::SmallRecord::Kind;
  switch (record.kind) {
    case Kind::discretion: {
      const compile::DiscretionSlots& discretion = program.discretion_slots[record.of];
      if (discretion.present == compile::no_slot) return;
      raise(discretion.present);
      if (record.has_reason) raise(discretion.has_reason);
      if (record.has_by) raise(discretion.has_by);
      ask(discretion.to, record.to);
      return;
    }
    case Kind::waiver: {
      const check::Adjustment& rule = rules.adjustments[record.of];
      if (rule.waivable && complete(rule, record)) raise(program.adjustment_off[record.of]);
      return;
    }
    case Kind::not_rated: raise(program.not_rated_input[record.of]); return;
  }
}

/// What the records of the facts put into slots: `raise(slot)` for each flag, `ask(slot, level)` for each level asked for.
/// A slot may be `no_slot`.
template <class Raise, class Ask>
void for_each_record(const check::Rules& rules, const compile::Program& program,
                     std::span<const facts::SmallRecord> records, const Raise& raise, const Ask& ask) {
  for (const facts::SmallRecord& record : records) for_record(rules, program, record, raise, ask);
}

template <class Raise, class Ask>
void for_each_record(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts,
                     const Raise& raise, const Ask& ask) {
  const auto each = [&](const auto& records) {
    for (const auto& record : records) for_record(rules, program, facts::SmallRecord(record), raise, ask);
  };
  each(facts.discretion);
  each(facts.waivers);
  each(facts.not_rated);
}

}  // namespace rubric::evaluate
