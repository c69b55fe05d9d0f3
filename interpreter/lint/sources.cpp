#include <fmt/format.h>

#include <unordered_set>

#include "lint/lint.hpp"
#include "syntax/declarations.hpp"
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
  for (const syntax::SourceNote& source : lint.ast.sources) {
    if (cited.contains(source.name.text)) continue;
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
  for (const syntax::Parameter& parameter : lint.ast.parameters) {
    bool cites = false;
    for (const syntax::ParameterValue& value : parameter.values) cites = cites || !value.cites.empty();
    if (!cites) check(parameter, "parameter");
  }
  for (const syntax::Bands& bands : lint.ast.bands) check(bands, "bands table");
  for (const syntax::Definition& definition : lint.ast.definitions) {
    if (definition.kind != syntax::DefinitionKind::let)
      check(definition, definition.kind == syntax::DefinitionKind::score ? "score" : "rating");
  }
  for (const syntax::NotRated& clause : lint.ast.not_rated) check(clause, "clause");
  for (const syntax::Adjustment& adjustment : lint.ast.adjustments) {
    check(adjustment, syntax::word(adjustment.kind));
  }
}

}  // namespace rubric::lint
