#pragma once
#include "engine.hpp"
#include "evaluate/evaluate.hpp"

namespace rubric {

/// Runs the rules for the final values alone, over some inspections.
class ValueRun {
 public:
  ValueRun(const Methodology& methodology, RunOptions options);
  /// Takes the facts of an inspection, which must last until its values are read, as the next one, from 0; false where a
  /// date is missing or out of range.
  bool add(const facts::Facts& facts);
  /// Works out the values of one of them; they hold until the next call.
  void work_out(std::size_t inspection);
  /// The final value of a result; `other` where only `cell` can tell.
  Fraction fraction(resolve::AttributeId result) const {
    return current_->fractions.slots[current_->program->final_[result.index()]];
  }
  Cell cell(resolve::AttributeId result);
  /// Forgets the inspections and keeps the memory.
  void clear() { inspections_.clear(); }

 private:
  struct Frames {
    explicit Frames(const compile::Program& of) : program(&of), fractions(of), cells(of) {}
    const compile::Program* program;
    evaluate::FractionFrame fractions;
    evaluate::Frame cells;
    bool exact = false;  // `cells` holds this run too
  };
  struct Added {
    const facts::Facts* facts = nullptr;
    std::size_t interval = 0;  // Rules::intervals
  };

  Methodology methodology_;
  RunOptions options_;
  std::vector<std::unique_ptr<Frames>> frames_;  // by Rules::intervals, made when first used
  std::vector<Added> inspections_{};
  Frames* current_ = nullptr;
  const facts::Facts* facts_ = nullptr;
};

}  // namespace rubric
