#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "base/limits.hpp"
#include "values/number.hpp"

namespace rubric {
namespace {

std::string read(std::string_view text) {
  const auto number = Number::parse(text);
  return number ? number->exact() : "nothing";
}

std::string read_exact(std::string_view text) {
  const auto number = Number::parse_exact(text);
  return number ? number->exact() : "nothing";
}

TEST(NumberParse, ReadsWholesAndDecimals) {
  EXPECT_EQ(read("0"), "0");
  EXPECT_EQ(read("12"), "12");
  EXPECT_EQ(read("-12"), "-12");
  EXPECT_EQ(read("007"), "7");
  EXPECT_EQ(read("0.5"), "1/2");
  EXPECT_EQ(read("-0.5"), "-1/2");
  EXPECT_EQ(read("64.5"), "129/2");
  EXPECT_EQ(read("-0.0"), "0");
  EXPECT_EQ(read("0.1"), "1/10");  // not the double next to it
  EXPECT_EQ(read("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(read("-9223372036854775808"), "-9223372036854775808");
  EXPECT_EQ(read("9223372036854775808"), "9223372036854775808");
  EXPECT_EQ(read("123456789012345678901234567890.5"), "246913578024691357802469135781/2");
}

TEST(NumberParse, ReadsExponents) {
  EXPECT_EQ(read("1.5e3"), "1500");
  EXPECT_EQ(read("1E+2"), "100");
  EXPECT_EQ(read("25e-2"), "1/4");
  EXPECT_EQ(read("0e99"), "0");
  EXPECT_EQ(read("1e0000000000000000000000000000000005"), "100000");
  EXPECT_EQ(read("1e100"), "1" + std::string(100, '0'));
  EXPECT_EQ(read("1e-100"), "1/1" + std::string(100, '0'));
}

TEST(NumberParse, LiteralsThatAreWholeAreHeldAsWholes) {
  EXPECT_EQ(Number::parse("12.0")->raw(), 12);
  EXPECT_EQ(Number::parse("1.50e1")->raw(), 15);
}

TEST(NumberParse, RejectsOtherForms) {
  for (const char* text : {"",     "-",   "+1", ".5",  "5.",  "1,5", " 1",    "1 ",    "0x10",     "1e",    "1e+", "e5",
                           "1.e5", "--1", "1-", "1/2", "NaN", "inf", "1e5.5", "1_000", "\xD9\xA1", "1.2.3", "65%"}) {
    EXPECT_EQ(read(text), "nothing") << text;
  }
  using std::string_view_literals::operator""sv;
  EXPECT_EQ(read("1\0"sv), "nothing");
}

TEST(NumberParse, IsBounded) {
  const std::string longest(limits::number_digits, '9');
  EXPECT_EQ(read(longest), longest);
  EXPECT_EQ(read(longest + "9"), "nothing");
  EXPECT_EQ(read(longest + ".9"), "nothing");
  EXPECT_EQ(read("1e101"), "nothing");
  EXPECT_EQ(read("1e-101"), "nothing");
  EXPECT_EQ(read("1e400"), "nothing");
  EXPECT_EQ(read("1e999999999999999999999999"), "nothing");
  EXPECT_EQ(read("0e" + std::string(1'000'000, '9')), "nothing");
  const auto widest = Number::parse(longest + "e100");
  ASSERT_TRUE(widest);
  EXPECT_LT(widest->bits(), limits::number_bits);
}

TEST(NumberParseExact, ReadsFractionsAndWhatParseReads) {
  EXPECT_EQ(read_exact("1100/17"), "1100/17");
  EXPECT_EQ(read_exact("-4/6"), "-2/3");
  EXPECT_EQ(read_exact("0/5"), "0");
  EXPECT_EQ(read_exact("18"), "18");
  EXPECT_EQ(read_exact("1.5e3"), "1500");
  EXPECT_EQ(read_exact("18446744073709551616/4294967296"), "4294967296");
  for (const char* text : {"", "/", "1/", "/2", "1/0", "1/-2", "1.5/2", "1/2/3", "1 / 2", "1/2 ", "--1/2", "1/00"}) {
    EXPECT_EQ(read_exact(text), "nothing") << text;
  }
}

TEST(NumberParseExact, ReadsBackTheLargestNumber) {
  Number number = 1;
  while (number.bits() < limits::number_bits) number = number * Number(2);
  const Number inverse = Number(-1) / (number + Number(1));
  EXPECT_EQ(read_exact(number.exact()), number.exact());
  EXPECT_EQ(read_exact(inverse.exact()), inverse.exact());
  EXPECT_EQ(read_exact(std::string(2000, '9')), "nothing");
  EXPECT_EQ(read_exact("1/" + std::string(2000, '9')), "nothing");
}

TEST(NumberExact, IsInLowestTerms) {
  EXPECT_EQ(Number(18).exact(), "18");
  EXPECT_EQ((Number(100) * Number(11) / Number(17)).exact(), "1100/17");
  EXPECT_EQ((Number(-1) / Number(3)).exact(), "-1/3");
  EXPECT_EQ((Number(6) / Number(3)).exact(), "2");
  EXPECT_EQ(Number(std::numeric_limits<std::int64_t>::min()).exact(), "-9223372036854775808");
}

TEST(NumberDisplay, IsWholeOrRoundedHalfUp) {
  EXPECT_EQ(Number::ratio(1100, 17).display(2), "64.71");
  EXPECT_EQ(Number::ratio(900, 13).display(2), "69.23");
  EXPECT_EQ(Number(18).display(2), "18");
  EXPECT_EQ(Number::ratio(-1, 3).display(2), "-0.33");
  EXPECT_EQ(Number::ratio(1, 3).display(), "0.33");
  EXPECT_EQ(Number::ratio(1, 8).display(2), "0.13");
  EXPECT_EQ(Number::ratio(-1, 8).display(2), "-0.12");  // half up: towards plus infinity
  EXPECT_EQ(Number::ratio(1, 2).display(2), "0.5");
  EXPECT_EQ(Number::ratio(129, 2).display(2), "64.5");
  EXPECT_EQ(Number::ratio(1999, 1000).display(2), "2");
  EXPECT_EQ(Number::ratio(649'999, 1000).display(2), "650");
  EXPECT_EQ(Number::ratio(1, 1000).display(2), "0");
  EXPECT_EQ(Number::ratio(-1, 1000).display(2), "0");
  EXPECT_EQ(Number::ratio(1005, 100).display(1), "10.1");
  EXPECT_EQ(Number::ratio(1299, 2).display(0), "650");
  EXPECT_EQ(Number::ratio(1, 3).display(6), "0.333333");
  EXPECT_EQ((Number::ratio(10, 4) * Number(2)).display(2), "5");
}

TEST(NumberDisplay, HoldsForNumbersOfAnySize) {
  EXPECT_EQ(Number::parse("123456789012345678901234567890.555")->display(2), "123456789012345678901234567890.56");
  EXPECT_EQ(Number::parse("123456789012345678901234567890")->display(2), "123456789012345678901234567890");
  EXPECT_EQ(Number::parse("1e-50")->display(2), "0");
  EXPECT_EQ(Number::ratio(1, 3).display(4'000'000'000U), "0." + std::string(limits::number_digits, '3'));
}

}  // namespace
}  // namespace rubric
