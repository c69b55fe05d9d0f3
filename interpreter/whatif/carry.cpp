#include "whatif/carry.hpp"

#include <algorithm>

#include "evaluate/route.hpp"
#include "facts/read_values.hpp"

namespace rubric::whatif {

namespace {

using resolve::AttributeId;
using resolve::Model;

constexpr std::uint32_t none = Id<int>::none;

bool same_items(const Model& a, const Model& b) {
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                    [](const resolve::Item& x, const resolve::Item& y) {
                      return x.kind == y.kind && x.id == y.id && x.parent == y.parent;
                    });
}

bool same_names(const resolve::LevelSet& a, const resolve::LevelSet& b) {
  return a.ordered == b.ordered && std::equal(a.levels.begin(), a.levels.end(), b.levels.begin(), b.levels.end(),
                                              [](const resolve::Level& x, const resolve::Level& y) {
                                                return x.name == y.name && x.label == y.label;
                                              });
}

/// Whether each scale and choice of `a` is the one of this number in `b`, which may have more.
bool same_levels(const Model& a, const Model& b) {
  return a.level_sets.size() <= b.level_sets.size() &&
         std::equal(a.level_sets.begin(), a.level_sets.end(), b.level_sets.begin(), same_names);
}

bool same_columns(const resolve::Column& a, const resolve::Column& b) {
  return a.name == b.name && a.type == b.type && a.items == b.items && a.first_cell == b.first_cell;
}

bool same_tables(const Model& a, const Model& b) {
  return std::equal(a.tables.begin(), a.tables.end(), b.tables.begin(), b.tables.end(),
                    [](const resolve::Table& x, const resolve::Table& y) {
                      return x.name == y.name && x.cells == y.cells &&
                             std::equal(x.columns.begin(), x.columns.end(), y.columns.begin(), y.columns.end(),
                                        same_columns);
                    });
}

bool takes_discretion(const Methodology::Impl& rules, AttributeId id) {
  const std::vector<std::uint32_t>& adjustments = rules.rules.model[id].adjustments;
  return std::any_of(adjustments.begin(), adjustments.end(), [&](std::uint32_t adjustment) {
    return rules.rules.adjustments[adjustment].kind == syntax::AdjustmentKind::discretion;
  });
}

std::string name_of(const Methodology::Impl& rules, std::uint32_t adjustment) {
  return evaluate::adjustment_name(rules.ast.adjustments[rules.rules.model.adjustments[adjustment].declaration]);
}

void shift(Span& span, std::size_t first, std::int64_t by) {
  if (span.source == nowhere.source || static_cast<std::uint32_t>(span.source) < first) return;
  span.source = static_cast<SourceId>(static_cast<std::int64_t>(static_cast<std::uint32_t>(span.source)) + by);
}

/// Lets the places in `facts`, whose texts were numbered from `first` on, follow texts that were moved `by` numbers.
void shift(facts::Facts& facts, std::size_t first, std::int64_t by) {
  for (facts::Provenance& it : facts.provenance) shift(it.span, first, by);
  for (facts::DiscretionRecord& it : facts.discretion) shift(it.span, first, by);
  for (facts::WaiverRecord& it : facts.waivers) shift(it.span, first, by);
  for (facts::NotRatedRecord& it : facts.not_rated) shift(it.span, first, by);
  for (facts::Published& it : facts.published) shift(it.span, first, by);
  for (facts::PublishedOutOf& it : facts.published_out_of) shift(it.span, first, by);
  for (facts::Unplaced& it : facts.unplaced) shift(it.span, first, by);
}

}  // namespace

Carrier::Carrier(const Methodology::Impl& from, const Methodology::Impl& to) {
  const Model& model = from.rules.model;
  const Model& other = to.rules.model;
  fits_ = same_items(model, other) && same_levels(model, other) && same_tables(model, other);
  if (!fits_) return;
  const auto count = static_cast<std::uint32_t>(model.attributes.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const AttributeId id{i};
    AttributeId found = other.attribute(model[id].item, model[id].name);
    if (found.valid() && to.rules.attributes[found.index()].type != from.rules.attributes[i].type) found = {};
    attributes_.push_back(found);
    // Where no rule of these allows any, records are refused on both sides.
    takes_discretion_.push_back(found.valid() && (takes_discretion(to, found) || !takes_discretion(from, id)));
    attribute_names_.push_back(model.attribute_name(id));
  }
  for (std::uint32_t i = 0; i < model.items.size(); ++i) {
    const resolve::ItemId item{i};
    item_names_.push_back(model.item_name(item));
    may_be_unrated_.push_back(std::any_of(to.programs.begin(), to.programs.end(), [&](const compile::Program& program) {
      return program.not_rated_input[item.index()] != compile::no_slot;
    }));
  }
  match_inputs(from.rules, to.rules);
  match_adjustments(from, to);
  numbers_alike_ = fits_ && numbers_alike();
}

bool Carrier::numbers_alike() const {
  const auto is_its_own = [](const auto& numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (numbers[i] != i) return false;
    }
    return true;
  };
  std::vector<std::uint32_t> attributes;
  for (const AttributeId id : attributes_) attributes.push_back(id.value);
  return is_its_own(attributes) && is_its_own(inputs_) && is_its_own(adjustments_) && inputs_.size() == other_inputs_;
}

bool Carrier::leaves_as_they_are(const facts::Facts& facts) const {
  return numbers_alike_ &&
         std::all_of(facts.discretion.begin(), facts.discretion.end(),
                     [this](const auto& record) { return takes_discretion_[record.attribute.index()]; }) &&
         std::all_of(facts.not_rated.begin(), facts.not_rated.end(),
                     [this](const auto& record) { return may_be_unrated_[record.item.index()]; });
}

void Carrier::match_inputs(const check::Rules& from, const check::Rules& to) {
  other_inputs_ = to.inputs.size();
  for (const AttributeId id : from.inputs) {
    const AttributeId other = attributes_[id.index()];
    const std::uint32_t input = other.valid() ? to.attributes[other.index()].input : none;
    inputs_.push_back(input);
    const bool is_text = from.attributes[id.index()].type.kind == Kind::text;
    if (input == none || (is_text && from.texts != to.texts)) fits_ = false;
  }
  // What is free description to these rules may be an input to the others.
  for (const AttributeId id : to.inputs) {
    const resolve::Attribute& it = to.model[id];
    if (it.item == resolve::ItemId{0} && !from.model.attribute(it.item, it.name).valid()) fits_ = false;
  }
}

void Carrier::match_adjustments(const Methodology::Impl& from, const Methodology::Impl& to) {
  const auto count = static_cast<std::uint32_t>(from.rules.model.adjustments.size());
  const auto others = static_cast<std::uint32_t>(to.rules.model.adjustments.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const AttributeId rating = from.rules.model.adjustments[i].attribute;
    adjustment_names_.push_back(name_of(from, i));
    std::uint32_t found = none;
    for (std::uint32_t j = 0; j < others && found == none; ++j) {
      const bool same_rating = to.rules.model.adjustments[j].attribute == attributes_[rating.index()];
      if (same_rating && name_of(to, j) == adjustment_names_[i]) found = j;
    }
    adjustments_.push_back(found);
  }
}

facts::Facts Carrier::facts(facts::Facts facts, std::vector<std::string>& left_behind) const {
  std::vector<Cell> inputs(other_inputs_);
  std::vector<facts::Provenance> provenance(other_inputs_);
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    inputs[inputs_[i]] = std::move(facts.inputs[i]);
    provenance[inputs_[i]] = std::move(facts.provenance[i]);
  }
  facts.inputs = std::move(inputs);
  facts.provenance = std::move(provenance);
  std::erase_if(facts.discretion, [&](facts::DiscretionRecord& record) {
    const std::size_t at = record.attribute.index();
    if (!takes_discretion_[at]) left_behind.push_back("discretion on " + attribute_names_[at]);
    record.attribute = attributes_[at];
    return !takes_discretion_[at];
  });
  std::erase_if(facts.waivers, [&](facts::WaiverRecord& record) {
    const std::uint32_t at = record.adjustment;
    record.adjustment = adjustments_[at];
    if (record.adjustment == none) left_behind.push_back("waiver of " + adjustment_names_[at]);
    return record.adjustment == none;
  });
  std::erase_if(facts.not_rated, [&](const facts::NotRatedRecord& record) {
    const bool stays = may_be_unrated_[record.item.index()];
    if (!stays) left_behind.push_back("not rated: " + item_names_[record.item.index()]);
    return !stays;
  });
  std::erase_if(facts.published, [&](facts::Published& published) {
    published.attribute = attributes_[published.attribute.index()];
    return !published.attribute.valid();
  });
  std::erase_if(facts.published_out_of, [&](facts::PublishedOutOf& published) {
    published.attribute = attributes_[published.attribute.index()];
    return !published.attribute.valid();
  });
  return facts;
}

Read carried(const Inspection& inspection, const Methodology& to, const Carrier& carrier,
             const std::vector<Given>& data, std::vector<std::string>& left_behind) {
  const Inspection::Impl& from = inspection.impl();
  return read_facts(to, [&](Sources& sources, Diagnostics& diagnostics) {
    const std::size_t first = from.methodology->sources->size();
    const auto by = static_cast<std::int64_t>(sources.size()) - static_cast<std::int64_t>(first);
    for (std::size_t i = first; i < from.sources->size(); ++i) {
      const Source& source = from.sources->get(static_cast<SourceId>(i));
      sources.add(source.path, source.text, source.first_line);
    }
    facts::Facts facts = carrier.facts(from.facts, left_behind);
    if (by != 0) shift(facts, first, by);
    if (data.empty()) return facts;
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const Given& given : data) pairs.emplace_back(given.name, given.value);
    return facts::put_values(to.impl().rules, sources, "--data", pairs, std::move(facts), diagnostics);
  });
}

}  // namespace rubric::whatif
