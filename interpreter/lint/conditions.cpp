#include <fmt/format.h>

#include <map>
#include <optional>
#include <tuple>

#include "lint/lint.hpp"

namespace rubric::lint {

namespace {

using check::Node;
using check::NodeId;
using check::NodeKind;

/// What a condition decides, for the message where it never does and where it always does.
struct Effect {
  std::string_view never{};
  std::string_view always{};
};

constexpr Effect of_choice{"what stands behind `then` is never taken", "what stands behind `else` is never taken"};
constexpr Effect of_row{"its value is never taken", "the rows behind it are never taken"};
constexpr Effect of_adjustment{"the adjustment can never matter", "`when` says nothing"};
constexpr Effect of_clause{"the item is always rated", "the item is never rated"};
constexpr Effect of_requirement{"no case data pass", "it requires nothing"};

class Conditions {
 public:
  Conditions(const Lint& lint, const Frames& frames) : lint_(lint), frames_(frames), rules_(lint.rules) {}

  void check() {
    for (const Node& node : rules_.nodes) {
      if (node.kind == NodeKind::choose) note(rules_.child(node, 0), of_choice);
      if (node.kind != NodeKind::first_of) continue;
      for (std::size_t i = 1; i < node.child_count; i += 2) note(rules_.child(node, i), of_row);
      note_repeated(node);
    }
    for (const check::Adjustment& adjustment : rules_.adjustments) note(adjustment.when, of_adjustment);
    for (const NodeId when : rules_.not_rated) note(when, of_clause);
    for (const NodeId condition : rules_.requires_) note(condition, of_requirement);
    for (const auto& [place, found] : found_) report(found);
  }

 private:
  struct Found {
    Span span{};
    Effect effect{};
    bool is_read = false;
    bool can_hold = false;
    bool can_fail = false;
    std::vector<evaluate::Decided> because{};
    std::optional<Span> repeats{};
  };
  using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

  static Place place(Span span) { return {static_cast<std::uint32_t>(span.source), span.begin, span.end}; }

  /// A condition is written once and read for many items: it says nothing where it says the same for all of them.
  void note(NodeId id, Effect effect) {
    if (!id.valid()) return;
    const Span span = rules_[id].span;
    Found& found = found_.try_emplace(place(span), Found{span, effect}).first->second;
    const evaluate::Decision& decision = lint_.decisions.of(id);
    if (!decision.is_read) return;
    found.is_read = true;
    if (found.because.empty()) found.because = decision.because;
    if (evaluate::is_switch(rules_, id)) found.can_hold = found.can_fail = true;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      const compile::Slot slot = lint_.programs[i].node_slots[id.index()];
      const bool known = slot != compile::no_slot && frames_[i].slots[slot].has_value;
      found.can_hold = found.can_hold || !known || (decision.can_hold && (frames_[i].slots[slot].levels & 2U) != 0);
      found.can_fail = found.can_fail || !known || (decision.can_fail && (frames_[i].slots[slot].levels & 1U) != 0);
    }
  }

  /// A row whose condition is that of an earlier row.
  void note_repeated(const Node& node) {
    const compile::Program& program = lint_.programs.front();
    std::map<compile::Slot, Span> earlier;
    for (std::size_t i = 1; i < node.child_count; i += 2) {
      const NodeId id = rules_.child(node, i);
      const compile::Slot slot = program.node_slots[id.index()];
      if (slot == compile::no_slot) continue;
      const auto [at, fresh] = earlier.try_emplace(slot, rules_[id].span);
      Found& found = found_.at(place(rules_[id].span));
      if (!fresh && lint_.sources.text(at->second) == lint_.sources.text(found.span)) found.repeats = at->second;
    }
  }

  void report(const Found& found) {
    if (!found.is_read) return;
    if (found.repeats) {
      lint_.diagnostics.add({Code::condition_settled,
                             found.span,
                             "this row has the condition of an earlier one, so its value is never taken",
                             {{*found.repeats, "the same condition"}},
                             "correct the condition, or remove the row"});
      return;
    }
    if (found.can_hold && found.can_fail) return;
    std::vector<Label> labels;
    for (const evaluate::Decided& decided : found.because) {
      labels.push_back({rules_[decided.condition].span, decided.held ? "it is read only where this holds"
                                                                     : "it is read only where this does not hold"});
    }
    const std::string_view where = labels.empty() ? "" : " where it is read";
    lint_.diagnostics.add({Code::condition_settled, found.span,
                           found.can_hold ? fmt::format("this always holds{}, so {}", where, found.effect.always)
                                          : fmt::format("this can never hold{}, so {}", where, found.effect.never),
                           std::move(labels), "correct the condition, or remove what it makes idle"});
  }

  const Lint& lint_;
  const Frames& frames_;
  const check::Rules& rules_;
  std::map<Place, Found> found_{};
};

}  // namespace

void check_conditions(const Lint& lint, const Frames& frames) { Conditions(lint, frames).check(); }

}  // namespace rubric::lint
