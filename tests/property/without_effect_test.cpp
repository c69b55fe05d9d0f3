#include <gtest/gtest.h>
#include <rubric/rubric.hpp>

#include "engine.hpp"
#include "evaluate/evaluate.hpp"
#include "generate/rules.hpp"
#include "suite/mutants.hpp"

namespace rubric::testing {
namespace {

/// What the results of one case come to.
std::vector<Cell> results(const Methodology::Impl& rules, std::size_t number, const facts::Facts& facts) {
  const compile::Program& program = rules.programs[number];
  evaluate::Frame frame(program);
  evaluate::bind(rules.rules, program, facts, frame);
  evaluate::run(program, facts, frame);
  std::vector<Cell> all;
  for (const compile::Slot slot : program.final_) all.push_back(frame.slots[slot]);
  return all;
}

bool are_same(const Cell& a, const Cell& b) {
  return a.state == b.state && a.fault == b.fault && (!a.known() || a.number == b.number);
}

TEST(WithoutEffect, NoCaseRefutesWhatIsProved) {
  int proved = 0;
  for (std::uint64_t seed = 1; seed <= 10 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Rules generated = random_rules(seed);
    const Loaded loaded = load_text("rules", generated.text);
    ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
    const Methodology::Impl& rules = loaded.methodology->impl();
    Random random(seed);
    std::vector<reference::CaseData> cases;
    for (int i = 0; i < 8; ++i) cases.push_back(random_case(generated, random));
    const std::vector<suite::Change> changes = suite::changes_of(rules);
    const std::size_t stride = changes.size() / 40 + 1;
    for (std::size_t i = seed % stride; i < changes.size(); i += stride) {
      const Loaded changed =
          load_text("rules", suite::edited(rules.sources->get(SourceId{0}), SourceId{0}, changes[i].edits));
      if (!changed.methodology || !suite::means_the_same(rules, changed.methodology->impl(), changes[i])) continue;
      ++proved;
      for (const reference::CaseData& data : cases) {
        const Read before = read_text(*loaded.methodology, "case.json", to_json(data));
        const Read after = read_text(*changed.methodology, "case.json", to_json(data));
        if (!before.inspection || !after.inspection) continue;
        for (std::size_t program = 0; program < rules.programs.size(); ++program) {
          const std::vector<Cell> a = results(rules, program, before.inspection->impl().facts);
          const std::vector<Cell> b = results(changed.methodology->impl(), program, after.inspection->impl().facts);
          ASSERT_EQ(a.size(), b.size());
          for (std::size_t result = 0; result < a.size(); ++result) {
            const auto [was, is] = suite::before_and_after(*rules.sources, changes[i]);
            EXPECT_TRUE(are_same(a[result], b[result])) << was << " to " << is;
          }
        }
      }
    }
  }
  EXPECT_GT(proved, 12);
}

}  // namespace
}  // namespace rubric::testing
