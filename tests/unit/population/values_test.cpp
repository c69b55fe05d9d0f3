#include <rubric/values.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace rubric {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr auto rules = R"(methodology demo
scale Rating  bad "Bad" 0  good "Good" 1
standard 1.1 "Staff"
standard 2.1 "Planning"
for standard 1.1
  judgement rating : Rating
  may be not rated
for standard 2.1
  input yes : count
  input cases : count
  let share = 100% * yes / cases
end
bands quality from percent to Rating
  below 50%  bad
  from 50%   good
for standard 2.1
  rating = quality(share)
end
score total = sum of points(rating) of rated standards
  out of 2
rating overall = lowest rating of rated standards
)";

const Methodology& demo() {
  static const Loaded loaded = load_text("demo.rubric", rules);
  EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
  return *loaded.methodology;
}

/// Opens files that are texts here, and gives `most` bytes of them at a time; past the end of one that ends in "FAIL"
/// reading fails.
FileOpener files(std::map<std::string, std::string> texts, std::size_t least) {
  return [texts = std::move(texts), least](const std::string& path) -> ByteReader {
    const auto found = texts.find(path);
    if (found == texts.end()) return {};
    return [text = found->second, least, at = std::size_t{0}](char* to,
                                                              std::size_t most) mutable -> std::optional<std::size_t> {
      const std::size_t count = std::min({most, text.size() - at, least});
      if (count == 0 && text.ends_with("FAIL")) return std::nullopt;
      std::copy_n(text.data() + at, count, to);
      at += count;
      return count;
    };
  };
}

std::string told(const CaseRecord& record) {
  if (record.unreadable) return record.name + " " + std::to_string(record.line) + " unreadable";
  return record.name + " " + std::to_string(record.line) + " " + std::to_string(record.bytes) + " " + record.text +
         (record.headings ? " under " + *record.headings : "");
}

TEST(Blocks, HoldTheInspectionsThatComeOneByOne) {
  std::string long_lines;
  for (int i = 0; i < 300; ++i)
    long_lines += std::string(static_cast<std::size_t>(i * 7), 'x') + (i % 5 == 0 ? "\r\n" : "\n");
  const std::map<std::string, std::string> texts{{"a.ndjson", "\xEF\xBB\xBF{1}\r\n\n  \n{2}\n{3}"},
                                                 {"b.json", "{\n}\n"},
                                                 {"c.json", ""},
                                                 {"d.csv", "h,i\n1,2\n\n\"3\n4\",5\n"},
                                                 {"e.csv", "h\n1\n"},
                                                 {"f.ndjson", long_lines},
                                                 {"g.ndjson", "{1}\n{2}\n{FAIL"},
                                                 {"h.ndjson", ""},
                                                 {"i.csv", "h\n1\nFAIL"}};
  std::vector<CaseFile> all;
  for (const auto& [path, text] : texts) all.push_back({path, layout_of(path)});
  all.insert(all.begin() + 3, {"none.ndjson", CaseLayout::ndjson});
  for (const std::size_t least : {1U, 3U, 50U, 1'000'000U}) {
    std::vector<std::string> singly, in_blocks;
    Population one(all, files(texts, least));
    while (const std::optional<CaseRecord> record = one.next()) singly.push_back(told(*record));
    Population blocks(all, files(texts, least));
    CaseBlock block;
    while (blocks.next(block)) {
      block.for_each([&](const CaseRecord& record) {
        if (record.layout != CaseLayout::json) {
          EXPECT_EQ(record.path, all[block.file].path) << "not of its block's file";
        }
        in_blocks.push_back(told(record));
        return true;
      });
    }
    ASSERT_EQ(singly.size(), in_blocks.size());
    for (std::size_t i = 0; i < singly.size(); ++i) EXPECT_EQ(singly[i], in_blocks[i]);
  }
}

/// Writes the values of a file by `writer`, and counts into `all`.
std::string written(ValueWriter& writer, const std::string& path, std::string text, ValueLines& all) {
  Population population({{path, layout_of(path)}}, files({{path, std::move(text)}}, 1'000'000));
  CaseBlock block;
  ValueLines lines;
  std::string out;
  while (population.next(block)) {
    writer.write(block, lines);
    out += lines.text;
    all.count += lines.count;
    all.with_errors += lines.with_errors;
    all.mistaken += lines.mistaken;
    all.stopped = lines.stopped;
    all.file_failed = lines.file_failed;
    for (ValueLines::Said& said : lines.said) all.said.push_back(std::move(said));
    if (lines.stopped) break;
  }
  return out;
}

std::string written(const std::string& path, std::string text, ValueOptions options = {}) {
  ValueWriter writer(demo(), std::move(options));
  ValueLines all;
  return written(writer, path, std::move(text), all);
}

const std::string whole =
    R"({"methodology": "demo", "standards": {"1.1": {"rating": "Good"}, "2.1": {"yes": 6, "cases": 10}}})";

TEST(Values, OfACompleteInspectionArePlain) {
  EXPECT_EQ(written("a.ndjson", whole + "\n"),
            R"({"name":"a.ndjson:1","values":{"rating of standard 1.1":"good","rating of standard 2.1":"good",)"
            R"("total":"2","overall":"good"}})"
            "\n");
  EXPECT_EQ(written("a.json", whole, {{"share", "overall"}}),
            R"({"name":"a.json","values":{"overall":"good","share of standard 2.1":"60"}})"
            "\n");
  EXPECT_EQ(written("a.csv", "1.1 rating,2.1 yes,2.1 cases\nGood,2,3\n", {{"share", "cases"}}),
            R"({"name":"a.csv:2","values":{"cases of standard 2.1":"3","share of standard 2.1":"200/3"}})"
            "\n");
}

TEST(Values, ThatAreOpenNotRatedOrFailedSaySo) {
  EXPECT_EQ(written("a.ndjson", R"({"methodology": "demo", "standards": {"1.1": {"rating": "Good"}}})", {{"rating"}}),
            R"({"name":"a.ndjson:1","values":{"rating of standard 1.1":"good","rating of standard 2.1":)"
            R"({"possible":["bad","good"],"reason":"may turn out an error",)"
            R"("waits_for":["yes of standard 2.1","cases of standard 2.1"]}}})"
            "\n");
  EXPECT_EQ(written("a.ndjson", R"({"methodology": "demo", "standards": {"1.1": {"not_rated": "new"}}})",
                    {{"cases", "rating of standard 1.1"}}),
            R"({"name":"a.ndjson:1","values":{"rating of standard 1.1":"not rated","cases of standard 2.1":)"
            R"({"waits_for":["cases of standard 2.1"]}}})"
            "\n");
  EXPECT_EQ(written("a.ndjson", R"({"methodology": "demo", "standards": {"1.1": {"rating": "Good"}}})", {{"total"}}),
            R"({"name":"a.ndjson:1","values":{"total":{"low":"1","high":"2","reason":"may turn out an error",)"
            R"("waits_for":["yes of standard 2.1","cases of standard 2.1"]}}})"
            "\n");
  ValueWriter writer(demo(), {{"share"}});
  ValueLines all;
  EXPECT_THAT(
      written(writer, "a.ndjson",
              R"({"methodology": "demo", "standards": {"1.1": {"rating": "Good"}, "2.1": {"yes": 0, "cases": 0}}})",
              all),
      StartsWith(R"({"name":"a.ndjson:1","values":{"share of standard 2.1":{"error":")"));
  EXPECT_EQ(all.with_errors, 1U);
}

TEST(Values, OfDataWithMistakesAreTheMistakes) {
  ValueWriter writer(demo());
  ValueLines all;
  const std::string text = whole + "\n" + R"({"methodology": "demo", "standard": {}})" + "\n\n" + whole + "\n";
  const std::string out = written(writer, "a.ndjson", text, all);
  EXPECT_THAT(out, HasSubstr(R"({"name":"a.ndjson:2","mistakes":["R503: unknown key `standard`"]})"
                             "\n"
                             R"({"name":"a.ndjson:4","values":)"));
  EXPECT_EQ(all.count, 3U);
  EXPECT_EQ(all.mistaken, 1U);
  ASSERT_EQ(all.said.size(), 1U);
  EXPECT_EQ(all.said[0].messages.list()[0].at.line, 2U);
  EXPECT_EQ(out.find("{\"name\":\"a.ndjson:2\""), all.said[0].at);
  EXPECT_EQ(writer.read_strictly(), 1U);
}

TEST(Values, GoNoFurtherThanTheFirstMistakeWhereAskedTo) {
  ValueOptions options;
  options.stop_at_mistakes = true;
  ValueWriter writer(demo(), options);
  ValueLines all;
  written(writer, "a.ndjson", whole + "\n{}\n" + whole + "\n", all);
  EXPECT_TRUE(all.stopped);
  EXPECT_EQ(all.count, 2U);
}

TEST(Values, AreNoneBelowHeadingsWithMistakes) {
  ValueWriter writer(demo());
  ValueLines all;
  written(writer, "a.csv", "1.1 ratings\nGood\nGood\n", all);
  EXPECT_TRUE(all.file_failed);
  EXPECT_EQ(all.count, 1U);
}

TEST(Values, HaveTheNamesOfAllResults) {
  EXPECT_THAT(result_names(demo()),
              ElementsAre("rating of standard 1.1", "rating of standard 2.1", "total", "overall", "yes of standard 2.1",
                          "cases of standard 2.1", "share of standard 2.1"));
}

}  // namespace
}  // namespace rubric
