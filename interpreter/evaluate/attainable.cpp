#include "evaluate/attainable.hpp"

#include <algorithm>

#include "compile/operations.hpp"
#include "compile/reads.hpp"
#include "evaluate/open.hpp"

namespace rubric::evaluate {

namespace {

using compile::no_slot;
using compile::Slot;

constexpr std::size_t most_values = 2048;      // of one slot
constexpr std::size_t most_choices = 8192;     // of the operands of one operation
constexpr std::size_t most_splits = 64;        // cases of shared data
constexpr std::size_t most_work = 20'000'000;  // values tried for all slots that are asked for

bool is_fold(Opcode code) {
  return code == Opcode::minimum || code == Opcode::maximum || (code >= Opcode::sum && code <= Opcode::every);
}

void sort_once(std::vector<Number>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

bool is_true(const Number& value) { return !value.is_zero(); }

}  // namespace

Attainable::Attainable(const check::Rules& rules, const compile::Program& program)
    : program_(program),
      open_(run_open(rules, program)),
      written_(program.slot_count, false),
      in_rows_(program.slot_count, false),
      instead_(program.slot_count),
      cells_(program.slot_count) {
  for (const Op& op : program.ops) {
    if (compile::is_skip(op.code)) {
      instead_[op.dest].push_back(op.c);
    } else {
      written_[op.dest] = true;
    }
  }
  for (const compile::RowProgram& rows : program.rows) {
    for (const auto& cell : rows.cells) in_rows_[cell.second] = true;
    for (const Op& op : rows.ops) in_rows_[op.dest] = true;
  }
}

std::optional<Values> Attainable::of(Slot slot) {
  if (slot == no_slot || work_ > most_work) return std::nullopt;
  fixed_.clear();
  shared_.clear();
  needed_.assign(program_.slot_count, false);
  mark(slot);
  Known found = work_out(slot);
  if (found.known && !found.exact) {
    std::vector<Slot> by;
    std::size_t cases = 1;
    for (const Slot data : shared_) {
      const Known values = leaf(data);
      if (!values.known || (cases *= std::max<std::size_t>(values.all.size(), 1)) > most_splits) break;
      by.push_back(data);
    }
    if (!by.empty() && cases <= most_splits) found = split(slot, by);
  }
  if (!found.known || found.all.empty()) return std::nullopt;
  return Values{std::move(found.all), found.exact};
}

/// The values there are in each case of the data `by`, all together.
Attainable::Known Attainable::split(Slot slot, const std::vector<Slot>& by) {
  Known all{true, true};
  std::vector<std::vector<Number>> choices;
  for (const Slot data : by) choices.push_back(leaf(data).all);
  std::vector<std::size_t> at(by.size(), 0);
  for (bool more = true; more;) {
    for (std::size_t i = 0; i < by.size(); ++i) fixed_[by[i]] = choices[i][at[i]];
    const Known one = work_out(slot);
    all.known = all.known && one.known;
    all.exact = all.exact && one.exact;
    all.all.insert(all.all.end(), one.all.begin(), one.all.end());
    more = false;
    for (std::size_t i = 0; i < by.size() && !more; ++i) {
      more = ++at[i] < choices[i].size();
      if (!more) at[i] = 0;
    }
  }
  fixed_.clear();
  sort_once(all.all);
  return all;
}

void Attainable::mark(Slot slot) {
  needed_[slot] = true;
  for (auto op = program_.ops.rbegin(); op != program_.ops.rend(); ++op) {
    if (!needed_[op->dest]) continue;
    const auto read = [this](Slot it) { needed_[it] = true; };
    if (compile::is_skip(op->code)) {
      if (op->c != no_slot) read(op->c);
    } else {
      compile::for_each_read(program_, *op, read);
    }
  }
}

Attainable::Known Attainable::work_out(Slot slot) {
  known_.assign(program_.slot_count, {});
  work_ += program_.ops.size();
  for (Slot i = 0; i < program_.slot_count; ++i) {
    if (needed_[i] && !written_[i]) known_[i] = leaf(i);
  }
  for (const Op& op : program_.ops) {
    if (!needed_[op.dest] || compile::is_skip(op.code)) continue;
    Known found = result(op);
    if (!found.known) found = by_levels(op.dest);
    for (const Slot instead : instead_[op.dest]) {
      if (instead != no_slot) found = either(known_[instead], found);
    }
    if (found.all.size() > most_values) found = {};
    if (found.known && found.exact && found.all.size() == 1) found.data.clear();
    known_[op.dest] = std::move(found);
  }
  return known_[slot];
}

Attainable::Known Attainable::leaf(Slot slot) const {
  if (const auto fixed = fixed_.find(slot); fixed != fixed_.end()) return {true, true, {fixed->second}, {}};
  Known known = by_levels(slot);
  if (!known.known) return known;
  known.exact = true;
  if (known.all.size() > 1) known.data.insert(slot);
  return known;
}

Attainable::Known Attainable::by_levels(Slot slot) const {
  const Range& range = open_.slots[slot];
  if (!range.has_value || in_rows_[slot]) return {};
  if (!range.finite) {
    const bool single = range.low && range.high && *range.low == *range.high;
    return single ? Known{true, false, {*range.low}, {}} : Known{};
  }
  Known known{true};
  for (unsigned level = 0; level < 64; ++level) {
    if ((range.levels >> level & 1U) != 0) known.all.emplace_back(std::int64_t{level});
  }
  return known;
}

Attainable::Known Attainable::either(const Known& first, const Known& second) {
  if (!first.known || !second.known) return {};
  if (std::includes(first.all.begin(), first.all.end(), second.all.begin(), second.all.end())) return first;
  Known both{true, false, first.all, first.data};
  both.all.insert(both.all.end(), second.all.begin(), second.all.end());
  both.data.insert(second.data.begin(), second.data.end());
  sort_once(both.all);
  return both;
}

bool Attainable::join(std::set<Slot>& data, const Known& part) {
  bool apart = true;
  for (const Slot slot : part.data) {
    if (data.insert(slot).second) continue;
    shared_.insert(slot);
    apart = false;
  }
  return apart;
}

Attainable::Known Attainable::result(const Op& op) {
  if (op.code == Opcode::rows) return {};
  // An operand that never has a value: which operations come to one without it is not gone into.
  bool all_known = true;
  std::vector<Slot> operands;
  compile::for_each_read(program_, op, [&](Slot slot) {
    all_known = all_known && known_[slot].known && !known_[slot].all.empty();
    if (std::find(operands.begin(), operands.end(), slot) == operands.end()) operands.push_back(slot);
  });
  if (!all_known) return {};
  // What is given may be left out, and what is left out has something in its place.
  if (op.code == Opcode::or_else) return either(known_[op.a], known_[op.b]);
  return is_fold(op.code) ? folded(op) : combined(op, operands);
}

/// Every choice of values of the operands, tried.
Attainable::Known Attainable::combined(const Op& op, const std::vector<Slot>& operands) {
  Known found{true, true};
  std::size_t choices = 1;
  for (const Slot operand : operands) {
    const Known& part = known_[operand];
    if ((choices *= part.all.size()) > most_choices) return {};
    const bool apart = join(found.data, part);
    found.exact = found.exact && part.exact && apart;
  }
  work_ += choices;
  for (std::size_t choice = 0; choice < choices; ++choice) {
    std::size_t rest = choice;
    for (const Slot operand : operands) {
      const std::vector<Number>& all = known_[operand].all;
      cells_[operand] = Cell::of(all[rest % all.size()]);
      rest /= all.size();
    }
    compile::execute<compile::Cells>(program_, &op, &op + 1, cells_.data(), [](const Op&) {});
    if (cells_[op.dest].state == State::value) found.all.push_back(cells_[op.dest].number);
  }
  sort_once(found.all);
  return found;
}

/// One more member, taken in or left out; false where there are too many values.
bool Attainable::take(Opcode code, const Known* included, const Known& value, Folded& states) {
  const auto may = [included](bool in) {
    return included == nullptr ? in : std::any_of(included->all.begin(), included->all.end(), [in](const Number& it) {
      return is_true(it) == in;
    });
  };
  Folded next;
  if (may(false)) next = states;
  const bool counts_members = code == Opcode::mean || code == Opcode::proportion;
  for (const auto& [members, so_far] : states) {
    for (const Number& number : value.all) {
      if (!may(true)) break;
      const bool first = members == 0;
      Number now = so_far;
      switch (code) {
        case Opcode::sum:
        case Opcode::mean: now = so_far + number; break;
        case Opcode::count:
        case Opcode::proportion: now = so_far + Number(is_true(number) ? 1 : 0); break;
        case Opcode::some: now = Number(is_true(so_far) || is_true(number) ? 1 : 0); break;
        case Opcode::every: now = Number(is_true(so_far) && is_true(number) ? 1 : 0); break;
        case Opcode::minimum:
        case Opcode::lowest: now = first || number < so_far ? number : so_far; break;
        default: now = first || number > so_far ? number : so_far; break;
      }
      next.emplace(counts_members ? members + 1 : 1, now);
      if (next.size() > most_values) return false;
    }
  }
  states = std::move(next);
  return true;
}

Attainable::Known Attainable::folded(const Op& op) {
  Known found{true, true};
  Folded states{{0, Number(op.code == Opcode::every ? 1 : 0)}};
  const std::uint32_t width = op.guarded ? 2 : 1;
  for (std::uint32_t i = 0; i < op.b; i += width) {
    const Known* included = op.guarded ? &known_[program_.operands[op.a + i]] : nullptr;
    const Known& value = known_[program_.operands[op.a + i + width - 1]];
    for (const Known* part : {included, &value}) {
      if (part == nullptr) continue;
      const bool apart = join(found.data, *part);
      found.exact = found.exact && part->exact && apart;
    }
    work_ += states.size() * value.all.size();
    if (!take(op.code, included, value, states)) return {};
  }
  for (const auto& [members, value] : states) {
    const bool needs_one =
        op.code != Opcode::sum && op.code != Opcode::count && op.code != Opcode::some && op.code != Opcode::every;
    if (needs_one && members == 0) continue;
    if (op.code == Opcode::mean) {
      found.all.push_back(value / Number(members));
    } else if (op.code == Opcode::proportion) {
      found.all.push_back(Number(100) * value / Number(members));
    } else {
      found.all.push_back(value);
    }
  }
  sort_once(found.all);
  return found;
}

}  // namespace rubric::evaluate
