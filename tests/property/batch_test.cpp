#include <gtest/gtest.h>
#include <rubric/batch.hpp>

#include <cstdlib>

#include "engine.hpp"
#include "evaluate/batch.hpp"
#include "evaluate/evaluate.hpp"
#include "generate/rules.hpp"
#include "parse/parser.hpp"
#include "reference/evaluator.hpp"

namespace rubric::testing {
namespace {

using reference::CaseData;

std::uint64_t setting(const char* name, std::uint64_t usual) {
  const char* wanted = std::getenv(name);
  return wanted == nullptr ? usual : std::strtoull(wanted, nullptr, 10);
}
std::uint64_t first_seed() { return setting("RUBRIC_PROPERTY_FIRST", 1); }
std::uint64_t past_seed() { return first_seed() + setting("RUBRIC_PROPERTY_SEEDS", 120); }

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
  evaluate::Buffers buffers;
  const evaluate::ColumnPlans plans(program);
  evaluate::ColumnRun run(program, plans, buffers);
  evaluate::Block block(rules.rules, program, buffers);
  evaluate::Frame cells(program);
  evaluate::FractionFrame fractions(program);
  for (const Inspection& inspection : inspections) block.add(inspection.impl().facts);
  block.run(run);
  for (std::size_t lane = 0; lane < inspections.size(); ++lane) {
    const facts::Facts& facts = inspections[lane].impl().facts;
    evaluate::bind(rules.rules, program, facts, cells);
    evaluate::run(program, facts, cells);
    evaluate::bind(rules.rules, program, facts, fractions);
    evaluate::run_results(program, facts, fractions);
    for (std::uint32_t attribute = 0; attribute < program.final_.size(); ++attribute) {
      const auto where = [&] {
        return rules.rules.model.attribute_name(resolve::AttributeId{attribute}) + " in lane " + std::to_string(lane) +
               " of " + std::to_string(inspections.size()) + ", " + about;
      };
      const Cell& exact = cells.slots[program.final_[attribute]];
      const Fraction& single = fractions.slots[program.final_[attribute]];
      const Fraction batch = block.result(lane, attribute);
      ASSERT_TRUE(single.is_other() || shown(single) == shown(exact))
          << where() << ": " << shown(single) << ", exactly " << shown(exact);
      ASSERT_TRUE(batch.is_other() || shown(batch) == shown(exact))
          << where() << ": " << shown(batch) << ", exactly " << shown(exact);
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

}  // namespace
}  // namespace rubric::testing
