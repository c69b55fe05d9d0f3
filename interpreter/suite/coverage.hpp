#pragma once
#include <rubric/coverage.hpp>

#include <map>

#include "evaluate/view.hpp"

/// Counting what evaluations reach. A clause that stands in the rules for many items is one clause: points are told apart
/// by where they are written.
namespace rubric::suite {

/// A point by its place, its number there and its text; `hits` is counted.
struct Point {
  Span span{};
  std::string kind;
  std::string clause;
  std::string what;
  std::uint64_t hits = 0;
};

class Points {
 public:
  /// The point at `span` called `what`; made when first asked for.
  std::size_t point(Span span, std::string_view kind, std::string_view clause, std::string_view what);
  void hit(std::size_t point) { ++all_[point].hits; }
  const std::vector<Point>& all() const { return all_; }

 private:
  std::vector<Point> all_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::string, std::string>, std::size_t> known_;
};

/// A condition that stands alone or beside `and` and `or`, with its two outcomes.
struct Condition {
  check::NodeId node{};
  std::size_t points[2] = {};  // false, true
};

/// A look-up in a bands table.
struct LookUp {
  check::NodeId node{};
  std::vector<std::size_t> rows{};
  Number step{1};
  /// Of each edge: just below, at, just above.
  std::vector<std::array<std::size_t, 3>> edges{};
};

/// A `first of` with the points of its rows, `otherwise` last.
struct Choice {
  check::NodeId node{};
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
};

/// Lists what `rules` can do; the edges of bands are those of `program`.
Reach reach_of(const syntax::Ast& ast, const check::Rules& rules, const compile::Program& program,
               const Sources& sources);
/// Counts what one evaluation did.
void count(const evaluate::View& view, Reach& reach);

}  // namespace rubric::suite
