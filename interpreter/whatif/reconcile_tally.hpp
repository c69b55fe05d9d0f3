#pragma once
#include <map>

#include "whatif/reconcile.hpp"

namespace rubric::replay {

/// How many printed values came to each verdict.
struct Counts {
  std::array<std::size_t, verdict_count> values{};
  std::size_t as_given = 0;  // of those that agree
  std::size_t implied = 0;   // of those that are open

  void add(Verdict verdict) { ++values[static_cast<std::size_t>(verdict)]; }
  void add(const Replayed& value);
  std::size_t of(Verdict verdict) const { return values[static_cast<std::size_t>(verdict)]; }
  std::size_t all() const;
};

/// One row of a table of counts, in the order of `rules`, then `part`, then first mention.
struct Row {
  std::size_t rules = 0;
  Part part{};
  std::string name{};
  Counts counts{};
};

/// The inspections of one methodology, each by the gravest verdict of its printed values.
struct Inspections {
  std::size_t all = 0;
  std::size_t unpublished = 0;
  Counts counts{};
};

/// Whether the open values of inspections can be as printed at once, by how the search for it ended.
struct Agreement {
  std::size_t possible = 0;
  std::size_t impossible = 0;
  std::size_t given_up = 0;

  std::size_t all() const { return possible + impossible + given_up; }
  void add(Together together);
};

/// What is counted and kept while inspections go by. Bounded by the rules and by what lists may hold.
struct Tally {
  Tally(std::size_t rules, std::size_t most);

  void add(const std::string& inspection, std::size_t rules, std::vector<Replayed> values);

  Agreement together{};
  Counts all{};
  std::vector<Row> by_part{};
  std::vector<Row> by_standard{};
  std::vector<Inspections> inspections;        // by methodology
  std::vector<audit::Listed<Replayed>> lists;  // by verdict
  audit::Listed<Replayed> values;              // of every verdict
  audit::Listed<Replayed> decided;
  audit::Listed<std::string> unpublished;
};

}  // namespace rubric::replay
