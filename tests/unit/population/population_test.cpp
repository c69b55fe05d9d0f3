#include <rubric/population.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace rubric {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr auto rules = R"(methodology demo
scale Rating  bad "Bad" 0  good "Good" 1
input fieldwork : date
standard 1.1 "Staff"
standard 2.1 "Planning"
questions for standard 2.1
  safety "Keeping the child safe"
for standard 1.1
  judgement rating : Rating
  may be not rated
for questions
  input yes : count
  input cases : count or else 10
  let share = 100% * yes / cases
end
let half = share of question safety in standard 2.1 >= 50%
)";

Methodology load(std::string text = rules) {
  Loaded loaded = load_text("demo.rubric", std::move(text));
  EXPECT_FALSE(loaded.messages.has_errors()) << loaded.messages.text();
  return *loaded.methodology;
}

/// Opens files that are texts here.
FileOpener files(std::map<std::string, std::string> texts) {
  return [texts = std::move(texts)](const std::string& path) -> ByteReader {
    const auto found = texts.find(path);
    if (found == texts.end()) return {};
    return
        [text = found->second, at = std::size_t{0}](char* to, std::size_t most) mutable -> std::optional<std::size_t> {
          const std::size_t count = std::min(most, text.size() - at);
          std::copy_n(text.data() + at, count, to);
          at += count;
          return count;
        };
  };
}

Population one(const std::string& path, std::string text) {
  return Population({{path, layout_of(path)}}, files({{path, std::move(text)}}));
}

/// "LINE:COLUMN CODE" of every message.
std::vector<std::string> places(const Read& read) {
  std::vector<std::string> all;
  for (const Message& message : read.messages.list())
    all.push_back(std::to_string(message.at.line) + ":" + std::to_string(message.at.column) + " " + message.code);
  return all;
}

std::string value(const Methodology& methodology, const Read& read, std::string_view name) {
  if (!read.inspection) return "unread: " + read.messages.text();
  const Evaluated evaluated = run(methodology, *read.inspection);
  const Result* const result = evaluated.outcome ? evaluated.outcome->find(name) : nullptr;
  return result != nullptr && result->value ? result->value->display : "";
}

TEST(Population, TheEndOfAPathTellsTheLayout) {
  EXPECT_EQ(layout_of("a/b.ndjson"), CaseLayout::ndjson);
  EXPECT_EQ(layout_of("a/b.jsonl"), CaseLayout::ndjson);
  EXPECT_EQ(layout_of("a/b.csv"), CaseLayout::csv);
  EXPECT_EQ(layout_of("a/b.json"), CaseLayout::json);
  EXPECT_EQ(layout_of("a/b"), CaseLayout::json);
}

TEST(Population, FilesAndTheirInspectionsKeepTheirOrderAndNames) {
  Population population(
      {{"b.ndjson", CaseLayout::ndjson}, {"a.json", CaseLayout::json}, {"c.csv", CaseLayout::csv}},
      files({{"b.ndjson", "{}\n\n {}\n"}, {"a.json", "{\n}\n"}, {"c.csv", "\nmethodology\n\ndemo\n"}}));
  std::vector<std::string> names;
  while (const std::optional<CaseRecord> record = population.next()) names.push_back(record->name);
  EXPECT_THAT(names, ElementsAre("b.ndjson:1", "b.ndjson:3", "a.json", "c.csv:4"));
}

TEST(Population, MessagesNameLineAndColumnOfTheWholeFile) {
  const Methodology demo = load();
  RecordReader reader(demo);
  Population population =
      one("cases.ndjson", "{\"methodology\": \"demo\"}\n\n{\"methodology\": \"demo\", \"inputs\": 3}\n");
  EXPECT_TRUE(reader.read(*population.next()).inspection);
  EXPECT_THAT(places(reader.read(*population.next())), ElementsAre("3:35 R505"));
}

TEST(Population, OneRecordIsReadUnderSeveralMethodologies) {
  const Methodology base = load();
  const Methodology amended = load(std::string(rules) + "input extra : count\nlet twice = 2 * extra\n");
  RecordReader read_base(base);
  RecordReader read_amended(amended);
  Population population = one("cases.csv", "extra,2.1 safety yes\n3,5\n4,4\n");
  for (const std::string_view half : {"yes", "no"}) {
    const std::optional<CaseRecord> record = population.next();
    ASSERT_TRUE(record);
    EXPECT_EQ(value(base, read_base.read(*record), "half"), half);
    EXPECT_EQ(value(amended, read_amended.read(*record), "half"), half);
    EXPECT_EQ(value(amended, read_amended.read(*record), "twice"), half == "yes" ? "6" : "8");
  }
}

TEST(Population, ARowHoldsWhatACaseFileHolds) {
  const Methodology demo = load();
  RecordReader reader(demo);
  Population population = one("cases.csv",
                              "methodology,service,fieldwork,origin,1.1 not_rated,1.1 rating,2.1 safety yes,"
                              "published 2.1 safety share,x-own\n"
                              "demo,\"Here, and\nthere\",2022-06-27,page 4,no staff,,4,50%,-\n");
  const Read read = reader.read(*population.next());
  ASSERT_TRUE(read.inspection) << read.messages.text();
  const Outcome outcome = *run(demo, *read.inspection).outcome;
  EXPECT_THAT(outcome.inspection, ElementsAre(std::pair<std::string, std::string>("service", "Here, and\nthere"),
                                              std::pair<std::string, std::string>("fieldwork", "2022-06-27")));
  EXPECT_EQ(outcome.find("rating of standard 1.1")->standing, Standing::not_rated);
  EXPECT_EQ(outcome.find("rating of standard 1.1")->reason, "no staff");
  EXPECT_EQ(outcome.find("share of question safety in standard 2.1")->value->display, "40%");
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings.front().code, "R710");
  EXPECT_EQ(outcome.findings.front().data->line, 3U);
  EXPECT_EQ(outcome.receipt.data.path, "cases.csv:2");
}

TEST(Population, AnEmptyCellIsMissing) {
  const Methodology demo = load();
  RecordReader reader(demo);
  Population population = one("cases.csv", "2.1 safety yes,2.1 safety cases\n5,\n,10\n");
  EXPECT_EQ(value(demo, reader.read(*population.next()), "half"), "yes");
  EXPECT_EQ(value(demo, reader.read(*population.next()), "half"), "");
}

std::vector<std::string> of_headings(const std::string& headings) {
  const Methodology demo = load();
  RecordReader reader(demo);
  Population population = one("cases.csv", headings + "\n1\n");
  const Read read = reader.read(*population.next());
  EXPECT_EQ(reader.headings_failed(), read.messages.list().size() != 0 && read.messages.list()[0].at.line == 1);
  std::vector<std::string> all;
  for (const Message& message : read.messages.list()) all.push_back(message.code + " " + message.text);
  return all;
}

TEST(Population, HeadingsThatAreNamesWrittenWronglyAreErrors) {
  EXPECT_THAT(of_headings("2.1 safty yes"), ElementsAre(HasSubstr("R504 heading `2.1 safty yes`")));
  EXPECT_THAT(of_headings("2.2 safety yes"), ElementsAre(HasSubstr("R504")));
  EXPECT_THAT(of_headings("fieldwrok"), ElementsAre(HasSubstr("`fieldwrok`")));
  EXPECT_THAT(of_headings("safety yes"), ElementsAre(HasSubstr("`safety yes`")));
  EXPECT_THAT(of_headings("yes"), ElementsAre(HasSubstr("`yes`")));
  EXPECT_THAT(of_headings("half"), ElementsAre(HasSubstr("computed by the rules")));
  EXPECT_THAT(of_headings("published hlaf"), ElementsAre(HasSubstr("`published hlaf`")));
  EXPECT_THAT(of_headings("2.1 not_rated"), ElementsAre(HasSubstr("`2.1 not_rated`")));
  EXPECT_THAT(of_headings("court region"), IsEmpty());
}

TEST(Population, TwoHeadingsOfOneMeaningAreAnError) {
  EXPECT_THAT(of_headings("2.1 safety yes,yes of question safety in standard 2.1"),
              ElementsAre(HasSubstr("R513 the heading")));
  EXPECT_THAT(of_headings("service,service"), ElementsAre(HasSubstr("R513")));
}

// With a score, of which a maximum may be printed.
std::string with_score() { return std::string(rules) + "score total = count of questions  out of 1\n"; }

TEST(Population, ARowHoldsWhatAScoreWasPrintedOutOf) {
  const Methodology methodology = load(with_score());
  RecordReader reader(methodology);
  Population cases = one("cases.csv", "published total,published total out of\n1,2\n1,many\n");
  EXPECT_THAT(places(reader.read(*cases.next())), IsEmpty());
  EXPECT_THAT(places(reader.read(*cases.next())), ElementsAre("3:3 R505"));
}

TEST(Population, PrintedValuesThatTheRulesHaveNoPlaceForAreMistakesUnlessToldApart) {
  const Methodology methodology = load(with_score());
  for (const bool any : {false, true}) {
    RecordReader reader(methodology, file_system(), any ? PrintedValues::any : PrintedValues::placed);
    Population rows = one("cases.csv", "published 4.1 rating,published half out of\ngood,3\n");
    EXPECT_EQ(reader.read(*rows.next()).inspection.has_value(), any);
    Population lines =
        one("cases.ndjson",
            R"({"methodology": "demo", "published": {"rank": [1], "standards": {"4.1": {"rating": "good"}}}})");
    EXPECT_EQ(reader.read(*lines.next()).inspection.has_value(), any);
  }
}

TEST(Population, ARowIsNotRatedAndRatedAtOnceInVain) {
  const Methodology demo = load();
  RecordReader reader(demo);
  Population population = one("cases.csv", "1.1 rating,1.1 not_rated\nGood,nobody there\n");
  EXPECT_THAT(places(reader.read(*population.next())), ElementsAre("2:6 R513"));
}

TEST(Population, RowsThatAreNoneAreReportedAndTheOthersRead) {
  const Methodology demo = load();
  RecordReader reader(demo);
  Population population = one("cases.csv", "2.1 safety yes,region\n1\n\"a\" b,c\n5,north\nx,south\n");
  EXPECT_THAT(places(reader.read(*population.next())), ElementsAre("2:1 R512"));
  EXPECT_THAT(places(reader.read(*population.next())), ElementsAre("3:5 R512"));
  EXPECT_EQ(value(demo, reader.read(*population.next()), "half"), "yes");
  EXPECT_THAT(places(reader.read(*population.next())), ElementsAre("5:1 R505"));
  EXPECT_FALSE(population.next());
}

TEST(Population, AFileThatCannotBeOpenedTakesTheirPlace) {
  const Methodology demo = load();
  RecordReader reader(demo);
  Population population({{"gone.ndjson", CaseLayout::ndjson}, {"a.json", CaseLayout::json}},
                        files({{"a.json", "{\"methodology\": \"demo\"}"}}));
  EXPECT_THAT(places(reader.read(*population.next())), ElementsAre("1:1 R001"));
  EXPECT_TRUE(reader.read(*population.next()).inspection);
  EXPECT_FALSE(population.next());
}

TEST(Population, TheRestOfAFileCanBeLeft) {
  Population population({{"a.ndjson", CaseLayout::ndjson}, {"b.json", CaseLayout::json}},
                        files({{"a.ndjson", "1\n2\n3\n"}, {"b.json", "4"}}));
  EXPECT_EQ(population.next()->text, "1");
  population.leave_file();
  EXPECT_EQ(population.next()->text, "4");
}

TEST(Population, ASetOfInspectionsIsNamedByWhatTheyHold) {
  const Methodology demo = load();
  const auto hash_of = [&](const std::string& path, const std::string& text) {
    RecordReader reader(demo);
    CaseSet set;
    Population population = one(path, text);
    while (const std::optional<CaseRecord> record = population.next()) set.add(*reader.read(*record).inspection);
    return std::to_string(set.count()) + " " + set.sha256();
  };
  const std::string a = R"({"methodology": "demo"})";
  const std::string b = R"({"methodology": "demo", "inputs": {"fieldwork": "2022-06-27"}})";
  EXPECT_EQ(hash_of("a.ndjson", a + "\n" + b), hash_of("b.jsonl", b + "\r\n\n" + a + "\n"));
  EXPECT_NE(hash_of("a.ndjson", a + "\n" + b), hash_of("a.ndjson", a + "\n" + a));
  EXPECT_NE(hash_of("a.ndjson", a), hash_of("a.ndjson", a + "\n" + a));
  EXPECT_EQ(hash_of("a.json", a), hash_of("a.ndjson", a));
}

}  // namespace
}  // namespace rubric
