#pragma once
#include <string>
#include <vector>

#include "engine.hpp"
#include "evaluate/view.hpp"

namespace rubric::whatif {

/// One rating or score in both methodologies; unset where one has none of this name.
struct Pair {
  std::string name;
  resolve::AttributeId before{};
  resolve::AttributeId after{};
  resolve::ItemId item{};  // of the side that has it, the first for choice
  bool is_score = false;
  bool whole = false;  // of the whole inspection
  bool question = false;
  bool comparable = false;  // both have it, of one type: values can be told higher and lower
};

/// Every rating and score of two methodologies, in the order of a document.
std::vector<Pair> pairs_of(const Methodology::Impl& before, const Methodology::Impl& after);

/// How a result stands in one run: "Good", "12 to 15", "not rated", "error"; "-" where the rules have no such result.
std::string shown(const evaluate::View& view, resolve::AttributeId id);
/// The same for programs: a level's name, an exact number; what is shown where there is no single value.
std::string exact(const evaluate::View& view, resolve::AttributeId id);
/// Whether the result is open: missing, or still able to take several values.
bool is_open(const evaluate::View& view, resolve::AttributeId id);

/// Whether the two runs come to the same here.
bool alike(const Pair& pair, const evaluate::View& before, const evaluate::View& after);
/// Above 0 where the value rises, below 0 where it falls, 0 where that cannot be said.
int direction(const Pair& pair, const evaluate::View& before, const evaluate::View& after);

}  // namespace rubric::whatif
