#include <fmt/format.h>

#include "compile/cells.hpp"
#include "lint/lint.hpp"

namespace rubric::lint {

namespace {

using compile::Op;
using compile::Opcode;

/// Calls `visit` with each look-up in a bands table, those worked out while compiling among them.
template <class Visit>
void for_each_look_up(const compile::Program& program, const Visit& visit) {
  const auto all = [&](const std::vector<Op>& ops) {
    for (const Op& op : ops) {
      if (op.code == Opcode::band) visit(op);
    }
  };
  all(program.ops);
  all(program.settled_bands);
  for (const compile::RowProgram& rows : program.rows) all(rows.ops);
}

}  // namespace

void check_rows(const Lint& lint, const Frames& frames) {
  const std::vector<check::Bands>& tables = lint.rules.bands;
  std::vector<std::vector<bool>> reached;
  for (const check::Bands& table : tables) reached.emplace_back(table.rows.size());
  std::vector<bool> looked_up(tables.size());
  for (std::size_t i = 0; i < frames.size(); ++i) {
    for_each_look_up(lint.programs[i], [&](const Op& op) {
      const Range& value = frames[i].slots[op.a];
      if (!value.has_value) return;
      const compile::BandTable& table = lint.programs[i].bands[op.b];
      const std::size_t first = value.low ? compile::band_row(table, *value.low) : 0;
      const std::size_t last = value.high ? compile::band_row(table, *value.high) : table.edges.size();
      for (std::size_t row = first; row <= last; ++row) reached[op.b][row] = true;
      looked_up[op.b] = true;
    });
  }
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (std::size_t row = 0; looked_up[t] && row < tables[t].rows.size(); ++row) {
      if (reached[t][row]) continue;
      const resolve::Bands& names = lint.rules.model.bands[t];
      const std::string& level = lint.rules.model.level_sets[names.to.index].levels[tables[t].rows[row].level].name;
      lint.diagnostics.add({Code::band_never_reached,
                            tables[t].rows[row].span,
                            fmt::format("no value that is looked up in `{}` can reach this row", names.name),
                            {},
                            fmt::format("correct the bound, or write `unused {}` if that is meant", level)});
    }
  }
}

}  // namespace rubric::lint
