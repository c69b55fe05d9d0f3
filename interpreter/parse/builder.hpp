#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "grammar/point.hpp"
#include "parse/failure.hpp"
#include "parse/marks.hpp"
#include "parse/tokens.hpp"
#include "syntax/ast.hpp"

namespace rubric::parsing {

/// Builds the syntax tree of one file. The parser calls one function for each rule that it matched, the innermost
/// first, with the text of the rule; values wait on stacks until the rule around them takes them.
class Builder {
 public:
  Builder(std::string_view text, SourceId source, syntax::Ast& ast, Diagnostics& diagnostics);

  // Errors and recovery: recovery.cpp
  enum class Unit : std::uint8_t { declaration, member, for_head, clause, test_head };
  /// Begins at `start` what is kept or dropped as a whole, and says how to undo it.
  Marks begin(Unit unit, std::uint32_t start);
  /// Keeps the unit that just ended.
  void commit(Unit unit);
  /// Reports `failure`, drops the unit that began at `start`, and returns where parsing goes on.
  std::uint32_t recover(Unit unit, const Marks& marks, const Failure& failure, std::uint32_t start);
  /// Fails because the rule of `point` does not match at `offset`.
  [[noreturn]] void fail(const grammar::Point& point, std::uint32_t offset) const;
  void enter_expression(std::uint32_t offset);
  void leave_expression() { --depth_; }

  // Tokens: builder.cpp
  void space(Piece piece) { ends_.add(piece); }
  void name(Piece piece);
  void text(Piece piece);
  void title(Piece);
  void label(Piece);
  void seen(Piece) { certainty_ = syntax::Certainty::seen; }
  void inferred(Piece) { certainty_ = syntax::Certainty::inferred; }
  void background(Piece) { certainty_ = syntax::Certainty::background; }
  void cited_place(Piece);
  void cite(Piece piece);
  void date(Piece piece);

  // Selections: selections.cpp
  void domain_kind(Piece) { kind_ = syntax::ItemKind::domain; }
  void standard_kind(Piece) { kind_ = syntax::ItemKind::standard; }
  void question_kind(Piece) { kind_ = syntax::ItemKind::question; }
  void term_kind(Piece) { term_.kind = kind_; }
  void container_kind(Piece);
  void range_end(Piece) { range_has_end_ = true; }
  void id_range(Piece);
  void item_term(Piece piece);
  void table_term(Piece piece);
  void bare_term(Piece piece);
  void except_word(Piece) { in_except_ = true; }
  void where_word(Piece);
  void where_condition(Piece);
  void rated_word(Piece) { selection_.rated = true; }
  void selection(Piece piece);
  void item_standard(Piece);
  void item(Piece piece);

  // Expressions: expressions.cpp
  void number_literal(Piece piece);
  void percent_literal(Piece piece);
  void date_literal(Piece piece);
  void text_literal(Piece piece);
  void true_literal(Piece piece) { boolean_literal(piece, true); }
  void false_literal(Piece piece) { boolean_literal(piece, false); }
  void name_value(Piece);
  void opened(Piece piece);
  void group(Piece piece);
  void group_closed(Piece) { open_.pop_back(); }
  void call_open(Piece piece);
  void frame(Piece) { frames_.push_back(exprs_.size()); }
  void call(Piece piece);
  void attribute_of(Piece piece);
  void computed(Piece piece);
  void is_not(Piece) { is_not_ = true; }
  void is_rated(Piece piece);
  void negate(Piece piece);
  void deny(Piece piece);
  void operation(Piece piece);
  void binary(Piece piece);
  void choose(Piece piece);
  void first_of(Piece piece);
  void aggregate_word(Piece piece);
  void counting(Piece piece);
  void folding(Piece piece);

  // The framework: framework.cpp
  void force_date(Piece);
  void force_end(Piece);
  void in_force(Piece piece);
  void methodology(Piece piece);
  void source(Piece piece);
  void include(Piece piece);
  void points(Piece piece);
  void level_row(Piece piece);
  void scale(Piece piece) { levels(piece, true); }
  void choice(Piece piece) { levels(piece, false); }
  void domain(Piece piece) { item_declaration(piece, syntax::ItemKind::domain); }
  void standard(Piece piece) { item_declaration(piece, syntax::ItemKind::standard); }
  void question(Piece piece) { item_declaration(piece, syntax::ItemKind::question); }
  void question_row(Piece piece);
  void questions(Piece piece);

  // Parameters, functions, tables, bands: tables.cpp
  void type(Piece piece);
  void dated_from(Piece) { row_cites_ = cites_.size(); }
  void fixed_value(Piece piece);
  void dated_value(Piece piece);
  void parameter(Piece piece);
  void dated_by(Piece piece);
  void function_argument(Piece);
  void function(Piece piece);
  void column_word(Piece) { row_cites_ = cites_.size(); }
  void per_standard(Piece) { per_ = syntax::Per::standard; }
  void per_question(Piece) { per_ = syntax::Per::question; }
  void column(Piece piece);
  void table(Piece piece);
  void below(Piece) { edge_ = syntax::Edge::below; }
  void from(Piece) { edge_ = syntax::Edge::from; }
  void up_to(Piece) { edge_ = syntax::Edge::up_to; }
  void above(Piece) { edge_ = syntax::Edge::above; }
  void unused(Piece) { edge_ = syntax::Edge::unused; }
  void between(Piece) { edge_ = syntax::Edge::between; }
  void band_row(Piece piece);
  void bands(Piece piece);

  // Inputs, definitions, for blocks: definitions.cpp
  void asked(Piece piece);
  void changeable(Piece piece);
  void or_else(Piece piece);
  void answered_by(Piece piece);
  void input(Piece piece);
  void judgement(Piece piece);
  void let(Piece piece) { definition(piece, syntax::DefinitionKind::let); }
  void score(Piece piece) { definition(piece, syntax::DefinitionKind::score); }
  void rating(Piece piece) { definition(piece, syntax::DefinitionKind::rating); }
  void message(Piece);
  void require(Piece piece);
  void rising(Piece) { rising_ = true; }
  void falling(Piece) { rising_ = false; }
  void claimed_item(Piece);
  void claim(Piece piece);
  void not_rated(Piece piece);
  void may_be_not_rated(Piece piece);
  void for_selection(Piece);
  void for_block(Piece piece);

  // Adjustments: adjustments.cpp
  void discretion_word(Piece) { adjustment_.kind = syntax::AdjustmentKind::discretion; }
  void floor_word(Piece) { adjustment_.kind = syntax::AdjustmentKind::floor; }
  void cap_word(Piece) { adjustment_.kind = syntax::AdjustmentKind::cap; }
  void adjusted_selection(Piece);
  void at_level(Piece piece);
  void width(Piece piece);
  void up(Piece) { adjustment_.up = true; }
  void down(Piece) { adjustment_.down = true; }
  void allows(Piece piece);
  void when(Piece piece);
  void waivable(Piece piece);
  void reason(Piece) { adjustment_.requires_reason = true; }
  void by(Piece) { adjustment_.requires_by = true; }
  void requirements(Piece piece);
  void adjustment(Piece piece);

  // Amendments, warnings and tests: tests.cpp
  void amend(Piece piece);
  void set(Piece piece);
  void replace(Piece piece);
  void drop(Piece piece);
  void change(Piece);
  void allow(Piece piece);
  void deny_warning(Piece piece);
  void case_path(Piece piece);
  void target_computed(Piece) { target_computed_ = true; }
  void target(Piece piece);
  void given_missing(Piece) { given_.kind = syntax::GivenKind::missing; }
  void given_unrated(Piece) { given_.kind = syntax::GivenKind::not_rated; }
  void given_reason(Piece piece);
  void given_by(Piece piece);
  void given_discretion(Piece) { given_.kind = syntax::GivenKind::discretion; }
  void given_waiver(Piece) { given_.kind = syntax::GivenKind::waiver; }
  void given(Piece piece);
  void because_kind(Piece piece);
  void because(Piece);
  void expected_upper(Piece) { expect_.kind = syntax::ExpectKind::range; }
  void expected_missing(Piece) { expect_.kind = syntax::ExpectKind::missing; }
  void expected_not_rated(Piece) { expect_.kind = syntax::ExpectKind::not_rated; }
  void expected_not_capped(Piece) { expect_.kind = syntax::ExpectKind::not_capped; }
  void expected_error(Piece piece);
  void expected_no_error(Piece piece);
  void expect(Piece piece);
  void test_title(Piece);
  void test(Piece piece);

 private:
  Span span(Piece piece) const;
  std::string_view at(Piece piece) const { return text_.substr(piece.begin, piece.end - piece.begin); }
  [[noreturn]] void fail(Code code, Span span, std::string message, std::string help,
                         std::vector<Label> labels = {}) const;
  /// Fails where a clause of the same kind stands already at `first`; else remembers `piece` in it.
  void once(std::optional<Span>& first, Piece piece, std::string_view clause) const;
  void clear();

  syntax::Name take_name();
  syntax::Text take_text();
  syntax::ExprId take_expr();
  syntax::SelectionId take_selection();
  std::vector<syntax::Cite> take_cites(std::size_t from = 0);
  /// The head that all declarations share; takes the waiting name and cites.
  void head(syntax::Declaration& declaration, Piece piece, bool named = true);
  /// The last declaration: to be listed by the unit it ends.
  template <class T>
  void add(syntax::DeclarationKind kind, std::vector<T>& into, T declaration) {
    last_ = syntax::DeclarationRef{kind, static_cast<std::uint32_t>(into.size())};
    into.push_back(std::move(declaration));
  }

  Number number_in(Piece piece, std::string_view digits) const;
  void push(syntax::ExprKind kind, Span span, std::uint32_t payload, const std::vector<syntax::ExprId>& children = {},
            syntax::Operator op = syntax::Operator::none, std::uint32_t height_below = 0);
  void boolean_literal(Piece piece, bool value);
  std::vector<syntax::ExprId> take_exprs(std::size_t count);
  void push_aggregate(Piece piece, syntax::ExprId value);
  void add_term(syntax::SelectionTerm term);
  void levels(Piece piece, bool ordered);
  void item_declaration(Piece piece, syntax::ItemKind kind);
  void definition(Piece piece, syntax::DefinitionKind kind);

  std::string_view text_;
  SourceId source_;
  syntax::Ast& ast_;
  Diagnostics& diagnostics_;
  TokenEnds ends_;
  std::size_t depth_ = 0;

  // Values that wait for the rule around them.
  std::vector<syntax::Name> names_;
  std::vector<syntax::Text> texts_;
  std::vector<syntax::ExprId> exprs_;
  std::vector<syntax::SelectionId> selections_;
  std::vector<std::size_t> frames_;
  std::vector<Span> open_;  // parentheses
  std::vector<syntax::Operator> operators_;
  std::vector<syntax::AggregateKind> aggregates_;
  std::vector<syntax::Name> types_;
  std::vector<syntax::Cite> cites_;
  std::optional<Date> date_;

  // The selection being read, and those around it whose `where` it stands in.
  syntax::Selection selection_;
  syntax::SelectionTerm term_;
  std::vector<syntax::IdRange> ranges_;
  std::vector<syntax::Selection> outer_;
  syntax::ItemKind kind_{};
  std::optional<syntax::ItemRef> item_;
  std::optional<syntax::Name> item_standard_;
  bool range_has_end_ = false;
  bool in_except_ = false;
  bool is_not_ = false;

  // The declaration being read: what its clauses and rows have said so far.
  std::optional<syntax::Text> title_;
  std::optional<syntax::Text> label_;
  std::optional<syntax::Text> place_;
  syntax::Certainty certainty_{};
  std::optional<Date> from_;
  std::optional<Date> to_;
  std::optional<Number> points_;
  std::vector<syntax::LevelRow> levels_;
  std::vector<syntax::ItemDeclaration> rows_;
  std::vector<syntax::ParameterValue> values_;
  std::vector<syntax::FunctionParameter> arguments_;
  std::vector<syntax::Column> columns_;
  std::vector<syntax::BandRow> bands_;
  std::size_t row_cites_ = 0;
  syntax::Per per_{};
  syntax::Edge edge_{};
  std::optional<syntax::Text> asked_;
  std::optional<syntax::Text> by_;
  std::optional<syntax::Text> message_;
  syntax::ExprId or_else_;
  std::optional<syntax::ItemRef> claimed_item_;
  bool rising_ = true;
  syntax::Adjustment adjustment_;
  std::vector<syntax::TestTarget> targets_;
  syntax::Given given_;
  bool target_computed_ = false;
  syntax::Expect expect_;
  std::optional<Span> changeable_;
  std::optional<Span> first_clause_[4];  // of the clauses that stand once

  // What declarations stand in.
  Marks declaration_marks_{};
  std::uint32_t declaration_start_ = 0;
  std::optional<syntax::DeclarationRef> last_;
  std::uint32_t domain_ = Id<int>::none;
  std::uint32_t standard_ = Id<int>::none;
  syntax::ForBlock block_;
  syntax::Test test_;
  std::optional<Span> case_;
  bool head_failed_ = false;
  bool clause_failed_ = false;
  bool skipped_ = false;  // the declaration before was skipped: what looks stray may belong to it
};

}  // namespace rubric::parsing
