// The rules for youth justice of 2021 can be read alone: what they share with the other frameworks is spelt out in them.
// These hold both to the same.
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

/// Name, title and points of each level of the scale.
std::vector<std::string> levels(const std::string& rules) {
  const check::Rules& checked = shipped(rules).rules;
  const std::uint32_t scale = checked.model.bands[table(rules, "case_quality")].to.index;
  std::vector<std::string> all;
  for (std::size_t i = 0; i < checked.model.level_sets[scale].levels.size(); ++i) {
    const resolve::Level& level = checked.model.level_sets[scale].levels[i];
    all.push_back(level.name + " " + level.label + " " + program(rules).points[scale][i].exact());
  }
  return all;
}

/// What a declaration says, in one form, without its sources.
std::string said(const std::string& rules, const std::string& begins, const std::string& ends) {
  const Sources& sources = *shipped(rules).sources;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const std::string& text = sources.get(SourceId{i}).text;
    const std::size_t at = text.find("\n" + begins);
    if (at == std::string::npos) continue;
    std::string out;
    for (const char c : text.substr(at + 1, text.find(ends, at + 1) - at - 1)) {
      if (c != ' ' && c != '\n') out += c;
    }
    return out;
  }
  return "nothing that begins with " + begins;
}

TEST(ShippedRules, TheScaleIsTheSame) {
  EXPECT_EQ(levels("youth-2021"), levels("youth-2018"));
  EXPECT_EQ(levels("youth-2021").size(), 4U);
}

TEST(ShippedRules, TheCaseBandsAreTheSame) {
  for (const std::string other : {"youth-2018", "youth-2025"}) {
    EXPECT_EQ(program("youth-2021").bands[table("youth-2021", "case_quality")],
              program(other).bands[table(other, "case_quality")]);
    EXPECT_EQ(said("youth-2021", "function share_of", "cites"), said(other, "function share_of", "cites"));
  }
}

TEST(ShippedRules, ThePanelMayDoTheSame) {
  for (const std::string begins : {"parameter discretion_margin", "function band_with_one_more",
                                   "function band_with_one_fewer", "discretion ratings_panel"}) {
    const std::string ends = begins.starts_with("function") ? "\n" : "cites";
    EXPECT_EQ(said("youth-2021", begins, ends), said("youth-2018", begins, ends));
    EXPECT_GT(said("youth-2021", begins, ends).size(), begins.size() + 2);
  }
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
