#pragma once
#include <rubric/reach.hpp>

/// How firm the ratings of one inspection are: how many answers each hangs on, and what no number of answers can give.
namespace rubric {

struct FragilityOptions {
  std::optional<double> intervals{};  ///< confidence of intervals in percent, above 0 and below 100; none unless set
  double budget = 10;                 ///< seconds after which the search for what changes a whole rating stops
  std::uint64_t counts = 100;         ///< the largest count tried where the rules bound it by nothing
  RunOptions run{};
};

/// Counts next to each other that give one level.
struct Rung {
  std::string level;  ///< its label; "not rated" or "error" where there is none
  std::uint64_t from = 0;
  std::uint64_t to = 0;
};

/// How far away another level is.
struct NextLevel {
  std::string level;
  std::uint64_t answers = 0;
};

/// What each count of answers gives, all else as it is.
struct Ladder {
  std::string input;   ///< "yes of question safety in standard 2.2"
  std::string rating;  ///< the rating that it leads to, before discretion, floors and caps
  std::string scale;   ///< the name of its scale
  std::uint64_t count = 0;
  std::uint64_t cases = 0;  ///< the most that the count can be
  std::string level;        ///< what the count as it is gives
  std::string exact_level;  ///< the same for programs
  std::string final_level;  ///< after discretion, floors and caps
  std::vector<Rung> rungs{};
  std::optional<NextLevel> lower{};
  std::optional<NextLevel> higher{};
  std::vector<std::string> unattainable{};  ///< levels that no count gives
};

/// The least change of one input that changes a rating of the whole inspection.
struct LeastChange {
  std::string rating;
  InputChange change;
  std::string from;
  std::string to;
};

/// One answer or one level of a judgement, and the other ratings that change with it.
struct SingleChange {
  InputChange change;
  std::vector<Effect> effects{};
};

struct Fragility {
  std::vector<Ladder> ladders{};
  std::vector<LeastChange> least{};     ///< smallest first
  std::vector<SingleChange> singles{};  ///< those with an effect beyond the input's own rating
  bool complete = true;                 ///< whether `least` was searched to the end
  Report report{};
};

/// A fragility where a date could be found for the run.
struct Fragile {
  std::optional<Fragility> fragility;
  Messages messages;
};

/// Looks at what single answers, and counts of them, do to the ratings of `inspection`.
Fragile fragility(const Methodology& methodology, const Inspection& inspection, const FragilityOptions& options = {});

}  // namespace rubric
