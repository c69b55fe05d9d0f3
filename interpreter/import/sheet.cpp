#include "import/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/limits.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "import/encoding.hpp"

namespace rubric::importing {

using facts::quoted;

namespace {

/// One spreadsheet on its way to its headings.
class SheetReader {
 public:
  SheetReader(const Methodology::Impl& rules, const ImportFile& file, const ImportOptions& options, HeadingsIn headings)
      : rules_(rules), model_(rules.rules.model), file_(file), options_(options), headings_(headings) {}

  Sheet read() {
    sheet_.sources = std::make_shared<Sources>();
    if (options_.map) read_map_file(*options_.map);
    if (!read_text() || sheet_.diagnostics.has_errors() || !find_headings()) return std::move(sheet_);
    if (settle_shape()) sheet_.sound = true;
    return std::move(sheet_);
  }

 private:
  void complain(Code code, Span span, std::string message, std::string help) {
    sheet_.diagnostics.add({code, span, std::move(message), {}, std::move(help)});
  }

  bool too_large(SourceId id, std::size_t bytes) {
    if (bytes <= limits::case_file_bytes) return false;
    complain(Code::file_too_large, {id, 0, 0},
             fmt::format("the file is larger than {} MiB", limits::case_file_bytes >> 20U),
             "split it between two inspections, and import each part");
    return true;
  }

  void read_map_file(const ImportFile& map) {
    const bool large = map.text.size() > limits::case_file_bytes;
    const SourceId id = sheet_.sources->add(map.name, large ? std::string{} : map.text);
    if (!too_large(id, map.text.size()))
      sheet_.map = read_map(sheet_.sources->get(id).text, id, model_, sheet_.diagnostics);
  }

  bool read_text() {
    if (file_.text.size() > limits::case_file_bytes) {
      too_large(sheet_.sources->add(file_.name, ""), file_.text.size());
      return false;
    }
    if (const std::string other = other_kind_of_file(file_.text); !other.empty()) {
      complain(Code::not_utf8, {sheet_.sources->add(file_.name, ""), 0, 0},
               fmt::format("the file is {}, expected CSV in UTF-8", other),
               "save it from the spreadsheet as `CSV UTF-8`");
      return false;
    }
    const bool marked = behind_mark(file_.text) != 0;
    const bool decode = sheet_.map.windows_1252 && !marked;
    sheet_.csv = sheet_.sources->add(file_.name, decode ? from_windows_1252(file_.text) : file_.text);
    if (!sheet_.map.windows_1252 || !marked) return true;
    complain(Code::not_utf8, {sheet_.csv, 0, 3}, "the file says that it is UTF-8, and the mapping file Windows-1252",
             "remove `encoding` from the mapping file");
    return false;
  }

  bool find_headings() {
    const std::string& text = sheet_.sources->get(sheet_.csv).text;
    const std::uint32_t line = sheet_.map.heading_line;
    const std::optional<std::uint32_t> from = line != 0 ? start_of_line(text, line)
                                              : headings_ == HeadingsIn::first_row
                                                  ? std::optional(behind_mark(text))
                                                  : std::optional(first_full_row(text));
    sheet_.delimiter = sheet_.map.delimiter.value_or(from ? delimiter_of(text, *from) : ',');
    std::optional<Row> row = from ? Rows(text, sheet_.delimiter, *from).next() : std::nullopt;
    if (!row) {
      complain(Code::csv_syntax, {sheet_.csv, 0, 0},
               line > 1 ? fmt::format("the file has no headings in line {}", line)
                        : "the file is empty, expected a line of headings",
               line > 1 ? "correct `heading_line` in the mapping file"
                        : "`rubric template RULES --format csv` prints headings");
      return false;
    }
    const std::string_view written = std::string_view(text).substr(row->begin, row->end - row->begin);
    if (const std::optional<std::size_t> bad = utf8::first_invalid(written)) {
      const auto at = row->begin + static_cast<std::uint32_t>(*bad);
      complain(Code::not_utf8, {sheet_.csv, at, at + 1}, "a byte that is not UTF-8 in the headings",
               R"(save the file as UTF-8; or write `"encoding": "windows-1252"` in the mapping file)");
      return false;
    }
    if (row->broken || row->blank) {
      complain(Code::csv_syntax, {sheet_.csv, row->begin, row->end},
               row->blank ? "the headings are empty" : "the headings are not CSV",
               "a heading that holds a quote or a line break is written in double quotes; `heading_line` of a mapping "
               "file says "
               "where the headings stand");
      return false;
    }
    sheet_.below = row->end;
    while (sheet_.below < text.size() && text[sheet_.below] != '\n' && text[sheet_.below] != '\r') ++sheet_.below;
    sheet_.headings = *std::move(row);
    return true;
  }

  /// The table that `name` names; nothing, and a complaint, where there is none.
  std::optional<std::uint32_t> table_named(const std::string& name, Span span) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < model_.tables.size(); ++i) {
      names.push_back(model_.tables[i].name);
      if (names.back() == name) return i;
    }
    complain(Code::unknown_import_target, span, fmt::format("the rules have no table {}", quoted(name)),
             names.empty() ? "the rules have no tables: a row can only be an inspection"
                           : facts::suggest(name, names, "the tables are "));
    return std::nullopt;
  }

  bool settle_shape() {
    const Map& map = sheet_.map;
    const std::string& name = !map.table.text.empty() ? map.table.text : options_.rows;
    if (!map.table.text.empty() && map.shape == Shape::inspections) {
      complain(Code::bad_import_map, map.table.span,
               "a table is named, and a row is an inspection; expected one of the two",
               R"(remove it, or write `"rows": "cases"`)");
      return false;
    }
    if (!name.empty() && map.shape != Shape::inspections) {
      sheet_.table = table_named(name, map.table.text.empty() ? nowhere : map.table.span);
      return sheet_.table.has_value();
    }
    if (map.shape == Shape::inspections) return true;
    if (map.shape == Shape::cases && model_.tables.size() != 1) {
      std::vector<std::string> names;
      for (const resolve::Table& table : model_.tables) names.push_back(table.name);
      complain(Code::bad_import_map, map.shape_span,
               names.empty() ? "a row is a case, but the rules have no table of cases"
                             : "a row is a case, but of which table is not said",
               names.empty() ? R"(write `"rows": "inspections"`)"
                             : R"(add `"table": …`: the tables are )" + facts::listed(names));
      return false;
    }
    if (map.shape == Shape::cases)
      sheet_.table = 0;
    else
      sheet_.table = likeliest();
    return true;
  }

  /// What the headings fit best: a row an inspection, or a row of a table.
  std::optional<std::uint32_t> likeliest() const {
    std::optional<std::uint32_t> best;
    std::size_t fewest = mistakes(std::nullopt);
    for (std::uint32_t i = 0; i < model_.tables.size() && fewest != 0; ++i) {
      const std::size_t count = mistakes(i);
      if (count >= fewest) continue;
      fewest = count;
      best = i;
    }
    return best;
  }

  std::size_t mistakes(std::optional<std::uint32_t> table) const {
    Diagnostics sink;
    facts::Reader reader(rules_.rules, sink);
    const Columns columns =
        columns_of(reader, Targets(rules_, table), {sheet_.map, sheet_.headings.cells, sheet_.csv, file_.name});
    const bool fills_rows = std::any_of(columns.columns.begin(), columns.columns.end(),
                                        [](const Column& it) { return it.target.role == Role::cell; });
    if (table && !fills_rows) return std::numeric_limits<std::size_t>::max();
    return sink.error_count();
  }

  const Methodology::Impl& rules_;
  const resolve::Model& model_;
  const ImportFile& file_;
  const ImportOptions& options_;
  HeadingsIn headings_;
  Sheet sheet_{};
};

}  // namespace

Sheet read_sheet(const Methodology::Impl& rules, const ImportFile& file, const ImportOptions& options,
                 HeadingsIn headings) {
  return SheetReader(rules, file, options, headings).read();
}

}  // namespace rubric::importing
