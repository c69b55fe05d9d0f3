#include <algorithm>

#include "evaluate/ranges.hpp"
#include "evaluate/rows.hpp"
#include "evaluate/wait_sets.hpp"

namespace rubric::evaluate {

const compile::RowProgram* RowReader::program_of(NodeId id) {
  if (!looked_) {
    looked_ = true;
    for (const compile::Op& op : view_.program().ops) {
      if (op.code == Opcode::rows) programs_.emplace_back(op.dest, op.a);
    }
    std::sort(programs_.begin(), programs_.end());
  }
  const Slot slot = view_.program().node_slots[id.index()];
  const auto at = std::lower_bound(programs_.begin(), programs_.end(), std::pair<Slot, std::uint32_t>(slot, 0));
  return at != programs_.end() && at->first == slot ? &view_.program().rows[at->second] : nullptr;
}

std::vector<std::uint32_t> RowReader::columns(NodeId id) const {
  std::vector<std::uint32_t> cells;
  std::vector<NodeId> open{id};
  while (!open.empty()) {
    const NodeId next = open.back();
    open.pop_back();
    if (!next.valid()) continue;
    const check::Node& node = view_.rules()[next];
    if (node.kind == check::NodeKind::column) cells.push_back(node.ref);
    for (std::size_t i = 0; i < node.child_count; ++i) open.push_back(view_.rules().child(node, i));
  }
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  return cells;
}

std::vector<EmptyCells> RowReader::empty_cells(NodeId id) {
  const check::RowAggregate& aggregate = view_.rules().row_aggregates[view_.rules()[id].ref];
  const compile::RowProgram* rows = program_of(id);
  const facts::TableRows& table = view_.in.facts.tables[aggregate.table];
  if (rows == nullptr || !view_.run.ranges || table.rows == 0) return {};
  if (slots_.empty()) slots_ = view_.run.ranges->slots;
  const std::vector<std::uint32_t> of_where = columns(aggregate.where);
  const std::vector<std::uint32_t> of_value = columns(aggregate.value);
  std::vector<EmptyCells> found;
  for (const auto* cells : {&of_where, &of_value}) {
    for (const std::uint32_t cell : *cells) found.push_back({cell, {}});
  }
  const auto load = [this](Slot slot, const Cell* cell) {
    const Type type = view_.program().slot_types[slot];
    slots_[slot] = cell->known() ? Range::of(type, cell->number) : all_of(view_.rules(), type);
  };
  const Runner<Ranges, decltype(load)> runner(view_.program(), view_.in.facts, slots_.data(), load);
  const std::size_t width = table.cells.size() / table.rows;
  for (std::uint32_t i = 0; i < table.rows; ++i) {
    const Cell* row = table.cells.data() + i * width;
    const bool whole = std::all_of(found.begin(), found.end(), [&](const auto& it) { return row[it.cell].known(); });
    if (whole) continue;
    for (const auto& [cell, slot] : rows->cells) load(slot, row + cell);
    runner.run(rows->ops);
    const auto settled = [&](Slot slot) { return slot == no_slot || slots_[slot].single().has_value(); };
    const bool decided = settled(rows->where);
    if (decided && rows->where != no_slot && !can_be_true(slots_[rows->where])) continue;
    for (std::size_t at = 0; at < found.size(); ++at) {
      const bool read = at < of_where.size() ? !decided : !settled(rows->value);
      if (read && !row[found[at].cell].known()) found[at].rows.push_back(i);
    }
  }
  found.erase(std::remove_if(found.begin(), found.end(), [](const auto& it) { return it.rows.empty(); }), found.end());
  return found;
}

}  // namespace rubric::evaluate
