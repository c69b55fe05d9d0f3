#include "single.hpp"

#include "evaluate/fetch_ahead.hpp"

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

void SingleRun::enter(std::size_t interval) {
  std::unique_ptr<Frames>& frames = frames_[interval];
  if (!frames) frames = std::make_unique<Frames>(methodology_->programs[interval]);
  current_ = frames.get();
  current_->exact = false;
}

void SingleRun::run(std::size_t interval, const facts::Facts& facts) {
  enter(interval);
  evaluate::bind(methodology_->rules, current_->results, facts, current_->fractions);
  evaluate::run_results(current_->results, facts, current_->fractions);
}

void SingleRun::run(std::size_t interval, const Inspection::Impl& inspection) {
  evaluate::fetch_ahead(inspection.small);
  enter(interval);
  evaluate::bind(methodology_->rules, current_->results, inspection.facts, inspection.small, current_->fractions);
  evaluate::run_results(current_->results, inspection.facts, current_->fractions);
}

Cell SingleRun::cell(std::uint32_t result, const facts::Facts& facts) {
  const Fraction small = fraction(result);
  if (!small.is_other()) return small.cell();
  if (!current_->exact) {
    evaluate::bind(methodology_->rules, *current_->program, facts, current_->cells);
    evaluate::run(*current_->program, facts, current_->cells);
    current_->exact = true;
    ++exact_runs_;
  }
  return current_->cells.slots[current_->program->final_[result]];
}

std::optional<Number> SingleRun::value(std::uint32_t result, const facts::Facts& facts) {
  if (current_ == nullptr || result >= current_->program->final_.size()) return std::nullopt;
  Cell found = cell(result, facts);
  return found.known() ? std::optional(std::move(found.number)) : std::nullopt;
}

}  // namespace rubric
