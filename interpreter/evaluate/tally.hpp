#pragma once
#include "evaluate/view.hpp"

namespace rubric::evaluate {

/// Who takes part in one aggregate: `counted` meet its condition, `others` do not, `open` may yet.
struct Tally {
  std::vector<const check::Member*> counted;
  std::vector<const check::Member*> others;
  std::vector<const check::Member*> open;
  std::size_t unrated = 0;  // left out by `rated`
  std::string noun;         // "standards", "questions", "items"

  std::size_t total() const { return counted.size() + others.size() + open.size(); }
};

/// Sorts the members of `aggregate`. What counts is its `where`; for some and every the condition after `has`.
Tally tally(const View& view, const check::Aggregate& aggregate);

/// "3 of 8 standards".
std::string share_text(const Tally& tally);

/// The ids of the members' items: "3.1, 3.2"; questions of several standards with theirs: "2.1 safety".
std::string ids_of(const View& view, const std::vector<const check::Member*>& members);

/// The shortest name that tells `item` from its like: "2.1", "safety", "2.1 safety".
std::string short_name(const resolve::Model& model, ItemId item, bool with_standard);

}  // namespace rubric::evaluate
