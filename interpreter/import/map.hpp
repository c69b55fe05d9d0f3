#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "import/formats.hpp"
#include "resolve/model.hpp"

/// Spreadsheets of inspections to case data: headings and values get their meaning from a mapping file.
namespace rubric::importing {

/// What one row of the spreadsheet is.
enum class Shape : std::uint8_t { unsaid, inspections, cases };

/// A text of the mapping file and where it stands.
struct Said {
  std::string text{};
  Span span{};
};

/// How a value as found is written in case data; nothing: it is missing.
struct Replacement {
  Said found{};
  std::optional<Said> written{};
};

/// What the mapping file says of one heading.
struct HeadingEntry {
  Said heading{};
  Said to{};
  std::vector<Replacement> values{};
  Formats formats{};
};

struct Constant {
  Said to{};
  Said value{};
};

/// A mapping file, read; of an import without one, nothing is said.
struct Map {
  bool given = false;
  Span start{};  // its first byte, where something is missing in it
  Shape shape = Shape::unsaid;
  Span shape_span{};
  Said table{};
  std::optional<char> delimiter{};
  bool windows_1252 = false;
  std::uint32_t heading_line = 0;  // 0: the first that is not blank
  bool keep_duplicates = false;
  Formats formats{};
  std::vector<Replacement> values{};
  std::vector<HeadingEntry> headings{};
  std::vector<Constant> constants{};
};

/// Reads the mapping file `text`, source `id`, for `model`; every mistake is reported.
Map read_map(std::string_view text, SourceId id, const resolve::Model& model, Diagnostics& diagnostics);

}  // namespace rubric::importing
