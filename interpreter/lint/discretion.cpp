#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lint/implied.hpp"

namespace rubric::lint {

namespace {

using compile::Limit;

constexpr std::uint64_t bit(int level) { return std::uint64_t{1} << level; }

/// What a rating is in every case at least, and at most; and of the caps and floors the ones that see to it.
struct Bounds {
  int least = 0;
  int most = 0;
  std::optional<std::uint32_t> floor{};  // Ast::adjustments
  std::optional<std::uint32_t> cap{};
};

/// A declaration is told of where it can change none of the ratings that it is for, in any date interval.
class Discretion {
 public:
  Discretion(const Lint& lint, const Frames& frames) : lint_(lint), frames_(frames), rules_(lint.rules) {}

  void check() {
    for (program_ = 0; program_ < frames_.size(); ++program_) {
      for (std::uint32_t i = 0; i < rules_.adjustments.size(); ++i) {
        if (rules_.adjustments[i].kind == syntax::AdjustmentKind::discretion) note(i);
      }
    }
    for (const auto& [declaration, facts] : facts_) {
      if (facts.idle) report(lint_.ast.adjustments[declaration], facts);
    }
  }

 private:
  struct Facts {
    bool idle = true;
    bool up = false;
    bool down = false;
    std::optional<std::uint32_t> by{};
  };

  void note(std::uint32_t adjustment) {
    const check::Adjustment& rule = rules_.adjustments[adjustment];
    const resolve::Adjustment& names = rules_.model.adjustments[adjustment];
    Facts& facts = facts_[names.declaration];
    facts.up = rule.up;
    facts.down = rule.down;
    const compile::Program& program = lint_.programs[program_];
    const Range& value = frames_[program_].slots[program.computed[names.attribute.index()]];
    const Type type = rules_.attributes[names.attribute.index()].type;
    // A condition that never holds is told of by itself, and a switch may be turned.
    if (!value.has_value || !value.finite || value.levels == 0 || !may_hold(lint_, frames_, program_, rule.when)) {
      facts.idle = false;
      return;
    }
    const int levels = static_cast<int>(rules_.model.level_sets[type.index].levels.size());
    const Bounds bounds = bounds_of(names.attribute, levels);
    for (int from = 0; from < levels; ++from) {
      if ((value.levels & bit(from)) != 0) note_moves(facts, rule, bounds, {from, levels});
    }
  }

  struct From {
    int level = 0;
    int levels = 0;  // of the scale
  };

  static void note_moves(Facts& facts, const check::Adjustment& rule, const Bounds& bounds, From from) {
    const int width = static_cast<int>(std::min<std::uint32_t>(rule.width, limits::levels));
    for (int to = std::max(0, from.level - width); to < from.levels && to <= from.level + width; ++to) {
      if (to == from.level || !(to > from.level ? rule.up : rule.down)) continue;
      if (std::min(to, from.level) >= bounds.most && bounds.cap) {
        facts.by = bounds.cap;
      } else if (std::max(to, from.level) <= bounds.least && bounds.floor) {
        facts.by = bounds.floor;
      } else {
        facts.idle = false;
      }
    }
  }

  Bounds bounds_of(resolve::AttributeId rating, int levels) const {
    Bounds bounds{0, levels};
    for (const std::vector<Limit>& limits : lint_.programs[program_].adjustments) {
      for (const Limit& limit : limits) {
        const resolve::Adjustment& names = rules_.model.adjustments[limit.adjustment];
        const Range& level = frames_[program_].slots[limit.level];
        if (names.attribute != rating || !level.has_value || level.levels == 0) continue;
        if (!always_binds(lint_, frames_, program_, limit)) continue;
        if (limit.is_cap && highest(level.levels) < bounds.most) {
          bounds.most = highest(level.levels);
          bounds.cap = names.declaration;
        } else if (!limit.is_cap && lowest(level.levels) > bounds.least) {
          bounds.least = lowest(level.levels);
          bounds.floor = names.declaration;
        }
      }
    }
    return bounds;
  }

  void report(const syntax::Adjustment& written, const Facts& facts) const {
    Diagnostic diagnostic{
        Code::discretion_never_matters, written.name.span, "", {}, "remove it, or correct what it allows"};
    if (facts.by) {
      const syntax::Adjustment& by = lint_.ast.adjustments[*facts.by];
      diagnostic.message =
          fmt::format("the discretion `{}` changes nothing: `{}` settles the rating whatever is decided",
                      written.name.text, by.name.text);
      diagnostic.labels.push_back({by.name.span, "this always holds"});
      diagnostic.help = fmt::format("remove it, or correct the level or the condition of `{}`", by.name.text);
    } else {
      diagnostic.message = fmt::format("the discretion `{}` changes nothing: {}", written.name.text,
                                       facts.up && facts.down ? "the scale has one level"
                                       : facts.up             ? "the rating always has the highest level"
                                                              : "the rating always has the lowest level");
    }
    lint_.diagnostics.add(std::move(diagnostic));
  }

  const Lint& lint_;
  const Frames& frames_;
  const check::Rules& rules_;
  std::size_t program_ = 0;
  std::map<std::uint32_t, Facts> facts_{};  // by Ast::adjustments
};

}  // namespace

void check_discretion(const Lint& lint, const Frames& frames) { Discretion(lint, frames).check(); }

}  // namespace rubric::lint
