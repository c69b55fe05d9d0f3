#include "import/rows.hpp"

#include <algorithm>

namespace rubric::importing {

namespace csv = facts::csv;

namespace {

constexpr std::string_view line_break = "\r\n";

/// `at` moved behind empty lines.
std::size_t behind_empty_lines(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t first = text.find_first_not_of(" \t", at);
    if (first == std::string_view::npos) return text.size();
    if (line_break.find(text[first]) == std::string_view::npos) return at;
    at = first + 1;
  }
  return at;
}

}  // namespace

Rows::Rows(std::string_view text, char delimiter, std::uint32_t from)
    : text_(text), delimiter_(delimiter), at_(std::max(from, behind_mark(text))) {}

std::optional<Row> Rows::next() {
  // A tab may be a delimiter: a line of tabs is a row of empty cells then.
  at_ = behind_empty_lines(text_, at_);
  if (at_ == text_.size()) return std::nullopt;
  Row row;
  row.begin = static_cast<std::uint32_t>(at_);
  bool seen = false;
  row.broken = csv::read(
      text_.substr(at_),
      [&](const std::vector<csv::Cell>& cells) {
        row.cells = cells;
        seen = true;
        return false;
      },
      delimiter_);
  if (!seen && !row.broken) row.broken = csv::Mistake{};
  if (row.broken) {
    row.broken->at += at_;
    row.cells.clear();
    const std::size_t end = std::min(text_.find_first_of(line_break, at_), text_.size());
    row.end = static_cast<std::uint32_t>(end);
    at_ = end;
  } else {
    for (csv::Cell& cell : row.cells) {
      cell.begin += row.begin;
      cell.end += row.begin;
    }
    row.end = row.cells.back().end;
    row.blank =
        std::all_of(row.cells.begin(), row.cells.end(), [](const csv::Cell& cell) { return cell.text.empty(); });
    at_ = std::min(text_.find_first_of(line_break, row.end), text_.size());
  }
  skip_line_break();
  return row;
}

void Rows::skip_line_break() {
  if (at_ == text_.size()) return;
  at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
}

char delimiter_of(std::string_view text, std::uint32_t from) {
  char best = ',';
  std::size_t most = 0;
  for (const char delimiter : {',', ';', '\t'}) {
    const std::optional<Row> row = Rows(text, delimiter, from).next();
    if (!row || row->cells.size() <= most) continue;
    best = delimiter;
    most = row->cells.size();
  }
  return best;
}

std::uint32_t first_full_row(std::string_view text) {
  constexpr std::size_t looked_at = 20;
  std::uint32_t best = behind_mark(text);
  std::size_t fullest = 0;
  for (const char delimiter : {',', ';', '\t'}) {
    std::vector<std::pair<std::uint32_t, std::size_t>> full;  // where rows begin, and their cells
    Rows rows(text, delimiter);
    while (const std::optional<Row> row = full.size() < looked_at ? rows.next() : std::nullopt)
      full.emplace_back(row->begin, std::count_if(row->cells.begin(), row->cells.end(),
                                                  [](const csv::Cell& cell) { return !cell.text.empty(); }));
    std::size_t most = 0;
    for (const auto& [begin, cells] : full) most = std::max(most, cells);
    if (most <= fullest) continue;
    fullest = most;
    best = std::find_if(full.begin(), full.end(), [most](const auto& it) { return 2 * it.second > most; })->first;
  }
  return best;
}

std::optional<std::uint32_t> start_of_line(std::string_view text, std::uint32_t number) {
  std::size_t at = behind_mark(text);
  for (; number > 1; --number) {
    at = text.find_first_of(line_break, at);
    if (at == std::string_view::npos) return std::nullopt;
    at += text.substr(at, 2) == "\r\n" ? 2 : 1;
  }
  return at < text.size() ? std::optional(static_cast<std::uint32_t>(at)) : std::nullopt;
}

std::uint32_t behind_mark(std::string_view text) { return text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0; }

}  // namespace rubric::importing
