#include <algorithm>
#include <cmath>
#include <limits>

#include "suite/flow.hpp"

namespace rubric::suite {

namespace {

using compile::Op;
using compile::Opcode;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double missing = 2;  // farther than any value
constexpr double failed = 3;
constexpr double near_miss = 0.2;   // that a value lies just beside the bound is no better than a step away
constexpr int most_visits = 4'000;  // an operation may be reached by many ways

/// From 0 to 1, and less the nearer.
double scaled(double distance) { return distance / (1 + distance); }

/// The least step between values of this type, as far as it is known.
double step_of(Type type) { return type.kind == Kind::percent || type.kind == Kind::number ? 1e-6 : 1; }

double least(const std::vector<double>& all) {
  return all.empty() ? missing : *std::min_element(all.begin(), all.end());
}

}  // namespace

double approximate(const Number& number) {
  if (number.is_small()) return static_cast<double>(number.raw()) / static_cast<double>(number.raw_below());
  return number.is_negative() ? -1e30 : 1e30;  // too large for a machine word
}

double Distance::operator()(const Want& wanted) {
  visits_ = 0;
  return want(wanted.slot, wanted.low, wanted.high);
}

std::optional<double> Distance::value(Slot slot) const {
  const Cell& cell = frame_.slots[slot];
  return cell.known() ? std::optional(approximate(cell.number)) : std::nullopt;
}

double Distance::raw(Slot slot, double low, double high) const {
  const std::optional<double> here = value(slot);
  if (!here) return frame_.slots[slot].state == State::missing ? missing : failed;
  if (*here < low) return scaled(low - *here + near_miss);
  return *here > high ? scaled(*here - high + near_miss) : 0;
}

double Distance::want(Slot slot, double low, double high) {
  const double here = raw(slot, low, high);
  const Op* op = flow_.writer(slot);
  if (here == 0 || op == nullptr || ++visits_ > most_visits) return here;
  return guide(*op, low, high) + here / 100;
}

double Distance::guide(const Op& op, double low, double high) {
  const bool truth_wanted = low > 0.5;
  switch (op.code) {
    case Opcode::copy:
    case Opcode::adjust: return want(op.a, low, high);
    case Opcode::or_else: return value(op.a) ? want(op.a, low, high) : want(op.b, low, high);
    case Opcode::rated: return truth(op.a, true) + want(op.b, low, high);
    case Opcode::negate: return want(op.a, -high, -low);
    case Opcode::band: return banded(op, low, high);
    case Opcode::points: {
      const std::vector<Number>& points = flow_.program().points[op.b];
      std::vector<double> levels;
      for (std::size_t i = 0; i < points.size(); ++i) {
        const auto level = static_cast<double>(i);
        if (approximate(points[i]) >= low && approximate(points[i]) <= high) levels.push_back(want(op.a, level, level));
      }
      return least(levels);
    }
    case Opcode::minimum:
    case Opcode::lowest: return extreme(op, low, high, false);
    case Opcode::maximum:
    case Opcode::highest: return extreme(op, low, high, true);
    case Opcode::logical_not: return truth(op.a, !truth_wanted);
    case Opcode::logical_and:
      return truth_wanted ? truth(op.a, true) + truth(op.b, true) : std::min(truth(op.a, false), truth(op.b, false));
    case Opcode::logical_or:
      return truth_wanted ? std::min(truth(op.a, true), truth(op.b, true)) : truth(op.a, false) + truth(op.b, false);
    case Opcode::choose:
      return std::min(truth(op.a, true) + want(op.b, low, high), truth(op.a, false) + want(op.c, low, high));
    case Opcode::some:
    case Opcode::every: return quantified(op, truth_wanted);
    case Opcode::count:
    case Opcode::proportion: return counted(op, low, high);
    default: return compile::is_comparison(op.code) ? compared(op, truth_wanted) : raw(op.dest, low, high);
  }
}

double Distance::below(Slot a, Slot b, bool strictly) {
  const double step = strictly ? step_of(flow_.program().slot_types[a]) : 0;
  const std::optional<double> left = value(a);
  const std::optional<double> right = value(b);
  if (right && is_constant(b)) return want(a, -infinity, *right - step);
  if (left && is_constant(a)) return want(b, *left + step, infinity);
  if (!left || !right) return raw(a, -infinity, infinity) + raw(b, -infinity, infinity);
  return scaled(std::max(0.0, *left - *right) + step);
}

double Distance::compared(const Op& op, bool wanted) {
  const Opcode code = wanted ? op.code : compile::opposite(op.code);
  switch (code) {
    case Opcode::less: return below(op.a, op.b, true);
    case Opcode::less_equal: return below(op.a, op.b, false);
    case Opcode::greater: return below(op.b, op.a, true);
    case Opcode::greater_equal: return below(op.b, op.a, false);
    case Opcode::equal: return below(op.a, op.b, false) + below(op.b, op.a, false);
    default: return std::min(below(op.a, op.b, true), below(op.b, op.a, true));
  }
}

double Distance::banded(const Op& op, double low, double high) {
  const compile::BandTable& table = flow_.program().bands[op.b];
  const double step = step_of(flow_.program().slot_types[op.a]);
  std::vector<double> rows;
  for (std::size_t i = 0; i < table.levels.size(); ++i) {
    const double level = table.levels[i];
    if (level < low || level > high) continue;
    const bool above = table.edge_belongs_above;
    const double from = i == 0 ? -infinity : approximate(table.edges[i - 1]) + (above ? 0 : step);
    const double to = i == table.edges.size() ? infinity : approximate(table.edges[i]) - (above ? step : 0);
    rows.push_back(want(op.a, from, to));
  }
  return least(rows);
}

std::vector<std::pair<Slot, Slot>> Distance::members(const Op& op) const {
  const std::vector<Slot>& operands = flow_.program().operands;
  std::vector<std::pair<Slot, Slot>> all;
  for (std::uint32_t i = 0; i < op.b; i += op.guarded ? 2 : 1) {
    all.emplace_back(op.guarded ? operands[op.a + i] : compile::no_slot, operands[op.a + i + (op.guarded ? 1 : 0)]);
  }
  return all;
}

double Distance::extreme(const Op& op, double low, double high, bool highest) {
  const std::optional<double> here = value(op.dest);
  // All must be past one bound, or one must be within the other.
  const bool all = here && (highest ? *here > high : *here < low);
  double sum = 0;
  std::vector<double> single;
  for (const auto& [included, member] : members(op)) {
    const bool takes_part = included == compile::no_slot || value(included).value_or(0) > 0.5;
    if (all && takes_part)
      sum += want(member, highest ? -infinity : low, highest ? high : infinity);
    else if (!all)
      single.push_back((takes_part ? 0 : truth(included, true)) + want(member, low, high));
  }
  return all ? sum : least(single);
}

double Distance::quantified(const Op& op, bool wanted) {
  const bool one_will_do = (op.code == Opcode::some) == wanted;
  std::vector<double> single;
  double sum = 0;
  for (const auto& [included, member] : members(op)) {
    const bool guarded = included != compile::no_slot;
    if (one_will_do) {
      single.push_back((guarded ? truth(included, true) : 0) + truth(member, wanted));
    } else {
      const double itself = truth(member, wanted);
      sum += guarded ? std::min(itself, truth(included, false)) : itself;
    }
  }
  return one_will_do ? least(single) : sum;
}

double Distance::counted(const Op& op, double low, double high) {
  std::vector<double> to_hold;
  std::vector<double> to_fail;
  for (const auto& [included, member] : members(op)) {
    if (included != compile::no_slot && value(included).value_or(0) < 0.5) continue;
    if (value(member).value_or(0) > 0.5)
      to_fail.push_back(truth(member, false));
    else
      to_hold.push_back(truth(member, true));
  }
  const auto holding = static_cast<double>(to_fail.size());
  const auto all = holding + static_cast<double>(to_hold.size());
  const double unit = op.code == Opcode::proportion ? (all == 0 ? 1 : 100 / all) : 1;
  const bool more = holding * unit < low;
  std::vector<double>& which = more ? to_hold : to_fail;
  std::sort(which.begin(), which.end());
  const double wanted = more ? std::ceil((low - holding * unit) / unit) : std::ceil((holding * unit - high) / unit);
  double sum = 0;
  for (std::size_t i = 0; i < which.size() && static_cast<double>(i) < wanted; ++i) sum += which[i];
  return wanted > static_cast<double>(which.size()) ? sum + missing : sum;
}

}  // namespace rubric::suite
