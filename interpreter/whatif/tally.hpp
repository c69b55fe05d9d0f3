#pragma once
#include <rubric/impact.hpp>

#include <map>

#include "whatif/trials.hpp"

/// What impact counts, an inspection at a time.
namespace rubric::whatif {

/// One rating.
class RatingTally {
 public:
  RatingTally(const Pair& pair, const check::Rules& before, const check::Rules& after);
  void add(const evaluate::View& before, const evaluate::View& after);
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
  ScoreTally(const Pair& pair, const check::Rules& rules);
  void add(const evaluate::View& before, const evaluate::View& after);
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
  explicit InteractionTally(const Trials& trials);
  void add(const Trials::Ran& ran);
  Interaction result() const;

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
  void add(Row& row, const std::vector<Pair>& pairs, const Main& main, const evaluate::View& before,
           const evaluate::View& after);

  const Trials& trials_;
  Main together_main_;
  std::vector<Main> alone_main_;
  std::size_t count_ = 0;
  std::vector<Row> alone_;
  Row together_;
};

}  // namespace rubric::whatif
