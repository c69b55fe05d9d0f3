#pragma once
#include "facts/facts.hpp"

namespace rubric::facts {

/// What the headings above rows of one inspection each stand for under one methodology.
class RowHeadings {
 public:
  /// What the cells of a column are.
  enum class Kind : std::uint8_t {
    skipped,
    methodology,
    origin,
    description,
    input,
    published,
    out_of,
    unplaced,
    not_rated
  };
  struct Column {
    std::string heading;
    Kind kind{};
    AttributeId attribute{};  // of an input or a published value; of not_rated the rating it leaves out
    std::uint32_t input = 0;  // Rules::inputs
    Span span{};
    std::string why{};  // of unplaced: why the rules have no place for it
  };

  /// Looks up the headings in `text`, which is source `id`; every mistake is reported.
  RowHeadings(const check::Rules& rules, std::string_view text, SourceId id, Diagnostics& diagnostics,
              Printed printed = Printed::placed);

  /// Whether they are right, so that rows can be read.
  bool sound() const { return sound_; }
  const std::vector<Column>& columns() const { return columns_; }

 private:
  std::vector<Column> columns_;
  bool sound_ = false;
};

/// Reads one inspection from the row that is source `id`, with the sound `headings` above it, whose text is counted in
/// the hash. Mistakes are reported as by `read_case`.
Facts read_row(const check::Rules& rules, const RowHeadings& headings, const Source& headings_source,
               const Source& source, SourceId id, Diagnostics& diagnostics);

}  // namespace rubric::facts
