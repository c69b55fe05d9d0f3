#pragma once
#include "facts/csv.hpp"
#include "facts/reader.hpp"

/// What is said of CSV that is none, in the rows of a table and in rows of inspections alike.
namespace rubric::facts {

inline constexpr auto with_commas = "separate the cells of a row with commas";

/// Whether `text` may be cells that something else than a comma separates.
inline bool has_other_separator(std::string_view text) { return text.find_first_of(";\t") != std::string_view::npos; }

/// Reports a syntax error in `text`, source `id`; `file` names what it is.
void complain_of_csv(const Reader& reader, const csv::Mistake& mistake, std::string_view text, SourceId id,
                     std::string_view file);

/// Reports that `row`, called `what` and at `span`, has not as many cells as there are headings.
void complain_of_cells(const Reader& reader, const std::vector<csv::Cell>& row, Span span, std::size_t headings,
                       std::string_view what);

}  // namespace rubric::facts
