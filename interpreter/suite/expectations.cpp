#include <fmt/format.h>

#include <algorithm>

#include "evaluate/because.hpp"
#include "evaluate/text.hpp"
#include "suite/trial.hpp"

namespace rubric::suite {

namespace {

using evaluate::LimitState;
using evaluate::Reading;
using evaluate::Route;
using evaluate::View;
using resolve::AttributeId;
using syntax::ExpectKind;

constexpr std::size_t expectation_bytes = 200;

/// The `lowest` or `highest` that the value of `node` comes down to, if any.
check::NodeId extreme(const View& view, check::NodeId id) {
  while (id.valid()) {
    const check::Node& node = view.rules()[id];
    if (node.kind == check::NodeKind::aggregate) return id;
    if (node.kind == check::NodeKind::choose) {
      const std::optional<bool> taken = view.truth(view.rules().child(node, 0));
      if (!taken) return {};
      id = view.rules().child(node, *taken ? 1 : 2);
    } else if (node.kind == check::NodeKind::first_of) {
      const std::optional<std::size_t> row = evaluate::chosen_row(view, id);
      if (!row) return {};
      id = view.rules().child(node, *row * 2);
    } else {
      return {};
    }
  }
  return {};
}

bool is_unadjusted(const Route& route) {
  return route.final_.known() && route.computed.known() && route.final_.number == route.computed.number;
}

bool decided_by_item(const View& view, AttributeId attribute, std::string_view id) {
  const check::NodeId node = extreme(view, view.rules().attributes[attribute.index()].definition);
  if (!node.valid() || view.given(attribute) != nullptr) return false;
  const std::vector<const check::Member*> members = evaluate::deciding(view, node);
  return std::any_of(members.begin(), members.end(),
                     [&](const check::Member* member) { return view.model()[member->item].id == id; });
}

bool applied_discretion(const View& view, const Route& route, std::string_view name) {
  if (!route.discretion_applied) return false;
  const std::vector<evaluate::DiscretionCheck> checks =
      evaluate::check_discretion(view, *route.discretion, route.computed.number);
  return std::any_of(checks.begin(), checks.end(), [&](const evaluate::DiscretionCheck& check) {
    return check.refusals.empty() && check.rule->name.text == name;
  });
}

bool any_limit(const std::vector<LimitState>& limits, std::string_view name, bool (*holds)(const LimitState&)) {
  return std::any_of(limits.begin(), limits.end(),
                     [&](const LimitState& limit) { return limit.rule->name.text == name && holds(limit); });
}

/// Whether what decided `attribute` is what the test says it is.
bool is_because(const View& view, AttributeId attribute, std::string_view kind, std::string_view name) {
  const Route route = evaluate::route_of(view, attribute);
  const auto binding = [](const LimitState& limit) { return limit.binding; };
  const auto waived = [](const LimitState& limit) { return limit.waived && limit.would_change; };
  if (kind == "cap") return any_limit(route.caps, name, binding);
  if (kind == "floor") return any_limit(route.floors, name, binding);
  if (kind == "waiver") return any_limit(route.caps, name, waived) || any_limit(route.floors, name, waived);
  if (kind == "discretion") return applied_discretion(view, route, name);
  if (!is_unadjusted(route)) return false;
  if (kind == "question") return decided_by_item(view, attribute, name);
  const std::optional<Because> computed = evaluate::because_computed(view, attribute);
  return computed && computed->kind == "band" && computed->name == name;
}

bool is_capped(const View& view, AttributeId attribute) {
  const Route route = evaluate::route_of(view, attribute);
  return std::any_of(route.caps.begin(), route.caps.end(), [](const LimitState& cap) { return cap.binding; });
}

/// The least and the most that a reading leaves possible, where both are bounded.
std::optional<std::pair<Number, Number>> bounds(const Reading& reading) {
  if (reading.known()) return std::pair{reading.number, reading.number};
  if (reading.range == nullptr || !reading.range->has_value) return std::nullopt;
  const Range& range = *reading.range;
  if (!range.finite) return range.low && range.high ? std::optional(std::pair{*range.low, *range.high}) : std::nullopt;
  std::optional<std::pair<Number, Number>> found;
  for (int level = 0; level < 64; ++level) {
    if ((range.levels >> static_cast<unsigned>(level) & 1U) == 0) continue;
    if (!found) found = {Number(level), Number(level)};
    found->second = Number(level);
  }
  return found;
}

class Judge {
 public:
  Judge(const Trial& trial, const evaluate::Evaluation& evaluation, const View& view)
      : trial_(trial), evaluation_(evaluation), view_(view) {}

  std::optional<TestFailure> judge(const syntax::Expect& written, const check::TestExpect& expected) const {
    if (written.is_about_error()) return judge_error(written);
    const AttributeId id = expected.attribute;
    const Type type = view_.type_of(id);
    const bool computed = written.target.attribute.computed;
    const Reading reading = computed ? view_.computed_of(id) : view_.final_of(id);
    switch (written.kind) {
      case ExpectKind::value: {
        std::string wanted = view_.show(type, *expected.value);
        const bool equal = reading.known() && reading.number == *expected.value;
        if (!written.because) return equal ? std::nullopt : std::optional(failure(written, id, wanted, reading));
        wanted += fmt::format(" because {} {}", written.because_kind->text, written.because->text);
        const bool reason = equal && is_because(view_, id, written.because_kind->text, written.because->text);
        return reason ? std::nullopt : std::optional(failure(written, id, wanted, reading));
      }
      case ExpectKind::range: {
        const auto found = bounds(reading);
        if (found && found->first == *expected.value && found->second == *expected.upper) return std::nullopt;
        return failure(written, id,
                       fmt::format("{} to {}", view_.show(type, *expected.value), view_.show(type, *expected.upper)),
                       reading);
      }
      case ExpectKind::missing:
        if (reading.state == State::missing) return std::nullopt;
        return failure(written, id, "missing", reading);
      case ExpectKind::not_rated:
        if (reading.state == State::unrated || view_.rated(view_.model()[id].item) == false) return std::nullopt;
        return failure(written, id, "not rated", reading);
      default:
        if (!is_capped(view_, id)) return std::nullopt;
        return failure(written, id, "not capped", reading);
    }
  }

 private:
  TestFailure failure(const syntax::Expect& written, AttributeId id, std::string expected,
                      const Reading& reading) const {
    TestFailure failure = head(written, std::move(expected));
    failure.actual = view_.show(reading, view_.type_of(id));
    if (const auto because = evaluate::because(view_, id)) failure.why = because->text;
    failure.explanation = evaluate::explain(trial_.inputs(), evaluation_, id);
    return failure;
  }

  TestFailure head(const syntax::Expect& written, std::string expected) const {
    TestFailure failure;
    failure.at = evaluate::location_of(*trial_.data.sources, written.span).value_or(Location{});
    failure.expectation = evaluate::written(*trial_.data.sources, written.span, expectation_bytes);
    failure.expected = std::move(expected);
    return failure;
  }

  std::optional<TestFailure> judge_error(const syntax::Expect& written) const {
    const Outcome outcome = evaluate::conclude(trial_.inputs(), evaluation_);
    const bool wanted = written.kind == ExpectKind::error;
    std::vector<std::string> codes;
    const Finding* found = nullptr;
    for (const Finding& finding : outcome.findings) {
      codes.push_back(finding.code);
      if (found == nullptr && finding.code == written.code->text) found = &finding;
    }
    if (wanted == (found != nullptr)) return std::nullopt;
    TestFailure failure = head(written, (wanted ? "error " : "no error ") + written.code->text);
    if (found != nullptr) failure.why = found->message;
    failure.actual = codes.empty() ? "no error and no finding" : fmt::format("{}", fmt::join(codes, ", "));
    return failure;
  }

  const Trial& trial_;
  const evaluate::Evaluation& evaluation_;
  const View& view_;
};

}  // namespace

std::vector<TestFailure> failures(const Trial& trial, const evaluate::Evaluation& evaluation) {
  const evaluate::Inputs inputs = trial.inputs();
  const View view{inputs, evaluation};
  const Judge judge(trial, evaluation, view);
  std::vector<TestFailure> found;
  const std::vector<syntax::Expect>& expects = trial.written().expects;
  for (std::size_t i = 0; i < expects.size(); ++i) {
    if (auto failure = judge.judge(expects[i], trial.checked().expects[i])) found.push_back(std::move(*failure));
  }
  return found;
}

bool expects_error(const Trial& trial) {
  const std::vector<syntax::Expect>& expects = trial.written().expects;
  const std::vector<Diagnostic> said = trial.diagnostics.sorted();
  const auto is_said = [&](const syntax::Expect& expect) {
    return std::any_of(said.begin(), said.end(),
                       [&](const Diagnostic& diagnostic) { return info(diagnostic.code).number == expect.code->text; });
  };
  // Only what a test expects may stop it: that another error stays away is no reason to pass.
  const bool expects_one = std::any_of(expects.begin(), expects.end(),
                                       [](const syntax::Expect& expect) { return expect.kind == ExpectKind::error; });
  return expects_one && std::all_of(expects.begin(), expects.end(), [&](const syntax::Expect& expect) {
           return expect.is_about_error() && is_said(expect) == (expect.kind == ExpectKind::error);
         });
}

}  // namespace rubric::suite
