#include <algorithm>

#include "suite/trial.hpp"
#include "whatif/equal_search.hpp"

namespace rubric::whatif {

namespace {

/// One side of a Space: its numbers of what both share.
struct Side {
  const Space& space;
  bool of_first = true;

  template <class Shared>
  auto number(const Shared& shared) const {
    return of_first ? shared.first : shared.second;
  }

  /// Where `all` holds what this side calls `number`; the end where it is not shared.
  template <class Shared, class Number>
  std::size_t find(const std::vector<Shared>& all, Number wanted) const {
    const auto at = std::find_if(all.begin(), all.end(), [&](const Shared& it) { return number(it) == wanted; });
    return static_cast<std::size_t>(at - all.begin());
  }
};

Candidate candidate_of(const Side& side, const facts::Facts& facts) {
  const Space& space = side.space;
  Candidate candidate;
  candidate.inputs.resize(space.inputs.size());
  candidate.tables.resize(space.tables.size());
  for (std::size_t i = 0; i < space.inputs.size(); ++i) {
    const std::uint32_t at = side.number(space.inputs[i]);
    // Texts are numbered anew for each case.
    if (at == SharedInput::none || space.inputs[i].type.kind == Kind::text) continue;
    if (facts.inputs[at].known()) candidate.inputs[i] = facts.inputs[at].number;
  }
  for (const facts::DiscretionRecord& record : facts.discretion) {
    const std::size_t rating = side.find(space.ratings, record.attribute);
    if (rating < space.ratings.size())
      candidate.discretion.push_back({rating, record.to, !record.reason.empty(), !record.by.empty()});
  }
  for (const facts::WaiverRecord& record : facts.waivers) {
    const std::size_t waiver = side.find(space.waivers, record.adjustment);
    if (waiver < space.waivers.size()) candidate.waivers.push_back(waiver);
  }
  for (const facts::NotRatedRecord& record : facts.not_rated) {
    const std::size_t item = side.find(space.not_rated, record.item);
    if (item < space.not_rated.size()) candidate.not_rated.push_back(item);
  }
  return candidate;
}

}  // namespace

std::vector<Candidate> tested_cases(const Space& space, const Methodology& methodology, bool of_first) {
  std::vector<Candidate> cases;
  const std::shared_ptr<const Methodology::Impl> rules = share(methodology);
  for (std::uint32_t i = 0; i < rules->ast.tests.size(); ++i) {
    // Changed rules number their facts anew, and rows are more than a test is worth here.
    if (!rules->ast.tests[i].changes.empty()) continue;
    const suite::Trial trial = suite::prepare(rules, i, {});
    const auto is_given = [](const facts::TableRows& table) { return table.given; };
    const std::vector<facts::TableRows>& tables = trial.data.facts.tables;
    if (!trial.ready || std::any_of(tables.begin(), tables.end(), is_given)) continue;
    cases.push_back(candidate_of({space, of_first}, trial.data.facts));
  }
  return cases;
}

}  // namespace rubric::whatif
