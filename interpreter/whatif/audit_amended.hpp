#pragma once
#include <array>

#include "whatif/audit_tally.hpp"

namespace rubric::audit {

/// Judges the uses of inspections again, under amended rules.
class Amended {
 public:
  Amended(const Methodology& rules, const AuditOptions& options);

  void add(const CaseRecord& record, const Ready& ready, const std::vector<Use>& before);
  /// What came of it.
  void report(Report& report) const;

 private:
  void compare(const std::string& inspection, const std::vector<Use>& before, std::vector<Use> after);
  ReportSection summary() const;

  Methodology rules_;
  Reader reader_;
  std::array<std::array<std::size_t, 4>, 4> fates_{};  // from, to
  std::size_t judged_ = 0;
  std::size_t barred_ = 0;
  std::size_t admitted_ = 0;
  std::size_t tried_ = 0;  // inspections with uses
  Listed<Rejudged> rejudged_;
  Listed<Failure> failures_;
};

}  // namespace rubric::audit
