#include "publish/headings.hpp"

#include "facts/targets.hpp"
#include "render/glyphs.hpp"

namespace rubric::publish {

using render::cat;
using resolve::AttributeId;
using resolve::ItemId;
using resolve::Model;
using syntax::ItemKind;

std::string written_as(const Model& model, Type type) {
  switch (type.kind) {
    case Kind::count: return "a whole number";
    case Kind::number: return "a number";
    case Kind::percent: return "a percentage, as 64.5%";
    case Kind::boolean: return "yes or no: true or false";
    case Kind::text: return "a text";
    case Kind::date: return "a date, as 2022-06-27";
    case Kind::scale:
    case Kind::choice: {
      std::vector<std::string> labels;
      for (const resolve::Level& level : model.level_sets[type.index].levels) labels.push_back(level.label);
      return "one of: " + render::join(labels, "; ");
    }
    case Kind::error: break;
  }
  return {};
}

std::string short_name(const Model& model, AttributeId input) {
  const resolve::Attribute& it = model[input];
  const resolve::Item& item = model[it.item];
  if (it.item.value == 0) return it.name;
  std::string brief = item.kind == ItemKind::question ? cat(model[item.parent].id, " ", item.id) : item.id;
  brief += cat(" ", it.name);
  const facts::Target target = facts::find_target(model, brief);
  return target.attribute.valid() && target.attribute == input ? brief : model.attribute_name(input);
}

std::string question(const Methodology::Impl& rules, AttributeId input) {
  const resolve::Attribute& it = rules.rules.model[input];
  const auto& text = it.kind == resolve::AttributeKind::input ? rules.ast.inputs[it.declaration].question
                                                              : rules.ast.judgements[it.declaration].question;
  return text ? text->text : "";
}

std::string asked(const Methodology::Impl& rules, AttributeId input) {
  const Model& model = rules.rules.model;
  const std::string& title = model[model[input].item].title;
  std::string about = question(rules, input);
  if (title.empty()) return about;
  const bool ended = std::string_view(".?!").find(title.back()) != std::string_view::npos;
  return about.empty() ? title : cat(title, ended ? " " : ". ", about);
}

bool may_be_unrated(const check::Rules& rules, ItemId item) {
  const auto& clauses = rules.model.not_rated;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i].item == item && !rules.not_rated[i].valid()) return true;
  }
  return false;
}

std::string unrated_heading(const Model& model, ItemId item) {
  const AttributeId rating = model.attribute(item, "rating");
  if (!rating.valid()) return {};
  const facts::Target target = facts::find_target(model, model[item].id);
  const bool brief = target.attribute.valid() && target.attribute == rating;
  return cat(brief ? model[item].id : model.item_name(item), " not_rated");
}

std::string cell_heading(const Model& model, const facts::Columns& columns, const resolve::Column& column, ItemId id) {
  const resolve::Item& item = model[id];
  const std::string place = item.kind == ItemKind::question ? cat(model[item.parent].id, " ", item.id) : item.id;
  return columns.cell(place) ? place : cat(column.name, " ", place);
}

}  // namespace rubric::publish
