#include <fmt/format.h>

#include "evaluate/because.hpp"
#include "evaluate/explain_tree.hpp"
#include "evaluate/results.hpp"
#include "evaluate/text.hpp"
#include "evaluate/waits.hpp"

namespace rubric::evaluate {

namespace {

constexpr std::size_t rule_text_bytes = 200;

std::string given_detail(const View& view, AttributeId id) {
  const facts::Provenance& given = view.provenance(id);
  std::string text = "given in the case data";
  if (const auto at = location_of(view.in.sources, given.span))
    text += fmt::format(", {}:{}:{}", at->path, at->line, at->column);
  if (!given.origin.empty()) text += ": " + given.origin;
  const resolve::Attribute& it = view.model()[id];
  if (it.kind != resolve::AttributeKind::judgement) return text;
  const syntax::Judgement& rule = view.in.ast.judgements[it.declaration];
  if (rule.by) text = fmt::format("judgement by {}, {}", rule.by->text, text);
  return rule.question ? fmt::format("{} {}", rule.question->text, text) : text;
}

}  // namespace

bool Teller::take() {
  if (left_ == 0) return false;
  --left_;
  return true;
}

void Teller::add(Steps& steps, Explanation step, const std::function<void(Steps&)>& fill) {
  if (!take()) {
    if (steps.empty())
      steps.emplace_back().what = fmt::format("not told further: {} steps are told", limits::explanation_steps);
    return;
  }
  steps.push_back(std::move(step));
  if (!fill) return;
  Steps inner;
  if (depth_ >= limits::explanation_depth) {
    inner.emplace_back().what = fmt::format("not told further: steps are nested {} deep", limits::explanation_depth);
  } else {
    ++depth_;
    fill(inner);
    --depth_;
  }
  steps.back().steps = std::move(inner);
}

void Teller::rule(Explanation& step, Span span, const std::vector<syntax::Cite>& cites) const {
  step.rule = location_of(view_.in.sources, span);
  step.rule_text = written(view_.in.sources, span, rule_text_bytes);
  step.cites = citations_of(view_.in.ast, cites);
}

Explanation Teller::head(AttributeId id) const {
  const Standing standing = standing_of(view_, id);
  Explanation step;
  step.what = view_.model().attribute_name(id);
  step.value = view_.show_final(id);
  step.standing = word(standing);
  const auto why = because(view_, id);
  if (why && why->kind != "rule") step.detail = why->text;
  if (standing == Standing::given) step.detail = given_detail(view_, id);
  if (standing == Standing::missing || standing == Standing::range) step.detail = waits_text(view_, id);
  if (standing == Standing::not_rated || standing == Standing::error) step.detail = result_of(view_, id).reason;
  const syntax::Declaration& declaration = declaration_of(view_.in.ast, view_.model()[id]);
  rule(step, declaration.span, declaration.cites);
  return step;
}

void Teller::definition_steps(AttributeId id, Steps& steps) {
  const check::Attribute& it = view_.rules().attributes[id.index()];
  if (view_.given(id) != nullptr || !it.definition.valid()) return;
  node_steps(it.definition, steps);
}

void Teller::attribute_steps(AttributeId id, Steps& steps) {
  const State state = view_.final_of(id).state;
  if (state == State::unrated) {
    for (std::size_t i = 0; i < view_.model().not_rated.size(); ++i) {
      const resolve::Clause& clause = view_.model().not_rated[i];
      if (clause.item == view_.model()[id].item && view_.rules().not_rated[i].valid())
        node_steps(view_.rules().not_rated[i], steps);
    }
    return;
  }
  if (view_.model()[id].adjustments.empty()) return definition_steps(id, steps);
  route_steps(id, steps);
}

Explanation Teller::attribute(AttributeId id) {
  Steps steps;
  add(steps, head(id), [&](Steps& inner) { attribute_steps(id, inner); });
  return std::move(steps.front());
}

std::string_view word(const Reading& reading) {
  switch (reading.state) {
    case State::value: return word(reading.settled ? Standing::settled : Standing::computed);
    case State::unrated: return word(Standing::not_rated);
    case State::error: return word(Standing::error);
    case State::missing: break;
  }
  return word(reading.range == nullptr ? Standing::missing : Standing::range);
}

Explanation explain(const Inputs& inputs, const Evaluation& evaluation, AttributeId attribute) {
  const View view{inputs, evaluation};
  return Teller(view).attribute(attribute);
}

}  // namespace rubric::evaluate
