#pragma once
#include "lint/monotone.hpp"

namespace rubric::lint {

/// One thing that case data say, and the values that are tried for it; for an input with `or else` the last is that it
/// is not given.
struct Datum {
  compile::Slot slot = compile::no_slot;
  std::string name{};
  Type type{};
  std::vector<Cell> values{};
  std::size_t ascending = 0;  // values at the front, each above the one before
  std::size_t plain = 0;      // the value that needs no telling: 0, no, the lowest level
  bool all = false;           // there are no others
  bool cause = false;

  /// The value of this number, for messages.
  std::string text(const check::Rules& rules, std::size_t value) const;
};

/// By datum: the number of its value.
using Choice = std::vector<std::size_t>;

/// The data of `slice`. Of counts, numbers and dates the values round about those that the rules name are tried.
std::vector<Datum> data_of(const check::Rules& rules, const Slice& slice, const Causes& causes);

/// Runs cases of a slice.
class Trial {
 public:
  Trial(const check::Rules& rules, const Slice& slice, const std::vector<Datum>& data, compile::Slot result);
  /// The result; nothing where it has no value or a requirement fails.
  std::optional<Number> run(const Choice& choice);
  /// Whether the last case failed a requirement.
  bool refused() const { return refused_; }
  /// The cases run so far.
  std::size_t runs() const { return runs_; }
  /// The type of what `slot` holds.
  Type type_of(compile::Slot slot) const { return slice_.program.slot_types[slot]; }

 private:
  const Slice& slice_;
  const std::vector<Datum>& data_;
  compile::Slot result_;
  evaluate::Frame frame_;
  facts::Facts facts_{};
  bool refused_ = false;
  std::size_t runs_ = 0;
};

}  // namespace rubric::lint
