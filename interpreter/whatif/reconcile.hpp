#pragma once
#include <rubric/reconcile.hpp>

#include "evaluate/published.hpp"
#include "whatif/audit_intake.hpp"

/// Printed values of one inspection beside what the rules make of its facts.
namespace rubric::replay {

using evaluate::AttributeId;
using evaluate::ItemId;
using evaluate::View;

/// What a printed value is of.
enum class Part : std::uint8_t { rating, score, maximum, other, domains, standards, questions, unplaced };

/// What a value that agrees owes to a cap, a floor, discretion or a waiver.
struct Decided {
  std::string by{};     // "cap governance on rating of standard 1.1"
  std::string brief{};  // "cap governance on 1.1"
  std::string place{};  // of the rule
  std::string why{};    // "37.5% (3 of 8 standards) is below 50%"
  ReportCell without{};
};

/// One printed value.
struct Replayed {
  std::string inspection{};
  std::size_t rules = 0;  // of the methodologies
  Part part{};
  std::string name{};   // "rating of standard 1.1", "total out of"; of an unplaced one its path
  std::string brief{};  // "1.1", "total out of"
  std::string standard{};
  Verdict verdict{};
  bool as_given = false;  // the case data give this very value, and no adjustment is on it: agreeing proves nothing
  ReportCell given{};     // by the rules: a value, or what is still possible
  ReportCell published{};
  std::string why{};   // what makes the difference, or holds the printed value away
  std::string rule{};  // "cap governance", "score total"
  std::string rule_place{};
  std::string place{};        // in the case data
  std::size_t missing = 0;    // facts that it waits for
  std::string waits{};        // "1.2, 2.1, 2.2 and 7 more"
  std::string waits_exact{};  // the first of them by name
  std::string implied{};      // "total 18 gives Requires improvement", of one that is not settled
  std::vector<Decided> decided{};
};

/// Every printed value of the inspection that `ready` was evaluated to `view`, in the order of the case data.
std::vector<Replayed> replayed(const audit::Ready& ready, const View& view, std::size_t rules);

/// "rules/youth-2021.rubric:132:1".
std::string place_of(const View& view, Span span);

/// A run in which one adjustment was left out.
struct Without {
  evaluate::Applied applied;
  evaluate::SetAside run;
};

/// Says what makes a determined value differ: sets `why`, `rule` and `rule_place`.
void explain_difference(const View& view, const std::vector<Without>& without, const facts::Published& published,
                        Replayed& it);

/// Says which known facts and which rule hold the printed value out of what is possible.
void explain_contradiction(const audit::Ready& ready, const View& view, const std::vector<Without>& without,
                           const facts::Published& published, Replayed& it);

/// Looks at an open value once more with the printed values that it rests on put in place of what the facts leave
/// open: sets `implied`, and makes it contradicted where the printed value is excluded then.
void compare_with_printed(const View& view, const facts::Published& published, Replayed& it);

/// Whether the open printed values of an inspection can all come out at once.
enum class Together : std::uint8_t {
  not_asked,  // nothing is open, or something is contradicted by itself
  possible,
  impossible,
  given_up  // the search grew too long, or ratings alone do not decide it
};

/// Searches ratings for what is missing with which every open value is as printed. Where there are none, the open ones
/// among `values` become contradicted.
Together together(const audit::Ready& ready, const View& view, std::vector<Replayed>& values);

/// Names the missing facts that an open value waits for.
void tell_of_missing(const View& view, AttributeId attribute, Replayed& it);

}  // namespace rubric::replay
