#include "facts/case_row.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "facts/csv_mistakes.hpp"
#include "facts/read_case.hpp"
#include "facts/values.hpp"

namespace rubric::facts {

namespace {

using Column = RowHeadings::Column;
using Kind = RowHeadings::Kind;

constexpr ItemId inspection{0};

/// One row on its way to facts.
struct Row {
  Reader& reader;
  const RowHeadings& headings;
  const std::vector<csv::Cell>& cells;
  SourceId id;
  std::string origin{};

  Span span(const csv::Cell& cell) const { return {id, cell.begin, cell.end}; }

  void read() {
    const std::vector<Column>& columns = headings.columns();
    if (cells.size() != columns.size()) {
      complain_of_cells(reader, cells, {id, cells.front().begin, cells.back().end}, columns.size(), "the row");
      return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (columns[i].kind == Kind::origin) origin = cells[i].text;
      if (columns[i].kind == Kind::methodology && !is_for_these_rules(cells[i])) return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].text.empty()) read_cell(columns[i], cells[i]);
    }
    for (const NotRatedRecord& unrated : reader.facts.not_rated) refuse_rating_of(unrated);
  }

  bool is_for_these_rules(const csv::Cell& cell) const {
    if (cell.text.empty() || reader.model.answers_to(cell.text)) return true;
    reader.complain(Code::other_methodology, span(cell),
                    fmt::format("`methodology` is {}, expected `{}`", quoted(cell.text), reader.model.name),
                    "read the data with the rules they name, or correct the name");
    return false;
  }

  void read_cell(const Column& column, const csv::Cell& cell) {
    const Path root;
    const Path path(root, column.heading);
    switch (column.kind) {
      case Kind::description: reader.facts.inspection.emplace_back(column.heading, cell.text); return;
      case Kind::not_rated:
        reader.facts.not_rated.push_back({reader.model[column.attribute].item, cell.text, span(cell)});
        return;
      case Kind::unplaced:
        reader.facts.unplaced.push_back(
            {column.heading.substr(std::string_view("published ").size()), cell.text, column.why, span(cell)});
        return;
      case Kind::input:
      case Kind::published:
      case Kind::out_of: break;
      default: return;
    }
    const bool out_of = column.kind == Kind::out_of;
    const Type type = out_of ? Type{rubric::Kind::number, 0} : reader.rules.attributes[column.attribute.index()].type;
    std::optional<Cell> value = read_text(reader, type, cell.text, span(cell), path);
    if (!value) return;
    if (out_of) {
      reader.facts.published_out_of.push_back({column.attribute, std::move(value->number), span(cell)});
      return;
    }
    if (column.kind == Kind::published) {
      reader.facts.published.push_back({column.attribute, std::move(value->number), span(cell), origin});
      return;
    }
    if (reader.model[column.attribute].item == inspection)
      reader.facts.inspection.emplace_back(column.heading, cell.text);
    reader.give(column.input, std::move(*value), span(cell), origin, path);
  }

  void refuse_rating_of(const NotRatedRecord& unrated) const {
    const AttributeId rating = reader.model.attribute(unrated.item, "rating");
    const std::uint32_t input = rating.valid() ? reader.rules.attributes[rating.index()].input : Id<int>::none;
    if (input == Id<int>::none || !reader.given[input]) return;
    reader.diagnostics.add({Code::given_twice,
                            unrated.span,
                            fmt::format("the row says why {} is not rated, and rates it; expected one of the two",
                                        reader.model.item_name(unrated.item)),
                            {{reader.facts.provenance[input].span, "rated here"}},
                            "empty one of the two cells"});
  }
};

}  // namespace

Facts read_row(const check::Rules& rules, const RowHeadings& headings, const Source& headings_source,
               const Source& source, SourceId id, Diagnostics& diagnostics) {
  Reader reader(rules, diagnostics);
  if (!is_utf8(source.text, id, diagnostics)) return std::move(reader.facts);
  bool seen = false;
  const std::optional<csv::Mistake> mistake = csv::read(source.text, [&](const std::vector<csv::Cell>& cells) {
    if (std::exchange(seen, true)) {
      reader.complain(Code::csv_syntax, {id, cells.front().begin, cells.back().end},
                      "a row ends in a carriage return alone, expected a line feed", "save the file with line feeds");
      return false;
    }
    Row{reader, headings, cells, id}.read();
    return true;
  });
  if (mistake) complain_of_csv(reader, *mistake, source.text, id, "the file");
  reader.facts.hash = sha256(headings_source.text + "\n" + source.text);
  return std::move(reader.facts);
}

}  // namespace rubric::facts
