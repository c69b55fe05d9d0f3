#include <rubric/values.hpp>

#include <gtest/gtest.h>

#include <algorithm>

#include "allocations.hpp"
#include "youth/youth.hpp"

namespace rubric::testing {
namespace {

TEST(Allocation, OnceWarmTheValuesOfALineTakeNoHeapMemory) {
  const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  Random random(7);
  CaseBlock block;
  block.path = "cases.ndjson";
  for (int i = 0; i < 500; ++i) {
    std::string text = youth_json(random_youth(random));
    std::replace(text.begin(), text.end(), '\n', ' ');
    block.lines += text + "\n";
  }
  ValueWriter writer(*loaded.methodology);
  ValueLines lines;
  for (int i = 0; i < 3; ++i) writer.write(block, lines);
  ASSERT_EQ(writer.read_strictly(), 0U);
  const std::size_t before = allocations();
  writer.write(block, lines);
  EXPECT_EQ(allocations() - before, 0U);
  EXPECT_EQ(lines.count, 500U);
}

}  // namespace
}  // namespace rubric::testing
