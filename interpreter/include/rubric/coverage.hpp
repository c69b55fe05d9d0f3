#pragma once
#include <rubric/suite.hpp>

/// Which clauses of a methodology its tests, or past inspections, have reached.
namespace rubric {

/// One thing that a clause can do, and how often it was seen to do it.
struct CoveragePoint {
  Location at;  ///< of the clause
  std::string
      kind;  ///< "band", "edge", "condition", "row", "cap", "floor", "discretion", "waiver", "rated", "parameter"
  std::string clause;  ///< "bands case_quality: from 65% good", "cap governance"
  std::string what;    ///< "reached", "at 65%", "just below (64%)", "true", "binding", "refused without a reason"
  std::uint64_t hits = 0;
};

/// Something that a clause names and that is proved to happen in no case: it does not count.
struct UnreachablePoint {
  Location at;         ///< of the clause
  std::string clause;  ///< as of a CoveragePoint
  std::string what;
  std::string reason;  ///< "no value lies between 4/9 and 5/9"
};

struct CoverageReport {
  std::string methodology;
  std::vector<CoveragePoint> points{};                       ///< in order of place
  std::vector<UnreachablePoint> unreachable{};               ///< in order of place; none of `points`
  std::vector<std::pair<std::string, std::string>> files{};  ///< path and text of each rule file
  std::size_t evaluated = 0;                                 ///< tests or inspections that were counted
  std::size_t left_out = 0;                                  ///< tests or inspections that could not be evaluated

  /// How many points were reached.
  std::size_t reached() const;
};

/// Collects what evaluations of one methodology reach. Not to be shared between threads.
class Coverage {
 public:
  explicit Coverage(const Methodology& methodology);
  ~Coverage();
  Coverage(Coverage&&) noexcept;
  Coverage& operator=(Coverage&&) noexcept;
  /// Counts what this inspection reaches. An error says why it is left out: a date is missing or out of range.
  Messages add(const Inspection& inspection, const RunOptions& options = {});
  /// Counts an inspection that could not be read among those left out.
  void leave_out();
  /// Counts what the tests reach; of one that changes the rules, what it reaches of the clauses that stay as they are.
  void add_tests(const TestOptions& options = {});
  /// What was reached so far.
  CoverageReport report() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A table of what was not reached or cannot be, with totals; everything as JSON; tracefiles for coverage viewers; a page with the rule
/// text marked by what was reached.
std::string to_text(const CoverageReport& report, Style style = {});
std::string to_json(const CoverageReport& report);
std::string to_lcov(const CoverageReport& report);
std::string to_html(const CoverageReport& report);

}  // namespace rubric
