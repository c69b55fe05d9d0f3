#include "single.hpp"

namespace rubric {

ResultNames::ResultNames(const resolve::Model& model) {
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i)
    names_.emplace(model.attribute_name(resolve::AttributeId{i}), i);
}

std::optional<std::uint32_t> ResultNames::find(std::string_view name) const {
  const auto at = names_.find(name);
  return at == names_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::size_t> interval_of(const Methodology::Impl& methodology, const facts::Facts& facts,
                                       const RunOptions& options) {
  if (!methodology.intervals_matter() && !options.as_at) return 0;
  Diagnostics diagnostics;
  return program_for(methodology, &facts, options, diagnostics);
}

SingleRun::SingleRun(const Methodology& methodology)
    : methodology_(share(methodology)), frames_(methodology.impl().programs.size()) {}

void SingleRun::run(std::size_t interval, const facts::Facts& facts) {
  current_ = interval;
  std::optional<Frames>& frames = frames_[interval];
  if (!frames) frames.emplace(methodology_->programs[interval]);
  evaluate::bind(methodology_->rules, frames->results, facts, frames->fractions);
  evaluate::run_results(frames->results, facts, frames->fractions);
  frames->exact = false;
}

std::optional<Number> SingleRun::value(std::uint32_t result, const facts::Facts& facts) {
  const compile::Program& program = methodology_->programs[current_];
  std::optional<Frames>& frames = frames_[current_];
  if (!frames || result >= program.final_.size()) return std::nullopt;
  Cell cell;
  if (const Fraction& fraction = frames->fractions.slots[frames->results.final_[result]]; !fraction.is_other()) {
    cell = fraction.cell();
  } else {
    if (!frames->exact) {
      evaluate::bind(methodology_->rules, program, facts, frames->cells);
      evaluate::run(program, facts, frames->cells);
      frames->exact = true;
      ++exact_runs_;
    }
    cell = frames->cells.slots[program.final_[result]];
  }
  return cell.known() ? std::optional(std::move(cell.number)) : std::nullopt;
}

}  // namespace rubric
