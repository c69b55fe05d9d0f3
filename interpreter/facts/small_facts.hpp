#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "facts/facts.hpp"
#include "values/fraction.hpp"

namespace rubric::facts {

/// A record without its words.
struct SmallRecord {
  enum class Kind : std::uint8_t { discretion, waiver, not_rated };

  explicit SmallRecord(const DiscretionRecord& record);
  explicit SmallRecord(const WaiverRecord& record);
  explicit SmallRecord(const NotRatedRecord& record);
  SmallRecord() = default;

  std::uint32_t of = 0;  // AttributeId, Model::adjustments, or ItemId
  Kind kind{};
  bool has_reason = false;
  bool has_by = false;
  std::uint32_t to = 0;  // of discretion: level
};

/// What a run needs of facts besides the rows of tables, close together: a run over many inspections waits for memory
/// most. Inputs take four bytes each.
class SmallFacts {
 public:
  SmallFacts() = default;
  explicit SmallFacts(const Facts& facts);

  static constexpr bool is_whole(std::int32_t number) { return number > missing; }
  std::size_t size() const { return size_; }
  const std::int32_t* inputs() const { return size_ <= near_inputs_.size() ? near_inputs_.data() : far_inputs_.data(); }
  /// Whether every input is a whole number or missing.
  bool all_small() const { return all_small_; }
  /// The input of `number`, of which `cell` is the whole.
  static Fraction fraction(std::int32_t number, const Cell& cell) {
    if (number == elsewhere) return Fraction::of(cell);
    return small(number);
  }
  /// A whole number, or missing.
  static Fraction small(std::int32_t number) {
    return {is_whole(number) ? number : Fraction::missing, is_whole(number) ? 1U : 0U};
  }
  /// Discretion, waivers, and what is not rated, in order.
  std::span<const SmallRecord> records() const {
    return {count_ <= near_records_.size() ? near_records_.data() : far_records_.data(), count_};
  }

  /// How many of its bytes hold all that is near.
  static const std::size_t near_bytes;

 private:
  static constexpr std::int32_t elsewhere = std::numeric_limits<std::int32_t>::min();  // in the facts alone
  static constexpr std::int32_t missing = elsewhere + 1;

  // What is near comes first.
  std::uint32_t size_ = 0;
  std::uint32_t count_ = 0;
  bool all_small_ = true;
  std::array<SmallRecord, 8> near_records_{};
  std::array<std::int32_t, 64> near_inputs_{};
  std::vector<std::int32_t> far_inputs_{};  // all of them, where they are too many to be near
  std::vector<SmallRecord> far_records_{};  // likewise
};

inline constexpr std::size_t SmallFacts::near_bytes = offsetof(SmallFacts, far_inputs_);

}  // namespace rubric::facts
