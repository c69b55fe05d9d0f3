#include "single.hpp"

namespace rubric {

struct Evaluator::Impl {
  explicit Impl(const Methodology& of) : methodology(of), names(of.impl().rules.model), single(of) {}

  Methodology methodology;
  ResultNames names;
  SingleRun single;
  std::optional<Inspection> inspection{};  // of the last run

  /// The value of a result where it has one.
  std::optional<Number> value(std::uint32_t result) {
    return inspection ? single.value(result, inspection->impl().facts) : std::nullopt;
  }
};

Evaluator::Evaluator(const Methodology& methodology) : impl_(std::make_unique<Impl>(methodology)) {}

Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;

std::optional<std::uint32_t> Evaluator::find(std::string_view name) const { return impl_->names.find(name); }

bool Evaluator::run(const Inspection& inspection, const RunOptions& options) {
  const facts::Facts& facts = inspection.impl().facts;
  const std::optional<std::size_t> interval = interval_of(impl_->methodology.impl(), facts, options);
  if (!interval) {
    impl_->inspection.reset();
    return false;
  }
  impl_->single.run(*interval, inspection.impl());
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
