#include "resolve/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "resolve/built_in.hpp"
#include "resolve/resolver.hpp"

namespace rubric::resolve {

using syntax::DeclarationKind;

Model resolve(const Sources&, const syntax::Ast& ast, Diagnostics& diagnostics) {
  Model model;
  Resolver resolver{ast, model, diagnostics, syntax::Live(ast)};
  resolve_header(resolver);
  resolve_sources(resolver);
  resolve_level_sets(resolver);
  resolve_framework(resolver);
  resolve_tables(resolver);
  resolve_values(resolver);
  resolve_attributes(resolver);
  resolve_adjustments(resolver);
  resolve_claims(resolver);
  return model;
}

bool Resolver::claim(const syntax::Name& name, std::string_view what) {
  const auto is_it = [&](std::string_view word) { return name.text == word; };
  if (std::any_of(built_in_functions.begin(), built_in_functions.end(), is_it) ||
      std::any_of(built_in_types.begin(), built_in_types.end(), is_it)) {
    error(Code::reserved_name, name.span, fmt::format("`{}` is built in and cannot name a {}", name.text, what),
          "choose another name");
    return false;
  }
  const auto [at, fresh] = globals.emplace(name.text, name.span);
  if (!fresh) {
    diagnostics.add({Code::defined_twice,
                     name.span,
                     fmt::format("`{}` is defined twice", name.text),
                     {{at->second, "defined here first"}},
                     "rename one of them, or remove one: a name has one definition"});
  }
  return fresh;
}

Type Resolver::type(const syntax::TypeName& written) const {
  const std::string& name = written.name.text;
  for (std::size_t i = 0; i < built_in_types.size(); ++i) {
    if (built_in_types[i] == name) return {static_cast<Kind>(i), 0};
  }
  if (const auto at = model.type_by_name.find(name); at != model.type_by_name.end()) {
    return {model.level_sets[at->second].ordered ? Kind::scale : Kind::choice, at->second};
  }
  std::vector<std::string> known(built_in_types.begin(), built_in_types.end());
  for (const LevelSet& set : model.level_sets) known.push_back(set.name);
  std::string help = did_you_mean(name, known);
  if (help.empty()) help = "a type is count, number, percent, boolean, text, date, or a scale or choice of the rules";
  error(Code::unknown_type, written.name.span, fmt::format("no type is called `{}`", name), help);
  return {};
}

void resolve_header(Resolver& resolver) {
  const syntax::Ast& ast = resolver.ast;
  if (ast.methodologies.empty()) {
    if (ast.amends.empty() && !ast.partial && !ast.order.empty()) {
      resolver.error(Code::no_methodology, Span{}, "no methodology is declared",
                     "begin the file with `methodology some_name \"Its title\"`");
    }
    return;
  }
  const syntax::Methodology& first = ast.methodologies.front();
  resolver.model.name = first.name.text;
  resolver.model.title = first.title ? first.title->text : "";
  resolver.model.from = first.from;
  resolver.model.to = first.to;
  for (const syntax::Amend& amend : ast.amends) {
    resolver.model.base_names.push_back(resolver.model.name);
    resolver.model.name = amend.name.text;
    if (amend.title) resolver.model.title = amend.title->text;
  }
  if (first.from && first.to && *first.to <= *first.from) {
    resolver.error(Code::in_force_dates, first.span,
                   fmt::format("the methodology ends on {}, not after {} when it begins", to_string(*first.to),
                               to_string(*first.from)),
                   "swap the two dates");
  }
  for (std::size_t i = 1; i < ast.methodologies.size(); ++i) {
    const syntax::Methodology& other = ast.methodologies[i];
    if (!resolver.live(DeclarationKind::methodology, i)) continue;
    resolver.diagnostics.add({Code::two_methodologies,
                              other.name.span,
                              fmt::format("a second methodology, `{}`, is declared", other.name.text),
                              {{first.name.span, "the first is here"}},
                              "keep one; included files hold declarations only"});
  }
}

void resolve_level_sets(Resolver& resolver) {
  Model& model = resolver.model;
  for (std::uint32_t i = 0; i < resolver.ast.scales.size(); ++i) {
    const syntax::Scale& scale = resolver.ast.scales[i];
    if (!resolver.live(DeclarationKind::scale, i)) continue;
    if (!resolver.claim(scale.name, scale.ordered ? "scale" : "choice")) continue;
    const auto index = static_cast<std::uint32_t>(model.level_sets.size());
    LevelSet set{scale.name.text, scale.ordered, {}, i};
    for (const syntax::LevelRow& row : scale.levels) {
      model.levels_by_name[row.name.text].emplace_back(index, static_cast<std::uint32_t>(set.levels.size()));
      set.levels.push_back({row.name.text, row.label ? row.label->text : row.name.text, row.points});
    }
    model.type_by_name.emplace(set.name, index);
    model.level_sets.push_back(std::move(set));
  }
}

void resolve_tables(Resolver& resolver) {
  Model& model = resolver.model;
  for (std::uint32_t i = 0; i < resolver.ast.tables.size(); ++i) {
    const syntax::Table& written = resolver.ast.tables[i];
    if (!resolver.live(DeclarationKind::table, i) || !resolver.claim(written.name, "table")) continue;
    Table table{written.name.text, {}, 0, i};
    std::unordered_map<std::string, Span> names;
    for (const syntax::Column& column : written.columns) {
      if (const auto [at, fresh] = names.emplace(column.name.text, column.name.span); !fresh) {
        resolver.diagnostics.add({Code::defined_twice,
                                  column.name.span,
                                  fmt::format("column `{}` is defined twice", column.name.text),
                                  {{at->second, "defined here first"}},
                                  "rename one of them"});
      }
      Column resolved{column.name.text, column.per, resolver.type(column.type), {}, table.cells, column.name.span};
      if (column.per != syntax::Per::row) {
        const ItemKind kind = column.per == syntax::Per::standard ? ItemKind::standard : ItemKind::question;
        for (std::uint32_t item = 0; item < model.items.size(); ++item) {
          if (model.items[item].kind == kind) resolved.items.push_back(ItemId{item});
        }
      }
      table.cells += column.per == syntax::Per::row ? 1 : static_cast<std::uint32_t>(resolved.items.size());
      table.columns.push_back(std::move(resolved));
    }
    model.table_by_name.emplace(table.name, static_cast<std::uint32_t>(model.tables.size()));
    model.tables.push_back(std::move(table));
  }
}

}  // namespace rubric::resolve
