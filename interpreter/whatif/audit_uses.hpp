#pragma once
#include <rubric/report.hpp>

#include "evaluate/set_aside.hpp"
#include "evaluate/verdict.hpp"

namespace rubric::audit {

using evaluate::Fate;
using evaluate::View;
using resolve::AttributeId;

/// A rating or score that one use changes.
struct Effect {
  std::string name{};   // "total"
  std::string brief{};  // "2.1 safety", "total"
  std::string with{};
  std::string without{};
  bool own = false;    // the rating that the use is on
  bool whole = false;  // of the inspection: an overall rating or a score
};

/// One recorded use of discretion, or one waiver of a cap or floor.
struct Use {
  bool waiver = false;
  Fate fate{};
  AttributeId on{};
  std::string about{};  // "rating of question safety in standard 2.1"
  std::string brief{};  // "2.1 safety"
  std::string rule{};   // "discretion ratings_panel", "cap governance"; empty where none covers the rating
  std::string rule_place{};
  ReportCell from{};  // the rating without it: computed, or under the limit
  ReportCell to{};
  ReportCell final_{};
  int move = 0;                            // in bands, up is above 0; 0 where it is not known
  std::optional<std::uint32_t> allowed{};  // of discretion: bands that the rule allows
  std::string distance{};                  // "2 of 5 points", where the condition is a distance within a margin
  std::string why{};                       // the grounds that allow it, or all that refuses it
  std::string reason{};
  std::string by{};
  std::string place{};                           // in the case data
  std::optional<std::vector<Effect>> effects{};  // of an applied one; unset: past the limit of runs
};

/// The uses of one inspection, in the order of its records.
std::vector<Use> uses_of(const View& view);

/// Whether there is anything recorded that `uses_of` tells of.
bool has_uses(const facts::Facts& facts);

/// Whether a use changes an overall rating or a score; nothing where that was not tried.
std::optional<bool> changes_the_whole(const Use& use);

/// What the inspection as a whole comes to: each overall rating and score, and the same without any recorded use.
struct Whole {
  std::string name{};
  bool score = false;
  ReportCell with{};
  ReportCell without{};

  bool differs() const { return with.text != without.text; }
};
std::vector<Whole> without_any(const evaluate::Inputs& inputs, const View& view);

/// The ratings and scores of the inspection as a whole.
std::vector<AttributeId> of_the_whole(const resolve::Model& model);

/// A value for people, and exactly.
ReportCell shown(const View& view, const evaluate::Reading& reading, Type type);

/// "2.1 safety", "1.1", "total": as case data name it.
std::string brief_name(const resolve::Model& model, AttributeId id);

/// "applied", "refused", "without effect", "not settled".
std::string_view word(Fate fate);

}  // namespace rubric::audit
