#include <gtest/gtest.h>

#include "compile/compile.hpp"
#include "evaluate/same.hpp"
#include "support/loaded_rules.hpp"

namespace rubric::evaluate {
namespace {

constexpr const char* framework = R"(methodology demo
scale Rating
  poor  "Poor"   0
  fair  "Fair"   1
  good  "Good"   2
domain 1 "Work"
  standard 1.1 "One"
  standard 1.2 "Two"
  standard 1.3 "Three"
  standard 1.4 "Four"
input a : count
input b : count
input n : number
input p : percent
input t : boolean
input u : boolean
bands quality from percent to Rating
  below 50%  poor
  from 50%   fair
  from 80%   good
bands quality_turned from percent to Rating
  up to 49%  poor
  up to 79%  fair
  above 79%  good
bands quality_otherwise from percent to Rating
  below 50%  poor
  from 50%   fair
  from 81%   good
for standards
  judgement rating : Rating  "How good is it?"
end
)";

/// Two values of one set of rules, as terms.
struct Two {
  explicit Two(const std::string& x, const std::string& y)
      : loaded(std::string(framework) + "let x = " + x + "\nlet y = " + y + "\n") {
    EXPECT_EQ(loaded.messages(), "") << x << " and " << y;
    program = compile::compile(loaded.rules, 0, loaded.diagnostics);
    TermsOf of(terms, {loaded.ast, loaded.rules, program});
    first = of.of(slot("x"));
    second = of.of(slot("y"));
  }
  compile::Slot slot(std::string_view name) const {
    return program.final_[loaded.rules.model.attribute(resolve::ItemId{0}, name).index()];
  }
  Proof proof() { return Prover(terms, {}).prove(first, second, {}).proof; }

  test::LoadedRules loaded;
  compile::Program program;
  Terms terms;
  TermId first{};
  TermId second{};
};

struct Sample {
  const char* x;
  const char* y;
};

TEST(Terms, TheSameCalculationIsOneTermHoweverItIsWritten) {
  const Sample samples[] = {
      {"a + b + 1", "1 + (b + a)"},
      {"a - b", "-(b - a)"},
      {"2 * (a + n)", "n + 2 * a + n"},
      {"100% * a / b", "a / b * 100%"},
      {"a / (2 * b)", "a / b / 2"},
      {"a < b", "not (b <= a)"},
      {"a > 4", "a >= 5"},
      {"2 * a >= 9", "a > 4"},
      {"a < b", "3 * a < 3 * b"},
      {"t and u and t", "not (not u or not t)"},
      {"if not t then a else b", "if t then b else a"},
      {"min(a, b, a)", "min(b, a)"},
      {"round_down(round_half_up(p, 1%), 0.5%)", "round_half_up(p, 1%)"},
      {"quality(round_half_up(p, 1%))", "quality_turned(round_half_up(p, 1%))"},
      {"(proportion of standards where rating >= fair) < 50%", "(count of standards where rating > poor) < 2"},
      {"sum of points(rating) of standards",
       "points(rating of standard 1.4) + points(rating of standard 1.3) + points(rating of standard 1.1)"
       " + points(rating of standard 1.2)"},
      {"some standards has rating = poor", "not (every standards has rating != poor)"},
  };
  for (const Sample& sample : samples) {
    const Two two(sample.x, sample.y);
    EXPECT_EQ(two.first, two.second) << sample.x << " and " << sample.y;
  }
}

TEST(Terms, OthersStayTwo) {
  const Sample samples[] = {
      {"a - a", "0"},               // missing where `a` is
      {"t and false", "false"},     // the same
      {"if t then a else a", "a"},  // missing where `t` is
      {"a > 4", "n > 4"},
      {"n > 4", "n >= 5"},                  // 4.5 is a number
      {"quality(p)", "quality_turned(p)"},  // 49.5% is a percentage
      {"quality(p)", "quality_otherwise(p)"},
      {"round_half_up(p, 1%)", "round_half_even(p, 1%)"},
      {"a / b", "b / a"},
  };
  for (const Sample& sample : samples) {
    const Two two(sample.x, sample.y);
    EXPECT_NE(two.first, two.second) << sample.x << " and " << sample.y;
  }
}

TEST(Prover, ProvesOverEverythingThatCompleteDataCanSay) {
  const Sample samples[] = {
      {"a - a", "0"},
      {"if t then a else a", "a"},
      {"(count of standards where rating = poor) > 0", "some standards has rating = poor"},
      {"(sum of points(rating) of standards) = 0", "every standards has rating = poor"},
      {"lowest rating of standards",
       "if some standards has rating = poor then poor else if some standards has rating = fair then fair else good"},
      {"quality(p)", "if p < 50% then poor else if p < 80% then fair else good"},
      {"first of poor when p < 50% fair when p < 80% otherwise good", "quality(p)"},
      {"max(n, 3) >= 3", "true"},
      {"abs(n) >= 0", "true"},
      {"if t then u else false", "t and u"},
      {"if t then 2 * a else 3 * a", "a * (if t then 2 else 3)"},
      {"if t then a + b else b", "b + (if t then a else 0)"},
      {"if t then min(a, b) else a", "min(a, if t then b else a)"},
  };
  for (const Sample& sample : samples) {
    Two two(sample.x, sample.y);
    EXPECT_NE(two.first, two.second) << sample.x << " is " << sample.y;
    EXPECT_EQ(two.proof(), Proof::proved) << sample.x << " and " << sample.y;
  }
}

TEST(Prover, RefutesWhatDiffersAnywhere) {
  const Sample samples[] = {
      {"a > 4", "a > 5"},
      {"quality(p)", "quality_otherwise(p)"},
      {"quality(p)", "quality_turned(p)"},
      {"(count of standards where rating = poor) > 1", "some standards has rating = poor"},
      {"n > 4", "n >= 4"},
      {"100 / a", "100 / a + a - a + (if a = 7 then 1 else 0)"},
      {"100 / a", "if a = 0 then 0 else 100 / a"},
      {"a - a", "0 / a"},
      {"if t then a else a", "if t then a else b"},
      {"if t then 2 * a else 3 * a", "a * (if t then 3 else 2)"},
  };
  for (const Sample& sample : samples) {
    Two two(sample.x, sample.y);
    EXPECT_EQ(two.proof(), Proof::refuted) << sample.x << " and " << sample.y;
  }
}

TEST(Prover, SaysWhereItCannotTell) {
  Two two("20 * a >= 13 * b", "if b = 0 then true else 100% * a / b >= 65%");
  EXPECT_EQ(two.proof(), Proof::open);
}

TEST(Prover, RequirementsLeaveOutWhatIsNoData) {
  Two two("if a > 20 then 1 else 0", "0");
  TermsOf of(two.terms, {two.loaded.ast, two.loaded.rules, two.program});
  const TermId a = of.of(two.slot("a"));
  const TermId bounded = two.terms.negation(two.terms.less(two.terms.number(Number(20)), a));
  EXPECT_EQ(Prover(two.terms, {}).prove(two.first, two.second, {}).proof, Proof::refuted);
  EXPECT_EQ(Prover(two.terms, {}).prove(two.first, two.second, {bounded}).proof, Proof::proved);
}

}  // namespace
}  // namespace rubric::evaluate
