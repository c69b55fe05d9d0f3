#include "evaluate/view.hpp"

#include "evaluate/text.hpp"

namespace rubric::evaluate {

Reading View::at(Slot slot) const {
  if (slot == no_slot) return {};
  const Cell& cell = run.exact.slots[slot];
  if (cell.state != State::missing || !run.ranges) return {cell.state, false, false, cell.number, cell.fault, nullptr};
  const Range& range = run.ranges->slots[slot];
  Range unfailing = range;
  unfailing.may_fail = false;
  if (auto single = unfailing.single())
    return {State::value, true, range.may_fail, *std::move(single), Fault::none, nullptr};
  if (!range.has_value && range.may_fail != range.may_be_unrated) {
    return {range.may_fail ? State::error : State::unrated, true, false, {}, range.fault, nullptr};
  }
  return {State::missing, false, false, {}, Fault::none, &range};
}

Reading View::node(NodeId id) const {
  if (!id.valid()) return {};
  const check::Node& node = rules()[id];
  if (node.kind == check::NodeKind::constant) {
    return {State::value, false, false, rules().constants[node.ref], Fault::none, nullptr};
  }
  return at(program().node_slots[id.index()]);
}

Reading View::final_of(AttributeId id) const {
  Reading reading = at(program().final_[id.index()]);
  if (reading.state == State::error && rated(model()[id].item) == false) reading = {State::unrated};
  return reading;
}

Reading View::computed_of(AttributeId id) const {
  Reading reading = at(program().computed[id.index()]);
  if (reading.state == State::error && rated(model()[id].item) == false) reading = {State::unrated};
  return reading;
}

std::optional<bool> View::truth(Slot slot) const {
  const Reading reading = at(slot);
  return reading.known() ? std::optional(!reading.number.is_zero()) : std::nullopt;
}

std::optional<bool> View::truth(NodeId id) const {
  const Reading reading = node(id);
  return reading.known() ? std::optional(!reading.number.is_zero()) : std::nullopt;
}

std::optional<bool> View::rated(ItemId item) const {
  const Slot slot = program().rated[item.index()];
  return slot == no_slot ? std::optional(true) : truth(slot);
}

std::string View::show(const Reading& reading, Type type) const {
  switch (reading.state) {
    case State::value: return show(type, reading.number);
    case State::unrated: return "not rated";
    case State::error: return "error";
    case State::missing: break;
  }
  return reading.range == nullptr ? "missing" : display_of(rules(), type, *reading.range, &in.facts);
}

std::string View::show(NodeId id) const { return show(node(id), rules()[id].type); }

std::string View::show_final(AttributeId id) const { return show(final_of(id), type_of(id)); }

std::string View::show(Type type, const Number& number) const { return display_of(rules(), type, number, &in.facts); }

const Cell* View::given(AttributeId id) const {
  const std::uint32_t input = rules().attributes[id.index()].input;
  if (input >= in.facts.inputs.size()) return nullptr;
  const Cell& cell = in.facts.inputs[input];
  return cell.known() ? &cell : nullptr;
}

const facts::Provenance& View::provenance(AttributeId id) const {
  return in.facts.provenance[rules().attributes[id.index()].input];
}

std::string View::source(Span span) const { return written(in.sources, span, 200); }

const syntax::Declaration& declaration_of(const syntax::Ast& ast, const resolve::Attribute& attribute) {
  if (attribute.kind == resolve::AttributeKind::input) return ast.inputs[attribute.declaration];
  if (attribute.kind == resolve::AttributeKind::judgement) return ast.judgements[attribute.declaration];
  return ast.definitions[attribute.declaration];
}

std::vector<ItemId> framework_order(const resolve::Model& model) {
  std::vector<ItemId> order;
  std::vector<ItemId> open{ItemId{0}};
  while (!open.empty()) {
    const ItemId item = open.back();
    open.pop_back();
    order.push_back(item);
    const auto& children = model[item].children;
    open.insert(open.end(), children.rbegin(), children.rend());
  }
  return order;
}

bool is_conclusion(const resolve::Attribute& attribute) {
  return attribute.kind == resolve::AttributeKind::rating || attribute.kind == resolve::AttributeKind::score ||
         attribute.name == "rating";
}

}  // namespace rubric::evaluate
