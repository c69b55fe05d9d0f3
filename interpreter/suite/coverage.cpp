#include "suite/coverage.hpp"

#include <algorithm>
#include <numeric>

#include "evaluate/text.hpp"
#include "suite/trial.hpp"

namespace rubric {

struct Coverage::Impl {
  std::shared_ptr<const Methodology::Impl> rules;
  suite::Reach reach;
  suite::Hits hits;
  std::size_t evaluated = 0;
  std::size_t left_out = 0;

  void add(const evaluate::Inputs& inputs) {
    const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
    suite::count(evaluate::View{inputs, evaluation}, reach, hits);
    ++evaluated;
  }
};

Coverage::Coverage(const Methodology& methodology) : impl_(new Impl) {
  impl_->rules = share(methodology);
  impl_->reach = suite::reach_of(*impl_->rules);
  impl_->hits.resize(impl_->reach.points.all().size());
}

Coverage::~Coverage() = default;
Coverage::Coverage(Coverage&&) noexcept = default;
Coverage& Coverage::operator=(Coverage&&) noexcept = default;

Messages Coverage::add(const Inspection& inspection, const RunOptions& options) {
  const Methodology::Impl& rules = *impl_->rules;
  const Inspection::Impl& data = inspection.impl();
  Diagnostics diagnostics;
  if (const std::optional<std::size_t> program = program_for(rules, &data.facts, options, diagnostics)) {
    impl_->add({*data.sources, rules.ast, rules.rules, rules.programs[*program], data.facts});
  } else {
    ++impl_->left_out;
  }
  // The messages may outlive the inspection, whose sources lie under those of the rules.
  const auto kept = std::make_shared<Inspection>(inspection);
  return Messages(std::make_shared<Messages::Impl>(
      Messages::Impl{std::shared_ptr<const Sources>(kept, data.sources.get()), std::move(diagnostics)}));
}

void Coverage::leave_out() { ++impl_->left_out; }

void Coverage::add_tests(const TestOptions& options) {
  const suite::Counted counted = suite::count_tests(impl_->rules, options, impl_->reach, impl_->hits);
  impl_->evaluated += counted.evaluated;
  impl_->left_out += counted.left_out;
}

CoverageReport Coverage::report() const {
  const Methodology::Impl& rules = *impl_->rules;
  CoverageReport report;
  report.methodology = rules.rules.model.name;
  report.evaluated = impl_->evaluated;
  report.left_out = impl_->left_out;
  const std::vector<suite::Point>& points = impl_->reach.points.all();
  std::vector<std::size_t> order(points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(points[a].span.source, points[a].span.begin) <
           std::pair(points[b].span.source, points[b].span.begin);
  });
  for (const std::size_t i : order) {
    const suite::Point& point = points[i];
    const Location at = evaluate::location_of(*rules.sources, point.span).value_or(Location{});
    if (is_counted(impl_->reach, i, impl_->hits)) {
      report.points.push_back({at, point.kind, point.clause, point.what, impl_->hits[i]});
    } else {
      report.unreachable.push_back({at, point.clause, point.what, impl_->reach.out_of_reach.at(i)});
    }
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
