#include <rubric/population.hpp>

#include <algorithm>

#include "robustness/texts.hpp"

namespace rubric::testing {
namespace {

const Methodology& small() {
  static const Loaded loaded = load_text("small.rubric", sound_rules);
  return *loaded.methodology;
}

/// Gives `text`, then `more` bytes of `filling`, then a last line.
FileOpener opener(std::string text, std::size_t more, char filling, std::string last) {
  return [=](const std::string&) -> ByteReader {
    return [=, at = std::size_t{0}](char* to, std::size_t most) mutable -> std::optional<std::size_t> {
      const std::size_t end = text.size() + more + last.size();
      const std::size_t count = std::min(most, end - at);
      for (std::size_t i = 0; i < count; ++i, ++at)
        to[i] = at < text.size() ? text[at] : at < text.size() + more ? filling : last[at - text.size() - more];
      return count;
    };
  };
}

std::vector<std::string> codes(const CaseFile& file, const FileOpener& open) {
  RecordReader reader(small());
  Population population({file}, open);
  std::vector<std::string> all;
  while (const std::optional<CaseRecord> record = population.next()) {
    const Read read = reader.read(*record);
    for (const Message& message : read.messages.list())
      all.push_back(std::to_string(message.at.line) + " " + message.code);
    if (read.inspection) all.push_back(std::to_string(record->line) + " read");
  }
  return all;
}

const std::string sound = R"({"methodology": "small"})";

TEST(Population, ALineOfAHundredMegabytesIsRefusedAndTheNextRead) {
  const auto found = in_time([] {
    return codes({"a.ndjson", CaseLayout::ndjson}, opener(sound + "\n", 100U << 20U, ' ', "\n" + sound));
  });
  EXPECT_EQ(found, (std::vector<std::string>{"1 read", "2 R002", "3 read"}));
}

TEST(Population, AQuoteThatNothingClosesIsRefusedByItsSize) {
  const auto found = in_time([] {
    return codes({"a.csv", CaseLayout::csv}, opener("methodology\nsmall\n\"", 100U << 20U, 'x', "\n"));
  });
  EXPECT_EQ(found, (std::vector<std::string>{"2 read", "3 R002"}));
}

TEST(Population, HeadingsOfAHundredMegabytesAreRefused) {
  const auto found = in_time([] {
    return codes({"a.csv", CaseLayout::csv}, opener("service,", 100U << 20U, 'x', "\n1\n"));
  });
  EXPECT_EQ(found, (std::vector<std::string>{"1 R002"}));
}

TEST(Population, CutOffAnywhereTheLinesBeforeAreRead) {
  const std::string text = sound + "\n" + sound;
  for (std::size_t cut = sound.size() + 2; cut < text.size(); ++cut) {
    const auto found = codes({"a.ndjson", CaseLayout::ndjson}, opener(text.substr(0, cut), 0, ' ', ""));
    ASSERT_EQ(found, (std::vector<std::string>{"1 read", "2 R501"})) << text.substr(0, cut);
  }
}

TEST(Population, OtherEncodingsAreRefusedLineByLine) {
  const std::string wide("{\0}\0\n\0{\0}\0", 10);
  const auto found = codes({"a.ndjson", CaseLayout::ndjson}, opener("\xFF\xFE" + wide, 0, ' ', ""));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].substr(0, 3), "1 R");
  EXPECT_EQ(found[1].substr(0, 3), "2 R");
}

TEST(Population, CarriageReturnsAloneEndNoRow) {
  const auto found = codes({"a.csv", CaseLayout::csv}, opener("methodology\rsmall\r", 0, ' ', ""));
  EXPECT_TRUE(found.empty()) << found.front();
}

}  // namespace
}  // namespace rubric::testing
