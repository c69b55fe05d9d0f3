#include <gtest/gtest.h>
#include <rubric/batch.hpp>

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

/// Random inspections of `methodology`, which is youth-2021.
std::vector<Inspection> random_inspections(const Methodology& methodology, int count) {
  Random random(7);
  std::vector<Inspection> all;
  for (int i = 0; i < count; ++i) {
    const Read read = read_text(methodology, "case.json", youth_json(random_youth(random)));
    EXPECT_TRUE(read.inspection) << read.messages.text();
    if (read.inspection) all.push_back(*read.inspection);
  }
  return all;
}

TEST(Allocation, OnceWarmABatchTakesNoHeapMemory) {
  const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  const std::vector<Inspection> all = random_inspections(*loaded.methodology, 1'500);
  Batch batch(*loaded.methodology);
  const auto use = [&] {
    for (const Inspection& inspection : all) batch.add(inspection);
    batch.run();
    batch.clear();
  };
  use();
  const std::size_t before = allocations();
  use();
  EXPECT_EQ(allocations() - before, 0U);
}

TEST(Allocation, OnceWarmAnEvaluationTakesNoHeapMemory) {
  const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  const std::vector<Inspection> all = random_inspections(*loaded.methodology, 500);
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
