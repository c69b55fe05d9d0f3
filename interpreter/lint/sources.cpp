#include <fmt/format.h>

#include <unordered_set>

#include "lint/lint.hpp"
#include "syntax/declarations.hpp"
#include "syntax/live.hpp"
#include "syntax/words.hpp"

namespace rubric::lint {

void check_sources(const Lint& lint) {
  std::unordered_set<std::string_view> cited;
  const auto note = [&](const std::vector<syntax::Cite>& cites) {
    for (const syntax::Cite& cite : cites) cited.insert(cite.source.text);
  };
  syntax::for_each_declaration(lint.ast, [&](const syntax::Declaration& declaration) { note(declaration.cites); });
  for (const syntax::Parameter& parameter : lint.ast.parameters) {
    for (const syntax::ParameterValue& value : parameter.values) note(value.cites);
  }
  const syntax::Live live(lint.ast);
  for (std::size_t i = 0; i < lint.ast.sources.size(); ++i) {
    const syntax::SourceNote& source = lint.ast.sources[i];
    if (cited.contains(source.name.text) || !live(syntax::DeclarationKind::source, i)) continue;
    lint.diagnostics.add(
        {Code::never_cited,
         source.name.span,
         fmt::format("nothing cites `{}`", source.name.text),
         {},
         fmt::format("write `cites {}` where it is the reason for a rule, or remove it", source.name.text)});
  }
}

void check_cites(const Lint& lint) {
  const auto check = [&](const syntax::Declaration& declaration, std::string_view what) {
    if (!declaration.cites.empty()) return;
    const bool named = !declaration.name.text.empty();
    lint.diagnostics.add({Code::cites_nothing,
                          named ? declaration.name.span : declaration.span,
                          fmt::format("this {} cites no source", what),
                          {},
                          "write `cites`, the name of a source and the place in it"});
  };
  using syntax::DeclarationKind;
  const syntax::Live live(lint.ast);
  const auto check_all = [&](const auto& declarations, DeclarationKind kind, const auto& what) {
    for (std::size_t i = 0; i < declarations.size(); ++i) {
      if (live(kind, i)) check(declarations[i], what(declarations[i]));
    }
  };
  for (std::size_t i = 0; i < lint.ast.parameters.size(); ++i) {
    const syntax::Parameter& parameter = lint.ast.parameters[i];
    if (!live(DeclarationKind::parameter, i)) continue;
    bool cites = false;
    for (const syntax::ParameterValue& value : parameter.values) cites = cites || !value.cites.empty();
    if (!cites) check(parameter, "parameter");
  }
  check_all(lint.ast.bands, DeclarationKind::bands, [](const syntax::Bands&) { return "bands table"; });
  for (std::size_t i = 0; i < lint.ast.definitions.size(); ++i) {
    const syntax::Definition& definition = lint.ast.definitions[i];
    if (definition.kind != syntax::DefinitionKind::let && live(DeclarationKind::definition, i))
      check(definition, definition.kind == syntax::DefinitionKind::score ? "score" : "rating");
  }
  check_all(lint.ast.not_rated, DeclarationKind::not_rated, [](const syntax::NotRated&) { return "clause"; });
  check_all(lint.ast.adjustments, DeclarationKind::adjustment,
            [](const syntax::Adjustment& adjustment) { return syntax::word(adjustment.kind); });
}

}  // namespace rubric::lint
