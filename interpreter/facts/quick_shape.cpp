#include "facts/quick_shape.hpp"

#include <algorithm>

namespace rubric::facts {

namespace {

using resolve::AttributeId;
using resolve::ItemId;
using syntax::ItemKind;

constexpr ItemId inspection{0};

class Builder {
 public:
  Builder(const check::Rules& rules, CaseShape& shape) : rules_(rules), model_(rules.model), shape_(shape) {}

  void build() {
    const std::uint32_t root = object();
    add(root, "methodology", Role::methodology);
    add_object(root, "inspection", described());
    add_object(root, "inputs", top_inputs());
    add_object(root, "domains", items(ItemKind::domain, {}));
    add_object(root, "standards", items(ItemKind::standard, {}));
    add(root, "discretion", Role::discretion);
    add(root, "waivers", Role::waivers);
    add(root, "notes", Role::notes);
    shape_.discretion = object();
    add(shape_.discretion, "on", Role::on);
    add(shape_.discretion, "to", Role::to);
    shape_.waiver = object();
    add(shape_.waiver, "cap", Role::cap);
    add(shape_.waiver, "floor", Role::floor);
    add(shape_.waiver, "on", Role::on);
    for (const std::uint32_t record : {shape_.discretion, shape_.waiver}) {
      add(record, "reason", Role::reason);
      add(record, "by", Role::by);
    }
  }

 private:
  std::uint32_t object() {
    shape_.objects.emplace_back();
    return static_cast<std::uint32_t>(shape_.objects.size() - 1);
  }

  Member* add(std::uint32_t to, std::string_view key, Role role, std::uint32_t index = 0) {
    if (!is_plain(key)) return nullptr;
    std::vector<Member>& members = shape_.objects[to].members;
    const auto next = static_cast<std::uint32_t>(members.size() + 1);
    members.push_back({Word('"' + std::string(key) + '"'), {role, false, index}, next});
    return &members.back();
  }

  void add_object(std::uint32_t to, std::string_view key, std::uint32_t index) { add(to, key, Role::object, index); }

  void add_inputs(std::uint32_t to, ItemId item) {
    for (std::uint32_t i = 0; i < rules_.inputs.size(); ++i) {
      const AttributeId attribute = rules_.inputs[i];
      if (model_[attribute].item != item) continue;
      Member* const member = add(to, model_[attribute].name, item == inspection ? Role::top_input : Role::input, i);
      if (member == nullptr) continue;
      member->value.type = rules_.attributes[attribute.index()].type;
      member->value.is_rating = model_[attribute].name == "rating";
    }
    if (!model_.attribute(item, "origin").valid()) add(to, "origin", Role::remark);
  }

  std::uint32_t top_inputs() {
    const std::uint32_t made = object();
    add_inputs(made, inspection);
    return made;
  }

  std::uint32_t described() {
    const std::uint32_t made = top_inputs();
    shape_.objects[made].describes = true;
    return made;
  }

  std::uint32_t items(ItemKind kind, ItemId parent) {
    const std::uint32_t made = object();
    for (std::uint32_t i = 0; i < model_.items.size(); ++i) {
      const resolve::Item& item = model_.items[i];
      if (item.kind != kind || model_.find(kind, item.id, parent) != ItemId{i}) continue;
      add(made, item.id, Role::item, one_item(ItemId{i}));
    }
    return made;
  }

  std::uint32_t one_item(ItemId item) {
    const std::uint32_t made = object();
    add_inputs(made, item);
    if (model_[item].kind == ItemKind::standard && !model_.attribute(item, "questions").valid())
      add_object(made, "questions", items(ItemKind::question, item));
    bool may_be_unrated = false;
    for (std::size_t i = 0; i < model_.not_rated.size(); ++i)
      may_be_unrated = may_be_unrated || (model_.not_rated[i].item == item && !rules_.not_rated[i].valid());
    if (may_be_unrated && !model_.attribute(item, "not_rated").valid())
      add(made, "not_rated", Role::not_rated, item.value);
    return made;
  }

  const check::Rules& rules_;
  const resolve::Model& model_;
  CaseShape& shape_;
};

}  // namespace

bool is_plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20U; });
}

CaseShape::CaseShape(const check::Rules& rules) { Builder(rules, *this).build(); }

}  // namespace rubric::facts
