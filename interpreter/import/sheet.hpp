#pragma once
#include <rubric/import.hpp>

#include "import/columns.hpp"
#include "import/rows.hpp"

namespace rubric::importing {

/// A spreadsheet with its headings found and its shape settled.
struct Sheet {
  std::shared_ptr<Sources> sources{};
  Diagnostics diagnostics{};
  Map map{};
  SourceId csv{};
  char delimiter = ',';
  Row headings{};
  std::uint32_t below = 0;  // where the rows begin
  std::optional<std::uint32_t> table{};
  bool sound = false;  // the headings stand there and can be looked up
};

/// Where the headings are looked for that no mapping file places: in the first row, or for a proposal behind what looks
/// like a title above them.
enum class HeadingsIn : std::uint8_t { first_row, first_full_row };

/// Reads the mapping file and finds the headings; says what keeps it from that.
Sheet read_sheet(const Methodology::Impl& rules, const ImportFile& file, const ImportOptions& options,
                 HeadingsIn headings = HeadingsIn::first_row);

}  // namespace rubric::importing
