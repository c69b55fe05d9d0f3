#pragma once
#include "facts/csv.hpp"
#include "facts/reader.hpp"
#include "import/map.hpp"
#include "import/targets.hpp"

namespace rubric::importing {

/// One column of a spreadsheet with its meaning; `entry` is what the mapping file says of it, or null.
struct Column {
  std::string heading{};
  Span span{};
  Target target{};
  const HeadingEntry* entry = nullptr;
  bool ours = false;  // `x-…`: what an import itself wrote beside rows that it could not read
};

/// A fact that holds for every row.
struct Fixed {
  Target target{};
  std::string value{};  // as case data write it
};

struct Columns {
  std::vector<Column> columns{};  // by cell
  std::vector<Fixed> constants{};
  std::optional<std::size_t> id{};     // the column of inspections' ids
  std::optional<std::size_t> label{};  // the column of case rows' labels
};

/// What stands above the rows: the headings, and the mapping file that says what they mean.
struct Above {
  const Map& map;
  const std::vector<facts::csv::Cell>& headings;
  SourceId csv{};
  std::string_view file;
};

/// Gives each heading its target; every mistake is reported. `reader` reads the mapping file's values.
Columns columns_of(facts::Reader& reader, const Targets& targets, const Above& above);

/// The value in `text` as case data write it, empty where it is missing; nothing, and a complaint at `span`, where it
/// is none of the target. `map` and `entry` say how it is written.
std::optional<std::string> value_of(facts::Reader& reader, const Target& target, std::string_view text, Span span,
                                    const Map& map, const HeadingEntry* entry);

}  // namespace rubric::importing
