#pragma once
#include <rubric/whatif.hpp>

/// What a change of rules does to many inspections. No more than a few of them are held, and the first of those that change.
namespace rubric {

struct ImpactOptions {
  RunOptions run{};
  std::size_t most = 50;                             ///< changed and failed inspections to list; all are counted
  std::function<void(std::size_t done)> progress{};  ///< called after each inspection
  FileReader read_file = file_system();
  std::function<void(const Messages&)> failed{};  ///< called with what is wrong with each that cannot be evaluated
  GoThrough through = one_by_one();               ///< how blocks of them are gone through
};

/// How one rating moved: inspections by what it was and what it is.
struct RatingImpact {
  std::string name;
  bool whole = false;                              ///< of the whole inspection
  std::vector<std::string> states{};               ///< levels, lowest first, then "open", "not rated", "error", "-"
  std::vector<std::vector<std::size_t>> counts{};  ///< [from][to], both by `states`
  std::size_t raised = 0;
  std::size_t lowered = 0;
  std::size_t otherwise = 0;  ///< changed, and neither: to or from what is no level
  std::size_t open = 0;       ///< open on one side or both, changed or not
};

/// How many inspections have one value of a score, or one in a stretch of values, on each side.
struct ScoreBar {
  std::string value;
  std::size_t before = 0;
  std::size_t after = 0;
};

/// How one score moved, over the inspections that have it on both sides.
struct ScoreImpact {
  std::string name;
  std::size_t count = 0;
  std::string mean_before;
  std::string mean_after;
  std::string mean_change;
  std::string mean_before_exact;
  std::string mean_after_exact;
  std::string mean_change_exact;
  std::vector<ScoreBar> bars{};
};

/// What changes did to the first rating and the first score of the whole inspection, over the inspections that have
/// these on every side: each change alone, their sum, all together, and what is left over.
struct Interaction {
  struct Row {
    std::string what;
    std::int64_t changed = 0;  ///< inspections with any result changed
    std::int64_t raised = 0;
    std::int64_t lowered = 0;
    std::string mean_change{};
    std::string mean_change_exact{};
  };
  std::size_t count = 0;
  std::string rating{};
  std::string score{};
  std::vector<Row> rows{};
};

/// How recorded discretion and waivers fared: "applied" to "refused", and how often.
struct RecordImpact {
  std::string before;
  std::string after;
  std::size_t count = 0;
};

struct Impact {
  std::string title;  ///< of the changed rules, or empty
  std::vector<ReportFact> facts{};
  std::vector<ChangeEffect> changes{};
  std::size_t total = 0;                     ///< inspections found
  std::size_t failed = 0;                    ///< of them: could not be evaluated on one side
  std::size_t changed = 0;                   ///< of the others: some rating or score changed
  std::size_t open = 0;                      ///< of the others: a rating or score of the whole is open on one side
  std::vector<RatingImpact> ratings{};       ///< of the whole first, then of domains and standards
  std::vector<ScoreImpact> scores{};         ///< of the whole
  std::optional<Interaction> interaction{};  ///< where there are several changes
  std::vector<RecordImpact> records{};
  std::vector<ComparedCase> cases{};  ///< the first that changed: changed results, the first with its parting
  std::vector<std::pair<std::string, std::string>> failures{};  ///< the first that failed, and why
};

/// Evaluates the inspections of `cases` on both sides, with each change alone, and without each.
Impact impact(const Scenario& scenario, Population& cases, const ImpactOptions& options = {});
/// The report, main section `changed`.
Report report(const Impact& impact);

}  // namespace rubric
