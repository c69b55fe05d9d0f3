#include "whatif/ladders.hpp"

#include <algorithm>

#include "evaluate/value_text.hpp"

namespace rubric::whatif {

namespace {

using resolve::ItemId;

/// What one count gives: its level where it has one, and in words.
struct Step {
  std::optional<std::int64_t> level{};
  std::string text{};
};

Step step(Probe& probe, AttributeId rating) {
  const Cell& cell = probe.exact()[probe.program().computed[rating.index()]];
  Step step{std::nullopt, shown(probe, rating, true)};
  if (cell.known()) step.level = cell.number.whole();
  return step;
}

/// The nearest count on one side whose level lies below (above) that of `count`.
std::optional<NextLevel> next(const std::vector<Step>& steps, std::size_t count, bool up) {
  if (!steps[count].level) return std::nullopt;
  for (std::size_t away = 1; up ? count + away < steps.size() : away <= count; ++away) {
    const Step& other = steps[up ? count + away : count - away];
    if (other.level && (up ? *other.level > *steps[count].level : *other.level < *steps[count].level))
      return NextLevel{other.text, away};
  }
  return std::nullopt;
}

}  // namespace

AttributeId rating_of(const check::Rules& rules, AttributeId input) {
  const resolve::Model& model = rules.model;
  for (ItemId item = model[input].item; item.valid(); item = model[item].parent) {
    AttributeId found{};
    for (std::uint32_t i = 0; i < model.attributes.size(); ++i) {
      const resolve::Attribute& attribute = model.attributes[i];
      const bool rates = attribute.kind == resolve::AttributeKind::rating || attribute.name == "rating";
      if (attribute.item != item || !rates || rules.attributes[i].type.kind != Kind::scale) continue;
      if (!found.valid() || attribute.name == "rating") found = AttributeId{i};
    }
    if (found.valid()) return found;
    if (item.value == 0) break;
  }
  return {};
}

std::optional<Ladder> ladder(Probe& probe, const Variable& variable) {
  constexpr std::int64_t most_counts = 10'000;  // a ladder of more is read by nobody
  const check::Rules& rules = probe.rules();
  const AttributeId rating = rating_of(rules, variable.attribute);
  if (variable.type.kind != Kind::count || !rating.valid() || variable.high > most_counts) return std::nullopt;
  std::vector<Step> steps;
  for (std::int64_t count = 0; count <= variable.high; ++count) {
    probe.set(variable.input, count);
    steps.push_back(step(probe, rating));
  }
  probe.reset(variable.input);
  Ladder ladder;
  for (std::size_t count = 0; count < steps.size(); ++count) {
    if (ladder.rungs.empty() || ladder.rungs.back().level != steps[count].text)
      ladder.rungs.push_back({steps[count].text, count, count});
    ladder.rungs.back().to = count;
  }
  if (ladder.rungs.size() < 2) return std::nullopt;
  const Type type = rules.attributes[rating.index()].type;
  const auto now = static_cast<std::size_t>(variable.now);
  ladder.input = rules.model.attribute_name(variable.attribute);
  ladder.rating = rules.model.attribute_name(rating);
  ladder.scale = rules.model.type_name(type);
  ladder.count = now;
  ladder.cases = static_cast<std::uint64_t>(variable.high);
  ladder.level = steps[now].text;
  if (steps[now].level) ladder.exact_level = evaluate::value_of(rules, type, Number(*steps[now].level)).exact;
  ladder.final_level = shown(probe, rating);
  ladder.lower = next(steps, now, false);
  ladder.higher = next(steps, now, true);
  for (std::size_t level = 0; level < rules.model.level_sets[type.index].levels.size(); ++level) {
    const bool given = std::any_of(steps.begin(), steps.end(),
                                   [&](const Step& each) { return each.level == static_cast<std::int64_t>(level); });
    if (!given)
      ladder.unattainable.push_back(evaluate::display_of(rules, type, Number(static_cast<std::int64_t>(level))));
  }
  return ladder;
}

std::string shown(Probe& probe, AttributeId attribute, bool computed) {
  const compile::Slot slot = (computed ? probe.program().computed : probe.program().final_)[attribute.index()];
  const Type type = probe.rules().attributes[attribute.index()].type;
  const Cell cell = probe.exact()[slot];
  switch (cell.state) {
    case State::value: return evaluate::display_of(probe.rules(), type, cell.number, &probe.facts());
    case State::unrated: return "not rated";
    case State::error: return "error";
    case State::missing: break;
  }
  return evaluate::display_of(probe.rules(), type, probe.possible(slot, {}), &probe.facts());
}

}  // namespace rubric::whatif
