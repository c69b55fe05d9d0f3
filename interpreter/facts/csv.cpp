#include "facts/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <array>

namespace rubric::facts::csv {

namespace {

/// libcsv says what a cell holds, not where: the text is fed delimiter by delimiter, so a cell that ends, ends there.
struct Feed {
  std::string_view text;
  std::size_t last = 0;  // end of the cell before, its delimiter included
  std::size_t stop = 0;  // the delimiter being fed
  std::vector<Cell> cells{};
  std::size_t used = 0;  // cells of the row so far; the vector keeps the memory of earlier rows
  bool row_ended = false;

  void end_cell(std::string_view value) {
    if (used == cells.size()) cells.emplace_back();
    constexpr std::string_view blank = " \t\r\n";
    std::size_t begin = last;
    std::size_t end = stop;
    while (begin < end && blank.find(text[begin]) != std::string_view::npos) ++begin;
    while (end > begin && blank.find(text[end - 1]) != std::string_view::npos) --end;
    cells[used].text.assign(value);
    cells[used].begin = static_cast<std::uint32_t>(begin);
    cells[used].end = static_cast<std::uint32_t>(end);
    ++used;
    last = stop + 1;
  }
};

extern "C" {
void rubric_csv_cell(void* bytes, size_t length, void* feed) {
  static_cast<Feed*>(feed)->end_cell({static_cast<const char*>(bytes), length});
}
void rubric_csv_row(int, void* feed) { static_cast<Feed*>(feed)->row_ended = true; }
}

struct Parser {
  csv_parser it{};
  Parser() { csv_init(&it, CSV_STRICT | CSV_STRICT_FINI); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&it); }
};

}  // namespace

std::optional<Mistake> read(std::string_view text, const std::function<bool(const std::vector<Cell>&)>& row,
                            char delimiter) {
  Parser parser;
  csv_set_delim(&parser.it, static_cast<unsigned char>(delimiter));
  // A tab is white space too: as the delimiter it must not be taken for the space around a cell.
  if (delimiter == '\t') csv_set_space_func(&parser.it, [](unsigned char c) { return c == ' ' ? 1 : 0; });
  const std::array<char, 3> stops{delimiter, '\r', '\n'};
  Feed feed{text};
  if (text.substr(0, 3) == "\xEF\xBB\xBF") feed.last = 3;
  const auto flush = [&] {
    feed.row_ended = false;
    feed.cells.resize(feed.used);
    feed.used = 0;
    return row(feed.cells);
  };
  for (std::size_t at = feed.last; at < text.size();) {
    feed.stop = std::min(text.find_first_of(std::string_view(stops.data(), stops.size()), at), text.size());
    const std::size_t length = std::min(feed.stop + 1, text.size()) - at;
    const std::size_t done = csv_parse(&parser.it, text.data() + at, length, rubric_csv_cell, rubric_csv_row, &feed);
    if (done != length) return Mistake{at + done, false};
    at += length;
    if (feed.row_ended && !flush()) return std::nullopt;
  }
  feed.stop = text.size();
  if (csv_fini(&parser.it, rubric_csv_cell, rubric_csv_row, &feed) != 0) return Mistake{feed.last, true};
  if (feed.row_ended) flush();
  return std::nullopt;
}

}  // namespace rubric::facts::csv
