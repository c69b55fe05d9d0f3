#include "reference/case_data.hpp"

namespace rubric::reference {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string json(const Value& value) {
  switch (value.sort) {
    case Sort::number: return value.number.display(60);
    case Sort::percent: return quoted(value.number.display(60) + "%");
    case Sort::boolean: return exact(value);
    default: return quoted(exact(value));
  }
}

/// Comma-separated members between one pair of brackets.
class Members {
 public:
  void add(const std::string& member) { text_ += (text_.empty() ? "" : ", ") + member; }
  void add(const std::string& key, const std::string& value) { add(quoted(key) + ": " + value); }
  bool empty() const { return text_.empty(); }
  std::string object() const { return "{" + text_ + "}"; }
  std::string array() const { return "[" + text_ + "]"; }

 private:
  std::string text_;
};

/// The facts and the not-rated record of each item of `kind`, by item.
std::map<ItemKey, Members> items_of(const CaseData& data, const std::string& kind) {
  std::map<ItemKey, Members> items;
  for (const auto& [where, value] : data.facts) {
    if (where.first.kind == kind) items[where.first].add(where.second, json(value));
  }
  for (const auto& [item, reason] : data.not_rated) {
    if (item.kind == kind) items[item].add("not_rated", quoted(reason));
  }
  return items;
}

std::string short_name(const ItemKey& item, const std::string& attribute) {
  if (item.kind.empty()) return attribute;
  return result_name(item, attribute);
}

std::string records(const CaseData& data, bool discretion) {
  Members all;
  const auto add = [&](Members record, const std::string& reason, const std::string& by) {
    if (!reason.empty()) record.add("reason", quoted(reason));
    if (!by.empty()) record.add("by", quoted(by));
    all.add(record.object());
  };
  if (discretion) {
    for (const Discretion& d : data.discretion) {
      Members record;
      record.add("on", quoted(short_name(d.item, d.attribute)));
      record.add("to", quoted(d.to));
      add(record, d.reason, d.by);
    }
  } else {
    for (const Waiver& w : data.waivers) {
      Members record;
      record.add(w.kind, quoted(w.name));
      if (!w.item.kind.empty())
        record.add("on", quoted(w.item.standard.empty() ? w.item.id : w.item.standard + " " + w.item.id));
      add(record, w.reason, w.by);
    }
  }
  return all.array();
}

}  // namespace

std::string to_json(const CaseData& data) {
  Members top;
  top.add("methodology", quoted(data.methodology));
  for (const auto& [item, members] : items_of(data, "")) top.add("inputs", members.object());

  std::map<ItemKey, Members> standards = items_of(data, "standard");
  std::map<std::string, Members> questions;
  for (const auto& [item, members] : items_of(data, "question"))
    questions[item.standard].add(item.id, members.object());
  for (const auto& [standard, members] : questions) {
    standards[ItemKey{"standard", standard, ""}].add("questions", members.object());
  }
  const auto group = [&](const std::string& key, const std::map<ItemKey, Members>& items) {
    Members all;
    for (const auto& [item, members] : items) all.add(item.id, members.object());
    if (!all.empty()) top.add(key, all.object());
  };
  group("domains", items_of(data, "domain"));
  group("standards", standards);

  Members tables;
  for (const auto& [name, rows] : data.tables) {
    Members all;
    for (const Row& row : rows) {
      Members cells;
      for (const auto& [heading, value] : row) cells.add(heading, json(value));
      all.add(cells.object());
    }
    tables.add(name, all.array());
  }
  if (!tables.empty()) top.add("tables", tables.object());
  if (!data.discretion.empty()) top.add("discretion", records(data, true));
  if (!data.waivers.empty()) top.add("waivers", records(data, false));
  return top.object();
}

}  // namespace rubric::reference
