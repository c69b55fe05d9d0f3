#include "facts/values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.hpp"
#include "base/nearest.hpp"
#include "values/date.hpp"

namespace rubric::facts {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether `text` has the form of a JSON number, whatever its size.
bool looks_like_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at > from;
  };
  if (at < text.size() && text[at] == '-') ++at;
  if (!digits()) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!digits()) return false;
  }
  return at == text.size();
}

/// `2022-06-27` in shape, whether or not a calendar has the day.
bool looks_like_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(text[i])) return false;
  }
  return true;
}

/// One value on its way in: what is written (`found`, for messages) and where.
struct Entry {
  Reader& reader;
  Type type;
  std::string_view text;   // the value itself
  std::string_view found;  // as written, quotes included
  Span span;
  const Path& path;
  bool json;

  std::nullopt_t wrong(Code code, std::string_view expected, std::string help = {}) const {
    reader.complain(code, span, fmt::format("`{}` is {}, expected {}", path.text(), quoted(found), expected),
                    std::move(help));
    return std::nullopt;
  }
  /// `value` as one writes it here: in JSON in quotes.
  std::string write(std::string_view value) const {
    return json ? fmt::format("write `\"{}\"`", value) : fmt::format("write `{}`", value);
  }
};

std::optional<Cell> too_long(const Entry& entry) {
  return entry.wrong(Code::number_in_data, fmt::format("a number of at most {} digits", limits::number_digits));
}

std::optional<Cell> read_count(const Entry& entry) {
  constexpr std::string_view expected = "a count: a whole number from 0";
  if (!looks_like_number(entry.text)) return entry.wrong(Code::wrong_type_in_data, expected);
  std::optional<Number> number = Number::parse(entry.text);
  if (!number) return too_long(entry);
  if (!number->is_whole() || number->is_negative()) return entry.wrong(Code::not_a_count_in_data, expected);
  return Cell::of(std::move(*number));
}

std::optional<Cell> read_number(const Entry& entry) {
  std::optional<Number> number = Number::parse_exact(entry.text);
  if (number) return Cell::of(std::move(*number));
  return looks_like_number(entry.text) ? too_long(entry) : entry.wrong(Code::wrong_type_in_data, "a number");
}

std::optional<Cell> read_percent(const Entry& entry) {
  if (!entry.text.empty() && entry.text.back() == '%') {
    const std::string_view digits = entry.text.substr(0, entry.text.size() - 1);
    std::optional<Number> number = Number::parse_exact(digits);
    if (number) return Cell::of(std::move(*number));
    if (looks_like_number(digits)) return too_long(entry);
    return entry.wrong(Code::wrong_type_in_data, "a percentage", entry.write("64.5%"));
  }
  if (looks_like_number(entry.text)) {
    // A number up to 1 may be a share: which percentage it means is for its writer to say.
    const std::optional<Number> number = Number::parse(entry.text);
    const bool plain = number && (*number > Number(1) || number->is_zero());
    return entry.wrong(Code::wrong_type_in_data, "a percentage, not a plain number",
                       entry.write((plain ? shown(entry.text) : "64.5") + "%"));
  }
  return entry.wrong(Code::wrong_type_in_data, "a percentage", entry.write("64.5%"));
}

std::optional<Cell> read_boolean(const Entry& entry) {
  if (entry.text == "yes" || entry.text == "true") return Cell::boolean(true);
  if (entry.text == "no" || entry.text == "false") return Cell::boolean(false);
  return entry.wrong(Code::wrong_type_in_data, "`yes`, `no`, `true` or `false`");
}

std::optional<Cell> read_date(const Entry& entry) {
  const std::optional<Date> date = parse_date(entry.text);
  if (date) return Cell::of(Number(date->days));
  if (looks_like_date(entry.text)) return entry.wrong(Code::wrong_type_in_data, "a day that the calendar has");
  return entry.wrong(Code::wrong_type_in_data, "a date: year, month and day", entry.write("2022-06-27"));
}

std::vector<std::string> labels(const Entry& entry) {
  std::vector<std::string> result;
  for (const resolve::Level& level : entry.reader.model.level_sets[entry.type.index].levels)
    result.push_back(level.label);
  return result;
}

std::optional<Cell> read_level(const Entry& entry) {
  const resolve::Model& model = entry.reader.model;
  const std::optional<std::uint32_t> level = model.level(entry.type, entry.text);
  if (level) return Cell::of(Number(*level));
  std::vector<std::string> names;
  for (const resolve::Level& it : model.level_sets[entry.type.index].levels) names.push_back(it.name);
  std::string help = did_you_mean(entry.text, labels(entry));
  if (help.empty()) help = did_you_mean(entry.text, names);
  if (help.empty()) help = "the levels are " + listed(labels(entry));
  return entry.wrong(Code::unknown_level_in_data, "a level of " + model.type_name(entry.type), std::move(help));
}

std::optional<Cell> read(const Entry& entry) {
  switch (entry.type.kind) {
    case Kind::count: return read_count(entry);
    case Kind::number: return read_number(entry);
    case Kind::percent: return read_percent(entry);
    case Kind::boolean: return read_boolean(entry);
    case Kind::text: return Cell::of(Number(entry.reader.intern(entry.text)));
    case Kind::date: return read_date(entry);
    case Kind::scale:
    case Kind::choice: return read_level(entry);
    case Kind::error: break;
  }
  return Cell{};
}

/// The complaint where JSON has a value of another kind than `entry.type` is written in.
std::nullopt_t other_kind(const Entry& entry, json::Kind kind) {
  const std::string plain = shown(entry.text);
  switch (entry.type.kind) {
    case Kind::count: {
      const bool quoted_number = kind == json::Kind::text && looks_like_number(entry.text);
      return entry.wrong(Code::wrong_type_in_data, "a count: a whole number from 0",
                         quoted_number ? fmt::format("write `{}` without quotes", plain) : "");
    }
    case Kind::number: return entry.wrong(Code::wrong_type_in_data, "a number");
    case Kind::boolean: {
      const bool yes = entry.text == "yes" || entry.text == "true";
      const bool no = entry.text == "no" || entry.text == "false";
      return entry.wrong(Code::wrong_type_in_data, "`true` or `false`",
                         yes  ? "write `true`"
                         : no ? "write `false`"
                              : "");
    }
    case Kind::text:
      return entry.wrong(Code::wrong_type_in_data, "a text",
                         kind == json::Kind::number || kind == json::Kind::boolean ? entry.write(plain) : "");
    case Kind::date:
      return entry.wrong(Code::wrong_type_in_data, "a date: year, month and day", entry.write("2022-06-27"));
    case Kind::scale:
    case Kind::choice:
      return entry.wrong(Code::wrong_type_in_data, "a level of " + entry.reader.model.type_name(entry.type),
                         "the levels are " + listed(labels(entry)));
    case Kind::percent: return entry.wrong(Code::wrong_type_in_data, "a percentage", entry.write("64.5%"));
    case Kind::error: break;
  }
  return std::nullopt;
}

/// Whether a value of `type` is written as `kind`; a number may be a text, for fractions: `"1100/17"`.
bool written_as(Type type, json::Kind kind) {
  switch (type.kind) {
    case Kind::count: return kind == json::Kind::number;
    case Kind::number: return kind == json::Kind::number || kind == json::Kind::text;
    case Kind::boolean: return kind == json::Kind::boolean;
    case Kind::percent:
      return kind == json::Kind::text || kind == json::Kind::number;  // a number is refused with its own advice
    default: return kind == json::Kind::text;
  }
}

}  // namespace

std::optional<Cell> read_text(Reader& reader, Type type, std::string_view text, Span span, const Path& path) {
  if (text.empty() || type.is_error()) return Cell{};
  return read({reader, type, text, text, span, path, false});
}

std::optional<Cell> read_json(CaseReader& reader, Type type, const json::Value& value, const Path& path) {
  if (value.kind == json::Kind::null || type.is_error()) return Cell{};
  const bool nested = value.kind == json::Kind::object || value.kind == json::Kind::list;
  const std::string_view written = reader.document.written(value);
  const Entry entry{reader, type, nested ? written : reader.document.text(value), written, reader.document.span(value),
                    path,   true};
  if (nested) {
    reader.complain(Code::wrong_type_in_data, {entry.span.source, entry.span.begin, entry.span.begin + 1},
                    fmt::format("`{}` is {}, expected one value: {}", path.text(),
                                value.kind == json::Kind::object ? "an object" : "a list",
                                type.is_level() ? "a level of " + reader.model.type_name(type)
                                                : "a " + reader.model.type_name(type)));
    return std::nullopt;
  }
  return written_as(type, value.kind) ? read(entry) : other_kind(entry, value.kind);
}

}  // namespace rubric::facts
