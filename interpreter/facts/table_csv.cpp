#include <fmt/format.h>

#include "base/limits.hpp"
#include "facts/csv_mistakes.hpp"
#include "facts/table_rows.hpp"
#include "facts/targets.hpp"
#include "facts/values.hpp"

namespace rubric::facts {

namespace {

constexpr std::uint32_t no_cell = 0xffff'ffff;
/// One CSV text on its way into a table.
struct CsvTable {
  Reader& reader;
  const Columns& columns;
  TableRows& rows;
  std::uint32_t cells;
  SourceId id;
  const Path& path;
  std::vector<std::uint32_t> places{};  // by CSV column: the cell it fills, or no_cell
  std::vector<std::string> headings{};
  bool has_headings = false;

  Span span(const csv::Cell& cell) const { return {id, cell.begin, cell.end}; }

  bool read_headings(const std::vector<csv::Cell>& row) {
    has_headings = true;
    std::vector<std::optional<Span>> first(cells);
    std::optional<Span> label;
    bool sound = true;
    for (const csv::Cell& heading : row) {
      headings.push_back(heading.text);
      std::optional<std::uint32_t> cell = columns.cell(heading.text);
      if (!cell) cell = columns.cell(name_in_heading(heading.text));
      places.push_back(cell.value_or(no_cell));
      if (!cell && !columns.is_label(heading.text) && !is_private(heading.text)) {
        unknown_heading(heading);
        sound = false;
      } else if (!is_private(heading.text)) {
        std::optional<Span>& before = cell ? first[*cell] : label;
        if (before) {
          reader.diagnostics.add(
              {Code::given_twice,
               span(heading),
               fmt::format("the heading {} of `{}` stands twice, expected it once", quoted(heading.text), path.text()),
               {{*before, "first here"}},
               "remove one of the two columns"});
          sound = false;
        }
        before = span(heading);
      }
    }
    return sound;
  }

  void unknown_heading(const csv::Cell& heading) const {
    std::string help = suggest(heading.text, columns.headings(), "the headings are ");
    if (has_other_separator(heading.text)) help = with_commas;
    if (heading.text.empty()) {
      reader.complain(Code::unknown_key, {id, heading.begin, heading.begin},
                      fmt::format("a column of `{}` has no heading", path.text()), "name the column, or remove it");
      return;
    }
    reader.complain(Code::unknown_key, span(heading),
                    fmt::format("unknown heading {} in `{}`", quoted(heading.text), path.text()), std::move(help));
  }

  bool read_row(const std::vector<csv::Cell>& row) {
    const Path here(path, rows.rows + 1);
    const Span whole{id, row.front().begin, row.back().end};
    if (rows.rows == limits::table_rows) {
      too_many_rows(reader, whole, path);
      return false;
    }
    ++rows.rows;
    rows.cells.resize(rows.cells.size() + cells);
    if (row.size() != places.size()) {
      complain_of_cells(reader, row, whole, places.size(), "`" + here.text() + "`");
      return !reader.hopeless();
    }
    Cell* const to = rows.cells.data() + rows.cells.size() - cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (places[i] == no_cell) continue;
      std::optional<Cell> cell =
          read_text(reader, columns.type(places[i]), row[i].text, span(row[i]), Path(here, headings[i]));
      if (cell) to[places[i]] = std::move(*cell);
    }
    return !reader.hopeless();
  }
};

}  // namespace

void read_csv_rows(Reader& reader, const Columns& columns, std::uint32_t table, std::string_view text, SourceId id,
                   const Path& path) {
  CsvTable csv_table{reader, columns, reader.facts.tables[table], reader.model.tables[table].cells, id, path};
  const std::optional<csv::Mistake> mistake = csv::read(text, [&](const std::vector<csv::Cell>& row) {
    return csv_table.has_headings ? csv_table.read_row(row) : csv_table.read_headings(row);
  });
  if (mistake) {
    complain_of_csv(reader, *mistake, text, id, "`" + path.text() + "`");
  } else if (!csv_table.has_headings) {
    reader.complain(Code::csv_syntax, {id, 0, 0},
                    fmt::format("the file of `{}` is empty, expected a line of headings", path.text()),
                    "the headings are " + listed(columns.headings()));
  }
}

}  // namespace rubric::facts
