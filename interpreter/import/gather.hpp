#pragma once
#include <unordered_map>

#include "base/source.hpp"
#include "import/columns.hpp"
#include "import/draft.hpp"
#include "import/rows.hpp"

namespace rubric::importing {

/// One reason why a row is not used.
struct Problem {
  Code code{};
  std::uint32_t line = 0;    // of the cell: a row may take several
  std::uint32_t column = 0;  // from 1
  std::string heading{};     // empty: of the whole row
  std::string value{};
  std::string message{};
  std::string help{};
};

/// A row that is not used.
struct Refused {
  std::uint32_t begin = 0;  // byte of the text
  std::uint32_t line = 0;
  std::vector<Problem> problems{};
};

struct Gathered {
  std::vector<Draft> drafts{};     // in the order of their first rows
  std::vector<Refused> refused{};  // in the order of their lines
  std::vector<Refused> beside{};   // used rows of inspections that lack others, without problems
  std::size_t rows = 0;            // that are not blank
  std::size_t blank = 0;
};

/// What the rows are read by.
struct Reading {
  const Methodology::Impl& rules;
  const Targets& targets;
  const Columns& columns;
  const Map& map;
  const Sources& sources;
  SourceId csv{};
  char delimiter = ',';
  Origin from;
};

/// Reads the rows from byte `from` on and gathers them into inspections. Every row that is not blank is in a draft or
/// refused.
Gathered gather(const Reading& reading, std::uint32_t from);

}  // namespace rubric::importing
