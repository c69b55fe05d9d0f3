#include <rubric/audit.hpp>

#include "whatif/audit_amended.hpp"
#include "whatif/audit_cells.hpp"
#include "whatif/audit_report.hpp"

namespace rubric {

Audited audit_uses(const Methodology& rules, Population& cases, const AuditOptions& options) {
  audit::Tally tally(rules, options);
  std::optional<audit::Amended> amended;
  if (options.amended) amended.emplace(rules, *options.amended, options);
  const audit::Intake intake =
      audit::go_through(cases, rules, options, [&](const CaseRecord& record, const audit::Ready& ready) {
        const evaluate::Inputs inputs = ready.inputs();
        const evaluate::Evaluation run = evaluate::evaluate(inputs);
        const evaluate::View view{inputs, run};
        std::vector<audit::Use> uses = audit::uses_of(view);
        if (amended) amended->add(record, ready, uses);
        tally.add(ready, view, std::move(uses));
      });
  Audited audited{{"audit", "Audit of discretion and waivers", "uses"},
                  intake.inspections,
                  intake.failures.count(),
                  tally.all.refused};
  Report& report = audited.report;
  audit::add_rules(rules, "rules", "Rules", report);
  if (options.amended) audit::add_rules(*options.amended, "amended", "Amended rules", report);
  audit::add_cases(intake, report);
  audit::write_tally(rules, tally, intake, options.most, report);
  if (amended) amended->report(report);
  if (intake.failures.count() != 0)
    report.sections.push_back(audit::failed_section("failed", "Inspections that could not be evaluated",
                                                    intake.failures, intake.inspections));
  if (tally.all.uses == 0) report.main = "summary";
  return audited;
}

}  // namespace rubric
