#include "whatif/rules_told.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/text.hpp"
#include "syntax/printer.hpp"
#include "syntax/words.hpp"

namespace rubric::comparing {

using resolve::ItemId;
using syntax::DeclarationKind;

Teller::Teller(const Methodology::Impl& rules)
    : impl_(rules), ast_(rules.ast), model_(rules.rules.model), sources_(*rules.sources), live_(rules.ast) {}

std::string Teller::canonical(syntax::ExprId value) const {
  syntax::Printer printer(sources_, ast_, false);
  printer.value(value);
  return printer.take();
}

Rule Teller::begin(std::string name, const syntax::Declaration& declaration) const {
  return {std::move(name), evaluate::written(sources_, declaration.span, std::string::npos), declaration.span};
}

Part Teller::part(std::string name, syntax::ExprId value) const {
  const Span span = ast_[value].span;
  return {std::move(name), canonical(value), evaluate::written(sources_, span, std::string::npos), span};
}

Part Teller::part(std::string name, std::string canonical, Span span) const {
  return {std::move(name), std::move(canonical), evaluate::written(sources_, span, std::string::npos), span};
}

void Teller::add(Rule& rule, std::string name, syntax::ExprId value) const {
  if (value.valid()) rule.parts.push_back(part(std::move(name), value));
}

void Teller::add(Rule& rule, std::string name, const std::optional<syntax::Text>& text) {
  if (text) rule.parts.push_back({std::move(name), text->text, syntax::quoted(text->text), text->span});
}

void Teller::add(Rule& rule, std::string name, std::string text) {
  std::string shown = text;
  rule.parts.push_back({std::move(name), std::move(text), std::move(shown), rule.span});
}

void Teller::cites(Rule& rule, const std::vector<syntax::Cite>& cites) const {
  if (cites.empty()) return;
  std::vector<std::string> all;
  for (const syntax::Cite& cite : cites) all.push_back(evaluate::written(sources_, cite.span, std::string::npos));
  std::vector<std::string> sorted = all;
  std::sort(sorted.begin(), sorted.end());
  rule.parts.push_back({"cites", fmt::format("{}", fmt::join(sorted, ", ")), fmt::format("{}", fmt::join(all, ", ")),
                        cites.front().span});
}

Rule Teller::of(const syntax::Methodology& it) const {
  Rule rule = begin("methodology", it);
  if (it.from) add(rule, "in force from", to_string(*it.from));
  if (it.to) add(rule, "in force to", to_string(*it.to));
  cites(rule, it.cites);
  return rule;
}

Rule Teller::of(const syntax::SourceNote& it) const {
  static constexpr std::string_view certainties[] = {"unstated", "seen", "inferred", "background"};
  Rule rule = begin("source " + it.name.text, it);
  add(rule, "title", std::optional(it.title));
  add(rule, "certainty", std::string(certainties[static_cast<std::size_t>(it.certainty)]));
  return rule;
}

Rule Teller::of(const syntax::Scale& it) const {
  Rule rule = begin((it.ordered ? "scale " : "choice ") + it.name.text, it);
  std::vector<std::string> levels;
  for (const syntax::LevelRow& row : it.levels) levels.push_back(row.name.text);
  if (!it.ordered) std::sort(levels.begin(), levels.end());
  add(rule, "levels", fmt::format("{}", fmt::join(levels, ", ")));
  for (const syntax::LevelRow& row : it.levels) {
    rule.parts.push_back(part(
        row.name.text,
        fmt::format("{} {}", row.label ? syntax::quoted(row.label->text) : "", row.points ? row.points->exact() : ""),
        row.span));
  }
  cites(rule, it.cites);
  return rule;
}

Rule Teller::of(const syntax::Table& it) const {
  static constexpr std::string_view per[] = {"row", "standard", "question"};
  Rule rule = begin("table " + it.name.text, it);
  add(rule, "title", it.title);
  for (const syntax::Column& column : it.columns) {
    rule.parts.push_back(part("column " + column.name.text,
                              fmt::format("{} {}", per[static_cast<std::size_t>(column.per)], column.type.name.text),
                              column.span));
  }
  cites(rule, it.cites);
  return rule;
}

Rule Teller::of(const syntax::Parameter& it) const {
  Rule rule = begin("parameter " + it.name.text, it);
  add(rule, "type", it.type.name.text);
  std::vector<syntax::ParameterValue> values = it.values;
  std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  for (const syntax::ParameterValue& value : values) {
    const std::string name = value.from ? "from " + to_string(*value.from) : "value";
    add(rule, name, value.value);
    Rule cited;
    cites(cited, value.cites);
    for (Part& part : cited.parts) {
      part.name = name + ", cites";
      rule.parts.push_back(std::move(part));
    }
  }
  cites(rule, it.cites);
  return rule;
}

Rule Teller::of(const syntax::Function& it) const {
  Rule rule = begin("function " + it.name.text, it);
  std::vector<std::string> takes;
  for (const syntax::FunctionParameter& parameter : it.parameters)
    takes.push_back(fmt::format("{} : {}", parameter.name.text, parameter.type.name.text));
  add(rule, "takes", fmt::format("{}", fmt::join(takes, ", ")));
  add(rule, "type", it.result.name.text);
  add(rule, "value", it.body);
  cites(rule, it.cites);
  return rule;
}

Rule Teller::of(const syntax::Bands& it) const {
  Rule rule = begin("bands " + it.name.text, it);
  add(rule, "type", fmt::format("from {} to {}", it.from.name.text, it.to.name.text));
  for (const syntax::BandRow& row : it.rows) {
    rule.parts.push_back(part(row.level.text,
                              fmt::format("{} {} {} {}", static_cast<int>(row.edge), canonical(row.bound),
                                          canonical(row.upper), row.label ? syntax::quoted(row.label->text) : ""),
                              row.span));
  }
  cites(rule, it.cites);
  return rule;
}

Rule Teller::of(const syntax::Adjustment& it, const std::vector<ItemId>& items) const {
  Rule rule = begin(fmt::format("{} {}", syntax::word(it.kind), it.name.text), it);
  const bool whole = items.size() == 1 && items.front().value == 0;
  const auto on = [&](bool all) {
    return whole ? it.attribute.text : fmt::format("{} of {}", it.attribute.text, items_text(items, all));
  };
  rule.parts.push_back({"on", on(true), on(false), it.attribute.span});
  add(rule, "at", it.level);
  if (it.width) {
    const std::string_view way = it.up && it.down ? "up or down" : it.up ? "up" : "down";
    rule.parts.push_back(part("allows", fmt::format("{} {}", *it.width, way), it.allows_span));
  }
  add(rule, "when", it.when);
  if (it.waivable) add(rule, "waivable", "waivable");
  if (it.requires_reason || it.requires_by) {
    rule.parts.push_back(part("requires", fmt::format("{} {}", it.requires_reason, it.requires_by), it.requires_span));
  }
  cites(rule, it.cites);
  return rule;
}

Rule Teller::of(const syntax::Claim& it) const {
  const Span last = it.selection.valid() ? ast_[it.selection].span : it.cause.span;
  Rule rule = begin(evaluate::written(sources_, join(it.span, last), std::string::npos), it);
  add(rule, "message", it.message);
  cites(rule, it.cites);
  return rule;
}

Rule Teller::of(ItemId item) const {
  const resolve::Item& it = model_[item];
  Rule rule{model_.item_name(item), "", it.span};
  rule.text = fmt::format("{} {}", syntax::word(it.kind), it.id);
  if (!it.title.empty()) {
    rule.text += " " + syntax::quoted(it.title);
    add(rule, "title", syntax::quoted(it.title));
  }
  if (it.kind == syntax::ItemKind::standard && it.parent.value != 0) add(rule, "in", model_.item_name(it.parent));
  return rule;
}

std::vector<Rule> Teller::rules() const {
  std::vector<Rule> all;
  if (!ast_.methodologies.empty()) all.push_back(of(ast_.methodologies.front()));
  for (std::size_t i = 0; i < ast_.sources.size(); ++i) {
    if (live_(DeclarationKind::source, i)) all.push_back(of(ast_.sources[i]));
  }
  for (const resolve::LevelSet& set : model_.level_sets) all.push_back(of(ast_.scales[set.declaration]));
  for (std::uint32_t i = 1; i < model_.items.size(); ++i) all.push_back(of(ItemId{i}));
  for (const resolve::Table& table : model_.tables) all.push_back(of(ast_.tables[table.declaration]));
  for (const resolve::Parameter& parameter : model_.parameters)
    all.push_back(of(ast_.parameters[parameter.declaration]));
  for (const resolve::Function& function : model_.functions) all.push_back(of(ast_.functions[function.declaration]));
  for (const resolve::Bands& bands : model_.bands) all.push_back(of(ast_.bands[bands.declaration]));
  if (model_.dated_by) {
    Rule rule{"dated by", "dated by " + model_.attribute_name(*model_.dated_by), model_[*model_.dated_by].span};
    add(rule, "input", model_.attribute_name(*model_.dated_by));
    all.push_back(std::move(rule));
  }
  for (std::uint32_t i = 0; i < ast_.adjustments.size(); ++i) {
    std::vector<ItemId> items;
    for (const resolve::Adjustment& bound : model_.adjustments) {
      if (bound.declaration == i) items.push_back(model_[bound.attribute].item);
    }
    if (live_(DeclarationKind::adjustment, i)) all.push_back(of(ast_.adjustments[i], items));
  }
  for (const resolve::Claim& claim : model_.claims) all.push_back(of(ast_.claims[claim.declaration]));
  return all;
}

}  // namespace rubric::comparing
