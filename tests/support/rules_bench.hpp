#pragma once
#include "compile/compile.hpp"
#include "evaluate/evaluate.hpp"
#include "support/rules_builder.hpp"

namespace rubric::testing {

/// Data for hand-built rules, and the program run over them.
class Bench {
 public:
  explicit Bench(const RulesBuilder& built)
      : rules(built.rules),
        program(compile::compile(rules, 0, diagnostics)),
        exact_frame(program),
        range_frame(program, rules) {
    facts.inputs.resize(rules.inputs.size());
    facts.tables.resize(rules.model.tables.size());
  }

  Bench& give(AttributeId id, Number value) {
    facts.inputs[rules.attributes[id.index()].input] = Cell::of(std::move(value));
    return *this;
  }
  Bench& withhold(AttributeId id) {
    facts.inputs[rules.attributes[id.index()].input] = Cell{};
    return *this;
  }
  /// Runs exactly; the final value of `id`.
  const Cell& exact(AttributeId id) {
    evaluate::bind(rules, program, facts, exact_frame);
    evaluate::run(program, facts, exact_frame);
    return exact_frame.slots[program.final_[id.index()]];
  }
  /// Runs over sets; the set of `id`.
  const Range& range(AttributeId id) {
    evaluate::bind(rules, program, facts, range_frame);
    evaluate::run(program, facts, range_frame);
    return range_frame.slots[program.final_[id.index()]];
  }

  const check::Rules& rules;
  Diagnostics diagnostics;
  compile::Program program;
  facts::Facts facts;
  evaluate::Frame exact_frame;
  evaluate::RangeFrame range_frame;
};

}  // namespace rubric::testing
