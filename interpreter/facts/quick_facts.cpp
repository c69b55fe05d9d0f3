#include "facts/quick_facts.hpp"

#include <algorithm>
#include <utility>

namespace rubric::facts {

namespace {

/// Takes the memory of an earlier record for a new one at the end of `records`.
template <class Kind>
Kind& append(std::vector<Kind>& records, std::vector<Kind>& spare) {
  if (spare.empty()) return records.emplace_back();
  records.push_back(std::move(spare.back()));
  spare.pop_back();
  return records.back();
}

template <class Kind>
void put_by(std::vector<Kind>& records, std::vector<Kind>& spare) {
  for (Kind& record : records) spare.push_back(std::move(record));
  records.clear();
}

}  // namespace

void QuickFacts::begin(std::size_t inputs, std::size_t tables) {
  facts_.inputs.resize(inputs);
  facts_.provenance.resize(inputs);
  facts_.tables.resize(tables);
  facts_.texts.clear();
  inputs_.assign(inputs, missing);
  keep(0);
}

std::uint32_t QuickFacts::number_of(std::string_view text, std::size_t known) {
  std::vector<std::string>& own = facts_.texts;
  auto at = std::find(own.begin(), own.end(), text);
  if (at == own.end()) at = own.insert(own.end(), std::string(text));
  return static_cast<std::uint32_t>(known + static_cast<std::size_t>(at - own.begin()));
}

bool QuickFacts::has(SmallRecord::Kind kind, std::uint32_t of) const {
  return std::any_of(records_.begin(), records_.end(),
                     [&](const SmallRecord& record) { return record.of == of && record.kind == kind; });
}

const Facts& QuickFacts::whole() {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    if (inputs_[i] == missing) facts_.inputs[i] = Cell{};
    if (is_whole(inputs_[i])) facts_.inputs[i] = Cell::of(inputs_[i]);
  }
  put_by(facts_.discretion, spare_discretion_);
  put_by(facts_.waivers, spare_waivers_);
  put_by(facts_.not_rated, spare_not_rated_);
  for (std::size_t i = 0; i < records_.size(); ++i) {
    const SmallRecord& record = records_[i];
    const auto made = [&](auto& records, auto& spare) -> auto& {
      auto& it = append(records, spare);
      it.reason = words_[i].reason;
      if constexpr (requires { it.by; }) it.by = words_[i].by;
      return it;
    };
    switch (record.kind) {
      case SmallRecord::Kind::discretion: {
        DiscretionRecord& discretion = made(facts_.discretion, spare_discretion_);
        discretion.attribute.value = record.of;
        discretion.to = record.to;
        break;
      }
      case SmallRecord::Kind::waiver: made(facts_.waivers, spare_waivers_).adjustment = record.of; break;
      case SmallRecord::Kind::not_rated: made(facts_.not_rated, spare_not_rated_).item.value = record.of; break;
    }
  }
  return facts_;
}

}  // namespace rubric::facts
