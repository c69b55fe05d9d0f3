#include "import/formats.hpp"

#include <gtest/gtest.h>

namespace rubric::importing {
namespace {

std::string date(std::string_view format, std::string_view text) {
  const std::optional<DateFormat> parsed = DateFormat::parse(format);
  if (!parsed) return "no format";
  return parsed->read(text).value_or("no date");
}

TEST(Formats, DatesOfManyForms) {
  EXPECT_EQ(date("DD/MM/YYYY", "04/03/2024"), "2024-03-04");
  EXPECT_EQ(date("MM/DD/YYYY", "04/03/2024"), "2024-04-03");
  EXPECT_EQ(date("D.M.YYYY", "4.3.2024"), "2024-03-04");
  EXPECT_EQ(date("D.M.YYYY", "14.12.2024"), "2024-12-14");
  EXPECT_EQ(date("DD MMM YYYY", "04 Mar 2024"), "2024-03-04");
  EXPECT_EQ(date("YYYYMMDD", "20240304"), "2024-03-04");
  EXPECT_EQ(date("DD/MM/YYYY 00:00", "04/03/2024 00:00"), "2024-03-04");
}

TEST(Formats, WhatIsNoDateOfTheForm) {
  EXPECT_EQ(date("DD/MM/YYYY", "4/3/2024"), "no date");
  EXPECT_EQ(date("DD/MM/YYYY", "30/02/2024"), "no date");
  EXPECT_EQ(date("DD/MM/YYYY", "04/03/24"), "no date");
  EXPECT_EQ(date("DD/MM/YYYY", "04/03/2024 12:00"), "no date");
  EXPECT_EQ(date("DD/MM/YYYY", "2024-03-04"), "no date");
  EXPECT_EQ(date("DD MMM YYYY", "04 Mrz 2024"), "no date");
  EXPECT_EQ(date("DD/MM/YYYY", ""), "no date");
}

TEST(Formats, DayNumbersOfSpreadsheets) {
  EXPECT_EQ(date("excel", "45355"), "2024-03-04");
  EXPECT_EQ(date("excel", "61"), "1900-03-01");
  EXPECT_EQ(date("excel", "60"), "no date");  // a 29 February that 1900 did not have
  EXPECT_EQ(date("excel", "45355.5"), "no date");
  EXPECT_EQ(date("excel", "2958465"), "9999-12-31");
  EXPECT_EQ(date("excel", "2958466"), "no date");
}

TEST(Formats, WhatIsNoForm) {
  for (const char* const text : {"", "DD/MM", "dd/mm/yyyy", "DD/MM/YY", "DD/MM/YYYY YYYY", "YYYY-MM-DDThh", "Excel"})
    EXPECT_FALSE(DateFormat::parse(text)) << text;
}

TEST(Formats, HundredTimesAShare) {
  EXPECT_EQ(hundredfold("0.645"), "64.5");
  EXPECT_EQ(hundredfold("1"), "100");
  EXPECT_EQ(hundredfold("0"), "0");
  EXPECT_EQ(hundredfold("0.5"), "50");
  EXPECT_EQ(hundredfold("0.005"), "0.5");
  EXPECT_EQ(hundredfold("0.12345678901234567890"), "12.34567890123456789");
  EXPECT_EQ(hundredfold("-0.25"), "-25");
}

TEST(Formats, NumbersWithCommas) {
  for (const char* const text : {"64,5", "1,234", "1,234.5", "-3,5", "64,5%", "64,5 %"})
    EXPECT_TRUE(has_number_comma(text)) << text;
  for (const char* const text : {"64.5", "", ",", "5,", "a,b", "North, West 3", "64.5%"})
    EXPECT_FALSE(has_number_comma(text)) << text;
}

}  // namespace
}  // namespace rubric::importing
