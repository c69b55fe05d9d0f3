#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/source.hpp"
#include "values/date.hpp"
#include "values/number.hpp"

/// The syntax tree: what the rule files say, nothing looked up yet. One Ast holds every file of a methodology;
/// expressions and selections are addressed by ids into its vectors, and everything carries its span.
namespace rubric::syntax {

using ExprId = Id<struct ExprTag>;
using SelectionId = Id<struct SelectionTag>;

/// A name or item id as written: `safety`, `2.1`, `Rating`.
struct Name {
  std::string text{};
  Span span{};
};

/// A quoted text, escapes already undone; the span covers the quotes.
struct Text {
  std::string text{};
  Span span{};
};

/// How sure a cited fact is: seen in print, inferred from what is, or background knowledge not yet confirmed.
enum class Certainty : std::uint8_t { unstated, seen, inferred, background };

/// `cites stoke "footnotes 2 to 8" inferred`: a source, a place in it, and how sure.
struct Cite {
  Name source{};
  std::optional<Text> place{};
  Certainty certainty = Certainty::unstated;
  Span span{};
};

enum class ExprKind : std::uint8_t {
  number,        // Ast::numbers[payload]
  percent,       // Ast::numbers[payload], in percent points
  date,          // Ast::numbers[payload], days since 1970-01-01
  text,          // Ast::texts[payload]
  boolean,       // payload 0 or 1
  name,          // Ast::names[payload]: a level, parameter, attribute in scope, column, function argument
  call,          // Ast::names[payload] (children): a function, built-in or bands table
  negate,        // - child
  logical_not,   // not child
  binary,        // child `op` child
  choose,        // if child then child else child
  first_of,      // value, condition, value, condition, …, otherwise value
  attribute_of,  // Ast::attribute_refs[payload]: `[computed] rating of standard 1.1`
  is_rated,      // Ast::item_refs[payload]: `standard 4.1 is rated`
  aggregate,     // Ast::aggregates[payload]
};

enum class Operator : std::uint8_t {
  none,
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  logical_and,
  logical_or
};

/// One node of an expression; what `payload` indexes depends on `kind`, children lie in Ast::children.
struct Expr {
  ExprKind kind{};
  Operator op = Operator::none;
  std::uint32_t payload = 0;
  std::uint32_t first_child = 0;
  std::uint32_t child_count = 0;
  std::uint32_t height = 1;  // 1 + the highest child; at most limits::expression_height
  Span span{};
};

enum class ItemKind : std::uint8_t { inspection, domain, standard, question };

/// `standard 2.1`, `question safety`, `question safety in standard 2.1`.
struct ItemRef {
  ItemKind kind{};
  Name id{};
  std::optional<Name> standard{};
  Span span{};
};

/// `rating of standard 1.1`, `computed rating of standard 1.1`; without `item`: `computed rating` of the item in scope.
struct AttributeRef {
  bool computed = false;
  Name attribute{};
  std::optional<ItemRef> item{};
};

/// `2.1` or `2.1 to 2.4` (numeric ids in numeric order, both ends included).
struct IdRange {
  Name first{};
  std::optional<Name> last{};
};

/// `standards in domains 2, 3`, `standards 2.1 to 2.4`, `questions safety in standard 2.1`, `inspected_cases`.
struct SelectionTerm {
  ItemKind kind{};
  std::optional<Name> table{};               // a table's rows; then nothing else is set
  std::vector<IdRange> ids{};                // none: all of the kind
  std::optional<ItemKind> container_kind{};  // after `in`
  std::vector<IdRange> container_ids{};
  Span span{};
};

/// What a `for` block, an aggregate or an adjustment ranges over; the order of `terms` does not matter.
struct Selection {
  bool rated = false;  // `rated standards …`
  std::vector<SelectionTerm> terms{};
  std::vector<SelectionTerm> except{};
  ExprId where{};
  Span span{};
};

enum class AggregateKind : std::uint8_t { count, proportion, sum, mean, lowest, highest, some, every };

/// `sum of VALUE of SELECTION`, `some SELECTION has VALUE`; `value` is unset for count and proportion.
struct Aggregate {
  AggregateKind kind{};
  ExprId value{};
  SelectionId selection{};
};

/// What every declaration has: its name, the span from its keyword to its last token, and what it cites.
struct Declaration {
  Name name{};
  Span span{};
  std::vector<Cite> cites{};
};

struct Methodology : Declaration {
  std::optional<Text> title{};
  std::optional<Date> from{};
  std::optional<Date> to{};
};

struct SourceNote : Declaration {
  Text title{};
  Certainty certainty = Certainty::unstated;
};

struct Include {
  Text path{};
  Span span{};
};

/// A row of a scale or choice; points only on a scale, where all rows have them or none.
struct LevelRow {
  Name name{};
  std::optional<Text> label{};
  std::optional<Number> points{};
  Span span{};
};

struct Scale : Declaration {
  bool ordered = true;  // scale: lowest first; false: choice
  std::vector<LevelRow> levels{};
};

/// `domain 1 "…"`, `standard 1.1 "…"` (inside a domain, or alone), `question safety "…"` (inside a standard).
struct ItemDeclaration : Declaration {
  ItemKind kind{};
  std::optional<Text> title{};
  std::uint32_t parent = Id<int>::none;  // index in Ast::items of the enclosing domain or standard
};

/// `questions for SELECTION` with a row for each question, given to each selected standard.
struct Questions : Declaration {
  SelectionId selection{};
  std::vector<ItemDeclaration> rows{};
};

/// The name of a type as written.
struct TypeName {
  Name name{};
};

enum class Per : std::uint8_t { row, standard, question };

/// `column answer per question : Answer`.
struct Column : Declaration {
  Per per = Per::row;
  TypeName type{};
};

struct Table : Declaration {
  std::optional<Text> title{};
  std::vector<Column> columns{};
};

/// One value of a parameter, from a date on (half-open to the next) or for all time.
struct ParameterValue {
  std::optional<Date> from{};
  ExprId value{};
  std::vector<Cite> cites{};
  Span span{};
};

struct Parameter : Declaration {
  TypeName type{};
  std::vector<ParameterValue> values{};
};

struct FunctionParameter {
  Name name{};
  TypeName type{};
};

struct Function : Declaration {
  std::vector<FunctionParameter> parameters{};
  TypeName result{};
  ExprId body{};
};

enum class Edge : std::uint8_t { below, from, up_to, above, between, unused };

/// `from 50% requires_improvement "Too few"`; `between` is `50% to 64%`; `unused outstanding` names a level no row gives.
struct BandRow {
  Edge edge{};
  ExprId bound{};
  ExprId upper{};  // of `between` only
  Name level{};
  std::optional<Text> label{};
  Span span{};
};

struct Bands : Declaration {
  TypeName from{};
  TypeName to{};
  std::vector<BandRow> rows{};
};

/// What inputs and judgements have in common.
struct Fact : Declaration {
  TypeName type{};
  std::optional<Text> question{};
  std::optional<Span> changeable{};
};

struct Input : Fact {
  ExprId or_else{};
};

struct Judgement : Fact {
  std::optional<Text> by{};
};

enum class DefinitionKind : std::uint8_t { let, rating, score };

/// `let share = …`, `rating overall = …` (in a `for` block: `rating = …`), `score total = … out of 36`.
struct Definition : Declaration {
  DefinitionKind kind{};
  ExprId value{};
  ExprId out_of{};
};

/// `require yes <= cases "more yes answers than cases"`; its name is empty.
struct Require : Declaration {
  ExprId condition{};
  std::optional<Text> message{};
};

/// `require rising overall in yes of questions "one more good answer never lowers it"`: where a value of the case data
/// rises, the result never falls, or where `falling`, never rises. Its name is empty.
struct Claim : Declaration {
  bool rising = true;
  AttributeRef result{};
  Name cause{};
  SelectionId selection{};  // unset: a top-level value
  std::optional<Text> message{};
};

/// `not rated when CONDITION "reason"`, or `may be not rated` (then the data say so); its name is empty.
struct NotRated : Declaration {
  ExprId when{};  // unset: `may be not rated`
  std::optional<Text> reason{};
};

enum class AdjustmentKind : std::uint8_t { discretion, floor, cap };

/// `cap NAME on ATTRIBUTE [of SELECTION] [at LEVEL] clauses…`; the checker says which clauses a kind must have.
struct Adjustment : Declaration {
  AdjustmentKind kind{};
  Name attribute{};
  SelectionId selection{};  // unset: a top-level rating
  ExprId level{};
  ExprId when{};
  std::optional<std::uint32_t> width{};  // `allows 1 band up or down`
  bool up = false;
  bool down = false;
  bool waivable = false;
  bool requires_reason = false;
  bool requires_by = false;
  Span allows_span{};
  Span when_span{};
  Span requires_span{};
};

enum class DeclarationKind : std::uint8_t {
  methodology,
  source,
  include,
  scale,
  item,
  questions,
  table,
  parameter,
  dated_by,
  function,
  bands,
  input,
  judgement,
  definition,
  require,
  claim,
  not_rated,
  adjustment,
  for_block,
  test,
  amend,
  set,
  replace,
  drop,
  warning_rule
};

/// Where a declaration lies: the vector of its kind in Ast, and its index there.
struct DeclarationRef {
  DeclarationKind kind{};
  std::uint32_t index = 0;
};

/// `for standards 2.1 to 2.4` and its members: inputs, judgements, definitions, require, not rated.
struct ForBlock {
  SelectionId selection{};
  std::vector<DeclarationRef> members{};
  Span span{};
};

struct DatedBy {
  Name input{};
  Span span{};
};

/// `set good_from = 60%`: for all time; `set good_from from 2026-04-01 = 60%`: that one dated value.
struct Set {
  Name parameter{};
  std::optional<Date> from{};
  ExprId value{};
  Span span{};
};

/// `replace` before a whole declaration, or before a `for` block whose members take the place of others.
struct Replace {
  DeclarationRef declaration{};
  Span span{};
};

/// `drop cap governance`; `kind_word` is the keyword as written.
struct Drop {
  Name kind_word{};
  Name name{};
  Span span{};
};

/// `amend "base.rubric" as youth_2021_lower_good "What if …?"`.
struct Amend : Declaration {
  Text base{};
  std::optional<Text> title{};
};

/// `allow R420 on yes "asked for the report"`, `deny R420`: how a warning is taken, here or wherever it is given.
struct WarningRule {
  bool deny = false;
  Name code{};
  std::optional<Name> on{};      // of `allow`
  std::optional<Text> reason{};  // of `allow`
  Span span{};
};

/// What a test reads or gives: `overall`, `total`, `rating of standard 1.1`, `yes of question safety in standard 2.1`.
struct TestTarget {
  AttributeRef attribute{};
  Span span{};
};

enum class GivenKind : std::uint8_t { value, missing, not_rated, discretion, waiver };

/// `given TARGET = VALUE`, `given TARGET missing`, `given TARGET not rated ["reason"]`,
/// `given discretion on TARGET to LEVEL [reason "…"] [by "…"]`, `given waiver of cap NAME [reason "…"] [by "…"]`.
struct Given {
  GivenKind kind{};
  TestTarget target{};  // unset text for `waiver`
  ExprId value{};       // of a value; of discretion the level asked for
  Name waived{};
  std::optional<Text> reason{};
  std::optional<Text> by{};
  Span span{};
};

enum class ExpectKind : std::uint8_t { value, range, missing, not_rated, not_capped, error, no_error };

/// `expect TARGET = VALUE [because KIND NAME]`, `expect TARGET = LOW to HIGH`, `expect TARGET missing`,
/// `expect TARGET not rated`, `expect TARGET not capped`, `expect error R501`, `expect no error R501`.
struct Expect {
  ExpectKind kind{};
  TestTarget target{};  // unset text for `error` and `no error`
  ExprId value{};
  ExprId upper{};                      // of a range
  std::optional<Name> because_kind{};  // cap, floor, discretion, question, band, waiver
  std::optional<Name> because{};
  std::optional<Name> code{};
  Span span{};

  /// Whether it is about a diagnostic, and not about a value.
  bool is_about_error() const { return kind == ExpectKind::error || kind == ExpectKind::no_error; }
};

/// `test "title"` with its clauses; the runner belongs to `rubric test`.
struct Test {
  Text title{};
  std::optional<Text> case_path{};
  std::vector<Given> givens{};
  std::vector<DeclarationRef> changes{};  // set, replace, drop
  std::vector<Expect> expects{};
  Span span{};
};

/// A `for` block behind `replace` whose members stand in the place of others; a later layer stands over an earlier one.
struct Override {
  std::uint32_t block = 0;
  std::uint32_t layer = 0;
};

/// Every declaration of a methodology by kind, the expression arena, and the order of writing (for printing only:
/// order never matters).
struct Ast {
  std::vector<Expr> exprs;
  std::vector<ExprId> children;
  std::vector<Selection> selections;
  std::vector<Aggregate> aggregates;
  std::vector<ItemRef> item_refs;
  std::vector<AttributeRef> attribute_refs;
  std::vector<Number> numbers;
  std::vector<Text> texts;
  std::vector<Name> names;

  std::vector<Methodology> methodologies;
  std::vector<SourceNote> sources;
  std::vector<Include> includes;
  std::vector<Scale> scales;  // and choices
  std::vector<ItemDeclaration> items;
  std::vector<Questions> questions;
  std::vector<Table> tables;
  std::vector<Parameter> parameters;
  std::vector<DatedBy> dated_by;
  std::vector<Function> functions;
  std::vector<Bands> bands;
  std::vector<Input> inputs;
  std::vector<Judgement> judgements;
  std::vector<Definition> definitions;
  std::vector<Require> requires_;
  std::vector<Claim> claims;
  std::vector<NotRated> not_rated;
  std::vector<Adjustment> adjustments;
  std::vector<ForBlock> for_blocks;
  std::vector<Test> tests;
  std::vector<Amend> amends;
  std::vector<Set> sets;
  std::vector<Replace> replaces;
  std::vector<Drop> drops;
  std::vector<WarningRule> warning_rules;

  std::vector<DeclarationRef> order;    // top-level declarations, file by file, as written
  std::vector<DeclarationRef> dropped;  // taken out by a change, at whatever depth
  std::vector<Override> overrides;      // `replace for …` that hold
  bool partial = false;                 // a declaration was skipped because of a syntax error
  std::vector<Span> skipped;            // the text of those declarations

  const Expr& operator[](ExprId id) const { return exprs[id.index()]; }
  const Selection& operator[](SelectionId id) const { return selections[id.index()]; }
  /// The `i`-th child of `expr`.
  ExprId child(const Expr& expr, std::size_t i) const { return children[expr.first_child + i]; }
};

}  // namespace rubric::syntax
