#pragma once
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "reference/value.hpp"

namespace rubric::reference {

/// Names an item by what is written: kind "" (the inspection), "domain", "standard" or "question".
struct ItemKey {
  std::string kind{};
  std::string id{};
  std::string standard{};
  friend bool operator==(const ItemKey&, const ItemKey&) = default;
  friend bool operator<(const ItemKey& a, const ItemKey& b) {
    return std::tie(a.kind, a.id, a.standard) < std::tie(b.kind, b.id, b.standard);
  }
};

/// "rating of question safety in standard 2.1", "overall": as outcomes name their results.
inline std::string result_name(const ItemKey& item, const std::string& attribute) {
  if (item.kind.empty()) return attribute;
  const std::string of = attribute + " of " + item.kind + " " + item.id;
  return item.standard.empty() ? of : of + " in standard " + item.standard;
}

/// A cell of a row, under the heading that case data give it: "answer 2.1 desistance", "note 2.1", "age".
using Row = std::map<std::string, Value>;

struct Discretion {
  ItemKey item{};
  std::string attribute{};
  std::string to{};  // a level's name
  std::string reason{};
  std::string by{};
};

struct Waiver {
  std::string kind = "cap";
  std::string name{};
  ItemKey item{};
  std::string reason{};
  std::string by{};
};

/// What one inspection's case data say; a fact that is not in the map is not given.
struct CaseData {
  std::string methodology{};
  std::map<std::pair<ItemKey, std::string>, Value> facts{};
  std::map<std::string, std::vector<Row>> tables{};
  std::vector<Discretion> discretion{};
  std::vector<Waiver> waivers{};
  std::map<ItemKey, std::string> not_rated{};  // with the reason
};

/// The same as a JSON case file.
std::string to_json(const CaseData& data);

}  // namespace rubric::reference
