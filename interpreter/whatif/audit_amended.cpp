#include "whatif/audit_amended.hpp"

#include <rubric/amendment.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "whatif/audit_cells.hpp"

namespace rubric::audit {

namespace {

constexpr std::array all_fates{Fate::applied, Fate::without_effect, Fate::open, Fate::refused};

std::size_t index_of(Fate fate) {
  return static_cast<std::size_t>(std::find(all_fates.begin(), all_fates.end(), fate) - all_fates.begin());
}

bool is_same(const Use& a, const Use& b) {
  return a.waiver == b.waiver && a.about == b.about && (!a.waiver || a.rule == b.rule);
}

/// Whether a cap or floor of that name binds the rating.
bool has_limit(const Methodology::Impl& rules, const Use& waiver) {
  const resolve::Model& model = rules.rules.model;
  return std::any_of(model.adjustments.begin(), model.adjustments.end(), [&](const resolve::Adjustment& it) {
    return evaluate::adjustment_name(rules.ast.adjustments[it.declaration]) == waiver.rule &&
           model.attribute_name(it.attribute) == waiver.about;
  });
}

/// What becomes of a use that the amended rules have no place for.
Use without_place(Use use, const Methodology::Impl& rules) {
  use.fate = Fate::refused;
  if (!use.waiver) {
    use.why = "the amended rules allow no discretion on this rating";
  } else if (has_limit(rules, use)) {
    use.why = "the amended rule is not `waivable`";
  } else {
    use.fate = Fate::without_effect;
    use.why = "nothing is left to waive: the amended rules have no " + use.rule;
  }
  return use;
}

Emphasis emphasis_of(const Rejudged& it) {
  if (it.after.fate == Fate::refused) return Emphasis::lowered;
  return it.before.fate == Fate::refused ? Emphasis::raised : Emphasis::none;
}

ReportCell move_of(const Use& use) { return {use.from.text + " to " + use.to.text}; }

}  // namespace

Amended::Amended(const Methodology& base, const Methodology& rules, const AuditOptions& options)
    : rules_(rules),
      run_(options.run),
      carrier_(base.impl(), rules.impl()),
      reader_(rules, options),
      rejudged_(options.most),
      failures_(options.most) {}

std::optional<Ready> Amended::read(const CaseRecord& record, const Ready& ready, Failure& failure) {
  if (!carrier_.fits()) return reader_.read(record, failure);
  std::vector<std::string> left_behind;  // what is not found afterwards is told use by use
  Read carried = whatif::carried(ready.inspection, rules_, carrier_, {}, left_behind);
  return made_ready(record.name, std::move(carried), rules_, run_, failure);
}

void Amended::add(const CaseRecord& record, const Ready& ready, const std::vector<Use>& before) {
  if (before.empty()) return;
  ++tried_;
  Failure failure;
  const std::optional<Ready> again = read(record, ready, failure);
  if (!again) {
    tell(failure, {});
    return failures_.add(std::move(failure));
  }
  const evaluate::Inputs inputs = again->inputs();
  const evaluate::Evaluation run = evaluate::evaluate(inputs);
  compare(ready.name, before, uses_of(View{inputs, run}));
}

void Amended::compare(const std::string& inspection, const std::vector<Use>& before, std::vector<Use> after) {
  for (const Use& use : before) {
    const auto at = std::find_if(after.begin(), after.end(), [&](const Use& it) { return is_same(use, it); });
    Use now = at != after.end() ? std::move(*at) : without_place(use, rules_.impl());
    ++judged_;
    ++fates_.at(index_of(use.fate)).at(index_of(now.fate));
    if (use.fate == now.fate) continue;
    if (now.fate == Fate::refused) ++barred_;
    if (use.fate == Fate::refused) ++admitted_;
    rejudged_.add({inspection, use, std::move(now)});
  }
}

ReportSection Amended::summary() const {
  ReportSection section{"amended", "Under the amended rules"};
  section.text.push_back(fmt::format(
      "Judged again under {}{}: {} no longer admissible, {} newly admissible, {} judged otherwise in all",
      rules_.name(), rules_.title().empty() ? std::string() : fmt::format(" \"{}\"", rules_.title()),
      share_text(barred_, judged_, "uses"), share_text(admitted_, judged_), share_text(rejudged_.count(), judged_)));
  for (const RuleChange& change : changes(rules_))
    section.text.push_back(fmt::format("{}: `{}`", change.place, change.text));
  if (judged_ != 0 && rejudged_.count() == 0)
    section.warnings.push_back("the amended rules change what becomes of no use");
  ReportTable table{{{"before", "Under the rules"}}};
  for (const Fate fate : all_fates)
    table.columns.push_back({std::string(word(fate)), "Then " + std::string(word(fate)), true});
  for (ReportColumn& column : table.columns) std::replace(column.key.begin(), column.key.end(), ' ', '_');
  Chart chart{ChartKind::matrix, "What becomes of each use under the rules, and under the amended rules",
              "under the amended rules", "under the rules"};
  for (const Fate fate : all_fates) {
    chart.x.emplace_back(word(fate));
    chart.y.emplace_back(word(fate));
  }
  for (const Fate from : all_fates) {
    std::vector<ReportCell> row{{std::string(word(from))}};
    for (const Fate to : all_fates) {
      const std::size_t count = fates_.at(index_of(from)).at(index_of(to));
      row.push_back(quiet(count));
      if (count != 0)
        chart.marks.push_back({std::string(word(to)), std::string(word(from)), std::to_string(count),
                               static_cast<double>(count), from != to});
    }
    table.rows.push_back(std::move(row));
  }
  section.table = std::move(table);
  if (judged_ != 0) section.chart = std::move(chart);
  return section;
}

void Amended::report(Report& report) const {
  report.sections.push_back(summary());
  if (rejudged_.count() != 0) {
    ReportSection section{"rejudged", "Uses that the amended rules judge otherwise"};
    tell_of_rest(rejudged_, section);
    ReportTable table{{{"inspection", "Inspection"},
                       {"rating", "Rating"},
                       {"asked", "Asked for"},
                       {"before", "Under the rules"},
                       {"after", "Under the amended rules"},
                       {"why", "Why"}}};
    for (const Rejudged& it : rejudged_.items()) {
      table.rows.push_back({{it.inspection},
                            {it.before.brief, it.before.about},
                            move_of(it.after),
                            {std::string(word(it.before.fate))},
                            {std::string(word(it.after.fate)), {}, emphasis_of(it)},
                            {it.after.why}});
    }
    section.table = std::move(table);
    report.sections.push_back(std::move(section));
  }
  if (failures_.count() != 0)
    report.sections.push_back(failed_section(
        "amended_failed", "Inspections with uses that the amended rules cannot take", failures_, tried_));
}

}  // namespace rubric::audit
