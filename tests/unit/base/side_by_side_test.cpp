#include "base/side_by_side.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <thread>
#include <vector>

namespace rubric::testing {
namespace {

struct Thing {
  explicit Thing(int of, int& left) : number(of), gone(&left) {}
  ~Thing() { ++*gone; }
  Thing(const Thing&) = delete;
  Thing& operator=(const Thing&) = delete;
  int number;
  int* gone;
  std::array<char, 1'000> body{};
};

std::shared_ptr<Thing> make(int number, int& gone) {
  return std::allocate_shared<Thing>(SideBySide<Thing>(), number, gone);
}

TEST(SideBySide, WhatIsMadeInTurnLiesInTurn) {
  int gone = 0;
  std::vector<std::shared_ptr<Thing>> things;
  std::vector<std::unique_ptr<char[]>> between;  // NOLINT(modernize-avoid-c-arrays): takes up the heap between them
  for (int i = 0; i < 100; ++i) {
    things.push_back(make(i, gone));
    between.push_back(std::make_unique<char[]>(7'000));
  }
  int beside = 0;
  for (std::size_t i = 1; i < things.size(); ++i) {
    const auto before = reinterpret_cast<std::uintptr_t>(things[i - 1].get());
    const auto after = reinterpret_cast<std::uintptr_t>(things[i].get());
    EXPECT_EQ(things[i]->number, static_cast<int>(i));
    beside += after - before >= sizeof(Thing) && after - before < sizeof(Thing) + 128 ? 1 : 0;
  }
  EXPECT_GE(beside, 80);
  things.clear();
  EXPECT_EQ(gone, 100);
}

TEST(SideBySide, EachIsGoneWhenItsLastHolderIsGone) {
  int gone = 0;
  std::vector<std::shared_ptr<Thing>> kept;
  for (int i = 0; i < 200; ++i) {
    const std::shared_ptr<Thing> thing = make(i, gone);
    if (i % 50 == 0) kept.push_back(thing);
  }
  EXPECT_EQ(gone, 196);
  for (std::size_t i = 0; i < kept.size(); ++i) EXPECT_EQ(kept[i]->number, static_cast<int>(50 * i));
}

TEST(SideBySide, WhatAThreadHasMadeOutlivesIt) {
  int gone = 0;
  std::vector<std::shared_ptr<Thing>> things;
  std::thread([&] {
    for (int i = 0; i < 40; ++i) things.push_back(make(i, gone));
  }).join();
  for (int i = 0; i < 40; ++i) EXPECT_EQ(things[static_cast<std::size_t>(i)]->number, i);
  things.clear();
  EXPECT_EQ(gone, 40);
}

}  // namespace
}  // namespace rubric::testing
