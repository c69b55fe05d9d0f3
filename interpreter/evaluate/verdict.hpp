#pragma once
#include "evaluate/route.hpp"

namespace rubric::evaluate {

/// What became of a recorded use of discretion, or of a waiver.
enum class Fate : std::uint8_t {
  applied,
  refused,
  without_effect,
  open  // missing data decide it
};

/// What the rules say to one record of discretion.
struct DiscretionVerdict {
  Fate fate{};
  Reading computed{};
  std::vector<DiscretionCheck> checks{};  // a rule each; empty where the computed rating is not known, or is `to`

  /// The rule that allows an applied record, else the first that was tested; null where there is none.
  const DiscretionCheck* rule() const;
};

DiscretionVerdict judge(const View& view, const facts::DiscretionRecord& record);

/// What the rules say to one waiver.
struct WaiverVerdict {
  Fate fate{};
  Route route{};       // of the rating that the limit binds
  LimitState limit{};  // the one to be waived
  std::vector<std::string> refusals{};
};

/// Nothing where the limit binds no rating.
std::optional<WaiverVerdict> judge(const View& view, const facts::WaiverRecord& record);

}  // namespace rubric::evaluate
