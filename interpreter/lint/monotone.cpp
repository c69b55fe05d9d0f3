#include "lint/monotone.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/open.hpp"
#include "evaluate/text.hpp"

namespace rubric::lint {

namespace {

using resolve::AttributeId;

/// What is found of one claim in all date intervals.
struct Found {
  bool proved = true;
  bool all = true;  // proved, or every case tried
  std::size_t cases = 0;
  std::size_t pairs = 0;
  bool reads_cause = false;
  bool reads_discretion = false;
  std::optional<Counterexample> counterexample{};
  std::size_t interval = 0;  // of the counterexample
};

class Claims {
 public:
  explicit Claims(const Lint& lint) : lint_(lint), rules_(lint.rules) {
    if (rules_.model.claims.empty()) return;
    for (const compile::Program& program : lint.programs)
      frames_.push_back(evaluate::run_open(rules_, program, evaluate::Recorded::no_discretion));
  }

  void check() const {
    for (const resolve::Claim& claim : rules_.model.claims)
      if (is_sound(claim)) report(claim, find(claim));
  }

 private:
  /// A change of the rules may leave a claim about a value that is no longer given: it is let go.
  bool is_sound(const resolve::Claim& claim) const {
    return std::all_of(claim.causes.begin(), claim.causes.end(), [this](AttributeId cause) {
      return rules_.attributes[cause.index()].input != Id<int>::none && rules_.model.dated_by != cause;
    });
  }

  Found find(const resolve::Claim& claim) const {
    const bool rising = lint_.ast.claims[claim.declaration].rising;
    Found found;
    for (std::size_t i = 0; i < frames_.size() && !found.counterexample; ++i) {
      const compile::Program& program = lint_.programs[i];
      const compile::Slot result = program.final_[claim.result.index()];
      Causes causes;
      for (const AttributeId cause : claim.causes)
        causes.push_back(program.first_input + rules_.attributes[cause.index()].input);
      const Slice slice = slice_of(program, frames_[i], result, causes);
      found.reads_cause = found.reads_cause || slice.reads_cause;
      found.reads_discretion = found.reads_discretion || slice.reads_discretion;
      const Way way = ways_of(program, frames_[i], causes)[result];
      if (way == Way::fixed || way == (rising ? Way::rising : Way::falling)) continue;
      Searched searched = search(rules_, slice, result, causes, rising);
      found.proved = false;
      found.all = found.all && searched.all;
      found.cases += searched.cases;
      found.pairs += searched.pairs;
      found.counterexample = std::move(searched.counterexample);
      found.interval = i;
    }
    return found;
  }

  void report(const resolve::Claim& claim, const Found& found) const {
    const syntax::Claim& written = lint_.ast.claims[claim.declaration];
    if (!found.reads_cause) return report_idle(claim, written);
    if (found.counterexample) return report_refuted(claim, written, found);
    const std::string what = fmt::format("`{}` never {} where `{}` rises", rules_.model.attribute_name(claim.result),
                                         written.rising ? "falls" : "rises", cause_text(written));
    const std::string aside = found.reads_discretion ? "discretion that case data record is left aside" : "";
    if (found.all) {
      const std::string how = found.proved ? "proved" : fmt::format("every one of {} cases tried", found.cases);
      return add(Code::claim_holds, written, fmt::format("{}: {}", how, what), aside);
    }
    add(Code::claim_searched, written,
        fmt::format("not proved, and not refuted by {} pairs of cases: {}", found.pairs, what), aside);
  }

  void report_idle(const resolve::Claim& claim, const syntax::Claim& written) const {
    add(Code::claim_idle, written,
        fmt::format("`{}` does not read `{}`, so this requires nothing", rules_.model.attribute_name(claim.result),
                    cause_text(written)),
        "name what it reads, or remove this line");
  }

  void report_refuted(const resolve::Claim& claim, const syntax::Claim& written, const Found& found) const {
    const Counterexample& example = *found.counterexample;
    std::vector<std::string> others = example.others;
    if (rules_.intervals.size() > 1 && rules_.intervals[found.interval].from)
      others.push_back(fmt::format("the date is from {} on", to_string(*rules_.intervals[found.interval].from)));
    others.emplace_back("all else that it reads is 0, no or the lowest level");
    add(Code::claim_refuted, written,
        fmt::format("`{}` {} from {} to {} where `{}` rises from {} to {}", rules_.model.attribute_name(claim.result),
                    written.rising ? "falls" : "rises", example.before, example.after, example.cause, example.low,
                    example.high),
        fmt::format("correct the rules, or remove this line; it is so where {}", evaluate::listed(others)));
  }

  void add(Code code, const syntax::Claim& written, std::string message, std::string help) const {
    std::vector<Label> labels;
    if (written.message && code == Code::claim_refuted) labels.push_back({written.message->span, "so this is false"});
    Span place = written.span;  // without text and sources
    place.end = written.selection.valid() ? lint_.ast[written.selection].span.end : written.cause.span.end;
    lint_.diagnostics.add({code, place, std::move(message), std::move(labels), std::move(help)});
  }

  std::string cause_text(const syntax::Claim& written) const {
    constexpr std::size_t longest = 100;
    if (!written.selection.valid()) return written.cause.text;
    const Span selection = lint_.ast[written.selection].span;
    return fmt::format("{} of {}", written.cause.text, evaluate::written(lint_.sources, selection, longest));
  }

  const Lint& lint_;
  const check::Rules& rules_;
  Frames frames_{};
};

}  // namespace

void check_claims(const Lint& lint) { Claims(lint).check(); }

}  // namespace rubric::lint
