#include <algorithm>

#include "reference/evaluator.hpp"

namespace rubric::reference {

using syntax::AdjustmentKind;

bool Evaluator::binds(const syntax::Adjustment& adjustment, std::size_t item, const std::string& name) const {
  if (adjustment.attribute.text != name) return false;
  if (!adjustment.selection.valid()) return item == 0;
  const std::vector<std::size_t> chosen = framework_.select(ast_[adjustment.selection], 0);
  return std::find(chosen.begin(), chosen.end(), item) != chosen.end();
}

bool Evaluator::waived(const syntax::Adjustment& adjustment, std::size_t item) const {
  return std::any_of(data_.waivers.begin(), data_.waivers.end(), [&](const Waiver& waiver) {
    if (waiver.name != adjustment.name.text || (waiver.kind == "cap") != (adjustment.kind == AdjustmentKind::cap))
      return false;
    if (!waiver.item.kind.empty() && !(waiver.item == framework_.items()[item].key)) return false;
    return adjustment.waivable && (!adjustment.requires_reason || !waiver.reason.empty()) &&
           (!adjustment.requires_by || !waiver.by.empty());
  });
}

Value Evaluator::discretion(std::size_t item, const std::string& name, const Value& value) {
  for (const Discretion& record : data_.discretion) {
    if (!(record.item == framework_.items()[item].key) || record.attribute != name) continue;
    const Value to = in_scale(level("", 0, record.to), value.scale);
    const Number moved = to.number - value.number;
    bool allowed = false;
    for (const syntax::Adjustment& rule : ast_.adjustments) {
      if (rule.kind != AdjustmentKind::discretion || !binds(rule, item, name)) continue;
      const bool direction = (moved > Number(0) && rule.up) || (moved < Number(0) && rule.down);
      const Number width = moved.is_negative() ? -moved : moved;
      const bool written =
          (!rule.requires_reason || !record.reason.empty()) && (!rule.requires_by || !record.by.empty());
      if (!direction || width > Number(*rule.width) || !written) continue;
      const Value holds = rule.when.valid() ? eval(rule.when, {item}) : boolean(true);
      if (!holds.ok()) return error("the condition of a discretion fails");  // whatever the other rules say
      allowed = allowed || holds.is_true();
    }
    if (allowed) return to;
  }
  return value;
}

Value Evaluator::adjusted(std::size_t item, const std::string& name, Value value) {
  if (!value.ok()) return value;
  value = discretion(item, name, value);
  if (!value.ok()) return value;
  std::optional<Value> floor, cap;
  for (const syntax::Adjustment& rule : ast_.adjustments) {
    if (rule.kind == AdjustmentKind::discretion || !binds(rule, item, name) || waived(rule, item)) continue;
    const Value holds = rule.when.valid() ? eval(rule.when, {item}) : boolean(true);
    if (!holds.ok()) return error("a condition fails");
    if (!holds.is_true()) continue;
    const Value at = in_scale(eval(rule.level, {item}), value.scale);
    if (!at.ok()) return at;
    if (rule.kind == AdjustmentKind::cap && (!cap || at.number < cap->number)) cap = at;
    if (rule.kind == AdjustmentKind::floor && (!floor || at.number > floor->number)) floor = at;
  }
  if (floor && cap && floor->number > cap->number) return error("floor above cap");
  if (floor && value.number < floor->number) value = *floor;
  if (cap && value.number > cap->number) value = *cap;
  return value;
}

}  // namespace rubric::reference
