#pragma once
#include <string>
#include <vector>

#include "random.hpp"
#include "reference/case_data.hpp"
#include "values/type.hpp"

/// Random rule files that are well typed and free of cycles, as text, and random case data for them.
namespace rubric::testing {

struct Levels {
  std::string name{};
  std::vector<std::string> levels{};
  bool ordered = true;
};

struct Parameter {
  std::string name{};
  Type type{};
};

struct BandTable {
  std::string name{};
  Type from{};
  Type to{};
  std::vector<Number> edges{};
};

struct Function {
  std::string name{};
  std::vector<Parameter> parameters{};
  Type result{};
};

struct Item {
  reference::ItemKey key{};
  std::size_t parent = 0;
};

/// One attribute of one item. An expression may read those of a lower rank, so that no cycle arises.
struct Attribute {
  std::size_t item = 0;
  std::string name{};
  Type type{};
  int rank = 0;
  bool input = false;
  bool has_else = false;
  bool may_be_unrated = false;
};

struct Column {
  std::string name{};
  Type type{};
  std::string per{};  // "", "standard", "question"
};

/// A cap, floor or discretion, with the items whose `attribute` it binds.
struct Adjustment {
  std::string kind{};
  std::string name{};
  std::string attribute{};
  std::vector<std::size_t> items{};
  Type type{};
};

/// A rule file and what there is to say about its case data.
struct Rules {
  std::string text{};
  std::vector<Levels> levels{};
  std::vector<Item> items{};  // item 0 is the inspection
  std::vector<Parameter> parameters{};
  std::vector<BandTable> bands{};
  std::vector<Function> functions{};
  std::vector<Attribute> attributes{};
  std::vector<Column> columns{};  // of the table `rows`, where there are any
  std::vector<Adjustment> adjustments{};
  std::vector<std::size_t> may_be_unrated{};  // items of which the data may say so
  bool dated = false;                         // parameters change between 2020 and 2026
};

/// The rule file of this seed.
Rules random_rules(std::uint64_t seed);
/// Complete case data: nothing that has no `or else` is left out.
reference::CaseData random_case(const Rules& rules, Random& random);
/// `complete` with some facts, cells or the whole table left out.
reference::CaseData with_gaps(const Rules& rules, const reference::CaseData& complete, Random& random);
/// `gaps` completed at random.
reference::CaseData completed(const Rules& rules, const reference::CaseData& gaps, Random& random);

}  // namespace rubric::testing
