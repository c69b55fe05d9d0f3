#include <fmt/format.h>

#include <algorithm>

#include "evaluate/results.hpp"
#include "evaluate/text.hpp"
#include "whatif/audit_cells.hpp"
#include "whatif/audit_uses.hpp"
#include "whatif/rounding.hpp"

namespace rubric {
namespace audit {
namespace {

using check::NodeId;
using Results = std::vector<std::optional<std::string>>;  // exact values, by the conclusions compared

/// What a conclusion is counted as.
enum class Part : std::uint8_t { question, standard, score, whole };
using Names = std::pair<std::string_view, std::string_view>;  // of one, of several
constexpr std::array part_names{Names{"rating of a question", "ratings of questions"},
                                Names{"rating of a standard", "ratings of standards"}, Names{"score", "scores"},
                                Names{"overall rating", "overall ratings"}};
using Counts = std::array<std::size_t, part_names.size()>;

Part part_of(const resolve::Model& model, AttributeId id) {
  const resolve::Attribute& attribute = model[id];
  if (attribute.kind == resolve::AttributeKind::score) return Part::score;
  const resolve::ItemKind kind = model[attribute.item].kind;
  return kind == resolve::ItemKind::question     ? Part::question
         : kind == resolve::ItemKind::inspection ? Part::whole
                                                 : Part::standard;
}

/// A value of an inspection as the rules stand, and where they round in another way.
struct Difference {
  std::string inspection{};
  AttributeId of{};
  Mode mode{};
  ReportCell before{};
  ReportCell before_value{};  // what was looked up in bands
  ReportCell after{};
  ReportCell after_value{};
};

/// The rules with one other way of rounding, and what it changed.
struct Variant {
  Mode mode{};
  std::shared_ptr<const Methodology::Impl> rules{};
  Evaluator evaluator;
  std::size_t inspections = 0;
  Counts changed{};
};

ReportCell cell(const View& view, AttributeId id) { return shown(view, view.final_of(id), view.type_of(id)); }

/// What the definition of `id` looks up in bands: "64.71%".
void find_banded(const View& view, NodeId id, std::vector<NodeId>& found) {
  if (!id.valid()) return;
  const check::Node& node = view.rules()[id];
  if (node.kind == check::NodeKind::bands) found.push_back(view.rules().child(node, 0));
  for (std::size_t i = 0; i < node.child_count; ++i) find_banded(view, view.rules().child(node, i), found);
}

ReportCell banded(const View& view, AttributeId id) {
  std::vector<NodeId> found;
  find_banded(view, view.rules().attributes[id.index()].definition, found);
  std::vector<std::string> shown;
  std::vector<std::string> exact;
  for (const NodeId node : found) {
    const evaluate::Reading reading = view.node(node);
    if (!reading.known()) continue;
    shown.push_back(view.show(node));
    exact.push_back(reading.number.exact());
  }
  return {evaluate::listed(shown), evaluate::listed(exact)};
}

/// Values that differ and look alike are shown exactly: 0.4999 is not 0.5.
void tell_apart(ReportCell& before, ReportCell& after) {
  if (before.text != after.text || before.exact == after.exact) return;
  for (ReportCell* it : {&before, &after}) {
    const bool percent = !it->text.empty() && it->text.back() == '%';
    it->text = it->exact + (percent ? "%" : "");
  }
}

class Rounding {
 public:
  Rounding(const Methodology& rules, const AuditOptions& options)
      : options_(options),
        rules_(share(rules)),
        calls_(roundings_of(*rules_)),
        evaluator_(rules),
        differences_(options.most) {
    for (const AttributeId id : evaluate::result_order(rules_->rules.model)) {
      if (evaluate::is_conclusion(rules_->rules.model[id])) compared_.push_back(id);
    }
    // A cause before what it brings about: questions, standards, scores, overall ratings.
    std::stable_sort(compared_.begin(), compared_.end(), [&](AttributeId a, AttributeId b) {
      return part_of(rules_->rules.model, a) < part_of(rules_->rules.model, b);
    });
    if (calls_.empty()) return;
    const bool alike = std::all_of(calls_.begin(), calls_.end(),
                                   [&](const RoundingCall& call) { return call.mode == calls_.front().mode; });
    if (alike) own_ = calls_.front().mode;
    for (const Mode mode : all_modes) {
      if (own_ != mode) add_variant(mode);
    }
  }

  void add(const Ready& ready) {
    if (variants_.empty()) return;
    Results before = results(evaluator_, ready);
    const bool complete = std::all_of(before.begin(), before.end(), [](const auto& it) { return it.has_value(); });
    if (!complete) before = settled(inputs(ready, *rules_));
    for (std::size_t i = 0; i < compared_.size(); ++i) before[i] ? ++values_.at(part(i)) : ++without_value_;
    std::vector<std::pair<std::size_t, std::size_t>> differ;  // conclusion, variant
    for (std::size_t v = 0; v < variants_.size(); ++v) {
      const Results after =
          complete ? results(variants_[v].evaluator, ready) : settled(inputs(ready, *variants_[v].rules));
      const std::size_t known = differ.size();
      for (std::size_t i = 0; i < compared_.size(); ++i) {
        if (before[i] == after[i]) continue;
        differ.emplace_back(i, v);
        ++variants_[v].changed.at(part(i));
      }
      if (differ.size() != known) ++variants_[v].inspections;
    }
    if (differ.empty()) return;
    ++differing_;
    std::sort(differ.begin(), differ.end());
    tell(ready, differ);
  }

  void report(const Intake& intake, Report& report) const {
    report.sections.push_back(summary(intake));
    if (variants_.empty()) {
      report.main = "summary";
      return;
    }
    report.sections.push_back(list());
    report.sections.push_back(places());
  }

 private:
  std::size_t part(std::size_t compared) const {
    return static_cast<std::size_t>(part_of(rules_->rules.model, compared_[compared]));
  }

  void add_variant(Mode mode) {
    Diagnostics diagnostics;
    std::shared_ptr<const Methodology::Impl> variant = rounded(*rules_, mode, diagnostics);
    if (!diagnostics.has_errors()) {
      variants_.push_back({mode, variant, Evaluator(Methodology(variant))});
      return;
    }
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      if (severity(diagnostic) != Severity::error) continue;
      refused_.push_back(fmt::format("{} cannot be tried: {}", word(mode), diagnostic.message));
      return;
    }
  }

  Results results(Evaluator& evaluator, const Ready& ready) const {
    Results results(compared_.size());
    if (!evaluator.run(ready.inspection, options_.run)) return results;
    for (std::size_t i = 0; i < compared_.size(); ++i) results[i] = evaluator.exact(compared_[i].value);
    return results;
  }

  /// The same where data are missing: a value that is settled all the same is one.
  Results settled(const evaluate::Inputs& in) const {
    const evaluate::Evaluation run = evaluate::evaluate(in);
    const View view{in, run};
    Results results(compared_.size());
    for (std::size_t i = 0; i < compared_.size(); ++i) {
      const evaluate::Reading reading = view.final_of(compared_[i]);
      if (reading.known()) results[i] = reading.number.exact();
    }
    return results;
  }

  evaluate::Inputs inputs(const Ready& ready, const Methodology::Impl& rules) const {
    const Inspection::Impl& data = ready.inspection.impl();
    return {*data.sources, rules.ast, rules.rules, rules.programs[ready.program], data.facts};
  }

  void tell(const Ready& ready, const std::vector<std::pair<std::size_t, std::size_t>>& differ) {
    const evaluate::Inputs own = inputs(ready, *rules_);
    const evaluate::Evaluation own_run = evaluate::evaluate(own);
    const View before{own, own_run};
    std::vector<std::optional<evaluate::Inputs>> others(variants_.size());
    std::vector<std::optional<evaluate::Evaluation>> runs(variants_.size());
    for (const auto& [i, v] : differ) {
      if (!others[v]) {
        others[v].emplace(inputs(ready, *variants_[v].rules));
        runs[v].emplace(evaluate::evaluate(*others[v]));
      }
      const View after{*others[v], *runs[v]};
      const AttributeId id = compared_[i];
      Difference it{ready.name,       id, variants_[v].mode, cell(before, id), banded(before, id), cell(after, id),
                    banded(after, id)};
      tell_apart(it.before_value, it.after_value);
      const evaluate::Reading from = before.final_of(id);
      const evaluate::Reading to = after.final_of(id);
      if (from.known() && to.known())
        it.after.emphasis = Number::compare(to.number, from.number) < 0 ? Emphasis::lowered : Emphasis::raised;
      differences_.add(std::move(it));
    }
  }

  ReportSection summary(const Intake& intake) const {
    ReportSection section{"summary", "Ways to round"};
    section.text.push_back(read_text(intake));
    section.warnings = refused_;
    if (calls_.empty()) {
      section.warnings.emplace_back("these rules round nothing, so no rating can differ by it");
      return section;
    }
    section.text.push_back(fmt::format(
        "The rules round in {}{}", counted(calls_.size(), "place"),
        own_ ? fmt::format(", {}: {} is how they stand", calls_.size() == 1 ? "one way" : "all one way", word(*own_))
             : std::string(", in different ways; each way below stands in all of them")));
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const Names& names = part_names.at(i);
      if (values_.at(i) != 0) parts.push_back(counted(values_.at(i), names.first, names.second));
    }
    section.text.push_back("Compared are " + (parts.empty() ? std::string("no values") : evaluate::listed(parts)) +
                           (without_value_ == 0
                                ? std::string()
                                : fmt::format("; {} without a value, not rated or waiting for data, are not",
                                              counted(without_value_, "result"))));
    section.text.push_back(share_text(differing_, intake.evaluated(), "evaluated inspections") + " differ in some way");
    if (differing_ == 0 && intake.evaluated() != 0)
      section.warnings.emplace_back("no rating and no score differs, however the rules round");
    ReportTable table{{{"rounding", "Rounding"},
                       {"inspections", "Inspections that differ", true},
                       {"share", "Share", true},
                       {"questions", "Ratings of questions", true},
                       {"standards", "Ratings of standards", true},
                       {"scores", "Scores", true},
                       {"overall", "Overall ratings", true}}};
    Chart chart{ChartKind::bars, "Ratings that differ from those under the rules", "rounding", "ratings"};
    chart.y = {"ratings"};
    for (const Variant& it : variants_) {
      std::vector<ReportCell> row{
          {std::string(word(it.mode))}, quiet(it.inspections), share(it.inspections, intake.evaluated())};
      for (const std::size_t count : it.changed) row.push_back(quiet(count));
      table.rows.push_back(std::move(row));
      const std::size_t ratings = it.changed[0] + it.changed[1] + it.changed[3];
      chart.x.emplace_back(word(it.mode));
      chart.marks.push_back(
          {std::string(word(it.mode)), "ratings", std::to_string(ratings), static_cast<double>(ratings)});
    }
    section.table = std::move(table);
    if (differing_ != 0) section.chart = std::move(chart);
    return section;
  }

  ReportSection list() const {
    ReportSection section{"differences", "Ratings and scores that differ"};
    tell_of_rest(differences_, section);
    ReportTable table{{{"inspection", "Inspection"},
                       {"result", "Result"},
                       {"before", "Under the rules"},
                       {"before_value", "Value", true},
                       {"rounding", "Rounding"},
                       {"after", "Would be"},
                       {"after_value", "Value", true}}};
    for (const Difference& it : differences_.items()) {
      table.rows.push_back({{it.inspection},
                            {brief_name(rules_->rules.model, it.of), rules_->rules.model.attribute_name(it.of)},
                            it.before,
                            it.before_value,
                            {std::string(word(it.mode))},
                            it.after,
                            it.after_value});
    }
    section.table = std::move(table);
    return section;
  }

  ReportSection places() const {
    ReportSection section{"places", "Where the rules round"};
    ReportTable table{{{"place", "Place"}, {"rule", "Rule"}, {"rounding", "Rounding"}}};
    for (const RoundingCall& call : calls_) {
      const std::optional<Location> at = evaluate::location_of(*rules_->sources, call.span);
      table.rows.push_back({{at ? fmt::format("{}:{}:{}", at->path, at->line, at->column) : std::string()},
                            {evaluate::written(*rules_->sources, call.span, 200)},
                            {std::string(word(call.mode))}});
    }
    section.table = std::move(table);
    return section;
  }

  const AuditOptions& options_;
  std::shared_ptr<const Methodology::Impl> rules_;
  std::vector<RoundingCall> calls_;
  std::optional<Mode> own_{};  // where all are alike
  Evaluator evaluator_;
  std::vector<Variant> variants_{};
  std::vector<std::string> refused_{};
  std::vector<AttributeId> compared_{};
  Counts values_{};
  std::size_t without_value_ = 0;
  std::size_t differing_ = 0;
  Listed<Difference> differences_;
};

}  // namespace
}  // namespace audit

Audited audit_rounding(const Methodology& rules, Population& cases, const AuditOptions& options) {
  audit::Rounding rounding(rules, options);
  const audit::Intake intake = audit::go_through(
      cases, rules, options, [&](const CaseRecord&, const audit::Ready& ready) { rounding.add(ready); });
  Audited audited{{"rounding", "Audit of rounding", "differences"}, intake.inspections, intake.failures.count(), 0};
  Report& report = audited.report;
  audit::add_rules(rules, "rules", "Rules", report);
  audit::add_cases(intake, report);
  rounding.report(intake, report);
  if (intake.failures.count() != 0)
    report.sections.push_back(audit::failed_section("failed", "Inspections that could not be evaluated",
                                                    intake.failures, intake.inspections));
  return audited;
}

}  // namespace rubric
