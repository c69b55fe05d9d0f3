#include <algorithm>

#include "generate/expression.hpp"

namespace rubric::testing {

std::string Expressions::selection(const std::string& kind, const Place& place, std::vector<std::size_t>& chosen) {
  std::vector<std::size_t> all;
  const std::size_t scope = place.items[0];
  const std::string& scope_kind = rules_.items[scope].key.kind;
  const auto standard_of = [&](std::size_t item) {
    return rules_.items[item].key.kind == "question" ? rules_.items[item].parent : item;
  };
  for (std::size_t i = 1; i < rules_.items.size(); ++i) {
    if (rules_.items[i].key.kind == kind) all.push_back(i);
  }
  if (all.empty()) return "";
  const auto keep = [&](auto holds) {
    chosen.clear();
    std::copy_if(all.begin(), all.end(), std::back_inserter(chosen), holds);
  };
  const auto id = [&](std::size_t item) { return rules_.items[item].key.id; };
  if (kind == "question") {
    // A bare `questions` is the own ones of the standard in scope; every standard of the place must have some, of one sort.
    const bool inside = scope_kind == "standard" || scope_kind == "question";
    const auto own_of = [&](std::size_t item) {
      std::vector<std::size_t> own;
      std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                   [&](std::size_t i) { return rules_.items[i].parent == standard_of(item); });
      return own;
    };
    const bool alike = std::all_of(place.items.begin(), place.items.end(), [&](std::size_t item) {
      return !own_of(item).empty() && unratable(own_of(item)) == unratable(own_of(scope));
    });
    const std::size_t picked = random_.of(all);
    if (random_.chance(60) && (!inside || alike)) {
      keep([&](std::size_t i) {
        return !inside || std::any_of(place.items.begin(), place.items.end(),
                                      [&](std::size_t item) { return standard_of(item) == rules_.items[i].parent; });
      });
      return "questions";
    }
    if (random_.chance(50)) {
      keep([&](std::size_t i) { return rules_.items[i].parent == rules_.items[picked].parent; });
      return "questions in standard " + id(rules_.items[picked].parent);
    }
    const std::size_t domain = rules_.items[rules_.items[picked].parent].parent;
    keep([&](std::size_t i) { return rules_.items[rules_.items[i].parent].parent == domain && id(i) == id(picked); });
    return "questions " + id(picked) + " in domain " + id(domain);
  }
  const std::size_t a = random_.below(all.size()), b = random_.below(all.size());
  const std::size_t low = all[std::min(a, b)], high = all[std::max(a, b)];
  if (random_.chance(30)) {
    keep([](std::size_t) { return true; });
    return kind + "s";
  }
  if (kind == "standard" && random_.chance(30)) {
    keep([&](std::size_t i) { return rules_.items[i].parent == rules_.items[low].parent; });
    return "standards in domain " + id(rules_.items[low].parent);
  }
  if (random_.chance(40) && low != high) {
    keep([&](std::size_t i) { return low <= i && i <= high; });
    return kind + "s " + id(low) + " to " + id(high);
  }
  if (random_.chance(50) && all.size() > 1) {
    keep([&](std::size_t i) { return i != low; });
    return kind + "s except " + id(low);
  }
  keep([&](std::size_t i) { return i == low || i == high; });
  return low == high ? kind + " " + id(low) : kind + "s " + id(high) + ", " + id(low);
}

/// `lowest x of standard 1.1` is an aggregate over that standard, so an attribute of one item stands in parentheses.
std::string Expressions::member_value(Type type, const Place& place, int depth) {
  const std::string text = make(type, place, depth);
  return text.find(" of ") == std::string::npos ? text : "(" + text + ")";
}

std::string Expressions::row_aggregate(Type type, const Place& place, int depth) {
  Place row = place;
  row.in_row = true;
  const std::string where = " where " + condition(row, depth - 1);
  const std::string of = " of rows" + (random_.chance(50) ? where : "");
  switch (type.kind) {
    case Kind::count: return "(count of rows" + where + ")";
    case Kind::percent:
      if (random_.chance(50)) return "(proportion of rows" + where + ")";
      break;
    case Kind::number:
      if (random_.chance(50)) return "(count of rows" + where + ")";
      return "(" + random_.of<std::string>({"sum of ", "mean of ", "lowest ", "highest "}) +
             member_value(type, row, depth - 1) + of + ")";
    case Kind::boolean:
      return "(" + random_.of<std::string>({"some", "every"}) + " rows has " + condition(row, depth - 1) + ")";
    default: break;
  }
  if (!type.is_ordered()) return "";
  return "(" + random_.of<std::string>({"lowest ", "highest "}) + member_value(type, row, depth - 1) + of + ")";
}

std::string Expressions::aggregate(Type type, const Place& place, int depth) {
  if (place.function != nullptr || depth < 2) return "";
  if (!rules_.columns.empty() && !place.in_row && random_.chance(30)) return row_aggregate(type, place, 2);
  if (place.in_row) return "";
  Place inner = place;
  std::string items = selection(random_.of<std::string>({"domain", "standard", "standard", "question", "question"}),
                                place, inner.items);
  if (items.empty() || inner.items.empty()) return "";
  if (unratable(inner.items)) {
    // Whether an item is rated may be asked once its rating is in reach.
    if (!rating_in_reach(inner.items, place.limit)) return "";
    items = "rated " + items;
  }
  // The value and the condition are read for each item, so they get shallow.
  const int left = std::min(depth - 1, 1);
  const std::string where = " where " + condition(inner, left);
  const std::string of = " of " + items + (random_.chance(30) ? where : "");
  switch (type.kind) {
    case Kind::count: return "(count of " + items + where + ")";
    case Kind::percent:
      if (random_.chance(50)) return "(proportion of " + items + where + ")";
      break;
    case Kind::number:
      if (random_.chance(40)) return "(count of " + items + (random_.chance(80) ? where : "") + ")";
      break;
    case Kind::boolean:
      return "(" + random_.of<std::string>({"some ", "every "}) + items + " has " + condition(inner, left) + ")";
    default: break;
  }
  if (!type.is_ordered()) return "";
  std::vector<std::string> words{"lowest ", "highest "};
  if (type.kind == Kind::number || type.kind == Kind::percent) words.insert(words.end(), {"sum of ", "mean of "});
  return "(" + random_.of(words) + member_value(type, inner, left) + of + ")";
}

}  // namespace rubric::testing
