#pragma once
#include "engine.hpp"
#include "evaluate/attainable.hpp"

namespace rubric::suite {

/// What the nodes of rules can come to at all, at whatever date and in whatever call. A proof of what cannot be, not of
/// what can.
class Possible {
 public:
  explicit Possible(const Methodology::Impl& rules) : rules_(rules), programs_(rules.programs.size()) {}

  /// Every value of `node`; nothing where that is not known.
  std::optional<evaluate::Values> values(check::NodeId node);
  /// Every value of all the nodes written at `span`; nothing where there is none, or one is not known.
  std::optional<std::vector<Number>> values_at(Span span);
  /// From the least to the greatest value of `node`; nothing where it is read on rows, or has no value.
  std::optional<Range> range(check::NodeId node);

 private:
  evaluate::Attainable& program(std::size_t number);
  /// Where the node leaves its value; false where it leaves one a row, or none.
  bool slots(std::size_t number, check::NodeId node, std::vector<compile::Slot>& slots) const;

  const Methodology::Impl& rules_;
  std::vector<std::unique_ptr<evaluate::Attainable>> programs_;  // made when first asked
};

/// `bound` moved past one of `values`, which rise, and as short as it can be written; nothing where there is none. The
/// values are parted behind the bound, as by `<=`, or before it, as by `<`.
std::optional<Number> bound_beside(const std::vector<Number>& values, const Number& bound, bool parts_behind, int by);

}  // namespace rubric::suite
