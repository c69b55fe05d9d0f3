#pragma once
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "facts/facts.hpp"
#include "facts/small_facts.hpp"

namespace rubric::facts {

/// What a case gives, as far as results go by it: no places, origins, descriptions and hash; and memory to use again.
class QuickFacts {
 public:
  /// Begins anew, for so many inputs and tables.
  void begin(std::size_t inputs, std::size_t tables);

  void put(std::uint32_t input, std::int64_t whole) {
    if (whole == static_cast<std::int32_t>(whole) && is_whole(static_cast<std::int32_t>(whole)))
      inputs_[input] = static_cast<std::int32_t>(whole);
    else
      put(input, Number(whole));
  }
  void put(std::uint32_t input, Number number) {
    inputs_[input] = elsewhere;
    facts_.inputs[input] = Cell::of(std::move(number));
  }
  /// The number of a text value, of which `known` have numbers of their own.
  std::uint32_t number_of(std::string_view text, std::size_t known);
  /// Adds a record; its words stay in the text.
  void add(const SmallRecord& record, std::string_view reason, std::string_view by) {
    records_.push_back(record);
    words_.push_back({reason, by});
  }
  bool has(SmallRecord::Kind kind, std::uint32_t of) const;
  /// Forgets all records but the first.
  void keep(std::size_t records) {
    records_.resize(records);
    words_.resize(records);
  }

  static constexpr bool is_whole(std::int32_t number) { return number > missing; }
  /// By Rules::inputs; what is no whole number only `input` tells.
  const std::vector<std::int32_t>& inputs() const { return inputs_; }
  Fraction input(std::size_t at) const {
    const std::int32_t number = inputs_[at];
    if (number == elsewhere) return Fraction::of(facts_.inputs[at]);
    return is_whole(number) ? Fraction::whole(number) : Fraction{Fraction::missing, 0};
  }
  const std::vector<SmallRecord>& records() const { return records_; }
  /// All of it as facts; the text that was read must still stand.
  const Facts& whole();

 private:
  static constexpr std::int32_t elsewhere = std::numeric_limits<std::int32_t>::min();  // in `facts_`
  static constexpr std::int32_t missing = elsewhere + 1;
  struct Words {
    std::string_view reason{}, by{};
  };

  Facts facts_{};
  std::vector<std::int32_t> inputs_{};
  std::vector<SmallRecord> records_{};
  std::vector<Words> words_{};  // of the records
  std::vector<DiscretionRecord> spare_discretion_{};
  std::vector<WaiverRecord> spare_waivers_{};
  std::vector<NotRatedRecord> spare_not_rated_{};
};

}  // namespace rubric::facts
