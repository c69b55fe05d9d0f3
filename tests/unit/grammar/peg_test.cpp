#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <tao/pegtl/contrib/analyze.hpp>

#include "unit/grammar/render_peg.hpp"

namespace rubric::grammar {
namespace {

// The rules of a PEG file: `name <- body`, over as many lines as follow without `<-`; lines of `#` are comments.
peg_text::Rules read_rules(std::istream& file) {
  peg_text::Rules rules;
  std::string line;
  std::string name;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string word;
    if (!(words >> word) || word[0] == '#') continue;
    if (line[0] != ' ') {
      std::string arrow;
      words >> arrow;
      EXPECT_EQ(arrow, "<-") << line;
      name = word;
      EXPECT_TRUE(rules.emplace(name, "").second) << name << " stands twice";
      words >> word;
    }
    do rules[name] += (rules[name].empty() ? "" : " ") + word;
    while (words >> word);
  }
  return rules;
}

TEST(Grammar, EveryLoopMakesProgress) { EXPECT_EQ(tao::pegtl::analyze<file>(1), 0U); }

TEST(Grammar, IsWhatThePegFileSays) {
  peg_text::Rules coded;
  peg_text::part<file>(coded);
  std::ifstream in(RUBRIC_SOURCE_DIR "/grammar/rubric.peg");
  ASSERT_TRUE(in.is_open());
  peg_text::Rules written = read_rules(in);
  EXPECT_GT(coded.size(), 300U);
  for (const auto& [name, body] : coded)
    EXPECT_EQ(written.count(name) != 0 ? written[name] : "(no such rule)", body) << "grammar/rubric.peg: " << name;
  for (const auto& [name, body] : written)
    EXPECT_EQ(coded.count(name), 1U) << "grammar/rubric.peg has a rule that the grammar does not use: " << name;
}

}  // namespace
}  // namespace rubric::grammar
