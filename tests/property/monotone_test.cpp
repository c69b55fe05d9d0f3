#include <gtest/gtest.h>
#include <rubric/rubric.hpp>

#include "engine.hpp"
#include "evaluate/open.hpp"
#include "generate/rules.hpp"
#include "lint/monotone.hpp"

namespace rubric::testing {
namespace {

using compile::Slot;
using lint::Way;

bool can_rise(::rubric::Type type) { return type.is_ordered() || type.kind == Kind::boolean; }

/// What one case comes to.
std::vector<Cell> slots_of(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts) {
  evaluate::Frame frame(program);
  evaluate::bind(rules, program, facts, frame);
  evaluate::run(program, facts, frame);
  return std::move(frame.slots);
}

bool agrees(Way way, const Number& low, const Number& high) {
  switch (way) {
    case Way::fixed: return low == high;
    case Way::rising: return low <= high;
    case Way::falling: return high <= low;
    case Way::open: return true;
  }
  return false;
}

/// Generated rules with some of their cases, none of which records discretion.
struct Sample {
  explicit Sample(std::uint64_t seed) : generated(random_rules(seed)), loaded(load_text("rules", generated.text)) {
    Random random(seed);
    for (int i = 0; loaded.methodology && i < 6; ++i) {
      reference::CaseData data = random_case(generated, random);
      data.discretion.clear();
      const Read read = read_text(*loaded.methodology, "case.json", to_json(data));
      if (read.inspection) cases.push_back(read.inspection->impl().facts);
    }
  }
  const Methodology::Impl& rules() const { return loaded.methodology->impl(); }

  Rules generated;
  Loaded loaded;
  std::vector<facts::Facts> cases{};
};

/// Checks one Program of `sample` with what each input moves; returns how many moves were proved and tried.
int try_moves(const Sample& sample, const compile::Program& program) {
  int tried = 0;
  const check::Rules& rules = sample.rules().rules;
  const evaluate::RangeFrame frame = evaluate::run_open(rules, program, evaluate::Recorded::no_discretion);
  for (std::uint32_t input = 0; input < rules.inputs.size(); ++input) {
    const Slot cause = program.first_input + input;
    if (!can_rise(program.slot_types[cause])) continue;
    const std::vector<Way> ways = lint::ways_of(program, frame, {cause});
    for (std::size_t i = 0; i + 1 < sample.cases.size(); ++i) {
      facts::Facts low = sample.cases[i];
      facts::Facts high = low;
      const Cell& other = sample.cases[i + 1].inputs[input];
      if (!low.inputs[input].known() || !other.known() || low.inputs[input].number == other.number) continue;
      (low.inputs[input].number < other.number ? high : low).inputs[input] = other;
      const std::vector<Cell> before = slots_of(rules, program, low);
      const std::vector<Cell> after = slots_of(rules, program, high);
      for (std::uint32_t attribute = 0; attribute < rules.attributes.size(); ++attribute) {
        const Slot slot = program.final_[attribute];
        if (!before[slot].known() || !after[slot].known()) continue;
        tried += ways[slot] == Way::rising || ways[slot] == Way::falling ? 1 : 0;
        EXPECT_TRUE(agrees(ways[slot], before[slot].number, after[slot].number))
            << rules.model.attribute_name(check::AttributeId{attribute}) << " where "
            << rules.model.attribute_name(rules.inputs[input]) << " rises from " << low.inputs[input].number.exact()
            << " to " << high.inputs[input].number.exact() << ": " << before[slot].number.exact() << " to "
            << after[slot].number.exact();
      }
    }
  }
  return tried;
}

TEST(Monotone, WhatIsProvedNoCaseRefutes) {
  int tried = 0;
  for (std::uint64_t seed = 1; seed <= 120 && !HasFailure(); ++seed) {
    const Sample sample(seed);
    ASSERT_TRUE(sample.loaded.methodology) << sample.loaded.messages.text();
    for (const compile::Program& program : sample.rules().programs) tried += try_moves(sample, program);
    if (HasFailure()) ADD_FAILURE() << "seed " << seed << "\n" << sample.generated.text;
  }
  EXPECT_GT(tried, 2000);
}

TEST(Monotone, ASliceComesToTheSame) {
  int tried = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Sample sample(seed);
    ASSERT_TRUE(sample.loaded.methodology) << sample.loaded.messages.text();
    const check::Rules& rules = sample.rules().rules;
    const compile::Program& program = sample.rules().programs.front();
    const evaluate::RangeFrame frame = evaluate::run_open(rules, program, evaluate::Recorded::no_discretion);
    for (std::uint32_t attribute = 0; attribute < rules.attributes.size(); attribute += 3) {
      const Slot result = program.final_[attribute];
      const lint::Slice slice = lint::slice_of(program, frame, result, {});
      for (const facts::Facts& facts : sample.cases) {
        const Cell whole = slots_of(rules, program, facts)[result];
        const Cell part = slots_of(rules, slice.program, facts)[result];
        ASSERT_EQ(whole.state, part.state) << "seed " << seed << "\n" << sample.generated.text;
        if (whole.known()) {
          ASSERT_EQ(whole.number, part.number) << "seed " << seed << "\n" << sample.generated.text;
        }
        ++tried;
      }
    }
  }
  EXPECT_GT(tried, 1000);
}

}  // namespace
}  // namespace rubric::testing
