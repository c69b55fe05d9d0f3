#pragma once
#include "sample.hpp"

namespace rubric::facts::sample {

/// Case data with one mistake, its place between « and », and all that is to be said about it.
struct Bad {
  std::string marked;
  std::string code;
  std::string message;
  std::string help;
};

/// Reads the data and compares code, message, help, and the exact stretch of text that is pointed at.
inline void expect_one_mistake(const Bad& bad, bool whole = false) {
  static const std::string open = "«";
  static const std::string close = "»";
  std::string text = whole ? bad.marked : with(bad.marked);
  const std::size_t begin = text.find(open);
  ASSERT_NE(begin, std::string::npos) << bad.marked;
  text.erase(begin, open.size());
  const std::size_t end = text.find(close);
  ASSERT_NE(end, std::string::npos) << bad.marked;
  text.erase(end, close.size());

  const Reading reading(text);
  const std::vector<Diagnostic> said = reading.diagnostics.sorted();
  ASSERT_EQ(said.size(), 1U) << bad.marked << "\n" << ::testing::PrintToString(reading.said());
  EXPECT_EQ(info(said[0].code).number, bad.code) << bad.marked;
  EXPECT_EQ(said[0].message, bad.message) << bad.marked;
  EXPECT_EQ(said[0].help, bad.help) << bad.marked;
  EXPECT_EQ(text.substr(said[0].span.begin, said[0].span.end - said[0].span.begin), text.substr(begin, end - begin))
      << bad.marked;
  EXPECT_EQ(said[0].span.begin, begin) << bad.marked;
}

}  // namespace rubric::facts::sample
