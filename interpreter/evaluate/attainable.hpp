#pragma once
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "compile/program.hpp"
#include "evaluate/evaluate.hpp"

namespace rubric::evaluate {

using compile::Opcode;

/// What a slot can hold at all.
struct Values {
  std::vector<Number> all{};  // rising; nothing else is possible
  bool exact = false;         // each of them comes about in some case; else some may not
};

/// Finds every value that a slot can have, where they come in steps: points, counts, shares and means of a fixed number of
/// items, levels. What is worked out from numbers in the data, or from rows, has no such list.
class Attainable {
 public:
  Attainable(const check::Rules& rules, const compile::Program& program);
  /// Every value that `slot`, of a result or of what is written in the rules, has in some run, whatever the data say;
  /// nothing where that is not known.
  std::optional<Values> of(compile::Slot slot);
  /// What `slot` has in a run with nothing known.
  const Range& open(compile::Slot slot) const { return open_.slots[slot]; }

 private:
  using Slot = compile::Slot;
  using Op = compile::Op;
  /// The same on the way, with the data that decide it. Values are `exact` where they are what any data of these give.
  struct Known {
    bool known = false;
    bool exact = false;
    std::vector<Number> all{};
    std::set<Slot> data{};
  };
  /// What a fold has come to: members that count, and their sum, extreme or number of true ones.
  using Folded = std::set<std::pair<std::int64_t, Number>>;

  Known work_out(Slot slot);
  Known split(Slot slot, const std::vector<Slot>& by);
  void mark(Slot slot);
  Known leaf(Slot slot) const;
  Known by_levels(Slot slot) const;
  Known result(const Op& op);
  Known combined(const Op& op, const std::vector<Slot>& operands);
  Known folded(const Op& op);
  static bool take(Opcode code, const Known* included, const Known& value, Folded& states);
  /// Either, where the data may always choose `first`.
  static Known either(const Known& first, const Known& second);
  /// Adds the data behind `part`; false where some of them are behind both, so that not all goes with all.
  bool join(std::set<Slot>& data, const Known& part);

  const compile::Program& program_;
  RangeFrame open_;
  std::vector<bool> written_{};               // by slot: an operation leaves a value there
  std::vector<bool> in_rows_{};               // by slot: it holds something else for each row
  std::vector<std::vector<Slot>> instead_{};  // by slot: what it is where a segment is skipped
  std::vector<bool> needed_{};                // by slot, of the slot that is asked for
  std::vector<Known> known_{};                // by slot
  std::vector<Cell> cells_{};                 // to run single operations in
  std::map<Slot, Number> fixed_{};            // data taken to be one value
  std::size_t work_ = 0;
  std::set<Slot> shared_{};  // data that decide several operands of one operation
};

}  // namespace rubric::evaluate
