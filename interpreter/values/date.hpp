#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rubric {

/// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
struct Date {
  std::int32_t days = 0;
  friend bool operator==(Date, Date) = default;
  friend auto operator<=>(Date, Date) = default;
};

/// Reads `2021-07-01`, years 0001 to 9999; nothing for any other form or a day that no calendar has.
std::optional<Date> parse_date(std::string_view text);
/// `2021-07-01`.
std::string to_string(Date date);
/// Days from `from` to `to`; negative when `to` is earlier.
std::int64_t days_between(Date from, Date to);
/// Whole years from `from` to `to`: a birthday on 29 February falls on 1 March in common years; negative when `to` is
/// earlier.
std::int64_t years_between(Date from, Date to);
/// Whole months from `from` to `to`, counted as the years are: from 31 January the first is full on 1 March; negative
/// when `to` is earlier.
std::int64_t months_between(Date from, Date to);

}  // namespace rubric
