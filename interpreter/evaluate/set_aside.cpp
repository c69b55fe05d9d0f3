#include "evaluate/set_aside.hpp"

#include <fmt/format.h>

#include "evaluate/results.hpp"
#include "evaluate/text.hpp"

namespace rubric::evaluate {

namespace {

bool missing(const Frame& frame, const std::vector<Slot>& slots) {
  for (const Slot slot : slots) {
    if (slot != no_slot && frame.slots[slot].state == State::missing) return true;
  }
  return false;
}

bool alike(const Reading& a, const Reading& b) {
  if (a.state != b.state) return false;
  if (a.state == State::value) return a.number == b.number;
  if (a.range == nullptr || b.range == nullptr) return a.range == b.range;
  return a.range->finite == b.range->finite && a.range->levels == b.range->levels && a.range->low == b.range->low &&
         a.range->high == b.range->high;
}

}  // namespace

bool leaves_open(const compile::Program& program, const Frame& exact) {
  return missing(exact, program.final_) || missing(exact, program.computed) || missing(exact, program.requires_);
}

Evaluation evaluate_with(const Inputs& inputs, const std::optional<Patch>& patch) {
  Evaluation result{Frame(inputs.program), std::nullopt};
  bind(inputs.rules, inputs.program, inputs.facts, result.exact);
  if (patch) result.exact.slots[patch->slot] = Cell::boolean(patch->value);
  run(inputs.program, inputs.facts, result.exact);
  if (!leaves_open(inputs.program, result.exact)) return result;
  RangeFrame& ranges = result.ranges.emplace(inputs.program, inputs.rules);
  bind(inputs.rules, inputs.program, inputs.facts, ranges);
  if (patch) ranges.slots[patch->slot] = Range::of(Type{Kind::boolean, 0}, Number(patch->value ? 1 : 0));
  run(inputs.program, inputs.facts, ranges);
  return result;
}

SetAside set_aside(const View& view, std::string name, const Patch& patch) {
  SetAside without{std::move(name), {}};
  const Evaluation other = evaluate_with(view.in, patch);
  const View changed{view.in, other};
  for (const AttributeId id : result_order(view.model())) {
    const resolve::Attribute& it = view.model()[id];
    if (!is_conclusion(it)) continue;
    const Reading after = changed.final_of(id);
    if (alike(view.final_of(id), after)) continue;
    Change change{id, changed.show(after, view.type_of(id)), after};
    change.reading.range = nullptr;
    without.changes.push_back(std::move(change));
  }
  return without;
}

std::vector<std::string> consequences_of(const View& view, const SetAside& without) {
  if (without.changes.empty()) return {"without it nothing would be otherwise"};
  std::vector<std::string> parts;
  std::vector<std::string> decided;
  std::vector<std::string> perhaps;
  for (const Change& change : without.changes) {
    const std::string name = view.model().attribute_name(change.attribute);
    parts.push_back(fmt::format("{} {}", name, change.value));
    const resolve::Attribute& it = view.model()[change.attribute];
    if (it.item.value == 0 && it.kind == resolve::AttributeKind::rating)
      (change.reading.known() ? decided : perhaps).push_back(name);
  }
  std::vector<std::string> lines{"without it: " + listed(parts, ", ")};
  if (!decided.empty()) lines.push_back("decisive for " + listed(decided));
  if (!perhaps.empty()) lines.push_back("may be decisive for " + listed(perhaps));
  return lines;
}

}  // namespace rubric::evaluate
