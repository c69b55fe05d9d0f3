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

/// Reads the mapping file and finds the headings; says what keeps it from that.
Sheet read_sheet(const Methodology::Impl& rules, const ImportFile& file, const ImportOptions& options);

}  // namespace rubric::importing
