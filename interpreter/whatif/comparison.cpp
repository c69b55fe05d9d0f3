#include "whatif/comparison.hpp"

#include <algorithm>

#include "evaluate/results.hpp"
#include "evaluate/value_text.hpp"

namespace rubric::whatif {

namespace {

using evaluate::Reading;
using evaluate::View;
using resolve::AttributeId;
using resolve::Model;

/// Whether values of the two types can be held against each other.
bool comparable(const check::Rules& a, Type type, const check::Rules& b, Type other) {
  if (type.is_number() && other.is_number()) return true;
  if (type.kind != other.kind || type.kind == Kind::text) return false;
  if (!type.is_level()) return true;
  const auto& levels = a.model.level_sets[type.index].levels;
  const auto& others = b.model.level_sets[other.index].levels;
  return std::equal(levels.begin(), levels.end(), others.begin(), others.end(),
                    [](const resolve::Level& x, const resolve::Level& y) { return x.name == y.name; });
}

Pair pair_of(const Model& model, AttributeId id) {
  Pair pair;
  pair.name = model.attribute_name(id);
  pair.item = model[id].item;
  pair.is_score = model[id].kind == resolve::AttributeKind::score;
  pair.whole = model[id].item.value == 0;
  pair.question = model[model[id].item].kind == syntax::ItemKind::question;
  return pair;
}

/// Whether two open results read the same: that one with values may also fail or be unrated is told nowhere.
bool same_range(const Range& a, const Range& b) {
  const bool same_values = a.finite == b.finite && a.levels == b.levels && a.low == b.low && a.high == b.high;
  if (a.has_value && b.has_value) return same_values;
  return same_values && a.has_value == b.has_value && a.may_be_unrated == b.may_be_unrated && a.may_fail == b.may_fail;
}

}  // namespace

std::vector<Pair> pairs_of(const Methodology::Impl& before, const Methodology::Impl& after) {
  const Model& model = before.rules.model;
  const Model& other = after.rules.model;
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < other.attributes.size(); ++i) names.push_back(other.attribute_name(AttributeId{i}));
  std::unordered_map<std::string, AttributeId> by_name;
  for (std::uint32_t i = 0; i < names.size(); ++i) by_name.emplace(names[i], AttributeId{i});
  std::vector<Pair> pairs;
  for (const AttributeId id : evaluate::result_order(model)) {
    if (!evaluate::is_conclusion(model[id])) continue;
    Pair pair = pair_of(model, id);
    pair.before = id;
    if (const auto at = by_name.find(pair.name); at != by_name.end()) {
      pair.after = at->second;
      pair.comparable = comparable(before.rules, before.rules.attributes[id.index()].type, after.rules,
                                   after.rules.attributes[pair.after.index()].type);
    }
    by_name.erase(pair.name);
    pairs.push_back(std::move(pair));
  }
  for (const AttributeId id : evaluate::result_order(other)) {
    if (!evaluate::is_conclusion(other[id]) || by_name.count(names[id.index()]) == 0) continue;
    pairs.push_back(pair_of(other, id));
    pairs.back().after = id;
  }
  return pairs;
}

std::string shown(const View& view, AttributeId id) { return id.valid() ? view.show_final(id) : "-"; }

std::string exact(const View& view, AttributeId id) {
  if (!id.valid()) return "";
  const Reading reading = view.final_of(id);
  if (!reading.known()) return view.show_final(id);
  return evaluate::value_of(view.rules(), view.type_of(id), reading.number, &view.in.facts).exact;
}

bool is_open(const View& view, AttributeId id) { return id.valid() && view.final_of(id).state == State::missing; }

bool alike(const Pair& pair, const View& before, const View& after) {
  if (!pair.before.valid() || !pair.after.valid()) return false;
  const Reading a = before.final_of(pair.before);
  const Reading b = after.final_of(pair.after);
  if (a.state != b.state) return false;
  if (!pair.comparable) return before.show_final(pair.before) == after.show_final(pair.after);
  if (a.state == State::value) return a.number == b.number;
  if (a.state == State::error) return a.fault == b.fault;
  if (a.range == nullptr || b.range == nullptr) return a.range == b.range;
  return same_range(*a.range, *b.range);
}

int direction(const Pair& pair, const View& before, const View& after) {
  if (!pair.comparable || before.type_of(pair.before).kind == Kind::choice) return 0;
  const Reading a = before.final_of(pair.before);
  const Reading b = after.final_of(pair.after);
  return a.known() && b.known() ? Number::compare(b.number, a.number) : 0;
}

}  // namespace rubric::whatif
