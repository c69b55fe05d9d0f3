#include "value_lines.hpp"

#include <algorithm>

#include "evaluate/results.hpp"
#include "evaluate/value_text.hpp"
#include "evaluate/view.hpp"
#include "render/json.hpp"

namespace rubric {

namespace {

constexpr std::string_view not_rated = R"("not rated")";

bool is_wanted(const resolve::Model& model, resolve::AttributeId id, const std::vector<std::string>& only) {
  const resolve::Attribute& attribute = model[id];
  if (only.empty()) return evaluate::is_conclusion(attribute);
  const std::string name = model.attribute_name(id);
  return std::any_of(only.begin(), only.end(),
                     [&](const std::string& wanted) { return wanted == name || wanted == attribute.name; });
}

void append_list(std::string& line, const std::vector<std::string>& texts) {
  line += '[';
  for (const std::string& text : texts) {
    if (line.back() != '[') line += ',';
    line += json_text(text);
  }
  line += ']';
}

/// A member inside an object just begun or behind others.
void append_key(std::string& line, std::string_view key) {
  if (line.back() != '{') line += ',';
  line.append(1, '"').append(key).append("\":");
}

}  // namespace

std::string json_text(std::string_view text) {
  render::Json json;
  json.text(text);
  std::string written = json.take();
  written.pop_back();  // the line break
  return written;
}

std::vector<ValueColumn> value_columns(const check::Rules& rules, const std::vector<std::string>& only) {
  std::vector<ValueColumn> columns;
  const std::vector<resolve::AttributeId> order = evaluate::result_order(rules.model);
  for (std::size_t place = 0; place < order.size(); ++place) {
    if (!is_wanted(rules.model, order[place], only)) continue;
    const Type type = rules.attributes[order[place].index()].type;
    ValueColumn column{order[place], type, place, json_text(rules.model.attribute_name(order[place])) + ":"};
    column.is_number = type.kind == Kind::count || type.kind == Kind::number || type.kind == Kind::percent;
    column.number = Fragment(column.key + '"');
    column.not_rated = Fragment(column.key + std::string(not_rated) + ',');
    if (type.is_level()) {
      for (const resolve::Level& level : rules.model.level_sets[type.index].levels)
        column.members.emplace_back(column.key + json_text(level.name) + ',');
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

std::size_t most_of_value(const ValueColumn& column) {
  std::size_t most = std::max(column.not_rated.most(), column.number.most() + Fragment::stride);
  for (const Fragment& member : column.members) most = std::max(most, member.most());
  return most;
}

bool append_value(std::string& line, const ValueColumn& column, const Cell& value, const check::Rules& rules,
                  const facts::Facts& facts) {
  if (value.state == State::unrated) {
    line.append(column.key).append(not_rated);
    return true;
  }
  if (!value.known()) return false;
  line.append(column.key).append(json_text(evaluate::value_of(rules, column.type, value.number, &facts).exact));
  return true;
}

void append_value(std::string& line, const ValueColumn& column, const Result& result) {
  line += column.key;
  if (result.value) {
    line += json_text(result.value->exact);
    return;
  }
  if (result.standing == Standing::not_rated) {
    line += not_rated;
    return;
  }
  line += '{';
  if (result.standing == Standing::error) {
    append_key(line, "error");
    line += json_text(result.reason);
  } else {
    if (!result.possible.empty()) {
      std::vector<std::string> possible;
      for (const Value& value : result.possible) possible.push_back(value.exact);
      append_key(line, "possible");
      append_list(line, possible);
    }
    if (result.low) {
      append_key(line, "low");
      line += json_text(result.low->exact);
    }
    if (result.high) {
      append_key(line, "high");
      line += json_text(result.high->exact);
    }
    if (!result.reason.empty()) {
      append_key(line, "reason");
      line += json_text(result.reason);
    }
    append_key(line, "waits_for");
    append_list(line, result.waits_for);
  }
  line += '}';
}

void append_mistakes(std::string& line, const std::vector<std::string>& mistakes) {
  line += R"("mistakes":)";
  append_list(line, mistakes);
}

}  // namespace rubric
