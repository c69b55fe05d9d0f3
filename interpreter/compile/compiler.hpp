#pragma once
#include <map>

#include "base/diagnostic.hpp"
#include "compile/emitter.hpp"

namespace rubric::compile {

using check::Node;
using check::NodeId;
using resolve::AttributeId;
using resolve::ItemId;

/// Turns checked rules into a Program: attributes in their order, each once, whoever asks for it first.
class Compiler {
 public:
  Compiler(const check::Rules& rules, std::uint32_t interval, Diagnostics& diagnostics);
  Program compile();

 private:
  // tables.cpp: what is laid out before the first operation
  void lay_out_inputs();
  void lay_out_tables();
  Slot flag();
  const Number& constant_bound(NodeId id);

  // attributes.cpp
  void ensure(AttributeId attribute);
  void compile_attribute(AttributeId attribute);
  Slot ensure_rated(ItemId item);
  bool bears_rated(AttributeId attribute) const;
  Slot discretion(AttributeId attribute, Slot computed);
  Slot bounded(AttributeId attribute, Slot value);

  // lower.cpp
  Slot lower(NodeId id);
  Slot lower_node(const Node& node);
  Slot read(AttributeId attribute, bool computed);
  Slot call(const Node& node);
  Slot builtin(const Node& node);
  Slot binary(const Node& node);
  Slot first_of(const Node& node);
  Slot operand(const Node& node, std::size_t i) { return lower(rules_.child(node, i)); }
  bool within_limits(const Node& node);

  // aggregates.cpp
  Slot aggregate(const Node& node);
  Slot row_aggregate(const Node& node);
  Slot row_cell(const Node& node);
  Slot truth(bool value) { return emitter_.constant({Kind::boolean, 0}, Number(value ? 1 : 0)); }

  /// What is set aside while something is compiled that is read from everywhere.
  struct Scope {
    std::vector<std::vector<Slot>> arguments{};
    std::vector<ItemId> assumed_rated{};
    std::vector<std::map<std::uint32_t, Slot>> row_cells{};
  };
  /// Runs `work` in the whole run, outside any function, segment and row.
  template <class Work>
  void aside(const Work& work) {
    Scope scope;
    std::swap(scope, scope_);
    Emitter::Aside stretches = emitter_.step_out();
    work();
    emitter_.step_in(std::move(stretches));
    std::swap(scope, scope_);
  }

  /// In place of the number of the RowProgram that is being written.
  static constexpr std::uint32_t row_to_come = InnerSlot::whole_run - 1;

  const check::Rules& rules_;
  Diagnostics& diagnostics_;
  Program program_;
  Emitter emitter_;
  Scope scope_;
  std::vector<bool> begun_;      // by attribute
  std::vector<Slot> unwrapped_;  // by attribute: the final value as if the item were rated
  std::size_t visits_ = 0;
  std::size_t height_ = 0;
  bool too_large_ = false;
};

}  // namespace rubric::compile
