#include "facts/csv_mistakes.hpp"

#include <fmt/format.h>

namespace rubric::facts {

void complain_of_csv(const Reader& reader, const csv::Mistake& mistake, std::string_view text, SourceId id,
                     std::string_view file) {
  const auto at = static_cast<std::uint32_t>(mistake.at);
  const Span span{id, at, at + (at < text.size() ? 1U : 0U)};
  if (mistake.unclosed) {
    reader.complain(Code::csv_syntax, span, fmt::format("a cell of {} begins with `\"` and is not closed", file),
                    "close it with `\"`");
    return;
  }
  reader.complain(
      Code::csv_syntax, span,
      fmt::format("found {} in a row of {}, expected `,` or the end of the row", quoted(text.substr(at, 1)), file),
      has_other_separator(text.substr(at, 1))
          ? with_commas
          : "put a cell that holds a quote in double quotes, and write the quote as `\"\"`");
}

void complain_of_cells(const Reader& reader, const std::vector<csv::Cell>& row, Span span, std::size_t headings,
                       std::string_view what) {
  reader.complain(Code::csv_syntax, span,
                  fmt::format("{} has {} cells, expected {} as there are headings", what, row.size(), headings),
                  row.size() == 1 && has_other_separator(row.front().text)
                      ? with_commas
                      : "a cell that holds a comma is written in double quotes");
}

}  // namespace rubric::facts
