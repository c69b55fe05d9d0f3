#include "compile/fractions.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace rubric::testing {
namespace {

using compile::Cells;
using compile::Fractions;

std::string shown(const Fraction& fraction) {
  if (fraction.is_other()) return "other";
  const Cell cell = fraction.cell();
  switch (cell.state) {
    case State::value: return cell.number.exact();
    case State::missing: return "missing";
    case State::unrated: return "not rated";
    case State::error: break;
  }
  return "fault " + std::to_string(static_cast<int>(cell.fault));
}

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
const Fraction missing = Fraction::of(Cell{});
const Fraction unrated = Fraction::none(State::unrated, Fault::none);
const Fraction failed = Fraction::none(State::error, Fault::number_too_large);
const Fraction other = {Fraction::other, 0};

template <auto operation>
std::string binary(const Fraction& a, const Fraction& b) {
  Fraction dest;
  operation(dest, a, b);
  return shown(dest);
}

TEST(Fractions, WholeNumbersStayInWords) {
  EXPECT_EQ(binary<Fractions::add>(Fraction::whole(2), Fraction::whole(3)), "5");
  EXPECT_EQ(binary<Fractions::subtract>(Fraction::whole(2), Fraction::whole(3)), "-1");
  EXPECT_EQ(binary<Fractions::multiply>(Fraction::whole(2), Fraction::whole(3)), "6");
}

TEST(Fractions, FractionsAreExact) {
  EXPECT_EQ(binary<Fractions::add>({1, 3}, {1, 6}), "1/2");
  EXPECT_EQ(binary<Fractions::multiply>({2, 3}, Fraction::whole(3)), "2");
  Fraction dest;
  Fractions::divide(dest, Fraction::whole(1100), Fraction::whole(17), {});
  EXPECT_EQ(shown(dest), "1100/17");
  Fractions::divide(dest, Fraction::whole(6), Fraction::whole(-4), {});
  EXPECT_EQ(shown(dest), "-3/2");
  Fractions::round(dest, {1100, 17}, Fraction::whole(1), Rounding::half_up);
  EXPECT_EQ(shown(dest), "65");
  Fractions::round(dest, {-5, 2}, Fraction::whole(1), Rounding::half_even);
  EXPECT_EQ(shown(dest), "-2");
  Fractions::round(dest, Fraction::whole(7), {1, 2}, Rounding::up);
  EXPECT_EQ(shown(dest), "7");
}

TEST(Fractions, WhatDoesNotFitIsLeftToCells) {
  EXPECT_EQ(binary<Fractions::add>(Fraction::whole(most), Fraction::whole(1)), "other");
  EXPECT_EQ(binary<Fractions::subtract>(Fraction::whole(-most), Fraction::whole(2)), "other");
  EXPECT_EQ(binary<Fractions::multiply>(Fraction::whole(most), Fraction::whole(2)), "other");
  EXPECT_EQ(binary<Fractions::add>(other, Fraction::whole(1)), "other");
  EXPECT_EQ(binary<Fractions::multiply>({most, 3}, Fraction::whole(3)), std::to_string(most)) << "fits once reduced";
  const Number large = Number(most) * Number(most);
  EXPECT_TRUE(Fraction::of(large).is_other());
  EXPECT_TRUE(Fraction::of(Cell::of(large)).is_other());
}

TEST(Fractions, MissingUnratedAndFailedAreHandedOnAsByCells) {
  const std::vector<Fraction> operands{Fraction::whole(1), {1, 2}, missing, unrated, failed};
  for (const Fraction& a : operands) {
    for (const Fraction& b : operands) {
      Cell sum, order, chosen, rated;
      Cells::add(sum, a.cell(), b.cell());
      EXPECT_EQ(binary<Fractions::add>(a, b), shown(Fraction::of(sum)));
      Cells::compare(order, a.cell(), b.cell(), compile::Opcode::less);
      Fraction dest;
      Fractions::compare(dest, a, b, compile::Opcode::less);
      EXPECT_EQ(shown(dest), shown(Fraction::of(order)));
      if (a.below > 1) continue;
      Cells::choose(chosen, a.cell(), b.cell(), Cell::of(9));
      Fractions::choose(dest, a, b, Fraction::whole(9));
      EXPECT_EQ(shown(dest), shown(Fraction::of(chosen)));
      Cells::rated(rated, a.cell(), b.cell());
      EXPECT_EQ(binary<Fractions::rated>(a, b), shown(Fraction::of(rated)));
    }
  }
  EXPECT_EQ(binary<Fractions::rated>(Fraction::whole(0), Fraction::whole(3)), "not rated");
  EXPECT_EQ(binary<Fractions::or_else>(missing, unrated), "not rated");
}

TEST(Fractions, FoldsAreThoseOfCells) {
  using Kind = syntax::AggregateKind;
  const std::vector<Fraction> values{Fraction::whole(3), {1, 2}, missing, unrated, failed};
  const std::vector<Fraction> truths{Fraction::whole(1), Fraction::whole(0), missing, unrated, failed};
  for (const Kind kind :
       {Kind::count, Kind::proportion, Kind::some, Kind::every, Kind::sum, Kind::mean, Kind::lowest, Kind::highest}) {
    const bool of_truths = kind == Kind::count || kind == Kind::proportion || kind == Kind::some || kind == Kind::every;
    const std::vector<Fraction>& members = of_truths ? truths : values;
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = 0; j < members.size(); ++j) {
        for (const Fraction& included : truths) {
          Fractions::Fold fold(kind);
          Cells::Fold exact(kind);
          const Cell first = members[i].cell(), second = members[j].cell(), counts = included.cell();
          fold.add(nullptr, &members[i]);
          exact.add(nullptr, &first);
          fold.add(&included, &members[j]);
          exact.add(&counts, &second);
          Fraction result;
          Cell expected;
          fold.finish(result);
          exact.finish(expected);
          EXPECT_EQ(shown(result), shown(Fraction::of(expected)))
              << static_cast<int>(kind) << " of " << shown(members[i]) << " and " << shown(members[j]) << " if "
              << shown(included);
        }
      }
    }
  }
}

TEST(Fractions, ASumThatDoesNotFitIsLeftToCells) {
  Fractions::Fold fold(syntax::AggregateKind::sum);
  const Fraction large = Fraction::whole(most);
  fold.add(nullptr, &large);
  fold.add(nullptr, &large);
  Fraction result;
  fold.finish(result);
  EXPECT_EQ(shown(result), "other");
}

TEST(Fractions, BandsAndDistances) {
  compile::BandTable table{true, {Number(50), Number(65), Number(80)}, {0, 1, 2, 3}, {50, 65, 80}};
  Fraction dest;
  for (const auto& [value, level, distance] :
       std::vector<std::tuple<Fraction, std::string, std::string>>{{Fraction::whole(49), "0", "1"},
                                                                   {Fraction::whole(50), "1", "0"},
                                                                   {{129, 2}, "1", "1/2"},
                                                                   {Fraction::whole(90), "3", "10"},
                                                                   {missing, "missing", "missing"},
                                                                   {Fraction::whole(-most - 1), "0", "other"}}) {
    Fractions::band(dest, value, table);
    EXPECT_EQ(shown(dest), level);
    Fractions::distance(dest, value, table);
    EXPECT_EQ(shown(dest), distance);
  }
}

}  // namespace
}  // namespace rubric::testing
