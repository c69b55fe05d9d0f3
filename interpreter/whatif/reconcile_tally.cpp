#include "whatif/reconcile_tally.hpp"

#include <algorithm>
#include <numeric>

namespace rubric::replay {

namespace {

/// From what asks for nothing to what asks for most.
constexpr std::array<Verdict, verdict_count> gravity{Verdict::agrees, Verdict::not_in_rules, Verdict::undetermined,
                                                     Verdict::differs, Verdict::contradicted};

std::size_t weight(Verdict verdict) {
  return static_cast<std::size_t>(std::find(gravity.begin(), gravity.end(), verdict) - gravity.begin());
}

/// The row that a value is counted in; values of items are counted together.
std::string name_of(const Replayed& value) {
  switch (value.part) {
    case Part::domains: return "domains";
    case Part::standards: return "standards";
    case Part::questions: return "questions";
    case Part::unplaced: return "anything else";
    default: return value.name;
  }
}

Row& row_of(std::vector<Row>& rows, const Row& wanted) {
  const auto at = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return row.rules == wanted.rules && row.part == wanted.part && row.name == wanted.name;
  });
  if (at != rows.end()) return *at;
  const auto behind = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return row.rules > wanted.rules || (row.rules == wanted.rules && row.part > wanted.part);
  });
  return *rows.insert(behind, wanted);
}

}  // namespace

std::size_t Counts::all() const { return std::accumulate(values.begin(), values.end(), std::size_t{0}); }

void Counts::add(const Replayed& value) {
  add(value.verdict);
  if (value.as_given) ++as_given;
  if (value.verdict == Verdict::undetermined && !value.implied.empty()) ++implied;
}

void Agreement::add(Together together) {
  if (together == Together::possible) ++possible;
  if (together == Together::impossible) ++impossible;
  if (together == Together::given_up) ++given_up;
}

Tally::Tally(std::size_t rules, std::size_t most)
    : inspections(rules),
      lists(verdict_count, audit::Listed<Replayed>(most)),
      values(most),
      decided(most),
      unpublished(most) {}

void Tally::add(const std::string& inspection, std::size_t rules, std::vector<Replayed> found) {
  Inspections& own = inspections[rules];
  ++own.all;
  if (found.empty()) {
    ++own.unpublished;
    unpublished.add(inspection);
    return;
  }
  Verdict gravest = Verdict::agrees;
  for (Replayed& value : found) {
    if (weight(value.verdict) > weight(gravest)) gravest = value.verdict;
    all.add(value);
    row_of(by_part, {rules, value.part, name_of(value)}).counts.add(value);
    if (value.part == Part::standards) row_of(by_standard, {rules, value.part, value.standard}).counts.add(value);
    if (!value.decided.empty()) decided.add(value);
    if (value.verdict != Verdict::agrees) lists[static_cast<std::size_t>(value.verdict)].add(value);
    values.add(std::move(value));
  }
  own.counts.add(gravest);
}

}  // namespace rubric::replay
