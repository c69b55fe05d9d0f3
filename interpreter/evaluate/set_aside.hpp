#pragma once
#include "evaluate/view.hpp"

namespace rubric::evaluate {

/// A boolean slot held at another value than the data give it.
struct Patch {
  Slot slot = no_slot;
  bool value = false;
};

/// Runs as `evaluate` does, with `patch` in force.
Evaluation evaluate_with(const Inputs& inputs, const std::optional<Patch>& patch);

/// One rating or score that comes out otherwise when something is set aside.
struct Change {
  AttributeId attribute{};
  std::string value;  // what it would be
  Reading reading{};  // the same; its set is not kept
};

/// What would be otherwise without one cap, floor, discretion or waiver.
struct SetAside {
  std::string name;  // "cap governance on rating of standard 1.1"
  std::vector<Change> changes;
};

/// Runs again with `patch` and compares every rating and score with `view`.
SetAside set_aside(const View& view, std::string name, const Patch& patch);

/// "without it: rating of standard 1.1 Good, total 19, overall Good" and, where a top-level rating changes,
/// "decisive for overall" ("may be decisive" where it would then be open).
std::vector<std::string> consequences_of(const View& view, const SetAside& without);

}  // namespace rubric::evaluate
