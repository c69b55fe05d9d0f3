// Whether two methodologies rate the same: what is said to be proved is never refuted by data taken by chance, what is
// said to differ does, and the order of declarations is no difference.
#include <gtest/gtest.h>
#include <rubric/equal.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "engine.hpp"
#include "generate/rules.hpp"
#include "suite/mutants.hpp"
#include "support/shipped_text.hpp"

namespace rubric::testing {
namespace {

std::uint64_t size_of(const char* name, std::uint64_t otherwise) {
  const char* wanted = std::getenv(name);
  return wanted == nullptr ? otherwise : std::strtoull(wanted, nullptr, 10);
}

/// Little work for each pair of rules; a wider run takes more of everything.
EqualOptions quick(std::uint64_t seed) {
  EqualOptions options;
  options.proof_work = size_of("RUBRIC_PROPERTY_WORK", 60'000);
  options.inspections = size_of("RUBRIC_PROPERTY_INSPECTIONS", 8000);
  options.seed = seed;
  return options;
}

/// The rules with their top-level declarations turned round, the methodology first.
std::string turned_round(const std::string& text) {
  std::vector<std::string> blocks;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    const bool begins = line[0] != ' ' && line[0] != '\n' && line[0] != '#' && line.rfind("end", 0) != 0;
    if (begins || blocks.empty()) {
      blocks.push_back(line);
    } else {
      blocks.back() += line;
    }
    at = end;
  }
  std::reverse(blocks.begin() + 1, blocks.end());
  std::string turned;
  for (const std::string& block : blocks) turned += block + "\n";
  return turned;
}

/// Every rating and score by name, as it came out.
std::vector<std::pair<std::string, std::string>> conclusions(const Methodology& rules, const std::string& data,
                                                             const RunOptions& options) {
  std::vector<std::pair<std::string, std::string>> all;
  const Read read = read_text(rules, "case.json", data);
  if (!read.inspection) return all;  // a change may take an input away
  const Evaluated evaluated = run(rules, *read.inspection, options);
  EXPECT_TRUE(evaluated.outcome) << evaluated.messages.text();
  if (!evaluated.outcome) return all;
  for (const Finding& finding : evaluated.outcome->findings) {
    if (finding.kind == FindingKind::require_failed) return {};  // nothing is said of data with mistakes
  }
  for (const Result& result : evaluated.outcome->results) {
    if (result.kind != "rating" && result.kind != "score") continue;
    all.emplace_back(result.name, result.value                             ? result.value->exact
                                  : result.standing == Standing::not_rated ? "not rated"
                                                                           : "error");
  }
  return all;
}

std::size_t open_in(const Equality& equality) { return equality.count(Sameness::undecided); }

std::string names_open(const Equality& equality) {
  std::string names;
  for (const EqualResult& result : equality.results) {
    if (result.sameness != Sameness::same_calculation) names += result.name + "; ";
  }
  return names;
}

TEST(Equal, OrderOfDeclarationsIsNoDifference) {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= size_of("RUBRIC_PROPERTY_SEEDS", 20); ++seed) {
    const std::string text = random_rules(seed).text;
    const Loaded first = load_text("first.rubric", text);
    const Loaded second = load_text("second.rubric", turned_round(text));
    ASSERT_TRUE(first.methodology);
    ASSERT_TRUE(second.methodology) << second.messages.text() << turned_round(text);
    const Equated equated = equal(*first.methodology, *second.methodology, quick(1));
    if (!equated.equality) continue;  // rules without any rating
    EXPECT_EQ(equated.equality->answer, Sameness::proved) << "seed " << seed;
    EXPECT_EQ(equated.equality->count(Sameness::same_calculation), equated.equality->results.size())
        << "seed " << seed << ": " << names_open(*equated.equality);
    ++compared;
  }
  EXPECT_GT(compared, 12);
}

/// The rules as `change` makes them, where they load.
std::optional<Methodology> changed(const Methodology& rules, const suite::Change& change) {
  const Sources& sources = *rules.impl().sources;
  return load_text("changed.rubric", suite::edited(sources.get(SourceId{0}), SourceId{0}, change.edits)).methodology;
}

struct Tally {
  int proved = 0;
  int different = 0;
  int undecided = 0;
};

TEST(Equal, WhatIsProvedHoldsForDataTakenByChance) {
  Tally tally;
  int checked = 0;
  for (std::uint64_t seed = 1; seed <= size_of("RUBRIC_PROPERTY_SEEDS", 20); ++seed) {
    const Rules generated = random_rules(seed);
    const Loaded first = load_text("generated.rubric", generated.text);
    ASSERT_TRUE(first.methodology);
    const std::vector<suite::Change> changes = suite::changes_of(first.methodology->impl());
    Random random(seed);
    for (int i = 0; i < 4 && !changes.empty(); ++i) {
      const suite::Change& change = changes[random.below(changes.size())];
      const std::optional<Methodology> second = changed(*first.methodology, change);
      if (!second) continue;
      const Equated equated = equal(*first.methodology, *second, quick(seed));
      if (!equated.equality) continue;
      const Equality& equality = *equated.equality;
      (equality.answer == Sameness::proved      ? tally.proved
       : equality.answer == Sameness::different ? tally.different
                                                : tally.undecided)++;
      RunOptions options;
      if (generated.dated) options.as_at = "2024-03-01";
      for (int k = 0; k < 12; ++k) {
        const std::string data = to_json(random_case(generated, random));
        const auto before = conclusions(*first.methodology, data, options);
        const auto after = conclusions(*second, data, options);
        if (before.empty() || after.empty()) continue;
        for (const auto& one : before) {
          const auto result = std::find_if(equality.results.begin(), equality.results.end(),
                                           [&](const EqualResult& it) { return it.name == one.first; });
          if (result == equality.results.end()) continue;
          const auto other =
              std::find_if(after.begin(), after.end(), [&](const auto& it) { return it.first == one.first; });
          ASSERT_NE(other, after.end()) << one.first;
          const bool proved = result->sameness == Sameness::same_calculation || result->sameness == Sameness::proved;
          if (!proved) continue;
          ++checked;
          ASSERT_EQ(one, *other) << "seed " << seed << "\n"
                                 << suite::edited(first.methodology->impl().sources->get(SourceId{0}), SourceId{0},
                                                  change.edits)
                                 << "\nfrom\n"
                                 << generated.text << data;
        }
      }
    }
  }
  std::cout << tally.proved << " proved, " << tally.different << " different, " << tally.undecided << " undecided\n";
  EXPECT_GT(tally.proved, 2);
  EXPECT_GT(checked, 1000);
  EXPECT_GT(tally.different, 3);
}

TEST(Equal, EveryChangeOfTheYouthRulesIsToldApartOrSaidToBeOpen) {
  namespace fs = std::filesystem;
  const fs::path root(RUBRIC_SOURCE_DIR);
  const Loaded rules = load_text("youth.rubric", shipped::spelt_out("rules/hmip/youth-2021.rubric"));
  ASSERT_TRUE(rules.methodology) << rules.messages.text();
  std::vector<std::string> cases;
  for (const auto& entry : fs::directory_iterator(root / "examples/inspections"))
    cases.push_back(file_system()(entry.path().string()).value_or(""));
  std::sort(cases.begin(), cases.end());
  Tally tally;
  const std::vector<suite::Change> changes = suite::changes_of(rules.methodology->impl());
  const std::size_t step = size_of("RUBRIC_PROPERTY_EVERY", 9);  // 1: all of them
  for (std::size_t i = 0; i < changes.size(); i += step) {
    const suite::Change& change = changes[i];
    const std::optional<Methodology> second = changed(*rules.methodology, change);
    if (!second) continue;
    const Equated equated = equal(*rules.methodology, *second, quick(1));
    ASSERT_TRUE(equated.equality) << equated.messages.text();
    const Equality& equality = *equated.equality;
    const auto shown = suite::before_and_after(*rules.methodology->impl().sources, change);
    (equality.answer == Sameness::proved      ? tally.proved
     : equality.answer == Sameness::different ? tally.different
                                              : tally.undecided)++;
    if (equality.answer == Sameness::undecided)
      std::cout << "undecided: " << change.in << ": " << shown.first << " -> " << shown.second << ", "
                << open_in(equality) << " open\n";
    if (equality.answer != Sameness::proved) continue;
    std::cout << "proved: " << change.in << ": " << shown.first << " -> " << shown.second << "\n";
    for (const std::string& data : cases) {
      EXPECT_FALSE(conclusions(*rules.methodology, data, {}).empty());
      EXPECT_EQ(conclusions(*rules.methodology, data, {}), conclusions(*second, data, {}))
          << shown.first << shown.second;
    }
  }
  std::cout << tally.proved << " proved, " << tally.different << " different, " << tally.undecided << " undecided\n";
  EXPECT_GT(tally.different, 0);
}

}  // namespace
}  // namespace rubric::testing
