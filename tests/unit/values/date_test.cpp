#include "values/date.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace rubric {
namespace {

Date day(std::string_view text) {
  const auto date = parse_date(text);
  EXPECT_TRUE(date) << text;
  return date.value_or(Date{});
}

TEST(Date, CountsDaysFrom1970) {
  EXPECT_EQ(day("1970-01-01").days, 0);
  EXPECT_EQ(day("1969-12-31").days, -1);
  EXPECT_EQ(day("2000-03-01").days, 11'017);
  EXPECT_EQ(day("2021-07-01").days, 18'809);
  EXPECT_EQ(day("0001-01-01").days, -719'162);
  EXPECT_EQ(day("9999-12-31").days, 2'932'896);
}

TEST(Date, RejectsWhatNoCalendarHas) {
  for (const char* text : {"2021-02-29", "1900-02-29", "2021-04-31", "2021-00-01", "2021-13-01", "2021-01-00",
                           "2021-01-32", "0000-01-01", "2021-7-1", "2021/07/01", "01-07-2021", "20210701", "",
                           "2021-07-01 ", " 2021-07-0", "2021-07-0x", "+021-07-01", "2021-07-01T00:00", "-021-07-01"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
  EXPECT_TRUE(parse_date("2000-02-29"));
  EXPECT_TRUE(parse_date("2024-02-29"));
}

TEST(Date, WritesWhatItReads) {
  for (const char* text : {"1970-01-01", "2021-07-01", "2024-02-29", "0001-01-01", "9999-12-31", "1600-12-31"}) {
    EXPECT_EQ(to_string(day(text)), text);
  }
}

TEST(Date, EveryDayFollowsTheOneBefore) {
  // 400 years, the whole cycle of the calendar, from text to text.
  const Date first = day("1799-12-31");
  const Date last = day("2200-01-01");
  for (Date date = first; date < last; ++date.days) {
    const auto text = to_string(date);
    ASSERT_EQ(parse_date(text), date) << text;
    ASSERT_LT(text, to_string({date.days + 1}));
  }
}

TEST(Date, WritesDaysFarFromAnyCalendar) {
  EXPECT_EQ(to_string({-719'163}), "0000-12-31");
  EXPECT_EQ(to_string({-719'529}), "-0001-12-31");
  EXPECT_EQ(to_string({std::numeric_limits<std::int32_t>::max()}), "5881580-07-11");
  EXPECT_EQ(to_string({std::numeric_limits<std::int32_t>::min()}), "-5877641-06-23");
}

TEST(Date, IsOrdered) {
  EXPECT_LT(day("2021-06-30"), day("2021-07-01"));
  EXPECT_EQ(day("2021-07-01"), day("2021-07-01"));
}

TEST(DaysBetween, CountsEitherWay) {
  EXPECT_EQ(days_between(day("2021-06-30"), day("2021-07-01")), 1);
  EXPECT_EQ(days_between(day("2024-03-01"), day("2024-02-28")), -2);
  EXPECT_EQ(days_between({std::numeric_limits<std::int32_t>::min()}, {std::numeric_limits<std::int32_t>::max()}),
            4'294'967'295);
}

TEST(YearsBetween, CountsFullYears) {
  EXPECT_EQ(years_between(day("2010-07-01"), day("2021-06-30")), 10);
  EXPECT_EQ(years_between(day("2010-07-01"), day("2021-07-01")), 11);
  EXPECT_EQ(years_between(day("2021-07-01"), day("2021-07-01")), 0);
}

TEST(YearsBetween, ALeapDayBirthdayFallsOnTheFirstOfMarch) {
  EXPECT_EQ(years_between(day("2004-02-29"), day("2021-02-28")), 16);
  EXPECT_EQ(years_between(day("2004-02-29"), day("2021-03-01")), 17);
  EXPECT_EQ(years_between(day("2004-02-29"), day("2024-02-28")), 19);
  EXPECT_EQ(years_between(day("2004-02-29"), day("2024-02-29")), 20);
}

TEST(YearsBetween, IsNegativeBackwards) {
  EXPECT_EQ(years_between(day("2021-07-01"), day("2010-07-01")), -11);
  EXPECT_EQ(years_between(day("2021-07-01"), day("2010-07-02")), -10);
  EXPECT_EQ(years_between(day("2021-07-01"), day("2021-06-30")), 0);
}

TEST(MonthsBetween, CountsFullMonths) {
  EXPECT_EQ(months_between(day("2021-01-15"), day("2021-02-14")), 0);
  EXPECT_EQ(months_between(day("2021-01-15"), day("2021-02-15")), 1);
  EXPECT_EQ(months_between(day("2020-11-30"), day("2021-02-28")), 2);
  EXPECT_EQ(months_between(day("2021-01-31"), day("2021-02-28")), 0);
  EXPECT_EQ(months_between(day("2021-01-31"), day("2021-03-01")), 1);
  EXPECT_EQ(months_between(day("2020-12-31"), day("2021-12-31")), 12);
}

TEST(MonthsBetween, IsNegativeBackwards) {
  EXPECT_EQ(months_between(day("2021-02-15"), day("2021-01-15")), -1);
  EXPECT_EQ(months_between(day("2021-02-14"), day("2021-01-15")), 0);
}

}  // namespace
}  // namespace rubric
