#include <gtest/gtest.h>
#include <rubric/batch.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "compile/results.hpp"
#include "engine.hpp"
#include "evaluate/batch.hpp"
#include "evaluate/evaluate.hpp"
#include "generate/rules.hpp"
#include "parse/parser.hpp"
#include "reference/evaluator.hpp"
#include "youth/youth.hpp"

namespace rubric::testing {
namespace {

using reference::CaseData;

std::uint64_t setting(const char* name, std::uint64_t usual) {
  const char* wanted = std::getenv(name);
  return wanted == nullptr ? usual : std::strtoull(wanted, nullptr, 10);
}
std::uint64_t first_seed() { return setting("RUBRIC_PROPERTY_FIRST", 1); }
std::uint64_t past_seed() { return first_seed() + setting("RUBRIC_PROPERTY_SEEDS", 60); }

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

std::string shown(const Cell& cell) {
  return cell.known() && !cell.number.is_small() ? cell.number.exact() : shown(Fraction::of(cell));
}

/// How often each of these was met, so that a test says what it has tried.
struct Met {
  int values = 0, states = 0, others = 0;
};

/// Holds every lane of a batch of these inspections equal to small fractions and to exact cells.
void expect_lanes(const Methodology& methodology, const std::vector<Inspection>& inspections, std::size_t interval,
                  const std::string& about, Met& met) {
  const Methodology::Impl& rules = methodology.impl();
  const compile::Program& program = rules.programs[interval];
  const compile::Program results = compile::results_of(program), alone = compile::single_results_of(program);
  evaluate::Buffers buffers;
  const evaluate::ColumnPlans plans(results), plain_plans(program);
  evaluate::ColumnRun run(results, plans, buffers), plain_run(program, plain_plans, buffers);
  evaluate::Block block(rules.rules, results, buffers), plain_block(rules.rules, program, buffers);
  evaluate::Frame cells(program);
  evaluate::FractionFrame fractions(results), small(alone);
  for (const Inspection& inspection : inspections) {
    block.add(inspection.impl().facts, inspection.impl().small);
    plain_block.add(inspection.impl().facts, inspection.impl().small);
  }
  block.run(run);
  plain_block.run(plain_run);
  for (std::size_t lane = 0; lane < inspections.size(); ++lane) {
    const facts::Facts& facts = inspections[lane].impl().facts;
    evaluate::bind(rules.rules, program, facts, cells);
    evaluate::run(program, facts, cells);
    evaluate::bind(rules.rules, results, facts, fractions);
    evaluate::run_results(results, facts, fractions);
    evaluate::bind(rules.rules, alone, facts, inspections[lane].impl().small, small);
    evaluate::run_results(alone, facts, small);
    for (std::uint32_t attribute = 0; attribute < program.final_.size(); ++attribute) {
      const auto where = [&] {
        return rules.rules.model.attribute_name(resolve::AttributeId{attribute}) + " in lane " + std::to_string(lane) +
               " of " + std::to_string(inspections.size()) + ", " + about;
      };
      const Cell& exact = cells.slots[program.final_[attribute]];
      const Fraction& single = fractions.slots[results.final_[attribute]];
      ASSERT_EQ(shown(small.slots[alone.final_[attribute]]), shown(single)) << where();
      const Fraction batch = block.result(lane, attribute);
      ASSERT_TRUE(single.is_other() || shown(single) == shown(exact))
          << where() << ": " << shown(single) << ", exactly " << shown(exact);
      ASSERT_TRUE(batch.is_other() || shown(batch) == shown(exact))
          << where() << ": " << shown(batch) << ", exactly " << shown(exact);
      const Fraction plain = plain_block.result(lane, attribute);
      ASSERT_TRUE(plain.is_other() || shown(plain) == shown(exact))
          << where() << ": " << shown(plain) << ", exactly " << shown(exact);
      (batch.is_other() ? met.others : batch.below == 0 ? met.states : met.values) += 1;
    }
  }
}

TEST(Batch, EveryLaneOfGeneratedRulesIsWhatSingleExactAndReferenceEvaluationGive) {
  Met met;
  for (std::uint64_t seed = first_seed(); seed < past_seed(); ++seed) {
    const Rules rules = random_rules(seed);
    const Loaded loaded = load_text("generated.rubric", rules.text);
    ASSERT_TRUE(loaded.methodology) << "seed " << seed;
    RunOptions options;
    if (rules.dated) options.as_at = "2024-03-01";
    Random random(seed + 77);
    std::vector<CaseData> cases;
    std::vector<Inspection> inspections;
    const int count = random.chance(20) ? 1 : random.between(2, 40);
    for (int i = 0; i < count; ++i) {
      CaseData data = random_case(rules, random);
      if (i > 0 && random.chance(20)) data = with_gaps(rules, data, random);
      const Read read = read_text(*loaded.methodology, "case.json", to_json(data));
      ASSERT_TRUE(read.inspection) << read.messages.text();
      inspections.push_back(*read.inspection);
      cases.push_back(std::move(data));
    }
    Diagnostics diagnostics;
    const auto interval = program_for(loaded.methodology->impl(), &inspections[0].impl().facts, options, diagnostics);
    ASSERT_TRUE(interval);
    const std::string about = "seed " + std::to_string(seed);
    ASSERT_NO_FATAL_FAILURE(expect_lanes(*loaded.methodology, inspections, *interval, about, met)) << rules.text;

    // Through the public door, lanes that do not fit included.
    Batch batch(*loaded.methodology);
    for (const Inspection& inspection : inspections) ASSERT_TRUE(batch.add(inspection, options));
    batch.run();
    Sources sources;
    syntax::Ast ast;
    Diagnostics parsed;
    parse(sources, sources.add("generated.rubric", rules.text), ast, parsed);
    const CaseData& data = cases[0];
    const auto date = rules.dated ? parse_date(*options.as_at) : std::nullopt;
    for (const reference::Reading& reading : reference::Evaluator(ast, data, date).results()) {
      const std::optional<std::uint32_t> result = batch.find(reading.name);
      ASSERT_TRUE(result) << reading.name;
      const reference::Value& value = reading.value;
      const std::optional<std::string> exact = batch.exact(0, *result);
      const bool by_name =
          value.sort == reference::Sort::text || (value.sort == reference::Sort::level && value.scale.empty());
      ASSERT_EQ(exact.has_value(), value.ok()) << reading.name << ", " << about;
      ASSERT_TRUE(!value.ok() || by_name || *exact == value.number.exact())
          << reading.name << ": " << exact.value_or("") << ", " << about;
    }
  }
  EXPECT_GT(met.values, 1'000);
  EXPECT_GT(met.states, 100);
}

TEST(Batch, YouthInspectionsAreRatedAsTheRulesWrittenByHandRateThem) {
  const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  Batch batch(*loaded.methodology);
  Random random(2022);
  std::vector<handwritten::Inspection> all;
  for (int i = 0; i < 2'500; ++i) {
    all.push_back(random_youth(random));
    const Read read = read_text(*loaded.methodology, "case.json", youth_json(all.back()));
    ASSERT_TRUE(read.inspection) << read.messages.text();
    ASSERT_EQ(batch.add(*read.inspection), all.size() - 1);
  }
  batch.run();
  const std::uint32_t total = *batch.find("total"), overall = *batch.find("overall");
  std::size_t complete = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const handwritten::Rated rated = handwritten::rate(all[i]);
    ASSERT_EQ(batch.exact(i, total).has_value(), rated.ok) << i;
    if (!rated.ok) continue;
    ++complete;
    ASSERT_EQ(batch.exact(i, total), std::to_string(rated.total)) << i;
    ASSERT_EQ(batch.level(i, overall), rated.overall) << i;
    for (std::size_t q = 0; q < handwritten::questions; ++q) {
      if (all[i].answers[q].cases == 0) continue;
      const std::string question = "question " + youth_questions[q % 3] + " in standard " + youth_case_rated[q / 3];
      ASSERT_EQ(batch.exact(i, *batch.find("share of " + question)), std::to_string(rated.share[q])) << i;
      ASSERT_EQ(batch.level(i, *batch.find("rating of " + question)), rated.question[q]) << i;
    }
  }
  EXPECT_GT(complete, 2'000U);
  EXPECT_EQ(batch.worked_out_alone(), 0U);
}

TEST(Batch, ShippedRulesAndCasesFitABatch) {
  std::map<std::string, Methodology, std::less<>> methodologies;
  const std::filesystem::path root = RUBRIC_SOURCE_DIR;
  for (const auto& file : std::filesystem::recursive_directory_iterator(root / "rules")) {
    if (file.path().extension() != ".rubric") continue;
    const Loaded loaded = load_file(file.path().string());
    if (loaded.methodology) methodologies.emplace(loaded.methodology->name(), *loaded.methodology);
  }
  ASSERT_GE(methodologies.size(), 8U);
  std::size_t inspections = 0, values = 0;
  for (const char* const folder : {"rules", "examples"}) {
    for (const auto& file : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (file.path().extension() != ".json") continue;
      for (const auto& [name, methodology] : methodologies) {
        const Read read = read_file(methodology, file.path().string());
        if (!read.inspection) continue;  // of another methodology
        Batch batch(methodology);
        Evaluator evaluator(methodology);
        // Twice over, so that lanes differ from the number of inspections that there are.
        if (!batch.add(*read.inspection) || !batch.add(*read.inspection)) continue;
        ASSERT_TRUE(evaluator.run(*read.inspection));
        batch.run();
        ++inspections;
        const auto count = static_cast<std::uint32_t>(methodology.impl().rules.attributes.size());
        for (std::uint32_t result = 0; result < count; ++result) {
          ASSERT_EQ(batch.exact(1, result), evaluator.exact(result)) << file.path();
          values += batch.exact(0, result) ? 1 : 0;
        }
        EXPECT_EQ(batch.worked_out_alone(), 0U) << file.path();
      }
    }
  }
  EXPECT_GE(inspections, 20U);
  EXPECT_GT(values, 500U);
}

TEST(Batch, ABatchIsClearedAndUsedAgain) {
  const Loaded loaded = load_text("small.rubric", R"(methodology small
input a : number
  or else 2
let double = 2 * a
let part = a / 3
)");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  const Methodology& small = *loaded.methodology;
  Batch batch(small);
  const std::uint32_t twice = *batch.find("double"), part = *batch.find("part");
  EXPECT_EQ(batch.find("treble"), std::nullopt);
  for (int use = 0; use < 3; ++use) {
    // More than two blocks, the last one short.
    for (int i = 0; i < 2'100; ++i) {
      const bool given = i % 7 != 0;
      const Read read =
          read_values(small, given ? std::vector<Given>{{"a", std::to_string(i * (use + 1))}} : std::vector<Given>{});
      ASSERT_TRUE(read.inspection) << read.messages.text();
      batch.add(*read.inspection);
    }
    EXPECT_EQ(batch.size(), 2'100U);
    batch.run();
    EXPECT_EQ(batch.exact(2'099, twice), std::to_string(2 * 2'099 * (use + 1)));
    EXPECT_EQ(batch.exact(7, twice), "4");
    EXPECT_EQ(batch.exact(7, part), "2/3");
    EXPECT_EQ(batch.level(7, part), std::nullopt) << "it is no rating";
    EXPECT_EQ(batch.exact(2'100, twice), std::nullopt) << "there is no such inspection";
    batch.clear();
    EXPECT_EQ(batch.exact(0, twice), std::nullopt);
  }
}

TEST(Batch, WhatFitsNoLaneIsWorkedOutAlone) {
  const Loaded loaded = load_text("large.rubric", R"(methodology large
input a : number
let square = a * a
let fourth = square * square
let back = fourth / square
)");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  Batch batch(*loaded.methodology);
  for (const char* const a : {"3", "40000", "-2000000000000", "1.5", "123456789012345678901234567890"}) {
    const Read read = read_values(*loaded.methodology, {{"a", a}});
    ASSERT_TRUE(read.inspection) << read.messages.text();
    batch.add(*read.inspection);
  }
  batch.run();
  const std::uint32_t square = *batch.find("square"), fourth = *batch.find("fourth"), back = *batch.find("back");
  EXPECT_EQ(batch.exact(0, fourth), "81");
  EXPECT_EQ(batch.exact(3, fourth), "81/16");
  EXPECT_EQ(batch.worked_out_alone(), 0U);
  EXPECT_EQ(batch.exact(1, square), "1600000000");
  EXPECT_EQ(batch.exact(1, fourth), "2560000000000000000");
  EXPECT_EQ(batch.exact(2, fourth), "16" + std::string(48, '0'));
  EXPECT_EQ(batch.exact(2, back), "4" + std::string(24, '0'));
  EXPECT_EQ(batch.exact(4, square), "15241578753238836750495351562536198787501905199875019052100");
  EXPECT_GE(batch.worked_out_alone(), 4U);
}

}  // namespace
}  // namespace rubric::testing
