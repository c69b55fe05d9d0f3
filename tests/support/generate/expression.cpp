#include "generate/expression.hpp"

#include <algorithm>

namespace rubric::testing {
namespace {

constexpr Type number_type{Kind::number, 0}, percent_type{Kind::percent, 0}, boolean_type{Kind::boolean, 0},
    date_type{Kind::date, 0};

std::string in_parentheses(const std::string& text) { return "(" + text + ")"; }

}  // namespace

const Attribute* Expressions::in_scope(std::size_t item, const std::string& name) const {
  for (;; item = rules_.items[item].parent) {
    for (const Attribute& attribute : rules_.attributes) {
      if (attribute.item == item && attribute.name == name) return &attribute;
    }
    if (item == 0) return nullptr;
  }
}

/// Names that mean an attribute of `type` in the scope of every item of `place`, and other ways to read one.
std::vector<std::string> Expressions::readable(Type type, const Place& place) const {
  const auto fits = [&](Type found) { return found == type || (type.kind == Kind::number && found.is_number()); };
  std::vector<std::string> names;
  if (place.function != nullptr) {
    for (const Parameter& argument : place.function->parameters) {
      if (fits(argument.type)) names.push_back(argument.name);
    }
  } else {
    for (const Attribute& attribute : rules_.attributes) {
      const Attribute* first = in_scope(place.items[0], attribute.name);
      if (&attribute != first || !fits(attribute.type)) continue;
      const bool everywhere = std::all_of(place.items.begin(), place.items.end(), [&](std::size_t item) {
        const Attribute* found = in_scope(item, attribute.name);
        return found != nullptr && found->type == first->type && found->rank < place.limit;
      });
      if (everywhere) names.push_back(attribute.name);
    }
    for (const Column& column : place.in_row ? rules_.columns : std::vector<Column>{}) {
      const std::string& kind = rules_.items[place.items[0]].key.kind;
      const bool here = column.per.empty() || column.per == kind || (column.per == "standard" && kind == "question");
      if (here && fits(column.type)) names.push_back(column.name);
    }
  }
  for (const Parameter& parameter : rules_.parameters) {
    if (fits(parameter.type)) names.push_back(parameter.name);
  }
  return names;
}

bool Expressions::unratable(const std::vector<std::size_t>& items) const {
  return std::any_of(items.begin(), items.end(), [&](std::size_t item) {
    return std::any_of(rules_.attributes.begin(), rules_.attributes.end(),
                       [&](const Attribute& attribute) { return attribute.item == item && attribute.may_be_unrated; });
  });
}

bool Expressions::rating_in_reach(const std::vector<std::size_t>& items, int limit) const {
  return std::all_of(rules_.attributes.begin(), rules_.attributes.end(), [&](const Attribute& attribute) {
    const bool one = std::find(items.begin(), items.end(), attribute.item) != items.end();
    return !one || attribute.name != "rating" || attribute.rank < limit;
  });
}

std::string Expressions::literal(Type type) {
  switch (type.kind) {
    case Kind::count: return std::to_string(random_.between(0, 20));
    case Kind::number:
      return std::to_string(random_.between(0, 20)) +
             (random_.chance(30) ? random_.of<std::string>({".5", ".25", ".1"}) : "");
    case Kind::percent: return std::to_string(random_.between(0, 100)) + (random_.chance(20) ? ".5%" : "%");
    case Kind::boolean: return random_.chance(50) ? "true" : "false";
    case Kind::date: return to_string(Date{random_.between(17'000, 20'500)});
    case Kind::text: return random_.of<std::string>({"\"north\"", "\"south\"", "\"east \\\"side\\\"\""});
    default: return random_.of(rules_.levels[type.index].levels);
  }
}

std::string Expressions::leaf(Type type, const Place& place) {
  const std::vector<std::string> names = readable(type, place);
  if (!names.empty() && random_.chance(75)) return random_.of(names);
  // One attribute of one item, by its full name; unrated ones are read too, and fail where they are unrated.
  if (place.function == nullptr && random_.chance(50)) {
    std::vector<const Attribute*> others;
    for (const Attribute& attribute : rules_.attributes) {
      if (attribute.item != 0 && attribute.type == type && attribute.rank < place.limit) others.push_back(&attribute);
    }
    if (!others.empty()) {
      const Attribute& other = *random_.of(others);
      return reference::result_name(rules_.items[other.item].key, (random_.chance(20) ? "computed " : "") + other.name);
    }
  }
  return literal(type);
}

Type Expressions::any_ordered() {
  std::vector<Type> types{number_type, number_type, percent_type, percent_type, date_type};
  for (std::uint32_t i = 0; i < rules_.levels.size(); ++i) {
    if (rules_.levels[i].ordered) types.insert(types.end(), 2, Type{Kind::scale, i});
  }
  return random_.of(types);
}

Type Expressions::any_type() {
  if (random_.chance(70)) return any_ordered();
  if (random_.chance(30)) return boolean_type;
  if (random_.chance(30)) return {Kind::text, 0};
  for (std::uint32_t i = 0; i < rules_.levels.size(); ++i) {
    if (!rules_.levels[i].ordered) return {Kind::choice, i};
  }
  return boolean_type;
}

std::string Expressions::choice_of(Type type, const Place& place, int depth) {
  if (random_.chance(60)) {
    return in_parentheses("if " + condition(place, depth - 1) + " then " + make(type, place, depth - 1) + " else " +
                          make(type, place, depth - 1));
  }
  std::string text = "first of\n";
  for (int i = random_.between(1, 3); i > 0; --i)
    text += "    " + make(type, place, depth - 1) + " when " + condition(place, depth - 1) + "\n";
  return in_parentheses(text + "    otherwise " + make(type, place, depth - 1));
}

std::string Expressions::call(Type type, const Place& place, int depth) {
  std::vector<const Function*> fitting;
  for (const Function& function : rules_.functions) {
    if (function.result == type && &function != place.function) fitting.push_back(&function);
  }
  if (fitting.empty() || place.function != nullptr) return leaf(type, place);
  const Function& function = *random_.of(fitting);
  std::string arguments;
  for (const Parameter& parameter : function.parameters)
    arguments += (arguments.empty() ? "" : ", ") + make(parameter.type, place, depth - 1);
  return function.name + "(" + arguments + ")";
}

std::string Expressions::divisor(const Place& place) {
  const std::string safe = std::to_string(random_.between(1, 9));
  if (random_.chance(60)) return safe;
  const std::vector<std::string> names = readable(number_type, place);
  if (names.empty()) return safe;
  // Now and then zero, which must be an error of what depends on it and of nothing else.
  return random_.chance(70) ? "max(" + random_.of(names) + ", " + safe + ")" : random_.of(names);
}

std::string Expressions::number(const Place& place, int depth) {
  const auto part = [&](Type type = number_type) { return make(type, place, depth - 1); };
  switch (random_.between(0, 13)) {
    case 0: return in_parentheses(part() + " + " + part() + (random_.chance(30) ? " - " + part() : ""));
    case 1: return in_parentheses(part() + " - " + part());
    case 2: return in_parentheses(part() + " * " + part() + (random_.chance(30) ? " + " + part() : ""));
    case 3: return in_parentheses(part() + " / " + divisor(place));
    case 4: return in_parentheses("-" + leaf(number_type, place));
    case 5: return random_.of<std::string>({"min", "max"}) + "(" + part() + ", " + part() + ")";
    case 6: return random_.of<std::string>({"abs", "floor", "ceiling"}) + "(" + part() + ")";
    case 7:
      return random_.of<std::string>({"round_half_up", "round_half_even", "round_down", "round_up"}) + "(" + part() +
             ", " + random_.of<std::string>({"1", "0.1", "5", "0.25"}) + ")";
    case 8: return in_parentheses(part(percent_type) + " / " + std::to_string(random_.between(1, 50)) + "%");
    case 9: {
      Type scale = any_ordered();
      while (scale.kind != Kind::scale) scale = any_ordered();
      return "points(" + part(scale) + ")";
    }
    case 10:
      return random_.of<std::string>({"days_between", "months_between", "years_between"}) + "(" + part(date_type) +
             ", " + part(date_type) + ")";
    case 11: {
      for (const BandTable& table : rules_.bands) {
        if (table.from == number_type) return "distance(" + part() + ", " + table.name + ")";
      }
      return part();
    }
    default: return call(number_type, place, depth);
  }
}

std::string Expressions::percent(const Place& place, int depth) {
  const auto part = [&](Type type = percent_type) { return make(type, place, depth - 1); };
  switch (random_.between(0, 8)) {
    case 0: return in_parentheses(part() + " + " + part());
    case 1: return in_parentheses(part() + " - " + part());
    case 2: return in_parentheses(part(number_type) + " * " + part());
    case 3: return in_parentheses("100% * " + leaf(number_type, place) + " / " + divisor(place));
    case 4: return random_.of<std::string>({"min", "max"}) + "(" + part() + ", " + part() + ")";
    case 5:
      return random_.of<std::string>({"round_half_up", "round_half_even", "round_down", "round_up"}) + "(" + part() +
             ", 1%)";
    case 6: {
      for (const BandTable& table : rules_.bands) {
        if (table.from == percent_type) return "distance(" + part() + ", " + table.name + ")";
      }
      return part();
    }
    default: return call(percent_type, place, depth);
  }
}

std::string Expressions::comparison(const Place& place, int depth) {
  const bool ordered = random_.chance(70);
  const Type type = ordered ? any_ordered() : any_type();
  const std::string op =
      ordered ? random_.of<std::string>({"<", "<=", ">", ">="}) : random_.of<std::string>({"=", "!="});
  return make(type, place, depth - 1) + " " + op + " " + make(type, place, depth - 1);
}

std::string Expressions::condition(const Place& place, int depth) {
  if (depth <= 0) return in_parentheses(comparison(place, 1));
  const auto part = [&] { return condition(place, depth - 1); };
  switch (random_.between(0, 9)) {
    case 0: return in_parentheses(part() + " and " + part() + (random_.chance(30) ? " or " + part() : ""));
    case 1: return in_parentheses(part() + " or " + part() + (random_.chance(30) ? " and " + part() : ""));
    case 2: return in_parentheses("not " + part());
    case 3: return leaf(boolean_type, place);
    case 4: {
      const std::size_t item = random_.below(rules_.items.size());
      const reference::ItemKey& key = rules_.items[item].key;
      if (place.function != nullptr || key.kind.empty() || !rating_in_reach({item}, place.limit))
        return call(boolean_type, place, depth);
      return in_parentheses(key.kind + " " + key.id + (key.standard.empty() ? "" : " in standard " + key.standard) +
                            random_.of<std::string>({" is rated", " is not rated"}));
    }
    case 5:
    case 6: {
      const std::string text = aggregate(boolean_type, place, depth);
      return text.empty() ? part() : text;
    }
    default: return in_parentheses(comparison(place, depth));
  }
}

std::string Expressions::level(Type type, const Place& place, int depth) {
  std::vector<const BandTable*> tables;
  for (const BandTable& table : rules_.bands) {
    if (table.to == type) tables.push_back(&table);
  }
  if (!tables.empty() && random_.chance(60)) {
    const BandTable& table = *random_.of(tables);
    return table.name + "(" + make(table.from, place, depth - 1) + ")";
  }
  return random_.chance(50) ? call(type, place, depth) : choice_of(type, place, depth);
}

std::string Expressions::make(Type type, const Place& place, int depth) {
  if (depth <= 0 || random_.chance(20)) return leaf(type, place);
  if (random_.chance(12)) return choice_of(type, place, depth);
  if (place.function == nullptr && random_.chance(25)) {
    const std::string text = aggregate(type, place, depth);
    if (!text.empty()) return text;
  }
  switch (type.kind) {
    case Kind::number: return number(place, depth);
    case Kind::percent: return percent(place, depth);
    case Kind::boolean: return condition(place, depth);
    case Kind::scale: return level(type, place, depth);
    default: return leaf(type, place);
  }
}

}  // namespace rubric::testing
