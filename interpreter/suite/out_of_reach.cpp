#include "suite/out_of_reach.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/ranges.hpp"

namespace rubric::suite {

namespace {

using Reason = std::optional<std::string>;

/// A part of the numbers, from `low` to `high`; what is not set has no end.
struct Part {
  std::optional<Number> low{}, high{};
  bool has_low = true;  // itself belongs to it
  bool has_high = true;

  bool holds(const Number& value) const {
    return !(low && (has_low ? value < *low : value <= *low)) && !(high && (has_high ? value > *high : value >= *high));
  }
};

/// Why none of `values`, which rise, lies in `part`; nothing where one does.
Reason none_in(const std::vector<Number>& values, const Part& part, Type type) {
  if (std::any_of(values.begin(), values.end(), [&](const Number& it) { return part.holds(it); })) return std::nullopt;
  const auto above = part.low ? std::lower_bound(values.begin(), values.end(), *part.low) : values.begin();
  // What lies at an end that does not belong to the part is beside it.
  const auto next = above != values.end() && part.low && *above == *part.low && !part.has_low ? above + 1 : above;
  if (next == values.begin()) return fmt::format("no value lies below {}", exactly(values.front(), type));
  if (next == values.end()) return fmt::format("no value lies above {}", exactly(values.back(), type));
  return fmt::format("no value lies between {} and {}", exactly(*(next - 1), type), exactly(*next, type));
}

/// The same of the values from the least to the greatest of `range`.
Reason none_in(const Range& range, const Part& part, Type type) {
  if (range.finite) return std::nullopt;
  if (range.low && part.high && (part.has_high ? *range.low > *part.high : *range.low >= *part.high))
    return fmt::format("no value lies below {}", exactly(*range.low, type));
  if (range.high && part.low && (part.has_low ? *range.high < *part.low : *range.high <= *part.low))
    return fmt::format("no value lies above {}", exactly(*range.high, type));
  return std::nullopt;
}

}  // namespace

std::string exactly(const Number& value, Type type) {
  const std::string decimal = value.display(4);
  const bool is_all = Number::parse(decimal) == value;
  return (is_all ? decimal : value.exact()) + (type.kind == Kind::percent ? "%" : "");
}

void OutOfReach::at(std::size_t point, const Reason& reason) {
  if (reason) {
    reasons_.try_emplace(point, *reason);
  } else {
    within_reach_.push_back(point);
  }
}

std::map<std::size_t, std::string> OutOfReach::take() {
  for (const std::size_t point : within_reach_) reasons_.erase(point);
  return std::move(reasons_);
}

/// Whether the table is another one at some date.
bool OutOfReach::is_dated(std::uint32_t bands) const {
  return std::any_of(rules_.programs.begin(), rules_.programs.end(), [&](const compile::Program& program) {
    return program.bands[bands] != rules_.programs.front().bands[bands];
  });
}

std::vector<Nearest> OutOfReach::nearest(check::NodeId argument, const compile::BandTable& table) {
  const std::optional<evaluate::Values> values = possible_.values(argument);
  if (!values || !values->exact) return {};
  std::vector<Nearest> all;
  for (const Number& edge : table.edges) {
    Nearest& nearest = all.emplace_back();
    const auto [at, past] = std::equal_range(values->all.begin(), values->all.end(), edge);
    if (at != values->all.begin()) nearest.below = *(at - 1);
    if (past != values->all.end()) nearest.above = *past;
  }
  return all;
}

/// Why the condition `node` never comes to `outcome`; nothing where it may.
Reason OutOfReach::never(check::NodeId node, bool outcome) {
  const std::optional<Range> range = node.valid() ? possible_.range(node) : std::nullopt;
  const evaluate::Decision& decision = decisions_.of(node);
  // Every condition is evaluated, also where nothing leads to it: what holds only for where it is read does not count here.
  if (decision.is_read && decision.because.empty()) {
    if (outcome && !decision.can_hold) return "it never holds";
    if (!outcome && !decision.can_fail) return "it always holds";
  }
  if (!range || !range->finite) return std::nullopt;
  if (outcome ? evaluate::can_be_true(*range) : evaluate::can_be_false(*range)) return std::nullopt;
  return outcome ? "it never holds" : "it always holds";
}

void OutOfReach::add(check::NodeId node, const Condition& condition) {
  at(condition.points[0], never(node, false));
  at(condition.points[1], never(node, true));
}

void OutOfReach::add(check::NodeId argument, const LookUp& look_up, const compile::BandTable& table, Type type) {
  const bool dated = is_dated(look_up.bands);
  const std::optional<evaluate::Values> values = dated ? std::nullopt : possible_.values(argument);
  const std::optional<Range> range = dated ? std::nullopt : possible_.range(argument);
  const auto check = [&](std::size_t point, const Part& part) {
    Reason reason = values ? none_in(values->all, part, type) : std::nullopt;
    if (!reason && range) reason = none_in(*range, part, type);
    at(point, reason);
  };
  const bool above = table.edge_belongs_above;
  for (std::size_t i = 0; i < look_up.rows.size() && i <= table.edges.size(); ++i) {
    Part row{{}, {}, above, !above};
    if (i != 0) row.low = table.edges[i - 1];
    if (i != table.edges.size()) row.high = table.edges[i];
    check(look_up.rows[i], row);
  }
  for (std::size_t i = 0; i < look_up.edges.size() && i < table.edges.size(); ++i) {
    const Number& edge = table.edges[i];
    const bool known = !look_up.nearest.empty();
    // Where the values are known the one next to the edge is meant, however far that is.
    check(look_up.edges[i][0], {known ? std::nullopt : std::optional(edge - look_up.step), edge, true, false});
    check(look_up.edges[i][1], {edge, edge});
    check(look_up.edges[i][2], {edge, known ? std::nullopt : std::optional(edge + look_up.step), false, true});
  }
}

/// The same of a condition of `first_of` behind its rows before.
Reason OutOfReach::never_behind(const check::Node& first_of, check::NodeId condition, bool outcome) {
  if (Reason anywhere = never(condition, outcome)) return anywhere;
  const evaluate::Decision& decision = decisions_.of(condition);
  if (!decision.is_read || (outcome ? decision.can_hold : decision.can_fail)) return std::nullopt;
  const bool by_rows = std::all_of(decision.because.begin(), decision.because.end(), [&](const auto& decided) {
    for (std::size_t i = 1; i < first_of.child_count; i += 2) {
      if (rules_.rules.child(first_of, i) == decided.condition) return true;
    }
    return false;
  });
  return by_rows ? Reason("it is settled by the rows before") : std::nullopt;
}

void OutOfReach::add(check::NodeId node, const Choice& choice) {
  const check::Node& first_of = rules_.rules[node];
  bool taken_before = false;
  for (std::size_t row = 0; row < choice.rows.size(); ++row) {
    const bool otherwise = 2 * row + 1 >= first_of.child_count;
    const check::NodeId condition = otherwise ? check::NodeId{} : rules_.rules.child(first_of, 2 * row + 1);
    at(choice.rows[row], taken_before             ? Reason("a row before it always holds")
                         : never(condition, true) ? Reason("its condition never holds")
                         : never_behind(first_of, condition, true)
                             ? Reason("its condition never holds where the rows before it do not")
                             : std::nullopt);
    taken_before = taken_before || never_behind(first_of, condition, false);
  }
}

void OutOfReach::add(const LimitPoints& limit) {
  const check::NodeId when = rules_.rules.adjustments[limit.adjustment].when;
  const Reason inactive = never(when, true) ? Reason("its condition never holds") : std::nullopt;
  at(limit.binding, inactive);
  at(limit.not_binding, inactive);
  if (limit.waivable) at(limit.waived, inactive);
  if (limit.conditional) at(limit.inactive, never(when, false) ? Reason("its condition always holds") : std::nullopt);
}

void OutOfReach::add(const DiscretionPoints& discretion) {
  if (!discretion.too_far) return;
  const resolve::AttributeId rating = rules_.rules.model.adjustments[discretion.adjustment].attribute;
  const Type type = rules_.rules.attributes[rating.index()].type;
  const std::size_t levels = rules_.rules.model.level_sets[type.index].levels.size();
  const bool all = rules_.rules.adjustments[discretion.adjustment].width + 1 >= levels;
  at(*discretion.too_far, all ? Reason(fmt::format("the scale has {} levels", levels)) : std::nullopt);
}

}  // namespace rubric::suite
