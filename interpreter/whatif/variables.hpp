#pragma once
#include "whatif/probe.hpp"
#include "whatif/samples.hpp"

namespace rubric::whatif {

/// An input that may change, and the whole values that it may take.
struct Variable {
  std::uint32_t input = 0;  // Rules::inputs
  AttributeId attribute{};
  Type type{};
  std::int64_t now = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  AttributeId sample{};    // of a count: the count that it is a part of
  bool is_sample = false;  // others are a part of it
  bool unbounded = false;  // nothing in the rules bounds it: `high` is where the search ends

  /// Whether a change has steps; else each other value is one step away.
  bool has_order() const { return type.is_ordered(); }
};

/// A given input that stays as it is, and why.
struct Kept {
  AttributeId attribute{};
  std::string reason;
  std::optional<Variable> variable{};  // where it could change if it were asked for
  bool is_sample = false;
};

/// Which inputs may change and which stay.
struct Variables {
  std::vector<Variable> changing;
  std::vector<Kept> kept;
};

struct Choice {
  const std::vector<std::string>& change;
  const std::vector<std::string>& keep;
  std::uint64_t counts = 0;    // the largest value of a count that nothing bounds
  bool by_declaration = true;  // where `change` is empty, what the rules declare changeable changes alone
};

/// Sorts the given inputs into those that may change and those that stay: the ones asked for, else those that the rules
/// declare changeable, else all. A count that bounds another one, or that another one is divided by, is a sample and stays
/// unless it is asked for by name or declared changeable.
Variables variables(Probe& probe, const Choice& choice, Diagnostics& diagnostics);

}  // namespace rubric::whatif
