#include <algorithm>

#include "render/json.hpp"
#include "whatif/equal_space.hpp"

namespace rubric::whatif {

namespace {

using resolve::ItemId;
using resolve::Model;
using syntax::ItemKind;

constexpr const char* reason = "to tell the rules apart";
constexpr const char* by = "rubric equal";

std::uint32_t text_number(const check::Rules& rules, facts::Facts& facts, const std::string& text) {
  const auto known = std::find(rules.texts.begin(), rules.texts.end(), text);
  if (known != rules.texts.end()) return static_cast<std::uint32_t>(known - rules.texts.begin());
  const auto own = std::find(facts.texts.begin(), facts.texts.end(), text);
  const auto at = static_cast<std::uint32_t>(own - facts.texts.begin());
  if (own == facts.texts.end()) facts.texts.push_back(text);
  return static_cast<std::uint32_t>(rules.texts.size()) + at;
}

/// Writes the facts of one side's items: what is given for each, questions within their standards.
class Writer {
 public:
  Writer(const Space& space, const Candidate& candidate) : space_(space), candidate_(candidate) {
    for (std::size_t i = 0; i < space.inputs.size(); ++i) {
      if (!candidate.inputs[i]) continue;
      const SharedInput& input = space.inputs[i];
      const Model& model = side(input).model;
      const resolve::AttributeId id = side(input).inputs[input.of_first ? input.first : input.second];
      by_item_[model.item_name(model[id].item)].push_back({i, model[id].name});
    }
    for (const std::size_t item : candidate.not_rated) not_rated_.push_back(space.not_rated[item].name);
  }

  std::string write(std::string_view name) {
    json_.begin_object();
    json_.member("methodology", name);
    if (by_item_.count("") != 0) {
      json_.key("inspection");
      json_.begin_object();
      members("");
      json_.end_object();
    }
    items("domains", ItemKind::domain, ItemId{});
    items("standards", ItemKind::standard, ItemId{});
    tables();
    records();
    json_.end_object();
    return json_.take();
  }

 private:
  struct Member {
    std::size_t input;
    std::string name;
  };

  const check::Rules& side(const SharedInput& input) const {
    return (input.of_first ? space_.first : space_.second).rules;
  }

  bool is_told(const std::string& item) const {
    return by_item_.count(item) != 0 || std::find(not_rated_.begin(), not_rated_.end(), item) != not_rated_.end();
  }

  void value(Type type, bool of_first, const Number& number) {
    if (type.kind == Kind::count && number.whole()) return json_.number(static_cast<std::uint64_t>(*number.whole()));
    if (type.kind == Kind::boolean) return json_.boolean(number.raw() != 0);
    json_.text(space_.written(type, of_first, number));
  }

  void members(const std::string& item) {
    if (const auto at = by_item_.find(item); at != by_item_.end()) {
      for (const Member& member : at->second) {
        json_.key(member.name);
        value(space_.inputs[member.input].type, space_.inputs[member.input].of_first,
              candidate_.inputs[member.input].value_or(Number(0)));
      }
    }
    if (std::find(not_rated_.begin(), not_rated_.end(), item) != not_rated_.end()) json_.member("not_rated", reason);
  }

  void items(std::string_view section, ItemKind kind, ItemId parent) {
    const Model& model = space_.first.rules.model;
    bool begun = false;
    for (std::uint32_t i = 0; i < model.items.size(); ++i) {
      const resolve::Item& item = model.items[i];
      if (item.kind != kind || (kind == ItemKind::question && item.parent != parent)) continue;
      const std::string name = model.item_name(ItemId{i});
      const bool has_questions =
          kind == ItemKind::standard && std::any_of(item.children.begin(), item.children.end(),
                                                    [&](ItemId child) { return is_told(model.item_name(child)); });
      if (!is_told(name) && !has_questions) continue;
      if (!begun) {
        json_.key(section);
        json_.begin_object();
        begun = true;
      }
      json_.key(item.id);
      json_.begin_object();
      members(name);
      if (has_questions) items("questions", ItemKind::question, ItemId{i});
      json_.end_object();
    }
    if (begun) json_.end_object();
  }

  void tables() {
    const bool any =
        std::any_of(candidate_.tables.begin(), candidate_.tables.end(), [](const auto& it) { return it.has_value(); });
    if (!any) return;
    json_.key("tables");
    json_.begin_object();
    for (std::size_t t = 0; t < candidate_.tables.size(); ++t) {
      const auto& rows = candidate_.tables[t];
      if (!rows) continue;
      const SharedTable& table = space_.tables[t];
      json_.key(table.name);
      json_.begin_array();
      for (const std::vector<Value>& row : *rows) {
        json_.begin_object();
        for (std::size_t c = 0; c < row.size(); ++c) {
          if (!row[c]) continue;
          json_.key(table.cells[c].heading);
          value(table.cells[c].type, true, *row[c]);
        }
        json_.end_object();
      }
      json_.end_array();
    }
    json_.end_object();
  }

  void records() {
    if (!candidate_.discretion.empty()) {
      json_.key("discretion");
      json_.begin_array();
      for (const GivenDiscretion& record : candidate_.discretion) {
        const SharedRating& rating = space_.ratings[record.rating];
        json_.begin_object();
        json_.member("on", rating.name);
        json_.member("to",
                     space_.written(space_.first.rules.attributes[rating.first.index()].type, true, Number(record.to)));
        if (record.reason) json_.member("reason", reason);
        if (record.by) json_.member("by", by);
        json_.end_object();
      }
      json_.end_array();
    }
    if (candidate_.waivers.empty()) return;
    json_.key("waivers");
    json_.begin_array();
    for (const std::size_t at : candidate_.waivers) {
      const SharedWaiver& waiver = space_.waivers[at];
      const std::size_t space = waiver.name.find(' ');
      json_.begin_object();
      json_.member(waiver.name.substr(0, space), waiver.name.substr(space + 1));
      json_.member("on", waiver.on);
      json_.member("reason", reason);
      json_.member("by", by);
      json_.end_object();
    }
    json_.end_array();
  }

  const Space& space_;
  const Candidate& candidate_;
  std::map<std::string, std::vector<Member>> by_item_;  // by the item's name
  std::vector<std::string> not_rated_;
  render::Json json_;
};

}  // namespace

facts::Facts facts_of(const Space& space, const Candidate& candidate, bool of_first) {
  const check::Rules& rules = (of_first ? space.first : space.second).rules;
  facts::Facts facts;
  facts.inputs.resize(rules.inputs.size());
  facts.tables.resize(rules.model.tables.size());
  const auto cell = [&](Type type, const Number& value) {
    if (type.kind == Kind::text)
      return Cell::of(Number(text_number(rules, facts, space.texts[static_cast<std::size_t>(value.raw())])));
    return Cell::of(value);
  };
  for (std::size_t i = 0; i < space.inputs.size(); ++i) {
    const std::uint32_t at = of_first ? space.inputs[i].first : space.inputs[i].second;
    if (at != SharedInput::none && candidate.inputs[i])
      facts.inputs[at] = cell(space.inputs[i].type, *candidate.inputs[i]);
  }
  for (std::size_t t = 0; t < candidate.tables.size(); ++t) {
    const auto& rows = candidate.tables[t];
    if (!rows) continue;
    const SharedTable& table = space.tables[t];
    const std::uint32_t number = of_first ? table.first : table.second;
    facts::TableRows& to = facts.tables[number];
    const std::size_t width = rules.model.tables[number].cells;
    to.given = true;
    to.rows = static_cast<std::uint32_t>(rows->size());
    to.cells.resize(rows->size() * width);
    for (std::size_t r = 0; r < rows->size(); ++r) {
      for (std::size_t c = 0; c < table.cells.size(); ++c) {
        const Value& value = (*rows)[r][c];
        if (value)
          to.cells[r * width + (of_first ? table.cells[c].first : table.cells[c].second)] =
              cell(table.cells[c].type, *value);
      }
    }
  }
  for (const GivenDiscretion& record : candidate.discretion) {
    const SharedRating& rating = space.ratings[record.rating];
    facts.discretion.push_back(
        {of_first ? rating.first : rating.second, record.to, record.reason ? reason : "", record.by ? by : "", Span{}});
  }
  for (const std::size_t waiver : candidate.waivers)
    facts.waivers.push_back(
        {of_first ? space.waivers[waiver].first : space.waivers[waiver].second, reason, by, Span{}});
  for (const std::size_t item : candidate.not_rated)
    facts.not_rated.push_back({of_first ? space.not_rated[item].first : space.not_rated[item].second, reason, Span{}});
  return facts;
}

std::string json_of(const Space& space, const Candidate& candidate, std::string_view name) {
  return Writer(space, candidate).write(name);
}

std::vector<Given> facts_listed(const Space& space, const Candidate& candidate) {
  std::vector<Given> all;
  for (std::size_t i = 0; i < space.inputs.size(); ++i) {
    const SharedInput& input = space.inputs[i];
    if (candidate.inputs[i])
      all.push_back({input.name, space.written(input.type, input.of_first, *candidate.inputs[i])});
  }
  for (std::size_t t = 0; t < candidate.tables.size(); ++t) {
    const auto& rows = candidate.tables[t];
    if (!rows) continue;
    const SharedTable& table = space.tables[t];
    if (rows->empty()) all.push_back({"rows of " + table.name, "0"});
    for (std::size_t r = 0; r < rows->size(); ++r) {
      for (std::size_t c = 0; c < table.cells.size(); ++c) {
        const Value& value = (*rows)[r][c];
        if (value)
          all.push_back({table.cells[c].heading + " of row " + std::to_string(r + 1) + " of " + table.name,
                         space.written(table.cells[c].type, true, *value)});
      }
    }
  }
  for (const std::size_t item : candidate.not_rated) all.push_back({space.not_rated[item].name, "not rated"});
  for (const GivenDiscretion& record : candidate.discretion) {
    const SharedRating& rating = space.ratings[record.rating];
    const Type type = space.first.rules.attributes[rating.first.index()].type;
    const char* lacks = record.reason ? record.by ? "" : ", by nobody"
                        : record.by   ? ", without a reason"
                                      : ", without a reason and by nobody";
    all.push_back({"discretion on " + rating.name, "to " + space.written(type, true, Number(record.to)) + lacks});
  }
  for (const std::size_t waiver : candidate.waivers)
    all.push_back({"waiver of " + space.waivers[waiver].name + " on " + space.waivers[waiver].on, "given"});
  return all;
}

}  // namespace rubric::whatif
