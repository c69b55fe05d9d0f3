#include <rubric/whatif.hpp>

#include <algorithm>
#include <tuple>

#include "evaluate/findings.hpp"
#include "facts/read_values.hpp"
#include "whatif/records.hpp"
#include "whatif/trials.hpp"

namespace rubric {

namespace whatif {

namespace {

ComparedResult compared(const Pair& pair, const Trials::Ran& ran) {
  ComparedResult result;
  result.name = pair.name;
  result.before = shown(*ran.before, pair.before);
  result.after = shown(*ran.after, pair.after);
  result.before_exact = exact(*ran.before, pair.before);
  result.after_exact = exact(*ran.after, pair.after);
  result.changed = !alike(pair, *ran.before, *ran.after);
  result.whole = pair.whole;
  result.direction = direction(pair, *ran.before, *ran.after);
  return result;
}

std::optional<Parting> parting_of(const Pair& pair, const Trials::Ran& ran) {
  if (!pair.before.valid() || !pair.after.valid()) return std::nullopt;
  return parting(evaluate::explain(ran.before->in, ran.before->run, pair.before),
                 evaluate::explain(ran.after->in, ran.after->run, pair.after));
}

std::vector<Finding> broken(const evaluate::View& view) {
  evaluate::Findings findings{view};
  evaluate::find_requirements(findings);
  return std::move(findings.list);
}

bool is_same(const Finding& a, const Finding& b) {
  const auto place = [](const Finding& it) {
    return it.rule ? std::tuple(it.rule->path, it.rule->line, it.rule->column) : std::tuple(std::string(), 0U, 0U);
  };
  return a.about == b.about && place(a) == place(b);
}

/// The requirements that do not hold under the changed rules and data, and are not broken as it is.
std::vector<Finding> newly_broken(const Trials::Ran& ran) {
  const std::vector<Finding> before = broken(*ran.before);
  std::vector<Finding> after = broken(*ran.after);
  std::erase_if(after, [&](const Finding& it) {
    return std::any_of(before.begin(), before.end(), [&](const Finding& other) { return is_same(it, other); });
  });
  return after;
}

/// What the result is under each change alone.
void add_alone(ComparedResult& result, const Trials& trials, const Trials::Ran& ran) {
  for (std::size_t i = 0; i < ran.alone.size(); ++i) {
    std::string text = "-";
    std::string precise = "-";
    const std::vector<Pair>* pairs = trials.pairs_alone(i);
    if (pairs != nullptr && ran.alone[i] != nullptr) {
      const auto at =
          std::find_if(pairs->begin(), pairs->end(), [&](const Pair& it) { return it.name == result.name; });
      if (at != pairs->end()) {
        text = shown(*ran.alone[i], at->after);
        precise = exact(*ran.alone[i], at->after);
      }
    }
    result.alone.push_back(std::move(text));
    result.alone_exact.push_back(std::move(precise));
  }
}

}  // namespace

ComparedCase compared(const std::string& name, const Trials& trials, const Trials::Ran& ran, bool each) {
  ComparedCase out;
  out.name = name;
  out.failure = ran.failure;
  if (!out.failure.empty()) return out;
  for (const Pair& pair : trials.pairs()) {
    ComparedResult result = compared(pair, ran);
    if (each) add_alone(result, trials, ran);
    if (result.changed) result.parting = parting_of(pair, ran);
    out.results.push_back(std::move(result));
  }
  for (RecordPair& pair : record_pairs(*ran.before, *ran.after))
    out.records.push_back({std::move(pair.before.about), std::move(pair.before.text), std::move(pair.after.text)});
  out.broken = newly_broken(ran);
  return out;
}

ComparedCase compared_briefly(const std::string& name, const Trials& trials, const Trials::Ran& ran) {
  ComparedCase out;
  out.name = name;
  std::vector<const Pair*> changed;
  for (const Pair& pair : trials.pairs()) {
    if (!alike(pair, *ran.before, *ran.after)) changed.push_back(&pair);
  }
  const auto weight = [](const Pair* pair) { return pair->whole ? (pair->is_score ? 1 : 0) : 2; };
  std::stable_sort(changed.begin(), changed.end(), [&](const Pair* a, const Pair* b) { return weight(a) < weight(b); });
  for (const Pair* pair : changed) out.results.push_back(compared(*pair, ran));
  if (!changed.empty()) out.results.front().parting = parting_of(*changed.front(), ran);
  return out;
}

}  // namespace whatif

bool ComparedCase::changed() const {
  return std::any_of(results.begin(), results.end(), [](const ComparedResult& result) { return result.changed; });
}

bool WhatIf::changed() const {
  return std::any_of(cases.begin(), cases.end(), [](const ComparedCase& it) { return it.changed(); });
}

std::size_t WhatIf::failed() const {
  return static_cast<std::size_t>(
      std::count_if(cases.begin(), cases.end(), [](const ComparedCase& it) { return !it.failure.empty(); }));
}

std::size_t WhatIf::broken() const {
  std::size_t all = 0;
  for (const ComparedCase& it : cases) all += it.broken.size();
  return all;
}

WhatIf what_if(const Scenario& scenario, Population& cases, const WhatIfOptions& options) {
  WhatIf out;
  out.title = whatif::title_of(scenario);
  out.facts = whatif::facts_of(scenario);
  out.each = options.each;
  whatif::Trials trials(scenario, options.run, options.read_file);
  CaseSet set;
  while (const std::optional<CaseRecord> record = cases.next()) {
    const whatif::Trials::Ran& ran = trials.run(*record, set);
    out.cases.push_back(whatif::compared(record->name, trials, ran, options.each));
    if (options.failed && !ran.failure.empty()) options.failed(ran.said);
    if (trials.file_failed()) cases.leave_file();
  }
  out.facts.push_back({"cases", "Cases", std::to_string(set.count())});
  out.facts.push_back({"cases_sha256", "Cases, SHA-256", set.sha256()});
  out.changes = trials.effects();
  return out;
}

Messages check_data(const Scenario& scenario) {
  if (scenario.data.empty()) return {};
  return read_facts(scenario.changed,
                    [&](Sources& sources, Diagnostics& diagnostics) {
                      std::vector<std::pair<std::string, std::string>> pairs;
                      for (const Given& given : scenario.data) pairs.emplace_back(given.name, given.value);
                      const check::Rules& rules = scenario.changed.impl().rules;
                      facts::Facts none;
                      none.inputs.resize(rules.inputs.size());
                      none.provenance.resize(rules.inputs.size());
                      none.tables.resize(rules.model.tables.size());
                      return facts::put_values(rules, sources, "--data", pairs, std::move(none), diagnostics);
                    })
      .messages;
}

}  // namespace rubric
