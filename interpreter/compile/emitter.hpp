#pragma once
#include <span>
#include <unordered_map>

#include "compile/program.hpp"
#include "values/cell.hpp"

namespace rubric::compile {

/// Emits operations into a Program: the same operation on the same operands gets one slot, and what stands on
/// constants alone is worked out here and becomes a constant.
///
/// Code lies in nested stretches: the whole run, a guarded segment, the operations of a row. Nothing computed in a
/// stretch is reused outside it, and what a row's operations do not read from the row is emitted around them.
class Emitter {
 public:
  enum class Stretch : std::uint8_t { run, segment, row };
  using Key = std::vector<std::uint32_t>;

 private:
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  struct Part {
    Stretch kind{};
    std::vector<Op> ops{};
    std::unordered_map<Key, Slot, KeyHash> known{};
  };

 public:
  /// The stretches that `step_out` left.
  class Aside {
    friend class Emitter;
    std::vector<Part> parts_{};
  };

  explicit Emitter(Program& program);

  /// A slot that something else fills: an input, a flag of the data.
  Slot input(Type type);
  Slot constant(Type type, const Number& value);
  /// The value where `slot` is a constant.
  const Number* constant_value(Slot slot) const;
  /// Emits `op` (its dest is chosen here); operands that are no slots are taken as they are.
  Slot emit(Op op, Type type);
  Slot emit_list(Opcode code, bool guarded, std::span<const Slot> operands, Type type);

  void open(Stretch stretch);
  /// Ends the innermost stretch and hands over its operations.
  std::vector<Op> close();
  /// A slot that each row fills anew.
  Slot row_cell(Type type);
  /// Appends the operations of a closed segment behind a skip by `code` on `condition`; where they do not run, the
  /// result of the last is that of `otherwise`.
  void guard(Opcode code, Slot condition, Slot otherwise, const std::vector<Op>& segment);
  /// Whether code is being emitted for a row.
  bool in_row() const { return stretches_.back().kind == Stretch::row; }
  /// Steps out to the whole run, so that what is emitted can be read from everywhere; `step_in` comes back.
  Aside step_out();
  void step_in(Aside aside);

  /// A slot remembered under `key` in a stretch that can be read from here.
  Slot remembered(const Key& key) const;
  void remember(Key key, Slot slot);

  /// Operations and constants so far, against limits::operations.
  std::size_t size() const { return emitted_; }
  /// The operations of the whole run.
  std::vector<Op> take_run() { return std::move(stretches_.front().ops); }

 private:
  Slot fresh(Type type, std::uint32_t row);
  std::uint32_t row_of(const Op& op) const;
  Part& home(std::uint32_t row);
  /// The operation emitted last, where it fills `slot`.
  const Op* last_into(Slot slot) const;
  Slot place(Op op, Type type, Key key);
  std::optional<Number> fold(const Op& op) const;
  bool all_constant(const Op& op) const;

  Program& program_;
  std::vector<Part> stretches_;
  std::vector<std::uint32_t> slot_row_;  // by slot: depth of the row stretch it belongs to, 0 for none
  std::vector<Cell> values_;             // by slot: its value where it is constant
  std::unordered_map<Key, std::vector<Slot>, KeyHash> constants_;
  std::size_t emitted_ = 0;
};

}  // namespace rubric::compile
