// What-if against plain runs: impact counts what two runs of each inspection give; a sweep's exact edges foretell every value.
#include <rubric/impact.hpp>
#include <rubric/sweep.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>

#include "generate/rules.hpp"
#include "support/youth/youth.hpp"

namespace rubric {
namespace {

using testing::Random;

Methodology youth() {
  Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  EXPECT_FALSE(loaded.messages.has_errors()) << loaded.messages.text();
  return *loaded.methodology;
}

Scenario scenario(const std::vector<std::string>& changes) {
  const Methodology base = youth();
  std::vector<Amendment> amendments;
  for (const std::string& change : changes) amendments.push_back({"change", change});
  const Loaded changed = amend(base, amendments);
  EXPECT_FALSE(changed.messages.has_errors()) << changed.messages.text();
  return {base, *changed.methodology, {}};
}

std::vector<std::string> inspections(std::uint64_t seed, int count) {
  Random random(seed);
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) {
    std::string json = testing::youth_json(testing::random_youth(random));
    std::replace(json.begin(), json.end(), '\n', ' ');
    all.push_back(std::move(json));
  }
  return all;
}

Population lines(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& line : all) text += line + "\n";
  return Population({{"cases.ndjson", CaseLayout::ndjson}}, [text](const std::string&) -> ByteReader {
    return [text, at = std::size_t{0}](char* to, std::size_t most) mutable -> std::optional<std::size_t> {
      const std::size_t count = std::min(most, text.size() - at);
      std::copy_n(text.data() + at, count, to);
      at += count;
      return count;
    };
  });
}

/// Every rating and score of one run, by name, as a document shows them.
std::map<std::string, std::string> results(const Methodology& rules, const std::string& json) {
  Read read = read_text(rules, "case", json);
  if (!read.inspection) {
    // A waiver of a cap that is dropped is left behind.
    std::string without = json;
    const std::size_t at = without.find("\"waivers\"");
    if (at != std::string::npos) read = read_text(rules, "case", without.replace(at, 9, "\"x-waivers\""));
  }
  EXPECT_TRUE(read.inspection) << read.messages.text();
  const Evaluated evaluated = run(rules, *read.inspection);
  std::map<std::string, std::string> all;
  for (const Result& result : evaluated.outcome->results) {
    const bool counts = result.kind == "rating" || result.kind == "score" || result.attribute == "rating";
    if (!counts) continue;
    all[result.name] = result.value                             ? result.value->display
                       : result.standing == Standing::not_rated ? "not rated"
                                                                : "no value";
  }
  return all;
}

TEST(WhatIfProperty, ImpactCountsWhatTwoRunsGive) {
  const std::vector<std::vector<std::string>> scenarios{{"drop cap governance"},
                                                        {"set discretion_margin = 1%"},
                                                        {"replace bands case_quality from percent to Rating  below 50% "
                                                         "inadequate  from 50% requires_improvement  from 60% "
                                                         "good  from 80% outstanding",
                                                         "drop cap governance"}};
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const Scenario it = scenario(scenarios[i]);
    const std::vector<std::string> all = inspections(100 + i, 40);
    Population population = lines(all);
    const Impact found = impact(it, population);
    ASSERT_EQ(found.failed, 0U);
    std::size_t changed = 0;
    std::map<std::string, std::map<std::pair<std::string, std::string>, std::size_t>> moves;
    for (const std::string& json : all) {
      const auto before = results(it.base, json);
      const auto after = results(it.changed, json);
      changed += before != after ? 1 : 0;
      for (const auto& [name, value] : before) ++moves[name][{value, after.at(name)}];
    }
    EXPECT_EQ(found.changed, changed);
    EXPECT_NE(changed, 0U) << "the scenario tries nothing";
    for (const RatingImpact& rating : found.ratings) {
      for (std::size_t from = 0; from < rating.states.size(); ++from) {
        for (std::size_t to = 0; to < rating.states.size(); ++to) {
          const auto at = moves[rating.name].find({rating.states[from], rating.states[to]});
          const std::size_t expected = at == moves[rating.name].end() ? 0 : at->second;
          EXPECT_EQ(rating.counts[from][to], expected)
              << rating.name << ": " << rating.states[from] << " to " << rating.states[to];
        }
      }
    }
  }
}

/// The report without the hash of the inspections' text.
std::string told(const Impact& impact) {
  Report all = report(impact);
  std::erase_if(all.facts, [](const ReportFact& fact) { return fact.key == "cases_sha256"; });
  return to_json(all);
}

/// The same inspection with an escape in it, which has it read strictly and evaluated by itself.
std::string unusual(const std::string& json) { return json.substr(0, json.rfind('}')) + R"(, "notes": "\u0041"})"; }

/// Holds what impact says of many inspections, read quickly and evaluated at once where that can be, equal to what it says
/// of them read strictly and evaluated one by one; returns how many change.
std::size_t expect_same_impact(const Scenario& scenario, const std::vector<std::string>& all, const RunOptions& run) {
  std::vector<std::string> others;
  for (const std::string& json : all) others.push_back(unusual(json));
  ImpactOptions options;
  options.run = run;
  options.most = all.size();
  Population quick_cases = lines(all), strict_cases = lines(others);
  const Impact quick = impact(scenario, quick_cases, options), strict = impact(scenario, strict_cases, options);
  EXPECT_EQ(quick.total, all.size());
  EXPECT_EQ(told(quick), told(strict));
  return quick.changed;
}

TEST(WhatIfProperty, ImpactOfManyAtOnceIsThatOfOneByOne) {
  const Methodology base = youth();
  const std::string folder = RUBRIC_SOURCE_DIR "/examples/scenarios/";
  std::vector<Scenario> scenarios{
      scenario({"drop cap governance", "set discretion_margin = 1%"}),
      scenario({"drop discretion ratings_panel"}),
  };
  for (const char* const name : {"counting-resettlement", "discretion-within-2-points", "good-from-60",
                                 "in-the-style-of-2018", "no-governance-cap"}) {
    const Loaded changed = load_file(folder + name + ".rubric");
    ASSERT_TRUE(changed.methodology) << changed.messages.text();
    scenarios.push_back({base, *changed.methodology, {}});
  }
  std::size_t changed = 0;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    std::vector<std::string> all = inspections(300 + i, 30);
    // Some with an answer missing.
    for (std::size_t at = 0; at < all.size(); at += 7) {
      all[at] = std::regex_replace(all[at], std::regex("\"yes\": *[0-9]+"), "\"yes\": null",
                                   std::regex_constants::format_first_only);
    }
    SCOPED_TRACE(i);
    changed += expect_same_impact(scenarios[i], all, {});
  }
  EXPECT_GT(changed, 20U);
}

/// Changes of generated rules: other values of parameters, declarations left out.
std::vector<std::string> changes_of(const std::string& rules, testing::Random& random) {
  std::vector<std::string> all;
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> parameters;  // by type: names and values
  const std::regex parameter("parameter (\\w+) : (\\w+) = ([^\n]+)");
  for (std::sregex_iterator it(rules.begin(), rules.end(), parameter), end; it != end; ++it)
    parameters[(*it)[2]].emplace_back((*it)[1], (*it)[3]);
  for (const auto& [type, named] : parameters) {
    for (const auto& [name, value] : named) {
      const std::string& other = named[static_cast<std::size_t>(random.between(0, int(named.size()) - 1))].second;
      if (other != value) all.push_back("set " + name + " = " + other);
    }
  }
  const std::regex adjustment("(cap|floor|discretion) (\\w+)[ \n]");
  for (std::sregex_iterator it(rules.begin(), rules.end(), adjustment), end; it != end; ++it)
    all.push_back("drop " + (*it)[1].str() + " " + (*it)[2].str());
  return all;
}

TEST(WhatIfProperty, ImpactOfManyAtOnceIsThatOfOneByOneInGeneratedRules) {
  std::size_t tried = 0, changed = 0;
  for (std::uint64_t seed = 1; seed < 40; ++seed) {
    const testing::Rules rules = testing::random_rules(seed);
    const Loaded loaded = load_text("generated.rubric", rules.text);
    ASSERT_TRUE(loaded.methodology) << "seed " << seed;
    testing::Random random(seed + 5);
    std::vector<std::string> changes = changes_of(rules.text, random);
    std::vector<Amendment> amendments;
    for (const std::string& change : changes) {
      std::vector<Amendment> more = amendments;
      more.push_back({"change", change});
      if (amendments.size() < 3 && amend(*loaded.methodology, more).methodology) amendments = more;
    }
    if (amendments.empty()) continue;
    const Scenario it{*loaded.methodology, *amend(*loaded.methodology, amendments).methodology, {}};
    RunOptions options;
    if (rules.dated) options.as_at = "2024-03-01";
    std::vector<std::string> all;
    for (int i = 0; i < 30; ++i) {
      reference::CaseData data = testing::random_case(rules, random);
      if (random.chance(20)) data = testing::with_gaps(rules, data, random);
      std::string json = reference::to_json(data);
      std::replace(json.begin(), json.end(), '\n', ' ');
      all.push_back(std::move(json));
    }
    SCOPED_TRACE(seed);
    changed += expect_same_impact(it, all, options);
    ++tried;
  }
  EXPECT_GT(tried, 20U);
  EXPECT_GT(changed, 60U);
}

/// What a result is at each of the values tried, told from its first value and its edges alone.
std::string foretold(const SweptCase& swept, const std::string& name, const std::string& first, double value) {
  std::string now = first;
  for (const SweepEdge& edge : swept.edges) {
    if (edge.result != name) continue;
    const bool above = edge.at.rfind("above ", 0) == 0;
    const double at = std::stod(edge.at.substr(above ? 6 : 5));
    if (above ? value > at : value >= at) now = edge.after;
  }
  return now;
}

TEST(WhatIfProperty, ExactEdgesForetellEveryValue) {
  const Scenario it = scenario(
      {"parameter good_from : percent = 65%\n"
       "replace bands case_quality from percent to Rating  below 50% inadequate  from 50% requires_improvement  from "
       "good_from good  from 80% outstanding"});
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    std::vector<std::string> one = inspections(200 + seed, 1);
    // Recorded discretion reads the distance to the edge, and edges are exact only without.
    const std::size_t records = one.front().find("\"discretion\"");
    if (records != std::string::npos) one.front().replace(records, 12, "\"x-discretion\"");
    Population coarse_cases = lines(one);
    const Swept coarse = sweep(it, {"good_from", "55", "75", "20"}, coarse_cases);
    ASSERT_TRUE(coarse.exact);
    Population fine_cases = lines(one);
    const Swept fine = sweep(it, {"good_from", "55", "75", "1/2"}, fine_cases);
    ASSERT_EQ(fine.values.size(), 41U);
    for (std::size_t i = 0; i < fine.values.size(); ++i) {
      for (std::size_t j = 0; j < fine.cases.front().results.size(); ++j) {
        const std::string& name = fine.cases.front().results[j];
        EXPECT_EQ(foretold(coarse.cases.front(), name, fine.cases.front().values.front()[j],
                           55 + 0.5 * static_cast<double>(i)),
                  fine.cases.front().values[i][j])
            << name << " at " << fine.values[i];
      }
    }
  }
}

}  // namespace
}  // namespace rubric
