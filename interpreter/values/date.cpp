#include "values/date.hpp"

namespace rubric {

namespace {

struct Civil {
  std::int64_t year;
  std::int64_t month;  // 1 to 12
  std::int64_t day;    // 1 to 31
};

// Years are counted from 1 March, so that a leap day ends its year; an era is 400 years, 146,097 days, and the first
// one begins 719,468 days before 1970-01-01.
constexpr std::int64_t days_of_era = 146'097;
constexpr std::int64_t days_before_1970 = 719'468;

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::int64_t days_of(Civil date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_of_era + day_of_era - days_before_1970;
}

Civil civil_of(Date date) {
  const std::int64_t days = date.days + days_before_1970;
  const std::int64_t era = floor_divide(days, days_of_era);
  const std::int64_t day_of_era = days - era * days_of_era;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / (days_of_era - 1)) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::int64_t days_in_month(std::int64_t year, std::int64_t month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// The whole of `text` as a number; nothing unless it is digits only.
std::optional<std::int64_t> digits(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

std::int64_t months_forward(Date from, Date to) {
  const Civil begin = civil_of(from);
  const Civil end = civil_of(to);
  return (end.year - begin.year) * 12 + (end.month - begin.month) - (end.day < begin.day ? 1 : 0);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  if (*year < 1 || *month < 1 || *month > 12 || *day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return Date{static_cast<std::int32_t>(days_of({*year, *month, *day}))};
}

std::string to_string(Date date) {
  const auto padded = [](std::int64_t value, std::size_t width) {
    auto text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
  };
  const Civil civil = civil_of(date);
  const auto year = civil.year < 0 ? "-" + padded(-civil.year, 4) : padded(civil.year, 4);
  return year + "-" + padded(civil.month, 2) + "-" + padded(civil.day, 2);
}

std::int64_t days_between(Date from, Date to) { return std::int64_t{to.days} - from.days; }

std::int64_t years_between(Date from, Date to) { return months_between(from, to) / 12; }

std::int64_t months_between(Date from, Date to) {
  return to < from ? -months_forward(to, from) : months_forward(from, to);
}

}  // namespace rubric
