#include "facts/small_facts.hpp"

#include <algorithm>

namespace rubric::facts {

SmallRecord::SmallRecord(const DiscretionRecord& record)
    : of(record.attribute.value),
      kind(Kind::discretion),
      has_reason(!record.reason.empty()),
      has_by(!record.by.empty()),
      to(record.to) {}

SmallRecord::SmallRecord(const WaiverRecord& record)
    : of(record.adjustment), kind(Kind::waiver), has_reason(!record.reason.empty()), has_by(!record.by.empty()) {}

SmallRecord::SmallRecord(const NotRatedRecord& record)
    : of(record.item.value), kind(Kind::not_rated), has_reason(!record.reason.empty()) {}

SmallFacts::SmallFacts(const Facts& facts)
    : size_(static_cast<std::uint32_t>(facts.inputs.size())),
      count_(static_cast<std::uint32_t>(facts.discretion.size() + facts.waivers.size() + facts.not_rated.size())) {
  if (size_ > near_inputs_.size()) far_inputs_.resize(size_);
  std::int32_t* to = far_inputs_.empty() ? near_inputs_.data() : far_inputs_.data();
  for (const Cell& cell : facts.inputs) {
    const Fraction input = Fraction::of(cell);
    std::int32_t number = elsewhere;
    if (input.is(Fraction::missing)) number = missing;
    if (input.is_whole() && input.above == static_cast<std::int32_t>(input.above) &&
        is_whole(static_cast<std::int32_t>(input.above)))
      number = static_cast<std::int32_t>(input.above);
    *to++ = number;
    all_small_ = all_small_ && number != elsewhere;
  }
  if (count_ > near_records_.size()) far_records_.resize(count_);
  SmallRecord* record = far_records_.empty() ? near_records_.data() : far_records_.data();
  const auto add = [&record](const auto& from) { *record++ = SmallRecord(from); };
  std::for_each(facts.discretion.begin(), facts.discretion.end(), add);
  std::for_each(facts.waivers.begin(), facts.waivers.end(), add);
  std::for_each(facts.not_rated.begin(), facts.not_rated.end(), add);
}

}  // namespace rubric::facts
