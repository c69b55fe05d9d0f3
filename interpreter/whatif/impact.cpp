#include <rubric/impact.hpp>

#include <algorithm>
#include <map>
#include <memory>

#include "whatif/records.hpp"
#include "whatif/tally.hpp"

namespace rubric {

namespace {

using whatif::Pair;
using whatif::Trials;

// What counts of one inspection.
struct Seen {
  std::string failure{};  // where it could not be evaluated, and then there is nothing else but `said` and `name`
  Messages said{};
  std::string name{};
  std::vector<whatif::RatingTally::Seen> ratings{};
  std::vector<whatif::ScoreTally::Seen> scores{};
  whatif::InteractionTally::Seen interaction{};
  std::vector<std::pair<whatif::Fate, whatif::Fate>> records{};
  bool open = false;
  bool changed = false;
  std::optional<ComparedCase> brief{};  // of the first that changed
};

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

  void see(const Trials::Ran& ran, Seen& seen) const {
    for (const whatif::RatingTally& rating : ratings_) seen.ratings.push_back(rating.see(*ran.before, *ran.after));
    for (const whatif::ScoreTally& score : scores_) seen.scores.push_back(score.see(*ran.before, *ran.after));
    if (trials_.effects().size() > 1) seen.interaction = interaction_.see(ran);
    seen.open = is_open(ran);
    seen.changed = whatif::differ(trials_.pairs(), *ran.before, *ran.after);
    if (ran.before->in.facts.discretion.empty() && ran.before->in.facts.waivers.empty()) return;
    for (const whatif::RecordPair& pair : whatif::record_pairs(*ran.before, *ran.after, whatif::Told::fate))
      seen.records.emplace_back(pair.before.fate, pair.after.fate);
  }

  void add(const Seen& seen) {
    for (std::size_t i = 0; i < ratings_.size(); ++i) ratings_[i].add(seen.ratings[i]);
    for (std::size_t i = 0; i < scores_.size(); ++i) scores_[i].add(seen.scores[i]);
    interaction_.add(seen.interaction);
    for (const auto& fates : seen.records) ++records_[fates];
  }

  void put(Impact& out) const {
    for (const whatif::RatingTally& rating : ratings_) out.ratings.push_back(rating.result());
    for (const whatif::ScoreTally& score : scores_) out.scores.push_back(score.result());
    if (out.changes.size() > 1) out.interaction = interaction_.result(out.changes);
    for (const auto& [fates, count] : records_)
      out.records.push_back({std::string(word(fates.first)), std::string(word(fates.second)), count});
  }

 private:
  bool is_open(const Trials::Ran& ran) const {
    return std::any_of(trials_.pairs().begin(), trials_.pairs().end(), [&](const Pair& pair) {
      return pair.whole && (whatif::is_open(*ran.before, pair.before) || whatif::is_open(*ran.after, pair.after));
    });
  }

  const Trials& trials_;
  std::vector<whatif::RatingTally> ratings_;
  std::vector<whatif::ScoreTally> scores_;
  whatif::InteractionTally interaction_;
  std::map<std::pair<whatif::Fate, whatif::Fate>, std::size_t> records_;
};

// What one block came to.
struct Part {
  std::vector<Seen> inspections{};
  CaseSet set{};
  bool file_failed = false;
};

// Evaluates, in one thread.
class Worker {
 public:
  Worker(const Scenario& scenario, const ImpactOptions& options)
      : most_(options.most), trials_(scenario, options.run, options.read_file), counting_(scenario, trials_) {}

  std::shared_ptr<const Part> work(const CaseBlock& block) {
    auto part = std::make_shared<Part>();
    trials_.run_all(block, part->set, [&](const InBlock& place, const Trials::Ran& ran) {
      Seen seen{ran.failure, ran.said};
      if (ran.failure.empty()) {
        counting_.see(ran, seen);
        // Blocks come in order: what is past the first of one thread is past the first of all.
        if (seen.changed && changed_++ < most_) {
          const CaseRecord record = record_of(block, place);
          seen.brief = whatif::compared_briefly(record.name, trials_, ran.quick ? trials_.rerun(record) : ran);
        }
      } else {
        seen.name = record_of(block, place).name;
      }
      part->inspections.push_back(std::move(seen));
      part->file_failed = !ran.quick && trials_.file_failed();
      return !part->file_failed;
    });
    return part;
  }

  const Trials& trials() const { return trials_; }

 private:
  std::size_t most_;
  Trials trials_;
  Counting counting_;
  std::size_t changed_ = 0;
};

// Counts and lists, in order.
class Taking {
 public:
  Taking(const ImpactOptions& options, Counting counting, Impact& out)
      : options_(options), counting_(std::move(counting)), out_(out) {}

  Then take(const Part& part) {
    set_.add(part.set);
    for (const Seen& seen : part.inspections) take(seen);
    return part.file_failed ? Then::leave_file : Then::go_on;
  }

  void end(const std::vector<std::shared_ptr<Worker>>& workers) {
    out_.changes = workers.front()->trials().effects();
    for (std::size_t w = 1; w < workers.size(); ++w) {
      for (std::size_t i = 0; i < out_.changes.size(); ++i) {
        const ChangeEffect& more = workers[w]->trials().effects()[i];
        out_.changes[i].alone += more.alone;
        out_.changes[i].only_together += more.only_together;
        out_.changes[i].read += more.read;
      }
    }
    counting_.put(out_);
    out_.facts.push_back({"cases", "Inspections", std::to_string(set_.count())});
    out_.facts.push_back({"cases_sha256", "Inspections, SHA-256", set_.sha256()});
  }

 private:
  void take(const Seen& seen) {
    ++out_.total;
    if (!seen.failure.empty()) {
      ++out_.failed;
      if (options_.failed) options_.failed(seen.said);
      if (out_.failures.size() < options_.most) out_.failures.emplace_back(seen.name, seen.failure);
    } else {
      counting_.add(seen);
      if (seen.open) ++out_.open;
      if (seen.changed) ++out_.changed;
      if (seen.brief && out_.cases.size() < options_.most) out_.cases.push_back(*seen.brief);
    }
    if (options_.progress) options_.progress(out_.total);
  }

  const ImpactOptions& options_;
  Counting counting_;
  Impact& out_;
  CaseSet set_{};
};

}  // namespace

Impact impact(const Scenario& scenario, Population& cases, const ImpactOptions& options) {
  Impact out;
  out.title = whatif::title_of(scenario);
  out.facts = whatif::facts_of(scenario);
  std::vector<std::shared_ptr<Worker>> workers{std::make_shared<Worker>(scenario, options)};
  Taking taking(options, Counting(scenario, workers.front()->trials()), out);
  std::size_t given = 0;
  options.through(cases, [&]() -> BlockWork {
    if (given++ != 0) workers.push_back(std::make_shared<Worker>(scenario, options));
    return [worker = workers.back(), &taking](const CaseBlock& block) -> Conclusion {
      return [part = worker->work(block), &taking] { return taking.take(*part); };
    };
  });
  taking.end(workers);
  return out;
}

}  // namespace rubric
