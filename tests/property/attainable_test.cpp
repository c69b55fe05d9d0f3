#include <gtest/gtest.h>
#include <rubric/coverage.hpp>
#include <rubric/rubric.hpp>

#include <algorithm>
#include <iterator>

#include "engine.hpp"
#include "evaluate/attainable.hpp"
#include "generate/rules.hpp"
#include "suite/coverage.hpp"

namespace rubric::testing {
namespace {

/// Where results and what is written in the rules lie; what recorded discretion passes through means nothing alone.
std::vector<compile::Slot> slots_of(const compile::Program& program) {
  std::vector<compile::Slot> all;
  for (const auto* slots : {&program.computed, &program.final_, &program.node_slots})
    std::copy_if(slots->begin(), slots->end(), std::back_inserter(all),
                 [](compile::Slot slot) { return slot != compile::no_slot; });
  return all;
}

/// Checks what one case came to against the lists; returns how many values it checked.
int check_values(evaluate::Attainable& attainable, std::vector<std::optional<evaluate::Values>>& known,
                 const compile::Program& program, const std::vector<Cell>& slots) {
  int checked = 0;
  for (const compile::Slot slot : slots_of(program)) {
    if (!slots[slot].known()) continue;
    if (known.size() <= slot) known.resize(slots.size());
    if (!known[slot]) known[slot] = attainable.of(slot);
    if (!known[slot]) continue;
    ++checked;
    const std::vector<Number>& all = known[slot]->all;
    EXPECT_TRUE(std::binary_search(all.begin(), all.end(), slots[slot].number))
        << "%" << slot << " came to " << slots[slot].number.exact();
  }
  return checked;
}

TEST(Attainable, NoCaseComesToWhatIsNotListed) {
  int checked = 0;
  for (std::uint64_t seed = 1; seed <= 12 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Rules generated = random_rules(seed);
    const Loaded loaded = load_text("rules", generated.text);
    ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
    const Methodology::Impl& rules = loaded.methodology->impl();
    Random random(seed);
    std::vector<facts::Facts> cases;
    for (int i = 0; i < 8; ++i) {
      const Read read = read_text(*loaded.methodology, "case.json", to_json(random_case(generated, random)));
      if (read.inspection) cases.push_back(read.inspection->impl().facts);
    }
    for (const compile::Program& program : rules.programs) {
      evaluate::Attainable attainable(rules.rules, program);
      std::vector<std::optional<evaluate::Values>> known;
      for (const facts::Facts& facts : cases) {
        evaluate::Frame frame(program);
        evaluate::bind(rules.rules, program, facts, frame);
        evaluate::run(program, facts, frame);
        checked += check_values(attainable, known, program, frame.slots);
      }
    }
  }
  EXPECT_GT(checked, 3'000);
}

TEST(OutOfReach, NoCaseReachesIt) {
  std::size_t proved = 0;
  std::size_t reached = 0;
  for (std::uint64_t seed = 1; seed <= 60 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Rules generated = random_rules(seed);
    const Loaded loaded = load_text("rules", generated.text);
    ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
    const Methodology::Impl& rules = loaded.methodology->impl();
    const suite::Reach reach = suite::reach_of(rules);
    suite::Hits hits(reach.points.all().size());
    proved += reach.out_of_reach.size();
    Random random(seed);
    for (int i = 0; i < 12; ++i) {
      const Read read = read_text(*loaded.methodology, "case.json", to_json(random_case(generated, random)));
      if (!read.inspection) continue;
      const Inspection::Impl& data = read.inspection->impl();
      for (const compile::Program& program : rules.programs) {
        const evaluate::Inputs inputs{*data.sources, rules.ast, rules.rules, program, data.facts};
        const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
        suite::count(evaluate::View{inputs, evaluation}, reach, hits);
      }
    }
    for (std::size_t point = 0; point < hits.size(); ++point) {
      reached += hits[point] != 0 ? 1 : 0;
      const auto out = reach.out_of_reach.find(point);
      if (out == reach.out_of_reach.end()) continue;
      EXPECT_EQ(hits[point], 0U) << reach.points.all()[point].clause << ", " << reach.points.all()[point].what << ": "
                                 << out->second;
    }
  }
  EXPECT_GT(proved, 100U);
  EXPECT_GT(reached, 1'000U);
}

}  // namespace
}  // namespace rubric::testing
