#include "whatif/reconcile.hpp"

#include <memory>

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

// What one inspection came to.
struct Came {
  std::string name{};
  std::size_t rules = 0;
  std::vector<Replayed> values{};
  Together together{};
  std::optional<audit::Failure> failure{};  // and then there is nothing else
};

// What a block came to.
struct Part {
  std::vector<Came> inspections{};
  CaseSet set{};
  bool file_failed = false;
};

Came replay(const audit::Ready& ready, std::size_t rules) {
  const evaluate::Inputs inputs = ready.inputs();
  const evaluate::Evaluation run = evaluate::evaluate(inputs);
  const evaluate::View view{inputs, run};
  Came came{ready.name, rules, replayed(ready, view, rules)};
  came.together = together(ready, view, came.values);
  return came;
}

std::shared_ptr<Part> work(Readers& readers, const CaseBlock& block) {
  auto part = std::make_shared<Part>();
  block.for_each([&](const CaseRecord& record) {
    audit::Failure failure;
    if (const auto read = readers.read(record, failure)) {
      part->set.add(read->first.inspection);
      part->inspections.push_back(replay(read->first, read->second));
    } else {
      part->inspections.emplace_back().failure = std::move(failure);
    }
    part->file_failed = readers.headings_failed();
    return !part->file_failed;
  });
  return part;
}

Then take(Part& part, const ReconcileOptions& options, audit::Intake& intake, Tally& tally) {
  intake.cases.add(part.set);
  for (Came& came : part.inspections) {
    ++intake.inspections;
    if (came.failure) {
      audit::tell(*came.failure, options.failed);
      intake.failures.add(std::move(*came.failure));
    } else {
      tally.together.add(came.together);
      tally.add(came.name, came.rules, std::move(came.values));
    }
    if (options.progress) options.progress(intake.inspections);
  }
  return part.file_failed ? Then::leave_file : Then::go_on;
}

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
  options.through(cases, [&]() -> BlockWork {
    return [&, readers = std::make_shared<replay::Readers>(rules, options)](const CaseBlock& block) -> Conclusion {
      return [&, part = replay::work(*readers, block)] { return replay::take(*part, options, intake, tally); };
    };
  });
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
