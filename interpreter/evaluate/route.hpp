#pragma once
#include "evaluate/view.hpp"

namespace rubric::evaluate {

/// One floor or cap of one rating, as it stands in this run.
struct LimitState {
  std::uint32_t adjustment = 0;  // Model::adjustments
  const syntax::Adjustment* rule = nullptr;
  std::optional<bool> when{};  // unset: not settled
  bool waived = false;         // set aside by the case data
  std::optional<Number> level{};
  bool would_change = false;  // holds, and lies on the near side of the value before it
  bool binding = false;       // it is this one that gives the final value

  bool active() const { return when == true && !waived; }
};

/// How one rating went from computed to final.
struct Route {
  Reading computed{};
  const facts::DiscretionRecord* discretion = nullptr;
  bool discretion_applied = false;
  std::optional<Number> before_limits{};  // after discretion
  std::uint64_t open_levels = 0;          // where that is not one value: the levels it can have
  std::vector<LimitState> floors{};
  std::vector<LimitState> caps{};
  Reading final_{};
};

/// The adjustments of `attribute` in the order in which they work; without any: computed is final.
Route route_of(const View& view, AttributeId attribute);

/// Why a discretion rule does not allow a record: every clause that refuses it; empty where it allows it.
struct DiscretionCheck {
  std::uint32_t adjustment = 0;  // Model::adjustments
  const syntax::Adjustment* rule = nullptr;
  std::vector<std::string> refusals{};
  std::vector<std::string> grounds{};  // the branches of `when` that hold, with values
  bool open = false;                   // `when` is not settled
};

/// Tests `record` against every discretion rule on its rating, whose computed level is `computed`.
std::vector<DiscretionCheck> check_discretion(const View& view, const facts::DiscretionRecord& record,
                                              const Number& computed);

/// "cap governance", "floor safety", "discretion ratings_panel".
std::string adjustment_name(const syntax::Adjustment& rule);

}  // namespace rubric::evaluate
