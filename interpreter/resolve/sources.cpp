#include <fmt/format.h>

#include "base/nearest.hpp"
#include "resolve/resolver.hpp"
#include "syntax/declarations.hpp"

namespace rubric::resolve {

namespace {

struct CiteChecker {
  Resolver& resolver;
  std::unordered_map<std::string, Span> known;
  std::vector<std::string> names;

  void check(const std::vector<syntax::Cite>& cites) const {
    for (const syntax::Cite& cite : cites) {
      if (known.contains(cite.source.text)) continue;
      std::string help = did_you_mean(cite.source.text, names);
      if (help.empty()) help = fmt::format("declare it: `source {} \"Title of the document\"`", cite.source.text);
      resolver.error(Code::unknown_source, cite.source.span, fmt::format("no source is called `{}`", cite.source.text),
                     help);
    }
  }
};

}  // namespace

void resolve_sources(Resolver& resolver) {
  const syntax::Ast& ast = resolver.ast;
  CiteChecker checker{resolver, {}, {}};
  for (std::size_t i = 0; i < ast.sources.size(); ++i) {
    const syntax::SourceNote& source = ast.sources[i];
    if (!resolver.live(syntax::DeclarationKind::source, i)) continue;
    const auto [at, fresh] = checker.known.emplace(source.name.text, source.name.span);
    checker.names.push_back(source.name.text);
    if (fresh) continue;
    resolver.diagnostics.add({Code::defined_twice,
                              source.name.span,
                              fmt::format("source `{}` is defined twice", source.name.text),
                              {{at->second, "defined here first"}},
                              "rename one of them"});
  }
  syntax::for_each_declaration(ast, [&](const auto& declaration) { checker.check(declaration.cites); });
  for (const syntax::Parameter& parameter : ast.parameters) {
    for (const syntax::ParameterValue& value : parameter.values) checker.check(value.cites);
  }
}

}  // namespace rubric::resolve
