#include <fmt/format.h>

#include "engine.hpp"

namespace rubric {

namespace {

/// The first parameter with dated values; there is one where a program depends on the date.
Span dated_parameter(const Methodology::Impl& methodology, std::string& name) {
  for (const resolve::Parameter& parameter : methodology.rules.model.parameters) {
    const syntax::Parameter& written = methodology.ast.parameters[parameter.declaration];
    if (written.values.empty() || !written.values.front().from) continue;
    name = parameter.name;
    return written.name.span;
  }
  return {};
}

}  // namespace

std::optional<Date> date_of(const Methodology::Impl& methodology, const facts::Facts* facts,
                            const RunOptions& options) {
  if (options.as_at) return parse_date(*options.as_at);
  const resolve::Model& model = methodology.rules.model;
  if (!model.dated_by || facts == nullptr) return std::nullopt;
  const Cell& cell = facts->inputs[methodology.rules.attributes[model.dated_by->index()].input];
  if (!cell.known()) return std::nullopt;
  return Date{static_cast<std::int32_t>(cell.number.raw())};
}

std::optional<std::size_t> program_for(const Methodology::Impl& methodology, const facts::Facts* facts,
                                       const RunOptions& options, Diagnostics& diagnostics) {
  const std::vector<check::Interval>& intervals = methodology.rules.intervals;
  const auto error = [&](Code code, Span span, std::string message, std::string help) {
    diagnostics.add({code, span, std::move(message), {}, std::move(help)});
    return std::nullopt;
  };
  const std::optional<Date> date = date_of(methodology, facts, options);
  if (options.as_at && !date)
    return error(Code::bad_date, nowhere, fmt::format("`{}` is no date", *options.as_at),
                 "write a day as `2026-04-01`");
  if (!intervals.front().from) return 0;
  std::string name;
  const Span span = dated_parameter(methodology, name);
  if (!date) {
    if (intervals.size() == 1) return 0;
    return error(Code::date_missing, span, fmt::format("`{}` changes with the date, and no date is given", name),
                 methodology.rules.model.dated_by
                     ? fmt::format("give `{}` in the case data, or a date for the run",
                                   methodology.rules.model.attributes[methodology.rules.model.dated_by->index()].name)
                     : "give a date for the run, or declare `dated by`");
  }
  if (*date < *intervals.front().from) {
    return error(Code::date_before_first, span,
                 fmt::format("{} lies before {}, from when every dated parameter has a value", to_string(*date),
                             to_string(*intervals.front().from)),
                 "add an earlier value to the parameter, or use the methodology of that time");
  }
  std::size_t chosen = 0;
  while (chosen + 1 < intervals.size() && *intervals[chosen].to <= *date) ++chosen;
  return chosen;
}

}  // namespace rubric
