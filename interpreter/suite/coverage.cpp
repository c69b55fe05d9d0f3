#include "suite/coverage.hpp"

#include <algorithm>

#include "evaluate/text.hpp"
#include "suite/trial.hpp"

namespace rubric {

struct Coverage::Impl {
  std::shared_ptr<const Methodology::Impl> rules;
  suite::Reach reach;
  std::size_t evaluated = 0;
  std::size_t left_out = 0;

  void add(const evaluate::Inputs& inputs) {
    const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
    suite::count(evaluate::View{inputs, evaluation}, reach);
    ++evaluated;
  }
};

Coverage::Coverage(const Methodology& methodology) : impl_(new Impl) {
  impl_->rules = share(methodology);
  const Methodology::Impl& rules = *impl_->rules;
  impl_->reach = suite::reach_of(rules.ast, rules.rules, rules.programs.front(), *rules.sources);
}

Coverage::~Coverage() = default;
Coverage::Coverage(Coverage&&) noexcept = default;
Coverage& Coverage::operator=(Coverage&&) noexcept = default;

bool Coverage::add(const Inspection& inspection, const RunOptions& options) {
  const Methodology::Impl& rules = *impl_->rules;
  const Inspection::Impl& data = inspection.impl();
  Diagnostics diagnostics;
  const std::optional<std::size_t> program = program_for(rules, &data.facts, options, diagnostics);
  if (!program) {
    ++impl_->left_out;
    return false;
  }
  impl_->add({*data.sources, rules.ast, rules.rules, rules.programs[*program], data.facts});
  return true;
}

void Coverage::add_tests(const TestOptions& options) {
  for (std::uint32_t i = 0; i < impl_->rules->ast.tests.size(); ++i) {
    if (!impl_->rules->ast.tests[i].changes.empty()) {
      ++impl_->left_out;
      continue;
    }
    const suite::Trial trial = suite::prepare(impl_->rules, i, options);
    if (trial.ready) {
      impl_->add(trial.inputs());
    } else {
      ++impl_->left_out;
    }
  }
}

CoverageReport Coverage::report() const {
  const Methodology::Impl& rules = *impl_->rules;
  CoverageReport report;
  report.methodology = rules.rules.model.name;
  report.evaluated = impl_->evaluated;
  report.left_out = impl_->left_out;
  std::vector<suite::Point> points = impl_->reach.points.all();
  std::stable_sort(points.begin(), points.end(), [](const suite::Point& a, const suite::Point& b) {
    return std::pair(a.span.source, a.span.begin) < std::pair(b.span.source, b.span.begin);
  });
  for (suite::Point& point : points) {
    report.points.push_back({evaluate::location_of(*rules.sources, point.span).value_or(Location{}),
                             std::move(point.kind), std::move(point.clause), std::move(point.what), point.hits});
  }
  for (const Receipt::File& file : rules.files) {
    for (std::uint32_t i = 0; i < rules.sources->size(); ++i) {
      const Source& source = rules.sources->get(SourceId{i});
      if (source.path == file.path) report.files.emplace_back(source.path, source.text);
    }
  }
  return report;
}

std::size_t CoverageReport::reached() const {
  return static_cast<std::size_t>(
      std::count_if(points.begin(), points.end(), [](const CoveragePoint& point) { return point.hits != 0; }));
}

}  // namespace rubric
