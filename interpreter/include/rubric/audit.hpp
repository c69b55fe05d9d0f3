#pragma once
#include <rubric/population.hpp>
#include <rubric/report.hpp>

/// Audits of many inspections: every recorded use of discretion and every waiver with what became of it, and what
/// ratings owe to the way percentages are rounded.
namespace rubric {

/// A part of the description of inspections by which uses are counted: `service` of `inspection.service`.
struct AuditBy {
  std::string name;  ///< as the report calls it: "region"
  std::string key;   ///< in `inspection` of the case data: "lead region"
};

/// What an audit may be told.
struct AuditOptions {
  std::optional<Methodology> amended{};             ///< each use is judged under these rules too
  std::vector<AuditBy> by{{"service", "service"}};  ///< uses are counted by each of these
  RunOptions run{};
  std::size_t most = 1000;  ///< rows that a list holds; what lies past them is counted
  FileReader read_file = file_system();
  std::function<void(std::size_t done)> progress{};  ///< called after each inspection
  std::function<void(const Messages&)> failed{};     ///< called with what is wrong with each that cannot be evaluated
  GoThrough through = one_by_one();                  ///< how blocks of inspections are gone through
};

/// The report of an audit, and what it means for whoever asked.
struct Audited {
  Report report;
  std::size_t inspections = 0;  ///< all that `cases` held
  std::size_t failed = 0;       ///< of these could not be evaluated; the report lists them
  std::size_t refused = 0;      ///< uses that the rules refuse
};

/// Every use of discretion and every waiver in `cases`: what it changed, how far it used what the rules allow, which
/// were refused or changed nothing, and how often, by rule, standard, question and description.
Audited audit_uses(const Methodology& rules, Population& cases, const AuditOptions& options = {});

/// The ratings and scores that come out otherwise where each rounding of the rules is left out, or rounds half up, half
/// to even, down or up instead.
Audited audit_rounding(const Methodology& rules, Population& cases, const AuditOptions& options = {});

}  // namespace rubric
