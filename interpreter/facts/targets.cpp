#include "facts/targets.hpp"

#include <fmt/format.h>

#include "base/nearest.hpp"
#include "facts/reader.hpp"

namespace rubric::facts {

using resolve::AttributeId;
using resolve::ItemId;
using resolve::Model;
using syntax::ItemKind;

namespace {

constexpr ItemId inspection{0};

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  while (true) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return result;
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find(' '), text.size());
    result.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

Target no_item(const Model& model, ItemKind kind, std::string_view id, ItemId standard = {}) {
  const std::vector<std::string> known = item_ids(model, kind, standard);
  const std::string_view word = kind == ItemKind::domain     ? "domain"
                                : kind == ItemKind::standard ? "standard"
                                                             : "question";
  Target target;
  target.partly = true;
  target.code = Code::unknown_item_in_data;
  if (kind == ItemKind::question) {
    target.complaint = fmt::format("{} has no question {}", model.item_name(standard), quoted(id));
  } else {
    target.complaint = fmt::format("the rules have no {} {}", word, quoted(id));
  }
  target.help = suggest(id, known, fmt::format("the {}s are ", word));
  return target;
}

Target attribute_of(const Model& model, ItemId item, std::string_view name) {
  Target target;
  target.attribute = model.attribute(item, name);
  if (target.attribute.valid()) return target;
  target.partly = true;
  const std::vector<std::string> known = attribute_names(model, item);
  target.complaint = fmt::format("{} has no {}", model.item_name(item), quoted(name));
  target.help = suggest(name, known, "it has ");
  return target;
}

struct ItemSearch {
  ItemId item{};
  Target failure{};
};

/// `standard 2.1`, `domain 1`, `question safety in standard 2.1`, `question safety in 2.1`.
ItemSearch written_item(const Model& model, const std::vector<std::string_view>& text) {
  if (text.size() == 2 && (text[0] == "standard" || text[0] == "domain")) {
    const ItemKind kind = text[0] == "standard" ? ItemKind::standard : ItemKind::domain;
    const ItemId item = model.find(kind, text[1]);
    return item.valid() ? ItemSearch{item, {}} : ItemSearch{{}, no_item(model, kind, text[1])};
  }
  if (text.size() >= 4 && text[0] == "question" && text[2] == "in" &&
      text.size() == (text[3] == "standard" ? 5U : 4U)) {
    const ItemId standard = model.find(ItemKind::standard, text.back());
    if (!standard.valid()) return {{}, no_item(model, ItemKind::standard, text.back())};
    const ItemId item = model.find(ItemKind::question, text[1], standard);
    return item.valid() ? ItemSearch{item, {}} : ItemSearch{{}, no_item(model, ItemKind::question, text[1], standard)};
  }
  return {};
}

Target nothing_known(const Model& model, std::string_view name) {
  std::vector<std::string> known;
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i) known.push_back(model.attribute_name(AttributeId{i}));
  Target target;
  target.code = Code::unknown_item_in_data;
  target.complaint = fmt::format("the rules have no {}", quoted(name));
  target.help = did_you_mean(name, known);
  return target;
}

}  // namespace

Target find_target(const Model& model, std::string_view name) {
  if (const AttributeId top = model.attribute(inspection, name); top.valid()) return {top, {}, {}, {}, false};
  const std::vector<std::string_view> text = words(name);
  if (text.size() >= 3 && text[1] == "of") {
    const ItemSearch found = written_item(model, {text.begin() + 2, text.end()});
    if (found.item.valid()) return attribute_of(model, found.item, text[0]);
    return found.failure.complaint.empty() ? nothing_known(model, name) : found.failure;
  }
  if (const ItemSearch found = written_item(model, text); found.item.valid())
    return attribute_of(model, found.item, "rating");
  else if (!found.failure.complaint.empty())
    return found.failure;
  if (text.empty() || text.size() > 3) return nothing_known(model, name);

  const ItemId standard = model.find(ItemKind::standard, text[0]);
  if (!standard.valid()) {
    const ItemId domain = model.find(ItemKind::domain, text[0]);
    if (domain.valid() && text.size() < 3) return attribute_of(model, domain, text.size() == 1 ? "rating" : text[1]);
    return text[0].find_first_of("0123456789") == 0 ? no_item(model, ItemKind::standard, text[0])
                                                    : nothing_known(model, name);
  }
  if (text.size() == 1) return attribute_of(model, standard, "rating");
  const ItemId question = model.find(ItemKind::question, text[1], standard);
  if (question.valid()) return attribute_of(model, question, text.size() == 2 ? "rating" : text[2]);
  if (text.size() == 2 && model.attribute(standard, text[1]).valid()) return attribute_of(model, standard, text[1]);
  return no_item(model, ItemKind::question, text[1], standard);
}

std::string_view before_out_of(std::string_view name) {
  constexpr std::string_view end = " out of";
  if (name.size() <= end.size() || name.substr(name.size() - end.size()) != end) return {};
  return name.substr(0, name.size() - end.size());
}

std::string_view name_in_heading(std::string_view heading) {
  const std::size_t end = heading.find(behind_name);
  return end == std::string_view::npos ? std::string_view{} : heading.substr(0, end);
}

std::vector<std::string> item_ids(const Model& model, ItemKind kind, ItemId standard) {
  std::vector<std::string> ids;
  for (const resolve::Item& item : model.items) {
    if (item.kind == kind && (kind != ItemKind::question || item.parent == standard)) ids.push_back(item.id);
  }
  return ids;
}

std::vector<std::string> attribute_names(const Model& model, ItemId item) {
  std::vector<std::string> names;
  for (const resolve::Attribute& attribute : model.attributes) {
    if (attribute.item == item) names.push_back(attribute.name);
  }
  return names;
}

}  // namespace rubric::facts
