#include <gtest/gtest.h>

#include <cstdlib>

#include "engine.hpp"
#include "facts/quick_case.hpp"
#include "facts/read_case.hpp"
#include "generate/rules.hpp"
#include "youth/youth.hpp"

namespace rubric::testing {
namespace {

/// One case by both readers: what the strict one says, and where the quick one read it, whether the facts are the same.
class Readers {
 public:
  explicit Readers(const Methodology& methodology)
      : methodology_(methodology), quick_(methodology.impl().rules, methodology.impl().ast) {}

  void read(const std::string& text) {
    ++cases;
    const Methodology::Impl& rules = methodology_.impl();
    Sources sources(rules.sources.get());
    Diagnostics diagnostics;
    const SourceId id = sources.add("case.json", text);
    const auto no_files = [](const std::string&) { return std::optional<std::string>(); };
    const facts::Facts strict = facts::read_case(rules.rules, rules.ast, sources, id, no_files, diagnostics);
    sound += diagnostics.sorted().empty() ? 1 : 0;
    if (!quick_.read(text, facts_)) return;
    ++quick;
    EXPECT_TRUE(diagnostics.sorted().empty()) << diagnostics.sorted().front().message << "\n" << text;
    expect_same(facts_.whole(), strict, text);
  }

  int cases = 0, sound = 0, quick = 0;

 private:
  static void expect_same(const facts::Facts& a, const facts::Facts& b, const std::string& text) {
    ASSERT_EQ(a.inputs.size(), b.inputs.size());
    for (std::size_t i = 0; i < a.inputs.size(); ++i) {
      EXPECT_EQ(a.inputs[i].state, b.inputs[i].state) << text;
      EXPECT_EQ(a.inputs[i].number, b.inputs[i].number) << text;
    }
    EXPECT_EQ(a.texts, b.texts) << text;
    for (const facts::TableRows& table : b.tables) EXPECT_FALSE(table.given) << text;
    EXPECT_TRUE(b.published.empty() && b.published_out_of.empty()) << text;
    ASSERT_EQ(a.discretion.size(), b.discretion.size()) << text;
    for (std::size_t i = 0; i < a.discretion.size(); ++i) {
      EXPECT_EQ(a.discretion[i].attribute, b.discretion[i].attribute) << text;
      EXPECT_EQ(a.discretion[i].to, b.discretion[i].to) << text;
      EXPECT_EQ(a.discretion[i].reason, b.discretion[i].reason) << text;
      EXPECT_EQ(a.discretion[i].by, b.discretion[i].by) << text;
    }
    ASSERT_EQ(a.waivers.size(), b.waivers.size()) << text;
    for (std::size_t i = 0; i < a.waivers.size(); ++i) {
      EXPECT_EQ(a.waivers[i].adjustment, b.waivers[i].adjustment) << text;
      EXPECT_EQ(a.waivers[i].reason, b.waivers[i].reason) << text;
      EXPECT_EQ(a.waivers[i].by, b.waivers[i].by) << text;
    }
    ASSERT_EQ(a.not_rated.size(), b.not_rated.size()) << text;
    for (std::size_t i = 0; i < a.not_rated.size(); ++i) {
      EXPECT_EQ(a.not_rated[i].item, b.not_rated[i].item) << text;
      EXPECT_EQ(a.not_rated[i].reason, b.not_rated[i].reason) << text;
    }
  }

  Methodology methodology_;
  facts::QuickReader quick_;
  facts::QuickFacts facts_{};
};

/// What may stand where JSON wants something else.
const std::vector<std::string> pieces{"\"",
                                      "\\",
                                      "{",
                                      "}",
                                      "[",
                                      "]",
                                      ",",
                                      ":",
                                      "\n",
                                      "null",
                                      "true",
                                      "-1",
                                      "1e2",
                                      "1.50",
                                      "007",
                                      "1/3",
                                      "0",
                                      "x-",
                                      "64%",
                                      "\"7\"",
                                      "9999999999999999999",
                                      "\"64%\"",
                                      "é",
                                      "\xFF",
                                      "\\u0041",
                                      "\xEF\xBB\xBF",
                                      std::string(1, '\0')};
/// Members for the front of an object; some of them are right in some.
const std::vector<std::string> members{R"("x-a":1,)",
                                       R"("x-b":{"a":[]},)",
                                       R"("origin":"p. 3",)",
                                       R"("notes":["a",null],)",
                                       R"("rating":null,)",
                                       R"("rating":"Good",)",
                                       R"("not_rated":"none",)",
                                       R"("inspection":{"service":"Ash é","size":12.5,"x-y":true},)",
                                       R"("inspection":{"service":"Ash","service":"Birch"},)",
                                       R"("inputs":{},)",
                                       R"("published":{},)",
                                       R"("yes":3,)",
                                       R"("by":"panel",)",
                                       R"("reason":null,)"};
const std::vector<std::string> spaces{" ", "\n", "\r\n", "\t", "  "};

/// `text` with a change: of kinds that spoil JSON, keys or values, and of kinds that need not.
std::string changed(std::string text, Random& random) {
  const std::size_t at = random.below(text.size() + 1);
  const auto behind = [&](std::string_view marks) {
    const std::size_t found = text.find_first_of(marks, at);
    return found == std::string::npos ? text.size() : found + 1;
  };
  switch (random.below(9)) {
    case 0: return text.insert(at, random.of(pieces));
    case 1: return text.erase(at, static_cast<std::size_t>(random.between(1, 6)));
    case 2: return text.replace(at, at < text.size() ? 1 : 0, 1, static_cast<char>(random.between(0, 255)));
    case 3: return text.insert(at, text.substr(random.below(text.size() + 1), random.below(60)));
    case 4: return text.substr(0, at);
    case 5: return text.insert(behind("{,:"), random.of(pieces));
    case 6: return text.insert(behind("{"), random.of(members));
    case 7: return text.insert(behind("{,:}["), random.of(spaces));
    default: {
      const std::size_t digit = text.find_first_of("0123456789", at);
      if (digit != std::string::npos) text[digit] = static_cast<char>('0' + random.between(0, 9));
      return text;
    }
  }
}

std::string damaged(std::string text, Random& random) {
  do {
    text = changed(std::move(text), random);
  } while (random.chance(30));
  return text;
}

TEST(QuickReader, ReadsYouthInspectionsAsTheStrictReaderDoes) {
  const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  Readers whole(*loaded.methodology), spoilt(*loaded.methodology);
  Random random(51);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = youth_json(random_youth(random));
    whole.read(text);
    spoilt.read(damaged(text, random));
  }
  EXPECT_EQ(whole.quick, whole.cases);
  // Most changes spoil a case; of those that do not, most keep its usual shape.
  EXPECT_GT(spoilt.sound, spoilt.cases / 10);
  EXPECT_LT(spoilt.sound, spoilt.cases / 2);
  EXPECT_GT(spoilt.quick, spoilt.sound / 2);
}

TEST(QuickReader, ReadsWhatIsNearlyWrittenLikeBeforeAsTheStrictReaderDoes) {
  const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  Readers readers(*loaded.methodology);
  Random random(52);
  for (int i = 0; i < 1500; ++i) {
    const std::string text = youth_json(random_youth(random));
    const std::string other = damaged(text, random);
    for (const std::string& written : {text, other, text, damaged(other, random)}) readers.read(written);
  }
  EXPECT_GT(readers.quick, readers.cases / 2);
}

/// How one object of a case is written, and whether the quick reader takes it.
struct Written {
  const char* text;
  bool quick;
};

/// Reads them one after the other by one reader, with so many of the first between that looking for the like always pays.
void read_in_turn(const std::string& before, const std::vector<Written>& all, const std::string& behind) {
  const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  Readers readers(*loaded.methodology);
  for (int round = 0; round < 3; ++round) {
    for (const Written& written : all) {
      for (int i = 0; i < 4; ++i) readers.read(before + all.front().text + behind);
      const int quick = readers.quick;
      readers.read(before + written.text + behind);
      EXPECT_EQ(readers.quick != quick, written.quick) << written.text;
    }
  }
}

TEST(QuickReader, WhatAnItemHoldsIsJudgedByItsValuesHoweverItsLikeWasWritten) {
  read_in_turn(R"({"methodology": "youth_2021", "standards": {"1.1": {"rating": "Good"}, "4.1": )",
               {{R"({"rating": "Good"})", true},
                {R"({"rating": "Outstanding"})", true},
                {R"({"rating": "Fair"})", false},
                {R"({"rating":  "Good"})", true},
                {R"({"rating": null})", true},
                {R"({"rating": "Good",})", false},
                {R"({"rating": "Good"]})", false},
                {R"({"not_rated": "no cases"})", true},
                {R"({"not_rated": ""})", false},
                {R"({"not_rated": "no cases", "x-a": 1})", true},
                {R"({"not_rated": "no cases", "x-a": [1]})", false},
                {R"({"not_rated": "no cases", "x-b": 1})", true},
                {R"({"rating": null, "not_rated": "no cases"})", true},
                {R"({"rating": "Good", "not_rated": null})", true},
                {R"({"rating": "Good", "not_rated": "no cases"})", false},
                {R"({"rating": "Good", "rating": "Good"})", false},
                {R"({"rating": "Good", "x-a": 1, "x-b": 2})", true},
                {R"({"rating": "Good", "x-a": 1, "x-a": 2})", false},
                {R"({"rating": "Good", "grade": 1})", false},
                {R"({})", true},
                {R"({ })", true},
                {R"({"rating": "Good")", false}},
               "}}");
}

TEST(QuickReader, CountsAreReadExactlyHoweverTheirLikeWasWritten) {
  read_in_turn(R"({"methodology": "youth_2021", "standards": {"2.1": {"questions": {"safety": {"yes": )",
               {{"1", true},
                {"12", true},
                {"0", true},
                {"00", false},
                {"07", false},
                {"-1", false},
                {"1.0", false},
                {"10.5", false},
                {"1e1", false},
                {"12E0", false},
                {"1 ", true},
                {"123", true},
                {"2147483647", true},
                {"2147483648", true},
                {"123456789012345678", true},
                {"1234567890123456789", false},
                {"\"1\"", false},
                {"null", true},
                {"", false}},
               R"(, "cases": 999999999999999999}}}}})");
}

TEST(QuickReader, RecordsAreReadHoweverTheirLikeWasWritten) {
  read_in_turn(R"({"methodology": "youth_2021", "standards": {}, "discretion": [{"on": "2.1 safety", "to": "Good"}, )",
               {{R"({"on": "2.2 safety", "to": "Good"})", true},
                {R"({"on": "2.2 others", "to": "Inadequate", "reason": "close"})", true},
                {R"({"on": "2.1 safety", "to": "Good"})", false},
                {R"({"on": "2.9 safety", "to": "Good"})", false},
                {R"({"on": "2.2 safety", "to": "good"})", true},
                {R"({"on": "2.2 safety", "to": "Fair"})", false},
                {R"({"on": "2.2 safety", "to": null})", false},
                {R"({"on": "2.2 safety", "to": "Good", "reason": null})", true},
                {R"({"on": "2.2 safety", "to": "Good", "reason": "cl\u006Fse"})", false},
                {"{\"on\": \"2.2 safety\", \"to\": \"Good\", \"reason\": \"\xC3\xA9\"}", true},
                {"{\"on\": \"2.2 safety\", \"to\": \"Good\", \"reason\": \"\xC3\"}", false},
                {R"({"to": "Good", "on": "2.2 safety"})", true},
                {R"({"to": "Good", "on": "2.2 safety", "by": "panel", "reason": "close"})", true},
                {R"({"to": "Good", "on": "2.2 safety", "to": "Good"})", false}},
               "]}");
}

TEST(QuickReader, ReadsGeneratedCasesAsTheStrictReaderDoes) {
  const char* const wanted = std::getenv("RUBRIC_PROPERTY_SEEDS");
  const std::uint64_t seeds = wanted == nullptr ? 100 : std::strtoull(wanted, nullptr, 10);
  int quick = 0, quick_spoilt = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Rules rules = random_rules(seed);
    const Loaded loaded = load_text("generated.rubric", rules.text);
    ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
    Readers whole(*loaded.methodology), spoilt(*loaded.methodology);
    Random random(seed * 1'000);
    for (int i = 0; i < 20; ++i) {
      const std::string text = to_json(random_case(rules, random));
      whole.read(text);
      for (int j = 0; j < 5; ++j) spoilt.read(damaged(text, random));
    }
    quick += whole.quick;
    quick_spoilt += spoilt.quick;
  }
  // Cases with tables are left to the strict reader.
  EXPECT_GT(quick, static_cast<int>(seeds) * 20 / 4);
  EXPECT_GT(quick_spoilt, static_cast<int>(seeds));
}

}  // namespace
}  // namespace rubric::testing
