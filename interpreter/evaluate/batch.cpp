#include "evaluate/batch.hpp"

#include <algorithm>

#include "evaluate/fetch_ahead.hpp"
#include "evaluate/records.hpp"

namespace rubric::evaluate {

using compile::Slot;

namespace {

constexpr std::uint32_t nothing = 0xffff'ffff;

/// Stands for facts that were copied: operations over rows find no table in it.
const facts::Facts& no_rows() {
  static const facts::Facts none;
  return none;
}

}  // namespace

Block::Block(const check::Rules& rules, const compile::Program& program, Buffers& buffers)
    : rules_(rules),
      program_(program),
      buffers_(buffers),
      inputs_(program.input_has_else.size()),
      record_of_(program.slot_count, nothing),
      results_(program.final_.size()) {
  inspections_.reserve(block_lanes);
  waiting_.reserve(block_lanes);
  for (Bound& input : inputs_) {
    input.value = buffers.take();
    input.has_value = true;
  }
  const auto fills = [this](Slot slot) {
    if (slot == compile::no_slot || record_of_[slot] != nothing) return;
    record_of_[slot] = static_cast<std::uint32_t>(records_.size());
    records_.push_back({slot, {}});
  };
  for (const Slot flag : program.flags) fills(flag);
  for (const compile::DiscretionSlots& discretion : program.discretion_slots) fills(discretion.to);
}

void Block::put(Bound& bound, std::size_t lane, const Lane& value) {
  bound.value->numbers[lane] = value.value;
  if (bound.has_below || bound.has_state || value.below != 1 || value.state != lane::value)
    put_rare(bound, lane, value);
}

void Block::put_rare(Bound& bound, std::size_t lane, const Lane& value) {
  if (!bound.has_below && value.below != 1) {
    if (bound.below == nullptr) bound.below = buffers_.take();
    std::fill_n(bound.below->numbers, block_lanes, 1);
    bound.has_below = true;
  }
  if (!bound.has_state && value.state != lane::value) {
    if (bound.state == nullptr) bound.state = buffers_.take();
    std::fill_n(bound.state->states(), block_lanes, lane::value);
    bound.has_state = true;
  }
  if (bound.has_below) bound.below->numbers[lane] = value.below;
  if (bound.has_state) bound.state->states()[lane] = value.state;
  bound.unrated = bound.unrated || value.state == lane::unrated;
}

void Block::copy(const facts::Facts& facts) {
  load();
  const Cell* cell = facts.inputs.data();
  for (Bound& input : inputs_) put(input, loaded_, lane_of(Fraction::of(*cell++)));
  load_records(loaded_++, facts);
  inspections_.push_back(&no_rows());
}

void Block::copy(const facts::QuickFacts& facts) {
  load();
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    Bound& input = inputs_[i];
    const std::int32_t number = facts.inputs()[i];
    if (facts::QuickFacts::is_whole(number) && !input.has_below && !input.has_state)
      input.value->numbers[loaded_] = number;
    else
      put(input, loaded_, lane_of(facts.input(i)));
  }
  load_records(loaded_++, std::span<const facts::SmallRecord>(facts.records()));
  inspections_.push_back(&no_rows());
}

void Block::load() {
  for (std::size_t i = 0; i < waiting_.size(); ++i, ++loaded_) {
    constexpr std::size_t ahead = 16;
    if (i + ahead < waiting_.size()) fetch_ahead(*waiting_[i + ahead]);
    load_inputs(loaded_, *inspections_[loaded_], waiting_[i]->inputs());
    load_records(loaded_, waiting_[i]->records());
  }
  waiting_.clear();
}

void Block::put_in_columns() {
  load();
  if (in_columns_ == loaded_) return;
  in_columns_ = loaded_;
  const Loops& how = loops();
  for (Bound& input : inputs_) input.column = column(input, how);
  for (auto& [slot, bound] : records_) bound.column = column(bound, how);
}

void Block::load_inputs(std::size_t lane, const facts::Facts& facts, const std::int32_t* inputs) {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    Bound& input = inputs_[i];
    if (facts::SmallFacts::is_whole(inputs[i]) && !input.has_below && !input.has_state)
      input.value->numbers[lane] = inputs[i];
    else
      put(input, lane, lane_of(facts::SmallFacts::fraction(inputs[i], facts.inputs[i])));
  }
}

template <class From>
void Block::load_records(std::size_t lane, const From& facts) {
  const auto ask = [&](Slot slot, std::uint32_t number) {
    if (slot == compile::no_slot) return;
    Bound& bound = records_[record_of_[slot]].second;
    if (!bound.has_value) {
      if (bound.value == nullptr) bound.value = buffers_.take();
      std::fill_n(bound.value->numbers, block_lanes, 0);
      bound.has_value = true;
    }
    bound.value->numbers[lane] = static_cast<std::int32_t>(number);
  };
  for_each_record(
      rules_, program_, facts, [&](Slot flag) { ask(flag, 1); }, ask);
}

Column Block::column(const Bound& bound, const Loops& loops) const {
  if (!bound.has_value) return all_of(Fraction::whole(0));
  const auto all_missing = [&] {
    const std::uint8_t* const states = bound.state->states();
    return std::all_of(states, states + size(), [](std::uint8_t state) { return state == lane::missing; });
  };
  if (bound.has_state && all_missing()) return all_of({Fraction::missing, 0});
  Column column;
  loops.bounds(bound.value->numbers, size(), column.low, column.high);
  if (column.low == column.high && !bound.has_below && !bound.has_state) return all_of(Fraction::whole(column.low));
  column.value = bound.value;
  if (bound.has_below) {
    column.below = bound.below;
    loops.bounds(bound.below->numbers, size(), column.below_low, column.below_high);
  }
  if (bound.has_state) column.state = bound.state;
  column.may_be_unrated = bound.unrated;
  return column;
}

void Block::run(ColumnRun& run) {
  for (Column& result : results_) run.drop(result);
  if (size() == 0) return;
  put_in_columns();
  for (std::uint32_t i = 0; i < inputs_.size(); ++i)
    run.put(program_.first_input + i, ColumnRun::shared(inputs_[i].column));
  for (const auto& [slot, bound] : records_) run.put(slot, ColumnRun::shared(bound.column));
  run.run(inspections_);
  for (std::size_t i = 0; i < results_.size(); ++i) results_[i] = run.share(program_.final_[i]);
  run.clear(program_.final_);
  for (std::uint32_t i = 0; i < inputs_.size(); ++i) run.put(program_.first_input + i, Column{});
  for (const auto& [slot, bound] : records_) run.put(slot, all_of(Fraction::whole(0)));
}

void Block::clear(ColumnRun& run) {
  for (Column& result : results_) run.drop(result);
  inspections_.clear();
  waiting_.clear();
  loaded_ = in_columns_ = 0;
  for (Bound& input : inputs_) input.has_below = input.has_state = input.unrated = false;
  for (auto& [slot, bound] : records_) bound.has_value = false;
}

}  // namespace rubric::evaluate
