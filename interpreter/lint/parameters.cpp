#include <fmt/format.h>

#include "lint/lint.hpp"

namespace rubric::lint {

void check_parameters(const Lint& lint) {
  const std::vector<check::Interval>& intervals = lint.rules.intervals;
  const std::vector<resolve::Parameter>& parameters = lint.rules.model.parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const syntax::Parameter& written = lint.ast.parameters[parameters[p].declaration];
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
