// Imports of sound files use every row and rate as the rows themselves do; of damaged ones, no row is lost.
#include <gtest/gtest.h>
#include <rubric/booklet.hpp>
#include <rubric/import.hpp>
#include <rubric/population.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "support/random.hpp"

namespace rubric {
namespace {

using testing::Random;

Methodology rules(const std::string& path) {
  Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/" + path);
  EXPECT_FALSE(loaded.messages.has_errors()) << loaded.messages.text();
  return *loaded.methodology;
}

/// The cells of a line without quotes in it.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells{""};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else
      cells.back().push_back(c);
  }
  return cells;
}

std::string joined(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + cells[i];
  return out + "\n";
}

/// An empty case as CSV with rows of values that its headings take.
class Filler {
 public:
  explicit Filler(const Methodology& methodology) {
    const std::string text = case_template_csv(methodology).value_or("");
    headings_ = text.substr(0, text.find('\n') + 1);
    for (const std::string& heading : cells_of(headings_.substr(0, headings_.size() - 1))) {
      const std::string name = heading.substr(0, heading.find(": "));
      std::vector<std::string>& values = values_.emplace_back();
      for (const char* const value : candidates) {
        if (read_values(methodology, {{name, value}}).inspection) values.emplace_back(value);
      }
    }
  }

  const std::string& headings() const { return headings_; }
  std::string row(Random& random, std::size_t number) const {
    std::vector<std::string> cells;
    for (const std::vector<std::string>& values : values_)
      cells.push_back(values.empty() || random.chance(15) ? "" : random.of(values));
    cells[1] = "Service " + std::to_string(number);
    return joined(cells);
  }

 private:
  static constexpr const char* candidates[] = {"0",
                                               "5",
                                               "12",
                                               "64.5%",
                                               "80%",
                                               "true",
                                               "yes",
                                               "no",
                                               "Good",
                                               "Outstanding",
                                               "2022-06-27",
                                               "Inadequate",
                                               "full",
                                               "Yes",
                                               "good",
                                               "10",
                                               "Requires improvement"};
  std::string headings_{};
  std::vector<std::vector<std::string>> values_{};
};

/// Every result of an inspection by name.
std::map<std::string, std::string> results(const Methodology& methodology, const Read& read) {
  std::map<std::string, std::string> out;
  if (!read.inspection) return {{"errors", read.messages.text()}};
  const Evaluated ran = run(methodology, *read.inspection);
  if (!ran.outcome) return {{"no outcome", ran.messages.text()}};
  for (const Result& result : ran.outcome->results)
    out[result.name] = std::to_string(static_cast<int>(result.standing)) + (result.value ? result.value->exact : "");
  for (const auto& [key, value] : ran.outcome->inspection) {  // an input is there too, and `yes` may be `true`
    if (out.count(key) == 0) out["inspection " + key] = value;
  }
  return out;
}

class Import : public ::testing::TestWithParam<const char*> {};

TEST_P(Import, SoundRowsAreAllUsedAndRateAsTheRowsDo) {
  const Methodology methodology = rules(GetParam());
  const Filler filler(methodology);
  Random random(1);
  std::string text = filler.headings();
  for (std::size_t i = 0; i < 20; ++i) text += filler.row(random, i);
  const Imported imported = import_csv(methodology, {"cases.csv", text});
  ASSERT_FALSE(imported.messages.has_errors()) << imported.messages.text();
  ASSERT_EQ(imported.used, 20U) << (imported.reported.empty() ? "" : to_text(imported.reported.front(), "cases.csv"));
  ASSERT_EQ(imported.inspections.size(), 20U);
  Population rows({{"cases.csv", CaseLayout::csv}}, [&](const std::string&) -> ByteReader {
    return [&text, at = std::size_t{0}](char* to, std::size_t most) mutable -> std::optional<std::size_t> {
      const std::size_t count = std::min(most, text.size() - at);
      std::copy_n(text.data() + at, count, to);
      at += count;
      return count;
    };
  });
  RecordReader reader(methodology);
  for (const ImportedInspection& inspection : imported.inspections) {
    const std::optional<CaseRecord> record = rows.next();
    ASSERT_TRUE(record);
    EXPECT_EQ(results(methodology, read_text(methodology, "case", inspection.json)),
              results(methodology, reader.read(*record)));
    EXPECT_EQ(results(methodology, read_text(methodology, "case", inspection.ndjson)),
              results(methodology, read_text(methodology, "case", inspection.json)));
  }
}

INSTANTIATE_TEST_SUITE_P(Rules, Import,
                         ::testing::Values("food/hygiene.rubric", "hmip/youth-2021.rubric", "hmip/youth-2025.rubric",
                                           "ofsted/safeguarding-2023.rubric", "cqc/adult-social-care-2022.rubric"));

constexpr const char* case_rules = R"(methodology demo
choice Answer  met "Yes", not_met "No"
table rows
  column age : count
  column answer : Answer
let total = count of rows where answer = met
)";

/// A spreadsheet of case rows; only what is above the rows is never damaged.
std::string case_rows(Random& random, char delimiter) {
  std::string out = "inspection id,service,case,age,answer,x-own\n";
  for (int i = 0; i < 30; ++i) {
    const std::string inspection(1, static_cast<char>('A' + i % 4));
    out += inspection + ",Service " + inspection + "," + std::to_string(i) + "," +
           (random.chance(20) ? "" : std::to_string(random.between(10, 18))) + "," +
           (random.chance(70) ? "Yes" : "No") +
           (random.chance(30) ? ",\"two\nlines, \"\"quoted\"\"\"\r\n" : ",plain\n");
  }
  // No cell holds the other delimiter, and quoted ones may hold either.
  std::string text;
  bool quoted = false;
  for (const char c : out) {
    if (c == '"') quoted = !quoted;
    text.push_back(c == ',' && !quoted ? delimiter : c);
  }
  return text;
}

void damage(std::string& text, std::size_t from, Random& random) {
  static const std::vector<std::string> parts{"\"",   "\n",   ",",  ";", "\xFF", std::string(1, '\0'), "\r", "x", " ",
                                              "\"\"", "\"\n", "=1", "é", "9"};
  const std::size_t at = from + random.below(text.size() - from);
  switch (random.below(4)) {
    case 0: text.insert(at, random.of(parts)); break;
    case 1: text.erase(at, 1 + random.below(12)); break;
    case 2: text.replace(at, 1, random.of(parts)); break;
    default: text.insert(at, text.substr(from + random.below(text.size() - from), 1 + random.below(60)));
  }
}

/// Every row in is used or reported, once; what is used reads; what is rejected can be read as rows again.
void expect_nothing_lost(const Methodology& methodology, const std::string& text) {
  const Imported imported = import_csv(methodology, {"rows.csv", text}, {std::nullopt, "rows"});
  ASSERT_FALSE(imported.messages.has_errors()) << imported.messages.text();
  EXPECT_EQ(imported.rows, imported.used + imported.reported.size());
  std::multiset<std::uint32_t> lines;
  std::size_t used = 0;
  for (const ImportedInspection& inspection : imported.inspections) {
    used += inspection.lines.size();
    lines.insert(inspection.lines.begin(), inspection.lines.end());
    const Read read = read_text(methodology, "case", inspection.json);
    EXPECT_TRUE(read.inspection) << read.messages.text() << inspection.json;
  }
  EXPECT_EQ(used, imported.used);
  for (const ReportedRow& row : imported.reported) {
    lines.insert(row.line);
    ASSERT_FALSE(row.problems.empty());
    for (const RowProblem& problem : row.problems) EXPECT_FALSE(problem.text.empty());
    EXPECT_FALSE(to_text(row, "rows.csv").empty());
  }
  EXPECT_EQ(lines.size(), imported.rows);
  const Imported again = import_csv(methodology, {"rejected.csv", imported.rejected}, {std::nullopt, "rows"});
  EXPECT_FALSE(again.messages.has_errors()) << again.messages.text() << imported.rejected;
  EXPECT_GE(again.rows, imported.reported.size()) << imported.rejected;
  EXPECT_LE(again.rows, imported.rows) << imported.rejected;
}

TEST(ImportOfRows, NoRowIsLostWhateverIsDamaged) {
  const Loaded loaded = load_text("rules.rubric", case_rules);
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  std::size_t reported = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    std::string text = case_rows(random, random.chance(50) ? ',' : ';');
    const std::size_t below = text.find('\n') + 1;
    const Imported sound = import_csv(*loaded.methodology, {"rows.csv", text});
    ASSERT_EQ(sound.rows, 30U);
    ASSERT_EQ(sound.used, 30U) << to_text(sound.reported.front(), "rows.csv");
    ASSERT_EQ(sound.inspections.size(), 4U);
    for (std::size_t i = 0, count = 1 + random.below(6); i < count; ++i) damage(text, below, random);
    expect_nothing_lost(*loaded.methodology, text);
    reported += import_csv(*loaded.methodology, {"rows.csv", text}, {std::nullopt, "rows"}).reported.size();
  }
  EXPECT_GT(reported, 200U);  // most damage is noticed
}

TEST(ImportOfRows, OneBadCellCostsOneRow) {
  const Loaded loaded = load_text("rules.rubric", case_rules);
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    std::string text = case_rows(random, ',');
    std::vector<std::size_t> places;
    for (std::size_t at = text.find("Service"); at != std::string::npos; at = text.find("Service", at + 1))
      places.push_back(text.find(',', text.find(',', at) + 1) + 1);  // the age
    text.insert(random.of(places), "x");
    const Imported imported = import_csv(*loaded.methodology, {"rows.csv", text});
    EXPECT_EQ(imported.rows, 30U);
    EXPECT_EQ(imported.reported.size(), 1U);
    EXPECT_EQ(imported.used, 29U);
  }
}

TEST(ImportOfRows, AnyBytesAreAnAnswer) {
  const Loaded loaded = load_text("rules.rubric", case_rules);
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  Random random(7);
  for (int i = 0; i < 150; ++i) {
    std::string text = case_rows(random, ',');
    std::string map = R"({"format": "rubric-import-1", "rows": "cases", "dates": "DD/MM/YYYY", "values": {"Y": "Yes"},
      "headings": {"service": "inspection service", "x-own": {"to": "note", "values": {"a": null}}}, "constants": {"inspection region": "x"}})";
    for (std::size_t n = random.below(4); n > 0; --n) damage(map, 0, random);
    for (std::size_t n = random.below(4); n > 0; --n) damage(text, 0, random);
    const Imported imported = import_csv(*loaded.methodology, {"rows.csv", text}, {ImportFile{"map.json", map}, ""});
    EXPECT_EQ(imported.rows, imported.used + imported.reported.size());
    EXPECT_FALSE(imported.messages.has_errors() && imported.rows > 0);
    import_map_template(*loaded.methodology, {"rows.csv", text});
  }
}

}  // namespace
}  // namespace rubric
