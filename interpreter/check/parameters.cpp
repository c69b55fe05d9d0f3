#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "check/checker.hpp"

namespace rubric::check {

using syntax::ExprKind;

namespace {

std::optional<Type> literal_type(ExprKind kind) {
  switch (kind) {
    case ExprKind::number: return Type{Kind::number, 0};
    case ExprKind::percent: return Type{Kind::percent, 0};
    case ExprKind::date: return Type{Kind::date, 0};
    case ExprKind::boolean: return Type{Kind::boolean, 0};
    case ExprKind::text: return Type{Kind::text, 0};
    default: return std::nullopt;
  }
}

void mismatch(Checker& checker, Span span, Type found, Type wanted) {
  const bool percent =
      (found.kind == Kind::percent) != (wanted.kind == Kind::percent) && (found.is_number() || wanted.is_number());
  checker.error(percent ? Code::percent_or_number : Code::type_mismatch, span,
                fmt::format("`{}` is a {}, expected a {}", checker.quoted(span), checker.type_name(found),
                            checker.type_name(wanted)),
                percent ? "write a percentage as `65%`, a number as `65`" : "write a value of the declared type");
}

/// The values of one parameter by date, ascending; reports dates that stand twice.
std::vector<std::pair<Date, std::uint32_t>> dated_values(Checker& checker, const syntax::Parameter& parameter) {
  std::vector<std::pair<Date, std::uint32_t>> dates;
  for (std::uint32_t i = 0; i < parameter.values.size(); ++i) dates.emplace_back(*parameter.values[i].from, i);
  std::sort(dates.begin(), dates.end());
  for (std::size_t i = 1; i < dates.size(); ++i) {
    if (dates[i].first != dates[i - 1].first) continue;
    checker.error(Code::parameter_dates, parameter.values[dates[i].second].span,
                  fmt::format("`{}` has two values from {}", parameter.name.text, to_string(dates[i].first)),
                  "remove one of them");
  }
  return dates;
}

}  // namespace

std::optional<std::uint32_t> level_named(Checker& checker, const syntax::Name& name, Type type) {
  const resolve::LevelSet& set = checker.model().level_sets[type.index];
  std::vector<std::string> known;
  for (std::uint32_t i = 0; i < set.levels.size(); ++i) {
    if (set.levels[i].name == name.text) return i;
    known.push_back(set.levels[i].name);
  }
  std::string help = did_you_mean(name.text, known);
  if (help.empty()) help = fmt::format("its levels are {}", fmt::join(known, ", "));
  checker.error(Code::unknown_name, name.span, fmt::format("{} has no level `{}`", set.name, name.text), help);
  return std::nullopt;
}

std::optional<Number> constant_value(Checker& checker, syntax::ExprId id, Type type) {
  const syntax::Expr* expr = &checker.ast[id];
  const Span span = expr->span;
  if (type.is_error()) return std::nullopt;
  if (expr->kind == ExprKind::name && type.is_level()) {
    const std::optional<std::uint32_t> level = level_named(checker, checker.ast.names[expr->payload], type);
    return level ? std::optional(Number(*level)) : std::nullopt;
  }
  const bool negated = expr->kind == ExprKind::negate;
  if (negated) expr = &checker.ast[checker.ast.child(*expr, 0)];
  const std::optional<Type> found = literal_type(expr->kind);
  if (!found || (negated && !found->is_number() && found->kind != Kind::percent)) {
    checker.error(Code::not_constant, span, fmt::format("`{}` is not constant", checker.quoted(span)),
                  "write a number, percentage, date or level");
    return std::nullopt;
  }
  Number value;
  if (expr->kind == ExprKind::text) {
    const std::string& text = checker.ast.texts[expr->payload].text;
    const auto [at, fresh] = checker.text_numbers.emplace(text, static_cast<std::uint32_t>(checker.rules.texts.size()));
    if (fresh) checker.rules.texts.push_back(text);
    value = Number(at->second);
  } else {
    value = expr->kind == ExprKind::boolean ? Number(expr->payload) : checker.ast.numbers[expr->payload];
  }
  if (negated) value = -value;
  const bool whole = value.is_whole() && !value.is_negative();
  const bool fits = *found == type || (type.kind == Kind::count && found->kind == Kind::number && whole);
  if (fits) return value;
  mismatch(checker, span, *found, type);
  return std::nullopt;
}

void check_parameters(Checker& checker) {
  Rules& rules = checker.rules;
  const std::vector<resolve::Parameter>& parameters = rules.model.parameters;
  std::vector<std::vector<Number>> values(parameters.size());
  std::vector<std::vector<std::pair<Date, std::uint32_t>>> dated(parameters.size());
  std::vector<Date> edges;
  std::optional<Date> first;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const syntax::Parameter& written = checker.ast.parameters[parameters[p].declaration];
    for (const syntax::ParameterValue& value : written.values)
      values[p].push_back(constant_value(checker, value.value, parameters[p].type).value_or(Number{}));
    if (written.values.empty() || !written.values.front().from) continue;
    dated[p] = dated_values(checker, written);
    for (const auto& [date, row] : dated[p]) edges.push_back(date);
    if (!first || dated[p].front().first > *first) first = dated[p].front().first;
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  std::erase_if(edges, [&](Date date) { return date < *first; });
  if (edges.size() > limits::date_intervals) {
    checker.error(Code::program_too_large, checker.ast.parameters[parameters.front().declaration].name.span,
                  fmt::format("the parameters change on {} dates, more than {}", edges.size(), limits::date_intervals),
                  "use fewer dates");
    edges.resize(1);
  }
  const std::size_t count = std::max<std::size_t>(1, edges.size());
  for (std::size_t i = 0; i < count; ++i) {
    Interval interval;
    if (!edges.empty()) interval.from = edges[i];
    if (i + 1 < edges.size()) interval.to = edges[i + 1];
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      std::uint32_t row = 0;
      if (!dated[p].empty()) {
        const auto after = std::upper_bound(dated[p].begin(), dated[p].end(), *interval.from,
                                            [](Date date, const auto& value) { return date < value.first; });
        row = std::prev(after)->second;
      }
      interval.parameters.push_back(values[p].empty() ? Number{} : values[p][row]);
      interval.parameter_rows.push_back(row);
    }
    rules.intervals.push_back(std::move(interval));
  }
  if (count > 1 && !rules.model.dated_by && checker.ast.dated_by.empty()) {
    const auto p = static_cast<std::size_t>(
        std::find_if(dated.begin(), dated.end(), [](const auto& d) { return d.size() > 1; }) - dated.begin());
    const std::size_t at = std::min(p, parameters.size() - 1);
    checker.error(Code::dated_by_missing, checker.ast.parameters[parameters[at].declaration].name.span,
                  fmt::format("`{}` changes with the date, and nothing says which date counts", parameters[at].name),
                  "add `input fieldwork : date` and `dated by fieldwork`, or give the date with every run");
  }
}

}  // namespace rubric::check
