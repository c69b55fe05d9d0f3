// The rules for youth justice of 2021 have the overall rating in edges of the score, as it is reported; other frameworks have
// it from the mean of the points. This holds both to the same.
#include <gmock/gmock.h>

#include <rubric/rubric.hpp>

#include <map>

#include "compile/cells.hpp"
#include "engine.hpp"

namespace rubric::suite {
namespace {

const Methodology::Impl& shipped(const std::string& name) {
  static std::map<std::string, Methodology> loaded;
  const auto known = loaded.find(name);
  if (known != loaded.end()) return known->second.impl();
  const Loaded file = load_file(std::string(RUBRIC_SOURCE_DIR) + "/rules/hmip/" + name + ".rubric");
  EXPECT_TRUE(file.methodology) << file.messages.text();
  return loaded.emplace(name, file.methodology.value()).first->second.impl();
}

const compile::Program& program(const std::string& name) { return shipped(name).programs.front(); }

std::uint32_t table(const std::string& rules, const std::string& name) {
  return shipped(rules).rules.model.bands_by_name.at(name);
}

TEST(ShippedRules, TheMeanOfThePointsGivesTheEdgesOfTheScore) {
  const compile::BandTable& by_score = program("youth-2021").bands[table("youth-2021", "overall_band")];
  const compile::BandTable& by_mean = program("youth-2018").bands[table("youth-2018", "mean_band")];
  for (std::int64_t score = 0; score <= 36; ++score) {
    EXPECT_EQ(by_score.levels[compile::band_row(by_score, Number(score))],
              by_mean.levels[compile::band_row(by_mean, Number::ratio(score, 12))])
        << score;
  }
}

}  // namespace
}  // namespace rubric::suite
