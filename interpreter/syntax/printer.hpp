#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "syntax/ast.hpp"

namespace rubric::syntax {

/// Writes one tree as indented lines; a nested object is one level deeper.
class Printer {
 public:
  Printer(const Sources& sources, const Ast& ast, bool with_places)
      : sources_(sources), ast_(ast), with_places_(with_places) {}

  void declaration(DeclarationRef ref);
  /// One expression by itself; nothing where there is none.
  void value(ExprId id) { expression("", id); }
  std::string take() { return std::move(out_); }

 private:
  // Lines: printer.cpp
  void line(const std::string& text);
  void open(const std::string& text, Span span);
  void close() { --depth_; }
  void head(std::string_view kind, const Declaration& declaration, const std::string& more = {});
  void cites(const std::vector<Cite>& cites);
  void optional(std::string_view what, const std::optional<Text>& text);

  // Expressions and selections: print_expressions.cpp
  void expression(std::string_view what, ExprId id);
  void children(const Expr& expr);
  void selection(std::string_view what, SelectionId id);
  static std::string item(const ItemRef& ref);
  static std::string attribute(const AttributeRef& ref);
  static std::string term(const SelectionTerm& term);

  // Declarations: print_declarations.cpp
  void print(const Methodology& it);
  void print(const SourceNote& it);
  void print(const Include& it);
  void print(const Scale& it);
  void print(const ItemDeclaration& it);
  void print(const Questions& it);
  void print(const Table& it);
  void print(const Parameter& it);
  void print(const DatedBy& it);
  void print(const Function& it);
  void print(const Bands& it);
  void print(const Input& it);
  void print(const Judgement& it);
  void print(const Definition& it);
  void print(const Require& it);
  void print(const Claim& it);
  void print(const NotRated& it);
  void print(const Adjustment& it);
  void print(const ForBlock& it);

  // Amendments, warnings and tests: print_tests.cpp
  void print(const Test& it);
  void print(const Given& it);
  void print(const Expect& it);
  void print(const Amend& it);
  void print(const Set& it);
  void print(const Replace& it);
  void print(const Drop& it);
  void print(const WarningRule& it);

  const Sources& sources_;
  const Ast& ast_;
  bool with_places_;
  std::string out_;
  int depth_ = 0;
};

/// A text in quotes, with its escapes.
std::string quoted(std::string_view text);

}  // namespace rubric::syntax
