#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rubric::utf8 {
namespace {

TEST(Utf8, DecodesEveryLength) {
  const auto expect = [](std::string_view text, char32_t value, unsigned length) {
    const CodePoint point = decode(text);
    EXPECT_TRUE(point.valid) << text;
    EXPECT_EQ(point.value, value);
    EXPECT_EQ(point.length, length);
  };
  expect("a", U'a', 1);
  expect(std::string_view("\0", 1), 0, 1);
  expect("\x7F", 0x7F, 1);
  expect("\xC2\x80", 0x80, 2);
  expect("\xC3\xA9t\xC3\xA9", U'é', 2);
  expect("\xDF\xBF", 0x7FF, 2);
  expect("\xE0\xA0\x80", 0x800, 3);
  expect("\xE2\x80\x93", U'–', 3);
  expect("\xED\x9F\xBF", 0xD7FF, 3);
  expect("\xEE\x80\x80", 0xE000, 3);
  expect("\xF0\x90\x80\x80", 0x10000, 4);
  expect("\xF4\x8F\xBF\xBF", 0x10FFFF, 4);
}

TEST(Utf8, RejectsWhatIsNotWellFormed) {
  const char* const bad[] = {
      "\x80",              // continuation alone
      "\xC3",              // cut short
      "\xC3(",             // continuation missing
      "\xC0\x80",          // overlong
      "\xC1\xBF",          // overlong
      "\xE0\x9F\xBF",      // overlong
      "\xED\xA0\x80",      // surrogate
      "\xED\xBF\xBF",      // surrogate
      "\xF0\x8F\xBF\xBF",  // overlong
      "\xF4\x90\x80\x80",  // above U+10FFFF
      "\xF8\x88\x80\x80\x80",
      "\xFF",
  };
  for (const char* text : bad) {
    const CodePoint point = decode(text);
    EXPECT_FALSE(point.valid) << testing::PrintToString(std::string(text));
    EXPECT_EQ(point.length, 1);
    EXPECT_EQ(point.value, static_cast<unsigned char>(text[0]));
    EXPECT_EQ(first_invalid(std::string("caf\xC3\xA9 ") + text), 6U) << testing::PrintToString(std::string(text));
  }
}

TEST(Utf8, FindsTheFirstInvalidByte) {
  EXPECT_EQ(first_invalid(""), std::nullopt);
  EXPECT_EQ(first_invalid("plain"), std::nullopt);
  EXPECT_EQ(first_invalid("50\xE2\x80\x93"
                          "64% \xF0\x9F\x98\x80"),
            std::nullopt);
  EXPECT_EQ(first_invalid("\xFF"), 0U);
  EXPECT_EQ(first_invalid("ab\xE2\x80"), 2U);
  EXPECT_EQ(first_invalid("caf\xE9 noir \xE9"), 3U);  // Latin-1
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count(""), 0U);
  EXPECT_EQ(count("abc"), 3U);
  EXPECT_EQ(count("caf\xC3\xA9"), 4U);
  EXPECT_EQ(count("\xE2\x80\x93\xF0\x9F\x98\x80"), 2U);
  EXPECT_EQ(count("a\xFF\xFF"), 3U);
}

}  // namespace
}  // namespace rubric::utf8
