#include "whatif/probe.hpp"

#include <algorithm>

#include "whatif/samples.hpp"

namespace rubric::whatif {

using compile::no_slot;

namespace {

constexpr Type boolean{Kind::boolean, 0};

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
      cells_(program_) {
  const std::vector<Cell>& slots = exact();
  for (const Slot slot : program_.requires_) {
    const bool broken = slot != no_slot && slots[slot].known() && !slots[slot].is_true();
    broken_before_.push_back(broken);
  }
  find_parts();
  contexts_.emplace_back(program_, rules_, Completion{});
  find_completions();
  for (Context& context : contexts_) bind(context);
}

void Probe::find_parts() {
  for (std::uint32_t i = 0; i < wholes_.size(); ++i) {
    if (!wholes_[i].valid()) continue;
    const Part part{i, rules_.attributes[wholes_[i].index()].input};
    const std::optional<Number> count = count_now(part.count);
    const std::optional<Number> sample = count_now(part.sample);
    if (count && sample && *count <= *sample) parts_.push_back(part);
  }
}

/// What an input is with those that are set; nothing where that is not known.
std::optional<Number> Probe::count_now(std::uint32_t input) {
  if (facts_.inputs[input].known()) return facts_.inputs[input].number;
  const Cell& cell = exact()[program_.final_[rules_.inputs[input].index()]];
  return cell.known() ? std::optional(cell.number) : std::nullopt;
}

void Probe::find_completions() {
  Completion least;
  Completion most;
  for (std::uint32_t i = 0; i < rules_.inputs.size(); ++i) {
    const check::Attribute& attribute = rules_.attributes[rules_.inputs[i].index()];
    const Type type = attribute.type;
    const check::NodeId otherwise = attribute.definition;
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
  if (least.empty()) return;
  contexts_.emplace_back(program_, rules_, std::move(least));
  contexts_.emplace_back(program_, rules_, std::move(most));
}

void Probe::bind(Context& context) {
  evaluate::bind(rules_, program_, facts_, context.fractions);
  for (const Slot off : aside_) context.fractions.slots[off] = Fraction::whole(1);
  for (const auto& [input, value] : context.completion)
    context.fractions.slots[program_.first_input + input] = Fraction::whole(value);
}

void Probe::bind_sets(Context& context) {
  evaluate::bind(rules_, program_, facts_, context.sets);
  for (const Slot off : aside_) context.sets.slots[off] = Range::of(boolean, Number(1));
  for (const auto& [input, value] : context.completion) put(context, {input, value, value});
}

void Probe::forget() { fractions_fresh_ = cells_fresh_ = sets_fresh_ = false; }

void Probe::set(std::uint32_t input, std::int64_t value) {
  facts_.inputs[input] = Cell::of(Number(value));
  for (Context& context : contexts_) context.fractions.slots[program_.first_input + input] = Fraction::whole(value);
  forget();
}

void Probe::reset(std::uint32_t input) {
  facts_.inputs[input] = given_[input];
  for (Context& context : contexts_)
    context.fractions.slots[program_.first_input + input] = Fraction::of(given_[input]);
  forget();
}

void Probe::set_aside(Slot off, bool aside) {
  if (aside) {
    aside_.push_back(off);
  } else {
    std::erase(aside_, off);
  }
  for (Context& context : contexts_) {
    context.fractions.slots[off] = Fraction::whole(0);
    context.sets.slots[off] = Range::of(boolean, Number(0));
    bind(context);
  }
  forget();
}

void Probe::focus(const Target& target) {
  for (Context& context : contexts_) {
    bind(context);
    evaluate::run_results(program_, facts_, context.fractions);
    context.base_fractions = context.fractions.slots;
    bind_sets(context);
    evaluate::run(program_, facts_, context.sets);
    context.base_sets = context.sets.slots;
  }
  slicer_.emplace(program_, std::vector<Slot>{program_.final_[target.attribute.index()]});
  narrowed_.clear();
  slice_ = {};
  forget();
}

void Probe::restore() {
  const auto put_back = [](Context& context, Slot slot) {
    context.fractions.slots[slot] = context.base_fractions[slot];
    context.sets.slots[slot] = context.base_sets[slot];
  };
  for (Context& context : contexts_) {
    for (const Slot slot : slice_.written) put_back(context, slot);
    for (const std::uint32_t input : narrowed_) put_back(context, program_.first_input + input);
  }
}

void Probe::narrow(const std::vector<std::uint32_t>& inputs) {
  if (inputs == narrowed_) return;
  restore();
  narrowed_ = inputs;
  std::vector<Slot> changed;
  for (const std::uint32_t input : inputs) changed.push_back(program_.first_input + input);
  slice_ = slicer_.value().slice(changed);
  forget();
}

void Probe::unfocus() {
  restore();
  slicer_.reset();
  narrowed_.clear();
  slice_ = {};
  forget();
}

void Probe::run_fractions(Context& context) {
  if (slicer_) {
    evaluate::run(program_, slice_, facts_, context.fractions);
  } else {
    evaluate::run_results(program_, facts_, context.fractions);
  }
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
  Context& context = contexts_.front();
  if (!fractions_fresh_) run_fractions(context);
  fractions_fresh_ = true;
  const Fraction& fraction = context.fractions.slots[slot];
  Cell cell = fraction.is_other() ? exact()[slot] : fraction.cell();
  if (cell.state == State::missing) cell = settled(possible(slot, {}));
  return cell;
}

bool Probe::fails_somehow(const Target& target) {
  const Slot slot = program_.final_[target.attribute.index()];
  return std::any_of(contexts_.begin() + 1, contexts_.end(), [&](Context& context) {
    run_fractions(context);
    const Fraction& fraction = context.fractions.slots[slot];
    return !fraction.is_other() && fraction.below != 0 && !target.holds(fraction.cell());
  });
}

bool Probe::holds(const Target& target) {
  const Slot slot = program_.final_[target.attribute.index()];
  Context& context = contexts_.front();
  if (!fractions_fresh_) run_fractions(context);
  fractions_fresh_ = true;
  const Fraction& fraction = context.fractions.slots[slot];
  const Cell cell = fraction.is_other() ? exact()[slot] : fraction.cell();
  if (cell.state != State::missing) return target.holds(cell);
  return !fails_somehow(target) && target.must_hold(possible(slot, {}));
}

bool Probe::outgrows_sample(const std::vector<OpenInput>& inputs) {
  const auto known = [&](std::uint32_t input) -> std::optional<Number> {
    // What is worked out may depend on the open ones.
    if (!inputs.empty() && !facts_.inputs[input].known()) return std::nullopt;
    return count_now(input);
  };
  return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
    std::optional<Number> least;
    std::optional<Number> most;
    for (const OpenInput& input : inputs) {
      if (input.input == part.count) least = Number(input.low);
      if (input.input == part.sample) most = Number(input.high);
    }
    if (!least) least = known(part.count);
    if (!most) most = known(part.sample);
    return least && most && *least > *most;
  });
}

bool Probe::breaks_requirement() {
  if (outgrows_sample({})) return true;
  if (program_.requires_.empty()) return false;
  const std::vector<Cell>& slots = exact();
  for (std::size_t i = 0; i < program_.requires_.size(); ++i) {
    const Slot slot = program_.requires_[i];
    if (slot != no_slot && !broken_before_[i] && slots[slot].known() && !slots[slot].is_true()) return true;
  }
  return false;
}

bool Probe::accepts(const Target& target) { return holds(target) && !breaks_requirement(); }

void Probe::put(Context& context, const OpenInput& input) const {
  const Slot slot = program_.first_input + input.input;
  Range range = Range::of(program_.slot_types[slot], Number(input.low));
  if (range.finite) {
    for (std::int64_t level = input.low + 1; level <= input.high; ++level)
      range.levels |= std::uint64_t{1} << static_cast<unsigned>(level);
  } else {
    range.high = Number(input.high);
  }
  context.sets.slots[slot] = std::move(range);
}

const std::vector<Range>& Probe::ranges(Context& context, const std::vector<OpenInput>& inputs) {
  const bool is_first = &context == &contexts_.front();
  if (sets_fresh_ && is_first && inputs.empty()) return context.sets.slots;
  if (slicer_) {
    for (const std::uint32_t input : narrowed_) {
      const std::optional<std::int64_t> value =
          facts_.inputs[input].known() ? facts_.inputs[input].number.whole() : std::nullopt;
      if (value) {
        put(context, {input, *value, *value});
      } else {
        context.sets.slots[program_.first_input + input] = context.base_sets[program_.first_input + input];
      }
    }
  } else {
    bind_sets(context);
  }
  for (const OpenInput& input : inputs) put(context, input);
  if (slicer_) {
    evaluate::run(program_, slice_, facts_, context.sets);
  } else {
    evaluate::run(program_, facts_, context.sets);
  }
  if (is_first) sets_fresh_ = inputs.empty();
  return context.sets.slots;
}

Prospect Probe::prospect(const Target& target, const std::vector<OpenInput>& inputs) {
  const Slot slot = program_.final_[target.attribute.index()];
  const Range& range = ranges(contexts_.front(), inputs)[slot];
  if (!target.may_hold(range)) return {false, false};
  if (!range.may_fail && target.must_hold(range)) return {true, true};
  // It has to hold whatever is missing: where it cannot for some values of that, it does not.
  const bool may = std::all_of(contexts_.begin() + 1, contexts_.end(), [&](Context& context) {
    const Range& completed = ranges(context, inputs)[slot];
    return target.may_hold(completed) || completed.may_fail || completed.may_be_unrated;
  });
  return {may, false};
}

}  // namespace rubric::whatif
