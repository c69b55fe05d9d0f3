#include <gtest/gtest.h>

#include "compile/compile.hpp"
#include "compile/results.hpp"
#include "evaluate/evaluate.hpp"
#include "support/rules_builder.hpp"

namespace rubric::testing {
namespace {

facts::Facts facts_of(const std::vector<Cell>& inputs) {
  facts::Facts facts;
  facts.inputs = inputs;
  return facts;
}

TEST(SingleProgram, ARunDoesNotSeeWhatTheLastOneWorkedOut) {
  RulesBuilder rules;
  const auto sum = [&rules](AttributeId a, AttributeId b) {
    return rules.binary(syntax::Operator::add, rules.of(a), rules.of(b), a_number);
  };
  const AttributeId a = rules.given(a_number, "a"), b = rules.given(a_number, "b");
  const AttributeId c = rules.given(a_number, "c", inspection, sum(a, b));
  const AttributeId d = rules.given(a_number, "d", inspection, sum(b, b));
  const AttributeId both = rules.define(sum(c, d), "both");
  Diagnostics diagnostics;
  const compile::Program single = compile::single_results_of(compile::compile(rules.rules, 0, diagnostics));
  ASSERT_EQ(single.ops[0].code, compile::Opcode::pass_given);
  evaluate::FractionFrame frame(single);
  const Cell missing, one = Cell::of(Number(1)), ten = Cell::of(Number(10)), hundred = Cell::of(Number(100));
  struct Run {
    Cell c{}, d{};
    std::int64_t both = 0;
  };
  const std::vector<Run> runs{{hundred, hundred, 200}, {missing, hundred, 111}, {hundred, hundred, 200},
                              {hundred, missing, 120}, {missing, missing, 31},  {hundred, hundred, 200}};
  for (const Run& run : runs) {
    const facts::Facts facts = facts_of({one, ten, run.c, run.d});
    evaluate::bind(rules.rules, single, facts, facts::SmallFacts(facts), frame);
    evaluate::run_results(single, facts, frame);
    EXPECT_EQ(frame.slots[single.final_[both.index()]].above, run.both);
    EXPECT_EQ(frame.slots[single.final_[c.index()]].above, run.c.known() ? 100 : 11);
  }
}

}  // namespace
}  // namespace rubric::testing
