#pragma once
#include "evaluate/route.hpp"
#include "evaluate/set_aside.hpp"

namespace rubric::evaluate {

/// What the parts of the findings share: the document, and the runs with one thing set aside.
struct Findings {
  const View& view;
  std::vector<Finding> list{};
  std::vector<SetAside> runs{};

  /// A finding of `code`, with its number; counted where the diagnostic is an error.
  Finding& add(FindingKind kind, Code code, std::string about, std::string message);
  /// Runs with `patch` and writes what would be otherwise into `finding`; past the limit of runs it says nothing.
  void without(Finding& finding, std::string name, const Patch& patch);
  /// Where a span lies.
  std::optional<Location> at(Span span) const;
};

/// Discretion applied, refused or without effect, record by record.
void find_discretion(Findings& findings);
/// Waivers applied, refused or without effect, record by record.
void find_waivers(Findings& findings);
/// Caps and floors that bind, or hold without binding.
void find_limits(Findings& findings);
/// Requirements that do not hold.
void find_requirements(Findings& findings);
/// Each operation that failed, once, where it failed.
void find_errors(Findings& findings);
/// Differences from what was published; reads the runs that the others made.
void find_published(Findings& findings);

}  // namespace rubric::evaluate
