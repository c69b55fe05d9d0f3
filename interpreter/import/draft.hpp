#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "import/targets.hpp"

namespace rubric::importing {

/// One fact of an inspection, and the line it comes from; 0: of the mapping file.
struct DraftFact {
  Target target{};
  std::string value{};  // as case data write it
  std::uint32_t line = 0;
};

/// One case row.
struct DraftRow {
  std::uint32_t line = 0;
  std::string label{};
  std::vector<std::pair<std::uint32_t, std::string>> cells{};  // by cell, those not missing
};

/// One inspection, gathered from a row or from several.
struct Draft {
  std::string id{};
  std::vector<std::uint32_t> lines{};  // of the rows used
  std::vector<DraftFact> facts{};
  std::vector<DraftRow> rows{};
  std::vector<std::string> notes{};
  std::string origin{};
  std::vector<std::uint32_t> left_out{};    // lines of rows that say they are of this inspection and could not be used
  std::vector<std::uint32_t> of_unknown{};  // lines of those that may be: they could not be read so far as to say
  std::string json{};                       // once it is gathered: the case data, which read without a mistake
};

/// What the case data say of where they come from.
struct Origin {
  std::string file;
  std::string map;  // empty: none
};

/// The case data of one inspection as an indented JSON document.
std::string case_json(const Methodology::Impl& rules, const Targets& targets, const Draft& draft, const Origin& from);

}  // namespace rubric::importing
