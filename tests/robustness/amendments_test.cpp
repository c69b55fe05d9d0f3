#include <rubric/amendment.hpp>
#include <rubric/suite.hpp>

#include "robustness/texts.hpp"

namespace rubric::testing {
namespace {

constexpr std::string_view base_rules = R"(methodology care
scale Rating  poor "Poor" 0  good "Good" 1
standard 1 "Staff"
standard 2 "Rooms"
questions for standard 1
  safety "Safe"
parameter good_from : percent = 80%
for standards
  input share : percent
  rating = if share >= good_from then good else poor
  may be not rated
end
cap staff on rating of standard 2 at poor
  when share of standard 1 < 10%
score total = sum of points(rating) of rated standards
  out of 2
)";

constexpr std::string_view changes_of_all_kinds = R"(amend "care.rubric" as other "Other"
set good_from = 70%
replace cap staff on rating of standard 2 at poor
  when share of standard 1 < 20%
replace for standard 1
  rating = if share >= 50% then good else poor
  not rated when share = 0% "empty"
end
replace standard 2 "Chambers"
replace question safety "Sure"
parameter step : number
  from 2020-01-01 = 1
  from 2021-01-01 = 2
let more = step + total
test "own"
  given share of standard 1 = 50%
  replace for standard 1
    rating = poor
  expect rating of standard 1 = poor
)";

Methodology base() { return load_text("care.rubric", std::string(base_rules)).methodology.value(); }

/// Sound, or with an error that says where; and then sound to its tests.
void expect_clear(const Methodology& rules, const std::string& text) {
  const Loaded loaded = amend(rules, {{"other.rubric", text}}, [](const std::string&) { return std::nullopt; });
  if (!loaded.methodology) {
    EXPECT_TRUE(loaded.messages.has_errors()) << text;
    return;
  }
  EXPECT_FALSE(loaded.messages.has_errors()) << text;
  EXPECT_FALSE(loaded.methodology->dump("program").empty());
  for (std::size_t i = 0; i < changes(*loaded.methodology).size(); ++i)
    EXPECT_TRUE(with_changes(*loaded.methodology, {i}).methodology || i > 0) << text;
  test(*loaded.methodology);
}

TEST(BadAmendments, TheSoundOneLoads) {
  const Loaded loaded = amend(base(), {{"other.rubric", std::string(changes_of_all_kinds)}});
  EXPECT_TRUE(loaded.methodology) << listed(loaded.messages);
  EXPECT_EQ(changes(*loaded.methodology).size(), 7U);
}

TEST(BadAmendments, CutAnywhere) {
  const Methodology rules = base();
  for (std::size_t i = 0; i < changes_of_all_kinds.size(); ++i)
    expect_clear(rules, std::string(changes_of_all_kinds.substr(0, i)));
}

TEST(BadAmendments, WithoutAnyOneWord) {
  const Methodology rules = base();
  for (std::size_t i = 0; i < changes_of_all_kinds.size();) {
    const std::size_t end = std::min(changes_of_all_kinds.find_first_of(" \n", i), changes_of_all_kinds.size());
    std::string text(changes_of_all_kinds);
    expect_clear(rules, text.erase(i, end - i));
    i = end + 1;
  }
}

TEST(BadAmendments, EachLineTwice) {
  const Methodology rules = base();
  for (std::size_t i = 0; i < changes_of_all_kinds.size();) {
    const std::size_t end = changes_of_all_kinds.find('\n', i) + 1;
    std::string text(changes_of_all_kinds);
    expect_clear(rules, text.insert(i, std::string(changes_of_all_kinds.substr(i, end - i))));
    i = end;
  }
}

TEST(BadAmendments, ManyChangesOfManyRules) {
  std::string rules(base_rules);
  std::string drops;
  std::string wrong;
  for (int i = 0; i < 20'000; ++i) {
    const std::string number = std::to_string(i);
    rules += "parameter p" + number + " : number = 1\n";
    drops += "drop parameter p" + number + "\n";
    wrong += "set q" + number + " = 1\n";
  }
  const Methodology many = load_text("care.rubric", rules).methodology.value();
  EXPECT_TRUE(in_time([&] { return amend(many, {{"--drop", drops}}); }).methodology);
  EXPECT_FALSE(in_time([&] { return amend(many, {{"--set", wrong}}); }).methodology);
}

TEST(BadAmendments, ABaseThatReadsItself) {
  const FileReader same = [](const std::string&) { return std::optional<std::string>("amend \"a/b.rubric\" as x\n"); };
  const Loaded loaded = in_time([&] { return load_file("b.rubric", same); });
  EXPECT_FALSE(loaded.methodology);
  ASSERT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].code, "R218");
}

}  // namespace
}  // namespace rubric::testing
