// Copies, moves and assignments between the inline and the heap form. Leaks and double frees show under a sanitizer.
#include <gtest/gtest.h>

#include <random>
#include <utility>
#include <vector>

#include "values/number.hpp"

namespace rubric {
namespace {

Number big() { return *Number::parse("123456789012345678901234567890"); }

TEST(NumberOwnership, ACopyIsItsOwn) {
  Number original = big();
  const Number copy = original;
  original = original + Number(1);
  EXPECT_EQ(copy, big());
  EXPECT_EQ(original, big() + Number(1));
}

TEST(NumberOwnership, AMovedFromNumberIsZero) {
  Number from = big();
  const Number to = std::move(from);
  EXPECT_EQ(to, big());
  EXPECT_TRUE(from.is_zero());  // NOLINT: what a move leaves is what is tested
  from = Number(7);
  EXPECT_EQ(from, Number(7));
}

TEST(NumberOwnership, AssignsBetweenEveryTwoForms) {
  for (const Number& from : {Number(3), Number::ratio(1, 3), big(), -big()}) {
    for (const Number& to : {Number(5), big() + Number(1)}) {
      Number copied = to;
      copied = from;
      EXPECT_EQ(copied, from);
      Number moved = to;
      Number source = from;
      moved = std::move(source);
      EXPECT_EQ(moved, from);
    }
  }
}

TEST(NumberOwnership, AssignsToItself) {
  for (Number number : {Number(3), big()}) {
    const Number before = number;
    Number& same = number;
    number = same;
    EXPECT_EQ(number, before);
    number = std::move(same);
    EXPECT_EQ(number, before);
  }
}

TEST(NumberOwnership, Swaps) {
  Number a = big();
  Number b = 2;
  std::swap(a, b);
  EXPECT_EQ(a, Number(2));
  EXPECT_EQ(b, big());
}

TEST(NumberOwnership, LivesInContainers) {
  std::vector<Number> numbers;
  for (int i = 0; i < 100; ++i) numbers.push_back(i % 2 == 0 ? Number(i) : big() + Number(i));
  numbers.erase(numbers.begin(), numbers.begin() + 50);
  numbers.insert(numbers.begin(), 3, big());
  const auto copy = numbers;
  numbers.clear();
  EXPECT_EQ(copy[0], big());
  EXPECT_EQ(copy[3], Number(50));
  EXPECT_EQ(copy.back(), big() + Number(99));
}

TEST(NumberOwnership, SurvivesAnyOrderOfAssignments) {
  std::mt19937 random(20'210'701);
  std::vector<Number> numbers(16);
  std::vector<std::int64_t> expected(16, 0);  // numbers[i] is expected[i], on the heap times big()
  std::vector<bool> heap(16, false);
  for (int step = 0; step < 20'000; ++step) {
    const auto to = random() % 16;
    const auto from = random() % 16;
    switch (random() % 3) {
      case 0:
        expected[to] = static_cast<std::int64_t>(1 + random() % 1000);
        heap[to] = random() % 2 == 0;
        numbers[to] = heap[to] ? big() * Number(expected[to]) : Number(expected[to]);
        break;
      case 1:
        numbers[to] = numbers[from];
        expected[to] = expected[from];
        heap[to] = heap[from];
        break;
      default:
        std::swap(numbers[to], numbers[from]);
        std::swap(expected[to], expected[from]);
        std::vector<bool>::swap(heap[to], heap[from]);
    }
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    EXPECT_EQ(numbers[i].is_small(), !heap[i]);
    EXPECT_EQ(numbers[i], heap[i] ? big() * Number(expected[i]) : Number(expected[i]));
  }
}

}  // namespace
}  // namespace rubric
