#include <algorithm>

#include "compile/compiler.hpp"

namespace rubric::compile {

namespace {

constexpr Type boolean{Kind::boolean, 0};

Opcode opcode(syntax::AggregateKind kind) {
  using Aggregate = syntax::AggregateKind;
  switch (kind) {
    case Aggregate::count: return Opcode::count;
    case Aggregate::proportion: return Opcode::proportion;
    case Aggregate::sum: return Opcode::sum;
    case Aggregate::mean: return Opcode::mean;
    case Aggregate::lowest: return Opcode::lowest;
    case Aggregate::highest: return Opcode::highest;
    case Aggregate::some: return Opcode::some;
    case Aggregate::every: break;
  }
  return Opcode::every;
}

bool counts(syntax::AggregateKind kind) {
  return kind == syntax::AggregateKind::count || kind == syntax::AggregateKind::proportion;
}

}  // namespace

Slot Compiler::aggregate(const Node& node) {
  const check::Aggregate& aggregate = rules_.aggregates[node.ref];
  const Slot always = truth(true);
  std::vector<Slot> pairs;
  bool guarded = false;
  for (const check::Member& member : aggregate.members) {
    Slot included = always;
    const bool open = member.rated_only && rules_.may_be_unrated[member.item.index()];
    if (open) {
      included = ensure_rated(member.item);
      scope_.assumed_rated.push_back(member.item);
    }
    Slot condition = member.where.valid() ? lower(member.where) : always;
    Slot value = condition;
    if (!counts(aggregate.kind)) {
      // `where` is read of rated items only: of others it would be an error.
      if (condition == always) {
        condition = included;
      } else if (included != always) {
        condition = emitter_.emit({Opcode::choose, false, no_slot, included, condition, truth(false)}, boolean);
      }
      included = condition;
      value = lower(member.value);
    }
    if (open) scope_.assumed_rated.pop_back();
    guarded = guarded || included != always;
    pairs.push_back(included);
    pairs.push_back(value);
  }
  if (guarded) return emitter_.emit_list(opcode(aggregate.kind), true, pairs, node.type);
  std::vector<Slot> values;
  for (std::size_t i = 1; i < pairs.size(); i += 2) values.push_back(pairs[i]);
  return emitter_.emit_list(opcode(aggregate.kind), false, values, node.type);
}

Slot Compiler::row_aggregate(const Node& node) {
  const check::RowAggregate& aggregate = rules_.row_aggregates[node.ref];
  RowProgram rows;
  rows.kind = aggregate.kind;
  rows.table = aggregate.table;
  const std::size_t first_inner = program_.inner_slots.size();
  emitter_.open(Emitter::Stretch::row);
  scope_.row_cells.emplace_back();
  if (aggregate.where.valid()) rows.where = lower(aggregate.where);
  if (aggregate.value.valid()) rows.value = lower(aggregate.value);
  rows.cells.assign(scope_.row_cells.back().begin(), scope_.row_cells.back().end());
  scope_.row_cells.pop_back();
  rows.ops = emitter_.close();
  const auto record = static_cast<std::uint32_t>(program_.rows.size());
  program_.rows.push_back(std::move(rows));
  for (std::size_t i = first_inner; i < program_.inner_slots.size(); ++i) {
    if (program_.inner_slots[i].rows == row_to_come) program_.inner_slots[i].rows = record;
  }
  return emitter_.emit({Opcode::rows, false, no_slot, record}, node.type);
}

Slot Compiler::row_cell(const Node& node) {
  const auto [at, is_new] = scope_.row_cells.back().try_emplace(node.ref, no_slot);
  if (is_new) at->second = emitter_.row_cell(node.type);
  return at->second;
}

}  // namespace rubric::compile
