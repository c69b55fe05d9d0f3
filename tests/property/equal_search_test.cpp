// The search for a difference of two methodologies comes to the same however it runs them: over cells, all of each, or cut to
// its questions and in small fractions.
#include <gtest/gtest.h>

#include <cstdlib>

#include "engine.hpp"
#include "generate/rules.hpp"
#include "suite/mutants.hpp"
#include "whatif/equal_search.hpp"

namespace rubric::whatif {
namespace {

using evaluate::RulesView;
using evaluate::SameRules;
using evaluate::SharedAttribute;
using testing::Random;

std::uint64_t seeds() {
  const char* wanted = std::getenv("RUBRIC_PROPERTY_SEEDS");
  return wanted == nullptr ? 20 : std::strtoull(wanted, nullptr, 10);
}

constexpr EqualSide::Limits over_cells{0, 0};
constexpr EqualSide::Limits cut_at_once{~std::size_t{0}, 0};

/// Two methodologies side by side, the second with one change.
struct Compared {
  Compared(const Methodology& a, const Methodology& b)
      : space(a.impl(), b.impl()),
        rules(RulesView{a.impl().ast, a.impl().rules, a.impl().programs[0]},
              RulesView{b.impl().ast, b.impl().rules, b.impl().programs[0]}, {20'000, 60'000, {}}),
        ground(blank(space, interval)) {}
  Interval interval{};
  Space space;
  SameRules rules;
  Candidate ground;
};

std::optional<Methodology> changed(const Methodology& rules, const suite::Change& change) {
  const Sources& sources = *rules.impl().sources;
  return load_text("changed.rubric", suite::edited(sources.get(SourceId{0}), SourceId{0}, change.edits)).methodology;
}

constexpr unsigned with_rows = 80;  // percent

/// A candidate with about so many percent of all that can be said.
Candidate random_candidate(const Compared& both, unsigned percent, Random& random) {
  Candidate candidate = both.ground;
  const auto chance = [&] { return random.below(100) < percent; };
  const Space& space = both.space;
  for (std::size_t i = 0; i < space.inputs.size(); ++i) {
    const SharedInput& input = space.inputs[i];
    if (input.type.kind == Kind::date || !chance()) continue;
    std::size_t most = 12;
    if (input.type.kind == Kind::boolean) most = 1;
    if (input.type.kind == Kind::text) most = space.texts.empty() ? 0 : space.texts.size() - 1;
    if (input.type.kind == Kind::text && space.texts.empty()) continue;
    if (input.type.is_level()) {
      const auto& model = (input.of_first ? space.first : space.second).rules.model;
      most = model.level_sets[input.type.index].levels.size() - 1;
    }
    candidate.inputs[i] = Number(static_cast<std::int64_t>(random.below(most + 1)));
  }
  for (std::size_t i = 0; i < space.tables.size(); ++i) {
    if (percent == with_rows) candidate.tables[i] = {{2, std::vector<Value>(space.tables[i].cells.size())}};
  }
  for (std::size_t i = 0; i < space.ratings.size(); ++i) {
    if (chance())
      candidate.discretion.push_back(
          {i, static_cast<std::uint32_t>(random.below(space.ratings[i].levels)), chance(), true});
  }
  for (std::size_t i = 0; i < space.waivers.size(); ++i) {
    if (chance()) candidate.waivers.push_back(i);
  }
  for (std::size_t i = 0; i < space.not_rated.size(); ++i) {
    if (!chance()) continue;
    candidate.not_rated.push_back(i);
    for (std::size_t k = 0; k < space.inputs.size(); ++k) {
      if (space.inputs[k].name == "rating of " + space.not_rated[i].name) candidate.inputs[k].reset();
    }
  }
  return candidate;
}

/// `candidate` with some of what it says taken away or said otherwise.
Candidate less(const Candidate& candidate, Random& random) {
  Candidate other = candidate;
  for (Value& value : other.inputs) {
    if (value && random.below(3) == 0) value.reset();
    if (value && *value > Number(0) && random.below(3) == 0) value = *value - Number(1);
  }
  if (!other.discretion.empty() && random.below(3) == 0) other.discretion.pop_back();
  if (!other.waivers.empty() && random.below(3) == 0) other.waivers.pop_back();
  return other;
}

/// `candidate` with one list of another, most of which it may not say.
Candidate with_one_of(const Candidate& other, std::size_t which, Candidate candidate) {
  if (which % 5 == 0) candidate.discretion = other.discretion;
  if (which % 5 == 1) candidate.waivers = other.waivers;
  if (which % 5 == 2) candidate.not_rated = other.not_rated;
  if (which % 5 == 3) candidate.inputs = other.inputs;
  if (which % 5 == 4) candidate.tables = other.tables;
  return candidate;
}

struct Tally {
  std::size_t runs = 0;
  std::size_t met = 0;
  std::size_t cut_exactly = 0;  // runs of all of a side, where the questions are cut
};

void expect_same(const Cell& a, const Cell& b, const std::string& where) {
  ASSERT_EQ(a.state, b.state) << where;
  ASSERT_EQ(a.fault, b.fault) << where;
  if (a.known()) {
    ASSERT_EQ(a.number.exact(), b.number.exact()) << where;
  }
}

/// Asks both ways for some results, of candidates within a leeway and a quarter beyond it.
void compare_runs(const Compared& both, Random& random, Tally& tally) {
  Both::Results all;
  for (const SharedAttribute& attribute : both.rules.attributes()) all.push_back(&attribute);
  Both exact(both.space, both.interval, both.ground, over_cells);
  Both cut(both.space, both.interval, both.ground, cut_at_once);
  for (int i = 0; i < 6; ++i) {
    const Candidate most = random_candidate(both, i % 2 == 0 ? 90 : 30, random);
    const Both::Results asked =
        i % 3 == 0 || all.empty() ? all : Both::Results{all[static_cast<std::size_t>(random.below(all.size()))]};
    const Both::Question& of_exact = exact.ask(asked, Leeway(both.space, most));
    const Both::Question& of_cut = cut.ask(asked, Leeway(both.space, most));
    for (std::size_t k = 0; k < 20; ++k) {
      Candidate candidate = k == 0 ? most : less(most, random);
      if (k >= 15) candidate = with_one_of(random_candidate(both, with_rows, random), k, candidate);
      const bool met = exact.run(candidate, of_exact);
      ASSERT_EQ(cut.run(candidate, of_cut), met) << json_of(both.space, candidate, "generated");
      ++tally.runs;
      if (!met) continue;
      ++tally.met;
      for (std::size_t place = 0; place < asked.size(); ++place) {
        const std::string where = json_of(both.space, candidate, "generated");
        expect_same(exact.first(place), cut.first(place), where);
        expect_same(exact.second(place), cut.second(place), where);
      }
    }
  }
  EXPECT_EQ(exact.runs(), cut.runs());
  tally.cut_exactly += cut.exact_runs();
}

/// All that a search has to say.
std::string searched(const Compared& both, const EqualSide::Limits& limits) {
  std::vector<OpenResult> open;
  for (const SharedAttribute& attribute : both.rules.attributes()) {
    if (attribute.ground == evaluate::Ground::open || attribute.ground == evaluate::Ground::refuted)
      open.push_back({&attribute, {}, {}});
  }
  if (open.empty()) return "";
  EqualSearch search(both.space, both.rules, both.interval, {1500, 7, {}, limits});
  const std::optional<Candidate> found = search.run(open, {});
  std::string said = std::to_string(search.inspections()) + " inspections;";
  for (const OpenResult& result : open) said += " " + std::to_string(result.covered.value_or(-1));
  if (found) said += " " + json_of(both.space, *found, "generated");
  return said;
}

TEST(EqualSearch, QuestionsCutShortAreAnsweredAsByTheWholeRules) {
  Tally tally;
  int searches = 0;
  for (std::uint64_t seed = 1; seed <= seeds(); ++seed) {
    const Loaded first = load_text("generated.rubric", testing::random_rules(seed).text);
    ASSERT_TRUE(first.methodology);
    const std::vector<suite::Change> changes = suite::changes_of(first.methodology->impl());
    Random random(seed);
    for (int i = 0; i < 3 && !changes.empty(); ++i) {
      const std::optional<Methodology> second =
          changed(*first.methodology, changes[static_cast<std::size_t>(random.below(changes.size()))]);
      if (!second) continue;
      const Compared both(*first.methodology, *second);
      compare_runs(both, random, tally);
      if (HasFatalFailure()) FAIL() << "seed " << seed;
      const std::string exactly = searched(both, over_cells);
      EXPECT_EQ(searched(both, cut_at_once), exactly) << "seed " << seed;
      EXPECT_EQ(searched(both, {}), exactly) << "seed " << seed;
      searches += exactly.empty() ? 0 : 1;
    }
  }
  std::cout << tally.runs << " runs, " << tally.met << " of data without mistakes, " << tally.cut_exactly
            << " times all of a side's rules; " << searches << " searches\n";
  EXPECT_GT(tally.met, tally.runs / 3);
  EXPECT_GT(searches, 5);
}

TEST(EqualSearch, QuestionsOfTheYouthRulesNeedNoWholeRunWithinTheirLeeway) {
  const std::string folder = RUBRIC_SOURCE_DIR "/rules/hmip/";
  const Loaded first = load_file(folder + "youth-2021.rubric");
  const Loaded second = load_file(folder + "youth-2021-small.rubric");
  ASSERT_TRUE(first.methodology) << first.messages.text();
  ASSERT_TRUE(second.methodology) << second.messages.text();
  const Compared both(*first.methodology, *second.methodology);
  Random random(1);
  Tally tally;
  compare_runs(both, random, tally);
  // Of those within it none; of those beyond it, a quarter, both sides.
  EXPECT_GT(tally.met, 0U);
  EXPECT_LE(tally.cut_exactly, tally.runs / 4 * 2);
  EXPECT_EQ(searched(both, {}), searched(both, over_cells));
}

}  // namespace
}  // namespace rubric::whatif
