#include "import/rejected.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import/encoding.hpp"

namespace rubric::importing {

namespace {

constexpr std::string_view line_heading = "x-line";
constexpr std::string_view reason_heading = "x-reason";

/// The text as a cell; unlike in reports it is left as it is, because it is to be read again.
std::string field(std::string_view text, char delimiter) {
  const bool plain =
      text.find_first_of("\"\r\n") == std::string_view::npos && text.find(delimiter) == std::string_view::npos;
  const bool spaced =
      !text.empty() && (text.front() == ' ' || text.back() == ' ' || text.front() == '\t' || text.back() == '\t');
  if (plain && !spaced) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    out.push_back(c);
    if (c == '"') out.push_back('"');
  }
  return out + "\"";
}

std::string reason(const Refused& refused) {
  std::string out;
  for (const Problem& problem : refused.problems) out += (out.empty() ? "" : "; ") + problem.message;
  return out;
}

/// Whether an earlier import wrote the column, which is written anew.
bool is_own(const Columns& columns, std::size_t i) {
  return i < columns.columns.size() && columns.columns[i].ours &&
         (columns.columns[i].heading == line_heading || columns.columns[i].heading == reason_heading);
}

}  // namespace

std::string rejected_csv(const Reading& reading, const Row& headings, const std::vector<Refused>& refused) {
  const std::string_view text = reading.sources.get(reading.csv).text;
  const std::string_view line_break =
      text.substr(std::min(text.find_first_of("\r\n", headings.end), text.size()), 2) == "\r\n" ? "\r\n" : "\n";
  const auto cells = [&](const Row& row) {
    std::string out;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!is_own(reading.columns, i)) out += reading.delimiter + field(row.cells[i].text, reading.delimiter);
    }
    return out.append(line_break);
  };
  std::string out(text.substr(0, headings.begin));
  out += fmt::format("{}{}{}", line_heading, reading.delimiter, reason_heading) + cells(headings);
  for (const Refused& it : refused) {
    const std::optional<Row> row = Rows(text, reading.delimiter, it.begin).next();
    if (!row) continue;
    out += fmt::format("{}{}{}", it.line, reading.delimiter, field(reason(it), reading.delimiter));
    if (row->broken)
      out += reading.delimiter + field(text.substr(row->begin, row->end - row->begin), reading.delimiter) +
             std::string(line_break);
    else
      out += cells(*row);
  }
  return reading.map.windows_1252 ? to_windows_1252(out) : out;
}

}  // namespace rubric::importing
