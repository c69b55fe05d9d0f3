#include <fmt/format.h>

#include <algorithm>

#include "base/limits.hpp"
#include "evaluate/because.hpp"
#include "evaluate/results.hpp"
#include "evaluate/text.hpp"
#include "evaluate/waits.hpp"
#include "whatif/case_run.hpp"
#include "whatif/reconcile.hpp"

namespace rubric::replay {

namespace {

constexpr std::size_t names_told = 3;
constexpr std::size_t names_kept = 10;

/// "a, b, c and 7 more".
std::string first_of(const std::vector<std::string>& names) {
  if (names.size() <= names_told + 1) return evaluate::listed(names);
  const std::vector<std::string> first(names.begin(), names.begin() + names_told);
  return fmt::format("{} and {} more", evaluate::listed(first, ", "), names.size() - names_told);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

/// "score total", "rating overall", "judgement rating of standard 1.1": what gives the value.
void name_definition(const View& view, AttributeId id, Replayed& it) {
  constexpr std::array<std::string_view, 5> words{"input", "judgement", "let", "rating", "score"};
  const resolve::Attribute& attribute = view.model()[id];
  const std::string name = view.model().attribute_name(id);
  const std::string_view word = words[static_cast<std::size_t>(attribute.kind)];
  it.rule = name.substr(0, word.size()) == word ? name : fmt::format("{} {}", word, name);
  it.rule_place = place_of(view, evaluate::declaration_of(view.in.ast, attribute).span);
}

/// Whether the printed value is possible in `view`.
bool leaves(const View& view, const facts::Published& published) { return !evaluate::differs(view, published); }

/// The known facts without any one of which the printed value would be possible.
std::vector<std::string> holding_facts(const audit::Ready& ready, const View& view, const facts::Published& published,
                                       std::size_t& known) {
  const std::vector<bool> below = evaluate::rests_on(view, published.attribute);
  facts::Facts other = view.in.facts;
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < view.rules().inputs.size(); ++i) {
    const AttributeId input = view.rules().inputs[i];
    if (other.inputs[i].state != State::value) continue;
    if (input != published.attribute && !below[input.index()]) continue;
    if (++known > limits::set_aside_runs) continue;
    const Cell kept = std::exchange(other.inputs[i], Cell{});
    const evaluate::Inputs inputs = ready.inputs(other);
    const evaluate::Evaluation run = evaluate::evaluate(inputs);
    if (leaves({inputs, run}, published))
      names.push_back(fmt::format("{} {}", whatif::short_name(view.model().attribute_name(input)),
                                  view.show(view.type_of(input), kept.number)));
    other.inputs[i] = kept;
  }
  return names;
}

/// `program` in which `attribute` is `value`, whatever its definition comes to; an input is set in `facts`.
void pin(const check::Rules& rules, const facts::Published& printed, compile::Program& program, facts::Facts& facts) {
  const compile::Slot slot = program.final_[printed.attribute.index()];
  if (slot >= program.first_input && slot < program.first_input + rules.inputs.size()) {
    facts.inputs[slot - program.first_input] = Cell::of(printed.value);
    return;
  }
  const compile::Slot fixed = program.slot_count++;
  program.slot_types.push_back(program.slot_types[slot]);
  program.constants.emplace_back(fixed, printed.value);
  for (compile::Op& op : program.ops) {
    if (op.dest != slot) continue;
    const bool jumps = op.code == compile::Opcode::skip_unless || op.code == compile::Opcode::skip_moot ||
                       op.code == compile::Opcode::skip_given;
    if (jumps)
      op.c = fixed;
    else
      op = {compile::Opcode::copy, false, slot, fixed, 0, 0};
  }
}

}  // namespace

void explain_difference(const View& view, const std::vector<Without>& without, const facts::Published& published,
                        Replayed& it) {
  const AttributeId id = published.attribute;
  const evaluate::Reading reading = view.final_of(id);
  name_definition(view, id, it);
  std::vector<std::string> reasons;
  for (const Without& one : without) {
    const auto& changes = one.run.changes;
    const bool decides = std::any_of(changes.begin(), changes.end(), [&](const evaluate::Change& change) {
      return change.attribute == id && change.reading.known() && change.reading.number == published.value;
    });
    if (!decides) continue;
    if (reasons.empty()) {
      it.rule = one.applied.rule;
      it.rule_place = place_of(view, one.applied.span);
    }
    reasons.push_back(fmt::format("as printed without {} ({})", one.applied.name, one.applied.why));
  }
  if (reasons.empty()) {
    for (const facts::Published* other : evaluate::differing_below(view, id))
      reasons.push_back("rests on " + evaluate::difference_text(view, *other));
  }
  if (reasons.empty() && reading.state == State::unrated) {
    reasons.push_back("not rated: " + evaluate::not_rated_reason(view, view.model()[id].item));
  } else if (reasons.empty() && reading.state == State::error) {
    reasons.push_back(evaluate::result_of(view, id).reason);
  } else if (reasons.empty()) {
    if (const std::optional<Because> because = evaluate::because(view, id)) {
      reasons.push_back(because->text);
      if (because->kind == "band" || because->kind == "row")
        it.rule = fmt::format("{} {}", because->kind, because->name);
    }
  }
  it.why = joined(reasons);
}

void explain_contradiction(const audit::Ready& ready, const View& view, const std::vector<Without>& without,
                           const facts::Published& published, Replayed& it) {
  name_definition(view, published.attribute, it);
  std::vector<std::string> reasons;
  for (const Without& one : without) {
    const evaluate::Evaluation run = evaluate::evaluate_with(view.in, one.applied.patch);
    if (!leaves({view.in, run}, published)) continue;
    if (reasons.empty()) {
      it.rule = one.applied.rule;
      it.rule_place = place_of(view, one.applied.span);
    }
    reasons.push_back(fmt::format("possible without {} ({})", one.applied.name, one.applied.why));
  }
  std::size_t known = 0;
  const std::vector<std::string> facts = holding_facts(ready, view, published, known);
  if (!facts.empty()) {
    reasons.push_back("held away by " + first_of(facts) +
                      (facts.size() == 1 ? "" : ": without any one of these it would be possible"));
  } else {
    reasons.push_back(known == 0 ? "no case data at all give it"
                                 : fmt::format("held away by {} known facts together", known));
  }
  it.why = joined(reasons);
}

void compare_with_printed(const View& view, const facts::Published& published, Replayed& it) {
  std::vector<bool> open(view.model().attributes.size());
  for (const facts::Published& other : view.in.facts.published) {
    open[other.attribute.index()] =
        !view.final_of(other.attribute).known() && evaluate::printed_out_of_another(view, other.attribute) == nullptr;
  }
  const std::vector<bool> below = evaluate::rests_on(view, published.attribute, open);
  compile::Program program = view.program();
  facts::Facts facts = view.in.facts;
  std::vector<std::string> pinned;
  for (const facts::Published& other : view.in.facts.published) {
    if (!open[other.attribute.index()] || !below[other.attribute.index()]) continue;
    pin(view.rules(), other, program, facts);
    pinned.push_back(fmt::format("{} {}", whatif::short_result(view.model().attribute_name(other.attribute)),
                                 view.show(view.type_of(other.attribute), other.value)));
  }
  if (pinned.empty()) return;
  const evaluate::Inputs inputs{view.in.sources, view.in.ast, view.rules(), program, facts};
  const evaluate::Evaluation run = evaluate::evaluate(inputs);
  const View with{inputs, run};
  const evaluate::Reading reading = with.final_of(published.attribute);
  const std::string gives =
      fmt::format("the published {} {} {}", first_of(pinned), reading.known() ? "gives" : "leaves",
                  with.show(reading, view.type_of(published.attribute)));
  if (leaves(with, published)) {
    if (reading.known()) it.implied = gives;
    return;
  }
  it.verdict = Verdict::contradicted;
  name_definition(view, published.attribute, it);
  it.why = gives;
}

void tell_of_missing(const View& view, AttributeId attribute, Replayed& it) {
  it.missing = evaluate::waits_count(view, attribute);
  std::vector<std::string> names = evaluate::waits_for(view, attribute);
  if (names.size() > names_kept) names.resize(names_kept);
  it.waits_exact = joined(names);
  if (it.missing > names.size()) it.waits_exact += fmt::format("; and {} more", it.missing - names.size());
  std::vector<std::string> places;  // the standards that they lie in, else their names
  for (const std::string& name : evaluate::waits_for(view, attribute)) {
    const std::string brief = whatif::short_name(name);
    std::string place = brief == name ? name : brief.substr(0, brief.find(' '));
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(std::move(place));
  }
  it.waits = first_of(places);
}

}  // namespace rubric::replay
