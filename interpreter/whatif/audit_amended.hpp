#pragma once
#include <array>

#include "whatif/audit_tally.hpp"
#include "whatif/carry.hpp"

namespace rubric::audit {

/// Judges the uses of inspections again, under amended rules.
class Amended {
 public:
  Amended(const Methodology& base, const Methodology& rules, const AuditOptions& options);

  void add(const CaseRecord& record, const Ready& ready, const std::vector<Use>& before);
  /// What came of it.
  void report(Report& report) const;

 private:
  std::optional<Ready> read(const CaseRecord& record, const Ready& ready, Failure& failure);
  void compare(const std::string& inspection, const std::vector<Use>& before, std::vector<Use> after);
  ReportSection summary() const;

  Methodology rules_;
  RunOptions run_;
  whatif::Carrier carrier_;
  Reader reader_;                                      // where facts cannot be carried over
  std::array<std::array<std::size_t, 4>, 4> fates_{};  // from, to
  std::size_t judged_ = 0;
  std::size_t barred_ = 0;
  std::size_t admitted_ = 0;
  std::size_t tried_ = 0;  // inspections with uses
  Listed<Rejudged> rejudged_;
  Listed<Failure> failures_;
};

}  // namespace rubric::audit
