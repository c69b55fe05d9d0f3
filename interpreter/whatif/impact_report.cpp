#include <fmt/format.h>

#include <algorithm>
#include <rubric/impact.hpp>

#include "whatif/words.hpp"

namespace rubric {

namespace {

using whatif::counted;

std::string number(std::size_t value) { return std::to_string(value); }

std::string signed_number(std::int64_t value) { return value > 0 ? fmt::format("+{}", value) : std::to_string(value); }

std::string signed_text(const std::string& value) {
  return value.empty() || value == "-" || value == "0" || value.front() == '-' ? value : "+" + value;
}

/// The states in which any inspection is, on either side.
std::vector<std::size_t> used_states(const RatingImpact& rating) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < rating.states.size(); ++i) {
    bool any = false;
    for (std::size_t j = 0; j < rating.states.size(); ++j)
      any = any || rating.counts[i][j] != 0 || rating.counts[j][i] != 0;
    const bool is_level = i + 4 < rating.states.size();
    if (any || is_level) used.push_back(i);
  }
  return used;
}

std::string moves(const RatingImpact& rating) {
  const std::string apart = rating.open == 0 ? ""
                                             : fmt::format("; {} open on one side or both, and counted apart",
                                                           counted(rating.open, "inspection"));
  if (rating.raised + rating.lowered + rating.otherwise == 0) return "No inspection changes" + apart + ".";
  std::string text = fmt::format("Raised in {}, lowered in {}", counted(rating.raised, "inspection"), rating.lowered);
  if (rating.otherwise != 0) text += fmt::format(", otherwise changed in {}", rating.otherwise);
  return text + apart + ".";
}

ReportCell count_cell(const RatingImpact& rating, std::size_t from, std::size_t to) {
  const std::size_t count = rating.counts[from][to];
  if (count == 0) return {"", "0"};
  const bool levels = from + 4 < rating.states.size() && to + 4 < rating.states.size();
  const Emphasis emphasis = from == to            ? Emphasis::faint
                            : levels && to > from ? Emphasis::raised
                            : levels && to < from ? Emphasis::lowered
                                                  : Emphasis::strong;
  return {number(count), {}, emphasis};
}

std::string key_of(const std::string& state) {
  std::string key = "to_";
  for (const char c : state) {
    const bool keeps = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool upper = c >= 'A' && c <= 'Z';
    key += keeps ? c : upper ? static_cast<char>(c - 'A' + 'a') : '_';
  }
  return key;
}

Chart matrix_of(const RatingImpact& rating, const std::vector<std::size_t>& used) {
  Chart chart{ChartKind::matrix, fmt::format("Inspections by {} as the rules are and as they would be", rating.name),
              "What if", "As it is"};
  for (const std::size_t i : used) {
    chart.x.push_back(rating.states[i]);
    chart.y.push_back(rating.states[i]);
    for (const std::size_t j : used) {
      if (rating.counts[i][j] == 0) continue;
      chart.marks.push_back({rating.states[j], rating.states[i], number(rating.counts[i][j]),
                             static_cast<double>(rating.counts[i][j]), i != j});
    }
  }
  return chart;
}

ReportSection matrix(const RatingImpact& rating, std::size_t at) {
  ReportSection section{at == 0 ? "transitions" : "transitions_" + std::to_string(at + 1),
                        "From and to: " + rating.name,
                        {moves(rating)}};
  const std::vector<std::size_t> used = used_states(rating);
  ReportTable& table = section.table.emplace();
  table.columns.push_back({"from", "As it is"});
  for (const std::size_t i : used) table.columns.push_back({key_of(rating.states[i]), rating.states[i], true});
  for (const std::size_t i : used) {
    std::vector<ReportCell> row{{rating.states[i]}};
    for (const std::size_t j : used) row.push_back(count_cell(rating, i, j));
    table.rows.push_back(std::move(row));
  }
  section.chart = matrix_of(rating, used);
  return section;
}

std::string move_list(const RatingImpact& rating) {
  std::string text;
  for (std::size_t i = 0; i < rating.states.size(); ++i) {
    for (std::size_t j = 0; j < rating.states.size(); ++j) {
      if (i == j || rating.counts[i][j] == 0) continue;
      text += fmt::format("{}{} → {}: {}", text.empty() ? "" : "; ", rating.states[i], rating.states[j],
                          rating.counts[i][j]);
    }
  }
  return text;
}

ReportSection standards(const Impact& impact) {
  ReportSection section{"standards", "Ratings of standards and domains"};
  ReportTable& table = section.table.emplace();
  table.columns = {{"result", "Rating"},         {"raised", "Raised", true},
                   {"lowered", "Lowered", true}, {"otherwise", "Otherwise", true},
                   {"open", "Open", true},       {"moves", "From and to"}};
  for (const RatingImpact& rating : impact.ratings) {
    if (rating.whole) continue;
    const bool moves = rating.raised + rating.lowered + rating.otherwise != 0;
    table.rows.push_back({{rating.name, {}, moves ? Emphasis::none : Emphasis::faint},
                          {number(rating.raised), {}, rating.raised != 0 ? Emphasis::raised : Emphasis::faint},
                          {number(rating.lowered), {}, rating.lowered != 0 ? Emphasis::lowered : Emphasis::faint},
                          {number(rating.otherwise), {}, rating.otherwise != 0 ? Emphasis::strong : Emphasis::faint},
                          {number(rating.open), {}, Emphasis::faint},
                          {move_list(rating)}});
  }
  return section;
}

/// Every cell of every matrix of a standard that is not empty, for programs and for who wants them all.
ReportSection all_transitions(const Impact& impact) {
  ReportSection section{"all_transitions", "Every standard, from and to"};
  ReportTable& table = section.table.emplace();
  table.columns = {{"result", "Rating"}, {"from", "As it is"}, {"to", "What if"}, {"inspections", "Inspections", true}};
  for (const RatingImpact& rating : impact.ratings) {
    if (rating.whole) continue;
    for (std::size_t i = 0; i < rating.states.size(); ++i) {
      for (std::size_t j = 0; j < rating.states.size(); ++j) {
        if (rating.counts[i][j] == 0) continue;
        const ReportCell count = count_cell(rating, i, j);
        table.rows.push_back({{rating.name}, {rating.states[i]}, {rating.states[j], {}, count.emphasis}, count});
      }
    }
  }
  return section;
}

ReportSection scores(const Impact& impact) {
  ReportSection section{"scores", "Scores"};
  ReportTable& table = section.table.emplace();
  table.columns = {{"score", "Score"},
                   {"inspections", "Inspections", true},
                   {"mean_before", "Mean as it is", true},
                   {"mean_after", "Mean what if", true},
                   {"mean_change", "Mean change", true}};
  for (const ScoreImpact& score : impact.scores) {
    table.rows.push_back({{score.name},
                          {number(score.count)},
                          {score.mean_before, score.mean_before_exact},
                          {score.mean_after, score.mean_after_exact},
                          {signed_text(score.mean_change), score.mean_change_exact}});
  }
  section.text.emplace_back("Over the inspections that have the score as one value on both sides.");
  return section;
}

ReportSection distribution(const ScoreImpact& score, std::size_t at) {
  ReportSection section{at == 0 ? "distribution" : "distribution_" + std::to_string(at + 1),
                        "Inspections by " + score.name};
  ReportTable& table = section.table.emplace();
  table.columns = {{"value", score.name}, {"before", "As it is", true}, {"after", "What if", true}};
  Chart chart{ChartKind::bars, fmt::format("How many inspections have each {}", score.name), score.name, "inspections"};
  chart.y = {"As it is", "What if"};
  for (const ScoreBar& bar : score.bars) {
    table.rows.push_back({{bar.value}, {number(bar.before)}, {number(bar.after)}});
    chart.x.push_back(bar.value);
    chart.marks.push_back({bar.value, "As it is", number(bar.before), static_cast<double>(bar.before)});
    chart.marks.push_back({bar.value, "What if", number(bar.after), static_cast<double>(bar.after), true});
  }
  section.chart = std::move(chart);
  return section;
}

std::string other_changes(const ComparedCase& it) {
  std::string text;
  std::size_t shown = 0;
  std::size_t left = 0;
  for (const ComparedResult& result : it.results) {
    if (result.whole || result.name.find(" of question ") != std::string::npos) continue;
    if (++shown > 3) {
      ++left;
      continue;
    }
    text += fmt::format("{}{}: {} → {}", text.empty() ? "" : "; ", result.name, result.before, result.after);
  }
  if (left != 0) text += fmt::format("; and {} more", left);
  return text;
}

ReportSection changed(const Impact& impact) {
  ReportSection section{"changed", "Inspections that come out otherwise"};
  if (impact.changed == 0) {
    section.warnings.emplace_back("no inspection changes in any rating or score");
  } else if (impact.cases.size() < impact.changed) {
    section.text.push_back(fmt::format("The first {} of {} are listed.", impact.cases.size(), impact.changed));
  }
  ReportTable& table = section.table.emplace();
  table.columns.push_back({"case", "Inspection"});
  std::vector<std::string> wholes;
  for (const RatingImpact& rating : impact.ratings) {
    if (rating.whole) wholes.push_back(rating.name);
  }
  for (const ScoreImpact& score : impact.scores) wholes.push_back(score.name);
  for (const std::string& name : wholes) {
    table.columns.push_back({name + "_before", name});
    table.columns.push_back({name + "_after", name + ", what if"});
  }
  table.columns.push_back({"others", "Other ratings"});
  table.columns.push_back({"step", "The sides part at"});
  whatif::add_side_columns(table);
  for (const ComparedCase& it : impact.cases) {
    std::vector<ReportCell> row{{it.name}};
    for (const std::string& name : wholes) {
      const auto at = std::find_if(it.results.begin(), it.results.end(),
                                   [&](const ComparedResult& result) { return result.name == name; });
      row.push_back(at == it.results.end() ? ReportCell{} : ReportCell{at->before, at->before_exact});
      row.push_back(at == it.results.end() ? ReportCell{} : whatif::after_cell(*at));
    }
    row.push_back({other_changes(it)});
    const std::optional<Parting>& parting = it.results.front().parting;
    row.push_back({parting ? parting->what : ""});
    whatif::add_sides(parting, row);
    table.rows.push_back(std::move(row));
  }
  return section;
}

ReportSection interaction(const Interaction& all) {
  ReportSection section{"interaction", "Each change alone, all together, and what is left over"};
  section.text.push_back(fmt::format("Over the {} that have {} on every side.", counted(all.count, "inspection"),
                                     all.score.empty()    ? all.rating
                                     : all.rating.empty() ? all.score
                                                          : all.rating + " and " + all.score));
  ReportTable& table = section.table.emplace();
  table.columns = {{"what", "Changes"}, {"changed", "Changed", true}};
  if (!all.rating.empty()) {
    table.columns.push_back({"raised", all.rating + " raised", true});
    table.columns.push_back({"lowered", all.rating + " lowered", true});
  }
  if (!all.score.empty()) table.columns.push_back({"mean_change", "Mean change of " + all.score, true});
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    const Interaction::Row& row = all.rows[i];
    const bool rest = i + 1 == all.rows.size();
    const auto cell = [rest](std::int64_t value) {
      return ReportCell{rest ? signed_number(value) : std::to_string(value), std::to_string(value),
                        rest && value != 0 ? Emphasis::strong : Emphasis::none};
    };
    std::vector<ReportCell> cells{{row.what}, cell(row.changed)};
    if (!all.rating.empty()) {
      cells.push_back(cell(row.raised));
      cells.push_back(cell(row.lowered));
    }
    if (!all.score.empty()) cells.push_back({signed_text(row.mean_change), row.mean_change_exact});
    table.rows.push_back(std::move(cells));
  }
  return section;
}

ReportSection records(const Impact& impact) {
  ReportSection section{"records", "Recorded discretion and waivers, tested again"};
  ReportTable& table = section.table.emplace();
  table.columns = {{"before", "As it is"}, {"after", "What if"}, {"count", "Records", true}};
  for (const RecordImpact& record : impact.records) {
    const Emphasis emphasis = record.before == record.after ? Emphasis::faint : Emphasis::strong;
    table.rows.push_back({{record.before}, {record.after, {}, emphasis}, {number(record.count)}});
  }
  return section;
}

ReportSection summary(const Impact& impact) {
  ReportSection section{"summary", "Summary"};
  section.table.emplace();
  ReportTable& table = *section.table;
  table.columns = {{"what", "Inspections"}, {"count", "Number", true}};
  const std::size_t evaluated = impact.total - impact.failed;
  table.rows.push_back({{"found"}, {number(impact.total)}});
  table.rows.push_back({{"evaluated on both sides"}, {number(evaluated)}});
  table.rows.push_back({{"that come out otherwise"}, {number(impact.changed), {}, Emphasis::strong}});
  table.rows.push_back({{"that leave a result of the whole open"}, {number(impact.open)}});
  table.rows.push_back({{"that could not be evaluated"},
                        {number(impact.failed), {}, impact.failed == 0 ? Emphasis::none : Emphasis::strong}});
  return section;
}

}  // namespace

Report report(const Impact& impact) {
  Report out{"impact", "Impact over " + counted(impact.total, "inspection"), "changed"};
  if (!impact.title.empty()) out.title += ": " + impact.title;
  out.facts = impact.facts;
  out.sections.push_back(summary(impact));
  out.sections.push_back(whatif::changes_section(impact.changes, impact.total - impact.failed));
  std::size_t wholes = 0;
  for (const RatingImpact& rating : impact.ratings) {
    if (rating.whole) out.sections.push_back(matrix(rating, wholes++));
  }
  if (wholes != impact.ratings.size()) out.sections.push_back(standards(impact));
  if (!impact.scores.empty()) out.sections.push_back(scores(impact));
  for (std::size_t i = 0; i < impact.scores.size(); ++i) {
    if (!impact.scores[i].bars.empty()) out.sections.push_back(distribution(impact.scores[i], i));
  }
  if (impact.interaction) out.sections.push_back(interaction(*impact.interaction));
  if (!impact.records.empty()) out.sections.push_back(records(impact));
  out.sections.push_back(changed(impact));
  if (impact.failed != 0) out.sections.push_back(whatif::failures_section(impact.failed, impact.failures));
  if (wholes != impact.ratings.size()) out.sections.push_back(all_transitions(impact));
  return out;
}

}  // namespace rubric
