#pragma once
#include "engine.hpp"
#include "evaluate/evaluate.hpp"

namespace rubric {

/// Runs the rules for the final values alone, one inspection after the other.
class ValueRun {
 public:
  ValueRun(const Methodology& methodology, RunOptions options);
  /// Runs; false where a date is missing or out of range. `facts` must last until the values are read.
  bool run(const facts::Facts& facts);
  /// The final value of a result; `other` where only `cell` can tell.
  Fraction fraction(resolve::AttributeId result) const {
    return frames_[current_]->fractions.slots[program_->final_[result.index()]];
  }
  Cell cell(resolve::AttributeId result);

 private:
  struct Frames {
    explicit Frames(const compile::Program& program) : fractions(program), cells(program) {}
    evaluate::FractionFrame fractions;
    evaluate::Frame cells;
    bool exact = false;  // `cells` holds this run too
  };

  Methodology methodology_;
  RunOptions options_;
  std::vector<std::unique_ptr<Frames>> frames_;  // by Rules::intervals, made when first used
  std::size_t current_ = 0;
  const compile::Program* program_ = nullptr;
  const facts::Facts* facts_ = nullptr;
};

}  // namespace rubric
