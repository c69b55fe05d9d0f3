#include "import/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "values/date.hpp"

namespace rubric::importing {

namespace {

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Takes `least` to `most` digits off the front of `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  while (count < most && count < text.size() && is_digit(text[count])) ++count;
  if (count < least) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + count, value);
  text.remove_prefix(count);
  return value;
}

std::optional<int> take_month(std::string_view& text) {
  if (text.size() < 3) return std::nullopt;
  std::string name(text.substr(0, 3));
  std::transform(name.begin(), name.end(), name.begin(), lower);
  const auto* const found = std::find(months.begin(), months.end(), name);
  if (found == months.end()) return std::nullopt;
  text.remove_prefix(3);
  return static_cast<int>(found - months.begin()) + 1;
}

/// The date that a spreadsheet counts as `text` days; the days before March 1900 are counted differently by different ones.
std::optional<std::string> day_number(std::string_view text) {
  constexpr int first_certain = 61;     // 1900-03-01
  constexpr int last = 2'958'465;       // 9999-12-31
  constexpr int before_epoch = 25'569;  // 1970-01-01
  const bool whole = !text.empty() && text.size() <= 7 && std::all_of(text.begin(), text.end(), is_digit);
  if (!whole) return std::nullopt;
  int days = 0;
  std::from_chars(text.data(), text.data() + text.size(), days);
  if (days < first_certain || days > last) return std::nullopt;
  return to_string(Date{days - before_epoch});
}

}  // namespace

std::optional<DateFormat> DateFormat::parse(std::string_view text) {
  DateFormat format;
  format.text_ = text;
  if (text == "excel") return format;
  constexpr std::array<std::pair<std::string_view, Part>, 6> words{{{"YYYY", Part::year},
                                                                    {"MMM", Part::month_name},
                                                                    {"MM", Part::month},
                                                                    {"M", Part::short_month},
                                                                    {"DD", Part::day},
                                                                    {"D", Part::short_day}}};
  std::array<int, 3> seen{};  // years, months, days
  while (!text.empty()) {
    const auto* const word = std::find_if(
        words.begin(), words.end(), [text](const auto& it) { return text.substr(0, it.first.size()) == it.first; });
    if (word == words.end()) {
      if (is_letter(text.front())) return std::nullopt;
      format.pieces_.push_back({Part::literal, text.front()});
      text.remove_prefix(1);
      continue;
    }
    format.pieces_.push_back({word->second, '\0'});
    ++seen[word->second == Part::year ? 0 : word->second == Part::day || word->second == Part::short_day ? 2 : 1];
    text.remove_prefix(word->first.size());
  }
  return seen == std::array<int, 3>{1, 1, 1} ? std::optional(std::move(format)) : std::nullopt;
}

std::optional<std::string> DateFormat::read(std::string_view text) const {
  if (pieces_.empty()) return day_number(text);
  int year = 0;
  int month = 0;
  int day = 0;
  for (const Piece& piece : pieces_) {
    std::optional<int> value;
    switch (piece.part) {
      case Part::literal:
        if (text.empty() || text.front() != piece.character) return std::nullopt;
        text.remove_prefix(1);
        continue;
      case Part::year: value = take_digits(text, 4, 4); break;
      case Part::month: value = take_digits(text, 2, 2); break;
      case Part::short_month: value = take_digits(text, 1, 2); break;
      case Part::month_name: value = take_month(text); break;
      case Part::day: value = take_digits(text, 2, 2); break;
      case Part::short_day: value = take_digits(text, 1, 2); break;
    }
    if (!value) return std::nullopt;
    const bool of_year = piece.part == Part::year;
    const bool of_day = piece.part == Part::day || piece.part == Part::short_day;
    (of_year ? year : of_day ? day : month) = *value;
  }
  std::string written = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  return text.empty() && parse_date(written) ? std::optional(std::move(written)) : std::nullopt;
}

bool is_plain_number(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1);
  return !whole.empty() && !rest.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
         std::all_of(rest.begin(), rest.end(), is_digit);
}

bool has_number_comma(std::string_view text) {
  if (!text.empty() && text.back() == '%') text.remove_suffix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.find(',') == std::string_view::npos) return false;
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  return !text.empty() && is_digit(text.front()) && is_digit(text.back()) &&
         text.find_first_not_of("0123456789,.") == std::string_view::npos;
}

std::string hundredfold(std::string_view number) {
  const bool negative = !number.empty() && number.front() == '-';
  if (negative) number.remove_prefix(1);
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string whole(number.substr(0, point));
  std::string rest(point < number.size() ? number.substr(point + 1) : std::string_view{});
  rest.resize(std::max<std::size_t>(rest.size(), 2), '0');
  whole += rest.substr(0, 2);
  rest.erase(0, 2);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  return (negative ? "-" : "") + whole + (rest.empty() ? "" : "." + rest);
}

}  // namespace rubric::importing
