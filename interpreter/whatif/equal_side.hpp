#pragma once
#include <deque>

#include "evaluate/slices.hpp"
#include "whatif/equal_space.hpp"

namespace rubric::whatif {

/// What inspections may say beside a ground that they have in common; rows of tables they do not give.
struct Leeway {
  std::vector<bool> inputs;     // by Space::inputs
  std::vector<bool> ratings;    // by Space::ratings: a record of discretion
  std::vector<bool> waivers;    // by Space::waivers
  std::vector<bool> not_rated;  // by Space::not_rated

  /// None at all.
  explicit Leeway(const Space& space);
  /// What `candidate` says, in other ways as well.
  Leeway(const Space& space, const Candidate& candidate);
  bool holds(const Candidate& candidate, const Candidate& ground) const;
};

/// One of the two methodologies. A question that is asked often is answered in small fractions, by no more of the Program
/// than can come out otherwise than on the ground; at first, and where fractions do not tell, by exact runs of all of it.
class EqualSide {
 public:
  struct Limits {
    std::size_t slots = 500'000;      // of all Programs that are cut to a question; what has no room is run exactly
    std::size_t runs_until_cut = 32;  // of a question
  };

  EqualSide(const Space& space, bool of_first, const compile::Program& program, const Limits& limits);
  /// The number of a question for these results of inspections within `leeway` of `ground`, which live as long; of any
  /// inspections where there are none of them.
  std::size_t add(const std::vector<resolve::AttributeId>& results, const Leeway* leeway = nullptr,
                  const Candidate* ground = nullptr);
  /// Runs; false where the data break a requirement.
  bool run(std::size_t question, const Candidate& candidate);
  /// The result of the last run that its question names in this place.
  Cell result(std::size_t place);
  /// How often all of the Program was run.
  std::size_t exact_runs() const { return exact_runs_; }

 private:
  /// A Program with these final values alone, and what it runs in.
  struct Cut {
    explicit Cut(compile::Program cut) : program(std::move(cut)), fractions(program) {}
    compile::Program program;
    evaluate::FractionFrame fractions;
    compile::Slice slice{};
  };
  struct Question {
    std::vector<compile::Slot> slots{};  // the results, and then the requirements
    std::size_t results = 0;
    const Leeway* leeway = nullptr;
    const Candidate* ground = nullptr;
    std::size_t runs = 0;
    std::unique_ptr<Cut> cut{};
  };

  const check::Rules& rules() const { return (of_first_ ? space_.first : space_.second).rules; }
  void make_cut(Question& question);
  std::vector<compile::Slot> moving(const compile::Program& program, const Leeway& leeway) const;

  const Space& space_;
  bool of_first_;
  const compile::Program& program_;
  Limits limits_;
  std::deque<Question> questions_{};
  Question* current_ = nullptr;
  facts::Facts facts_{};  // of the last run
  evaluate::Frame cells_;
  bool is_exact_ = false;  // `cells_` holds the last run too
  std::size_t exact_runs_ = 0;
};

}  // namespace rubric::whatif
