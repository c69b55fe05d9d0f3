#include <fmt/format.h>

#include "lint/lint.hpp"

namespace rubric::lint {

namespace {

/// A run of a date at which the methodology is not in force says so, and is no rating under it.
void check_in_force(const Lint& lint, const syntax::Parameter& written) {
  const resolve::Model& model = lint.rules.model;
  for (std::size_t i = 0; i < written.values.size(); ++i) {
    const syntax::ParameterValue& value = written.values[i];
    const bool last = i + 1 == written.values.size();
    const bool too_early =
        model.from && !last && written.values[i + 1].from && *written.values[i + 1].from <= *model.from;
    const bool too_late = model.to && value.from && *value.from >= *model.to;
    if (!too_early && !too_late) continue;
    lint.diagnostics.add({Code::value_out_of_force,
                          value.span,
                          fmt::format("this value of `{}` holds only {} {}, when the methodology {}", written.name.text,
                                      too_early ? "before" : "from", to_string(too_early ? *model.from : *value.from),
                                      too_early ? "comes into force" : "is no longer in force"),
                          {},
                          "correct the date, or remove this line"});
  }
}

}  // namespace

void check_parameters(const Lint& lint) {
  const std::vector<check::Interval>& intervals = lint.rules.intervals;
  const std::vector<resolve::Parameter>& parameters = lint.rules.model.parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const syntax::Parameter& written = lint.ast.parameters[parameters[p].declaration];
    check_in_force(lint, written);
    for (std::size_t i = 1; i < intervals.size(); ++i) {
      const std::uint32_t before = intervals[i - 1].parameter_rows[p];
      const std::uint32_t here = intervals[i].parameter_rows[p];
      if (before == here || intervals[i - 1].parameters[p] != intervals[i].parameters[p]) continue;
      lint.diagnostics.add({Code::value_unchanged,
                            written.values[here].span,
                            fmt::format("`{}` keeps the value it had before this date", written.name.text),
                            {{written.values[before].span, "the value before"}},
                            "correct the value, or remove this line"});
    }
  }
}

}  // namespace rubric::lint
