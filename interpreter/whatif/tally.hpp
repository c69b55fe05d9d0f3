#pragma once
#include <rubric/impact.hpp>

#include <map>

#include "whatif/trials.hpp"

/// What impact counts, an inspection at a time: `see` takes what counts out of the views, in any thread, and `add` counts
/// it, in the order of the inspections.
namespace rubric::whatif {

/// One rating.
class RatingTally {
 public:
  struct Seen {
    std::size_t from = 0;
    std::size_t to = 0;
    bool alike = false;
    int moved = 0;
  };
  RatingTally(const Pair& pair, const check::Rules& before, const check::Rules& after);
  Seen see(const evaluate::View& before, const evaluate::View& after) const;
  void add(const Seen& seen);
  RatingImpact result() const { return result_; }

 private:
  std::size_t state(const evaluate::View& view, resolve::AttributeId id, const std::vector<std::size_t>& levels) const;

  Pair pair_;
  std::vector<std::size_t> before_levels_;  // the state of each level
  std::vector<std::size_t> after_levels_;
  std::size_t open_ = 0;  // the states behind those of levels
  RatingImpact result_;
};

/// A sum whose number of digits is bounded: past that it is not told.
class Sum {
 public:
  void add(const Number& number);
  /// The mean of `count` numbers, or nothing.
  std::optional<Number> mean(std::size_t count) const;

 private:
  Number sum_{0};
  bool lost_ = false;
};

/// One score.
class ScoreTally {
 public:
  using Seen = std::optional<std::pair<Number, Number>>;  // before and after; nothing where one is not known
  ScoreTally(const Pair& pair, const check::Rules& rules);
  Seen see(const evaluate::View& before, const evaluate::View& after) const;
  void add(const Seen& seen);
  ScoreImpact result() const;

 private:
  std::string shown(const std::optional<Number>& number, bool exact) const;

  Pair pair_;
  std::string unit_;
  std::size_t count_ = 0;
  Sum before_;
  Sum after_;
  Sum change_;
  std::map<Number, std::pair<std::size_t, std::size_t>> values_;
  std::pair<std::size_t, std::size_t> further_{};  // values past the number of them that is kept
};

/// Each change alone, all together, and the rest.
class InteractionTally {
 public:
  struct SeenRow {
    bool stands = false;  // false: the change cannot stand alone
    bool changed = false;
    int moved = 0;
    Number change{0};
  };
  /// Each change alone, then all together; nothing where some side has not all that is counted.
  using Seen = std::vector<SeenRow>;
  explicit InteractionTally(const Trials& trials);
  Seen see(const Trials::Ran& ran) const;
  void add(const Seen& seen);
  Interaction result(const std::vector<ChangeEffect>& effects) const;

 private:
  struct Row {
    std::int64_t changed = 0;
    std::int64_t raised = 0;
    std::int64_t lowered = 0;
    Sum change{};
  };
  struct Main {
    const Pair* rating = nullptr;
    const Pair* score = nullptr;
  };
  static Main main_of(const std::vector<Pair>& pairs);
  bool has_all(const Trials::Ran& ran) const;
  static SeenRow see(const std::vector<Pair>& pairs, const Main& main, const evaluate::View& before,
                     const evaluate::View& after);
  static void add(Row& row, const SeenRow& seen);

  const Trials& trials_;
  Main together_main_;
  std::vector<Main> alone_main_;
  std::size_t count_ = 0;
  std::vector<Row> alone_;
  Row together_;
};

}  // namespace rubric::whatif
