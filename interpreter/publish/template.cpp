#include <rubric/booklet.hpp>

#include "engine.hpp"
#include "evaluate/text.hpp"
#include "facts/columns.hpp"
#include "facts/targets.hpp"
#include "publish/headings.hpp"
#include "render/csv.hpp"
#include "render/glyphs.hpp"
#include "render/json.hpp"

namespace rubric {

namespace publish {

namespace {

using render::cat;
using render::Json;
using resolve::AttributeId;
using resolve::ItemId;
using resolve::Model;
using syntax::ItemKind;

/// The empty case of one methodology.
class Template {
 public:
  explicit Template(const Methodology::Impl& rules) : rules_(rules), checked_(rules.rules), model_(rules.rules.model) {}

  std::string json(const resolve::Table* rows) {
    json_.begin_object();
    json_.member("methodology", model_.name);
    json_.key("inspection");
    json_.begin_object();
    json_.end_object();
    if (has_inputs(ItemId{0})) {
      json_.key("inputs");
      json_.begin_object();
      inputs({0});
      json_.end_object();
    }
    items("domains", ItemKind::domain, {});
    items("standards", ItemKind::standard, {});
    tables(rows);
    for (const char* const name : {"discretion", "waivers"}) {
      json_.key(name);
      json_.begin_array();
      json_.end_array();
    }
    json_.key("notes");
    json_.begin_array();
    json_.end_array();
    json_.end_object();
    return json_.take();
  }

  std::string csv() const {
    std::vector<std::string> headings{"methodology", "service"};
    for (const AttributeId input : checked_.inputs) headings.push_back(heading(input));
    for (std::uint32_t i = 1; i < model_.items.size(); ++i) {
      if (!may_be_unrated(checked_, ItemId{i})) continue;
      if (std::string name = unrated_heading(model_, ItemId{i}); !name.empty()) headings.push_back(std::move(name));
    }
    std::vector<std::string> row(headings.size());
    row.front() = model_.name;
    return render::csv_line(headings) + render::csv_line(row);
  }

  std::string csv_rows(const resolve::Table& table) const {
    const facts::Columns columns(model_, table);
    std::vector<std::string> headings;
    if (columns.is_label("case")) headings.emplace_back("case");
    for (const resolve::Column& column : table.columns) {
      if (column.items.empty()) headings.push_back(column.name);
      for (const ItemId id : column.items) {
        const resolve::Item& item = model_[id];
        const std::string name = cell_heading(model_, columns, column, id);
        headings.push_back(item.title.empty() ? name : cat(name, facts::behind_name, item.title));
      }
    }
    return render::csv_line(headings);
  }

 private:
  bool has_inputs(ItemId item) const {
    for (const AttributeId input : checked_.inputs) {
      if (model_[input].item == item) return true;
    }
    return false;
  }

  /// The question, who answers it, how an answer is written, and what stands in where there is none.
  std::string help(AttributeId attribute) const {
    const resolve::Attribute& it = model_[attribute];
    std::string out = question(rules_, attribute);
    if (!out.empty()) out += " ";
    out += cat("(", written_as(model_, checked_.attributes[attribute.index()].type));
    if (it.kind == resolve::AttributeKind::judgement) {
      const syntax::Judgement& judgement = rules_.ast.judgements[it.declaration];
      if (judgement.by) out += cat("; answered by the ", judgement.by->text);
    } else if (const syntax::ExprId instead = rules_.ast.inputs[it.declaration].or_else; instead.valid()) {
      out += cat("; or else ", evaluate::written(*rules_.sources, rules_.ast[instead].span, longest));
    }
    return out + ")";
  }

  void inputs(ItemId item) {
    for (const AttributeId input : checked_.inputs) {
      if (model_[input].item != item) continue;
      json_.key(model_[input].name);
      json_.null();
      json_.member("x-" + model_[input].name, help(input));
    }
  }

  bool anything_in(ItemId item) const {
    if (has_inputs(item) || may_be_unrated(checked_, item)) return true;
    for (const ItemId child : model_[item].children) {
      if (model_[child].kind == ItemKind::question && has_inputs(child)) return true;
    }
    return false;
  }

  void items(const char* name, ItemKind kind, ItemId parent) {
    bool open = false;
    for (std::uint32_t i = 1; i < model_.items.size(); ++i) {
      const resolve::Item& it = model_.items[i];
      if (it.kind != kind || (kind == ItemKind::question && it.parent != parent) || !anything_in(ItemId{i})) continue;
      if (!open) {
        json_.key(name);
        json_.begin_object();
      }
      open = true;
      json_.key(it.id);
      json_.begin_object();
      json_.member_if("x-title", it.title);
      inputs(ItemId{i});
      if (may_be_unrated(checked_, ItemId{i})) {
        json_.key("not_rated");
        json_.null();
        json_.member("x-not_rated", "the reason, where it is not rated; then give no rating");
      }
      if (kind == ItemKind::standard) items("questions", ItemKind::question, ItemId{i});
      json_.end_object();
    }
    if (open) json_.end_object();
  }

  void tables(const resolve::Table* rows) {
    if (model_.tables.empty()) return;
    json_.key("tables");
    json_.begin_object();
    for (const resolve::Table& table : model_.tables) {
      json_.key(table.name);
      if (rows != &table) {
        json_.null();
        continue;
      }
      const facts::Columns columns(model_, table);
      json_.begin_array();
      json_.begin_object();
      if (columns.is_label("case")) json_.member("case", "1");
      for (const std::string& heading : columns.headings()) {
        const std::optional<std::uint32_t> cell = columns.cell(heading);
        if (!cell) continue;
        json_.key(heading);
        json_.null();
      }
      json_.end_object();
      json_.end_array();
    }
    json_.end_object();
  }

  /// A heading that names the input and asks its question: "2.1 safety yes: Keeping the child safe. In how …?".
  std::string heading(AttributeId input) const {
    const std::string about = asked(rules_, input);
    return about.empty() ? short_name(model_, input) : cat(short_name(model_, input), facts::behind_name, about);
  }

  static constexpr std::size_t longest = 120;

  const Methodology::Impl& rules_;
  const check::Rules& checked_;
  const Model& model_;
  Json json_{};
};

/// The table of this name; null where there is none.
const resolve::Table* table_named(const Methodology::Impl& rules, std::string_view name) {
  for (const resolve::Table& table : rules.rules.model.tables) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

}  // namespace

}  // namespace publish

std::optional<std::string> case_template_json(const Methodology& methodology, std::string_view rows) {
  const resolve::Table* const table = publish::table_named(methodology.impl(), rows);
  if (table == nullptr && !rows.empty()) return std::nullopt;
  return publish::Template(methodology.impl()).json(table);
}

std::optional<std::string> case_template_csv(const Methodology& methodology, std::string_view rows) {
  const publish::Template empty(methodology.impl());
  if (rows.empty()) return empty.csv();
  const resolve::Table* const table = publish::table_named(methodology.impl(), rows);
  return table == nullptr ? std::nullopt : std::optional(empty.csv_rows(*table));
}

}  // namespace rubric
