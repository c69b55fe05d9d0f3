#include "compile/emitter.hpp"

#include <algorithm>
#include <cassert>

#include "compile/opcodes.hpp"
#include "compile/operations.hpp"

namespace rubric::compile {

std::size_t Emitter::KeyHash::operator()(const Key& key) const {
  std::uint64_t hash = 14695981039346656037U;
  for (const std::uint32_t word : key) hash = (hash ^ word) * 1099511628211U;
  return static_cast<std::size_t>(hash ^ (hash >> 32U));
}

Emitter::Emitter(Program& program) : program_(program) { stretches_.push_back({Stretch::run, {}, {}}); }

Slot Emitter::fresh(Type type, std::uint32_t row) {
  program_.slot_types.push_back(type);
  slot_row_.push_back(row);
  values_.emplace_back();
  return program_.slot_count++;
}

Slot Emitter::input(Type type) { return fresh(type, 0); }

Slot Emitter::constant(Type type, const Number& value) {
  const std::size_t hash = value.hash();
  Key key{static_cast<std::uint32_t>(type.kind), type.index, static_cast<std::uint32_t>(hash),
          static_cast<std::uint32_t>(std::uint64_t{hash} >> 32U)};
  std::vector<Slot>& alike = constants_[std::move(key)];
  for (const Slot slot : alike) {
    if (values_[slot].number == value) return slot;
  }
  const Slot slot = fresh(type, 0);
  values_[slot] = Cell::of(value);
  program_.constants.emplace_back(slot, value);
  alike.push_back(slot);
  ++emitted_;
  return slot;
}

const Number* Emitter::constant_value(Slot slot) const {
  return values_[slot].known() ? &values_[slot].number : nullptr;
}

Slot Emitter::emit(Op op, Type type) {
  const bool commutes =
      op.code == Opcode::add || op.code == Opcode::multiply || op.code == Opcode::equal || op.code == Opcode::not_equal;
  if (commutes && op.a > op.b) std::swap(op.a, op.b);
  if (op.code == Opcode::choose) {
    if (const Number* condition = constant_value(op.a)) return condition->raw() != 0 ? op.b : op.c;
  }
  if (op.code == Opcode::logical_not) {
    const Op* compared = last_into(op.a);
    if (compared != nullptr && is_comparison(compared->code))
      return emit({opposite(compared->code), false, no_slot, compared->a, compared->b}, type);
  }
  Key key{static_cast<std::uint32_t>(op.code), op.a, op.b, op.c};
  return place(op, type, std::move(key));
}

const Op* Emitter::last_into(Slot slot) const {
  const std::vector<Op>& ops = stretches_.back().ops;
  return ops.empty() || ops.back().dest != slot ? nullptr : &ops.back();
}

Slot Emitter::emit_list(Opcode code, bool guarded, std::span<const Slot> operands, Type type) {
  Key key{static_cast<std::uint32_t>(code) | (guarded ? 0x100U : 0U)};
  key.insert(key.end(), operands.begin(), operands.end());
  if (const Slot slot = remembered(key); slot != no_slot) return slot;
  Op op{code, guarded};
  op.a = static_cast<std::uint32_t>(program_.operands.size());
  op.b = static_cast<std::uint32_t>(operands.size());
  program_.operands.insert(program_.operands.end(), operands.begin(), operands.end());
  emitted_ += operands.size();
  return place(op, type, std::move(key));
}

Slot Emitter::place(Op op, Type type, Key key) {
  if (const Slot slot = remembered(key); slot != no_slot) return slot;
  if (const auto value = fold(op)) {
    if (op.code == Opcode::band) program_.settled_bands.push_back(op);
    return constant(type, *value);
  }
  const std::uint32_t row = row_of(op);
  Part& part = home(row);
  op.dest = fresh(type, row);
  part.ops.push_back(op);
  part.known.emplace(std::move(key), op.dest);
  ++emitted_;
  return op.dest;
}

Slot Emitter::remembered(const Key& key) const {
  for (auto part = stretches_.rbegin(); part != stretches_.rend(); ++part) {
    if (const auto found = part->known.find(key); found != part->known.end()) return found->second;
  }
  return no_slot;
}

void Emitter::remember(Key key, Slot slot) { home(slot_row_[slot]).known.emplace(std::move(key), slot); }

Emitter::Part& Emitter::home(std::uint32_t row) {
  if (row != 0) return stretches_[row];
  auto part = stretches_.rbegin();
  while (part->kind == Stretch::row) ++part;
  return *part;
}

std::uint32_t Emitter::row_of(const Op& op) const {
  std::uint32_t row = 0;
  const Operands reads = operands_of(op.code);
  if (reads.a) row = std::max(row, slot_row_[op.a]);
  if (reads.b) row = std::max(row, slot_row_[op.b]);
  if (reads.c) row = std::max(row, slot_row_[op.c]);
  if (reads.list) {
    for (std::uint32_t i = 0; i < op.b; ++i) row = std::max(row, slot_row_[program_.operands[op.a + i]]);
  }
  return row;
}

bool Emitter::all_constant(const Op& op) const {
  const Operands reads = operands_of(op.code);
  if (!reads.a && !reads.list) return false;
  if (reads.list) {
    const auto first = program_.operands.begin() + op.a;
    return std::all_of(first, first + op.b, [this](Slot slot) { return values_[slot].known(); });
  }
  return values_[op.a].known() && (!reads.b || values_[op.b].known()) && (!reads.c || values_[op.c].known());
}

std::optional<Number> Emitter::fold(const Op& op) const {
  const bool reads_records =
      op.code == Opcode::permit || op.code == Opcode::reach || op.code == Opcode::adjust || op.code == Opcode::rated;
  if (reads_records || !all_constant(op)) return std::nullopt;
  // The operation runs over a small frame of its own operands.
  Program small;
  std::vector<Cell> frame;
  Op moved = op;
  const auto move = [&](std::uint32_t& slot) {
    frame.push_back(values_[slot]);
    small.slot_types.push_back(program_.slot_types[slot]);
    slot = static_cast<Slot>(frame.size() - 1);
  };
  const Operands reads = operands_of(op.code);
  if (reads.a) move(moved.a);
  if (reads.b) move(moved.b);
  if (reads.c) move(moved.c);
  if (reads.list) {
    for (std::uint32_t i = 0; i < op.b; ++i) {
      small.operands.push_back(program_.operands[op.a + i]);
      move(small.operands.back());
    }
    moved.a = 0;
  }
  if (op.code == Opcode::band || op.code == Opcode::distance) {
    small.bands.push_back(program_.bands[op.b]);
    moved.b = 0;
  }
  if (op.code == Opcode::points) {
    small.points.push_back(program_.points[op.b]);
    moved.b = 0;
  }
  moved.dest = static_cast<Slot>(frame.size());
  frame.emplace_back();
  execute<Cells>(small, &moved, &moved + 1, frame.data(), [](const Op&) {});
  const Cell& result = frame.back();
  return result.known() ? std::optional(result.number) : std::nullopt;
}

void Emitter::open(Stretch stretch) { stretches_.push_back({stretch, {}, {}}); }

std::vector<Op> Emitter::close() {
  std::vector<Op> ops = std::move(stretches_.back().ops);
  stretches_.pop_back();
  return ops;
}

Slot Emitter::row_cell(Type type) { return fresh(type, static_cast<std::uint32_t>(stretches_.size() - 1)); }

void Emitter::guard(Opcode code, Slot condition, Slot otherwise, const std::vector<Op>& segment) {
  assert(!segment.empty() && "the last operation of a segment writes its result");
  Op skip{code};
  skip.dest = segment.back().dest;
  skip.a = condition;
  skip.b = static_cast<std::uint32_t>(segment.size());
  skip.c = otherwise;
  std::vector<Op>& ops = stretches_.back().ops;
  ops.push_back(skip);
  ops.insert(ops.end(), segment.begin(), segment.end());
  ++emitted_;
}

Emitter::Aside Emitter::step_out() {
  Aside aside;
  std::move(stretches_.begin() + 1, stretches_.end(), std::back_inserter(aside.parts_));
  stretches_.resize(1);
  return aside;
}

void Emitter::step_in(Aside aside) {
  assert(stretches_.size() == 1 && "what was opened aside is closed");
  std::move(aside.parts_.begin(), aside.parts_.end(), std::back_inserter(stretches_));
}

}  // namespace rubric::compile
