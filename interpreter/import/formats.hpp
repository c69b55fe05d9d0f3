#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How dates, percentages and decimals are written in a spreadsheet, where it is not as in case data.
namespace rubric::importing {

/// `DD/MM/YYYY` and the like, or a spreadsheet's own day numbers.
class DateFormat {
 public:
  /// The format that `text` writes: `YYYY` with `MM`, `M` or `MMM` and `DD` or `D`, or `excel`; nothing where it is none.
  static std::optional<DateFormat> parse(std::string_view text);
  /// `2022-06-27` for a date in this format; nothing for any other text, or a day that no calendar has.
  std::optional<std::string> read(std::string_view text) const;
  /// As the mapping file writes it.
  const std::string& text() const { return text_; }

 private:
  enum class Part : std::uint8_t { literal, year, month, short_month, month_name, day, short_day };
  struct Piece {
    Part part{};
    char character = '\0';  // of a literal
  };
  std::string text_{};
  std::vector<Piece> pieces_{};  // none: day numbers
};

/// What a percentage is written as, named by an example: `64.5%`, `64.5` or `0.645`.
enum class Percentages : std::uint8_t { with_sign, points, shares };

/// What is said of one heading, or of all; nothing: as in case data.
struct Formats {
  std::optional<DateFormat> dates{};
  std::optional<Percentages> percentages{};
  std::optional<bool> decimal_comma{};
};

/// Whether the text is a number with a comma in it: `64,5`, `1,234`, `64,5%`.
bool has_number_comma(std::string_view text);
/// Whether the text is a plain number: digits with at most one point, and a sign.
bool is_plain_number(std::string_view text);
/// The plain number a hundred times as large: `0.645` is `64.5`.
std::string hundredfold(std::string_view number);

}  // namespace rubric::importing
