#pragma once
#include <rubric/outcome.hpp>

/// How the parts of an outcome are called and read, the same in every format.
namespace rubric::render {

/// "given", "computed", …, "not_rated": the word in JSON and CSV.
std::string_view word(Standing standing);
/// "discretion_refused", …: the word in JSON.
std::string_view word(FindingKind kind);
/// "discretion refused", …: the words in prose.
std::string words(FindingKind kind);

/// How grave a finding is beside others.
enum class Weight { grave, notable, plain };
Weight weight(const Finding& finding);
/// The findings, gravest kind first, else as they came.
std::vector<const Finding*> by_gravity(const Outcome& outcome);

/// What a result is, in a few words: "Good", "18 out of 36", "Inadequate to Good", "at least 3", "not rated".
std::string reading(const Result& result);
/// The computed value where an adjustment changed it, else the empty text.
std::string before_adjustment(const Result& result);
/// Why a result is so: what decided it, what it waits for, the reason of an error; at most `names` missing inputs are named.
std::string because(const Result& result, std::size_t names);
/// The range of a result without the words around it: "Inadequate to Good", "16 to 18"; empty where it has none.
std::string extent(const Result& result);
/// The names, grouped, with semicolons; past `limit` groups "and 3 more" names.
std::string some_of(const std::vector<std::string>& names, std::size_t limit);
/// "rules/a.rubric:3:1".
std::string at(const Location& location);

/// Inputs without a value: those that some rating or score waits for, and how many nothing waits for.
struct MissingInputs {
  std::vector<std::string> awaited;
  std::size_t not_needed = 0;
  bool may_fail = false;  // whether some rating or score is settled only unless missing data lead to an error
};
MissingInputs missing_inputs(const Outcome& outcome);
/// What is said of the inputs that nothing waits for.
std::string not_needed_line(const MissingInputs& inputs);

}  // namespace rubric::render
