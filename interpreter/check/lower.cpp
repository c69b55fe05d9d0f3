#include <fmt/format.h>

#include <algorithm>

#include "base/limits.hpp"
#include "base/nearest.hpp"
#include "check/checker.hpp"
#include "resolve/built_in.hpp"
#include "syntax/words.hpp"

namespace rubric::check {

using resolve::ItemKind;
using syntax::Expr;
using syntax::ExprKind;

namespace {

constexpr std::uint32_t none = Id<int>::none;

/// The item whose cell a spread column has in this scope: the item itself or one around it.
ItemId cell_owner(const resolve::Model& model, const resolve::Column& column, ItemId item, std::uint32_t& position) {
  for (; item.valid(); item = model[item].parent) {
    const auto at = std::lower_bound(column.items.begin(), column.items.end(), item);
    if (at == column.items.end() || *at != item) continue;
    position = static_cast<std::uint32_t>(at - column.items.begin());
    return item;
  }
  return {};
}

class NameLowering {
 public:
  NameLowering(Checker& checker, const syntax::Name& name, const Scope& scope)
      : checker_(checker), model_(checker.model()), name_(name), scope_(scope) {}

  NodeId lower() {
    if (const std::optional<NodeId> argument = this->argument()) return *argument;
    const std::optional<NodeId> column = this->column();
    const AttributeId attribute =
        scope_.function == none ? model_.attribute_in_scope(scope_.item, name_.text) : AttributeId{};
    const auto parameter = model_.parameter_by_name.find(name_.text);
    const bool is_parameter = parameter != model_.parameter_by_name.end();
    const bool is_level = model_.levels_by_name.contains(name_.text);
    const int meanings = (column ? 1 : 0) + (attribute.valid() ? 1 : 0) + (is_parameter ? 1 : 0) + (is_level ? 1 : 0);
    if (meanings > 1) {
      checker_.error(Code::ambiguous_name, name_.span,
                     fmt::format("`{}` has {} meanings here: {}", name_.text, meanings,
                                 spelled(column.has_value(), attribute, is_parameter, is_level)),
                     "rename one of them");
    }
    if (column) return *column;
    if (attribute.valid()) return leaf(NodeKind::attribute, attribute.value);
    if (is_parameter) return leaf(NodeKind::parameter, parameter->second);
    if (is_level) {
      const NodeId node = leaf(NodeKind::constant, none);
      checker_.written.emplace(node, static_cast<std::uint32_t>(&name_ - checker_.ast.names.data()));
      return node;
    }
    unknown();
    return leaf(NodeKind::constant, 0);
  }

 private:
  NodeId leaf(NodeKind kind, std::uint32_t ref) {
    Node node{kind};
    node.ref = ref;
    node.span = name_.span;
    if (kind == NodeKind::constant && ref == 0) return checker_.constant(Number{}, Type{}, name_.span);
    return checker_.add(node);
  }

  std::optional<NodeId> argument() {
    if (scope_.function == none) return std::nullopt;
    const syntax::Function& function = checker_.ast.functions[model_.functions[scope_.function].declaration];
    for (std::uint32_t i = 0; i < function.parameters.size(); ++i) {
      if (function.parameters[i].name.text == name_.text) return leaf(NodeKind::argument, i);
    }
    return std::nullopt;
  }

  std::optional<NodeId> column() {
    if (scope_.table == none) return std::nullopt;
    for (const resolve::Column& column : model_.tables[scope_.table].columns) {
      if (column.name != name_.text) continue;
      std::uint32_t position = 0;
      if (column.per != syntax::Per::row && !cell_owner(model_, column, scope_.item, position).valid()) {
        const std::string_view per = column.per == syntax::Per::standard ? "standard" : "question";
        checker_.error(
            Code::table_column, name_.span,
            fmt::format("column `{}` has one value for each {}, and no {} is meant here", column.name, per, per),
            fmt::format("read it inside `for {}s …`", per));
      }
      Node node{NodeKind::column};
      node.ref = column.first_cell + position;
      node.type = column.type;
      node.span = name_.span;
      return checker_.add(node);
    }
    return std::nullopt;
  }

  std::string spelled(bool column, AttributeId attribute, bool parameter, bool level) const {
    std::vector<std::string> words;
    if (column) words.emplace_back("a column");
    if (attribute.valid()) words.push_back(fmt::format("`{}`", model_.attribute_name(attribute)));
    if (parameter) words.emplace_back("a parameter");
    if (level) words.emplace_back("a level");
    return fmt::format("{}", fmt::join(words, ", "));
  }

  void unknown() {
    if (scope_.function != none && model_.attribute_in_scope(scope_.item, name_.text).valid()) {
      checker_.error(Code::impure_function, name_.span,
                     fmt::format("a function reads only its arguments and parameters, not `{}`", name_.text),
                     fmt::format("pass it in: add `{}` to the function's arguments", name_.text));
      return;
    }
    if (checker_.only_counting()) return checker_.error(Code::unknown_name, name_.span, {});
    std::vector<std::string> known;
    for (const auto& [name, index] : model_.parameter_by_name) known.push_back(name);
    for (const auto& [name, levels] : model_.levels_by_name) known.push_back(name);
    if (scope_.table != none) {
      for (const resolve::Column& column : model_.tables[scope_.table].columns) known.push_back(column.name);
    }
    if (scope_.function != none) {
      for (const auto& parameter : checker_.ast.functions[model_.functions[scope_.function].declaration].parameters)
        known.push_back(parameter.name.text);
    } else {
      for (const resolve::Attribute& attribute : model_.attributes) {
        for (ItemId item = scope_.item; item.valid(); item = model_[item].parent) {
          if (attribute.item == item) known.push_back(attribute.name);
        }
      }
    }
    std::string help = did_you_mean(name_.text, known);
    if (help.empty()) help = "define it with `let`, `input` or `parameter`, or correct the name";
    checker_.error(Code::unknown_name, name_.span, fmt::format("nothing here is called `{}`", name_.text), help);
  }

  Checker& checker_;
  const resolve::Model& model_;
  const syntax::Name& name_;
  const Scope& scope_;
};

ItemId find_item(Checker& checker, const syntax::ItemRef& ref, const Scope& scope) {
  const resolve::Model& model = checker.model();
  ItemId standard{};
  if (ref.kind == ItemKind::question) {
    if (ref.standard) {
      standard = model.find(ItemKind::standard, ref.standard->text);
    } else {
      for (ItemId at = scope.item; at.valid(); at = model[at].parent) {
        if (model[at].kind == ItemKind::standard) standard = at;
      }
      if (!standard.valid()) {
        checker.error(Code::unknown_item, ref.span, fmt::format("question `{}` of which standard?", ref.id.text),
                      fmt::format("write `question {} in standard …`", ref.id.text));
        return {};
      }
    }
  }
  const bool standard_unknown = ref.kind == ItemKind::question && !standard.valid();
  const ItemId found = standard_unknown ? ItemId{} : model.find(ref.kind, ref.id.text, standard);
  if (found.valid()) return found;
  const syntax::Name& missing = standard_unknown ? *ref.standard : ref.id;
  const ItemKind kind = standard_unknown ? ItemKind::standard : ref.kind;
  if (checker.only_counting()) {
    checker.error(Code::unknown_item, missing.span, {});
    return {};
  }
  std::vector<std::string> known;
  for (const resolve::Item& item : model.items) {
    if (item.kind == kind && (kind != ItemKind::question || item.parent == standard)) known.push_back(item.id);
  }
  const std::string owner = kind == ItemKind::question ? model.item_name(standard) : "the framework";
  std::string help = did_you_mean(missing.text, known);
  if (help.empty() && !known.empty() && known.size() <= 20) help = fmt::format("there are {}", fmt::join(known, ", "));
  checker.error(Code::unknown_item, missing.span,
                fmt::format("{} has no {} {}", owner, syntax::word(kind), missing.text), help);
  return {};
}

NodeId lower_attribute_of(Checker& checker, const Expr& expr, const Scope& scope) {
  const syntax::AttributeRef& ref = checker.ast.attribute_refs[expr.payload];
  const resolve::Model& model = checker.model();
  if (scope.function != none) {
    checker.error(Code::impure_function, expr.span, "a function reads only its arguments and parameters",
                  "pass the value in as an argument");
    return checker.constant(Number{}, Type{}, expr.span);
  }
  const ItemId item = ref.item ? find_item(checker, *ref.item, scope) : scope.item;
  if (!item.valid()) return checker.constant(Number{}, Type{}, expr.span);
  const AttributeId attribute =
      ref.item ? model.attribute(item, ref.attribute.text) : model.attribute_in_scope(item, ref.attribute.text);
  if (!attribute.valid()) {
    report_unknown_attribute(checker, item, ref.attribute);
    return checker.constant(Number{}, Type{}, expr.span);
  }
  Node node{ref.computed ? NodeKind::computed : NodeKind::attribute};
  node.ref = attribute.value;
  node.span = expr.span;
  return checker.add(node);
}

std::optional<Builtin> builtin_named(std::string_view name) {
  const auto& names = resolve::built_in_functions;
  const auto at = std::find(names.begin(), names.end(), name);
  if (at != names.end()) return static_cast<Builtin>(at - names.begin());
  return std::nullopt;
}

void unknown_function(Checker& checker, const syntax::Name& name) {
  const resolve::Model& model = checker.model();
  if (checker.only_counting()) return checker.error(Code::unknown_function, name.span, {});
  std::vector<std::string> known(resolve::built_in_functions.begin(), resolve::built_in_functions.end());
  for (const auto& [other, index] : model.function_by_name) known.push_back(other);
  for (const auto& [other, index] : model.bands_by_name) known.push_back(other);
  std::string help = did_you_mean(name.text, known);
  if (help.empty()) help = "declare it with `function` or `bands`";
  checker.error(Code::unknown_function, name.span, fmt::format("no function or bands table is called `{}`", name.text),
                help);
}

/// `distance(value, bands)`: the second argument names a table, not a value.
NodeId lower_distance(Checker& checker, const Expr& expr, const Scope& scope) {
  Node node{NodeKind::distance};
  node.span = expr.span;
  if (expr.child_count != 2) {
    checker.error(Code::argument_count, expr.span,
                  fmt::format("`distance` takes a value and a bands table, found {} arguments", expr.child_count),
                  "write `distance(value, bands_table)`");
    return checker.constant(Number{}, Type{}, expr.span);
  }
  const NodeId value = lower(checker, checker.ast.child(expr, 0), scope);
  const Expr& table = checker.ast[checker.ast.child(expr, 1)];
  const auto& bands = checker.model().bands_by_name;
  const auto at = table.kind == ExprKind::name ? bands.find(checker.ast.names[table.payload].text) : bands.end();
  if (at == bands.end()) {
    std::vector<std::string> known;
    for (const auto& [name, index] : bands) known.push_back(name);
    checker.error(Code::unknown_function, table.span, fmt::format("`{}` is no bands table", checker.quoted(table.span)),
                  did_you_mean(checker.quoted(table.span), known));
    return checker.constant(Number{}, Type{}, expr.span);
  }
  node.ref = at->second;
  return checker.add(node, {value});
}

NodeId lower_call(Checker& checker, const Expr& expr, const Scope& scope) {
  const syntax::Name& name = checker.ast.names[expr.payload];
  const resolve::Model& model = checker.model();
  if (name.text == "distance") return lower_distance(checker, expr, scope);
  Node node{NodeKind::call};
  node.span = expr.span;
  if (const auto builtin = builtin_named(name.text)) {
    node.kind = NodeKind::builtin;
    node.ref = static_cast<std::uint32_t>(*builtin);
  } else if (const auto function = model.function_by_name.find(name.text); function != model.function_by_name.end()) {
    node.ref = function->second;
  } else if (const auto bands = model.bands_by_name.find(name.text); bands != model.bands_by_name.end()) {
    node.kind = NodeKind::bands;
    node.ref = bands->second;
  } else {
    unknown_function(checker, name);
    return checker.constant(Number{}, Type{}, expr.span);
  }
  std::vector<NodeId> arguments;
  for (std::uint32_t i = 0; i < expr.child_count; ++i)
    arguments.push_back(lower(checker, checker.ast.child(expr, i), scope));
  return checker.add(node, arguments);
}

NodeId lower_text(Checker& checker, const Expr& expr) {
  const std::string& text = checker.ast.texts[expr.payload].text;
  const auto [at, fresh] = checker.text_numbers.emplace(text, static_cast<std::uint32_t>(checker.rules.texts.size()));
  if (fresh) checker.rules.texts.push_back(text);
  Node node{NodeKind::text_constant};
  node.type = {Kind::text, 0};
  node.ref = at->second;
  node.span = expr.span;
  return checker.add(node);
}

NodeId lower_is_rated(Checker& checker, const Expr& expr, const Scope& scope) {
  const ItemId item = find_item(checker, checker.ast.item_refs[expr.payload], scope);
  if (!item.valid()) return checker.constant(Number{}, Type{}, expr.span);
  Node node{NodeKind::is_rated};
  node.ref = item.value;
  node.span = expr.span;
  return checker.add(node);
}

}  // namespace

void report_unknown_attribute(Checker& checker, ItemId item, const syntax::Name& attribute) {
  const resolve::Model& model = checker.model();
  if (checker.only_counting()) return checker.error(Code::unknown_attribute, attribute.span, {});
  std::vector<std::string> known;
  for (const resolve::Attribute& other : model.attributes) {
    if (other.item == item) known.push_back(other.name);
  }
  const std::string owner = item.value == 0 ? "the inspection" : model.item_name(item);
  std::string help = did_you_mean(attribute.text, known);
  if (help.empty() && !known.empty() && known.size() <= 20) help = fmt::format("it has {}", fmt::join(known, ", "));
  checker.error(Code::unknown_attribute, attribute.span, fmt::format("{} has no `{}`", owner, attribute.text), help);
}

NodeId lower(Checker& checker, syntax::ExprId id, const Scope& scope) {
  const Expr& expr = checker.ast[id];
  Node node{};
  node.op = expr.op;
  node.span = expr.span;
  switch (expr.kind) {
    case ExprKind::number: {
      const Number& value = checker.ast.numbers[expr.payload];
      return checker.constant(value, {value.is_whole() && !value.is_negative() ? Kind::count : Kind::number, 0},
                              expr.span);
    }
    case ExprKind::percent: return checker.constant(checker.ast.numbers[expr.payload], {Kind::percent, 0}, expr.span);
    case ExprKind::date: return checker.constant(checker.ast.numbers[expr.payload], {Kind::date, 0}, expr.span);
    case ExprKind::boolean: return checker.constant(Number(expr.payload), {Kind::boolean, 0}, expr.span);
    case ExprKind::text: return lower_text(checker, expr);
    case ExprKind::name: return NameLowering(checker, checker.ast.names[expr.payload], scope).lower();
    case ExprKind::call: return lower_call(checker, expr, scope);
    case ExprKind::attribute_of: return lower_attribute_of(checker, expr, scope);
    case ExprKind::is_rated: return lower_is_rated(checker, expr, scope);
    case ExprKind::aggregate: return lower_aggregate(checker, expr, scope);
    case ExprKind::negate: node.kind = NodeKind::negate; break;
    case ExprKind::logical_not: node.kind = NodeKind::logical_not; break;
    case ExprKind::binary: node.kind = NodeKind::binary; break;
    case ExprKind::choose: node.kind = NodeKind::choose; break;
    case ExprKind::first_of: node.kind = NodeKind::first_of; break;
  }
  std::vector<NodeId> children;
  for (std::uint32_t i = 0; i < expr.child_count; ++i)
    children.push_back(lower(checker, checker.ast.child(expr, i), scope));
  return checker.add(node, children);
}

}  // namespace rubric::check
