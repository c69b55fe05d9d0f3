#include "youth/youth.hpp"

#include <gtest/gtest.h>

namespace rubric::testing {
namespace {

/// The engine's results under the names that the yardstick's have.
class Engine {
 public:
  explicit Engine(const Methodology& methodology) : methodology_(methodology), evaluator_(methodology) {
    for (const std::string& standard : youth_case_rated) {
      standards.push_back(*evaluator_.find("rating of standard " + standard));
      for (const std::string& question : youth_questions) {
        questions.push_back(*evaluator_.find("rating of question " + question + " in standard " + standard));
        shares.push_back(*evaluator_.find("share of question " + question + " in standard " + standard));
      }
    }
    governance = *evaluator_.find("rating of standard 1.1");
    total = *evaluator_.find("total");
    overall = *evaluator_.find("overall");
  }

  void run(const std::string& json) {
    const Read read = read_text(methodology_, "case.json", json);
    ASSERT_TRUE(read.inspection) << read.messages.text() << json;
    ASSERT_TRUE(evaluator_.run(*read.inspection));
  }
  int level(std::uint32_t result) const { return static_cast<int>(evaluator_.level(result).value_or(99)); }
  std::string exact(std::uint32_t result) const { return evaluator_.exact(result).value_or("nothing"); }

  std::vector<std::uint32_t> standards, questions, shares;
  std::uint32_t governance = 0, total = 0, overall = 0;

 private:
  Methodology methodology_;
  Evaluator evaluator_;
};

TEST(Youth, TheEngineAgreesWithTheSameRulesWrittenByHandOnTenThousandInspections) {
  const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  Engine engine(*loaded.methodology);
  Random random(2021);
  int complete = 0, capped = 0, moved = 0;
  for (int i = 0; i < 10'000; ++i) {
    const handwritten::Inspection inspection = random_youth(random);
    const handwritten::Rated rated = handwritten::rate(inspection);
    const std::string json = youth_json(inspection);
    ASSERT_NO_FATAL_FAILURE(engine.run(json));
    if (!rated.ok) {
      EXPECT_EQ(engine.exact(engine.total), "nothing") << json;
      continue;
    }
    ++complete;
    capped += rated.governance != inspection.judged[0] ? 1 : 0;
    for (std::size_t q = 0; q < handwritten::questions; ++q) {
      if (inspection.answers[q].cases == 0) {
        EXPECT_EQ(engine.exact(engine.questions[q]), "nothing") << json;
        continue;
      }
      moved += rated.question[q] != handwritten::case_quality(rated.share[q]) ? 1 : 0;
      ASSERT_EQ(engine.exact(engine.shares[q]), std::to_string(rated.share[q])) << q << json;
      ASSERT_EQ(engine.level(engine.questions[q]), rated.question[q]) << q << json;
    }
    for (std::size_t s = 0; s < handwritten::case_rated_standards; ++s) {
      ASSERT_EQ(engine.level(engine.standards[s]), rated.standard[s]) << s << json;
    }
    ASSERT_EQ(engine.level(engine.governance), rated.governance) << json;
    ASSERT_EQ(engine.exact(engine.total), std::to_string(rated.total)) << json;
    ASSERT_EQ(engine.level(engine.overall), rated.overall) << json;
  }
  // The inspections reach what they are meant to reach.
  EXPECT_GT(complete, 8'000);
  EXPECT_GT(capped, 1'000);
  EXPECT_GT(moved, 1'000);
}

}  // namespace
}  // namespace rubric::testing
