#include <gtest/gtest.h>

#include "allocations.hpp"
#include "youth/youth.hpp"

namespace rubric::testing {
namespace {

TEST(Allocation, TheCounterSeesAnAllocation) {
  const std::size_t before = allocations();
  const std::string text(1'000, 'x');
  EXPECT_EQ(text.size() + 1, 1'001U);
  EXPECT_GT(allocations(), before);
}

TEST(Allocation, OnceWarmAnEvaluationTakesNoHeapMemory) {
  const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  Random random(7);
  std::vector<Inspection> all;
  for (int i = 0; i < 500; ++i) {
    const Read read = read_text(*loaded.methodology, "case.json", youth_json(random_youth(random)));
    ASSERT_TRUE(read.inspection) << read.messages.text();
    all.push_back(*read.inspection);
  }
  Evaluator evaluator(*loaded.methodology);
  ASSERT_TRUE(evaluator.run(all[0]));
  const std::size_t before = allocations();
  for (const Inspection& inspection : all) {
    if (!evaluator.run(inspection)) ADD_FAILURE();
  }
  EXPECT_EQ(allocations() - before, 0U);
}

}  // namespace
}  // namespace rubric::testing
