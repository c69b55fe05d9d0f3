#pragma once
#include <map>
#include <optional>

#include "reference/framework.hpp"

namespace rubric::reference {

/// Where an expression stands: the item it is read for, the row of the aggregate around it, the arguments of a function.
struct Scope {
  std::size_t item = 0;
  const syntax::Table* table = nullptr;
  const Row* row = nullptr;
  const std::map<std::string, Value>* arguments = nullptr;
};

/// One result; `unrated_item` where its item is not rated, so that what fails there counts as not rated.
struct Reading {
  std::string name{};
  Value value{};
  bool unrated_item = false;
};

/// Evaluates one inspection whose data leave nothing missing, on demand and with a memo.
class Evaluator {
 public:
  Evaluator(const syntax::Ast& ast, const CaseData& data, std::optional<Date> as_at = {});
  /// The value of an attribute of an item, after discretion, floors and caps; without them where `computed` is set.
  Value attribute(std::size_t item, const std::string& name, bool computed = false);
  /// Every attribute of every item with its final value.
  std::vector<Reading> results();
  const Framework& framework() const { return framework_; }

 private:
  struct Declared {
    syntax::DeclarationKind kind{};
    std::uint32_t index = 0;
  };

  Value eval(syntax::ExprId id, const Scope& scope);
  Value binary(const syntax::Expr& expr, const Scope& scope);
  Value name(const std::string& text, const Scope& scope);
  Value call(const syntax::Expr& expr, const Scope& scope);
  Value builtin(const std::string& word, const std::vector<Value>& arguments);
  Value bands(const syntax::Bands& table, const Value& value, bool distance);
  Value aggregate(const syntax::Aggregate& aggregate, const Scope& scope);
  Value adjusted(std::size_t item, const std::string& name, Value value);
  Value discretion(std::size_t item, const std::string& name, const Value& value);
  Value given_or_defined(std::size_t item, const std::string& name);
  Value parameter(const syntax::Parameter& parameter);
  Value not_rated(std::size_t item);
  bool binds(const syntax::Adjustment& adjustment, std::size_t item, const std::string& name) const;
  bool waived(const syntax::Adjustment& adjustment, std::size_t item) const;
  std::optional<Declared> find(std::size_t item, const std::string& name) const;
  std::vector<Declared> members(std::size_t item) const;
  std::string name_of(const Declared& declared) const;
  /// A level that knows its scale, where `scale` has one of its name.
  Value in_scale(Value value, const std::string& scale) const;

  const syntax::Ast& ast_;
  const CaseData& data_;
  Framework framework_;
  std::optional<Date> as_at_;
  std::map<std::tuple<std::size_t, std::string, bool>, Value> memo_;
};

}  // namespace rubric::reference
