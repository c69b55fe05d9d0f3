#include <fmt/format.h>

#include <map>

#include "lint/implied.hpp"
#include "syntax/words.hpp"

namespace rubric::lint {

namespace {

using compile::Limit;

/// Floors and caps of one rating that cannot both be met. One of them is told of where the other holds wherever it does.
class Conflicts {
 public:
  Conflicts(const Lint& lint, const Frames& frames) : lint_(lint), frames_(frames), rules_(lint.rules) {}

  void check() {
    for (program_ = 0; program_ < frames_.size(); ++program_) {
      for (const compile::Op& op : lint_.programs[program_].ops) {
        if (op.code == compile::Opcode::adjust) note(lint_.programs[program_].adjustments[op.b]);
      }
    }
    for (const auto& [declaration, other] : found_)
      report(lint_.ast.adjustments[declaration], lint_.ast.adjustments[other]);
  }

 private:
  std::uint32_t declaration(const Limit& limit) const { return rules_.model.adjustments[limit.adjustment].declaration; }

  void note(const std::vector<Limit>& limits) {
    for (const Limit& floor : limits) {
      for (const Limit& cap : limits) {
        if (floor.is_cap || !cap.is_cap || !conflict(floor, cap)) continue;
        if (brings_about(floor, cap)) {
          found_.try_emplace(declaration(floor), declaration(cap));
        } else if (brings_about(cap, floor)) {
          found_.try_emplace(declaration(cap), declaration(floor));
        }
      }
    }
  }

  bool conflict(const Limit& floor, const Limit& cap) const {
    const Range& least = frames_[program_].slots[floor.level];
    const Range& most = frames_[program_].slots[cap.level];
    return least.has_value && most.has_value && least.levels != 0 && most.levels != 0 &&
           lowest(least.levels) > highest(most.levels);
  }

  /// Whether `limit` can hold, and `other` then does too, whoever decides.
  bool brings_about(const Limit& limit, const Limit& other) const {
    return !rules_.adjustments[other.adjustment].waivable &&
           may_hold(lint_, frames_, program_, rules_.adjustments[limit.adjustment].when) &&
           implies(lint_, frames_, program_, limit, other);
  }

  void report(const syntax::Adjustment& written, const syntax::Adjustment& other) const {
    const bool is_cap = written.kind == syntax::AdjustmentKind::cap;
    lint_.diagnostics.add(
        {Code::floor_always_above_cap,
         written.name.span,
         fmt::format("wherever the {} `{}` holds, the {} `{}` holds too at a {} level, so the rating is in error",
                     syntax::word(written.kind), written.name.text, syntax::word(other.kind), other.name.text,
                     is_cap ? "higher" : "lower"),
         {{lint_.ast[written.level].span, is_cap ? "at most this" : "at least this"},
          {lint_.ast[other.level].span, is_cap ? "at least this" : "at most this"}},
         "correct one of the levels, or a condition"});
  }

  const Lint& lint_;
  const Frames& frames_;
  const check::Rules& rules_;
  std::size_t program_ = 0;
  std::map<std::uint32_t, std::uint32_t> found_{};  // by Ast::adjustments: the other
};

}  // namespace

void check_conflicts(const Lint& lint, const Frames& frames) { Conflicts(lint, frames).check(); }

}  // namespace rubric::lint
