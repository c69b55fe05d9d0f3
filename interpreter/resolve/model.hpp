#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/id.hpp"
#include "syntax/ast.hpp"
#include "values/type.hpp"

/// The methodology with its names settled: every item of the framework, every attribute of every item, and which
/// declaration gives it. Expressions are still syntax; `check` gives them types.
namespace rubric::resolve {

using ItemId = Id<struct ItemTag>;
using AttributeId = Id<struct AttributeTag>;
using syntax::ItemKind;

/// One domain, standard or question; item 0 is the inspection itself, which every other item lies in.
struct Item {
  ItemKind kind{};
  ItemId parent{};
  std::string id{};     // `2.1`, `safety`
  std::string title{};  // may be empty
  Span span{};
  std::vector<ItemId> children{};
};

struct Level {
  std::string name{};
  std::string label{};  // the name where none is written
  std::optional<Number> points{};
};

/// A scale (ordered, lowest first) or a choice; a Type names it by its index.
struct LevelSet {
  std::string name{};
  bool ordered = true;
  std::vector<Level> levels{};
  std::uint32_t declaration = 0;  // Ast::scales
};

/// A column of a table, spread over items: `answer per question` has one cell a row and question.
struct Column {
  std::string name{};
  syntax::Per per{};
  Type type{};
  std::vector<ItemId> items{};   // of `per standard` and `per question`
  std::uint32_t first_cell = 0;  // cells of a row: first_cell + position in `items` (or first_cell alone)
  Span span{};
};

struct Table {
  std::string name{};
  std::vector<Column> columns{};
  std::uint32_t cells = 0;        // cells of one row
  std::uint32_t declaration = 0;  // Ast::tables
};

struct Parameter {
  std::string name{};
  Type type{};
  std::uint32_t declaration = 0;  // Ast::parameters
};

struct Function {
  std::string name{};
  std::vector<Type> parameters{};
  Type result{};
  std::uint32_t declaration = 0;  // Ast::functions
};

struct Bands {
  std::string name{};
  Type from{};
  Type to{};
  std::uint32_t declaration = 0;  // Ast::bands
};

enum class AttributeKind : std::uint8_t { input, judgement, let, rating, score };

/// One conclusion or fact of one item: `share of question safety in standard 2.1`. Top-level ones belong to item 0.
struct Attribute {
  ItemId item{};
  std::string name{};
  AttributeKind kind{};
  std::uint32_t declaration = 0;  // Ast::inputs, judgements or definitions, by kind
  Span span{};                    // of the name in that declaration
  std::optional<Type> declared{};
  std::vector<std::uint32_t> adjustments{};  // Model::adjustments that bind it
};

/// One adjustment bound to one rating.
struct Adjustment {
  std::uint32_t declaration = 0;  // Ast::adjustments
  AttributeId attribute{};
};

/// One `require` or `not rated` clause bound to one item.
struct Clause {
  std::uint32_t declaration = 0;  // Ast::requires_ or Ast::not_rated
  ItemId item{};
};

/// One `require rising` or `require falling`: how a result moves where one of `causes` rises.
struct Claim {
  std::uint32_t declaration = 0;  // Ast::claims
  AttributeId result{};
  std::vector<AttributeId> causes{};
};

/// What a name means where an expression stands.
enum class Meaning : std::uint8_t { none, attribute, parameter, level, column, argument };

struct Model {
  std::string name{};                     // of the methodology
  std::vector<std::string> base_names{};  // of an amended one: case data for these are for it too
  std::string title{};
  std::optional<Date> from{};
  std::optional<Date> to{};
  std::vector<Item> items;
  std::vector<std::pair<ItemKind, std::string>> dropped_items{};  // by a change
  std::vector<LevelSet> level_sets;
  std::vector<Table> tables;
  std::vector<Parameter> parameters;
  std::vector<Function> functions;
  std::vector<Bands> bands;
  std::vector<Attribute> attributes;
  std::vector<Adjustment> adjustments;
  std::vector<Clause> requires_;
  std::vector<Clause> not_rated;
  std::vector<Claim> claims;
  std::optional<AttributeId> dated_by{};
  std::vector<std::vector<ItemId>> block_items;  // by Ast::for_blocks

  /// Whether case data that name the methodology `other` are for this one.
  bool answers_to(std::string_view other) const;
  /// The attribute `name` of exactly `item`.
  AttributeId attribute(ItemId item, std::string_view name) const;
  /// The attribute `name` of `item` or of the nearest item around it that has one.
  AttributeId attribute_in_scope(ItemId item, std::string_view name) const;
  /// The domain or standard with this id, or the question of this id in `standard`.
  ItemId find(ItemKind kind, std::string_view id, ItemId standard = {}) const;
  /// "standard 2.1", "question safety in standard 2.1", "" for the inspection.
  std::string item_name(ItemId item) const;
  /// "rating of standard 2.1", "overall".
  std::string attribute_name(AttributeId attribute) const;
  /// The index of the level named or labelled `text` in a scale or choice, or nothing.
  std::optional<std::uint32_t> level(Type type, std::string_view text) const;
  /// "percent", "Rating", …
  std::string type_name(Type type) const;
  const Item& operator[](ItemId id) const { return items[id.index()]; }
  const Attribute& operator[](AttributeId id) const { return attributes[id.index()]; }

  // Look-up tables, filled by resolve.
  std::unordered_map<std::string, std::uint32_t> parameter_by_name, function_by_name, bands_by_name, table_by_name,
      type_by_name;
  std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, std::uint32_t>>> levels_by_name;  // (set, level)
  std::unordered_map<std::string, AttributeId> attribute_by_key;
  std::unordered_map<std::string, ItemId> item_by_key;
};

}  // namespace rubric::resolve
