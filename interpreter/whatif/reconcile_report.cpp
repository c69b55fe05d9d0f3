#include "whatif/reconcile_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/results.hpp"
#include "whatif/audit_cells.hpp"

namespace rubric::replay {

namespace {

using audit::Listed;
using audit::quiet;

constexpr std::array<std::pair<Verdict, const char*>, verdict_count> verdict_keys{
    std::pair{Verdict::agrees, "agrees"},
    {Verdict::differs, "differs"},
    {Verdict::undetermined, "undetermined"},
    {Verdict::contradicted, "contradicted"},
    {Verdict::not_in_rules, "not_in_rules"}};

/// The file alone, without its folders and its end, for people; programs read the whole path.
ReportCell file_name(const std::string& inspection) {
  const std::size_t slash = inspection.rfind('/');
  std::string name = inspection.substr(slash == std::string::npos ? 0 : slash + 1);
  constexpr std::string_view end = ".json";
  if (name.size() > end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0)
    name.resize(name.size() - end.size());
  return {name, name == inspection ? std::string() : inspection};
}

/// Cells that programs read where people find it in another part of the report.
ReportCell unseen(std::string exact) { return {"", std::move(exact)}; }

class Writer {
 public:
  Writer(const std::vector<Methodology>& rules, const Tally& tally, const audit::Intake& intake)
      : rules_(rules), tally_(tally), intake_(intake) {}

  void write(Report& report) const {
    report.sections.push_back(summary());
    report.sections.push_back(inspections());
    if (!tally_.by_standard.empty()) report.sections.push_back(by_standard());
    report.sections.push_back(differences());
    report.sections.push_back(contradictions());
    report.sections.push_back(decided());
    if (list(Verdict::not_in_rules).count() != 0) report.sections.push_back(not_in_rules());
    if (list(Verdict::undetermined).count() != 0) report.sections.push_back(undetermined());
    if (tally_.unpublished.count() != 0) report.sections.push_back(unpublished());
    report.sections.push_back(values());
  }

 private:
  const Listed<Replayed>& list(Verdict verdict) const { return tally_.lists[static_cast<std::size_t>(verdict)]; }

  /// The methodology, for people only where there are several.
  ReportCell methodology(std::size_t rules) const {
    const std::string name(rules_[rules].name());
    return rules_.size() > 1 ? ReportCell{name} : unseen(name);
  }

  static void add_verdict_columns(ReportTable& table, bool of_values) {
    for (const auto& [verdict, key] : verdict_keys) {
      table.columns.push_back({key, heading(verdict), true});
      if (of_values && verdict == Verdict::agrees) table.columns.push_back({"as_given", "(as given)", true});
      if (of_values && verdict == Verdict::undetermined) table.columns.push_back({"implied", "(implied)", true});
    }
  }

  static std::string heading(Verdict verdict) {
    switch (verdict) {
      case Verdict::agrees: return "Agrees";
      case Verdict::differs: return "Differs";
      case Verdict::undetermined: return "Open";
      case Verdict::contradicted: return "Contradicted";
      case Verdict::not_in_rules: break;
    }
    return "Not in rules";
  }

  static void add_counts(const Counts& counts, bool of_values, std::vector<ReportCell>& row) {
    for (const auto& [verdict, key] : verdict_keys) {
      row.push_back(quiet(counts.of(verdict)));
      if (is_grave(verdict) && counts.of(verdict) != 0) row.back().emphasis = Emphasis::strong;
      if (of_values && verdict == Verdict::agrees) row.push_back(quiet(counts.as_given));
      if (of_values && verdict == Verdict::undetermined) row.push_back(quiet(counts.implied));
    }
  }

  /// Counts of zeros alone, but for the first two, say nothing to people; programs find the zeros.
  static void hide_zeros(ReportTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string& key = table.columns[i].key;
      if (!table.columns[i].numeric || key == "inspections" || key == "published" || key == "agrees" ||
          key == "differs")
        continue;
      const auto is_zero = [i](const std::vector<ReportCell>& row) { return row[i].text == "0"; };
      if (!std::all_of(table.rows.begin(), table.rows.end(), is_zero)) continue;
      for (std::vector<ReportCell>& row : table.rows) row[i] = {"", "0"};
    }
  }

  static bool is_grave(Verdict verdict) { return verdict == Verdict::differs || verdict == Verdict::contradicted; }

  static std::string of_them(std::size_t count, std::string_view which) {
    return count == 0 ? std::string() : fmt::format(" ({} of them {})", count, which);
  }

  void explain_words(ReportSection& section) const {
    if (tally_.all.as_given != 0)
      section.text.emplace_back("As given: the case data give that very value, so that agreeing proves nothing");
    if (tally_.all.of(Verdict::undetermined) != 0)
      section.text.emplace_back(
          "Open: undetermined, since facts are missing; what they can come to includes the printed value");
    if (tally_.all.implied != 0)
      section.text.emplace_back("Implied: open by the facts, and settled as printed by other printed values");
    if (tally_.all.of(Verdict::contradicted) != 0)
      section.text.emplace_back(
          "Contradicted: facts are missing, and nothing that they can come to is the printed value");
  }

  ReportSection summary() const {
    ReportSection section{"summary", "Printed values beside what the rules give"};
    section.text.push_back(audit::read_text(intake_));
    const std::size_t all = tally_.all.all();
    if (all == 0) {
      section.warnings.emplace_back("no inspection states anything that was printed: it belongs under `published`");
      return section;
    }
    section.text.push_back(fmt::format(
        "{}: {} agree{}, {} differ, {} undetermined{}, {} contradicted, {} not in these rules",
        audit::counted(all, "printed value"), tally_.all.of(Verdict::agrees), of_them(tally_.all.as_given, "as given"),
        tally_.all.of(Verdict::differs), tally_.all.of(Verdict::undetermined), of_them(tally_.all.implied, "implied"),
        tally_.all.of(Verdict::contradicted), tally_.all.of(Verdict::not_in_rules)));
    explain_words(section);
    ReportTable& table = section.table.emplace();
    table.columns = {{"methodology", "Methodology"}, {"value", "Value"}, {"published", "Printed", true}};
    add_verdict_columns(table, true);
    for (const Row& row : tally_.by_part) {
      std::vector<ReportCell> cells{methodology(row.rules), {row.name}, audit::number(row.counts.all())};
      add_counts(row.counts, true, cells);
      table.rows.push_back(std::move(cells));
    }
    hide_zeros(table);
    section.chart = chart();
    return section;
  }

  /// Bars of the verdicts for each row of the summary.
  Chart chart() const {
    Chart chart{ChartKind::bars, "How many printed values agree, differ and stay open", "Value", "printed values"};
    for (const auto& [verdict, key] : verdict_keys) chart.y.push_back(heading(verdict));
    for (const Row& row : tally_.by_part) {
      const std::string name = rules_.size() > 1 ? fmt::format("{} {}", rules_[row.rules].name(), row.name) : row.name;
      chart.x.push_back(name);
      for (const auto& [verdict, key] : verdict_keys) {
        const std::size_t count = row.counts.of(verdict);
        if (count == 0) continue;
        chart.marks.push_back(
            {name, heading(verdict), std::to_string(count), static_cast<double>(count), is_grave(verdict)});
      }
    }
    return chart;
  }

  ReportSection inspections() const {
    ReportSection section{"inspections",
                          "Inspections, each by the gravest of its values",
                          {"From grave to light: contradicted, differs, open, not in rules, agrees"}};
    ReportTable& table = section.table.emplace();
    table.columns = {{"methodology", "Methodology"}, {"inspections", "Inspections", true}};
    add_verdict_columns(table, false);
    table.columns.push_back({"unpublished", "Nothing printed", true});
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const Inspections& own = tally_.inspections[i];
      std::vector<ReportCell> row{{std::string(rules_[i].name())}, audit::number(own.all)};
      add_counts(own.counts, false, row);
      row.push_back(quiet(own.unpublished));
      table.rows.push_back(std::move(row));
    }
    hide_zeros(table);
    return section;
  }

  ReportSection by_standard() const {
    ReportSection section{"by_standard", "By standard"};
    ReportTable& table = section.table.emplace();
    table.columns = {{"methodology", "Methodology"}, {"standard", "Standard"}, {"published", "Printed", true}};
    add_verdict_columns(table, true);
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const resolve::Model& model = rules_[i].impl().rules.model;
      for (const ItemId item : evaluate::framework_order(model)) {
        const auto at = std::find_if(tally_.by_standard.begin(), tally_.by_standard.end(), [&](const Row& row) {
          return row.rules == i && row.name == model[item].id && model[item].kind == resolve::ItemKind::standard;
        });
        if (at == tally_.by_standard.end()) continue;
        std::vector<ReportCell> row{methodology(i), {at->name}, audit::number(at->counts.all())};
        add_counts(at->counts, true, row);
        table.rows.push_back(std::move(row));
      }
    }
    hide_zeros(table);
    return section;
  }

  ReportSection differences() const {
    ReportSection section{"differs", "Printed values that the rules give otherwise"};
    const Listed<Replayed>& all = list(Verdict::differs);
    section.text.push_back(fmt::format("{} of {}", all.count(), audit::counted(tally_.all.all(), "printed value")));
    audit::tell_of_rest(all, section);
    if (all.count() == 0) return section;
    section.table = reasons(all, "By the rules");
    return section;
  }

  ReportSection contradictions() const {
    ReportSection section{"contradicted", "Printed values that the facts at hand exclude"};
    const Listed<Replayed>& all = list(Verdict::contradicted);
    section.text.push_back(fmt::format("{} of {}", all.count(), audit::counted(tally_.all.all(), "printed value")));
    audit::tell_of_rest(all, section);
    if (all.count() == 0) return section;
    section.table = reasons(all, "Possible");
    return section;
  }

  static ReportTable reasons(const Listed<Replayed>& all, const std::string& heading) {
    ReportTable table{{{"inspection", "Inspection"},
                       {"value", "Value"},
                       {"published", "Printed"},
                       {"rules", heading},
                       {"rule", "Rule"},
                       {"rule_place", "Stands in"},
                       {"why", "Why"},
                       {"place", "Printed value in"}}};
    for (const Replayed& it : all.items()) {
      table.rows.push_back({file_name(it.inspection),
                            {it.brief, it.name},
                            {it.published.text, it.published.exact, Emphasis::strong},
                            it.given,
                            {it.rule},
                            {it.rule_place},
                            {it.why},
                            unseen(it.place)});
    }
    return table;
  }

  ReportSection decided() const {
    ReportSection section{"decided", "Printed values that agree by a cap, a floor, discretion or a waiver alone"};
    section.text.push_back(fmt::format("{} of {} that agree", tally_.decided.count(),
                                       audit::counted(tally_.all.of(Verdict::agrees), "printed value")));
    audit::tell_of_rest(tally_.decided, section);
    if (tally_.decided.count() == 0) return section;
    ReportTable table{{{"inspection", "Inspection"},
                       {"value", "Value"},
                       {"published", "Printed"},
                       {"by", "Decided by"},
                       {"rule_place", "Stands in"},
                       {"why", "Since"},
                       {"without", "Without it"}}};
    for (const Replayed& it : tally_.decided.items()) {
      for (const Decided& decided : it.decided) {
        table.rows.push_back({file_name(it.inspection),
                              {it.brief, it.name},
                              it.published,
                              {decided.brief, decided.by},
                              unseen(decided.place),
                              {decided.why},
                              {decided.without.text, decided.without.exact, Emphasis::strong}});
      }
    }
    section.table = std::move(table);
    return section;
  }

  ReportSection not_in_rules() const {
    const Listed<Replayed>& all = list(Verdict::not_in_rules);
    ReportSection section{"not_in_rules", "Printed values that these rules do not have"};
    audit::tell_of_rest(all, section);
    ReportTable table{{{"inspection", "Inspection"},
                       {"value", "Value"},
                       {"published", "Printed"},
                       {"why", "Why"},
                       {"place", "Printed value in"}}};
    for (const Replayed& it : all.items())
      table.rows.push_back({file_name(it.inspection), {it.brief, it.name}, it.published, {it.why}, {it.place}});
    section.table = std::move(table);
    return section;
  }

  ReportSection undetermined() const {
    const Listed<Replayed>& all = list(Verdict::undetermined);
    ReportSection section{"undetermined", "Printed values that missing facts leave open"};
    section.text.emplace_back("What is possible includes the printed value in every row");
    if (const std::size_t implied = tally_.all.implied; implied != 0)
      section.text.push_back(fmt::format("{} of {} {} from other printed values of the inspection (last column)",
                                         implied, all.count(), implied == 1 ? "follows" : "follow"));
    if (tally_.together.all() != 0) section.text.push_back(together());
    audit::tell_of_rest(all, section);
    ReportTable table{{{"inspection", "Inspection"},
                       {"value", "Value"},
                       {"published", "Printed"},
                       {"rules", "Possible"},
                       {"missing", "Missing", true},
                       {"waits_for", "in"},
                       {"implied", "Implied"}}};
    for (const Replayed& it : all.items()) {
      table.rows.push_back({file_name(it.inspection),
                            {it.brief, it.name},
                            it.published,
                            it.given,
                            audit::number(it.missing),
                            {it.waits, it.waits_exact},
                            {it.implied}});
    }
    section.table = std::move(table);
    return section;
  }

  /// Whether the open values of each inspection can all be as printed at once.
  std::string together() const {
    const Agreement& found = tally_.together;
    std::string text =
        fmt::format("In {} whose facts leave values open, some ratings of what is missing give all of them at once",
                    audit::share_text(found.possible, found.all(), "inspections"));
    if (found.given_up != 0) text += fmt::format("; in {} the search was given up", found.given_up);
    return text;
  }

  ReportSection unpublished() const {
    ReportSection section{"unpublished", "Inspections that state nothing printed"};
    section.text.push_back(audit::share_text(tally_.unpublished.count(), intake_.evaluated(), "inspections"));
    audit::tell_of_rest(tally_.unpublished, section);
    ReportTable& table = section.table.emplace();
    table.columns = {{"inspection", "Inspection"}};
    for (const std::string& name : tally_.unpublished.items()) table.rows.push_back({file_name(name)});
    return section;
  }

  /// Every value in one table; people find what matters of it above.
  ReportSection values() const {
    ReportSection section{"values", "Every printed value"};
    section.text.push_back(fmt::format("{}; JSON and CSV list each with its verdict",
                                       audit::counted(tally_.values.count(), "printed value")));
    audit::tell_of_rest(tally_.values, section);
    ReportTable& table = section.table.emplace();
    for (const auto& [key, heading] : {std::pair{"inspection", "Inspection"},
                                       {"methodology", "Methodology"},
                                       {"value", "Value"},
                                       {"verdict", "Verdict"},
                                       {"as_given", "As given"},
                                       {"published", "Printed"},
                                       {"rules", "By the rules"},
                                       {"rule", "Rule"},
                                       {"rule_place", "Stands in"},
                                       {"why", "Why"},
                                       {"missing", "Missing"},
                                       {"waits_for", "Waits for"},
                                       {"implied", "Implied"},
                                       {"decided_by", "Decided by"},
                                       {"place", "Printed value in"}})
      table.columns.push_back({key, heading});
    for (const Replayed& it : tally_.values.items()) table.rows.push_back(value_row(it));
    return section;
  }

  std::vector<ReportCell> value_row(const Replayed& it) const {
    const auto exact = [](const ReportCell& cell) { return unseen(cell.exact.empty() ? cell.text : cell.exact); };
    std::string decided;
    for (const Decided& by : it.decided) decided += (decided.empty() ? "" : "; ") + by.by;
    return {unseen(it.inspection),
            unseen(std::string(rules_[it.rules].name())),
            unseen(it.name),
            unseen(std::string(word(it.verdict))),
            unseen(it.as_given ? "true" : "false"),
            exact(it.published),
            exact(it.given),
            unseen(it.rule),
            unseen(it.rule_place),
            unseen(it.why),
            unseen(it.missing == 0 ? "" : std::to_string(it.missing)),
            unseen(it.waits_exact),
            unseen(it.implied),
            unseen(decided),
            unseen(it.place)};
  }

  const std::vector<Methodology>& rules_;
  const Tally& tally_;
  const audit::Intake& intake_;
};

}  // namespace

void write_report(const std::vector<Methodology>& rules, const Tally& tally, const audit::Intake& intake,
                  Report& report) {
  Writer(rules, tally, intake).write(report);
}

}  // namespace rubric::replay
