#include "facts/small_inputs.hpp"

namespace rubric::facts {

SmallInputs::SmallInputs(const std::vector<Cell>& inputs) : size_(inputs.size()) {
  if (size_ > near_.size()) far_.resize(size_);
  std::int32_t* to = far_.empty() ? near_.data() : far_.data();
  for (const Cell& cell : inputs) {
    const Fraction input = Fraction::of(cell);
    std::int32_t number = elsewhere;
    if (input.is(Fraction::missing)) number = missing;
    if (input.is_whole() && input.above == static_cast<std::int32_t>(input.above) &&
        is_whole(static_cast<std::int32_t>(input.above)))
      number = static_cast<std::int32_t>(input.above);
    *to++ = number;
    all_small_ = all_small_ && number != elsewhere;
  }
}

}  // namespace rubric::facts
