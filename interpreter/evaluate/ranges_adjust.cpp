#include <algorithm>

#include "evaluate/ranges.hpp"

namespace rubric::evaluate {

namespace {

constexpr std::uint64_t bit(int level) { return std::uint64_t{1} << level; }
constexpr int levels_limit = static_cast<int>(limits::levels);

/// What the floors (or the caps) of a rating can come to: some level, or none of them is active.
struct Bounds {
  bool none = true;
  std::uint64_t levels = 0;
};

/// The levels of `a` and `b` that can be the higher (for caps: lower) of one from each.
std::uint64_t tighter(std::uint64_t a, std::uint64_t b, bool is_cap) {
  std::uint64_t result = 0;
  for (int i = 0; i < levels_limit; ++i) {
    if ((a & bit(i)) == 0) continue;
    for (int j = 0; j < levels_limit; ++j) {
      if ((b & bit(j)) != 0) result |= bit(is_cap ? std::min(i, j) : std::max(i, j));
    }
  }
  return result;
}

void bind(Bounds& bounds, std::uint64_t levels, bool surely, bool is_cap) {
  std::uint64_t next = tighter(bounds.levels, levels, is_cap);
  if (bounds.none) next |= levels;
  if (!surely) next |= bounds.levels;
  bounds.none = bounds.none && !surely;
  bounds.levels = next;
}

std::uint64_t clamp(std::uint64_t values, int least, int most) {
  std::uint64_t result = 0;
  for (int i = 0; i < levels_limit; ++i) {
    if ((values & bit(i)) != 0) result |= bit(std::min(std::max(i, least), most));
  }
  return result;
}

}  // namespace

void Ranges::permit(Range& dest, const Range& from, const Range& to, const Discretion& rule, const Range* slots) {
  dest = nothing();
  if (from.may_fail) may_fail(dest, from.fault);
  inherit(dest, to);
  bool can_refuse = from.may_be_unrated;
  bool can_allow = false;
  if (from.has_value && to.has_value) {
    for (int i = 0; i < levels_limit; ++i) {
      if ((from.levels & bit(i)) == 0) continue;
      for (int j = 0; j < levels_limit; ++j) {
        if ((to.levels & bit(j)) == 0) continue;
        (compile::allows(rule, i, j) ? can_allow : can_refuse) = true;
      }
    }
  }
  const auto needs = [&](const Range& clause) {
    if (!can_allow) return;
    can_refuse = can_refuse || can_be_false(clause);
    can_allow = can_be_true(clause);
  };
  if (rule.requires_reason) needs(slots[rule.has_reason]);
  if (rule.requires_by) needs(slots[rule.has_by]);
  dest = hull(dest, truths(can_refuse, can_allow));
}

void Ranges::reach(Range& dest, const Range& from, const Range& to, const Discretion& rule) {
  dest = to;
  dest.levels = 0;
  for (int i = 0; i < levels_limit; ++i) {
    if (!from.has_value || (from.levels & bit(i)) == 0) continue;
    for (int j = 0; j < levels_limit; ++j) {
      if ((to.levels & bit(j)) != 0 && compile::allows(rule, i, j)) dest.levels |= bit(j);
    }
  }
  dest.has_value = dest.levels != 0;
}

void Ranges::adjust(Range& dest, const Range& a, const std::vector<Limit>& limits, const Range* slots) {
  dest = nothing();
  if (a.may_fail) may_fail(dest, a.fault);
  dest.may_be_unrated = a.may_be_unrated;
  if (!a.has_value) return;
  Bounds floors;
  Bounds caps;
  for (const Limit& limit : limits) {
    bool surely = true;
    if (limit.off != compile::no_slot) {
      if (!can_be_false(slots[limit.off])) continue;
      surely = !can_be_true(slots[limit.off]);
    }
    bool perhaps = true;
    bool always_fails = false;
    if (limit.when != compile::no_slot) {
      const Range& when = slots[limit.when];
      inherit(dest, when);
      always_fails = !when.has_value;
      perhaps = can_be_true(when);
      surely = surely && !can_be_false(when);
    }
    if (perhaps) {
      const Range& level = slots[limit.level];
      inherit(dest, level);
      always_fails = always_fails || (surely && !level.has_value);
      if (level.has_value) bind(limit.is_cap ? caps : floors, level.levels, surely, limit.is_cap);
    }
    if (always_fails && (limit.off == compile::no_slot || !can_be_true(slots[limit.off]))) return;
  }
  dest.finite = true;
  const auto apply = [&](int least, int most) {
    if (least > most) return may_fail(dest, Fault::floor_above_cap);
    dest.levels |= clamp(a.levels, least, most);
  };
  for (int least = -1; least < levels_limit; ++least) {
    if (least < 0 ? !floors.none : (floors.levels & bit(least)) == 0) continue;
    if (caps.none) apply(least, levels_limit);
    for (int most = 0; most < levels_limit; ++most) {
      if ((caps.levels & bit(most)) != 0) apply(least, most);
    }
  }
  dest.has_value = dest.levels != 0;
}

}  // namespace rubric::evaluate
