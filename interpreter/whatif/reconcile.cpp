#include "whatif/reconcile.hpp"

#include "whatif/audit_cells.hpp"
#include "whatif/reconcile_report.hpp"
#include "whatif/runner.hpp"

namespace rubric {

namespace replay {
namespace {

/// Reads each record for the methodology that it names.
class Readers {
 public:
  Readers(const std::vector<Methodology>& rules, const ReconcileOptions& options) : rules_(rules), run_(options.run) {
    for (const Methodology& each : rules) readers_.emplace_back(each, options.read_file, PrintedValues::any);
  }

  /// The inspection and which of the rules it is for; or nothing, and why in `failure`.
  std::optional<std::pair<audit::Ready, std::size_t>> read(const CaseRecord& record, audit::Failure& failure) {
    std::optional<audit::Failure> telling;
    headings_failed_ = true;
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      audit::Failure own;
      std::optional<audit::Ready> ready =
          audit::made_ready(record.name, readers_[i].read(record), rules_[i], run_, own);
      headings_failed_ = headings_failed_ && readers_[i].headings_failed();
      if (ready) return std::pair{std::move(*ready), i};
      // That the data are for other rules matters where they are for none of these.
      const bool better = telling && telling->code == info(Code::other_methodology).number && own.code != telling->code;
      if (!telling || better) telling = std::move(own);
    }
    if (telling) failure = std::move(*telling);
    return std::nullopt;
  }
  /// Whether the headings above the last record fit none of the rules.
  bool headings_failed() const { return headings_failed_; }

 private:
  const std::vector<Methodology>& rules_;
  RunOptions run_;
  std::vector<RecordReader> readers_{};
  bool headings_failed_ = false;
};

void add_facts(const std::vector<Methodology>& rules, const audit::Intake& intake, Report& report) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::string number = i == 0 ? "" : std::to_string(i + 1);
    audit::add_rules(rules[i], "rules" + (i == 0 ? "" : "_" + number), "Rules" + (i == 0 ? "" : " " + number), report);
  }
  audit::add_cases(intake, report);
}

}  // namespace
}  // namespace replay

std::string_view word(Verdict verdict) {
  switch (verdict) {
    case Verdict::agrees: return "agrees";
    case Verdict::differs: return "differs";
    case Verdict::undetermined: return "undetermined";
    case Verdict::contradicted: return "contradicted";
    case Verdict::not_in_rules: break;
  }
  return "not in these rules";
}

Reconciled reconcile(const std::vector<Methodology>& rules, Population& cases, const ReconcileOptions& options) {
  audit::Intake intake(options.most);
  replay::Tally tally(rules.size(), options.most);
  replay::Readers readers(rules, options);
  while (const std::optional<CaseRecord> record = cases.next()) {
    ++intake.inspections;
    audit::Failure failure;
    if (const auto read = readers.read(*record, failure)) {
      const audit::Ready& ready = read->first;
      intake.cases.add(ready.inspection);
      const evaluate::Inputs inputs = ready.inputs();
      const evaluate::Evaluation run = evaluate::evaluate(inputs);
      const evaluate::View view{inputs, run};
      std::vector<replay::Replayed> values = replay::replayed(ready, view, read->second);
      tally.together.add(replay::together(ready, view, values));
      tally.add(ready.name, read->second, std::move(values));
    } else {
      audit::tell(failure, options.failed);
      intake.failures.add(std::move(failure));
    }
    if (readers.headings_failed()) cases.leave_file();
    if (options.progress) options.progress(intake.inspections);
  }
  Reconciled out{{"reconcile", "Published results replayed", "values"},
                 intake.inspections,
                 intake.failures.count(),
                 tally.unpublished.count(),
                 tally.all.values};
  replay::add_facts(rules, intake, out.report);
  replay::write_report(rules, tally, intake, out.report);
  if (intake.failures.count() != 0)
    out.report.sections.push_back(audit::failed_section("failed", "Inspections that could not be evaluated",
                                                        intake.failures, intake.inspections));
  return out;
}

}  // namespace rubric
