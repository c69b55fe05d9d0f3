#include "compile/results.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "compile/compile.hpp"
#include "compile/fractions.hpp"
#include "compile/quotients.hpp"
#include "support/rules_builder.hpp"

namespace rubric::testing {
namespace {

using check::Builtin;
using compile::Opcode;
using syntax::Operator;

constexpr std::array all_roundings{Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up};

/// Rules over two counts, and the program of their results.
class Shares : public RulesBuilder {
 public:
  AttributeId yes = given(a_count, "yes");
  AttributeId cases = given(a_count, "cases");

  NodeId rounded(Builtin how, NodeId step) {
    const NodeId product = binary(Operator::multiply, constant(a_percent, Number(100)), of(yes), a_percent);
    return builtin(how, {binary(Operator::divide, product, of(cases), a_percent), step}, a_percent);
  }
  NodeId share() { return rounded(Builtin::round_half_up, constant(a_percent, Number(1))); }
  NodeId rating(std::vector<Number> edges) {
    const Type to = rating_scale();
    return node(NodeKind::bands, to, bands(a_percent, to, std::move(edges)), {share()});
  }
  compile::Program results() {
    Diagnostics diagnostics;
    return compile::results_of(compile::compile(rules, 0, diagnostics));
  }
};

std::vector<Opcode> codes(const compile::Program& program) {
  std::vector<Opcode> codes;
  for (const compile::Op& op : program.ops) codes.push_back(op.code);
  return codes;
}

TEST(Results, ARoundedShareIsOneOperation) {
  for (const auto& [builtin, rounding] :
       {std::pair(Builtin::round_half_up, Rounding::half_up), std::pair(Builtin::round_half_even, Rounding::half_even),
        std::pair(Builtin::round_down, Rounding::down), std::pair(Builtin::round_up, Rounding::up)}) {
    Shares rules;
    rules.define(rules.rounded(builtin, rules.constant(a_percent, Number(1))));
    const compile::Program program = rules.results();
    ASSERT_EQ(codes(program), std::vector{Opcode::round_quotient});
    EXPECT_EQ(program.quotients[program.ops[0].c].rounding, rounding);
    EXPECT_EQ(program.quotients[program.ops[0].c].factor, 100);
  }
}

TEST(Results, ARoundingToPartsOfAWholeNumberStaysAsItIs) {
  Shares rules;
  rules.define(rules.rounded(Builtin::round_half_up, rules.constant(a_percent, Number::ratio(1, 2))));
  EXPECT_EQ(codes(rules.results()), (std::vector{Opcode::multiply, Opcode::divide, Opcode::round_half_up}));
}

TEST(Results, ABandOfARoundedShareIsFoundWithoutDividing) {
  Shares rules;
  rules.define(rules.rating({50, 65, 80}));
  const compile::Program program = rules.results();
  ASSERT_EQ(codes(program), std::vector{Opcode::rise_quotient});
  EXPECT_EQ(program.quotients[program.ops[0].c].steps,
            (std::vector<compile::QuotientStep>{{50, 99, 0, 1}, {65, 129, 0, 1}, {80, 159, 0, 1}}));
}

TEST(Results, ARoundedShareThatIsAResultIsLookedUpAsItIs) {
  Shares rules;
  const AttributeId share = rules.define(rules.share(), "share");
  const Type to = rules.rating_scale();
  rules.define(rules.node(NodeKind::bands, to, rules.bands(a_percent, to, {50}), {rules.of(share)}), "rating");
  EXPECT_EQ(codes(rules.results()), (std::vector{Opcode::round_quotient, Opcode::band}));
}

TEST(Results, EdgesThatAreNotWholeAreLookedUpAsTheyAre) {
  Shares rules;
  rules.define(rules.rating({Number::ratio(99, 2), 65}));
  EXPECT_EQ(codes(rules.results()), (std::vector{Opcode::round_quotient, Opcode::band}));
}

TEST(Results, AComparisonOfARoundedShareNeedsNoDivision) {
  for (const Operator op : {Operator::equal, Operator::not_equal, Operator::less, Operator::less_equal,
                            Operator::greater, Operator::greater_equal}) {
    for (const Number& edge : {Number(40), Number::ratio(81, 2)}) {
      for (const bool edge_first : {false, true}) {
        Shares rules;
        const NodeId share = rules.share();
        const NodeId constant = rules.constant(a_percent, edge);
        rules.define(edge_first ? rules.compare(op, constant, share) : rules.compare(op, share, constant));
        Diagnostics diagnostics;
        const compile::Program plain = compile::compile(rules.rules, 0, diagnostics);
        const compile::Program program = compile::results_of(plain);
        ASSERT_EQ(codes(program), std::vector{Opcode::rise_quotient});
        const compile::RoundedQuotient& of = program.quotients[program.ops[0].c];
        for (std::int64_t yes = 0; yes <= 30; ++yes) {
          const Number rounded = (Number(100 * yes) / Number(30)).rounded(Number(1), Rounding::half_up);
          Cell holds;
          compile::Cells::compare(holds, Cell::of(edge_first ? edge : rounded), Cell::of(edge_first ? rounded : edge),
                                  plain.ops.back().code);
          Fraction result;
          compile::Fractions::rise_quotient(result, Fraction::whole(yes), Fraction::whole(30), of);
          EXPECT_EQ(result.cell().number, holds.number) << yes << " of 30, " << static_cast<int>(op);
        }
      }
    }
  }
}

TEST(Results, StepsLieWhereTheRoundedQuotientReachesThem) {
  for (const Rounding rounding : all_roundings) {
    for (std::int64_t a = -40; a <= 40; ++a) {
      for (std::int64_t b = 1; b <= 12; ++b) {
        const Number rounded = (Number(3 * a) / Number(b)).rounded(Number(1), rounding);
        for (std::int64_t start = -5; start <= 5; ++start) {
          const compile::QuotientStep step = compile::quotient_step(rounding, start, 1);
          EXPECT_EQ(2 * 3 * a >= step.at * b + step.past, rounded >= Number(start))
              << a << "/" << b << " at " << start << ", rounding " << static_cast<int>(rounding);
        }
      }
    }
  }
}

TEST(Results, WhatIsNoPlainShareGivesWhatTheSingleOperationsGive) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::vector<Cell> operands{Cell{}, Cell::failed(Fault::floor_above_cap), {Number{}, State::unrated, Fault::none}};
  for (const Number& number : {Number(0), Number(7), Number(-7), Number(3'000'000'000), Number(most),
                               Number::ratio(7, 2), Number::ratio(-1, 3)})
    operands.push_back(Cell::of(number));
  for (const Rounding rounding : all_roundings) {
    const compile::RoundedQuotient of{100, rounding, 5, {compile::quotient_step(rounding, -30, 2)}};
    for (const Cell& a : operands) {
      for (const Cell& b : operands) {
        Cell product, quotient, rounded, risen;
        compile::Cells::multiply(product, Cell::of(Number(100)), a);
        compile::Cells::divide(quotient, product, b, {});
        compile::Cells::round(rounded, quotient, Cell::of(Number(1)), rounding);
        risen = rounded;
        if (rounded.known()) risen = Cell::of(Number(rounded.number >= Number(-30) ? 7 : 5));
        Fraction by_one, by_steps;
        compile::Fractions::round_quotient(by_one, Fraction::of(a), Fraction::of(b), of);
        compile::Fractions::rise_quotient(by_steps, Fraction::of(a), Fraction::of(b), of);
        for (const auto& [made, exact] : {std::pair(by_one, rounded), std::pair(by_steps, risen)}) {
          if (made.is_other()) continue;  // too large: left to cells
          EXPECT_EQ(made.cell().state, exact.state);
          EXPECT_EQ(made.cell().fault, exact.fault);
          EXPECT_TRUE(!exact.known() || made.cell().number == exact.number);
        }
      }
    }
  }
}

TEST(Results, WhatNoResultNeedsIsLeftOut) {
  Shares rules;
  const AttributeId share = rules.define(rules.share(), "share");
  rules.rules.requires_.push_back(rules.compare(Operator::less, rules.of(rules.yes), rules.of(rules.cases)));
  EXPECT_EQ(codes(rules.results()), std::vector{Opcode::round_quotient});
  EXPECT_NE(rules.results().final_[share.index()], compile::no_slot);
}

TEST(Results, ALevelAskedForIsReadWhereItIsGiven) {
  RulesBuilder rules;
  const AttributeId rating = rules.given(rules.rating_scale(), "rating");
  rules.discretion(rating, 1, true, true);
  Diagnostics diagnostics;
  const compile::Program plain = compile::compile(rules.rules, 0, diagnostics);
  const std::vector<Opcode> before = codes(plain), after = codes(compile::results_of(plain));
  EXPECT_EQ(std::count(before.begin(), before.end(), Opcode::reach), 1);
  EXPECT_EQ(std::count(after.begin(), after.end(), Opcode::reach), 0);
}

}  // namespace
}  // namespace rubric::testing
