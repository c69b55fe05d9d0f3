#include "whatif/equal_side.hpp"

#include <algorithm>
#include <utility>

#include "compile/results.hpp"

namespace rubric::whatif {

using compile::Program;
using compile::Slot;
using resolve::AttributeId;

namespace {

/// `program` with `slots` as its final values.
Program cut_to(const Program& program, const std::vector<Slot>& slots) {
  Program whole = program;
  whole.final_ = slots;
  whole.result_ops = whole.ops.size();  // requirements may stand behind what results need
  return compile::results_of(whole);
}

/// Whether all of `named`, by what `at` says of each, may be given.
template <class Named, class At>
bool all_may(const std::vector<bool>& may, const std::vector<Named>& named, const At& at) {
  return std::all_of(named.begin(), named.end(), [&](const Named& it) { return may[at(it)]; });
}

bool is_met(const Cell& requirement) { return !requirement.known() || requirement.is_true(); }

}  // namespace

Leeway::Leeway(const Space& space)
    : inputs(space.inputs.size()),
      ratings(space.ratings.size()),
      waivers(space.waivers.size()),
      not_rated(space.not_rated.size()) {}

Leeway::Leeway(const Space& space, const Candidate& candidate) : Leeway(space) {
  for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = candidate.inputs[i].has_value();
  for (const GivenDiscretion& record : candidate.discretion) ratings[record.rating] = true;
  for (const std::size_t waiver : candidate.waivers) waivers[waiver] = true;
  for (const std::size_t item : candidate.not_rated) not_rated[item] = true;
}

bool Leeway::holds(const Candidate& candidate, const Candidate& ground) const {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs[i] && candidate.inputs[i] != ground.inputs[i]) return false;
  }
  const auto itself = [](std::size_t number) { return number; };
  return std::none_of(candidate.tables.begin(), candidate.tables.end(),
                      [](const auto& it) { return it.has_value(); }) &&
         all_may(ratings, candidate.discretion, [](const GivenDiscretion& record) { return record.rating; }) &&
         all_may(waivers, candidate.waivers, itself) && all_may(not_rated, candidate.not_rated, itself);
}

EqualSide::EqualSide(const Space& space, bool of_first, const Program& program, const Limits& limits)
    : space_(space), of_first_(of_first), program_(program), limits_(limits), cells_(program) {}

std::size_t EqualSide::add(const std::vector<AttributeId>& results, const Leeway* leeway, const Candidate* ground) {
  Question& question = questions_.emplace_back();
  for (const AttributeId id : results) question.slots.push_back(program_.final_[id.index()]);
  question.results = results.size();
  for (const Slot slot : program_.requires_) {
    if (slot != compile::no_slot) question.slots.push_back(slot);
  }
  question.leeway = leeway;
  question.ground = ground;
  return questions_.size() - 1;
}

/// The slots that facts within `leeway` may fill otherwise.
std::vector<Slot> EqualSide::moving(const Program& program, const Leeway& leeway) const {
  std::vector<Slot> slots;
  const auto add = [&slots](Slot slot) {
    if (slot != compile::no_slot) slots.push_back(slot);
  };
  const auto of_side = [this](const auto& shared) { return of_first_ ? shared.first : shared.second; };
  for (std::size_t i = 0; i < leeway.inputs.size(); ++i) {
    const std::uint32_t input = of_side(space_.inputs[i]);
    if (leeway.inputs[i] && input != SharedInput::none) add(program.first_input + input);
  }
  for (std::size_t i = 0; i < leeway.ratings.size(); ++i) {
    const AttributeId rating = of_side(space_.ratings[i]);
    if (!leeway.ratings[i] || !rating.valid()) continue;
    const compile::DiscretionSlots& record = program.discretion_slots[rating.index()];
    for (const Slot slot : {record.present, record.to, record.has_reason, record.has_by}) add(slot);
  }
  for (std::size_t i = 0; i < leeway.waivers.size(); ++i) {
    if (leeway.waivers[i]) add(program.adjustment_off[of_side(space_.waivers[i])]);
  }
  for (std::size_t i = 0; i < leeway.not_rated.size(); ++i) {
    if (leeway.not_rated[i]) add(program.not_rated_input[of_side(space_.not_rated[i]).index()]);
  }
  return slots;
}

void EqualSide::make_cut(Question& question) {
  // Tables of a Program that is cut are as long as those of the whole.
  const std::size_t size = program_.slot_count + program_.node_slots.size();
  if (size > limits_.slots) return;
  limits_.slots -= size;
  Cut& cut = *(question.cut = std::make_unique<Cut>(cut_to(program_, question.slots)));
  const facts::Facts ground = facts_of(space_, *question.ground, of_first_);
  evaluate::bind(rules(), cut.program, ground, cut.fractions);
  evaluate::run_results(cut.program, ground, cut.fractions);
  const std::vector<Slot> changed = moving(cut.program, *question.leeway);
  cut.slice = compile::Slicer(cut.program, cut.program.final_).slice(changed);
  // Requirements that are met whatever is given need no look.
  std::vector<bool> moves(cut.program.slot_count, false);
  for (const Slot slot : changed) moves[slot] = true;
  for (const Slot slot : cut.slice.written) moves[slot] = true;
  std::size_t kept = question.results;
  for (std::size_t i = question.results; i < question.slots.size(); ++i) {
    const Slot slot = cut.program.final_[i];
    const Fraction& fraction = cut.fractions.slots[slot];
    if (!moves[slot] && !fraction.is_other() && is_met(fraction.cell())) continue;
    cut.program.final_[kept] = slot;
    question.slots[kept] = question.slots[i];
    ++kept;
  }
  cut.program.final_.resize(kept);
  question.slots.resize(kept);
}

bool EqualSide::run(std::size_t question, const Candidate& candidate) {
  current_ = &questions_[question];
  facts_ = facts_of(space_, candidate, of_first_);
  is_exact_ = false;
  if (current_->leeway != nullptr && current_->runs++ == limits_.runs_until_cut) make_cut(*current_);
  if (Cut* const cut = current_->cut.get()) {
    evaluate::bind(rules(), cut->program, facts_, cut->fractions);
    evaluate::run(cut->program, cut->slice, facts_, cut->fractions);
  }
  for (std::size_t i = current_->results; i < current_->slots.size(); ++i) {
    if (!is_met(result(i))) return false;
  }
  return true;
}

Cell EqualSide::result(std::size_t place) {
  if (current_->cut) {
    const Fraction& fraction = current_->cut->fractions.slots[current_->cut->program.final_[place]];
    if (!fraction.is_other()) return fraction.cell();
  }
  if (!is_exact_) {
    evaluate::bind(rules(), program_, facts_, cells_);
    evaluate::run(program_, facts_, cells_);
    is_exact_ = true;
    ++exact_runs_;
  }
  return cells_.slots[current_->slots[place]];
}

}  // namespace rubric::whatif
