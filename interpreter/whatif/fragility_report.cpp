#include "whatif/fragility_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "evaluate/text.hpp"
#include "whatif/case_run.hpp"
#include "whatif/intervals.hpp"
#include "whatif/reach_report.hpp"

namespace rubric::whatif {

namespace {

using Ladders = std::vector<const Ladder*>;

std::string counts(const Rung& rung) {
  return rung.from == rung.to ? fmt::format("{}", rung.from) : fmt::format("{} to {}", rung.from, rung.to);
}

/// Every count that gives `level`: "7 to 8", "8", "none".
std::string counts_of(const Ladder& ladder, const std::string& level) {
  std::vector<std::string> parts;
  for (const Rung& rung : ladder.rungs) {
    if (rung.level == level) parts.push_back(counts(rung));
  }
  return parts.empty() ? "none" : evaluate::listed(parts);
}

std::uint64_t number_of_counts(const Ladder& ladder, const std::string& level) {
  std::uint64_t all = 0;
  for (const Rung& rung : ladder.rungs) {
    if (rung.level == level) all += rung.to - rung.from + 1;
  }
  return all;
}

ReportCell next_cell(const std::optional<NextLevel>& next, const char* way, Emphasis single) {
  if (!next) return {"", "", Emphasis::none};
  return {fmt::format("{} {}: {}", next->answers, way, next->level), fmt::format("{}", next->answers),
          next->answers == 1 ? single : Emphasis::none};
}

std::vector<std::string> labels(const resolve::LevelSet& scale) {
  std::vector<std::string> labels;
  for (const resolve::Level& level : scale.levels) labels.push_back(level.label.empty() ? level.name : level.label);
  return labels;
}

Chart ladder_chart(const Ladders& ladders, const std::vector<std::string>& levels) {
  Chart chart;
  chart.kind = ChartKind::ladder;
  chart.caption =
      "Each row is one count of answers: every number that it could be, and the rating it would give; the "
      "number as it is stands out.";
  chart.x_title = "Answers";
  chart.y_title = "Count";
  chart.key = levels;
  std::uint64_t most = 0;
  for (const Ladder* ladder : ladders) most = std::max(most, ladder->cases);
  for (std::uint64_t i = 0; i <= most; ++i) chart.x.push_back(std::to_string(i));
  for (const Ladder* ladder : ladders) {
    chart.y.push_back(short_name(ladder->input));
    for (const Rung& rung : ladder->rungs) {
      for (std::uint64_t i = rung.from; i <= rung.to; ++i)
        chart.marks.push_back({std::to_string(i), short_name(ladder->input), rung.level, 1, i == ladder->count});
    }
  }
  return chart;
}

ReportSection ratings_section(const Ladders& ladders, const std::vector<std::string>& levels, const std::string& id) {
  constexpr std::uint64_t widest_chart = 120;
  ReportSection section{id, "Ratings from answers", {}, {}, {}, {}};
  std::size_t single = 0;
  std::uint64_t most = 0;
  ReportTable table;
  table.columns = {{"input", "Count"},        {"count", "Is", true},   {"cases", "Of", true},   {"level", "Gives"},
                   {"counts", "As do", true}, {"lower", "Falls with"}, {"higher", "Rises with"}};
  for (const Ladder* ladder : ladders) {
    const auto rung = std::find_if(ladder->rungs.begin(), ladder->rungs.end(), [&](const Rung& each) {
      return each.from <= ladder->count && ladder->count <= each.to;
    });
    const bool one_away =
        (ladder->lower && ladder->lower->answers == 1) || (ladder->higher && ladder->higher->answers == 1);
    single += one_away ? 1 : 0;
    most = std::max(most, ladder->cases);
    std::string level = ladder->level;
    if (ladder->final_level != level) level += fmt::format(" (rated {})", ladder->final_level);
    const std::string alike = rung == ladder->rungs.end() ? "" : counts(*rung);
    table.rows.push_back(
        {{short_name(ladder->input), ladder->input},
         {std::to_string(ladder->count), "", Emphasis::strong},
         {std::to_string(ladder->cases)},
         {level, ladder->exact_level},
         {alike, "", rung != ladder->rungs.end() && rung->from == rung->to ? Emphasis::strong : Emphasis::none},
         next_cell(ladder->lower, "fewer", Emphasis::lowered),
         next_cell(ladder->higher, "more", Emphasis::raised)});
  }
  section.text.push_back(
      fmt::format("{} of {} ratings would be another with a single answer more or fewer.", single, ladders.size()));
  section.table = std::move(table);
  if (most <= widest_chart) section.chart = ladder_chart(ladders, levels);
  return section;
}

bool same_rungs(const Ladder& a, const Ladder& b) {
  return a.cases == b.cases &&
         std::equal(a.rungs.begin(), a.rungs.end(), b.rungs.begin(), b.rungs.end(), [](const Rung& x, const Rung& y) {
           return x.level == y.level && x.from == y.from && x.to == y.to;
         });
}

/// Ladders that differ in nothing but the count as it is.
std::vector<Ladders> alike(const Ladders& ladders) {
  std::vector<Ladders> groups;
  for (const Ladder* ladder : ladders) {
    const auto at = std::find_if(groups.begin(), groups.end(),
                                 [&](const Ladders& group) { return same_rungs(*group.front(), *ladder); });
    if (at == groups.end()) {
      groups.push_back({ladder});
    } else {
      at->push_back(ladder);
    }
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Ladders& a, const Ladders& b) { return a.front()->cases < b.front()->cases; });
  return groups;
}

ReportSection samples_section(const Ladders& ladders, const resolve::LevelSet& scale, const std::string& id) {
  const std::vector<std::string> levels = labels(scale);
  ReportSection section{id, "What a sample can give", {}, {}, {}, {}};
  ReportTable table;
  table.columns = {{"cases", "Cases", true}};
  for (std::size_t i = 0; i < levels.size(); ++i) table.columns.push_back({scale.levels[i].name, levels[i], false});
  table.columns.push_back({"counts", "Counts of answers", true});
  for (const Ladders& group : alike(ladders)) {
    const Ladder& first = *group.front();
    std::vector<ReportCell> row{{std::to_string(first.cases)}};
    std::vector<std::string> only;
    for (const std::string& level : levels) {
      const std::uint64_t number = number_of_counts(first, level);
      row.push_back({counts_of(first, level), "",
                     number == 0   ? Emphasis::lowered
                     : number == 1 ? Emphasis::strong
                                   : Emphasis::none});
      if (number == 1) only.push_back(fmt::format("{} ({})", level, counts_of(first, level)));
    }
    row.push_back({std::to_string(group.size())});
    table.rows.push_back(std::move(row));
    if (!first.unattainable.empty())
      section.warnings.push_back(
          fmt::format("with {} cases no count gives {}", first.cases, evaluate::listed(first.unattainable, " or ")));
    if (!only.empty())
      section.text.push_back(fmt::format("With {} cases exactly one count {}gives {}.", first.cases,
                                         only.size() == 1 ? "" : "each ", evaluate::listed(only)));
  }
  if (section.warnings.empty()) section.text.emplace_back("Every level can be reached by some count of each.");
  section.table = std::move(table);
  return section;
}

ReportSection least_section(const Fragility& fragility) {
  ReportSection section{"whole", "What one input can do to the whole", {}, {}, {}, {}};
  const auto single = static_cast<std::size_t>(std::count_if(
      fragility.least.begin(), fragility.least.end(), [](const LeastChange& each) { return each.change.size == 1; }));
  if (fragility.least.empty()) {
    section.text.emplace_back("No change of one input alone changes a rating of the whole inspection.");
  } else if (single == 0) {
    section.text.emplace_back(
        "No single answer and no single level of a judgement changes a rating of the whole inspection.");
  } else {
    section.text.push_back(
        fmt::format("{} single {} a rating of the whole inspection.", single,
                    single == 1 ? "answer or level of a judgement changes" : "answers or levels of judgements change"));
  }
  if (!fragility.complete) section.warnings.emplace_back("the search stopped early: inputs may be missing here");
  if (fragility.least.empty()) return section;
  ReportTable table;
  table.columns = {{"input", "Change"}, {"from", "From"}, {"to", "To"},          {"by", "By"},
                   {"rating", "Then"},  {"was", "Was"},   {"becomes", "Becomes"}};
  for (const LeastChange& least : fragility.least) {
    const Emphasis strong = least.change.size == 1 ? Emphasis::strong : Emphasis::none;
    table.rows.push_back({{short_name(least.change.input), least.change.input},
                          {least.change.from.display, least.change.from.exact},
                          {least.change.to.display, least.change.to.exact},
                          {size_text(least.change), std::to_string(least.change.by), strong},
                          {least.rating},
                          {least.from},
                          {least.to}});
  }
  section.table = std::move(table);
  return section;
}

ReportSection singles_section(const Fragility& fragility) {
  ReportSection section{"single", "Single answers and judgements that change a rating above them", {}, {}, {}, {}};
  if (fragility.singles.empty()) {
    section.text.emplace_back("There is none.");
    return section;
  }
  ReportTable table;
  table.columns = {{"input", "Change"}, {"from", "From"}, {"to", "To"}, {"effects", "Changes"}};
  for (const SingleChange& single : fragility.singles) {
    table.rows.push_back({{short_name(single.change.input), single.change.input},
                          {single.change.from.display, single.change.from.exact},
                          {single.change.to.display, single.change.to.exact},
                          {effects_text(single.effects, {single.change})}});
  }
  section.table = std::move(table);
  return section;
}

std::string percent(double share) { return fmt::format("{:.1f}%", share * 100); }

/// The levels of the counts from the last below the interval to the first above it.
std::string levels_around(const Ladder& ladder, const ShareInterval& interval) {
  const auto cases = static_cast<double>(ladder.cases);
  const auto first = static_cast<std::uint64_t>(std::floor(interval.low * cases));
  const auto last = static_cast<std::uint64_t>(std::ceil(interval.high * cases));
  std::vector<std::string> levels;
  for (const Rung& rung : ladder.rungs) {
    if (rung.to >= first && rung.from <= last) levels.push_back(rung.level);
  }
  if (levels.empty()) return "";
  return levels.front() == levels.back() ? levels.front() : fmt::format("{} to {}", levels.front(), levels.back());
}

ReportSection intervals_section(const Fragility& fragility, double confidence) {
  ReportSection section{"intervals", fmt::format("Confidence intervals at {:g}%", confidence), {}, {}, {}, {}};
  section.text.emplace_back(
      "A statistical aid, and no part of the methodology: no rating depends on it. It asks which shares of all cases "
      "would make a random sample like this one no surprise (exact intervals of Clopper and Pearson), as if the cases "
      "were drawn at random from very many. The ratings are those of the counts from the last below the interval to "
      "the "
      "first above it.");
  ReportTable table;
  table.columns = {{"input", "Count"},    {"count", "Is", true}, {"cases", "Of", true}, {"share", "Share", true},
                   {"low", "From", true}, {"high", "To", true},  {"levels", "Ratings"}};
  for (const Ladder& ladder : fragility.ladders) {
    if (ladder.cases == 0) continue;
    const ShareInterval interval = clopper_pearson(ladder.count, ladder.cases, confidence / 100);
    table.rows.push_back({{short_name(ladder.input), ladder.input},
                          {std::to_string(ladder.count)},
                          {std::to_string(ladder.cases)},
                          {percent(static_cast<double>(ladder.count) / static_cast<double>(ladder.cases))},
                          {percent(interval.low)},
                          {percent(interval.high)},
                          {levels_around(ladder, interval)}});
  }
  section.table = std::move(table);
  return section;
}

}  // namespace

Report report(const Methodology& methodology, const Inspection& inspection, const Fragility& fragility,
              const FragilityOptions& options) {
  Report report;
  report.kind = "fragility";
  report.title = "How firm the ratings are";
  report.main = "ratings";
  report.facts = facts_of(methodology, inspection);
  report.sections.push_back(least_section(fragility));
  std::string suffix;
  for (const resolve::LevelSet& scale : methodology.impl().rules.model.level_sets) {
    Ladders ladders;
    for (const Ladder& ladder : fragility.ladders) {
      if (ladder.scale == scale.name) ladders.push_back(&ladder);
    }
    if (ladders.empty()) continue;
    report.sections.push_back(ratings_section(ladders, labels(scale), "ratings" + suffix));
    report.sections.push_back(samples_section(ladders, scale, "samples" + suffix));
    suffix = "_" + std::to_string(report.sections.size() / 2 + 1);
  }
  if (fragility.ladders.empty()) {
    ReportSection none = ratings_section({}, {}, "ratings");
    none.text = {"No count of answers leads to a rating here."};
    none.chart.reset();
    report.sections.push_back(std::move(none));
  }
  report.sections.push_back(singles_section(fragility));
  if (options.intervals) report.sections.push_back(intervals_section(fragility, *options.intervals));
  return report;
}

}  // namespace rubric::whatif
