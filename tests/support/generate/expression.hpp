#pragma once
#include "generate/rules.hpp"

namespace rubric::testing {

/// Where an expression stands: it is read for each of `items`, all of one kind, and reads attributes of lower rank only.
struct Place {
  std::vector<std::size_t> items{0};
  int limit = 0;
  bool in_row = false;
  const Function* function = nullptr;
};

/// Writes random well-typed expressions over what `rules` declares so far.
class Expressions {
 public:
  Expressions(const Rules& rules, Random& random) : rules_(rules), random_(random) {}
  /// An expression of `type`, `depth` levels deep at most.
  std::string make(Type type, const Place& place, int depth);
  std::string literal(Type type);
  /// A selection in the scope of `place` and the items it names; `kind` is "domain", "standard" or "question".
  std::string selection(const std::string& kind, const Place& place, std::vector<std::size_t>& chosen);

 private:
  std::string leaf(Type type, const Place& place);
  std::string number(const Place& place, int depth);
  std::string percent(const Place& place, int depth);
  std::string condition(const Place& place, int depth);
  std::string comparison(const Place& place, int depth);
  std::string level(Type type, const Place& place, int depth);
  std::string choice_of(Type type, const Place& place, int depth);
  std::string call(Type type, const Place& place, int depth);
  std::string divisor(const Place& place);
  /// An aggregate in parentheses that gives `type`, or an empty text where there is none to write.
  std::string aggregate(Type type, const Place& place, int depth);
  std::string row_aggregate(Type type, const Place& place, int depth);
  std::string member_value(Type type, const Place& place, int depth);
  std::vector<std::string> readable(Type type, const Place& place) const;
  const Attribute* in_scope(std::size_t item, const std::string& name) const;
  bool unratable(const std::vector<std::size_t>& items) const;
  bool rating_in_reach(const std::vector<std::size_t>& items, int limit) const;
  Type any_ordered();
  Type any_type();

  const Rules& rules_;
  Random& random_;
};

}  // namespace rubric::testing
