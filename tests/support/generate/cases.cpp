#include <algorithm>

#include "generate/rules.hpp"

namespace rubric::testing {
namespace {

using reference::CaseData;
using reference::Value;

class Facts {
 public:
  Facts(const Rules& rules, Random& random) : rules_(rules), random_(random) {}

  Value value(Type type) {
    switch (type.kind) {
      case Kind::count: return reference::number(random_.between(0, 20));
      case Kind::number: return reference::number(at_an_edge(number(-10, 60, 4)));
      case Kind::percent: return reference::percent(at_an_edge(number(0, 100, 2)));
      case Kind::boolean: return reference::boolean(random_.chance(50));
      case Kind::date: return reference::date(Date{random_.between(17'000, 20'500)});
      case Kind::text: return reference::text(random_.of<std::string>({"north", "south", "east \"side\""}));
      default: {
        const Levels& set = rules_.levels[type.index];
        const std::size_t place = random_.below(set.levels.size());
        return reference::level(set.name, static_cast<std::int64_t>(place), set.levels[place]);
      }
    }
  }

  std::vector<reference::Row> rows() {
    std::vector<reference::Row> all(random_.below(6));
    for (reference::Row& row : all) {
      for_cells([&](const std::string& heading, Type type) { row[heading] = value(type); });
    }
    return all;
  }

  /// Calls `use` with the heading and type of every cell of a row.
  template <class Use>
  void for_cells(Use use) const {
    for (const Column& column : rules_.columns) {
      if (column.per.empty()) use(column.name, column.type);
      for (const Item& item : rules_.items) {
        const bool own = !column.per.empty() && item.key.kind == column.per;
        if (own)
          use(column.name + " " + (item.key.standard.empty() ? "" : item.key.standard + " ") + item.key.id,
              column.type);
      }
    }
  }

 private:
  Number number(int low, int high, int parts) {
    return Number::ratio(random_.between(low * parts, high * parts), parts);
  }
  Number at_an_edge(Number other) {
    if (rules_.bands.empty() || !random_.chance(30)) return other;
    return random_.of(random_.of(rules_.bands).edges);
  }

  const Rules& rules_;
  Random& random_;
};

void records(const Rules& rules, Random& random, CaseData& data) {
  for (const Adjustment& adjustment : rules.adjustments) {
    for (const std::size_t item : adjustment.items) {
      const reference::ItemKey& key = rules.items[item].key;
      const std::string reason = random.chance(80) ? "a reason" : "";
      const std::string by = random.chance(60) ? "the panel" : "";
      if (adjustment.kind == "discretion" && random.chance(40)) {
        const bool there = std::any_of(data.discretion.begin(), data.discretion.end(), [&](const auto& other) {
          return other.item == key && other.attribute == adjustment.attribute;
        });
        if (!there)
          data.discretion.push_back(
              {key, adjustment.attribute, random.of(rules.levels[adjustment.type.index].levels), reason, by});
      } else if (adjustment.kind != "discretion" && random.chance(30) && key.kind != "domain") {
        data.waivers.push_back({adjustment.kind, adjustment.name, key, reason, by});
      }
    }
  }
}

}  // namespace

CaseData random_case(const Rules& rules, Random& random) {
  CaseData data;
  data.methodology = "generated";
  Facts facts(rules, random);
  for (const std::size_t item : rules.may_be_unrated) {
    if (random.chance(30)) data.not_rated[rules.items[item].key] = "a reason";
  }
  for (const Attribute& attribute : rules.attributes) {
    const reference::ItemKey& key = rules.items[attribute.item].key;
    if (!attribute.input || (attribute.has_else && random.chance(50))) continue;
    if (attribute.may_be_unrated && data.not_rated.count(key) != 0) continue;
    data.facts[{key, attribute.name}] = facts.value(attribute.type);
  }
  if (!rules.columns.empty()) data.tables["rows"] = facts.rows();
  records(rules, random, data);
  return data;
}

CaseData with_gaps(const Rules& rules, const CaseData& complete, Random& random) {
  CaseData gaps = complete;
  const int share = random.of<int>({5, 20, 60});
  for (const Attribute& attribute : rules.attributes) {
    if (attribute.input && !attribute.has_else && random.chance(share))
      gaps.facts.erase({rules.items[attribute.item].key, attribute.name});
  }
  if (random.chance(20)) gaps.tables.clear();
  for (auto& [name, rows] : gaps.tables) {
    for (reference::Row& row : rows) {
      for (auto cell = row.begin(); cell != row.end();)
        cell = random.chance(share / 3) ? row.erase(cell) : std::next(cell);
    }
  }
  return gaps;
}

CaseData completed(const Rules& rules, const CaseData& gaps, Random& random) {
  CaseData data = gaps;
  Facts facts(rules, random);
  for (const Attribute& attribute : rules.attributes) {
    const reference::ItemKey& key = rules.items[attribute.item].key;
    if (!attribute.input || attribute.has_else) continue;
    if (attribute.may_be_unrated && data.not_rated.count(key) != 0) continue;
    data.facts.emplace(std::pair{key, attribute.name}, facts.value(attribute.type));
  }
  if (!rules.columns.empty()) {
    if (data.tables.count("rows") == 0) data.tables["rows"] = facts.rows();
    for (reference::Row& row : data.tables["rows"]) {
      facts.for_cells([&](const std::string& heading, Type type) { row.emplace(heading, facts.value(type)); });
    }
  }
  return data;
}

}  // namespace rubric::testing
