#include <algorithm>

#include "reference/evaluator.hpp"

namespace rubric::reference {

Value Evaluator::call(const syntax::Expr& expr, const Scope& scope) {
  const std::string& word = ast_.names[expr.payload].text;
  if (word == "distance") {
    const Value value = eval(ast_.child(expr, 0), scope);
    const std::string& table = ast_.names[ast_[ast_.child(expr, 1)].payload].text;
    const auto found =
        std::find_if(ast_.bands.begin(), ast_.bands.end(), [&](const auto& b) { return b.name.text == table; });
    if (value.state == State::unrated) return error("an unrated rating is read");
    return value.ok() ? bands(*found, value, true) : value;
  }
  std::vector<Value> arguments;
  for (std::size_t i = 0; i < expr.child_count; ++i) arguments.push_back(eval(ast_.child(expr, i), scope));
  for (const syntax::Function& function : ast_.functions) {
    if (function.name.text != word) continue;
    std::map<std::string, Value> named;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      named[function.parameters[i].name.text] = in_scale(arguments[i], function.parameters[i].type.name.text);
    }
    Scope inside;
    inside.arguments = &named;
    return in_scale(eval(function.body, inside), function.result.name.text);
  }
  // A function's argument may go unused; these use every one of theirs.
  for (const Value& argument : arguments) {
    if (argument.state == State::unrated) return error("an unrated rating is read");
    if (!argument.ok()) return argument;
  }
  for (const syntax::Bands& table : ast_.bands) {
    if (table.name.text == word) return bands(table, arguments[0], false);
  }
  return builtin(word, arguments);
}

Value Evaluator::bands(const syntax::Bands& table, const Value& value, bool distance) {
  using syntax::Edge;
  const syntax::BandRow* chosen = nullptr;
  Number best;
  std::optional<Number> nearest;
  for (const syntax::BandRow& row : table.rows) {
    if (row.edge == Edge::unused) continue;
    const Number bound = eval(row.bound, {}).number;
    const Number away = bound < value.number ? value.number - bound : bound - value.number;
    if (!nearest || away < *nearest) nearest = away;
    const bool low = row.edge == Edge::from || row.edge == Edge::above;  // the row begins at its bound
    const bool holds = row.edge == Edge::below   ? value.number < bound
                       : row.edge == Edge::up_to ? value.number <= bound
                       : row.edge == Edge::from  ? value.number >= bound
                                                 : value.number > bound;
    if (!holds) continue;
    const bool chosen_low = chosen != nullptr && (chosen->edge == Edge::from || chosen->edge == Edge::above);
    if (chosen == nullptr || (low && (!chosen_low || bound > best)) || (!low && !chosen_low && bound < best)) {
      chosen = &row;
      best = bound;
    }
  }
  if (distance) return number(*nearest);
  return chosen == nullptr ? error("in no band") : in_scale(level("", 0, chosen->level.text), table.to.name.text);
}

Value Evaluator::builtin(const std::string& word, const std::vector<Value>& a) {
  const auto before = [](const Value& x, const Value& y) { return x.number < y.number; };
  const auto rounded = [&](Rounding how) {
    return number(a[0].number.rounded(a.size() > 1 ? a[1].number : Number(1), how));
  };
  const auto day = [&](std::size_t i) { return Date{static_cast<std::int32_t>(*a[i].number.whole())}; };
  const bool rounds_to_step = word.rfind("round_", 0) == 0;
  if (rounds_to_step && a.size() > 1 && a[1].number <= Number(0)) return error("step not above zero");
  if (word == "min") return *std::min_element(a.begin(), a.end(), before);
  if (word == "max") return *std::max_element(a.begin(), a.end(), before);
  if (word == "abs") return number(a[0].number.is_negative() ? -a[0].number : a[0].number);
  if (word == "floor" || word == "round_down") return rounded(Rounding::down);
  if (word == "ceiling" || word == "round_up") return rounded(Rounding::up);
  if (word == "round_half_up") return rounded(Rounding::half_up);
  if (word == "round_half_even") return rounded(Rounding::half_even);
  if (word == "years_between") return number(years_between(day(0), day(1)));
  if (word == "months_between") return number(months_between(day(0), day(1)));
  if (word == "days_between") return number(a[1].number - a[0].number);
  if (word == "points") {
    for (const syntax::Scale& scale : ast_.scales) {
      for (const syntax::LevelRow& row : scale.levels) {
        const bool here = a[0].scale.empty() || a[0].scale == scale.name.text;
        if (here && row.name.text == a[0].text) return number(*row.points);
      }
    }
  }
  return error("no function " + word);
}

}  // namespace rubric::reference
