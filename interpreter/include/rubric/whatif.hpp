#pragma once
#include <rubric/amendment.hpp>
#include <rubric/population.hpp>
#include <rubric/report.hpp>

/// What-if: rules and data as they are beside rules and data otherwise, one inspection at a time.
namespace rubric {

/// What a what-if compares with the rules and data as they are.
struct Scenario {
  Methodology base;           ///< the rules as they are
  Methodology changed;        ///< as `amend` made them of these; the same where only data are otherwise
  std::vector<Given> data{};  ///< facts put over those of each case
};

/// One side of the place where two explanations part: the value, the sentence part behind it, and the rule.
struct PartingSide {
  std::string value;
  std::string detail{};
  std::string rule_text{};
  std::optional<Location> rule{};
};

/// The first step at which two explanations of one result part, going down from it; a side is not set that has no such step.
struct Parting {
  std::string what;  ///< "case_quality(62%)", "cap governance"
  std::optional<PartingSide> before{};
  std::optional<PartingSide> after{};
};

/// Finds it; the explanations differ in their values.
Parting parting(const Explanation& before, const Explanation& after);

/// One result on both sides, as people and as programs read it; "-" on the side whose rules have no such result.
struct ComparedResult {
  std::string name;
  std::string before;
  std::string after;
  std::string before_exact;
  std::string after_exact;
  bool changed = false;
  bool whole = false;                      ///< of the whole inspection
  int direction = 0;                       ///< above 0: raised; below 0: lowered
  std::vector<std::string> alone{};        ///< under each change alone, where that was asked for
  std::vector<std::string> alone_exact{};  ///< the same for programs
  std::optional<Parting> parting{};        ///< of a changed one
};

/// What became of a recorded discretion, waiver or "not rated": "applied", "refused: …", "without effect: …".
struct ComparedRecord {
  std::string about;
  std::string before;
  std::string after;
};

/// One inspection on both sides.
struct ComparedCase {
  std::string name;
  std::vector<ComparedResult> results{};  ///< ratings and scores in the order of a document
  std::vector<ComparedRecord> records{};
  std::string failure{};          ///< why it could not be evaluated on one side; empty: it was
  std::vector<Finding> broken{};  ///< requirements that do not hold otherwise, and are not broken as it is

  /// Whether any result changed.
  bool changed() const;
};

/// What one change came to over all inspections that could be evaluated.
struct ChangeEffect {
  std::string name;               ///< in short: "set discretion_margin = 10%", "replace bands case_quality"
  std::string text;               ///< as it is written
  std::string place;              ///< where it is written
  bool of_data = false;           ///< a change of facts, not of rules
  std::size_t read = 0;           ///< inspections in which a value is worked out by it
  std::size_t alone = 0;          ///< inspections in which some rating or score changes by it alone
  std::size_t only_together = 0;  ///< inspections in which it alone changes none, and the scenario without it differs
  std::string alone_failure{};    ///< why it cannot stand alone; empty: it can

  /// Whether no result depends on it, alone or beside the others.
  bool is_idle() const { return alone == 0 && only_together == 0; }
};

struct WhatIfOptions {
  RunOptions run{};
  bool each = false;  ///< show each change alone too
  FileReader read_file = file_system();
  std::function<void(const Messages&)> failed{};  ///< called with what is wrong with each that cannot be evaluated
};

/// All that a what-if came to.
struct WhatIf {
  std::string title;                ///< of the changed rules: "What if Good began at 60%?"; else "What if"
  std::vector<ReportFact> facts{};  ///< rules and their hashes
  std::vector<ChangeEffect> changes{};
  std::vector<ComparedCase> cases{};
  bool each = false;

  /// Whether any result of any inspection changed.
  bool changed() const;
  /// How many inspections could not be evaluated.
  std::size_t failed() const;
  /// How many requirements do not hold that are not broken as it is, over all inspections.
  std::size_t broken() const;
};

/// Evaluates the inspections of `cases` on both sides, with each change alone, and without each.
WhatIf what_if(const Scenario& scenario, Population& cases, const WhatIfOptions& options = {});
/// Whether the names and values of `data` are sound under the changed rules, before any case is read.
Messages check_data(const Scenario& scenario);
/// The report, main section `results`.
Report report(const WhatIf& what_if);

}  // namespace rubric
