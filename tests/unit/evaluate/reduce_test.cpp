#include <gtest/gtest.h>

#include <array>

#include "compile/fractions.hpp"
#include "support/random.hpp"

namespace rubric::testing {
namespace {

using compile::Fractions;
using compile::Slot;
using Kind = syntax::AggregateKind;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

Fraction random_value(bool truth, bool plain, Random& random) {
  if (!plain && random.chance(20)) {
    return std::array<Fraction, 4>{{{Fraction::missing, 0},
                                    {Fraction::unrated, 0},
                                    Fraction::none(State::error, Fault::division_by_zero),
                                    {Fraction::other, 0}}}[random.below(4)];
  }
  if (truth) return Fraction::whole(random.chance(50) ? 1 : 0);
  if (!plain && random.chance(10)) return random.chance(50) ? Fraction{1, 3} : Fraction::whole(most);
  return Fraction::whole(random.between(-5, 5));
}

/// Holds an aggregate that is taken at once equal to one that is folded; says whether it could be.
template <Kind kind>
bool expect_as_folded(bool plain, Random& random) {
  const bool truth = kind == Kind::count || kind == Kind::proportion || kind == Kind::some || kind == Kind::every;
  const bool guarded = random.chance(50);
  std::vector<Fraction> slots;
  std::vector<Slot> operands;
  const int members = random.between(0, 5);
  for (int i = 0; i < members * (guarded ? 2 : 1); ++i) {
    operands.push_back(static_cast<Slot>(slots.size()));
    slots.push_back(random_value(truth || (guarded && i % 2 == 0), plain, random));
  }
  Fractions::Fold fold(kind);
  for (std::size_t i = 0; i < operands.size(); i += guarded ? 2 : 1)
    fold.add(guarded ? &slots[operands[i]] : nullptr, &slots[operands[guarded ? i + 1 : i]]);
  Fraction folded, at_once;
  fold.finish(folded);
  if (!Fractions::reduce<kind>(at_once, slots.data(), operands, guarded)) return false;
  EXPECT_EQ(at_once.above, folded.above) << static_cast<int>(kind);
  EXPECT_EQ(at_once.below, folded.below) << static_cast<int>(kind);
  return true;
}

template <Kind... kinds>
int count_at_once(bool plain, Random& random) {
  return ((expect_as_folded<kinds>(plain, random) ? 1 : 0) + ...);
}

TEST(Reduce, WhatIsTakenAtOnceIsWhatFoldingGives) {
  Random random(3);
  constexpr int rounds = 4'000;
  for (const bool plain : {true, false}) {
    int at_once = 0;
    for (int i = 0; i < rounds; ++i) {
      at_once += count_at_once<Kind::count, Kind::proportion, Kind::sum, Kind::mean, Kind::lowest, Kind::highest,
                               Kind::some, Kind::every>(plain, random);
    }
    // All but those of nothing, where all are whole.
    EXPECT_GT(at_once, plain ? 7 * rounds : 3 * rounds);
    EXPECT_LT(at_once, plain ? 8 * rounds : 7 * rounds);
  }
}

}  // namespace
}  // namespace rubric::testing
