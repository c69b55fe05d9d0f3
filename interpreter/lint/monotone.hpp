#pragma once
#include <string>

#include "evaluate/evaluate.hpp"
#include "lint/lint.hpp"

/// `require rising` and `require falling`: how a result moves where a value of the case data rises and all others stay
/// as they are. Cases that fail a requirement or record discretion are left aside, and so are those that give the
/// result no value.
namespace rubric::lint {

/// How a value moves where the causes rise. `open`: nothing is known.
enum class Way : std::uint8_t { fixed, rising, falling, open };

/// The slots of the data that may rise.
using Causes = std::vector<compile::Slot>;

/// By slot: which way it surely moves. `frame` is of an open run without discretion. A value that is missing, not
/// rated or in error is taken for any value: what is read from it is of the same kind, and no result.
std::vector<Way> ways_of(const compile::Program& program, const evaluate::RangeFrame& frame, const Causes& causes);

/// What one result is worked out from.
struct Slice {
  compile::Program program;         // the operations that the result and the requirements on its data need
  std::vector<compile::Slot> data;  // the inputs and flags that they read, in their order
  std::vector<compile::Slot> requires_;
  bool reads_rows = false;
  bool reads_discretion = false;
  bool reads_cause = false;
};
Slice slice_of(const compile::Program& program, const evaluate::RangeFrame& frame, compile::Slot result,
               const Causes& causes);

/// A pair of cases that differ in one value, with the result moving the wrong way; each text as messages have it.
struct Counterexample {
  std::string cause{};
  std::string low{};
  std::string high{};
  std::string before{};
  std::string after{};
  std::vector<std::string> others{};  // what else is not 0, no or the lowest level: "`yes of …` is 3"
};

struct Searched {
  bool all = false;       // every case there is was tried
  std::size_t cases = 0;  // tried with a result, where all were
  std::size_t pairs = 0;  // compared
  std::optional<Counterexample> counterexample{};
};

/// Tries cases: all where they are few, else some drawn at random, the same in each run. `rising` is what is required.
Searched search(const check::Rules& rules, const Slice& slice, compile::Slot result, const Causes& causes, bool rising);

}  // namespace rubric::lint
