#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "lint/implied.hpp"
#include "syntax/words.hpp"

namespace rubric::lint {

namespace {

using compile::Limit;
using compile::Slot;

/// The caps and floors of all ratings. A declaration is told of where it is idle on each rating it binds, in each
/// date interval.
class Limits {
 public:
  Limits(const Lint& lint, const Frames& frames) : lint_(lint), frames_(frames), rules_(lint.rules) {}

  void check() {
    for (interval_ = 0; interval_ < frames_.size(); ++interval_) {
      for (const compile::Op& op : lint_.programs[interval_].ops) {
        if (op.code == compile::Opcode::adjust) note(op);
      }
    }
    for (const auto& [declaration, facts] : facts_) {
      const syntax::Adjustment& written = lint_.ast.adjustments[declaration];
      if (facts.idle)
        report_idle(written);
      else if (!facts.agrees_with.empty())
        report_redundant(written, lint_.ast.adjustments[*facts.agrees_with.begin()]);
    }
  }

 private:
  struct Facts {
    bool seen = false;
    bool idle = true;
    std::set<std::uint32_t> agrees_with{};  // Ast::adjustments that always are as tight
  };

  const Range& at(Slot slot) const { return frames_[interval_].slots[slot]; }
  std::uint32_t declaration(const Limit& limit) const { return rules_.model.adjustments[limit.adjustment].declaration; }

  void note(const compile::Op& op) {
    const std::vector<Limit>& limits = lint_.programs[interval_].adjustments[op.b];
    for (const Limit& limit : limits) {
      Facts& facts = facts_[declaration(limit)];
      facts.idle = facts.idle && is_idle(limit, at(op.a), limits);
      std::set<std::uint32_t> agrees;
      for (const Limit& other : limits) {
        if (makes_redundant(other, limit)) agrees.insert(declaration(other));
      }
      if (facts.seen) std::erase_if(facts.agrees_with, [&](std::uint32_t it) { return !agrees.contains(it); });
      if (!facts.seen) facts.agrees_with = std::move(agrees);
      facts.seen = true;
    }
  }

  /// Whether a cap is never below, or a floor never above, what the rating is without it.
  bool is_idle(const Limit& limit, const Range& value, const std::vector<Limit>& limits) const {
    const Range& level = at(limit.level);
    if (!value.has_value || value.levels == 0 || !level.has_value || level.levels == 0) return false;
    if (!limit.is_cap) return highest(level.levels) <= lowest(value.levels);
    int most = highest(value.levels);
    for (const Limit& other : limits) {
      const Range& floor = at(other.level);
      if (!other.is_cap && floor.has_value && floor.levels != 0) most = std::max(most, highest(floor.levels));
    }
    return lowest(level.levels) >= most;
  }

  /// Whether `other` holds whenever `limit` does, at a level that is as tight. Of two that are the same the later is
  /// redundant. What can be waived makes nothing redundant.
  bool makes_redundant(const Limit& other, const Limit& limit) const {
    if (other.adjustment == limit.adjustment || other.is_cap != limit.is_cap) return false;
    if (rules_.adjustments[other.adjustment].waivable) return false;
    const Range& mine = at(limit.level);
    const Range& theirs = at(other.level);
    if (!mine.has_value || !theirs.has_value || mine.levels == 0 || theirs.levels == 0) return false;
    const bool tight =
        limit.is_cap ? highest(theirs.levels) <= lowest(mine.levels) : lowest(theirs.levels) >= highest(mine.levels);
    const bool same_level = limit.level == other.level;
    if (!(tight || same_level) || !implies(lint_, frames_, interval_, limit, other)) return false;
    const bool both_ways = implies(lint_, frames_, interval_, other, limit) &&
                           (same_level || (mine.levels == theirs.levels)) &&
                           !rules_.adjustments[limit.adjustment].waivable;
    return !both_ways || other.adjustment < limit.adjustment;
  }

  void report_idle(const syntax::Adjustment& written) {
    const bool cap = written.kind == syntax::AdjustmentKind::cap;
    lint_.diagnostics.add({Code::limit_without_effect,
                           written.name.span,
                           fmt::format("the {} `{}` changes nothing: the rating is never {} its level",
                                       syntax::word(written.kind), written.name.text, cap ? "above" : "below"),
                           {{lint_.ast[written.level].span, cap ? "no rating is higher" : "no rating is lower"}},
                           fmt::format("set it at a {} level, or remove it", cap ? "lower" : "higher")});
  }

  void report_redundant(const syntax::Adjustment& written, const syntax::Adjustment& other) {
    lint_.diagnostics.add({Code::limit_redundant,
                           written.name.span,
                           fmt::format("wherever the {} `{}` holds, `{}` holds too and is as tight",
                                       syntax::word(written.kind), written.name.text, other.name.text),
                           {{other.name.span, "the other"}},
                           "remove it, or correct its level or condition"});
  }

  const Lint& lint_;
  const Frames& frames_;
  const check::Rules& rules_;
  std::size_t interval_ = 0;
  std::map<std::uint32_t, Facts> facts_{};  // by Ast::adjustments
};

}  // namespace

void check_limits(const Lint& lint, const Frames& frames) { Limits(lint, frames).check(); }

}  // namespace rubric::lint
