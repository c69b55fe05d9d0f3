#pragma once
#include <memory>

#include "evaluate/conclude.hpp"
#include "evaluate/value_text.hpp"

namespace rubric::evaluate {

using check::NodeId;
using compile::no_slot;
using compile::Slot;
using resolve::AttributeId;
using resolve::ItemId;

/// What one slot came to: its exact value or, where that is missing, the one value its set settles on, or the set.
/// A set of one value that may yet fail settles: there is nothing else it could come to but an error in the data.
struct Reading {
  State state = State::missing;
  bool settled = false;   // the value comes from the set
  bool may_fail = false;  // of a settled value
  Number number{};
  Fault fault = Fault::none;
  const Range* range = nullptr;  // of a missing value, where sets were run

  bool known() const { return state == State::value; }
};

struct WaitSets;

/// An evaluation beside everything it was made from.
struct View {
  const Inputs& in;
  const Evaluation& run;
  mutable std::shared_ptr<const WaitSets> wait_sets{};  // found when first asked for

  const check::Rules& rules() const { return in.rules; }
  const resolve::Model& model() const { return in.rules.model; }
  const compile::Program& program() const { return in.program; }

  /// What `slot` came to; missing for no_slot.
  Reading at(Slot slot) const;
  Reading node(NodeId id) const;
  /// The value of an attribute; what fails within an item that is not rated counts as not rated.
  Reading final_of(AttributeId id) const;
  Reading computed_of(AttributeId id) const;
  /// Whether the boolean in `slot` holds, where that is known.
  std::optional<bool> truth(Slot slot) const;
  std::optional<bool> truth(NodeId id) const;
  /// Whether `item` is rated; one whose slot says nothing is.
  std::optional<bool> rated(ItemId item) const;
  /// For people: a value, a set, "not rated", "error" or "missing".
  std::string show(const Reading& reading, Type type) const;
  std::string show(NodeId id) const;
  std::string show_final(AttributeId id) const;
  /// The value `number` of `type` for people.
  std::string show(Type type, const Number& number) const;
  /// The type of an attribute.
  Type type_of(AttributeId id) const { return rules().attributes[id.index()].type; }
  /// The value given for `id`, or null where it is no input, or not given.
  const Cell* given(AttributeId id) const;
  /// Where the data give `id`, an input.
  const facts::Provenance& provenance(AttributeId id) const;
  /// The text under `span` on one line.
  std::string source(Span span) const;
};

/// What the declaration behind an attribute has in common with others.
const syntax::Declaration& declaration_of(const syntax::Ast& ast, const resolve::Attribute& attribute);

/// The items from the inspection down, each before what lies in it.
std::vector<ItemId> framework_order(const resolve::Model& model);

/// A rating or score: what a reader looks for first. Inputs and judgements count where they are named `rating`.
bool is_conclusion(const resolve::Attribute& attribute);

}  // namespace rubric::evaluate
