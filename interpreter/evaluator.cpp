#include <map>

#include "engine.hpp"
#include "evaluate/evaluate.hpp"

namespace rubric {

struct Evaluator::Impl {
  Methodology methodology;
  std::vector<std::optional<evaluate::Frame>> frames;  // by Rules::intervals, made when first used
  std::size_t current = 0;
  std::map<std::string, std::uint32_t, std::less<>> names;

  const Cell* value(std::uint32_t result) const {
    const Methodology::Impl& rules = methodology.impl();
    if (!frames[current] || result >= rules.programs[current].final_.size()) return nullptr;
    const Cell& cell = frames[current]->slots[rules.programs[current].final_[result]];
    return cell.known() ? &cell : nullptr;
  }
};

Evaluator::Evaluator(const Methodology& methodology) : impl_(new Impl{methodology, {}, 0, {}}) {
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
    if (!program) return false;
    chosen = *program;
  }
  impl_->current = chosen;
  std::optional<evaluate::Frame>& frame = impl_->frames[chosen];
  if (!frame) frame.emplace(rules.programs[chosen]);
  evaluate::bind(rules.rules, rules.programs[chosen], facts, *frame);
  evaluate::run(rules.programs[chosen], facts, *frame);
  return true;
}

std::optional<std::uint32_t> Evaluator::level(std::uint32_t result) const {
  const Cell* cell = impl_->value(result);
  if (cell == nullptr || !impl_->methodology.impl().rules.attributes[result].type.is_level()) return std::nullopt;
  return static_cast<std::uint32_t>(cell->number.raw());
}

std::optional<std::string> Evaluator::exact(std::uint32_t result) const {
  const Cell* cell = impl_->value(result);
  return cell == nullptr ? std::nullopt : std::optional(cell->number.exact());
}

}  // namespace rubric
