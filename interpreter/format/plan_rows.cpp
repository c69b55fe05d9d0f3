#include "format/planner.hpp"

namespace rubric::format {

using namespace syntax;

void Planner::place(const Scale& it, int indent) {
  std::vector<Index> starts;
  for (const LevelRow& row : it.levels) starts.push_back(at(row.span.begin));
  const bool aligned = rows(starts, indent + 2);
  plan_[at(it.span.begin)].roomy = aligned;
  const std::uint32_t table = new_table();
  for (std::size_t i = 0; i < it.levels.size(); ++i) {
    const LevelRow& row = it.levels[i];
    if (aligned) cell(starts[i], table, 0, 1);
    Index next = starts[i] + 1;
    if (row.label) {
      if (aligned) cell(next, table, 1, 2);
      ++next;
    }
    if (!row.points) continue;
    if (aligned) cell(next, table, 2, 2);
    if (is(next, "-")) unary_minus(next);
  }
  cites(it.cites, indent);
}

void Planner::place(const Questions& it, int indent) {
  selection(it.selection);
  std::vector<Index> starts;
  for (const ItemDeclaration& row : it.rows) starts.push_back(at(row.span.begin));
  const bool aligned = rows(starts, indent + 2);
  plan_[at(it.span.begin)].roomy = aligned;
  const std::uint32_t table = new_table();
  for (std::size_t i = 0; i < it.rows.size() && aligned; ++i) {
    cell(starts[i], table, 0, 1);
    if (it.rows[i].title) cell(starts[i] + 1, table, 1, 1);
  }
  cites(it.cites, indent);
}

void Planner::place(const Table& it, int indent) {
  plan_[at(it.span.begin)].roomy = true;
  const std::uint32_t table = new_table();
  for (const Column& column : it.columns) {
    const Index start = at(column.span.begin);
    line(start, indent + 2, &column == &it.columns.front());
    cell(start, table, 0, 1);
    if (column.per != Per::row) cell(start + 2, table, 1, 1);
    cell(at(column.type.name.span.begin) - 1, table, 2, 1);
    cites(column.cites, indent + 2, table, 3);
  }
  cites(it.cites, indent);
}

void Planner::place(const Parameter& it, int indent) {
  const std::uint32_t head = own_table_;
  if (head != none) cell(at(it.type.name.span.begin) - 1, head, 1, 1);
  std::vector<Index> starts;
  for (const ParameterValue& value : it.values) {
    expression(value.value);
    if (value.from) starts.push_back(at(value.span.begin));
  }
  const bool aligned = !starts.empty() && rows(starts, indent + 2);
  plan_[at(it.span.begin)].roomy = aligned;
  const std::uint32_t table = aligned ? new_table() : none;
  for (std::size_t i = 0; i < it.values.size(); ++i) {
    const ParameterValue& value = it.values[i];
    if (aligned) cell(starts[i], table, 0, 1);
    if (!value.from && head != none) cell(first(value.value) - 1, head, 2, 1);
    cites(value.cites, value.from ? indent + 2 : indent, value.from ? table : head, 3);
  }
  cites(it.cites, indent, it.values.front().from ? none : head, 3);
}

void Planner::place(const Bands& it, int indent) {
  std::vector<Index> starts;
  for (const BandRow& row : it.rows) starts.push_back(at(row.span.begin));
  const bool aligned = rows(starts, indent + 2);
  plan_[at(it.span.begin)].roomy = aligned;
  const std::uint32_t table = new_table();
  for (std::size_t i = 0; i < it.rows.size(); ++i) {
    const BandRow& row = it.rows[i];
    if (row.bound.valid()) expression(row.bound);
    if (row.upper.valid()) expression(row.upper);
    if (!aligned) continue;
    cell(starts[i], table, 0, 1);
    // `unused LEVEL` has no bound.
    if (row.edge != Edge::unused) cell(at(row.level.span.begin), table, 1, 3);
    if (row.label) cell(at(row.label->span.begin), table, 2, 2);
  }
  cites(it.cites, indent);
}

void Planner::end_word(Span span, int indent) {
  const Index last = after(span) - 1;
  if (is(last, "end")) {
    line(last, indent);
    plan_[last].group = false;
    plan_[last].closes = true;
  }
}

void Planner::place(const ForBlock& it, int indent) {
  plan_[at(it.span.begin)].roomy = true;
  selection(it.selection);
  declarations(it.members, indent + 2);
  end_word(it.span, indent);
}

void Planner::place(const Test& it, int indent) {
  plan_[at(it.span.begin)].roomy = true;
  const Index title = at(it.title.span.begin);
  const auto test_clause = [&](Index start) { line(start, indent + 2, start == title + 1); };
  if (it.case_path) test_clause(at(it.case_path->span.begin) - 1);
  for (const Given& given : it.givens) {
    test_clause(at(given.span.begin));
    if (given.value.valid()) value(given.value, indent + 2);
  }
  for (const DeclarationRef change : it.changes) {
    const Index start = at(span(change).begin);
    own_table_ = none;
    declaration(change, indent + 2);
    test_clause(start);
  }
  for (const Expect& expect : it.expects) {
    test_clause(at(expect.span.begin));
    place(expect, indent + 2);
  }
  end_word(it.span, indent);
}

void Planner::place(const Expect& it, int indent) {
  if (it.value.valid()) value(it.value, indent);
  if (it.upper.valid()) expression(it.upper);
  if (it.because) clause(at(it.because->span.begin) - 2, indent, 1);
}

}  // namespace rubric::format
