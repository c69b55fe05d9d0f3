#include "suite/possible.hpp"

#include <algorithm>

namespace rubric::suite {

namespace {

constexpr int most_decimals = 6;

/// The number with the fewest decimals from `low` to `high`, of which only one belongs to it; of these the nearest to
/// `low`, or to `high`.
std::optional<Number> shortest(const Number& low, const Number& high, bool low_belongs, bool near_low) {
  Number step(1);
  for (int decimals = 0; decimals <= most_decimals; ++decimals, step = step / Number(10)) {
    Number at = near_low ? low.rounded(step, Rounding::up) : high.rounded(step, Rounding::down);
    if (near_low && !low_belongs && at == low) at = at + step;
    if (!near_low && low_belongs && at == high) at = at - step;
    if (low_belongs ? low <= at && at < high : low < at && at <= high) return at;
  }
  return std::nullopt;
}

}  // namespace

evaluate::Attainable& Possible::program(std::size_t number) {
  if (!programs_[number])
    programs_[number] = std::make_unique<evaluate::Attainable>(rules_.rules, rules_.programs[number]);
  return *programs_[number];
}

bool Possible::slots(std::size_t number, check::NodeId node, std::vector<compile::Slot>& slots) const {
  const compile::Program& program = rules_.programs[number];
  if (const compile::Slot slot = program.node_slots[node.index()]; slot != compile::no_slot) slots.push_back(slot);
  for (const compile::InnerSlot& inner : program.inner_slots) {
    if (inner.node != node) continue;
    if (inner.rows != compile::InnerSlot::whole_run) return false;
    slots.push_back(inner.slot);
  }
  return !slots.empty();
}

std::optional<evaluate::Values> Possible::values(check::NodeId node) {
  evaluate::Values all{{}, true};
  for (std::size_t i = 0; i < programs_.size(); ++i) {
    std::vector<compile::Slot> here;
    if (!slots(i, node, here)) return std::nullopt;
    for (const compile::Slot slot : here) {
      const std::optional<evaluate::Values> values = program(i).of(slot);
      if (!values) return std::nullopt;
      all.all.insert(all.all.end(), values->all.begin(), values->all.end());
      all.exact = all.exact && values->exact;
    }
  }
  std::sort(all.all.begin(), all.all.end());
  all.all.erase(std::unique(all.all.begin(), all.all.end()), all.all.end());
  return all;
}

std::optional<std::vector<Number>> Possible::values_at(Span span) {
  std::vector<Number> all;
  for (std::uint32_t i = 0; i < rules_.rules.nodes.size(); ++i) {
    if (rules_.rules.nodes[i].span != span) continue;
    const std::optional<evaluate::Values> values = this->values(check::NodeId{i});
    if (!values) return std::nullopt;
    all.insert(all.end(), values->all.begin(), values->all.end());
  }
  if (all.empty()) return std::nullopt;
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::optional<Range> Possible::range(check::NodeId node) {
  std::optional<Range> all;
  for (std::size_t i = 0; i < programs_.size(); ++i) {
    std::vector<compile::Slot> here;
    if (!slots(i, node, here)) return std::nullopt;
    for (const compile::Slot slot : here) {
      const Range& range = program(i).open(slot);
      if (!range.has_value) return std::nullopt;
      all = all ? all->join(range) : range;
    }
  }
  return all;
}

std::optional<Number> bound_beside(const std::vector<Number>& values, const Number& bound, bool parts_behind, int by) {
  // The value that changes sides, and the ones beside it.
  const auto past = parts_behind ? std::upper_bound(values.begin(), values.end(), bound)
                                 : std::lower_bound(values.begin(), values.end(), bound);
  if (by > 0 ? past == values.end() : past == values.begin()) return std::nullopt;
  const auto moved = by > 0 ? past : past - 1;
  const Number next = moved + 1 == values.end() ? *moved + Number(1) : *(moved + 1);
  const Number before = moved == values.begin() ? *moved - Number(1) : *(moved - 1);
  // It belongs below the new bound where that rises, above it where that falls.
  const Number& low = by > 0 ? *moved : before;
  const Number& high = by > 0 ? next : *moved;
  const Number one = bound + Number(by);
  if (parts_behind ? low <= one && one < high : low < one && one <= high) return one;
  return shortest(low, high, parts_behind, by > 0);
}

}  // namespace rubric::suite
