#include <fmt/format.h>

#include <algorithm>

#include "facts/values.hpp"
#include "import/columns.hpp"

namespace rubric::importing {

using facts::quoted;

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) + 1 - begin);
}

const Replacement* replacement(const std::vector<Replacement>& all, std::string_view text) {
  const auto found =
      std::find_if(all.begin(), all.end(), [text](const Replacement& it) { return it.found.text == text; });
  return found == all.end() ? nullptr : &*found;
}

/// One value on its way from a spreadsheet's form to that of case data.
struct Entry {
  facts::Reader& reader;
  const Target& target;
  std::string_view text;
  Span span;
  const Map& map;
  const HeadingEntry* entry;

  std::nullopt_t wrong(std::string_view expected, std::string help) const {
    reader.complain(Code::wrong_type_in_data, span,
                    fmt::format("`{}` is {}, expected {}", target.name, quoted(text), expected), std::move(help));
    return std::nullopt;
  }

  template <class Format>
  std::optional<Format> format(std::optional<Format> Formats::*which) const {
    if (entry != nullptr && entry->formats.*which) return entry->formats.*which;
    return map.formats.*which;
  }

  /// A number with a decimal point; nothing, and a complaint, where a comma cannot be told.
  std::optional<std::string> with_point(std::string_view number) const {
    std::string out(number);
    if (format(&Formats::decimal_comma).value_or(false)) {
      if (number.find('.') != std::string_view::npos)
        return wrong("a decimal comma, as the mapping file says", "write it with a comma and without points");
      if (std::count(number.begin(), number.end(), ',') > 1)
        return wrong("one decimal comma", "write the number without commas between thousands");
      std::replace(out.begin(), out.end(), ',', '.');
      return out;
    }
    if (!has_number_comma(number)) return out;
    return wrong("a decimal point, as a comma may part decimals or thousands",
                 R"(write it with a point; or write `"decimals": ","` in the mapping file where commas part decimals)");
  }

  std::optional<std::string> percentage() const {
    std::optional<std::string> number = with_point(text);
    if (!number) return std::nullopt;
    const std::optional<Percentages> how = format(&Formats::percentages);
    if (!number->empty() && number->back() == '%') {
      while (number->size() > 1 && (*number)[number->size() - 2] == ' ') number->erase(number->size() - 2, 1);
      return number;
    }
    if (!is_plain_number(*number)) return number;
    if (how == Percentages::points) return *number + "%";
    if (how == Percentages::shares) {
      const std::optional<Number> value = Number::parse(*number);
      if (!value || value->is_negative() || *value > Number(1))
        return wrong("a share from 0 to 1, as the mapping file says", "write it as 0.645, or as 64.5%");
      return hundredfold(*number) + "%";
    }
    return wrong("a percentage, not a plain number",
                 R"(write it with its sign; or write `"percentages": "64.5"` or `"0.645"` in the mapping file, )"
                 "whichever the numbers are");
  }

  std::optional<std::string> date() const {
    const std::optional<DateFormat> how = format(&Formats::dates);
    if (how) {
      if (std::optional<std::string> read = how->read(text)) return read;
      return wrong(fmt::format("a date written `{}`", how->text()),
                   "correct the date, or the `dates` of the mapping file");
    }
    const bool digits = text.find_first_not_of("0123456789.") == std::string_view::npos;
    const bool like_a_date = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (like_a_date) return std::string(text);
    return wrong(
        "a date: year, month and day",
        digits ? R"(write `"dates": "excel"` in the mapping file where it is a spreadsheet's day number)"
               : R"(write 2022-06-27; or say how dates are written in the mapping file: `"dates": "DD/MM/YYYY"`)");
  }

  std::optional<std::string> as_in_case_data() const {
    switch (target.type.kind) {
      case Kind::count:
      case Kind::number: return with_point(text);
      case Kind::percent: return percentage();
      case Kind::date: return date();
      default: break;
    }
    // What only describes an inspection may be a date too, and is one where the mapping file says how it is written.
    return entry != nullptr && entry->formats.dates ? date() : std::string(text);
  }
};

}  // namespace

std::optional<std::string> value_of(facts::Reader& reader, const Target& target, std::string_view text, Span span,
                                    const Map& map, const HeadingEntry* entry) {
  text = trimmed(text);
  const Replacement* put = entry == nullptr ? nullptr : replacement(entry->values, text);
  if (put == nullptr) put = replacement(map.values, text);
  if (put != nullptr && !put->written) return std::string{};
  if (put == nullptr && text.empty()) return std::string{};
  std::optional<std::string> value;
  if (put != nullptr)
    value = put->written->text;
  else
    value = Entry{reader, target, text, span, map, entry}.as_in_case_data();
  if (!value || value->empty()) return value;
  const facts::Path root;
  const facts::Path path(root, target.name);
  if (!facts::read_text(reader, target.type, *value, span, path)) return std::nullopt;
  return value;
}

}  // namespace rubric::importing
