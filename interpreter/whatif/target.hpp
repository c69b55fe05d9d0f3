#pragma once
#include "check/rules.hpp"
#include "compile/program.hpp"
#include "values/cell.hpp"
#include "values/range.hpp"

namespace rubric {
class Diagnostics;
class Sources;
}  // namespace rubric

namespace rubric::whatif {

/// One condition on one result: `overall >= good`.
struct Target {
  resolve::AttributeId attribute{};
  Type type{};
  compile::Opcode comparison{};
  Number value{};
  std::string text{};  // for people: "overall >= Good"

  bool holds(const Cell& cell) const;
  /// Whether some value of `range` fulfils it.
  bool may_hold(const Range& range) const;
  /// Whether there is a value in `range`, and none that does not.
  bool must_hold(const Range& range) const;
};

/// Reads `NAME OP VALUE`; names and levels are those of results and case data. Nothing, and why, where it is none.
std::optional<Target> read_target(const check::Rules& rules, Sources& sources, std::string_view text,
                                  Diagnostics& diagnostics);

}  // namespace rubric::whatif
