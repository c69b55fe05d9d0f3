#pragma once
#include <rubric/coverage.hpp>

#include <map>

#include "engine.hpp"
#include "evaluate/view.hpp"

/// Counting what evaluations reach. A clause that stands in the rules for many items is one clause: points are told apart
/// by where they are written.
namespace rubric::suite {

/// A point by its place, its number there and its text.
struct Point {
  Span span{};
  std::string kind;
  std::string clause;
  std::string what;
};

class Points {
 public:
  /// The point at `span` called `what`; made when first asked for.
  std::size_t point(Span span, std::string_view kind, std::string_view clause, std::string_view what);
  /// The point that is `like`, of rules that share their sources with these; nothing where there is none.
  std::optional<std::size_t> find(const Point& like) const;
  const std::vector<Point>& all() const { return all_; }

 private:
  std::vector<Point> all_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::string, std::string>, std::size_t> known_;
};

/// By point: how often it was reached.
using Hits = std::vector<std::uint64_t>;

/// Where a clause leaves its value in one Program: once for each item and, in functions, for each call.
struct Site {
  compile::Slot slot = compile::no_slot;
  compile::Slot argument = compile::no_slot;  // of a look-up
  std::vector<compile::Slot> conditions{};    // of a `first of`
};

/// A condition that stands alone or beside `and` and `or`, with its two outcomes.
struct Condition {
  std::size_t points[2] = {};  // false, true
};

/// The values next to an edge, where it is known which there can be.
struct Nearest {
  std::optional<Number> below{}, above{};
};

/// A look-up in a bands table.
struct LookUp {
  std::uint32_t bands = 0;
  std::vector<std::size_t> rows{};
  Number step{1};
  /// Of each edge: just below, at, just above.
  std::vector<std::array<std::size_t, 3>> edges{};
  /// Of each edge, where every value of the look-up is known; else empty, and a step stands for it.
  std::vector<Nearest> nearest{};
};

/// A `first of` with the points of its rows, `otherwise` last.
struct Choice {
  std::vector<std::size_t> rows{};
};

/// A cap or floor, or a discretion rule, on one rating.
struct LimitPoints {
  std::uint32_t adjustment = 0;
  std::size_t active = 0, inactive = 0, binding = 0, not_binding = 0, waived = 0;
  bool conditional = false;
  bool waivable = false;
};
struct DiscretionPoints {
  std::uint32_t adjustment = 0;
  std::size_t applied = 0;
  std::optional<std::size_t> too_far{}, upwards{}, downwards{}, condition{}, reason{}, by{};
};

/// An item that the data may leave unrated.
struct RatedPoints {
  resolve::ItemId item{};
  std::size_t rated = 0, not_rated = 0;
};

/// The places of conditions, look-ups and choices, with the number of each.
struct Sites {
  std::vector<std::pair<std::size_t, Site>> conditions{};
  std::vector<std::pair<std::size_t, Site>> look_ups{};
  std::vector<std::pair<std::size_t, Site>> choices{};
};

/// Those of one Program: with one value a run, and by Program::rows those with one value a row.
struct ProgramSites {
  Sites whole{};
  std::vector<Sites> rows{};
};

/// All that can be reached in one methodology.
struct Reach {
  Points points;
  std::vector<Condition> conditions;
  std::vector<LookUp> look_ups;
  std::vector<Choice> choices;
  std::vector<LimitPoints> limits;
  std::vector<DiscretionPoints> discretions;
  std::vector<RatedPoints> rated;
  std::vector<std::vector<std::size_t>> parameters;  // by Model::parameters and its values
  /// By node: which of the conditions, look-ups or choices it is.
  std::vector<std::uint32_t> condition_of, look_up_of, choice_of;
  std::vector<ProgramSites> sites;  // by Rules::intervals
  /// By point, of those that are proved to be out of every case's reach: why.
  std::map<std::size_t, std::string> out_of_reach;
};

/// Lists what `rules` can do.
Reach reach_of(const Methodology::Impl& rules);
/// Where in `program`, of the rules of `reach`, its clauses leave their values.
ProgramSites sites_of(const check::Rules& rules, const compile::Program& program, const Reach& reach);
/// The points that count: those within reach, and those that were reached all the same, by a test that changes the rules.
bool is_counted(const Reach& reach, std::size_t point, const Hits& hits);
/// Counts what one evaluation did.
void count(const evaluate::View& view, const Reach& reach, Hits& hits);
/// How many tests were counted, and how many could not be evaluated.
struct Counted {
  std::size_t evaluated = 0;
  std::size_t left_out = 0;
};
/// Counts what the tests of `rules` reach, whose `reach` it is.
Counted count_tests(const std::shared_ptr<const Methodology::Impl>& rules, const TestOptions& options,
                    const Reach& reach, Hits& hits);
/// Counts what was reached in `changed`, rules that a test changes, for the clauses that are in `reach` as well: they
/// say the same there.
void count_unchanged(const Methodology::Impl& rules, const Methodology::Impl& changed, const Reach& of_changed,
                     const Hits& reached, const Reach& reach, Hits& hits);

}  // namespace rubric::suite
