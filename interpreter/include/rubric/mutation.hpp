#pragma once
#include <rubric/suite.hpp>

/// Trying the tests themselves: whether they would notice if a rule said something else.
namespace rubric {

/// What became of a change: a test failed, none did, the change means the same, the checks refused it, or time ran out.
enum class Fate { noticed, survived, equivalent, refused, not_tried };

/// One change of one rule, in the words of the language.
struct Mutant {
  Location at;
  std::string before;  ///< "from 65%"
  std::string after;   ///< "from 66%"; empty where a clause is taken out
  std::string in;      ///< the declaration around it: "bands case_quality"
  Fate fate = Fate::not_tried;
  std::string noticed_by{};  ///< the title of the first test that failed
};

/// What the tests of one rule file notice.
struct MutationReport {
  TestReport tests;               ///< of the rules as they are; where one fails, nothing is changed
  std::vector<Mutant> mutants{};  ///< in the order of their places

  /// How many came to this.
  std::size_t count(Fate fate) const;
};

struct MutationOptions {
  TestOptions tests{};
  double budget = 60;      ///< seconds after which no further change is tried
  std::uint64_t seed = 1;  ///< of the order in which changes are tried
  unsigned threads = 0;    ///< 0: as many as the machine has cores
  std::function<void(std::size_t done, std::size_t all)> progress{};  ///< called by one thread at a time
};

/// Changes one thing at a time in the rules and runs their tests, up to the first that fails. Never fails.
MutationReport mutate(const Methodology& methodology, const MutationOptions& options = {});

/// Reports for people and as JSON.
std::string to_text(const std::vector<MutationReport>& reports, Style style = {});
std::string to_json(const std::vector<MutationReport>& reports);

}  // namespace rubric
