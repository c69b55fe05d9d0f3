#include "whatif/audit_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "evaluate/text.hpp"
#include "whatif/audit_cells.hpp"

namespace rubric::audit {

namespace {

using resolve::ItemKind;

/// Counts under a heading, one a row.
struct Row {
  std::string name{};
  Count count{};
};

std::string named(const std::string& rule) { return rule.empty() ? "no rule" : rule; }

std::string bands(const Use& use) {
  if (use.move == 0) return {};
  const int width = use.move < 0 ? -use.move : use.move;
  if (!use.allowed) return fmt::format("{} {}", width, use.move < 0 ? "down" : "up");
  return fmt::format("{} {} of {} allowed", width, use.move < 0 ? "down" : "up", *use.allowed);
}

/// "2.1; total 17 (16 without it)": what one use changes beside its own rating.
ReportCell effects(const Use& use) {
  if (use.fate != Fate::applied) return {};
  if (!use.effects) return {"not tried", "not tried", Emphasis::faint};
  std::vector<std::string> briefs;
  std::vector<std::string> names;
  for (const Effect& effect : *use.effects) {
    names.push_back(fmt::format("{}: {} without it", effect.name, effect.without));
    if (!effect.own)
      briefs.push_back(effect.whole ? fmt::format("{} {}, not {}", effect.brief, effect.with, effect.without)
                                    : effect.brief);
  }
  if (names.empty()) return {"nothing", "nothing", Emphasis::faint};
  return {briefs.empty() ? "this rating alone" : evaluate::listed(briefs, "; "), evaluate::listed(names, "; "),
          changes_the_whole(use) == true ? Emphasis::strong : Emphasis::none};
}

Emphasis emphasis_of(const Use& use) {
  if (use.fate == Fate::refused) return Emphasis::strong;
  if (use.fate != Fate::applied) return Emphasis::faint;
  return use.move < 0 ? Emphasis::lowered : Emphasis::raised;
}

/// Columns of counts behind those given.
ReportTable counts_table(std::vector<ReportColumn> columns, bool with_uses_first = false) {
  if (with_uses_first) columns.push_back({"with_uses", "With uses", true});
  for (const auto& [key, heading] : {std::pair{"uses", "Uses"},
                                     {"up", "Up"},
                                     {"down", "Down"},
                                     {"applied", "Applied"},
                                     {"refused", "Refused"},
                                     {"without_effect", "No effect"},
                                     {"not_settled", "Open"},
                                     {"without_reason", "No reason"}})
    columns.push_back({key, heading, true});
  return {std::move(columns), {}};
}

void add_counts(const Count& count, std::vector<ReportCell>& row) {
  row.push_back(quiet(count.uses));
  for (const std::size_t it :
       {count.up, count.down, count.applied, count.refused, count.without_effect, count.open, count.no_reason})
    row.push_back(quiet(it));
}

std::size_t first_of(const std::vector<ReportColumn>& columns, std::string_view key) {
  return static_cast<std::size_t>(
      std::find_if(columns.begin(), columns.end(), [&](const ReportColumn& column) { return column.key == key; }) -
      columns.begin());
}

/// Columns of zeros alone say nothing to people; programs find the zeros.
void hide_zeros(ReportTable& table) {
  for (std::size_t i = first_of(table.columns, "uses") + 1; i < table.columns.size(); ++i) {
    const auto is_zero = [i](const std::vector<ReportCell>& row) { return row[i].text == "0" && row[i].exact.empty(); };
    if (!std::all_of(table.rows.begin(), table.rows.end(), is_zero)) continue;
    for (std::vector<ReportCell>& row : table.rows) row[i] = {"", "0"};
  }
}

void merge(const Count& from, Count& into) {
  into.uses += from.uses;
  into.up += from.up;
  into.down += from.down;
  into.applied += from.applied;
  into.refused += from.refused;
  into.without_effect += from.without_effect;
  into.open += from.open;
  into.no_reason += from.no_reason;
  into.chances += from.chances;
}

ReportSection summary(const Tally& tally, const Intake& intake) {
  ReportSection section{"summary", "Discretion and waivers"};
  section.text.push_back(read_text(intake));
  if (tally.all.uses == 0) {
    section.warnings.push_back("no use of discretion and no waiver is recorded in " +
                               counted(intake.evaluated(), "evaluated inspection"));
    if (tally.by_rule.empty())
      section.text.emplace_back("These rules allow no discretion, and none of their caps and floors is `waivable`");
  } else {
    const std::size_t uses = tally.all.uses;
    section.text.push_back(fmt::format(
        "{} with a use: {} in all, {} up and {} down", share_text(tally.with_uses, intake.evaluated(), "inspections"),
        counted(uses, "use"), share_text(tally.all.up, uses), share_text(tally.all.down, uses)));
    section.text.push_back(
        fmt::format("{} applied, {} refused, {} without effect, {} not settled (open); {} give no reason",
                    share_text(tally.all.applied, uses), share_text(tally.all.refused, uses),
                    share_text(tally.all.without_effect, uses), share_text(tally.all.open, uses),
                    share_text(tally.all.no_reason, uses)));
  }
  if (tally.by_rule.empty()) return section;
  section.text.emplace_back(
      "Ratings are those that discretion could move, or that a limit would change; Share is that of uses among them");
  ReportTable table = counts_table({{"rule", "Rule"}, {"ratings", "Ratings", true}, {"share_used", "Share", true}});
  for (const auto& [rule, count] : tally.by_rule) {
    std::vector<ReportCell> row{{named(rule)}, number(count.chances), share(count.uses, count.chances)};
    if (rule.empty()) row[1] = row[2] = {};
    add_counts(count, row);
    table.rows.push_back(std::move(row));
  }
  hide_zeros(table);
  section.table = std::move(table);
  return section;
}

/// A cell that programs read where people find it in another part of the report.
ReportCell unseen(const std::string& text) { return {"", text}; }

ReportSection list(const Listed<Placed>& uses) {
  ReportSection section{"uses", "Every use"};
  tell_of_rest(uses, section);
  ReportTable table{{{"inspection", "Inspection"},
                     {"rating", "Rating"},
                     {"from", "Without it"},
                     {"to", "Asked for"},
                     {"final", "Final"},
                     {"fate", "What became of it"},
                     {"bands", "Bands"},
                     {"distance", "Distance to the edge"},
                     {"changes", "Changes"},
                     {"rule", "Rule"},
                     {"rule_place", "Stands in"},
                     {"why", "Allowed or refused since"},
                     {"by", "By"},
                     {"reason", "Reason"},
                     {"place", "Recorded in"}}};
  for (const Placed& it : uses.items()) {
    const Use& use = it.use;
    table.rows.push_back({{it.inspection},
                          {use.brief, use.about},
                          use.from,
                          use.to,
                          use.final_,
                          {std::string(word(use.fate)), {}, emphasis_of(use)},
                          {bands(use)},
                          {use.distance},
                          effects(use),
                          unseen(named(use.rule)),
                          unseen(use.rule_place),
                          unseen(use.why),
                          unseen(use.by),
                          unseen(use.reason),
                          unseen(use.place)});
  }
  section.table = std::move(table);
  return section;
}

ReportSection grounds(const Listed<Placed>& uses) {
  ReportSection section{"grounds", "Who decided, why, and what the rules say to it"};
  ReportTable table{{{"inspection", "Inspection"},
                     {"rating", "Rating"},
                     {"by", "By"},
                     {"reason", "Reason"},
                     {"rule", "Rule"},
                     {"why", "Allowed or refused since"},
                     {"place", "Recorded in"}}};
  for (const Placed& it : uses.items()) {
    const Use& use = it.use;
    const std::string rule = use.rule_place.empty() ? named(use.rule) : named(use.rule) + ", " + use.rule_place;
    const ReportCell none{"none", "", Emphasis::strong};
    table.rows.push_back({{it.inspection},
                          {use.brief, use.about},
                          {use.by},
                          use.reason.empty() ? none : ReportCell{use.reason},
                          {rule},
                          {use.why},
                          {use.place}});
  }
  section.table = std::move(table);
  return section;
}

/// A short list of uses that stand out; `last` tells of each what the title does not.
ReportSection short_list(std::string id, std::string title, const Listed<Placed>& uses, const std::string& text,
                         ReportColumn column, const std::function<ReportCell(const Use&)>& last) {
  ReportSection section{std::move(id), std::move(title), {text}};
  tell_of_rest(uses, section);
  if (uses.count() == 0) return section;
  ReportTable table{{{"inspection", "Inspection"},
                     {"rating", "Rating"},
                     {"from", "Without it"},
                     {"to", "Asked for"},
                     std::move(column)}};
  for (const Placed& it : uses.items())
    table.rows.push_back({{it.inspection}, {it.use.brief, it.use.about}, it.use.from, it.use.to, last(it.use)});
  section.table = std::move(table);
  return section;
}

ReportSection together(const Tally& tally) {
  ReportSection section{"together", "Inspections without any of their uses"};
  const std::size_t all = tally.together.count();
  section.text.push_back(
      fmt::format("Without any of their uses, {} would have another overall rating, and {} another score",
                  share_text(tally.other_rating, all, "inspections"), share_text(tally.other_score, all)));
  tell_of_rest(tally.together, section);
  if (all == 0) return section;
  ReportTable table{{{"inspection", "Inspection"}, {"applied", "Uses applied", true}}};
  for (const Whole& it : tally.together.items().front().wholes) {
    table.columns.push_back({it.name, it.name});
    table.columns.push_back({it.name + "_without", it.name + " without"});
  }
  for (const Together& it : tally.together.items()) {
    std::vector<ReportCell> row{{it.inspection}, number(it.applied)};
    for (const Whole& whole : it.wholes) {
      row.push_back(whole.with);
      row.push_back(whole.without);
      row.back().emphasis = whole.differs() ? Emphasis::strong : Emphasis::faint;
    }
    table.rows.push_back(std::move(row));
  }
  section.table = std::move(table);
  return section;
}

Chart directions(const std::string& caption, const std::string& axis, const std::vector<Row>& rows) {
  Chart chart{ChartKind::bars, caption, axis, "uses"};
  chart.y = {"up", "down"};
  for (const Row& row : rows) {
    if (row.count.up + row.count.down == 0) continue;
    chart.x.push_back(row.name);
    chart.marks.push_back({row.name, "up", std::to_string(row.count.up), static_cast<double>(row.count.up)});
    chart.marks.push_back({row.name, "down", std::to_string(row.count.down), static_cast<double>(row.count.down)});
  }
  return chart;
}

/// Discretion by the standards and questions whose ratings it moves.
ReportSection by_item(const std::string& id, const std::string& title, const std::string& heading,
                      const std::vector<Row>& rows) {
  ReportSection section{id, title};
  ReportTable table =
      counts_table({{id.substr(3), heading}, {"ratings", "Ratings", true}, {"share_used", "Share", true}});
  Count all;
  for (const Row& row : rows) {
    std::vector<ReportCell> cells{{row.name}, number(row.count.chances), share(row.count.uses, row.count.chances)};
    add_counts(row.count, cells);
    table.rows.push_back(std::move(cells));
    merge(row.count, all);
  }
  section.text.push_back(share_text(all.uses, all.chances, "ratings that discretion could move") + " have a use");
  hide_zeros(table);
  section.table = std::move(table);
  if (all.up + all.down != 0) section.chart = directions("Uses of discretion up and down", heading, rows);
  return section;
}

/// Adds `count` to the row called `name`, in the order of first mention.
void put(std::vector<Row>& rows, const std::string& name, const Count& count) {
  const auto at = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.name == name; });
  merge(count, (at != rows.end() ? *at : rows.emplace_back(Row{name})).count);
}

void by_items(const Methodology& rules, const Tally& tally, Report& report) {
  const resolve::Model& model = rules.impl().rules.model;
  std::vector<Row> standards;
  std::vector<Row> questions;
  for (const resolve::ItemId item : evaluate::framework_order(model)) {
    for (std::uint32_t i = 0; i < tally.by_attribute.size(); ++i) {
      const Count& count = tally.by_attribute[i];
      const resolve::Attribute& attribute = model.attributes[i];
      if (attribute.item != item || (count.uses == 0 && count.chances == 0)) continue;
      const resolve::Item& of = model[item];
      if (of.kind == ItemKind::question) {
        put(questions, of.id, count);
        put(standards, model[of.parent].id, count);
      } else {
        put(standards, of.kind == ItemKind::standard ? of.id : brief_name(model, AttributeId{i}), count);
      }
    }
  }
  if (!standards.empty())
    report.sections.push_back(by_item("by_standard", "Discretion by standard", "Standard", standards));
  if (!questions.empty())
    report.sections.push_back(by_item("by_question", "Discretion by question", "Question", questions));
}

ReportSection by_group(const Groups& groups, const Tally& tally, const Intake& intake, std::size_t most) {
  ReportSection section{"by_" + groups.by.name, "By " + groups.by.name};
  const std::string path = "inspection." + groups.by.key;
  section.text.push_back(
      fmt::format("{} say `{}`", share_text(groups.described, intake.evaluated(), "inspections"), path));
  if (groups.described == 0 && intake.evaluated() != 0) {
    std::vector<std::string> known;
    for (const auto& [key, count] : tally.keys) known.push_back(key);
    std::string help = did_you_mean(groups.by.key, known);
    if (help.empty() && !known.empty()) help = "they have `" + evaluate::listed(known, "`, `") + "`";
    section.warnings.push_back(
        fmt::format("no inspection has `{}` in its description{}", groups.by.key, help.empty() ? "" : ": " + help));
    return section;
  }
  std::vector<const std::pair<const std::string, Count>*> order;
  for (const auto& it : groups.counts) {
    if (it.second.uses != 0) order.push_back(&it);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->second.uses > b->second.uses; });
  section.text.push_back(fmt::format("Uses are found under {} of these; {} without any are not listed",
                                     counted(order.size(), "value"), groups.counts.size() - order.size()));
  if (order.size() > most)
    section.warnings.push_back(fmt::format("the {} with most uses of {} are listed", most, order.size()));
  if (order.empty()) return section;
  ReportTable table = counts_table({{groups.by.name, groups.by.name}, {"inspections", "Inspections", true}}, true);
  for (const auto* it : order) {
    if (table.rows.size() == most) break;
    std::vector<ReportCell> row{
        {it->first.empty() ? "(not given)" : it->first}, number(it->second.inspections), number(it->second.with_uses)};
    add_counts(it->second, row);
    table.rows.push_back(std::move(row));
  }
  hide_zeros(table);
  section.table = std::move(table);
  return section;
}

}  // namespace

void write_tally(const Methodology& rules, const Tally& tally, const Intake& intake, std::size_t most, Report& report) {
  report.sections.push_back(summary(tally, intake));
  if (tally.all.uses == 0) return;
  const std::size_t uses = tally.all.uses;
  report.sections.push_back(list(tally.uses));
  report.sections.push_back(grounds(tally.uses));
  report.sections.push_back(short_list("refused", "Refused", tally.refused,
                                       share_text(tally.refused.count(), uses, "uses") + " refused by the rules",
                                       {"why", "Refused since"}, [](const Use& use) { return ReportCell{use.why}; }));
  report.sections.push_back(short_list(
      "idle", "Uses that changed no overall rating and no score", tally.idle,
      share_text(tally.idle.count(), uses, "uses") +
          " without effect, or with every overall rating and score the same without them",
      {"changes", "Changes"}, [](const Use& use) {
        return use.fate == Fate::without_effect ? ReportCell{"nothing: " + use.why, "nothing", Emphasis::faint}
                                                : effects(use);
      }));
  report.sections.push_back(short_list("unexplained", "Uses without a reason", tally.unexplained,
                                       share_text(tally.unexplained.count(), uses, "uses") + " without a reason",
                                       {"fate", "What became of it"},
                                       [](const Use& use) { return ReportCell{std::string(word(use.fate))}; }));
  report.sections.push_back(together(tally));
  by_items(rules, tally, report);
  for (const Groups& groups : tally.groups) report.sections.push_back(by_group(groups, tally, intake, most));
}

}  // namespace rubric::audit
