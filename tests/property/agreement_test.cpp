#include <gtest/gtest.h>
#include <rubric/rubric.hpp>

#include <cstdlib>

#include "base/diagnostic.hpp"
#include "generate/rules.hpp"
#include "parse/parser.hpp"
#include "reference/evaluator.hpp"

namespace rubric::testing {
namespace {

using reference::CaseData;
using Values = std::vector<reference::Reading>;

/// How many rule files to try, from the environment for longer runs.
std::uint64_t seeds(std::uint64_t usual) {
  const char* wanted = std::getenv("RUBRIC_PROPERTY_SEEDS");
  return wanted == nullptr ? usual : std::strtoull(wanted, nullptr, 10);
}

std::uint64_t first_seed() {
  const char* wanted = std::getenv("RUBRIC_PROPERTY_FIRST");
  return wanted == nullptr ? 1 : std::strtoull(wanted, nullptr, 10);
}

/// One generated rule file, loaded by the engine and parsed for the reference.
class Subject {
 public:
  explicit Subject(std::uint64_t seed) : rules(random_rules(seed)), loaded(load_text("generated.rubric", rules.text)) {
    Diagnostics diagnostics;
    const SourceId source = sources_.add("generated.rubric", rules.text);
    parse(sources_, source, ast_, diagnostics);
  }

  Values by_reference(const CaseData& data) const {
    return reference::Evaluator(ast_, data, rules.dated ? parse_date(as_at) : std::nullopt).results();
  }

  std::optional<Outcome> by_engine(const CaseData& data) const {
    const std::string json = to_json(data);
    const Read read = read_text(*loaded.methodology, "case.json", json);
    EXPECT_TRUE(read.inspection) << read.messages.text() << json;
    if (!read.inspection) return {};
    RunOptions options;
    if (rules.dated) options.as_at = as_at;
    Evaluated evaluated = run(*loaded.methodology, *read.inspection, options);
    EXPECT_TRUE(evaluated.outcome) << evaluated.messages.text();
    return evaluated.outcome;
  }

  Rules rules;
  Loaded loaded;
  std::string as_at = "2024-03-01";

 private:
  Sources sources_;
  syntax::Ast ast_;
};

std::string engine_text(const Result& result) {
  if (result.standing == Standing::error) return "error: " + result.reason;
  if (result.standing == Standing::not_rated) return "not rated";
  if (result.value) return result.value->exact;
  std::string text = "range:";
  for (const Value& value : result.possible) text += " " + value.exact;
  if (result.low) text += " from " + result.low->exact;
  if (result.high) text += " to " + result.high->exact;
  return text;
}

/// Whether `result` says an error, where that is what the reference comes to.
bool same_failure(const Result& result, const reference::Reading& reading) {
  return result.standing == Standing::error || (reading.unrated_item && result.standing == Standing::not_rated);
}

/// Whether a complete reading's value is among those that `result` leaves open.
bool leaves_open(const Result& result, const reference::Reading& reading) {
  const reference::Value& value = reading.value;
  switch (result.standing) {
    case Standing::missing: return true;
    case Standing::error:
    case Standing::not_rated:
      return value.state == reference::State::error
                 ? same_failure(result, reading)
                 : value.state == reference::State::unrated && result.standing == Standing::not_rated;
    case Standing::range: break;
    case Standing::settled:
      // What has one value, or fails, is settled with the failure said.
      if (value.state == reference::State::error) return result.reason.find("error") != std::string::npos;
      [[fallthrough]];
    default: return value.ok() && result.value && result.value->exact == exact(value);
  }
  const auto says = [&](const char* word) { return result.reason.find(word) != std::string::npos; };
  if (value.state == reference::State::error) return says("error") || (reading.unrated_item && says("not rated"));
  if (value.state == reference::State::unrated) return says("not rated");
  for (const Value& possible : result.possible) {
    if (possible.exact == exact(value)) return true;
  }
  if (!result.possible.empty()) return false;
  const auto bound = [](const Value& end) {
    const std::optional<Date> date = parse_date(end.exact);
    return date ? Number(date->days) : *Number::parse_exact(end.exact);
  };
  return (!result.low || bound(*result.low) <= value.number) && (!result.high || value.number <= bound(*result.high));
}

TEST(Agreement, GeneratedRulesAreFreeOfErrors) {
  for (std::uint64_t seed = first_seed(); seed < first_seed() + seeds(200); ++seed) {
    const Subject subject(seed);
    ASSERT_TRUE(subject.loaded.methodology) << "seed " << seed << "\n"
                                            << subject.loaded.messages.text() << subject.rules.text;
  }
}

TEST(Agreement, OnCompleteDataTheEngineGivesTheValuesOfTheReference) {
  int values = 0, errors = 0, unrated = 0;
  for (std::uint64_t seed = first_seed(); seed < first_seed() + seeds(200); ++seed) {
    const Subject subject(seed);
    if (!subject.loaded.methodology) continue;
    Random random(seed);
    for (int i = 0; i < 4; ++i) {
      const CaseData data = random_case(subject.rules, random);
      const std::optional<Outcome> outcome = subject.by_engine(data);
      ASSERT_TRUE(outcome) << "seed " << seed;
      for (const reference::Reading& reading : subject.by_reference(data)) {
        const auto& [name, value, unrated_item] = reading;
        const Result* result = outcome->find(name);
        ASSERT_NE(result, nullptr) << name;
        (value.ok() ? values : value.state == reference::State::unrated ? unrated : errors) += 1;
        const bool same = value.state == reference::State::error ? same_failure(*result, reading)
                                                                 : engine_text(*result) == exact(value);
        ASSERT_TRUE(same) << "seed " << seed << ": " << name << " is " << exact(value) << ", the engine says "
                          << engine_text(*result) << "\n"
                          << subject.rules.text << "\n"
                          << to_json(data);
      }
    }
  }
  EXPECT_GT(values, 10 * errors);
  EXPECT_GT(errors, 0);
  EXPECT_GT(unrated, 0);
}

TEST(Agreement, WithGapsEveryCompletionLiesInWhatTheEngineLeavesOpen) {
  int settled = 0, ranges = 0;
  for (std::uint64_t seed = first_seed(); seed < first_seed() + seeds(200); ++seed) {
    const Subject subject(seed);
    if (!subject.loaded.methodology) continue;
    Random random(seed + 1'000'000);
    for (int i = 0; i < 3; ++i) {
      const CaseData complete = random_case(subject.rules, random);
      const CaseData gaps = with_gaps(subject.rules, complete, random);
      const std::optional<Outcome> outcome = subject.by_engine(gaps);
      ASSERT_TRUE(outcome) << "seed " << seed;
      for (const Result& result : outcome->results) {
        settled += result.standing == Standing::settled ? 1 : 0;
        ranges += result.standing == Standing::range ? 1 : 0;
      }
      for (int k = 0; k < 5; ++k) {
        const CaseData data = k == 0 ? complete : completed(subject.rules, gaps, random);
        for (const reference::Reading& reading : subject.by_reference(data)) {
          const auto& [name, value, unrated_item] = reading;
          const Result* result = outcome->find(name);
          ASSERT_NE(result, nullptr) << name;
          ASSERT_TRUE(leaves_open(*result, reading)) << "seed " << seed << ": " << name << " can be " << exact(value)
                                                     << ", the engine says " << engine_text(*result) << "\n"
                                                     << subject.rules.text << "\n"
                                                     << to_json(gaps) << "\n"
                                                     << to_json(data);
        }
      }
    }
  }
  EXPECT_GT(settled, 0);
  EXPECT_GT(ranges, 0);
}

}  // namespace
}  // namespace rubric::testing
