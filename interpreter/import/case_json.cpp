#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "facts/targets.hpp"
#include "import/draft.hpp"
#include "import/formats.hpp"
#include "render/json.hpp"

namespace rubric::importing {

namespace {

using render::Json;
using resolve::AttributeId;
using resolve::ItemId;
using resolve::Model;
using syntax::ItemKind;

constexpr ItemId inspection{0};

/// Whether the text is a number as JSON writes one, without an exponent.
bool is_json_number(std::string_view text) {
  const std::size_t first = !text.empty() && text.front() == '-' ? 1 : 0;
  const bool leading_zero = text.size() > first + 1 && text[first] == '0' && text[first + 1] != '.';
  return is_plain_number(text) && !leading_zero;
}

void write_value(Json& json, Type type, const std::string& value) {
  switch (type.kind) {
    case Kind::count:
    case Kind::number:
      if (is_json_number(value))
        json.digits(value);
      else if (const std::optional<Number> number = Number::parse_exact(value); number && number->is_whole())
        json.digits(number->exact());  // `007`, `1e3`
      else
        json.text(value);  // a fraction
      return;
    case Kind::boolean: json.boolean(value == "yes" || value == "true"); return;
    default: json.text(value);
  }
}

/// "line 5", "lines 2-14, 17", the first dozen stretches.
std::string lines_text(const std::vector<std::uint32_t>& lines) {
  constexpr std::size_t most = 12;
  std::string out = lines.size() == 1 ? "line " : "lines ";
  std::size_t stretches = 0;
  for (std::size_t i = 0; i < lines.size(); ++stretches) {
    if (stretches == most) return out + fmt::format(" and {} more", lines.size() - i);
    std::size_t last = i;
    while (last + 1 < lines.size() && lines[last + 1] == lines[last] + 1) ++last;
    if (i != 0) out += ", ";
    out += last == i ? std::to_string(lines[i]) : fmt::format("{}-{}", lines[i], lines[last]);
    i = last + 1;
  }
  return out;
}

/// One inspection being written.
class Writer {
 public:
  Writer(const Model& model, const Targets& targets, const Draft& draft, const Origin& from)
      : model_(model), targets_(targets), draft_(draft), from_(from) {}

  std::string write() {
    for (const DraftFact& fact : draft_.facts) {
      if (fact.target.role == Role::input || fact.target.role == Role::unrated)
        given_[item_of(fact)].push_back(&fact);
      else if (fact.target.role == Role::published || fact.target.role == Role::out_of)
        printed_[item_of(fact)].push_back(&fact);
    }
    json_.begin_object();
    json_.member("methodology", model_.name);
    description();
    items("domains", ItemKind::domain, {}, given_);
    items("standards", ItemKind::standard, {}, given_);
    if (!draft_.rows.empty()) table();
    if (!printed_.empty()) published();
    notes();
    json_.end_object();
    return json_.take();
  }

 private:
  using Facts = std::map<std::uint32_t, std::vector<const DraftFact*>>;  // by item

  std::uint32_t item_of(const DraftFact& fact) const { return model_[fact.target.attribute].item.value; }

  /// Where facts come from: what the row says, and the line.
  std::string origin(const std::vector<const DraftFact*>& facts) const {
    std::uint32_t line = 0;
    for (const DraftFact* const fact : facts) {
      if (line == 0) line = fact->line;
    }
    std::string place = line == 0 ? from_.map : fmt::format("{}, line {}", from_.file, line);
    return draft_.origin.empty() ? place : fmt::format("{} ({})", draft_.origin, place);
  }

  std::string key(const Target& target) const {
    const std::string& name = model_[target.attribute].name;
    return target.role == Role::unrated ? "not_rated" : target.role == Role::out_of ? name + " out of" : name;
  }

  void members(ItemId item, const std::vector<const DraftFact*>& facts) {
    for (const DraftFact* const fact : facts) {
      json_.key(key(fact->target));
      write_value(json_, fact->target.type, fact->value);
    }
    if (!model_.attribute(item, "origin").valid()) json_.member("origin", origin(facts));
  }

  void description() {
    json_.key("inspection");
    json_.begin_object();
    for (const DraftFact& fact : draft_.facts) {
      if (fact.target.role == Role::description) json_.member(fact.target.name, fact.value);
    }
    if (const auto top = given_.find(inspection.value); top != given_.end()) members(inspection, top->second);
    json_.end_object();
  }

  bool anything_in(std::uint32_t item, const Facts& facts) const {
    if (facts.count(item) != 0) return true;
    const std::vector<ItemId>& children = model_.items[item].children;
    return model_.items[item].kind == ItemKind::standard &&
           std::any_of(children.begin(), children.end(), [&](ItemId child) { return facts.count(child.value) != 0; });
  }

  void items(const char* name, ItemKind kind, ItemId parent, const Facts& facts) {
    bool open = false;
    for (std::uint32_t i = 1; i < model_.items.size(); ++i) {
      const resolve::Item& it = model_.items[i];
      if (it.kind != kind || (kind == ItemKind::question && it.parent != parent) || !anything_in(i, facts)) continue;
      if (!open) {
        json_.key(name);
        json_.begin_object();
      }
      open = true;
      json_.key(it.id);
      json_.begin_object();
      if (const auto own = facts.find(i); own != facts.end()) members(ItemId{i}, own->second);
      if (kind == ItemKind::standard) items("questions", ItemKind::question, ItemId{i}, facts);
      json_.end_object();
    }
    if (open) json_.end_object();
  }

  void table() {
    const std::uint32_t index = targets_.table().value_or(0);
    const facts::Columns columns(model_, model_.tables[index]);
    const bool labelled = columns.is_label("case");
    json_.key("tables");
    json_.begin_object();
    json_.key(model_.tables[index].name);
    json_.begin_array();
    for (const DraftRow& row : draft_.rows) {
      json_.begin_object();
      if (labelled) json_.member_if("case", row.label);
      for (const auto& [cell, value] : row.cells) {
        json_.key(targets_.cell_names()[cell]);
        write_value(json_, columns.type(cell), value);
      }
      json_.member("x-line", std::uint64_t{row.line});
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void published() {
    json_.key("published");
    json_.begin_object();
    if (const auto top = printed_.find(inspection.value); top != printed_.end()) members(inspection, top->second);
    items("domains", ItemKind::domain, {}, printed_);
    items("standards", ItemKind::standard, {}, printed_);
    json_.end_object();
  }

  void notes() {
    json_.key("notes");
    json_.begin_array();
    json_.text(fmt::format("imported from {}, {}{}", from_.file, lines_text(draft_.lines),
                           from_.map.empty() ? "" : ", by the mapping file " + from_.map));
    if (!draft_.left_out.empty())
      json_.text(fmt::format("not complete: {} of {} could not be read", lines_text(draft_.left_out), from_.file));
    if (!draft_.of_unknown.empty())
      json_.text(fmt::format("perhaps not complete: {} of {} could not be read, nor of which inspection {} is",
                             lines_text(draft_.of_unknown), from_.file, draft_.of_unknown.size() == 1 ? "it" : "each"));
    for (const std::string& note : draft_.notes) json_.text(note);
    json_.end_array();
  }

  const Model& model_;
  const Targets& targets_;
  const Draft& draft_;
  const Origin& from_;
  Facts given_{};
  Facts printed_{};
  Json json_{};
};

}  // namespace

std::string case_json(const Methodology::Impl& rules, const Targets& targets, const Draft& draft, const Origin& from) {
  return Writer(rules.rules.model, targets, draft, from).write();
}

}  // namespace rubric::importing
