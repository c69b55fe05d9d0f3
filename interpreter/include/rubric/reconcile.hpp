#pragma once
#include <rubric/population.hpp>
#include <rubric/report.hpp>

#include <array>

/// Published results replayed: every printed value of many inspections beside what the rules make of the same facts.
namespace rubric {

/// How one printed value stands beside what the rules give.
enum class Verdict : std::uint8_t {
  agrees,        ///< the rules give the same
  differs,       ///< the rules give one other value, or none
  undetermined,  ///< the facts at hand leave several values possible, the printed one among them
  contradicted,  ///< they leave several values possible, and the printed one is not among them
  not_in_rules   ///< the rules have no such value, or measure it on another footing
};

/// The verdicts in their order, and how many there are.
inline constexpr std::size_t verdict_count = 5;

/// "agrees", "differs", "undetermined", "contradicted", "not in these rules".
std::string_view word(Verdict verdict);

/// What a replay may be told.
struct ReconcileOptions {
  RunOptions run{};
  std::size_t most = 1000;  ///< values that a list holds; what lies past them is counted
  FileReader read_file = file_system();
  std::function<void(std::size_t done)> progress{};  ///< called after each inspection
  std::function<void(const Messages&)> failed{};     ///< called with what is wrong with each that cannot be evaluated
  GoThrough through = one_by_one();                  ///< how blocks of inspections are gone through
};

/// The report of a replay, and what it means for whoever asked.
struct Reconciled {
  Report report;
  std::size_t inspections = 0;                      ///< all that `cases` held
  std::size_t failed = 0;                           ///< of these could not be evaluated; the report lists them
  std::size_t unpublished = 0;                      ///< of these state nothing that was printed
  std::array<std::size_t, verdict_count> values{};  ///< printed values, by verdict

  /// How many printed values came to `verdict`.
  std::size_t count(Verdict verdict) const { return values[static_cast<std::size_t>(verdict)]; }
};

/// Replays `cases`, each by the one of `rules` that its case data name: printed ratings, scores and maxima that the
/// rules agree with, those that they do not and by which rule, and those that the facts at hand leave open.
Reconciled reconcile(const std::vector<Methodology>& rules, Population& cases, const ReconcileOptions& options = {});

}  // namespace rubric
