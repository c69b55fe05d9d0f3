#include <fmt/format.h>

#include <algorithm>
#include <rubric/sweep.hpp>

#include "whatif/words.hpp"

namespace rubric {

namespace {

constexpr std::size_t most_columns = 4;

std::string id_of(std::string_view word, std::size_t at) {
  return at == 0 ? std::string(word) : fmt::format("{}_{}", word, at + 1);
}

Chart chart_of(const Swept& swept, const SweptCase& it) {
  Chart chart{ChartKind::steps,
              fmt::format("{} as {} goes from {} to {}", it.results.front(), swept.name, swept.values.front(),
                          swept.values.back()),
              swept.name, it.results.front()};
  chart.x = swept.values;
  chart.y = it.levels;
  for (std::size_t i = 0; i < swept.values.size(); ++i) {
    if (it.values[i].empty()) continue;
    const std::string& value = it.values[i].front();
    if (std::find(chart.y.begin(), chart.y.end(), value) == chart.y.end()) chart.y.push_back(value);
    chart.marks.push_back({swept.values[i], value, value, 1, swept.values[i] == it.now});
  }
  return chart;
}

ReportSection steps(const Swept& swept, const SweptCase& it, std::size_t at) {
  ReportSection section{id_of("steps", at), "Step by step: " + it.name};
  ReportTable& table = section.table.emplace();
  table.columns.push_back({"value", swept.name});
  const std::size_t shown = std::min(it.results.size(), most_columns);
  for (std::size_t i = 0; i < shown; ++i) table.columns.push_back({it.results[i], it.results[i]});
  if (shown < it.results.size()) {
    const std::size_t more = it.results.size() - shown;
    section.text.push_back(fmt::format("{} more {}; the table of all changes below has them too.", more,
                                       more == 1 ? "result changes" : "results change"));
  }
  if (it.results.empty())
    section.warnings.push_back(fmt::format("no value of {} from {} to {} changes any rating or score", swept.name,
                                           swept.values.front(), swept.values.back()));
  if (!it.now.empty()) section.text.push_back(fmt::format("As it is, {} is {}.", swept.name, it.now));
  for (std::size_t i = 0; i < swept.values.size(); ++i) {
    const Emphasis now = swept.values[i] == it.now ? Emphasis::strong : Emphasis::none;
    std::vector<ReportCell> row{{swept.values[i], swept.exact_values[i], now}};
    for (std::size_t j = 0; j < shown; ++j) {
      if (it.values[i].empty()) {
        row.push_back({"rules do not hold", {}, Emphasis::faint});
        continue;
      }
      const bool same = i != 0 && !it.values[i - 1].empty() && it.values[i - 1][j] == it.values[i][j];
      row.push_back({it.values[i][j], it.exact[i][j],
                     i == 0 ? Emphasis::none
                     : same ? Emphasis::faint
                            : Emphasis::strong});
    }
    table.rows.push_back(std::move(row));
  }
  if (it.results.empty()) section.table.reset();
  if (!it.results.empty()) section.chart = chart_of(swept, it);
  return section;
}

ReportSection edges(const Swept& swept) {
  ReportSection section{"edges", "Where results change"};
  section.text.emplace_back(swept.exact
                                ? "Exact: these are all the values at which anything changes, between the steps too."
                                : "As told by the values tried; between two of them a result may come and go unseen.");
  const bool one = swept.cases.size() == 1;
  ReportTable& table = section.table.emplace();
  if (!one) table.columns.push_back({"case", "Inspection"});
  table.columns.push_back({"result", "Result"});
  table.columns.push_back({"at", swept.name});
  table.columns.push_back({"before", "From"});
  table.columns.push_back({"after", "To"});
  table.columns.push_back({"exact", "Exact"});
  for (const SweptCase& it : swept.cases) {
    for (const SweepEdge& edge : it.edges) {
      std::vector<ReportCell> row;
      if (!one) row.push_back({it.name});
      row.push_back({edge.result});
      row.push_back({edge.at, {}, Emphasis::strong});
      row.push_back({edge.before});
      row.push_back({edge.after});
      row.push_back({edge.exact ? "yes" : "no"});
      table.rows.push_back(std::move(row));
    }
  }
  return section;
}

std::optional<ReportSection> failing_values(const Swept& swept) {
  ReportSection section{"invalid", "Values at which the rules do not hold"};
  ReportTable& table = section.table.emplace();
  table.columns = {{"value", swept.name}, {"reason", "Why"}};
  for (std::size_t i = 0; i < swept.values.size(); ++i) {
    if (!swept.failures[i].empty()) table.rows.push_back({{swept.values[i]}, {swept.failures[i]}});
  }
  return table.rows.empty() ? std::nullopt : std::optional(std::move(section));
}

}  // namespace

Report report(const Swept& swept) {
  Report out{"whatif",
             fmt::format("What if {} went from {} to {}", swept.name, swept.values.front(), swept.values.back()),
             "steps"};
  out.facts = swept.facts;
  std::size_t at = 0;
  std::vector<std::pair<std::string, std::string>> failures;
  for (const SweptCase& it : swept.cases) {
    if (it.failure.empty())
      out.sections.push_back(steps(swept, it, at++));
    else
      failures.emplace_back(it.name, it.failure);
  }
  if (swept.changed()) out.sections.push_back(edges(swept));
  if (std::optional<ReportSection> section = failing_values(swept)) out.sections.push_back(std::move(*section));
  if (!failures.empty()) out.sections.push_back(whatif::failures_section(failures.size(), failures));
  return out;
}

}  // namespace rubric
