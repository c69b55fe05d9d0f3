#include <rubric/impact.hpp>

#include <algorithm>
#include <map>

#include "whatif/records.hpp"
#include "whatif/tally.hpp"

namespace rubric {

namespace {

using whatif::Pair;
using whatif::Trials;

class Counting {
 public:
  Counting(const Scenario& scenario, const Trials& trials) : trials_(trials), interaction_(trials) {
    const check::Rules& before = scenario.base.impl().rules;
    const check::Rules& after = scenario.changed.impl().rules;
    for (const bool whole : {true, false}) {
      for (const Pair& pair : trials.pairs()) {
        if (pair.whole != whole || pair.question) continue;
        const check::Rules& rules = pair.before.valid() ? before : after;
        const resolve::AttributeId id = pair.before.valid() ? pair.before : pair.after;
        if (rules.attributes[id.index()].type.is_level())
          ratings_.emplace_back(pair, before, after);
        else if (whole && pair.comparable)
          scores_.emplace_back(pair, before);
      }
    }
  }

  void add(const Trials::Ran& ran) {
    for (whatif::RatingTally& rating : ratings_) rating.add(*ran.before, *ran.after);
    for (whatif::ScoreTally& score : scores_) score.add(*ran.before, *ran.after);
    if (trials_.effects().size() > 1) interaction_.add(ran);
    if (ran.before->in.facts.discretion.empty() && ran.before->in.facts.waivers.empty()) return;
    for (const whatif::RecordPair& pair : whatif::record_pairs(*ran.before, *ran.after, whatif::Told::fate))
      ++records_[{pair.before.fate, pair.after.fate}];
  }

  bool is_open(const Trials::Ran& ran) const {
    return std::any_of(trials_.pairs().begin(), trials_.pairs().end(), [&](const Pair& pair) {
      return pair.whole && (whatif::is_open(*ran.before, pair.before) || whatif::is_open(*ran.after, pair.after));
    });
  }

  void put(Impact& out) const {
    for (const whatif::RatingTally& rating : ratings_) out.ratings.push_back(rating.result());
    for (const whatif::ScoreTally& score : scores_) out.scores.push_back(score.result());
    if (trials_.effects().size() > 1) out.interaction = interaction_.result();
    for (const auto& [fates, count] : records_)
      out.records.push_back({std::string(word(fates.first)), std::string(word(fates.second)), count});
  }

 private:
  const Trials& trials_;
  std::vector<whatif::RatingTally> ratings_;
  std::vector<whatif::ScoreTally> scores_;
  whatif::InteractionTally interaction_;
  std::map<std::pair<whatif::Fate, whatif::Fate>, std::size_t> records_;
};

}  // namespace

Impact impact(const Scenario& scenario, Population& cases, const ImpactOptions& options) {
  Impact out;
  out.title = whatif::title_of(scenario);
  out.facts = whatif::facts_of(scenario);
  Trials trials(scenario, options.run, options.read_file);
  Counting counting(scenario, trials);
  CaseSet set;
  while (const std::optional<CaseRecord> record = cases.next()) {
    const Trials::Ran& ran = trials.run(*record, set);
    ++out.total;
    if (!ran.failure.empty()) {
      ++out.failed;
      if (options.failed) options.failed(ran.said);
      if (out.failures.size() < options.most) out.failures.emplace_back(record->name, ran.failure);
      if (trials.file_failed()) cases.leave_file();
    } else {
      counting.add(ran);
      if (counting.is_open(ran)) ++out.open;
      if (whatif::differ(trials.pairs(), *ran.before, *ran.after)) {
        ++out.changed;
        if (out.cases.size() < options.most) out.cases.push_back(whatif::compared_briefly(record->name, trials, ran));
      }
    }
    if (options.progress) options.progress(out.total);
  }
  counting.put(out);
  out.facts.push_back({"cases", "Inspections", std::to_string(set.count())});
  out.facts.push_back({"cases_sha256", "Inspections, SHA-256", set.sha256()});
  out.changes = trials.effects();
  return out;
}

}  // namespace rubric
