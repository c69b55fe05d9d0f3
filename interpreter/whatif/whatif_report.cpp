#include <algorithm>

#include "whatif/words.hpp"

namespace rubric {

namespace {

using whatif::counted;

// With one inspection every standard shows what stays, with several what changes and the ratings of the whole.
bool is_listed(const ComparedResult& result, bool one) {
  return result.changed || result.whole || (one && result.name.find(" of question ") == std::string::npos);
}

ReportSection results(const WhatIf& all) {
  ReportSection section{"results", "Ratings and scores"};
  const bool one = all.cases.size() == 1;
  ReportTable& table = section.table.emplace();
  if (!one) table.columns.push_back({"case", "Inspection"});
  table.columns.push_back({"result", "Result"});
  table.columns.push_back({"before", "As it is"});
  table.columns.push_back({"after", all.each && all.changes.size() > 1 ? "All changes" : "What if"});
  const bool each = all.each && all.changes.size() > 1;
  for (std::size_t i = 0; each && i < all.changes.size(); ++i)
    table.columns.push_back({all.changes[i].name, all.changes[i].name});
  std::size_t changed = 0;
  for (const ComparedCase& it : all.cases) {
    for (const ComparedResult& result : it.results) {
      changed += result.changed ? 1 : 0;
      if (!is_listed(result, one)) continue;
      const Emphasis quiet = result.changed ? Emphasis::none : Emphasis::faint;
      std::vector<ReportCell> row;
      if (!one) row.push_back({it.name});
      row.push_back({result.name, {}, quiet});
      row.push_back({result.before, result.before_exact, quiet});
      row.push_back(result.changed ? whatif::after_cell(result) : ReportCell{result.after, result.after_exact, quiet});
      for (std::size_t i = 0; each && i < result.alone.size(); ++i)
        row.push_back({result.alone[i], result.alone_exact[i],
                       result.alone[i] == result.before ? Emphasis::faint : Emphasis::strong});
      table.rows.push_back(std::move(row));
    }
  }
  if (changed == 0)
    section.warnings.emplace_back("the scenario changes no rating and no score");
  else
    section.text.push_back(counted(changed, "result") + (changed == 1 ? " changes." : " change."));
  return section;
}

/// Results of one inspection that part at the same step stand in one row.
ReportSection partings(const WhatIf& all) {
  ReportSection section{"partings", "The first rule where the two sides part"};
  const bool one = all.cases.size() == 1;
  ReportTable& table = section.table.emplace();
  if (!one) table.columns.push_back({"case", "Inspection"});
  table.columns.push_back({"results", "Results"});
  table.columns.push_back({"step", "They part at"});
  whatif::add_side_columns(table);
  for (const ComparedCase& it : all.cases) {
    const std::size_t first = table.rows.size();
    const std::size_t results = one ? 0 : 1;
    for (const ComparedResult& result : it.results) {
      if (!result.parting) continue;
      std::vector<ReportCell> row;
      if (!one) row.push_back({it.name});
      row.push_back({result.name});
      row.push_back({result.parting->what});
      whatif::add_sides(result.parting, row);
      const auto same = [&](const std::vector<ReportCell>& other) {
        return std::equal(row.begin() + static_cast<std::ptrdiff_t>(results) + 1, row.end(),
                          other.begin() + static_cast<std::ptrdiff_t>(results) + 1,
                          [](const ReportCell& a, const ReportCell& b) { return a.text == b.text; });
      };
      const auto at = std::find_if(table.rows.begin() + static_cast<std::ptrdiff_t>(first), table.rows.end(), same);
      if (at == table.rows.end())
        table.rows.push_back(std::move(row));
      else
        (*at)[results].text += "; " + result.name;
    }
  }
  return section;
}

std::optional<ReportSection> records(const WhatIf& all) {
  ReportSection section{"records", "Recorded discretion and waivers, tested again"};
  ReportTable& table = section.table.emplace();
  const bool one = all.cases.size() == 1;
  if (!one) table.columns.push_back({"case", "Inspection"});
  for (const auto& [key, heading] : {std::pair{"record", "Record"}, {"before", "As it is"}, {"after", "What if"}})
    table.columns.push_back({key, heading});
  for (const ComparedCase& it : all.cases) {
    for (const ComparedRecord& record : it.records) {
      std::vector<ReportCell> row;
      if (!one) row.push_back({it.name});
      const Emphasis emphasis = record.before == record.after ? Emphasis::faint : Emphasis::strong;
      row.push_back({record.about});
      row.push_back({record.before});
      row.push_back({record.after, {}, emphasis});
      table.rows.push_back(std::move(row));
    }
  }
  return table.rows.empty() ? std::nullopt : std::optional(std::move(section));
}

/// Requirements that only the changes break.
ReportSection broken(const WhatIf& all) {
  ReportSection section{"broken", "Requirements that the changes break"};
  section.warnings.push_back("the changes break " + counted(all.broken(), "requirement") +
                             " of the rules; `rubric run` counts that as a finding");
  ReportTable& table = section.table.emplace();
  const bool one = all.cases.size() == 1;
  if (!one) table.columns.push_back({"case", "Inspection"});
  for (const auto& [key, heading] : {std::pair{"about", "Of"}, {"broken", "What does not hold"}, {"place", "Where"}})
    table.columns.push_back({key, heading});
  for (const ComparedCase& it : all.cases) {
    for (const Finding& finding : it.broken) {
      std::vector<ReportCell> row;
      if (!one) row.push_back({it.name});
      row.push_back({finding.about});
      row.push_back({finding.message});
      row.push_back({whatif::place_of(finding)});
      table.rows.push_back(std::move(row));
    }
  }
  return section;
}

}  // namespace

Report report(const WhatIf& what_if) {
  Report out{"whatif", what_if.title.empty() ? "What if" : what_if.title, "results"};
  out.facts = what_if.facts;
  const std::size_t failed = what_if.failed();
  out.sections.push_back(whatif::changes_section(what_if.changes, what_if.cases.size() - failed));
  out.sections.push_back(results(what_if));
  if (what_if.changed()) out.sections.push_back(partings(what_if));
  if (std::optional<ReportSection> section = records(what_if)) out.sections.push_back(std::move(*section));
  if (what_if.broken() != 0) out.sections.push_back(broken(what_if));
  if (failed != 0) {
    std::vector<std::pair<std::string, std::string>> list;
    for (const ComparedCase& it : what_if.cases) {
      if (!it.failure.empty()) list.emplace_back(it.name, it.failure);
    }
    out.sections.push_back(whatif::failures_section(failed, list));
  }
  return out;
}

}  // namespace rubric
