#include <rubric/reach.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/open.hpp"
#include "evaluate/route.hpp"
#include "evaluate/text.hpp"
#include "evaluate/value_text.hpp"
#include "whatif/case_run.hpp"
#include "whatif/reach_report.hpp"

namespace rubric {

namespace {

using namespace whatif;
using Clock = std::chrono::steady_clock;

/// One search: everything it needs and what it has come to.
class ReachRun {
 public:
  ReachRun(const Methodology& methodology, const Inspection& inspection, std::size_t program, Target target,
           const ReachOptions& options)
      : methodology_(methodology),
        inspection_(inspection),
        options_(options),
        rules_(methodology.impl().rules),
        target_(std::move(target)),
        probe_(inspection.impl(), program),
        until_(Clock::now() +
               std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.budget))) {}

  std::optional<Reach> run(Diagnostics& diagnostics) {
    const Choice choice{options_.change, options_.keep, options_.counts};
    variables_ = variables(probe_, choice, diagnostics);
    if (diagnostics.has_errors()) return std::nullopt;
    const Outcome now = run_whole(inspection_);
    describe(now);
    if (probe_.holds(target_)) {
      reach_.end = ReachEnd::already;
    } else {
      if (variables_.changing.empty()) {
        diagnostics.add({Code::nothing_to_change, nowhere, "no input of this inspection may change", {}, help()});
        return std::nullopt;
      }
      look(now);
    }
    reach_.report = whatif::report(methodology_, inspection_, reach_, options_);
    return std::move(reach_);
  }

 private:
  Outcome run_whole(const Inspection& inspection) const {
    Evaluated evaluated = rubric::run(methodology_, inspection, options_.run);
    return evaluated.outcome ? *std::move(evaluated.outcome) : Outcome{};
  }

  std::string help() const {
    const bool declared =
        options_.change.empty() && std::any_of(rules_.attributes.begin(), rules_.attributes.end(),
                                               [](const check::Attribute& it) { return it.changeable; });
    return declared
               ? "keep less, or declare more of the inputs `changeable`: dates, texts, plain numbers and percentages "
                 "are not searched"
               : "keep less, name more inputs to change, or give the case data answers and judgements";
  }

  void describe(const Outcome& now) {
    reach_.target = target_.text;
    reach_.result = rules_.model.attribute_name(target_.attribute);
    if (const Result* result = now.find(reach_.result)) reach_.now = shown(*result);
    std::vector<OpenInput> open;
    for (const Variable& each : variables_.changing) {
      reach_.changeable.push_back(rules_.model.attribute_name(each.attribute));
      if (each.unbounded) reach_.unbounded.push_back(reach_.changeable.back());
      open.push_back({each.input, each.low, each.high});
    }
    for (const Kept& each : variables_.kept)
      reach_.kept.emplace_back(rules_.model.attribute_name(each.attribute), each.reason);
    for (const std::uint32_t input : probe_.missing())
      reach_.missing.push_back(rules_.model.attribute_name(rules_.inputs[input]));
    const Range& range = probe_.possible(probe_.program().final_[target_.attribute.index()], open);
    reach_.open = evaluate::display_of(rules_, target_.type, range, &probe_.facts());
  }

  SearchOptions how(bool first_only) const {
    SearchOptions how;
    how.inputs = options_.inputs;
    how.first_only = first_only;
    how.until = until_;
    how.progress = options_.progress;
    return how;
  }

  void look(const Outcome& now) {
    const Found found = search(probe_, target_, variables_.changing, how(false));
    reach_.found = found.ways.size();
    reach_.complete = found.complete;
    reach_.searched = found.sets;
    reach_.all = found.all_sets;
    for (const Moves& moves : found.ways) {
      if (reach_.ways.size() >= options_.most) break;
      reach_.ways.push_back(way(moves, now));
    }
    reach_.end = !found.ways.empty()   ? ReachEnd::found
                 : found.provably_none ? ReachEnd::impossible
                 : found.complete      ? ReachEnd::none
                                       : ReachEnd::stopped;
    if (reach_.end == ReachEnd::none) reach_.extreme = extreme();
    if (reach_.end == ReachEnd::impossible) {
      const evaluate::RangeFrame open = evaluate::run_open(rules_, probe_.program());
      reach_.never = !target_.may_hold(open.slots[probe_.program().final_[target_.attribute.index()]]);
    }
    if (!reach_.never && (reach_.end == ReachEnd::none || reach_.end == ReachEnd::impossible)) find_blockers();
  }

  /// Where every input has to lie for the target to hold, if one end of all does.
  std::string extreme() {
    for (const bool highest : {true, false}) {
      for (const Variable& each : variables_.changing) probe_.set(each.input, highest ? each.high : each.low);
      const bool holds = probe_.accepts(target_);
      for (const Variable& each : variables_.changing) probe_.reset(each.input);
      if (holds) return highest ? "highest" : "lowest";
    }
    return "";
  }

  std::vector<InputChange> changes(const Moves& moves, const std::vector<Variable>& variables) const {
    std::vector<InputChange> all;
    for (const Move& move : moves) all.push_back(change_of(rules_, variables[move.variable], move));
    return all;
  }

  /// A way with what it changes, found by running the inspection in full with its changes.
  Way way(const Moves& moves, const Outcome& now) const {
    Way way;
    way.changes = changes(moves, variables_.changing);
    way.size = size_of(moves);
    std::vector<std::pair<std::uint32_t, std::int64_t>> values;
    std::vector<std::string> but;
    for (const Move& move : moves) {
      const Variable& variable = variables_.changing[move.variable];
      values.emplace_back(variable.input, rays(variable)[move.ray].at(move.steps));
      but.push_back(rules_.model.attribute_name(variable.attribute));
    }
    const Outcome then = run_whole(with_inputs(inspection_, values));
    if (const Result* result = then.find(reach_.result)) {
      way.result = shown(*result);
      if (result->value) way.exact = result->value->exact;
    }
    way.effects = effects(now, then, but);
    way.notes = record_notes(now, then);
    return way;
  }

  /// The fewest changes that do once something is out of the way; nothing where there are none.
  std::optional<std::vector<InputChange>> way_without(const std::vector<Variable>& variables, std::size_t inputs) {
    if (probe_.holds(target_)) return std::vector<InputChange>{};
    SearchOptions options = how(false);
    options.inputs = inputs;
    options.progress = nullptr;
    const Found found = search(probe_, target_, variables, options);
    reach_.blockers_complete = reach_.blockers_complete && found.complete;
    if (found.ways.empty()) return std::nullopt;
    return changes(found.ways.front(), variables);
  }

  void find_blockers() {
    const syntax::Ast& ast = methodology_.impl().ast;
    for (std::size_t i = 0; i < rules_.adjustments.size(); ++i) {
      const compile::Slot off = probe_.program().adjustment_off[i];
      if (off == compile::no_slot || probe_.exact()[off].is_true()) continue;
      probe_.set_aside(off, true);
      const auto way = way_without(variables_.changing, options_.inputs);
      probe_.set_aside(off, false);
      if (!way) continue;
      const resolve::Adjustment& adjustment = rules_.model.adjustments[i];
      const std::string name =
          fmt::format("{} on {}", evaluate::adjustment_name(ast.adjustments[adjustment.declaration]),
                      rules_.model.attribute_name(adjustment.attribute));
      reach_.blockers.push_back({name, false, *way});
    }
    for (const Kept& each : variables_.kept) {
      if (!each.variable || each.is_sample) {
        reach_.untried.push_back(rules_.model.attribute_name(each.attribute));
        continue;
      }
      const auto way = way_without({*each.variable}, 1);
      if (way) reach_.blockers.push_back({rules_.model.attribute_name(each.attribute), true, *way});
    }
  }

  const Methodology& methodology_;
  const Inspection& inspection_;
  const ReachOptions& options_;
  const check::Rules& rules_;
  const Target target_;
  Probe probe_;
  const Clock::time_point until_;
  Variables variables_{};
  Reach reach_{};
};

}  // namespace

Reached reach(const Methodology& methodology, const Inspection& inspection, std::string_view target,
              const ReachOptions& options) {
  const auto sources = std::make_shared<Sources>(inspection.impl().sources.get());
  Diagnostics diagnostics;
  std::optional<Reach> reach;
  if (auto read = read_target(methodology.impl().rules, *sources, target, diagnostics)) {
    const auto program = program_for(methodology.impl(), &inspection.impl().facts, options.run, diagnostics);
    if (program) reach = ReachRun(methodology, inspection, *program, *std::move(read), options).run(diagnostics);
  }
  return {std::move(reach), messages_of(inspection, sources, std::move(diagnostics))};
}

}  // namespace rubric
