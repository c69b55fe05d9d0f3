#include <map>

#include "engine.hpp"
#include "evaluate/evaluate.hpp"

namespace rubric {

struct Evaluator::Impl {
  /// What one interval's program runs in: small fractions, and exact cells for the results these cannot tell.
  struct Frames {
    explicit Frames(const compile::Program& program) : fractions(program), cells(program) {}
    evaluate::FractionFrame fractions;
    evaluate::Frame cells;
    bool exact = false;  // `cells` holds the last run too
  };

  Methodology methodology;
  std::optional<Inspection> inspection;       // of the last run
  std::vector<std::optional<Frames>> frames;  // by Rules::intervals, made when first used
  std::size_t current = 0;
  std::map<std::string, std::uint32_t, std::less<>> names;

  /// The value of a result where it has one.
  std::optional<Number> value(std::uint32_t result) {
    const compile::Program& program = methodology.impl().programs[current];
    if (!inspection || result >= program.final_.size()) return std::nullopt;
    Frames& run = *frames[current];
    const compile::Slot slot = program.final_[result];
    Cell cell;
    if (!run.fractions.slots[slot].is_other()) {
      cell = run.fractions.slots[slot].cell();
    } else {
      const facts::Facts& facts = inspection->impl().facts;
      if (!run.exact) {
        evaluate::bind(methodology.impl().rules, program, facts, run.cells);
        evaluate::run(program, facts, run.cells);
        run.exact = true;
      }
      cell = run.cells.slots[slot];
    }
    return cell.known() ? std::optional(std::move(cell.number)) : std::nullopt;
  }
};

Evaluator::Evaluator(const Methodology& methodology) : impl_(new Impl{methodology, {}, {}, 0, {}}) {
  const resolve::Model& model = methodology.impl().rules.model;
  impl_->frames.resize(methodology.impl().programs.size());
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i)
    impl_->names.emplace(model.attribute_name(resolve::AttributeId{i}), i);
}

Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;

std::optional<std::uint32_t> Evaluator::find(std::string_view name) const {
  const auto at = impl_->names.find(name);
  return at == impl_->names.end() ? std::nullopt : std::optional(at->second);
}

bool Evaluator::run(const Inspection& inspection, const RunOptions& options) {
  const Methodology::Impl& rules = impl_->methodology.impl();
  const facts::Facts& facts = inspection.impl().facts;
  std::size_t chosen = 0;
  if (rules.intervals_matter() || options.as_at) {
    Diagnostics diagnostics;
    const std::optional<std::size_t> program = program_for(rules, &facts, options, diagnostics);
    impl_->inspection.reset();
    if (!program) return false;
    chosen = *program;
  }
  impl_->current = chosen;
  const compile::Program& program = rules.programs[chosen];
  std::optional<Impl::Frames>& frames = impl_->frames[chosen];
  if (!frames) frames.emplace(program);
  evaluate::bind(rules.rules, program, facts, frames->fractions);
  evaluate::run_results(program, facts, frames->fractions);
  frames->exact = false;
  impl_->inspection = inspection;
  return true;
}

std::optional<std::uint32_t> Evaluator::level(std::uint32_t result) const {
  const std::optional<Number> value = impl_->value(result);
  if (!value || !impl_->methodology.impl().rules.attributes[result].type.is_level()) return std::nullopt;
  return static_cast<std::uint32_t>(value->raw());
}

std::optional<std::string> Evaluator::exact(std::uint32_t result) const {
  const std::optional<Number> value = impl_->value(result);
  return value ? std::optional(value->exact()) : std::nullopt;
}

}  // namespace rubric
