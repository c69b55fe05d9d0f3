#include "amend/named.hpp"

#include "syntax/live.hpp"
#include "syntax/words.hpp"

namespace rubric::amending {

namespace {

using syntax::DeclarationKind;
using syntax::DeclarationRef;

constexpr DeclarationKind kinds[] = {
    DeclarationKind::methodology, DeclarationKind::source,     DeclarationKind::scale,      DeclarationKind::table,
    DeclarationKind::parameter,   DeclarationKind::function,   DeclarationKind::bands,      DeclarationKind::input,
    DeclarationKind::judgement,   DeclarationKind::definition, DeclarationKind::adjustment, DeclarationKind::item};

std::uint32_t count(const syntax::Ast& ast, DeclarationKind kind) {
  const auto size = [](const auto& declarations) { return static_cast<std::uint32_t>(declarations.size()); };
  switch (kind) {
    case DeclarationKind::methodology: return size(ast.methodologies);
    case DeclarationKind::source: return size(ast.sources);
    case DeclarationKind::scale: return size(ast.scales);
    case DeclarationKind::table: return size(ast.tables);
    case DeclarationKind::parameter: return size(ast.parameters);
    case DeclarationKind::function: return size(ast.functions);
    case DeclarationKind::bands: return size(ast.bands);
    case DeclarationKind::input: return size(ast.inputs);
    case DeclarationKind::judgement: return size(ast.judgements);
    case DeclarationKind::definition: return size(ast.definitions);
    case DeclarationKind::adjustment: return size(ast.adjustments);
    case DeclarationKind::item: return size(ast.items);
    default: return 0;
  }
}

void add_standing(const syntax::Ast& ast, DeclarationKind kind, const syntax::Live& live, std::vector<Named>& all) {
  const std::uint32_t size = count(ast, kind);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (live(kind, i)) all.push_back(named(ast, {kind, i}));
  }
}

}  // namespace

Named named(const syntax::Ast& ast, DeclarationRef ref) {
  const auto it = [ref](std::string_view kind, const auto& declaration) { return Named{ref, kind, &declaration.name}; };
  switch (ref.kind) {
    case DeclarationKind::methodology: return it("methodology", ast.methodologies[ref.index]);
    case DeclarationKind::source: return it("source", ast.sources[ref.index]);
    case DeclarationKind::scale: return it(ast.scales[ref.index].ordered ? "scale" : "choice", ast.scales[ref.index]);
    case DeclarationKind::table: return it("table", ast.tables[ref.index]);
    case DeclarationKind::parameter: return it("parameter", ast.parameters[ref.index]);
    case DeclarationKind::function: return it("function", ast.functions[ref.index]);
    case DeclarationKind::bands: return it("bands", ast.bands[ref.index]);
    case DeclarationKind::input: return it("input", ast.inputs[ref.index]);
    case DeclarationKind::judgement: return it("judgement", ast.judgements[ref.index]);
    case DeclarationKind::definition:
      return it(syntax::word(ast.definitions[ref.index].kind), ast.definitions[ref.index]);
    case DeclarationKind::adjustment:
      return it(syntax::word(ast.adjustments[ref.index].kind), ast.adjustments[ref.index]);
    case DeclarationKind::item: return it(syntax::word(ast.items[ref.index].kind), ast.items[ref.index]);
    default: return {ref, "", nullptr};
  }
}

std::vector<Named> standing(const syntax::Ast& ast, DeclarationKind kind) {
  std::vector<Named> all;
  add_standing(ast, kind, syntax::Live(ast), all);
  return all;
}

std::vector<Named> standing(const syntax::Ast& ast) {
  std::vector<Named> all;
  const syntax::Live live(ast);
  for (const DeclarationKind kind : kinds) add_standing(ast, kind, live, all);
  return all;
}

}  // namespace rubric::amending
