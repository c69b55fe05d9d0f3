#include <rubric/booklet.hpp>

#include <map>

#include "base/limits.hpp"
#include "facts/columns.hpp"
#include "publish/schema_types.hpp"
#include "syntax/words.hpp"

namespace rubric {

namespace publish {

namespace {

using render::Json;
using resolve::AttributeId;
using resolve::ItemId;
using resolve::Model;
using syntax::AdjustmentKind;
using syntax::ItemKind;

/// Writes the schema of one methodology, part by part.
class Schema {
 public:
  explicit Schema(const Methodology::Impl& rules) : rules_(rules), checked_(rules.rules), model_(rules.rules.model) {}

  std::string write() {
    json_.begin_object();
    json_.member("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.member("title", "Case data of " + (model_.title.empty() ? model_.name : model_.title));
    json_.member("type", "object");
    json_.member("required", std::vector<std::string>{"methodology"});
    json_.key("properties");
    json_.begin_object();
    methodology();
    inspection();
    inputs();
    items("domains", ItemKind::domain, {}, &Schema::item);
    items("standards", ItemKind::standard, {}, &Schema::item);
    tables();
    discretion();
    waivers();
    json_.key("published");
    printed({0});
    notes();
    json_.end_object();
    given_once();
    close_keys(json_);
    json_.key("$defs");
    json_.begin_object();
    write_types(model_, json_);
    json_.end_object();
    json_.end_object();
    return json_.take();
  }

 private:
  void methodology() {
    std::vector<std::string> names{model_.name};
    names.insert(names.end(), model_.base_names.begin(), model_.base_names.end());
    json_.key("methodology");
    json_.begin_object();
    json_.member("enum", names);
    json_.end_object();
  }

  /// What the question of an input or judgement is; empty where it has none.
  std::string question(AttributeId attribute) const {
    const resolve::Attribute& it = model_[attribute];
    if (it.kind == resolve::AttributeKind::input) {
      const auto& text = rules_.ast.inputs[it.declaration].question;
      return text ? text->text : "";
    }
    if (it.kind == resolve::AttributeKind::judgement) {
      const auto& text = rules_.ast.judgements[it.declaration].question;
      return text ? text->text : "";
    }
    return "";
  }

  bool is_given(AttributeId attribute) const { return checked_.attributes[attribute.index()].input != Id<int>::none; }

  void value(AttributeId attribute) {
    json_.key(model_[attribute].name);
    json_.begin_object();
    json_.member_if("description", question(attribute));
    refer(json_, definition_of(model_, checked_.attributes[attribute.index()].type));
    json_.end_object();
  }

  /// What a score was printed out of.
  void maximum(const std::string& score) {
    json_.key(score + " out of");
    json_.begin_object();
    refer(json_, definition_of(model_, {Kind::number, 0}));
    json_.end_object();
  }

  template <class Wanted>
  void values(ItemId item, const Wanted& wanted) {
    for (std::uint32_t i = 0; i < model_.attributes.size(); ++i) {
      if (model_.attributes[i].item == item && wanted(AttributeId{i})) value(AttributeId{i});
    }
  }

  void given(ItemId item) {
    values(item, [this](AttributeId attribute) { return is_given(attribute); });
  }

  void remark(ItemId item, const char* name) {
    if (model_.attribute(item, name).valid()) return;
    json_.key(name);
    json_.begin_object();
    refer(json_, "remark");
    json_.end_object();
  }

  void inspection() {
    json_.key("inspection");
    json_.begin_object();
    json_.member("description", "A free description; a key that is all but the name of an input is refused.");
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    given({0});
    remark({0}, "origin");
    json_.end_object();
    json_.key("patternProperties");
    json_.begin_object();
    json_.member("^x-", true);
    json_.end_object();
    json_.key("additionalProperties");
    json_.begin_object();
    json_.member("type", std::vector<std::string>{"string", "number", "boolean", "null"});
    json_.end_object();
    json_.end_object();
  }

  void inputs() {
    json_.key("inputs");
    json_.begin_object();
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    given({0});
    remark({0}, "origin");
    json_.end_object();
    close_keys(json_);
    json_.end_object();
  }

  /// No input of the whole inspection stands both under `inspection` and under `inputs`.
  void given_once() {
    std::vector<std::string> names;
    for (const AttributeId input : checked_.inputs) {
      if (model_[input].item.value == 0) names.push_back(model_[input].name);
    }
    if (names.empty()) return;
    json_.key("allOf");
    json_.begin_array();
    for (const std::string& name : names) {
      json_.begin_object();
      json_.key("not");
      json_.begin_object();
      json_.member("required", std::vector<std::string>{"inspection", "inputs"});
      json_.key("properties");
      json_.begin_object();
      for (const char* const place : {"inspection", "inputs"}) {
        json_.key(place);
        json_.begin_object();
        json_.member("required", std::vector<std::string>{name});
        json_.end_object();
      }
      json_.end_object();
      json_.end_object();
      json_.end_object();
    }
    json_.end_array();
  }

  bool may_be_unrated(ItemId item) const {
    for (std::size_t i = 0; i < model_.not_rated.size(); ++i) {
      if (model_.not_rated[i].item == item && !checked_.not_rated[i].valid()) return true;
    }
    return false;
  }

  /// The items of a kind, questions those of `parent`, each written by `each`.
  void items(const char* name, ItemKind kind, ItemId parent, void (Schema::*each)(ItemId)) {
    json_.key(name);
    json_.begin_object();
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    for (std::uint32_t i = 1; i < model_.items.size(); ++i) {
      const resolve::Item& it = model_.items[i];
      if (it.kind != kind || (kind == ItemKind::question && it.parent != parent)) continue;
      json_.key(it.id);
      (this->*each)(ItemId{i});
    }
    json_.end_object();
    close_keys(json_);
    json_.end_object();
  }

  void item(ItemId id) {
    json_.begin_object();
    json_.member_if("title", model_[id].title);
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    given(id);
    const bool standard = model_[id].kind == ItemKind::standard;
    if (standard && !model_.attribute(id, "questions").valid())
      items("questions", ItemKind::question, id, &Schema::item);
    const bool unrated = may_be_unrated(id);
    if (unrated) {
      json_.key("not_rated");
      json_.begin_object();
      json_.member("description", "Why it is not rated.");
      json_.member("type", std::vector<std::string>{"string", "null"});
      json_.member("minLength", std::uint64_t{1});
      json_.end_object();
    }
    remark(id, "origin");
    json_.end_object();
    if (unrated) rated_or_not();
    close_keys(json_);
    json_.end_object();
  }

  /// A reason why it is not rated, and a rating, are not given both.
  void rated_or_not() {
    json_.key("not");
    json_.begin_object();
    json_.member("required", std::vector<std::string>{"not_rated", "rating"});
    json_.key("properties");
    json_.begin_object();
    for (const char* const name : {"not_rated", "rating"}) {
      json_.key(name);
      json_.begin_object();
      json_.key("not");
      json_.begin_object();
      json_.member("type", "null");
      json_.end_object();
      json_.end_object();
    }
    json_.end_object();
    json_.end_object();
  }

  void tables() {
    json_.key("tables");
    json_.begin_object();
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    for (const resolve::Table& table : model_.tables) {
      json_.key(table.name);
      json_.begin_object();
      json_.member("description", "Rows, or the name of a CSV file with them.");
      json_.member("type", std::vector<std::string>{"array", "string", "null"});
      json_.member("minLength", std::uint64_t{1});
      json_.member("maxItems", std::uint64_t{limits::table_rows});
      json_.key("items");
      row(table);
      json_.end_object();
    }
    json_.end_object();
    close_keys(json_);
    json_.end_object();
  }

  void row(const resolve::Table& table) {
    const facts::Columns columns(model_, table);
    std::map<std::uint32_t, std::vector<std::string>> headings;  // of each cell, all that name it
    for (const resolve::Column& column : table.columns) {
      if (column.per == syntax::Per::row) headings[column.first_cell].push_back(column.name);
      for (const ItemId item : column.items) {
        const resolve::Item& it = model_[item];
        const std::string place = it.kind == ItemKind::question ? model_[it.parent].id + " " + it.id : it.id;
        for (const std::string& heading : {column.name + " " + place, place}) {
          const std::optional<std::uint32_t> cell = columns.cell(heading);
          if (cell) headings[*cell].push_back(heading);
        }
      }
    }
    json_.begin_object();
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    for (const auto& [cell, names] : headings) {
      for (const std::string& name : names) {
        json_.key(name);
        json_.begin_object();
        refer(json_, definition_of(model_, columns.type(cell)));
        json_.end_object();
      }
    }
    if (columns.is_label("case")) {
      json_.key("case");
      json_.begin_object();
      json_.member("type", std::vector<std::string>{"string", "number"});
      json_.end_object();
    }
    json_.end_object();
    json_.key("allOf");
    json_.begin_array();
    for (const auto& [cell, names] : headings) {
      if (names.size() < 2) continue;
      json_.begin_object();
      json_.key("not");
      json_.begin_object();
      json_.member("required", names);
      json_.end_object();
      json_.end_object();
    }
    json_.begin_object();  // a list of these is never empty
    json_.end_object();
    json_.end_array();
    close_keys(json_);
    json_.end_object();
  }

  void text_pattern(const char* name, const std::string& pattern, bool or_null) {
    json_.key(name);
    json_.begin_object();
    if (or_null)
      json_.member("type", std::vector<std::string>{"string", "null"});
    else
      json_.member("type", "string");
    if (!pattern.empty()) json_.member("pattern", pattern);
    json_.end_object();
  }

  void discretion() {
    json_.key("discretion");
    json_.begin_object();
    json_.member("type", "array");
    json_.key("items");
    json_.begin_object();
    json_.member("type", "object");
    json_.member("required", std::vector<std::string>{"on", "to"});
    json_.key("properties");
    json_.begin_object();
    text_pattern("on", "", false);
    text_pattern("to", "", false);
    text_pattern("reason", "", true);
    text_pattern("by", "", true);
    json_.end_object();
    json_.key("anyOf");
    json_.begin_array();
    bool any = false;
    for (std::uint32_t set = 0; set < model_.level_sets.size(); ++set) {
      std::vector<AttributeId> ratings;
      for (std::uint32_t i = 0; i < model_.attributes.size(); ++i) {
        if (checked_.attributes[i].type == Type{Kind::scale, set}) ratings.push_back(AttributeId{i});
      }
      if (ratings.empty()) continue;
      any = true;
      json_.begin_object();
      json_.key("properties");
      json_.begin_object();
      text_pattern("on", pattern_of(model_, ratings), false);
      json_.key("to");
      json_.begin_object();
      refer(json_, definition_of(model_, {Kind::scale, set}));
      json_.end_object();
      json_.end_object();
      json_.end_object();
    }
    if (!any) json_.boolean(false);
    json_.end_array();
    close_keys(json_);
    json_.end_object();
    json_.end_object();
  }

  void waivers() {
    json_.key("waivers");
    json_.begin_object();
    json_.member("type", "array");
    json_.key("items");
    json_.begin_object();
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    for (const char* const name : {"cap", "floor", "on", "reason", "by"}) text_pattern(name, "", true);
    json_.end_object();
    json_.key("anyOf");
    json_.begin_array();
    std::map<std::uint32_t, std::vector<AttributeId>> bound;  // by Ast::adjustments
    for (const resolve::Adjustment& it : model_.adjustments) bound[it.declaration].push_back(it.attribute);
    bool any = false;
    for (const auto& [declaration, ratings] : bound) {
      const syntax::Adjustment& it = rules_.ast.adjustments[declaration];
      if (it.kind == AdjustmentKind::discretion) continue;
      any = true;
      waiver(it, ratings);
    }
    if (!any) json_.boolean(false);
    json_.end_array();
    close_keys(json_);
    json_.end_object();
    json_.end_object();
  }

  void waiver(const syntax::Adjustment& it, const std::vector<AttributeId>& ratings) {
    const bool cap = it.kind == AdjustmentKind::cap;
    const bool several = ratings.size() > 1;
    json_.begin_object();
    std::vector<std::string> required{cap ? "cap" : "floor"};
    if (several) required.emplace_back("on");
    json_.member("required", required);
    json_.key("properties");
    json_.begin_object();
    json_.key(cap ? "cap" : "floor");
    json_.begin_object();
    json_.member("const", it.name.text);
    json_.end_object();
    json_.key(cap ? "floor" : "cap");
    json_.begin_object();
    json_.member("type", "null");
    json_.end_object();
    text_pattern("on", pattern_of(model_, ratings), !several);
    json_.end_object();
    json_.end_object();
  }

  void printed(ItemId item) {
    json_.begin_object();
    json_.member("type", "object");
    json_.key("properties");
    json_.begin_object();
    values(item, [](AttributeId) { return true; });
    for (std::uint32_t i = 0; i < model_.attributes.size(); ++i) {
      const resolve::Attribute& it = model_.attributes[i];
      if (it.item == item && it.kind == resolve::AttributeKind::score) maximum(it.name);
    }
    const auto inside = [&](const char* name, ItemKind kind) {
      if (!model_.attribute(item, name).valid()) items(name, kind, item, &Schema::printed);
    };
    if (item.value == 0) {
      inside("domains", ItemKind::domain);
      inside("standards", ItemKind::standard);
    } else if (model_[item].kind == ItemKind::standard) {
      inside("questions", ItemKind::question);
    }
    remark(item, "origin");
    remark(item, "note");
    json_.end_object();
    close_keys(json_);
    json_.end_object();
  }

  void notes() {
    json_.key("notes");
    json_.begin_object();
    json_.member("type", std::vector<std::string>{"array", "string", "null"});
    json_.key("items");
    json_.begin_object();
    refer(json_, "remark");
    json_.end_object();
    json_.end_object();
  }

  const Methodology::Impl& rules_;
  const check::Rules& checked_;
  const Model& model_;
  Json json_{};
};

}  // namespace

}  // namespace publish

std::string case_schema(const Methodology& methodology) { return publish::Schema(methodology.impl()).write(); }

}  // namespace rubric
