#include "value_run.hpp"

namespace rubric {

ValueRun::ValueRun(const Methodology& methodology, RunOptions options)
    : methodology_(methodology), options_(std::move(options)), frames_(methodology.impl().programs.size()) {}

bool ValueRun::run(const facts::Facts& facts) {
  const Methodology::Impl& rules = methodology_.impl();
  std::size_t chosen = 0;
  if (rules.intervals_matter() || options_.as_at) {
    Diagnostics diagnostics;
    const std::optional<std::size_t> program = program_for(rules, &facts, options_, diagnostics);
    if (!program) return false;
    chosen = *program;
  }
  current_ = chosen;
  program_ = &rules.programs[chosen];
  facts_ = &facts;
  std::unique_ptr<Frames>& frames = frames_[chosen];
  if (!frames) frames = std::make_unique<Frames>(*program_);
  evaluate::bind(rules.rules, *program_, facts, frames->fractions);
  evaluate::run_results(*program_, facts, frames->fractions);
  frames->exact = false;
  return true;
}

Cell ValueRun::cell(resolve::AttributeId result) {
  const Fraction small = fraction(result);
  if (!small.is_other()) return small.cell();
  Frames& frames = *frames_[current_];
  if (!frames.exact) {
    evaluate::bind(methodology_.impl().rules, *program_, *facts_, frames.cells);
    evaluate::run(*program_, *facts_, frames.cells);
    frames.exact = true;
  }
  return frames.cells.slots[program_->final_[result.index()]];
}

}  // namespace rubric
