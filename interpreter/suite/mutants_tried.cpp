#include <algorithm>

#include "evaluate/evaluate.hpp"
#include "suite/flow.hpp"
#include "suite/mutants.hpp"

namespace rubric::suite {

namespace {

using compile::Program;

constexpr std::size_t most_choices = 4096;  // of what is given

/// The inputs, by Rules::inputs, that alone decide `slots`; nothing where records or rows of a table do as well.
std::optional<std::vector<std::uint32_t>> deciding(const check::Rules& rules, const Program& program,
                                                   const std::vector<Slot>& slots) {
  std::vector<bool> settled(program.slot_count, false);  // constants, inputs, and what is worked out
  for (const auto& constant : program.constants) settled[constant.first] = true;
  for (std::uint32_t i = 0; i < rules.inputs.size(); ++i) settled[program.first_input + i] = true;
  std::vector<bool> behind(program.slot_count, false);
  for (const Slot slot : slots) behind[slot] = true;
  for (auto op = program.ops.rbegin(); op != program.ops.rend(); ++op) {
    if (!behind[op->dest]) continue;
    if (op->code == compile::Opcode::rows) return std::nullopt;
    settled[op->dest] = true;
    compile::for_each_read(program, *op, [&](Slot read) { behind[read] = true; });
  }
  for (Slot slot = 0; slot < program.slot_count; ++slot) {
    if (behind[slot] && !settled[slot]) return std::nullopt;
  }
  return Flow(rules, program).inputs_behind(slots);
}

/// What each input may be: every value, and not given. Nothing where there is no end of them.
std::optional<std::vector<std::vector<Cell>>> choices_of(const check::Rules& rules, const Program& program,
                                                         const std::vector<std::uint32_t>& inputs) {
  std::vector<std::vector<Cell>> all;
  std::size_t choices = 1;
  for (const std::uint32_t input : inputs) {
    const Type type = rules.attributes[rules.inputs[input].index()].type;
    if (!type.is_level() && type.kind != Kind::boolean) return std::nullopt;
    const std::size_t levels = type.is_level() ? program.points[type.index].size() : 2;
    std::vector<Cell>& values = all.emplace_back(1);
    for (std::size_t level = 0; level < levels; ++level)
      values.push_back(Cell::of(Number(static_cast<std::int64_t>(level))));
    if ((choices *= values.size()) > most_choices) return std::nullopt;
  }
  return all;
}

bool are_same(const Cell& a, const Cell& b) {
  return a.state == b.state && a.fault == b.fault && (!a.known() || a.number == b.number);
}

bool are_same(const Range& a, const Range& b) {
  return a.finite == b.finite && a.levels == b.levels && a.low == b.low && a.high == b.high && a.absent == b.absent &&
         a.may_be_unrated == b.may_be_unrated && a.may_fail == b.may_fail && a.has_value == b.has_value &&
         a.fault == b.fault;
}

/// One of the two rules, run over the same facts as the other.
struct Side {
  Side(const check::Rules& of, const Program& run) : rules(of), program(run), exact(run), ranges(run, of) {}
  void run(const facts::Facts& facts) {
    evaluate::bind(rules, program, facts, exact);
    evaluate::run(program, facts, exact);
    evaluate::bind(rules, program, facts, ranges);
    evaluate::run(program, facts, ranges);
  }
  const check::Rules& rules;
  const Program& program;
  evaluate::Frame exact;
  evaluate::RangeFrame ranges;
  std::vector<Slot> slots{};  // what is written where the change is, for each item
};

/// Finds the slots of what is written at `span`; false where there is none, or not once a run.
bool find(Side& side, Span span) {
  for (std::size_t i = 0; i < side.rules.nodes.size(); ++i) {
    if (side.rules.nodes[i].span != span) continue;
    const Slot slot = side.program.node_slots[i];
    if (slot == compile::no_slot) return false;
    side.slots.push_back(slot);
  }
  return !side.slots.empty();
}

}  // namespace

bool comes_to_the_same(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change,
                       std::size_t program) {
  if (change.around.empty()) return false;
  const Span span = rules.ast[change.around.back()].span;
  Side before(rules.rules, rules.programs[program]);
  Side after(variant.rules, variant.programs[program]);
  if (!find(before, span) || !find(after, moved(span, change.edits)) || before.slots.size() != after.slots.size())
    return false;
  const auto inputs = deciding(rules.rules, before.program, before.slots);
  if (!inputs || inputs != deciding(variant.rules, after.program, after.slots)) return false;
  const auto choices = choices_of(rules.rules, before.program, *inputs);
  if (!choices) return false;
  facts::Facts facts;
  facts.inputs.resize(rules.rules.inputs.size());
  facts.provenance.resize(facts.inputs.size());
  facts.tables.resize(rules.rules.model.tables.size());
  std::vector<std::size_t> at(inputs->size(), 0);
  for (bool more = true; more;) {
    for (std::size_t i = 0; i < at.size(); ++i) facts.inputs[(*inputs)[i]] = (*choices)[i][at[i]];
    before.run(facts);
    after.run(facts);
    for (std::size_t i = 0; i < before.slots.size(); ++i) {
      if (!are_same(before.exact.slots[before.slots[i]], after.exact.slots[after.slots[i]]) ||
          !are_same(before.ranges.slots[before.slots[i]], after.ranges.slots[after.slots[i]]))
        return false;
    }
    more = false;
    for (std::size_t i = 0; i < at.size() && !more; ++i) {
      more = ++at[i] < (*choices)[i].size();
      if (!more) at[i] = 0;
    }
  }
  return true;
}

}  // namespace rubric::suite
