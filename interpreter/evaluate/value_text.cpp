#include "evaluate/value_text.hpp"

#include <fmt/format.h>

namespace rubric::evaluate {

namespace {

std::uint32_t level_count(const check::Rules& rules, Type type) {
  if (type.kind == Kind::boolean) return 2;
  return type.is_level() ? static_cast<std::uint32_t>(rules.model.level_sets[type.index].levels.size()) : 0;
}

const resolve::Level* level_of(const check::Rules& rules, Type type, const Number& number) {
  const auto& levels = rules.model.level_sets[type.index].levels;
  const auto at = number.whole();
  if (!at || *at < 0 || static_cast<std::size_t>(*at) >= levels.size()) return nullptr;
  return &levels[static_cast<std::size_t>(*at)];
}

std::string text_at(const check::Rules& rules, const facts::Facts* facts, const Number& number) {
  const auto at = static_cast<std::size_t>(number.whole().value_or(0));
  if (at < rules.texts.size()) return rules.texts[at];
  const std::size_t own = at - rules.texts.size();
  return facts != nullptr && own < facts->texts.size() ? facts->texts[own] : std::string();
}

}  // namespace

Value value_of(const check::Rules& rules, Type type, const Number& number, const facts::Facts* facts) {
  Value value{rules.model.type_name(type), number.exact(), number.display(), std::nullopt};
  switch (type.kind) {
    case Kind::percent: value.display += '%'; break;
    case Kind::boolean:
      value.exact = number.is_zero() ? "false" : "true";
      value.display = number.is_zero() ? "no" : "yes";
      break;
    case Kind::text: value.exact = value.display = text_at(rules, facts, number); break;
    case Kind::date:
      value.exact = value.display = to_string(Date{static_cast<std::int32_t>(number.whole().value_or(0))});
      break;
    case Kind::scale:
    case Kind::choice:
      if (const resolve::Level* level = level_of(rules, type, number)) {
        value.exact = level->name;
        value.display = level->label.empty() ? level->name : level->label;
        if (level->points) value.points = level->points->exact();
      }
      break;
    case Kind::count:
    case Kind::number:
    case Kind::error: break;
  }
  return value;
}

std::string display_of(const check::Rules& rules, Type type, const Number& number, const facts::Facts* facts) {
  return value_of(rules, type, number, facts).display;
}

std::vector<Value> possible_values(const check::Rules& rules, Type type, const Range& range) {
  std::vector<Value> values;
  for (std::uint32_t i = 0; i < level_count(rules, type); ++i) {
    if (range.has_value && (range.levels >> i & 1U) != 0) values.push_back(value_of(rules, type, Number(i)));
  }
  return values;
}

std::string display_of(const check::Rules& rules, Type type, const Range& range, const facts::Facts* facts) {
  if (!range.has_value) return range.may_fail ? "an error" : range.may_be_unrated ? "not rated" : "no value";
  if (range.finite) {
    const std::vector<Value> values = possible_values(rules, type, range);
    if (values.empty()) return "any value";
    const std::uint64_t lowest = range.levels & (~range.levels + 1);
    const bool run = ((range.levels / lowest) & (range.levels / lowest + 1)) == 0;  // a block of neighbours
    if (values.size() == 1) return values.front().display;
    if (type.kind == Kind::scale && run) return fmt::format("{} to {}", values.front().display, values.back().display);
    std::string text = values.front().display;
    for (std::size_t i = 1; i < values.size(); ++i) text += " or " + values[i].display;
    return text;
  }
  const auto shown = [&](const Number& number) { return display_of(rules, type, number, facts); };
  if (range.low && range.high) {
    return *range.low == *range.high ? shown(*range.low)
                                     : fmt::format("{} to {}", shown(*range.low), shown(*range.high));
  }
  if (range.low) return "at least " + shown(*range.low);
  if (range.high) return "at most " + shown(*range.high);
  return "any value";
}

Range all_of(const check::Rules& rules, Type type) { return Range::all(type, level_count(rules, type)); }

}  // namespace rubric::evaluate
