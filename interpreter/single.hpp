#pragma once
#include <map>

#include "compile/results.hpp"
#include "engine.hpp"
#include "evaluate/evaluate.hpp"

namespace rubric {

/// The numbers of results by their names.
class ResultNames {
 public:
  explicit ResultNames(const resolve::Model& model);
  std::optional<std::uint32_t> find(std::string_view name) const;

 private:
  std::map<std::string, std::uint32_t, std::less<>> names_{};
};

/// The program that holds for these facts; nothing where a date is missing or out of range.
std::optional<std::size_t> interval_of(const Methodology::Impl& methodology, const facts::Facts& facts,
                                       const RunOptions& options);

/// Evaluates one inspection at a time for its results alone: in small fractions, and exactly where these do not tell.
class SingleRun {
 public:
  explicit SingleRun(const Methodology& methodology);
  void run(std::size_t interval, const facts::Facts& facts);
  void run(std::size_t interval, const Inspection::Impl& inspection);
  /// The value of a result of the last run; `other` where only `cell` can tell.
  Fraction fraction(std::uint32_t result) const { return current_->fractions.slots[current_->results.final_[result]]; }
  /// The same as a cell, over the same facts.
  Cell cell(std::uint32_t result, const facts::Facts& facts);
  /// The number of a result of the last run, over the same facts, where there is one.
  std::optional<Number> value(std::uint32_t result, const facts::Facts& facts);
  /// How often cells had to be run.
  std::size_t exact_runs() const { return exact_runs_; }

 private:
  /// What one interval's program runs in.
  struct Frames {
    explicit Frames(const compile::Program& of)
        : program(&of), results(compile::single_results_of(of)), fractions(results), cells(of) {}
    const compile::Program* program;
    compile::Program results;
    evaluate::FractionFrame fractions;
    evaluate::Frame cells;
    bool exact = false;  // `cells` holds the last run too
  };

  void enter(std::size_t interval);

  std::shared_ptr<const Methodology::Impl> methodology_;
  std::vector<std::unique_ptr<Frames>> frames_;  // by Rules::intervals, made when first used
  Frames* current_ = nullptr;
  std::size_t exact_runs_ = 0;
};

}  // namespace rubric
