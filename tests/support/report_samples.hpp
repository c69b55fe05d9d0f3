#pragma once
#include <rubric/report.hpp>

#include <string>
#include <utility>
#include <vector>

/// Reports as the commands make them, a chart of each kind, and text of every sort that rules and data may hold.
namespace rubric::sample {

inline const std::vector<std::string>& ratings() {
  static const std::vector<std::string> names{"Inadequate", "Requires improvement", "Good", "Outstanding"};
  return names;
}

inline Report small_report() {
  Report report{"whatif", "What if `good_from` were 60%?", "changed"};
  report.facts = {{"rules", "Rules", "rules/youth-2021.rubric"}, {"cases", "Cases", "2 inspections"}};
  ReportTable table;
  table.columns = {{"case", "Case"}, {"rating", "Rating"}, {"share", "Share", true}};
  table.rows = {{{"Stoke-on-Trent"}, {"Good", "good", Emphasis::raised}, {"64.71%", "1100/17", Emphasis::strong}},
                {{"Stockport"}, {"Inadequate", "inadequate", Emphasis::lowered}, {"50%", "50", Emphasis::faint}}};
  report.sections.push_back({"changed",
                             "Inspections rated differently",
                             {"2 of 52 inspections."},
                             {"`set good_to` changed nothing"},
                             std::move(table)});
  report.sections.push_back({"left", "Inspections left out", {}, {}, ReportTable{{{"case", "Case"}}, {}}});
  return report;
}

// From a rating to a rating, over many inspections.
inline ReportSection matrix_section() {
  const std::vector<std::vector<int>> counts{{7, 2, 0, 0}, {0, 21, 6, 0}, {0, 1, 13, 1}, {0, 0, 0, 2}};
  ReportTable table;
  table.columns = {{"before", "Before"}};
  for (const std::string& name : ratings()) table.columns.push_back({name, name, true});
  Chart chart{ChartKind::matrix, "Most ratings stay; six rise from Requires improvement to Good.",
              "Before",          "After",
              ratings(),         ratings()};
  for (std::size_t from = 0; from < counts.size(); ++from) {
    std::vector<ReportCell> row{{ratings()[from]}};
    for (std::size_t to = 0; to < counts.size(); ++to) {
      const int count = counts[from][to];
      const Emphasis emphasis = count == 0   ? Emphasis::faint
                                : to > from  ? Emphasis::raised
                                : to == from ? Emphasis::none
                                             : Emphasis::lowered;
      row.push_back({std::to_string(count), "", emphasis});
      if (count != 0)
        chart.marks.push_back(
            {ratings()[from], ratings()[to], std::to_string(count), static_cast<double>(count), from == 1 && to == 2});
    }
    table.rows.push_back(std::move(row));
  }
  return {"transitions",    "From rating to rating", {"10 of 53 inspections change."}, {},
          std::move(table), std::move(chart)};
}

// A rating over the values of a parameter; at the end it is open.
inline ReportSection steps_section() {
  Chart chart{ChartKind::steps,
              "Stoke-on-Trent is Good up to 59%, and Requires improvement from 60%.",
              "good_from",
              "Overall rating",
              {},
              ratings()};
  ReportTable table{{{"good_from", "good_from", true}, {"overall", "Overall"}}, {}};
  for (int percent = 50; percent <= 75; ++percent) {
    const std::string x = std::to_string(percent) + "%";
    const std::size_t level = percent < 53 ? 3 : percent < 60 ? 2 : percent < 71 ? 1 : 0;
    chart.x.push_back(x);
    chart.marks.push_back({x, ratings()[level], ratings()[level], 1, percent == 65});
    if (percent > 73) chart.marks.push_back({x, ratings()[1], "open", 1});
    table.rows.push_back({{x}, {ratings()[level], "", percent == 65 ? Emphasis::strong : Emphasis::none}});
  }
  return {"sweep", "Overall rating over `good_from`", {}, {}, std::move(table), std::move(chart)};
}

// How many answers a rating is away from the next.
inline ReportSection ladder_section() {
  Chart chart{ChartKind::ladder,
              "One more case of keeping the child safe lifts standard 2.1.",
              "Cases answered yes, of 13",
              "Question",
              {},
              {},
              ratings()};
  ReportTable table{{{"question", "Question"}, {"now", "Now", true}, {"up", "To the next rating", true}}, {}};
  const std::vector<std::pair<std::string, int>> rows{{"2.1 Supporting desistance", 9},
                                                      {"2.1 Keeping the child safe", 6},
                                                      {"2.1 Keeping other people safe", 4},
                                                      {"2.2 Planning enough for safety, with contingencies", 11}};
  for (int yes = 0; yes <= 13; ++yes) chart.x.push_back(std::to_string(yes));
  for (const auto& [name, now] : rows) {
    chart.y.push_back(name);
    int up = 0;
    for (int yes = 0; yes <= 13; ++yes) {
      const auto level = [](int count) -> std::size_t { return count < 7 ? 0 : count < 9 ? 1 : count < 11 ? 2 : 3; };
      chart.marks.push_back({std::to_string(yes), name, ratings()[level(yes)], 1, yes == now});
      if (up == 0 && yes > now && level(yes) > level(now)) up = yes - now;
    }
    table.rows.push_back(
        {{name}, {std::to_string(now)}, {up == 0 ? "—" : "+" + std::to_string(up), up == 0 ? "" : std::to_string(up)}});
  }
  return {"ladder", "How close ratings are to the next", {}, {}, std::move(table), std::move(chart)};
}

inline ReportSection bars_section() {
  Chart chart{ChartKind::bars,    "More inspections are Good afterwards.", "Overall rating", "Inspections", ratings(),
              {"Before", "After"}};
  ReportTable table{{{"rating", "Rating"}, {"before", "Before", true}, {"after", "After", true}}, {}};
  const std::vector<std::pair<int, int>> counts{{9, 7}, {27, 24}, {15, 19}, {2, 3}};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto [before, after] = counts[i];
    chart.marks.push_back({ratings()[i], "Before", std::to_string(before), static_cast<double>(before)});
    chart.marks.push_back({ratings()[i], "After", std::to_string(after), static_cast<double>(after), i == 2});
    table.rows.push_back({{ratings()[i]}, {std::to_string(before)}, {std::to_string(after), "", Emphasis::strong}});
  }
  return {"distribution", "Ratings before and after", {}, {}, std::move(table), std::move(chart)};
}

// A distribution with many places, and bars with long names.
inline std::vector<ReportSection> more_bars() {
  Chart scores{ChartKind::bars, "Most scores lie between 10 and 22.", "Score, out of 36", "Inspections"};
  ReportTable table{{{"score", "Score", true}, {"count", "Inspections", true}}, {}};
  for (int score = 0; score <= 36; ++score) {
    const int count = std::max(0, 40 - (score - 16) * (score - 16) / 3);
    scores.x.push_back(std::to_string(score));
    scores.marks.push_back({std::to_string(score), "", std::to_string(count), static_cast<double>(count), score == 18});
    if (count != 0) table.rows.push_back({{std::to_string(score)}, {std::to_string(count)}});
  }
  Chart causes{ChartKind::bars, "The bands decide most changes.", "Rule", "Ratings changed"};
  ReportTable why{{{"rule", "Rule"}, {"count", "Ratings changed", true}, {"at", "Where"}}, {}};
  const std::vector<std::pair<std::string, int>> rules{{"bands case_quality: share from 60% is good", 112},
                                                       {"cap governance: share of standards rated Good", 31},
                                                       {"discretion ratings_panel: refused, out of reach", 4},
                                                       {"floor resettlement", 0}};
  for (const auto& [name, count] : rules) {
    causes.x.push_back(name);
    causes.marks.push_back({name, "", std::to_string(count), static_cast<double>(count)});
    why.rows.push_back({{name}, {std::to_string(count)}, {"`rules/hmip/youth-2021.rubric:74:1`"}});
  }
  return {{"scores", "Scores", {}, {}, std::move(table), std::move(scores)},
          {"causes", "What decides the changes", {}, {}, std::move(why), std::move(causes)}};
}

inline Report every_chart() {
  Report report{"impact", "What changes if Good begins at 60%", "transitions"};
  report.facts = {{"rules", "Rules", "rules/hmip/youth-2021.rubric"},
                  {"rules_sha256", "Rules, SHA-256", std::string(32, 'a') + std::string(32, '0')},
                  {"amendment", "Amendment", "examples/scenarios/good-from-60.rubric"},
                  {"cases", "Cases", "53 inspections in examples/inspections"},
                  {"engine", "Engine", "rubric 0.1.0"}};
  report.sections.push_back({"summary",
                             "In short",
                             {"10 of 53 inspections are rated differently: 9 higher, 1 lower.",
                              "Read with `good_from` at 60% instead of 65%."},
                             {"`drop cap governance` changed nothing: no inspection leads to it"}});
  for (ReportSection section : {matrix_section(), steps_section(), ladder_section(), bars_section()})
    report.sections.push_back(std::move(section));
  for (ReportSection& section : more_bars()) report.sections.push_back(std::move(section));
  return report;
}

// A list that programs read, of which people are told the length.
inline Report programs_report() {
  Report report{"reconcile", "Published results replayed", "values"};
  ReportTable table{{{"value", "Value"}, {"verdict", "Verdict"}},
                    {{{"", "overall"}, {"", "agrees"}}, {{"", "total"}, {"", "differs"}}}};
  report.sections.push_back({"values", "Every printed value", {"2 printed values"}, {}, std::move(table)});
  return report;
}

// What text may hold: markup, quotes, controls, both directions, words without an end.
inline std::vector<std::string> nasty_texts() {
  return {"<script>alert(1)</script>",
          "</style></title></svg>\"'&amp;<b>&#60;",
          "]]> <!-- ${x} {{y}} javascript:alert(1)",
          "tab\there, break\nthere, bell\a, escape\x1b[31m, null" + std::string(1, '\0') + "end",
          "\xff\xfe broken \xc3",
          "תסקיר שירות הנוער של העיר, 2022",
          "\u202eright to left override\u202c and أهلا وسهلا",
          "検査の結果 👩‍👩‍👧‍👦 Ünïcödé e\u0301",
          std::string(300, 'W'),
          "a long sentence " + std::string(20, ' ') +
              "that goes on and on, so that it has to be folded more than once, and then once more",
          "`code` and `half",
          "=HYPERLINK(\"x\")",
          ""};
}

inline Report nasty_report() {
  const std::vector<std::string> texts = nasty_texts();
  Report report{"diff", texts[0] + " " + texts[1], "nasty"};
  for (const std::string& text : texts) report.facts.push_back({text, text, text});
  ReportTable table;
  for (const std::string& text : texts) table.columns.push_back({text, text.empty() ? "Empty" : text});
  for (const std::string& text : texts) {
    std::vector<ReportCell> row;
    for (std::size_t i = 0; i < texts.size(); ++i) row.push_back({text, "", static_cast<Emphasis>(i % 5)});
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back({{"short row"}});
  report.sections.push_back({"nasty", texts[1], texts, texts, std::move(table)});
  for (const ChartKind kind : {ChartKind::matrix, ChartKind::steps, ChartKind::ladder, ChartKind::bars}) {
    Chart chart{kind, texts[0], texts[1], texts[6], texts, texts, {texts[0], texts[5]}};
    for (std::size_t i = 0; i < texts.size(); ++i)
      chart.marks.push_back({texts[i], texts[texts.size() - 1 - i], texts[i], static_cast<double>(i), i == 3});
    chart.marks.push_back({"nowhere", "nowhere", "nothing", -1});
    report.sections.push_back({std::string("nasty") + std::string(report.sections.size(), '<'),
                               texts[5],
                               {},
                               {},
                               std::nullopt,
                               std::move(chart)});
  }
  report.sections.push_back({texts[0], "Empty table", {}, {}, ReportTable{{{"a", "A"}}, {}}});
  report.sections.push_back({"", "", {}, {}, ReportTable{}});
  for (const ChartKind kind : {ChartKind::matrix, ChartKind::steps, ChartKind::ladder, ChartKind::bars})
    report.sections.push_back({"bare" + std::to_string(report.sections.size()),
                               "Nothing to draw",
                               {},
                               {},
                               std::nullopt,
                               Chart{kind, "Nothing on any axis", "", "", {}, {}, {}, {{"a", "b"}}}});
  return report;
}

/// Every sample, by the name of its file.
inline std::vector<std::pair<std::string, Report>> reports() {
  return {{"small", small_report()},
          {"every-chart", every_chart()},
          {"nasty", nasty_report()},
          {"programs", programs_report()},
          {"empty", Report{"reach", "Nothing reached"}}};
}

}  // namespace rubric::sample
