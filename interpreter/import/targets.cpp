#include "import/targets.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "facts/reader.hpp"
#include "facts/targets.hpp"
#include "publish/headings.hpp"

namespace rubric::importing {

using facts::quoted;
using facts::shown;
using resolve::AttributeId;
using resolve::ItemId;

namespace {

constexpr ItemId inspection{0};
constexpr std::string_view before_description = "inspection ";
constexpr std::string_view before_published = "published ";
constexpr std::string_view after_unrated = " not_rated";

bool begins(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }
bool ends(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

Found found(Target target) { return {std::move(target), {}, {}}; }
Found nothing(std::string complaint, std::string help) { return {std::nullopt, std::move(complaint), std::move(help)}; }

/// The words of the text in order of the alphabet, in small letters; of signs the points between digits alone.
std::string words_of(std::string_view text) {
  const std::string small = plain(text);
  const auto is_digit = [&small](std::size_t i) { return i < small.size() && small[i] >= '0' && small[i] <= '9'; };
  std::vector<std::string> words{""};
  for (std::size_t i = 0; i < small.size(); ++i) {
    const char c = small[i];
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter || is_digit(i) || (c == '.' && i > 0 && is_digit(i - 1) && is_digit(i + 1)))
      words.back().push_back(c);
    else if (!words.back().empty())
      words.emplace_back();
  }
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& word : words) out += word + " ";
  return words.back().empty() ? std::string{} : out;
}

/// The one known target for which `fits` holds; null for none, and for several.
template <class Fits>
const Known* only(const std::vector<Known>& known, Fits fits) {
  const Known* one = nullptr;
  for (const Known& it : known) {
    if (!fits(it)) continue;
    if (one != nullptr && !one->target.same_place(it.target)) return nullptr;
    one = &it;
  }
  return one;
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool Target::same_place(const Target& other) const {
  if (role != other.role || role == Role::ignored || role == Role::note) return false;
  switch (role) {
    case Role::description: return name == other.name;
    case Role::cell: return cell == other.cell;
    case Role::input:
    case Role::published:
    case Role::out_of:
    case Role::unrated: return attribute == other.attribute;
    default: return true;
  }
}

Targets::Targets(const Methodology::Impl& rules, std::optional<std::uint32_t> table)
    : rules_(rules), checked_(rules.rules), model_(rules.rules.model), table_(table) {
  if (table_) columns_.emplace(model_, model_.tables[*table_]);
  list_inspection();
  if (table_) list_rows();
}

void Targets::list_inspection() {
  for (const char* const name : {"inspection id", "inspection name", "inspection date"}) {
    if (Found it = find(name); it.target) known_.push_back({name, "", "a text", std::move(*it.target)});
  }
  for (const AttributeId input : checked_.inputs) {
    const Type type = checked_.attributes[input.index()].type;
    std::string name = publish::short_name(model_, input);
    known_.push_back(
        {name, publish::asked(rules_, input), publish::written_as(model_, type), {Role::input, input, 0, name, type}});
  }
  for (std::uint32_t i = 1; i < model_.items.size(); ++i) {
    if (!publish::may_be_unrated(checked_, ItemId{i})) continue;
    std::string name = publish::unrated_heading(model_, ItemId{i});
    if (name.empty()) continue;
    known_.push_back({name,
                      "",
                      "the reason, where it is not rated",
                      {Role::unrated, model_.attribute(ItemId{i}, "rating"), 0, name, {Kind::text, 0}}});
  }
  for (const char* const name : {"origin", "note"}) {
    if (Found it = find(name); it.target && it.target->role != Role::input)
      known_.push_back({name, "", name == std::string_view("note") ? "a text" : "where the facts of the row come from",
                        std::move(*it.target)});
  }
}

void Targets::list_rows() {
  const resolve::Table& table = model_.tables[*table_];
  cell_names_.resize(table.cells);
  std::vector<Known> rows;
  if (columns_->is_label("case"))
    rows.push_back({"case", "", "a label of the row", {Role::label, {}, 0, "case", {Kind::text, 0}}});
  for (const resolve::Column& column : table.columns) {
    const auto add = [&](std::uint32_t cell, std::string name, std::string title) {
      cell_names_[cell] = name;
      rows.push_back({name,
                      std::move(title),
                      publish::written_as(model_, column.type),
                      {Role::cell, {}, cell, name, column.type}});
    };
    if (column.per == syntax::Per::row) add(column.first_cell, column.name, "");
    for (std::uint32_t i = 0; i < column.items.size(); ++i)
      add(column.first_cell + i, publish::cell_heading(model_, *columns_, column, column.items[i]),
          model_[column.items[i]].title);
  }
  known_.insert(known_.begin(), rows.begin(), rows.end());
}

Found Targets::describe(std::string_view name) const {
  const std::string_view key = name.substr(before_description.size());
  if (const AttributeId attribute = model_.attribute(inspection, key); attribute.valid()) return about_item(key);
  std::vector<std::string> inputs;
  for (const AttributeId input : checked_.inputs) {
    if (model_[input].item == inspection) inputs.push_back(model_[input].name);
  }
  if (const std::string close = facts::all_but(key, inputs); !close.empty())
    return nothing(fmt::format("{} is all but the input `{}`", quoted(key), close),
                   fmt::format("write `{}`, or a plainly different name", close));
  if (key.empty() || key == "origin" || facts::is_private(key))
    return nothing(fmt::format("{} names no part of a description", quoted(name)), "write `inspection service`");
  return found({Role::description, {}, 0, std::string(key), {Kind::text, 0}});
}

/// An input, or where the name says so a printed value or a reason not to rate.
Found Targets::about_item(std::string_view name) const {
  Role role = Role::input;
  std::string_view of = name;
  if (begins(name, before_published)) {
    role = Role::published;
    of = name.substr(before_published.size());
  } else if (ends(name, after_unrated)) {
    role = Role::unrated;
    of = name.substr(0, name.size() - after_unrated.size());
  }
  facts::Target target = facts::find_target(model_, of);
  if (role == Role::published && !target.attribute.valid()) {
    const std::string_view printed = facts::before_out_of(of);
    const AttributeId score = printed.empty() ? AttributeId{} : facts::find_target(model_, printed).attribute;
    if (score.valid() && model_[score].kind == resolve::AttributeKind::score)
      return found({Role::out_of, score, 0, std::string(name), {Kind::number, 0}});
  }
  if (!target.attribute.valid()) {
    const std::vector<std::string> close = near(name);
    std::string help = close.empty() ? std::move(target.help) : fmt::format("did you mean `{}`?", close.front());
    return nothing(std::move(target.complaint), std::move(help));
  }
  const check::Attribute& attribute = checked_.attributes[target.attribute.index()];
  if (role == Role::unrated) {
    if (!publish::may_be_unrated(checked_, model_[target.attribute].item))
      return nothing(fmt::format("{} must be rated", model_.item_name(model_[target.attribute].item)),
                     "the rules say `may be not rated` for what may be left out");
    return found({role, target.attribute, 0, std::string(name), {Kind::text, 0}});
  }
  if (role == Role::input && attribute.input == Id<int>::none)
    return nothing(fmt::format("{} is computed by the rules, expected an input or a judgement",
                               quoted(model_.attribute_name(target.attribute))),
                   fmt::format("write `published {}` for a printed value, or `ignore`", shown(of)));
  return found({role, target.attribute, 0, std::string(name), attribute.type});
}

Found Targets::find(std::string_view name) const {
  if (columns_) {
    if (const std::optional<std::uint32_t> cell = columns_->cell(name)) {
      const std::string known = *cell < cell_names_.size() ? cell_names_[*cell] : std::string(name);
      return found({Role::cell, {}, *cell, known, columns_->type(*cell)});
    }
    if (columns_->is_label(name)) return found({Role::label, {}, 0, "case", {Kind::text, 0}});
  }
  const bool is_input = model_.attribute(inspection, name).valid();
  if (!is_input) {
    if (name == ignore_target) return found({Role::ignored, {}, 0, "ignore", {Kind::text, 0}});
    if (name == "methodology") return found({Role::methodology, {}, 0, "methodology", {Kind::text, 0}});
    if (name == "origin") return found({Role::origin, {}, 0, "origin", {Kind::text, 0}});
    if (name == "note" || name == "notes") return found({Role::note, {}, 0, "note", {Kind::text, 0}});
    if (begins(name, before_description)) return describe(name);
  }
  return about_item(name);
}

Found Targets::of_heading(std::string_view heading) const {
  Found whole = find(heading);
  if (whole.target) return whole;
  const std::string_view name = facts::name_in_heading(heading);
  if (!name.empty()) {
    if (Found head = find(name); head.target) return head;
  }
  if (plain(heading) == "service") return describe("inspection service");
  for (const std::string& wanted : {plain(heading), plain(name)}) {
    const Known* const one =
        wanted.empty() ? nullptr : only(known_, [&](const Known& it) { return plain(it.name) == wanted; });
    if (one != nullptr) return found(one->target);
  }
  return whole;
}

const Known* Targets::certain(std::string_view heading) const {
  const std::string wanted = words_of(heading);
  if (wanted.empty()) return nullptr;
  if (const Known* const named = only(known_, [&](const Known& it) { return words_of(it.name) == wanted; }))
    return named;
  return only(known_, [&](const Known& it) { return !it.asked.empty() && words_of(it.asked) == wanted; });
}

std::vector<std::string> Targets::near(std::string_view wanted) const {
  std::vector<std::string> names;
  names.reserve(known_.size());
  for (const Known& it : known_) names.push_back(it.name);
  return nearest(wanted, names);
}

}  // namespace rubric::importing
