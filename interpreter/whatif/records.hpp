#pragma once
#include <rubric/whatif.hpp>

#include "evaluate/view.hpp"

namespace rubric::whatif {

/// How recorded decisions fare in one run, a word for each that reports count by.
enum class Fate : std::uint8_t { applied, refused, without_effect, open, gone };

/// The word: "applied", "refused", "without effect", "not settled", "left behind".
std::string_view word(Fate fate);

/// One recorded discretion or waiver in one run.
struct Record {
  std::string about;  ///< "discretion on rating of question safety in standard 2.1", "waiver of cap governance on …"
  Fate fate{};
  std::string text;  ///< the word with what there is to say: "refused: share is not near an edge"
};

/// What of a record is wanted: its fate alone, the same by what it is about, or all; the less, the faster.
enum class Told : std::uint8_t { fate, about, text };

/// Every recorded discretion and waiver, in the order of the data.
std::vector<Record> records_of(const evaluate::View& view, Told told = Told::text);

/// What became of the records of one inspection. One that the changed rules have no place for is gone there.
struct RecordPair {
  Record before;
  Record after;
};
std::vector<RecordPair> record_pairs(const evaluate::View& before, const evaluate::View& after, Told told = Told::text);

}  // namespace rubric::whatif
