#pragma once
#include <rubric/suite.hpp>

/// Writing the tests that are missing: for what clauses can do and no test makes them do.
namespace rubric {

/// One test as it may be put into the rule file; what it expects is what the rules give now, right or wrong.
struct SuggestedTest {
  std::string title;
  std::string text;                  ///< the `test` block
  std::vector<std::string> reaches;  ///< "bands case_quality: edge 50%, at 50%", first what it was looked for
};

/// Something that no facts were found for.
struct NotSuggested {
  Location at;         ///< of the clause
  std::string clause;  ///< as coverage names it
  std::string what;
  std::string reason;  ///< "no case can bring it about"
};

/// What is missing among the tests of one rule file.
struct SuggestReport {
  std::string rules;  ///< path
  std::string methodology;
  std::size_t points = 0;         ///< of its coverage
  std::size_t reached = 0;        ///< by the tests there are
  std::size_t reached_after = 0;  ///< with those suggested
  std::vector<SuggestedTest> tests{};
  std::vector<NotSuggested> left{};
};

struct SuggestOptions {
  TestOptions tests{};
  std::size_t tries = 6000;  ///< inspections to try for each thing that is not reached
};

/// Looks for facts that reach what the tests do not; starts from theirs. Never fails.
SuggestReport suggest(const Methodology& methodology, const SuggestOptions& options = {});

/// The tests as rule text in the one layout, and what is left as comments.
std::string to_text(const SuggestReport& report);

}  // namespace rubric
