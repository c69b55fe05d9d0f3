#include "evaluate/results.hpp"

#include <algorithm>
#include <tuple>

#include "evaluate/because.hpp"
#include "evaluate/faults.hpp"
#include "evaluate/spell.hpp"
#include "evaluate/waits.hpp"
#include "syntax/words.hpp"

namespace rubric::evaluate {

namespace {

using resolve::AttributeKind;
using syntax::ItemKind;

std::string_view word(AttributeKind kind) {
  switch (kind) {
    case AttributeKind::input: return "input";
    case AttributeKind::judgement: return "judgement";
    case AttributeKind::let: return "let";
    case AttributeKind::rating: return "rating";
    case AttributeKind::score: return "score";
  }
  return "";
}

bool same_set(const Range& a, const Range& b) {
  return a.finite == b.finite && a.levels == b.levels && a.low == b.low && a.high == b.high;
}

// Whether an input that is not given is simply missing: nothing known of the case narrows what it can be.
bool plainly_missing(const View& view, AttributeId id, const Range& set) {
  if (view.rules().attributes[id.index()].input == Id<int>::none || view.given(id) != nullptr) return false;
  const Slot computed = view.program().computed[id.index()];
  if (computed != no_slot && !same_set(set, view.run.ranges->slots[computed])) return false;
  if (!view.rules().attributes[id.index()].definition.valid()) return true;
  return waits_for_itself(view, id);
}

void fill_open(const View& view, AttributeId id, const Range& range, Result& result) {
  const Type type = view.type_of(id);
  if (range.finite) {
    result.possible = possible_values(view.rules(), type, range);
  } else if (range.has_value && type.kind != Kind::text) {
    if (range.low) result.low = value_of(view.rules(), type, *range.low, &view.in.facts);
    if (range.high) result.high = value_of(view.rules(), type, *range.high, &view.in.facts);
  }
  if (range.may_be_unrated) result.reason = "may turn out not rated";
  if (range.may_fail) result.reason += result.reason.empty() ? "may turn out an error" : ", or an error";
}

}  // namespace

std::vector<AttributeId> result_order(const resolve::Model& model) {
  const auto count = static_cast<std::uint32_t>(model.attributes.size());
  const std::vector<ItemId> items = framework_order(model);
  std::vector<std::uint32_t> place(model.items.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) place[items[i].index()] = i;
  // Last of the ancestry: a domain's own ratings stand behind those of its standards.
  std::vector<std::uint32_t> last = place;
  for (std::size_t i = items.size(); i-- > 0;) {
    const resolve::Item& item = model[items[i]];
    if (items[i].value != 0 && item.parent.valid()) {
      last[item.parent.index()] = std::max(last[item.parent.index()], last[items[i].index()]);
    }
  }
  struct Rank {
    int group, place, behind, score;
    std::uint32_t id;
    auto tied() const { return std::tie(group, place, behind, score, id); }
  };
  std::vector<Rank> ranks;
  for (std::uint32_t i = 0; i < count; ++i) {
    const resolve::Attribute& it = model.attributes[i];
    const ItemKind kind = model[it.item].kind;
    Rank rank{2, static_cast<int>(place[it.item.index()]), 0, 0, i};
    if (is_conclusion(it) && kind != ItemKind::question) {
      rank.group = kind == ItemKind::inspection ? 1 : 0;
      rank.score = it.kind == AttributeKind::score ? 0 : 1;
      if (kind == ItemKind::domain) {
        rank.place = static_cast<int>(last[it.item.index()]);
        rank.behind = 1;
      }
    }
    ranks.push_back(rank);
  }
  std::sort(ranks.begin(), ranks.end(), [](const Rank& a, const Rank& b) { return a.tied() < b.tied(); });
  std::vector<AttributeId> order;
  order.reserve(ranks.size());
  for (const Rank& rank : ranks) order.push_back(AttributeId{rank.id});
  return order;
}

Standing standing_of(const View& view, AttributeId id) {
  const Reading reading = view.final_of(id);
  switch (reading.state) {
    case State::unrated: return Standing::not_rated;
    case State::error: return Standing::error;
    case State::missing:
      if (reading.range == nullptr) return Standing::missing;
      return plainly_missing(view, id, *reading.range) ? Standing::missing : Standing::range;
    case State::value: break;
  }
  if (reading.settled) return Standing::settled;
  const Cell* given = view.given(id);
  return given != nullptr && given->number == reading.number ? Standing::given : Standing::computed;
}

std::string_view word(Standing standing) {
  switch (standing) {
    case Standing::given: return "given";
    case Standing::computed: return "computed";
    case Standing::settled: return "settled";
    case Standing::range: return "range";
    case Standing::missing: return "missing";
    case Standing::not_rated: return "not_rated";
    case Standing::error: return "error";
  }
  return "";
}

std::string not_rated_reason(const View& view, ItemId item) {
  for (const facts::NotRatedRecord& record : view.in.facts.not_rated) {
    if (record.item == item) return record.reason;
  }
  for (std::size_t i = 0; i < view.model().not_rated.size(); ++i) {
    const resolve::Clause& clause = view.model().not_rated[i];
    if (clause.item != item || view.truth(view.program().not_rated_when[i]) != true) continue;
    const auto& reason = view.in.ast.not_rated[clause.declaration].reason;
    return reason ? reason->text : say(view, view.rules().not_rated[i]);
  }
  return "not rated";
}

Result result_of(const View& view, AttributeId id) {
  const resolve::Attribute& it = view.model()[id];
  const resolve::Item& item = view.model()[it.item];
  const Type type = view.type_of(id);
  Result result;
  result.name = view.model().attribute_name(id);
  result.attribute = it.name;
  result.item_kind = word(item.kind);
  result.item_id = it.item.value == 0 ? std::string() : item.id;
  if (item.kind == ItemKind::question) result.standard = view.model()[item.parent].id;
  result.title = item.title;
  result.kind = word(it.kind);
  result.standing = standing_of(view, id);

  const Reading final_value = view.final_of(id);
  const Reading computed = view.computed_of(id);
  if (final_value.known()) result.value = value_of(view.rules(), type, final_value.number, &view.in.facts);
  if (!it.adjustments.empty() && computed.known()) {
    result.computed = value_of(view.rules(), type, computed.number, &view.in.facts);
  }
  if (result.standing == Standing::missing) result.waits_for.push_back(result.name);
  if (result.standing == Standing::range) {
    fill_open(view, id, *final_value.range, result);
    result.waits_for = waits_for(view, id);
  }
  if (const NodeId out_of = view.rules().attributes[id.index()].out_of; out_of.valid()) {
    if (const Reading most = view.node(out_of); most.known()) result.out_of = most.number.exact();
  }
  if (result.standing == Standing::settled && final_value.may_fail)
    result.reason = "unless the missing data lead to an error";
  if (result.standing == Standing::not_rated) result.reason = not_rated_reason(view, it.item);
  if (result.standing == Standing::error) result.reason = fault_reason(view, id);
  result.because = because(view, id);
  return result;
}

}  // namespace rubric::evaluate
