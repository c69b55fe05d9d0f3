#include "whatif/lane_runner.hpp"

#include <algorithm>
#include <map>

#include "single.hpp"

namespace rubric::whatif {

namespace {

using compile::no_slot;
using compile::Slot;
using resolve::AttributeId;

std::vector<bool> made_in_segments(const compile::Program& program) {
  std::vector<bool> inside(program.slot_count, false);
  std::size_t past = 0;  // of the outermost segment
  std::vector<Slot> skips;
  for (std::size_t i = 0; i < program.ops.size(); ++i) {
    const compile::Op& op = program.ops[i];
    if (i < past)
      inside[op.dest] = true;
    else if (compile::is_skip(op.code))
      skips.push_back(op.dest);
    if (compile::is_skip(op.code)) past = std::max(past, i + 1 + op.b);
  }
  // The last operation of a segment fills the slot of its skip.
  for (const Slot slot : skips) inside[slot] = false;
  return inside;
}

}  // namespace

LaneRunner::Room::Room(const Methodology::Impl& rules, const compile::Program& of, evaluate::Buffers& buffers,
                       const Looks& looks)
    : program(of), evaluation{evaluate::Frame(of), std::nullopt} {
  const auto count = static_cast<std::uint32_t>(program.final_.size());
  std::map<Slot, std::uint32_t> results;  // by slot
  for (std::uint32_t i = 0; i < count; ++i) results.emplace(program.final_[i], i);
  std::vector<Slot> more;
  const auto result = [&](Slot slot) {
    const auto [at, added] = results.emplace(slot, static_cast<std::uint32_t>(count + more.size()));
    if (added) more.push_back(slot);
    return at->second;
  };
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!evaluate::is_conclusion(rules.rules.model.attributes[i])) continue;
    filled.push_back({program.final_[i], i, true});
    if (looks.only_conclusions()) settled.push_back(i);
  }
  std::vector<Slot> asked;
  for (const Reads* reads : looks.reads) reads->add_slots(program, asked);
  for (std::size_t i = 0; looks.records && i < program.discretion_slots.size(); ++i) {
    asked.push_back(program.discretion_slots[i].decided);
    // Discretion may be recorded where no rule allows any.
    if (evaluate::is_conclusion(rules.rules.model.attributes[i])) asked.push_back(program.computed[i]);
  }
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  for (const Slot slot : asked) {
    if (slot != no_slot) filled.push_back({slot, result(slot), false});
  }
  if (!looks.only_conclusions()) {
    // Where any of these is missing, sets of values may say more of what is looked at: evaluate::leaves_open.
    for (const std::vector<Slot>* slots : {&program.final_, &program.computed, &program.requires_}) {
      for (const Slot slot : *slots) {
        if (slot != no_slot) settled.push_back(result(slot));
      }
    }
  }
  const std::vector<bool> inside = made_in_segments(program);
  if (std::any_of(more.begin(), more.end(), [&inside](Slot slot) { return inside[slot]; })) return;
  lanes = std::make_unique<LaneRun>(program, buffers, more);
  block = std::make_unique<evaluate::Block>(rules.rules, lanes->results, buffers);
}

void LaneRunner::Room::find_open() {
  open.assign(block->size(), false);
  for (const std::uint32_t result : settled) {
    const evaluate::Column& column = block->results(result);
    if (!column.uniform() && column.state == nullptr) continue;
    for (std::size_t lane = 0; lane < open.size(); ++lane) {
      const Fraction value = evaluate::fraction_at(column, lane);
      if (value.is(Fraction::missing) || value.is_other()) open[lane] = true;
    }
  }
}

LaneRunner::LaneRunner(const Methodology& methodology, evaluate::Buffers& buffers, Looks looks)
    : methodology_(methodology),
      buffers_(buffers),
      looks_(std::move(looks)),
      rooms_(methodology.impl().programs.size()) {}

void LaneRunner::take(const facts::Facts* facts, const RunOptions& options) {
  Place& place = places_.emplace_back(Place{facts});
  if (facts == nullptr || (looks_.records && !facts->waivers.empty())) return;
  const Methodology::Impl& rules = methodology_.impl();
  const std::optional<std::size_t> interval = interval_of(rules, *facts, options);
  if (!interval) return;
  std::unique_ptr<Room>& room = rooms_[*interval];
  if (!room) room = std::make_unique<Room>(rules, rules.programs[*interval], buffers_, looks_);
  if (!room->block) return;
  place.room = room.get();
  place.lane = room->block->size();
  room->block->copy(*facts);
}

void LaneRunner::run() {
  for (const std::unique_ptr<Room>& room : rooms_) {
    if (!room || !room->block) continue;
    room->block->run(room->lanes->run);
    room->find_open();
  }
}

bool LaneRunner::fill(Room& room, const Place& place) {
  std::vector<Cell>& slots = room.evaluation.exact.slots;
  for (const Filled& it : room.filled) {
    const Fraction value = room.block->result(place.lane, it.result);
    if (value.below == 0 && (value.is_other() || (it.conclusion && !value.is(Fraction::unrated)))) return false;
    slots[it.slot] = value.cell();
  }
  for (const facts::DiscretionRecord& record : place.facts->discretion) {
    const compile::DiscretionSlots& discretion = room.program.discretion_slots[record.attribute.index()];
    if (discretion.decided == no_slot) continue;
    // Where what is asked for is what is computed, nobody looks.
    const Cell& decided = slots[discretion.decided];
    slots[discretion.applied] =
        decided.known() ? Cell::boolean(decided.number == Number(std::int64_t{record.to})) : Cell{};
  }
  return true;
}

const evaluate::View* LaneRunner::view(std::size_t inspection) {
  const Place& place = places_[inspection];
  if (place.room == nullptr || place.room->open[place.lane] || !fill(*place.room, place)) return nullptr;
  const Methodology::Impl& rules = methodology_.impl();
  view_.reset();
  inputs_.emplace(evaluate::Inputs{*rules.sources, rules.ast, rules.rules, place.room->program, *place.facts});
  view_.emplace(evaluate::View{*inputs_, place.room->evaluation});
  return &*view_;
}

const evaluate::View* LaneRunner::view(std::size_t inspection, Runner& alone, const RunOptions& options) {
  const facts::Facts* const facts = places_[inspection].facts;
  if (facts == nullptr) return nullptr;
  if (const evaluate::View* const together = view(inspection)) return together;
  Diagnostics diagnostics;
  return alone.run(*facts, *methodology_.impl().sources, options, diagnostics);
}

void LaneRunner::clear() {
  places_.clear();
  for (const std::unique_ptr<Room>& room : rooms_) {
    if (room && room->block) room->block->clear(room->lanes->run);
  }
}

}  // namespace rubric::whatif
