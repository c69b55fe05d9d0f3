#include <rubric/equal.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/nearest.hpp"
#include "whatif/comparison.hpp"
#include "whatif/equal_search.hpp"

namespace rubric {

namespace {

using evaluate::Ground;
using evaluate::SharedAttribute;
using whatif::Interval;
using whatif::Pair;

Messages messages(Diagnostics diagnostics, std::shared_ptr<const Sources> sources) {
  return Messages(std::make_shared<Messages::Impl>(Messages::Impl{std::move(sources), std::move(diagnostics)}));
}

/// The stretches of time in which each side keeps to one Program; the second may go by another date than the first.
std::vector<Interval> intervals_of(const Methodology::Impl& first, const Methodology::Impl& second) {
  const auto dated = [](const Methodology::Impl& rules) {
    return rules.rules.model.dated_by ? rules.rules.model.attribute_name(*rules.rules.model.dated_by) : std::string();
  };
  const bool one_date = dated(first) == dated(second);
  std::vector<Interval> all;
  for (std::size_t a = 0; a < first.programs.size(); ++a) {
    for (std::size_t b = 0; b < second.programs.size(); ++b) {
      const check::Interval& x = first.rules.intervals[a];
      const check::Interval& y = second.rules.intervals[b];
      Interval both{a, b, x.from, x.to};
      if (y.from && (!both.from || *both.from < *y.from)) both.from = y.from;
      if (y.to && (!both.to || *y.to < *both.to)) both.to = y.to;
      const bool empty = both.from && both.to && !(*both.from < *both.to);
      if (!empty || !one_date) all.push_back(both);
    }
  }
  return all;
}

std::string shown(const Result* result) {
  if (result == nullptr) return "-";
  if (result->value) return result->value->display;
  switch (result->standing) {
    case Standing::not_rated: return "not rated";
    case Standing::error: return "error: " + result->reason;
    case Standing::range: {
      std::string text;
      for (const Value& value : result->possible) text += (text.empty() ? "" : " or ") + value.display;
      return text.empty() ? "open" : text;
    }
    default: return "missing";
  }
}

std::string compared(const Result* result) {
  if (result == nullptr) return "";
  if (result->value) return result->value->exact;
  return result->standing == Standing::error ? "error" : shown(result);
}

class Comparison {
 public:
  Comparison(const Methodology& first, const Methodology& second, const EqualOptions& options)
      : first_(first), second_(second), options_(options), space_(first.impl(), second.impl()) {}

  Equated run() {
    equality_.first = path(first_);
    equality_.second = path(second_);
    equality_.first_inputs = space_.only_first;
    equality_.second_inputs = space_.only_second;
    Diagnostics diagnostics;
    choose(diagnostics);
    if (diagnostics.has_errors()) return {std::nullopt, messages(std::move(diagnostics), first_.impl().sources)};
    const std::vector<Interval> intervals = intervals_of(first_.impl(), second_.impl());
    for (const Interval& interval : intervals) compare(interval);
    conclude();
    return {std::move(equality_), messages(std::move(diagnostics), first_.impl().sources)};
  }

 private:
  static std::string path(const Methodology& rules) { return rules.impl().files.front().path; }

  double passed() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

  bool is_over() const { return options_.budget > 0 && passed() >= options_.budget; }

  void choose(Diagnostics& diagnostics) {
    std::vector<std::string> known;
    std::vector<bool> used(options_.only.size(), false);
    for (Pair& pair : whatif::pairs_of(first_.impl(), second_.impl())) {
      known.push_back(pair.name);
      const Methodology::Impl& rules = (pair.before.valid() ? first_ : second_).impl();
      const std::string& attribute = rules.rules.model[pair.before.valid() ? pair.before : pair.after].name;
      bool wanted = options_.only.empty();
      for (std::size_t i = 0; i < options_.only.size(); ++i) {
        if (options_.only[i] != pair.name && options_.only[i] != attribute) continue;
        wanted = used[i] = true;
      }
      if (!wanted) continue;
      if (!pair.after.valid()) {
        equality_.only_first.push_back(pair.name);
      } else if (!pair.before.valid()) {
        equality_.only_second.push_back(pair.name);
      } else {
        equality_.results.push_back({pair.name, Sameness::same_calculation, {}, {}});
        pairs_.push_back(std::move(pair));
      }
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i]) continue;
      std::string help = did_you_mean(options_.only[i], known);
      if (help.empty()) help = "results are named as `overall` or `rating of standard 1.1`";
      diagnostics.add(
          {Code::unknown_name, nowhere, fmt::format("no result is called `{}`", options_.only[i]), {}, help});
    }
    if (!diagnostics.has_errors() && pairs_.empty())
      diagnostics.add(
          {Code::nothing_in_common,
           nowhere,
           fmt::format("`{}` and `{}` have no rating and no score of one name", equality_.first, equality_.second),
           {},
           "compare rules for the same items, under the same names"});
  }

  void compare(const Interval& interval) {
    const evaluate::RulesView first{first_.impl().ast, first_.impl().rules, first_.impl().programs[interval.first]};
    const evaluate::RulesView second{second_.impl().ast, second_.impl().rules,
                                     second_.impl().programs[interval.second]};
    constexpr std::uint64_t results = 4;  // that are hard to prove, among which the work may go
    evaluate::ProofLimits limits{options_.proof_work / results, options_.proof_work, {}};
    // What is left of the time is for the search.
    if (options_.budget > 0) limits.in_time = [this] { return passed() < options_.budget / 2; };
    const evaluate::SameRules same(first, second, limits);
    std::vector<whatif::OpenResult> open;
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const auto both = std::find_if(
          same.attributes().begin(), same.attributes().end(),
          [&](const SharedAttribute& it) { return it.first == pairs_[i].before && it.second == pairs_[i].after; });
      EqualResult& result = equality_.results[i];
      if (both == same.attributes().end() || both->ground == Ground::type) {
        result.sameness = Sameness::undecided;
        result.note = "the second has it in another type, or on another scale";
      } else if (both->ground == Ground::ranges) {
        result.sameness = std::max(result.sameness, Sameness::proved);
      } else if (both->ground != Ground::structure) {
        result.sameness = Sameness::undecided;
        open.push_back({&*both, result.name, {}});
        at.push_back(i);
      }
    }
    if (open.empty() || equality_.difference) return;
    const bool proof_ended = options_.budget > 0 && passed() >= options_.budget / 2;
    whatif::EqualSearch search(space_, same, interval,
                               {options_.inspections, options_.seed, [this] { return !is_over(); }});
    std::vector<whatif::Candidate> tested = whatif::tested_cases(space_, first_, true);
    const std::vector<whatif::Candidate> of_second = whatif::tested_cases(space_, second_, false);
    tested.insert(tested.end(), of_second.begin(), of_second.end());
    const std::optional<whatif::Candidate> found = search.run(open, tested);
    equality_.inspections += search.inspections();
    equality_.stopped_early = equality_.stopped_early || proof_ended || is_over();
    for (std::size_t i = 0; i < open.size(); ++i) {
      EqualResult& result = equality_.results[at[i]];
      result.counts_tried = open[i].covered;
      const whatif::Cone cone = whatif::cone_of(space_, same.terms(), open[i].both->first_term,
                                                open[i].both->second_term, whatif::Otherwise::either);
      if (!cone.unshared.empty())
        result.note = "it rests on `" + cone.unshared.front() + "`, which only one of them has";
    }
    if (found) verify(*found, interval);
  }

  /// Runs the inspection as anybody would; what differs there is the answer.
  void verify(const whatif::Candidate& candidate, const Interval& interval) {
    EqualDifference difference;
    difference.case_data = json_of(space_, candidate, first_.name());
    difference.second_case_data = json_of(space_, candidate, second_.name());
    difference.facts = facts_listed(space_, candidate);
    RunOptions how;
    for (const Methodology* rules : {&first_, &second_}) {
      if (rules->impl().intervals_matter() && !rules->impl().rules.model.dated_by)
        how.as_at = to_string(interval.day());
    }
    difference.as_at = how.as_at;
    const auto outcome = [&](const Methodology& rules, const std::string& text) -> std::optional<Outcome> {
      const Read read = read_text(rules, "case.json", text);
      return read.inspection ? rubric::run(rules, *read.inspection, how).outcome : std::nullopt;
    };
    const std::optional<Outcome> first = outcome(first_, difference.case_data);
    const std::optional<Outcome> second = outcome(second_, difference.second_case_data);
    if (!first || !second) return;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const Result* a = first->find(pairs_[i].name);
      const Result* b = second->find(pairs_[i].name);
      if (compared(a) == compared(b)) continue;
      difference.results.push_back({pairs_[i].name, shown(a), shown(b)});
    }
    if (!difference.results.empty()) equality_.difference = std::move(difference);
  }

  void conclude() {
    if (equality_.difference) {
      equality_.answer = Sameness::different;
      for (EqualResult& result : equality_.results) {
        const auto& differ = equality_.difference->results;
        if (std::any_of(differ.begin(), differ.end(), [&](const EqualValues& it) { return it.name == result.name; }))
          result.sameness = Sameness::different;
      }
    } else {
      equality_.answer = equality_.count(Sameness::undecided) == 0 ? Sameness::proved : Sameness::undecided;
    }
  }

  const Methodology& first_;
  const Methodology& second_;
  const EqualOptions& options_;
  whatif::Space space_;
  std::vector<Pair> pairs_{};
  Equality equality_{};
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace

std::size_t Equality::count(Sameness sameness) const {
  return static_cast<std::size_t>(std::count_if(
      results.begin(), results.end(), [sameness](const EqualResult& result) { return result.sameness == sameness; }));
}

Equated equal(const Methodology& first, const Methodology& second, const EqualOptions& options) {
  return Comparison(first, second, options).run();
}

}  // namespace rubric
