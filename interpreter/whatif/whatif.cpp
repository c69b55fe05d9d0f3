#include <rubric/whatif.hpp>

#include <algorithm>

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

WhatIf what_if(const Scenario& scenario, Population& cases, const WhatIfOptions& options) {
  WhatIf out;
  out.title = whatif::title_of(scenario);
  out.facts = whatif::facts_of(scenario);
  out.each = options.each;
  whatif::Trials trials(scenario, options.run, options.read_file);
  CaseSet set;
  while (const std::optional<CaseRecord> record = cases.next()) {
    out.cases.push_back(whatif::compared(record->name, trials, trials.run(*record, set), options.each));
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
