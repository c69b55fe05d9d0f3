#include <algorithm>

#include "evaluate/route.hpp"
#include "evaluate/rows.hpp"
#include "suite/coverage.hpp"
#include "suite/trial.hpp"

namespace rubric::suite {

namespace {

using evaluate::LimitState;
using evaluate::Reading;
using evaluate::Route;
using evaluate::View;

/// The row of `table` that `value` lies in.
std::size_t row_of(const compile::BandTable& table, const Number& value) {
  std::size_t row = 0;
  while (row < table.edges.size() &&
         (table.edge_belongs_above ? !(value < table.edges[row]) : value > table.edges[row]))
    ++row;
  return row;
}

void count_edges(const LookUp& found, const compile::BandTable& table, const Number& value, Hits& hits) {
  for (std::size_t i = 0; i < table.edges.size() && i < found.edges.size(); ++i) {
    const Number& edge = table.edges[i];
    if (value == edge) {
      ++hits[found.edges[i][1]];
    } else if (!found.nearest.empty()) {
      if (value == found.nearest[i].below) ++hits[found.edges[i][0]];
      if (value == found.nearest[i].above) ++hits[found.edges[i][2]];
    } else if (value < edge && value >= edge - found.step) {
      ++hits[found.edges[i][0]];
    } else if (value > edge && value <= edge + found.step) {
      ++hits[found.edges[i][2]];
    }
  }
}

void count_look_up(const View& view, const LookUp& found, const Site& site, Hits& hits) {
  const Reading level = view.at(site.slot);
  if (!level.known()) return;
  const compile::BandTable& table = view.program().bands[found.bands];
  const Reading value = view.at(site.argument);
  if (value.known()) {
    ++hits[found.rows[row_of(table, value.number)]];
    count_edges(found, table, value.number, hits);
    return;
  }
  const auto settled = std::find_if(table.levels.begin(), table.levels.end(),
                                    [&](std::uint32_t it) { return Number(it) == level.number; });
  if (settled != table.levels.end()) ++hits[found.rows[static_cast<std::size_t>(settled - table.levels.begin())]];
}

void count_choice(const View& view, const Choice& found, const Site& site, Hits& hits) {
  std::size_t row = 0;
  for (; row < site.conditions.size(); ++row) {
    const std::optional<bool> holds = view.truth(site.conditions[row]);
    if (!holds) return;
    if (*holds) break;
  }
  ++hits[found.rows[row]];
}

void count_sites(const View& view, const Reach& reach, const Sites& sites, Hits& hits) {
  for (const auto& [number, site] : sites.conditions) {
    const Reading reading = view.at(site.slot);
    if (reading.known()) ++hits[reach.conditions[number].points[reading.number.is_zero() ? 0 : 1]];
  }
  for (const auto& [number, site] : sites.look_ups) count_look_up(view, reach.look_ups[number], site, hits);
  for (const auto& [number, site] : sites.choices) count_choice(view, reach.choices[number], site, hits);
}

bool is_empty(const Sites& sites) {
  return sites.conditions.empty() && sites.look_ups.empty() && sites.choices.empty();
}

/// Runs each row of each table that came to something once more, and counts what its slots hold.
void count_rows(const View& view, const Reach& reach, Hits& hits) {
  const compile::Program& program = view.program();
  const std::vector<Sites>& sites = reach.sites[program.interval].rows;
  if (std::all_of(sites.begin(), sites.end(), is_empty)) return;
  evaluate::Evaluation once{view.run.exact, std::nullopt};
  const View row_view{view.in, once};
  std::vector<Cell>& slots = once.exact.slots;
  const auto load = [&slots](compile::Slot slot, const Cell* cell) { slots[slot] = *cell; };
  const evaluate::Runner<compile::Cells, decltype(load)> runner(program, view.in.facts, slots.data(), load);
  for (const compile::Op& op : program.ops) {
    if (op.code != compile::Opcode::rows || is_empty(sites[op.a])) continue;
    const compile::RowProgram& rows = program.rows[op.a];
    const facts::TableRows& table = view.in.facts.tables[rows.table];
    const bool has_run = view.run.exact.slots[op.dest].state != State::missing;
    if (!has_run || !table.given || table.rows == 0) continue;
    const std::size_t width = table.cells.size() / table.rows;
    for (std::uint32_t row = 0; row < table.rows; ++row) {
      for (const auto& [cell, slot] : rows.cells) load(slot, table.cells.data() + row * width + cell);
      runner.run(rows.ops);
      count_sites(row_view, reach, sites[op.a], hits);
    }
  }
}

void count_limit(const View& view, const LimitPoints& found, Hits& hits) {
  const Route route = evaluate::route_of(view, view.model().adjustments[found.adjustment].attribute);
  for (const auto* limits : {&route.caps, &route.floors}) {
    for (const LimitState& limit : *limits) {
      if (limit.adjustment != found.adjustment) continue;
      if (found.conditional && limit.when == false) ++hits[found.inactive];
      if (found.waivable && limit.waived && limit.when == true) ++hits[found.waived];
      if (limit.active()) ++hits[limit.binding ? found.binding : found.not_binding];
    }
  }
}

void count_discretion(const View& view, const DiscretionPoints& found, Hits& hits) {
  const resolve::AttributeId rating = view.model().adjustments[found.adjustment].attribute;
  const check::Adjustment& rule = view.rules().adjustments[found.adjustment];
  const Reading computed = view.computed_of(rating);
  if (!computed.known()) return;
  for (const facts::DiscretionRecord& record : view.in.facts.discretion) {
    if (record.attribute != rating) continue;
    const std::int64_t move = static_cast<std::int64_t>(record.to) - computed.number.raw();
    const std::int64_t width = rule.width;
    const auto hit_if = [&hits](bool holds, const std::optional<std::size_t>& point) {
      if (holds && point) ++hits[*point];
      return holds;
    };
    const std::optional<bool> when = rule.when.valid() ? view.truth(rule.when) : std::optional(true);
    const bool refused = static_cast<int>(hit_if(move > width || -move > width, found.too_far)) +
                             static_cast<int>(hit_if(move > 0 && !rule.up, found.upwards)) +
                             static_cast<int>(hit_if(move < 0 && !rule.down, found.downwards)) +
                             static_cast<int>(hit_if(when == false, found.condition)) +
                             static_cast<int>(hit_if(rule.requires_reason && record.reason.empty(), found.reason)) +
                             static_cast<int>(hit_if(rule.requires_by && record.by.empty(), found.by)) !=
                         0;
    if (!refused && move != 0 && when == true) ++hits[found.applied];
  }
}

}  // namespace

bool is_counted(const Reach& reach, std::size_t point, const Hits& hits) {
  return hits[point] != 0 || !reach.out_of_reach.contains(point);
}

void count(const View& view, const Reach& reach, Hits& hits) {
  hits.resize(reach.points.all().size());
  count_sites(view, reach, reach.sites[view.program().interval].whole, hits);
  count_rows(view, reach, hits);
  for (const LimitPoints& limit : reach.limits) count_limit(view, limit, hits);
  for (const DiscretionPoints& discretion : reach.discretions) count_discretion(view, discretion, hits);
  for (const RatedPoints& item : reach.rated) {
    if (const auto rated = view.rated(item.item)) ++hits[*rated ? item.rated : item.not_rated];
  }
  const std::vector<std::uint32_t>& rows = view.rules().intervals[view.program().interval].parameter_rows;
  for (std::size_t i = 0; i < reach.parameters.size(); ++i) {
    if (rows[i] < reach.parameters[i].size()) ++hits[reach.parameters[i][rows[i]]];
  }
}

void count_unchanged(const Methodology::Impl& rules, const Methodology::Impl& changed, const Reach& of_changed,
                     const Hits& reached, const Reach& reach, Hits& hits) {
  hits.resize(reach.points.all().size());
  const std::vector<Point>& points = of_changed.points.all();
  std::vector<bool> differs(points.size(), false);
  // A bands table may say the same and mean something else: by a parameter.
  for (const LookUp& look_up : of_changed.look_ups) {
    const auto here = rules.rules.model.bands_by_name.find(changed.rules.model.bands[look_up.bands].name);
    if (here != rules.rules.model.bands_by_name.end() &&
        rules.programs.front().bands[here->second] == changed.programs.front().bands[look_up.bands])
      continue;
    for (const std::size_t point : look_up.rows) differs[point] = true;
    for (const auto& edge : look_up.edges) {
      for (const std::size_t point : edge) differs[point] = true;
    }
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (reached[i] == 0 || differs[i]) continue;
    if (const auto here = reach.points.find(points[i])) hits[*here] += reached[i];
  }
}

Counted count_tests(const std::shared_ptr<const Methodology::Impl>& rules, const TestOptions& options,
                    const Reach& reach, Hits& hits) {
  Counted counted;
  for (std::uint32_t i = 0; i < rules->ast.tests.size(); ++i) {
    if (!is_chosen(rules->ast.tests[i], options)) continue;
    const Trial trial = prepare(rules, i, options);
    if (!trial.ready) {
      ++counted.left_out;
      continue;
    }
    ++counted.evaluated;
    const evaluate::Inputs inputs = trial.inputs();
    const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
    const View view{inputs, evaluation};
    if (trial.rules == rules) {
      count(view, reach, hits);
      continue;
    }
    const Reach of_changed = reach_of(*trial.rules);
    Hits reached;
    count(view, of_changed, reached);
    count_unchanged(*rules, *trial.rules, of_changed, reached, reach, hits);
  }
  return counted;
}

}  // namespace rubric::suite
