#include "syntax/dump.hpp"

#include "syntax/printer.hpp"

namespace rubric::syntax {

std::string dump(const Sources& sources, const Ast& ast, Places places) {
  Printer printer(sources, ast, places == Places::shown);
  for (DeclarationRef ref : ast.order) printer.declaration(ref);
  std::string text = printer.take();
  if (ast.partial) text += "(declarations with syntax errors are left out)\n";
  return text;
}

}  // namespace rubric::syntax
