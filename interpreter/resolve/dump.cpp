#include "resolve/dump.hpp"

#include <fmt/format.h>

namespace rubric::resolve {

namespace {

std::string_view word(AttributeKind kind) {
  static constexpr std::string_view words[] = {"input", "judgement", "let", "rating", "score"};
  return words[static_cast<std::size_t>(kind)];
}

std::string title(const std::string& text) { return text.empty() ? "" : fmt::format("  \"{}\"", text); }

}  // namespace

std::string dump(const Model& model) {
  std::string out = fmt::format("methodology {}{}\n", model.name, title(model.title));
  for (const LevelSet& set : model.level_sets) {
    out += fmt::format("{} {}\n", set.ordered ? "scale" : "choice", set.name);
    for (const Level& level : set.levels) {
      out +=
          fmt::format("  {}{}{}\n", level.name, title(level.label), level.points ? "  " + level.points->exact() : "");
    }
  }
  for (const Parameter& parameter : model.parameters)
    out += fmt::format("parameter {} : {}\n", parameter.name, model.type_name(parameter.type));
  for (const Function& function : model.functions) {
    std::vector<std::string> types;
    for (const Type type : function.parameters) types.push_back(model.type_name(type));
    out +=
        fmt::format("function {}({}) : {}\n", function.name, fmt::join(types, ", "), model.type_name(function.result));
  }
  for (const Bands& bands : model.bands)
    out += fmt::format("bands {} from {} to {}\n", bands.name, model.type_name(bands.from), model.type_name(bands.to));
  for (const Table& table : model.tables) {
    out += fmt::format("table {}\n", table.name);
    for (const Column& column : table.columns)
      out += fmt::format("  {} : {}  {} a row\n", column.name, model.type_name(column.type),
                         column.per == syntax::Per::row ? 1 : column.items.size());
  }
  std::vector<std::vector<AttributeId>> by_item(model.items.size());
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i)
    by_item[model.attributes[i].item.index()].push_back(AttributeId{i});
  for (std::uint32_t i = 0; i < model.items.size(); ++i) {
    out += i == 0 ? "inspection\n" : fmt::format("{}{}\n", model.item_name(ItemId{i}), title(model.items[i].title));
    for (const AttributeId id : by_item[i]) {
      const Attribute& attribute = model[id];
      out += fmt::format(
          "  {} {}{}{}\n", word(attribute.kind), attribute.name,
          attribute.declared ? " : " + model.type_name(*attribute.declared) : "",
          attribute.adjustments.empty() ? "" : fmt::format("  {} adjustments", attribute.adjustments.size()));
    }
  }
  return out;
}

}  // namespace rubric::resolve
