#pragma once
#include <vector>

#include "engine.hpp"
#include "evaluate/view.hpp"

namespace rubric::whatif {

/// Runs one methodology over inspection after inspection in the same memory; what a run came to can be looked at until
/// the next one.
class Runner {
 public:
  explicit Runner(const Methodology& methodology);
  /// The evaluation of `inspection`, read by this methodology; null where a date is missing or out of range, which is
  /// then reported.
  const evaluate::View* run(const Inspection& inspection, const RunOptions& options, Diagnostics& diagnostics);
  /// The same of facts and what they were read from, which have to stay as long.
  const evaluate::View* run(const facts::Facts& facts, const Sources& sources, const RunOptions& options,
                            Diagnostics& diagnostics);

 private:
  struct Room {
    explicit Room(const compile::Program& program) : evaluation{evaluate::Frame(program), std::nullopt} {}
    evaluate::Evaluation evaluation;
    std::optional<evaluate::RangeFrame> spare{};  // while the evaluation needs none
  };

  Methodology methodology_;
  std::vector<std::optional<Room>> rooms_;  // by Rules::intervals, made when first used
  std::optional<Inspection> inspection_{};  // of the last run
  std::optional<evaluate::Inputs> inputs_{};
  std::optional<evaluate::View> view_{};
};

}  // namespace rubric::whatif
