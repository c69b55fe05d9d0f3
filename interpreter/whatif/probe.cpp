#include "whatif/probe.hpp"

#include <algorithm>

#include "whatif/samples.hpp"

namespace rubric::whatif {

using compile::no_slot;

namespace {

/// The one value that a set settles on, where nothing else is left but a failure.
Cell settled(const Range& range) {
  Range unfailing = range;
  unfailing.may_fail = false;
  std::optional<Number> value = unfailing.single();
  return value ? Cell::of(*std::move(value)) : Cell{};
}

}  // namespace

Probe::Probe(const Inspection::Impl& inspection, std::size_t program)
    : rules_(inspection.methodology->rules),
      program_(inspection.methodology->programs[program]),
      facts_(inspection.facts),
      given_(facts_.inputs),
      wholes_(samples(rules_)),
      fractions_(program_),
      cells_(program_),
      ranges_(program_, rules_) {
  evaluate::bind(rules_, program_, facts_, fractions_);
  evaluate::bind(rules_, program_, facts_, ranges_);
  const std::vector<Cell>& slots = exact();
  for (const Slot slot : program_.requires_) {
    const bool broken = slot != no_slot && slots[slot].known() && !slots[slot].is_true();
    broken_before_.push_back(broken);
  }
  find_completions();
}

void Probe::find_completions() {
  std::vector<std::pair<std::uint32_t, std::int64_t>> least;
  std::vector<std::pair<std::uint32_t, std::int64_t>> most;
  for (std::uint32_t i = 0; i < rules_.inputs.size(); ++i) {
    const Type type = rules_.attributes[rules_.inputs[i].index()].type;
    const check::NodeId otherwise = rules_.attributes[rules_.inputs[i].index()].definition;
    const bool counted = otherwise.valid() && rules_[otherwise].kind == check::NodeKind::row_aggregate;
    if (facts_.inputs[i].known() || (otherwise.valid() && !counted)) continue;
    if (counted && exact()[program_.final_[rules_.inputs[i].index()]].state != State::missing) continue;
    missing_.push_back(i);
    if (type.is_level()) {
      least.emplace_back(i, 0);
      most.emplace_back(i, static_cast<std::int64_t>(program_.points[type.index].size()) - 1);
    } else if (type.kind == Kind::percent) {
      least.emplace_back(i, 0);
      most.emplace_back(i, 100);
    } else if (type.kind != Kind::date && type.kind != Kind::text) {
      // One answer of one case is the simplest count that is no division by zero.
      least.emplace_back(i, std::find(wholes_.begin(), wholes_.end(), rules_.inputs[i]) != wholes_.end() ? 1 : 0);
      most.emplace_back(i, 1);
    }
  }
  if (!least.empty()) completions_ = {std::move(least), std::move(most)};
}

/// Whether the target fails for values of the missing inputs that are tried first.
bool Probe::fails_somehow(const Target& target) {
  const Slot slot = program_.final_[target.attribute.index()];
  bool fails = false;
  for (const auto& completion : completions_) {
    for (const auto& [input, value] : completion)
      fractions_.slots[program_.first_input + input] = Fraction::whole(value);
    evaluate::run_results(program_, facts_, fractions_);
    const Fraction& fraction = fractions_.slots[slot];
    fails = !fraction.is_other() && fraction.below != 0 && !target.holds(fraction.cell());
    for (const auto& [input, value] : completion)
      fractions_.slots[program_.first_input + input] = Fraction::of(facts_.inputs[input]);
    if (fails) break;
  }
  fractions_fresh_ = completions_.empty();
  return fails;
}

void Probe::set(std::uint32_t input, std::int64_t value) {
  facts_.inputs[input] = Cell::of(Number(value));
  fractions_.slots[program_.first_input + input] = Fraction::whole(value);
  fractions_fresh_ = cells_fresh_ = ranges_fresh_ = false;
}

void Probe::reset(std::uint32_t input) {
  facts_.inputs[input] = given_[input];
  fractions_.slots[program_.first_input + input] = Fraction::of(given_[input]);
  fractions_fresh_ = cells_fresh_ = ranges_fresh_ = false;
}

void Probe::set_aside(Slot off, bool aside) {
  fractions_fresh_ = cells_fresh_ = ranges_fresh_ = false;
  if (aside) {
    aside_.push_back(off);
    fractions_.slots[off] = Fraction::whole(1);
    ranges_.slots[off] = Range::of({Kind::boolean, 0}, Number(1));
    return;
  }
  std::erase(aside_, off);
  evaluate::bind(rules_, program_, facts_, fractions_);
  evaluate::bind(rules_, program_, facts_, ranges_);
  fractions_.slots[off] = Fraction::whole(0);
  ranges_.slots[off] = Range::of({Kind::boolean, 0}, Number(0));
}

void Probe::run_fractions() {
  if (fractions_fresh_) return;
  evaluate::run_results(program_, facts_, fractions_);
  fractions_fresh_ = true;
}

const std::vector<Cell>& Probe::exact() {
  if (cells_fresh_) return cells_.slots;
  evaluate::bind(rules_, program_, facts_, cells_);
  for (const Slot slot : aside_) cells_.slots[slot] = Cell::boolean(true);
  evaluate::run(program_, facts_, cells_);
  // What is set aside is no record of the data, which the next bind would take back.
  for (const Slot slot : aside_) cells_.raised.push_back(slot);
  cells_fresh_ = true;
  return cells_.slots;
}

Cell Probe::result(AttributeId attribute) {
  const Slot slot = program_.final_[attribute.index()];
  run_fractions();
  const Fraction& fraction = fractions_.slots[slot];
  Cell cell = fraction.is_other() ? exact()[slot] : fraction.cell();
  if (cell.state == State::missing) cell = settled(possible(slot, {}));
  return cell;
}

bool Probe::holds(const Target& target) {
  const Slot slot = program_.final_[target.attribute.index()];
  run_fractions();
  const bool open = fractions_.slots[slot].is_other() ? exact()[slot].state == State::missing
                                                      : fractions_.slots[slot].is(Fraction::missing);
  if (!open) return target.holds(result(target.attribute));
  return !fails_somehow(target) && target.must_hold(possible(slot, {}));
}

bool Probe::breaks_requirement() {
  if (program_.requires_.empty()) return false;
  const std::vector<Cell>& slots = exact();
  for (std::size_t i = 0; i < program_.requires_.size(); ++i) {
    const Slot slot = program_.requires_[i];
    if (slot != no_slot && !broken_before_[i] && slots[slot].known() && !slots[slot].is_true()) return true;
  }
  return false;
}

bool Probe::accepts(const Target& target) { return holds(target) && !breaks_requirement(); }

void Probe::put(const OpenInput& input) {
  const Slot slot = program_.first_input + input.input;
  Range range = Range::of(program_.slot_types[slot], Number(input.low));
  if (range.finite) {
    for (std::int64_t level = input.low + 1; level <= input.high; ++level)
      range.levels |= std::uint64_t{1} << static_cast<unsigned>(level);
  } else {
    range.high = Number(input.high);
  }
  ranges_.slots[slot] = std::move(range);
}

const std::vector<Range>& Probe::ranges(const std::vector<OpenInput>& inputs, const Completion& completion) {
  if (ranges_fresh_ && inputs.empty() && completion.empty()) return ranges_.slots;
  evaluate::bind(rules_, program_, facts_, ranges_);
  for (const Slot off : aside_) ranges_.slots[off] = Range::of({Kind::boolean, 0}, Number(1));
  for (const auto& [input, value] : completion) put({input, value, value});
  for (const OpenInput& input : inputs) put(input);
  evaluate::run(program_, facts_, ranges_);
  ranges_fresh_ = inputs.empty() && completion.empty();
  return ranges_.slots;
}

bool Probe::may_hold(const Target& target, const std::vector<OpenInput>& inputs) {
  const Slot slot = program_.final_[target.attribute.index()];
  if (!target.may_hold(possible(slot, inputs))) return false;
  // It has to hold whatever is missing: where it cannot for some values of that, it does not.
  return std::all_of(completions_.begin(), completions_.end(), [&](const auto& completion) {
    const Range& range = ranges(inputs, completion)[slot];
    return target.may_hold(range) || range.may_fail || range.may_be_unrated;
  });
}

bool Probe::must_hold(const Target& target, const std::vector<OpenInput>& inputs) {
  const Range& range = possible(program_.final_[target.attribute.index()], inputs);
  return !range.may_fail && target.must_hold(range);
}

}  // namespace rubric::whatif
