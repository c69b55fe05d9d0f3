#pragma once
#include <array>

#include "format/plan.hpp"

namespace rubric::format {

/// Walks the tree and places the tokens of each construct.
class Planner {
 public:
  Planner(Tokens& tokens, const syntax::Ast& ast);
  Plan take();

 private:
  using Index = std::uint32_t;  // of a token

  // Tokens: plan.cpp
  /// The first token at or behind `offset`.
  Index at(std::uint32_t offset) const;
  Index first(syntax::ExprId expr) const { return at(ast_[expr].span.begin); }
  /// The first token behind `span`.
  Index after(Span span) const { return at(span.end); }
  bool is(Index token, std::string_view text) const { return token < plan_.size() && tokens_[token] == text; }
  /// Whether the author began a line with the token.
  bool begins_line(Index token) const { return tokens_.all[token].newline_before; }
  /// Moves a line break that stands before `from` to `to`, unless comments hold it there.
  void move_break(Index from, Index to);

  // Kinds of places: plan.cpp
  /// Begins a line `indent` columns from the margin, and may have blank lines above it.
  void line(Index token, int indent, bool is_first = false);
  /// A clause of a declaration at `indent`: stands on its line, or on a line of its own where the author began one.
  void clause(Index token, int indent, std::uint8_t spaces = 2);
  /// Goes on `offset` columns behind `anchor` where the author began a line.
  void hang(Index token, Index anchor, int offset, std::uint8_t urgency = urgency::never);
  /// Rows of a construct: all on lines of their own at `indent`, or all on one line.
  bool rows(const std::vector<Index>& starts, int indent);
  /// A cell of the row that begins with a table's token.
  void cell(Index token, std::uint32_t table, std::uint8_t number, std::uint8_t spaces);
  std::uint32_t new_table() { return tables_++; }
  void cites(const std::vector<syntax::Cite>& cites, int indent, std::uint32_t table = none, std::uint8_t number = 0);

  // Declarations: plan_declarations.cpp
  void declarations(const std::vector<syntax::DeclarationRef>& refs, int indent);
  void declaration(syntax::DeclarationRef ref, int indent);
  Span span(syntax::DeclarationRef ref) const;
  int item_indent(const syntax::ItemDeclaration& item) const;
  /// The table that `ref` is a row of: that of its neighbour above where the two are of one kind.
  std::uint32_t table_of(syntax::DeclarationRef ref, Index start, bool is_first);
  std::size_t table_key(syntax::DeclarationRef ref) const;
  void value(syntax::ExprId expr, int indent, std::uint8_t spaces = 1);
  void place(const syntax::Methodology& it, int indent);
  void place(const syntax::SourceNote& it, int indent);
  void place(const syntax::ItemDeclaration& it, int indent);
  void place(const syntax::Function& it, int indent);
  void place(const syntax::Input& it, int indent);
  void place(const syntax::Judgement& it, int indent);
  void place(const syntax::Definition& it, int indent);
  void place(const syntax::Require& it, int indent);
  void place(const syntax::Claim& it, int indent);
  void place(const syntax::NotRated& it, int indent);
  void place(const syntax::Adjustment& it, int indent);
  /// Clauses that each begin a line, but `requires` behind `waivable`; false where there is none.
  bool adjustment_clauses(const syntax::Adjustment& it, int indent);
  void place(const syntax::Amend& it, int indent);
  void place(const syntax::Set& it, int indent);

  // Constructs with rows, members and clauses: plan_rows.cpp
  void place(const syntax::Scale& it, int indent);
  void place(const syntax::Questions& it, int indent);
  void place(const syntax::Table& it, int indent);
  void place(const syntax::Parameter& it, int indent);
  void place(const syntax::Bands& it, int indent);
  void place(const syntax::ForBlock& it, int indent);
  void place(const syntax::Test& it, int indent);
  void place(const syntax::Expect& it, int indent);
  /// The `end` of a block.
  void end_word(Span span, int indent);

  // Expressions: plan_expressions.cpp
  void expression(syntax::ExprId id, unsigned depth = 0);
  void binary(const syntax::Expr& expr, unsigned depth);
  void choose(const syntax::Expr& expr);
  void first_of(const syntax::Expr& expr);
  void call(const syntax::Expr& expr, unsigned depth);
  void aggregate(const syntax::Expr& expr);
  void selection(syntax::SelectionId id);
  void unary_minus(Index token) { plan_[token + 1].spaces = 0; }
  /// Whether a line of the `and` and `or` of `id` begins with one of them.
  bool has_broken_logic(syntax::ExprId id) const;

  Tokens& tokens_;
  const syntax::Ast& ast_;
  Plan plan_;
  std::uint32_t tables_ = 0;
  std::uint32_t own_table_ = none;              // of the declaration being placed
  std::array<std::uint32_t, 64> run_tables_{};  // by table_key, of the declarations just above
};

}  // namespace rubric::format
