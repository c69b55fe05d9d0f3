#include <algorithm>
#include <cctype>
#include <chrono>

#include "evaluate/text.hpp"
#include "suite/trial.hpp"

namespace rubric {

namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

TestResult run_one(const std::shared_ptr<const Methodology::Impl>& rules, std::uint32_t number,
                   const TestOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  TestResult result;
  const syntax::Test& written = rules->ast.tests[number];
  result.title = written.title.text;
  result.at = evaluate::location_of(*rules->sources, written.title.span).value_or(Location{});
  suite::Trial trial = suite::prepare(rules, number, options);
  if (trial.ready) {
    const evaluate::Evaluation evaluation = evaluate::evaluate(trial.inputs());
    result.failures = suite::failures(trial, evaluation);
  } else if (!suite::expects_error(trial)) {
    result.stopped = true;
    // The messages may outlive the rules, whose sources lie under their own.
    const auto kept = std::make_shared<suite::Trial>(trial);
    result.messages = Messages(std::make_shared<Messages::Impl>(
        Messages::Impl{std::shared_ptr<const Sources>(kept, kept->data.sources.get()), std::move(trial.diagnostics)}));
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

}  // namespace

bool suite::is_chosen(const syntax::Test& test, const TestOptions& options) {
  return lower_case(test.title.text).find(lower_case(options.filter)) != std::string::npos;
}

std::size_t TestReport::failed() const {
  return static_cast<std::size_t>(
      std::count_if(results.begin(), results.end(), [](const TestResult& result) { return !result.passed(); }));
}

TestReport test(const Methodology& methodology, const TestOptions& options) {
  const auto rules = share(methodology);
  TestReport report;
  report.methodology = methodology.name();
  report.rules = rules->sources->get(rules->first_file).path;
  for (std::uint32_t i = 0; i < rules->ast.tests.size(); ++i) {
    if (suite::is_chosen(rules->ast.tests[i], options)) {
      report.results.push_back(run_one(rules, i, options));
    } else {
      ++report.left_out;
    }
  }
  return report;
}

}  // namespace rubric
