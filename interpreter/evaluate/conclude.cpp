#include "evaluate/conclude.hpp"

#include "evaluate/findings.hpp"
#include "evaluate/results.hpp"

namespace rubric::evaluate {

Evaluation evaluate(const Inputs& inputs) { return evaluate_with(inputs, std::nullopt); }

Outcome conclude(const Inputs& inputs, const Evaluation& evaluation) {
  const View view{inputs, evaluation};
  Outcome outcome;
  outcome.methodology = view.model().name;
  outcome.title = view.model().title;
  outcome.inspection = inputs.facts.inspection;
  for (const AttributeId id : result_order(view.model())) outcome.results.push_back(result_of(view, id));
  Findings findings{view};
  find_discretion(findings);
  find_waivers(findings);
  find_limits(findings);
  find_requirements(findings);
  find_errors(findings);
  find_published(findings);
  outcome.findings = std::move(findings.list);
  return outcome;
}

}  // namespace rubric::evaluate
