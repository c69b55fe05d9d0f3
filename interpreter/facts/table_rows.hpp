#pragma once
#include "facts/columns.hpp"
#include "facts/reader.hpp"

namespace rubric::facts {

/// The rows of a table in a CSV text that is source `id`; its first line holds the headings.
void read_csv_rows(Reader& reader, const Columns& columns, std::uint32_t table, std::string_view text, SourceId id,
                   const Path& path);

/// Reports that a table has more rows than the limit.
void too_many_rows(const Reader& reader, Span span, const Path& path);

}  // namespace rubric::facts
