#include <algorithm>

#include "whatif/equal_search.hpp"

/// Inspections by chance, and a difference that is found made as small as it gets.
namespace rubric::whatif {

Candidate EqualSearch::random(const Cone& cone) {
  Candidate candidate = blank_;
  const unsigned given = chance(60) ? 100 : 60;  // of what has an `or else`
  for (const std::size_t at : cone.inputs) {
    const SharedInput& input = space_.inputs[at];
    if (is_fixed(at) || (input.may_be_absent && !chance(given))) continue;
    constexpr std::int64_t bounds[] = {1, 4, 12, 30, 60};
    candidate.inputs[at] =
        input.type.kind == Kind::count
            ? Number(static_cast<std::int64_t>(below(static_cast<std::size_t>(bounds[below(5)]) + 1)))
            : [&] {
                const std::vector<Number> values = pool(input, cone, 0);
                return values[below(values.size())];
              }();
  }
  for (const std::size_t table : cone.tables) {
    if (given == 100) break;  // nothing asks for rows
    constexpr std::size_t most_rows = 6;
    std::vector<std::vector<Value>> rows(below(most_rows));
    for (std::vector<Value>& row : rows) {
      for (const SharedCell& cell : space_.tables[table].cells) {
        SharedInput as_input;
        as_input.type = cell.type;
        const std::vector<Number> values = pool(as_input, cone, 8);
        row.emplace_back(values[below(values.size())]);
      }
    }
    candidate.tables[table] = std::move(rows);
  }
  random_records(cone, candidate);
  return candidate;
}

void EqualSearch::random_records(const Cone& cone, Candidate& candidate) {
  if (chance(40)) return;
  constexpr unsigned often = 40;
  constexpr unsigned mostly = 85;
  for (const std::size_t rating : cone.ratings) {
    if (chance(often))
      candidate.discretion.push_back(
          {rating, static_cast<std::uint32_t>(below(space_.ratings[rating].levels)), chance(mostly), chance(mostly)});
  }
  for (const std::size_t waiver : cone.waivers) {
    if (chance(often)) candidate.waivers.push_back(waiver);
  }
  for (const std::size_t item : cone.not_rated) {
    if (!chance(often)) continue;
    candidate.not_rated.push_back(item);
    // What is not rated is not given a rating too.
    for (std::size_t i = 0; i < space_.inputs.size(); ++i) {
      if (space_.inputs[i].name == "rating of " + space_.not_rated[item].name) candidate.inputs[i].reset();
    }
  }
}

bool EqualSearch::by_chance(const std::vector<OpenResult>& open) {
  std::vector<Cone> cones;
  std::vector<const Both::Question*> questions;
  for (const OpenResult& result : open) {
    cones.push_back(
        cone_of(space_, rules_.terms(), result.both->first_term, result.both->second_term, Otherwise::either));
    questions.push_back(&both_.ask({result.both}, leeway(cones.back().inputs, cones.back())));
  }
  // The rest is for differences of rarer kinds.
  const std::uint64_t end = limits_.inspections / 10 * 9;
  for (std::size_t i = 0; both_.runs() < end && go_on(); ++i) {
    const std::size_t at = i % open.size();
    Candidate candidate = random(cones[at]);
    constexpr unsigned mostly = 85;
    if (!cores_.empty() && chance(mostly)) {
      // The place where something differs stays; what is around it may bring it to bear on the result.
      const Candidate& core = cores_[below(cores_.size())];
      for (std::size_t k = 0; k < core.inputs.size(); ++k) {
        if (core.inputs[k]) candidate.inputs[k] = core.inputs[k];
      }
      if (!core.discretion.empty()) candidate.discretion = core.discretion;
      if (!core.waivers.empty()) candidate.waivers = core.waivers;
    }
    if (attempt(candidate, *questions[at])) return true;
  }
  return false;
}

bool EqualSearch::still_differs(const Candidate& candidate, const Both::Question& question) {
  if (!both_.run(candidate, question) || !any_differs(question)) return false;
  found_ = candidate;
  return true;
}

bool EqualSearch::shrink_records(const Both::Question& question) {
  const Candidate before = *found_;
  const auto without = [&](auto Candidate::*list) {
    for (std::size_t i = (before.*list).size(); i-- > 0;) {
      Candidate less = before;
      (less.*list).erase((less.*list).begin() + static_cast<std::ptrdiff_t>(i));
      if (still_differs(less, question)) return true;
    }
    return false;
  };
  if (without(&Candidate::discretion) || without(&Candidate::waivers) || without(&Candidate::not_rated)) return true;
  for (std::size_t t = 0; t < before.tables.size(); ++t) {
    if (!before.tables[t]) continue;
    Candidate less = before;
    less.tables[t].reset();
    if (still_differs(less, question)) return true;
    for (std::size_t row = before.tables[t]->size(); row-- > 0;) {
      less = before;
      less.tables[t]->erase(less.tables[t]->begin() + static_cast<std::ptrdiff_t>(row));
      if (still_differs(less, question)) return true;
    }
  }
  return false;
}

bool EqualSearch::shrink_inputs(const Both::Question& question) {
  const Candidate before = *found_;
  for (std::size_t i = 0; i < before.inputs.size(); ++i) {
    if (!before.inputs[i] || is_fixed(i)) continue;
    Candidate less = before;
    less.inputs[i].reset();
    if (still_differs(less, question)) return true;
  }
  // Two at a time as well: a count and what it is a count of go together.
  for (std::size_t i = 0; i < before.inputs.size(); ++i) {
    for (std::size_t k = i + 1; k < before.inputs.size() && before.inputs[i] && !is_fixed(i); ++k) {
      if (!before.inputs[k] || is_fixed(k)) continue;
      Candidate less = before;
      less.inputs[i].reset();
      less.inputs[k].reset();
      if (still_differs(less, question)) return true;
    }
  }
  for (std::size_t i = 0; i < before.inputs.size(); ++i) {
    const Kind kind = space_.inputs[i].type.kind;
    const bool steps = kind == Kind::count || kind == Kind::boolean || kind == Kind::scale || kind == Kind::choice;
    if (!before.inputs[i] || !steps) continue;
    for (Number value(0); value < *before.inputs[i]; value = value + Number(1)) {
      Candidate less = before;
      less.inputs[i] = value;
      if (still_differs(less, question)) return true;
    }
  }
  return false;
}

void EqualSearch::shrink() {
  constexpr std::uint64_t tries = 20'000;
  const std::uint64_t end = both_.runs() + tries;
  const Both::Question& question = both_.ask(compared_, Leeway(space_, *found_));
  while (both_.runs() < end && (shrink_records(question) || shrink_inputs(question))) {
  }
}

}  // namespace rubric::whatif
