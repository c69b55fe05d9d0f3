#include "value_run.hpp"

namespace rubric {

ValueRun::ValueRun(const Methodology& methodology, RunOptions options)
    : methodology_(methodology), options_(std::move(options)), frames_(methodology.impl().programs.size()) {}

bool ValueRun::add(const facts::Facts& facts) {
  const Methodology::Impl& rules = methodology_.impl();
  std::size_t chosen = 0;
  if (rules.intervals_matter() || options_.as_at) {
    Diagnostics diagnostics;
    const std::optional<std::size_t> program = program_for(rules, &facts, options_, diagnostics);
    if (!program) return false;
    chosen = *program;
  }
  inspections_.push_back({&facts, chosen});
  return true;
}

void ValueRun::work_out(std::size_t inspection) {
  const Methodology::Impl& rules = methodology_.impl();
  const Added& added = inspections_[inspection];
  std::unique_ptr<Frames>& frames = frames_[added.interval];
  if (!frames) frames = std::make_unique<Frames>(rules.programs[added.interval]);
  current_ = frames.get();
  facts_ = added.facts;
  evaluate::bind(rules.rules, *current_->program, *facts_, current_->fractions);
  evaluate::run_results(*current_->program, *facts_, current_->fractions);
  current_->exact = false;
}

Cell ValueRun::cell(resolve::AttributeId result) {
  const Fraction small = fraction(result);
  if (!small.is_other()) return small.cell();
  if (!current_->exact) {
    evaluate::bind(methodology_.impl().rules, *current_->program, *facts_, current_->cells);
    evaluate::run(*current_->program, *facts_, current_->cells);
    current_->exact = true;
  }
  return current_->cells.slots[current_->program->final_[result.index()]];
}

}  // namespace rubric
