#pragma once
#include "resolve/model.hpp"

/// The checked methodology: every expression of every item lowered to typed nodes whose references are settled.
/// What stands here is known to be sound; the compiler and the explanation read it, nothing else does.
namespace rubric::check {

using NodeId = Id<struct NodeTag>;
using resolve::AttributeId;
using resolve::ItemId;

enum class NodeKind : std::uint8_t {
  constant,       // Rules::constants[ref]
  text_constant,  // Rules::texts[ref]
  attribute,      // the final value of attribute `ref`
  computed,       // the computed value of attribute `ref`
  parameter,      // Model::parameters[ref]
  argument,       // of the function being defined: its parameter number `ref`
  column,         // cell `ref` of the row of the table that the aggregate around it ranges over
  call,           // Model::functions[ref](children)
  builtin,        // Builtin(ref)(children)
  bands,          // Model::bands[ref](child)
  distance,       // distance(child, Model::bands[ref])
  negate,         // - child
  logical_not,    // not child
  binary,         // child `op` child
  choose,         // condition, then, else
  first_of,       // value, condition, …, otherwise
  is_rated,       // item `ref` is rated
  aggregate,      // over items: Rules::aggregates[ref]
  row_aggregate,  // over a table's rows: Rules::row_aggregates[ref]
};

enum class Builtin : std::uint8_t {
  points,
  min,
  max,
  abs,
  floor,
  ceiling,
  round_half_up,
  round_half_even,
  round_down,
  round_up,
  years_between,
  months_between,
  days_between
};

/// One typed node; `span` is where it is written, `item` the item in whose scope it is read.
struct Node {
  NodeKind kind{};
  syntax::Operator op{};
  Type type{};
  std::uint32_t ref = 0;
  std::uint32_t first_child = 0;
  std::uint32_t child_count = 0;
  Span span{};
};

/// One item of an aggregate: counted where it is rated (if asked) and `where` holds.
struct Member {
  ItemId item{};
  NodeId where{};           // unset: always
  NodeId value{};           // unset for count and proportion
  bool rated_only = false;  // counts only where the item is rated (items that may be unrated)
};

/// count, proportion, sum, mean, lowest, highest, some, every over items of the framework.
struct Aggregate {
  syntax::AggregateKind kind{};
  std::vector<Member> members{};
};

/// The same over the rows of a table; `where` and `value` are read once a row.
struct RowAggregate {
  syntax::AggregateKind kind{};
  std::uint32_t table = 0;
  NodeId where{};
  NodeId value{};
};

/// One attribute with its type and what defines it.
struct Attribute {
  Type type{};
  NodeId definition{};                  // unset for judgements and plain inputs; the `or else` of an input
  NodeId out_of{};                      // of a score
  std::uint32_t input = Id<int>::none;  // index in Rules::inputs, for inputs and judgements
  bool changeable = false;              // declared so
};

/// One adjustment of one rating (by Model::adjustments): its condition (unset: always), its level, and the clauses of
/// its declaration.
struct Adjustment {
  NodeId when{};
  NodeId level{};
  syntax::AdjustmentKind kind{};
  std::uint32_t width = 0;  // of discretion: in bands
  bool up = false;
  bool down = false;
  bool waivable = false;
  bool requires_reason = false;
  bool requires_by = false;
};

/// One row edge word for a whole table, and its rows with bounds still to be read per date interval.
struct BandRow {
  NodeId bound{};  // constant or parameter; unset for the open end
  std::uint32_t level = 0;
  std::string label{};
  Span span{};
};
struct Bands {
  bool edge_belongs_above = true;  // below/from; false: up to/above
  std::vector<BandRow> rows{};     // ascending; row i ends where row i+1 begins, and has its lower bound (row 0: none)
};

/// Half-open interval of dates with the values of all parameters in it.
struct Interval {
  std::optional<Date> from{};  // unset: from the beginning of time
  std::optional<Date> to{};
  std::vector<Number> parameters{};             // by Model::parameters
  std::vector<std::uint32_t> parameter_rows{};  // which ParameterValue is in force
};

/// What a test gives, by clause of syntax::Test: an input's value or a record.
struct TestGiven {
  AttributeId attribute{};
  std::optional<Number> value{};      // of discretion: the level asked for
  std::vector<std::uint32_t> waived;  // Model::adjustments
};
struct TestExpect {
  AttributeId attribute{};
  std::optional<Number> value{};
  std::optional<Number> upper{};  // of a range
};
struct Test {
  std::vector<TestGiven> givens;
  std::vector<TestExpect> expects;
};

struct Rules {
  resolve::Model model;
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  std::vector<Number> constants;
  std::vector<std::string> texts;
  std::vector<Aggregate> aggregates;
  std::vector<RowAggregate> row_aggregates;
  std::vector<Attribute> attributes;    // by Model::attributes
  std::vector<Adjustment> adjustments;  // by Model::adjustments
  std::vector<NodeId> requires_;        // by Model::requires_
  std::vector<NodeId> not_rated;        // by Model::not_rated; unset: `may be not rated`
  std::vector<NodeId> functions;        // bodies, by Model::functions
  std::vector<Bands> bands;             // by Model::bands
  std::vector<AttributeId> inputs;      // in the order of their numbers in case data
  std::vector<AttributeId> order;       // every attribute after those it reads
  std::vector<Interval> intervals;      // at least one, ascending
  std::vector<bool> may_be_unrated;     // by Model::items
  std::vector<Test> tests;              // by Ast::tests; empty where a test changes what it names

  const Node& operator[](NodeId id) const { return nodes[id.index()]; }
  NodeId child(const Node& node, std::size_t i) const { return children[node.first_child + i]; }
};

}  // namespace rubric::check
