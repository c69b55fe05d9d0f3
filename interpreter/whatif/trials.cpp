#include "whatif/trials.hpp"

#include <algorithm>
#include <numeric>

#include "base/hash.hpp"
#include "facts/targets.hpp"
#include "whatif/case_run.hpp"

namespace rubric::whatif {

namespace {

using evaluate::View;

std::vector<std::size_t> all_but(std::size_t count, std::size_t left_out) {
  std::vector<std::size_t> kept(count);
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(left_out));
  return kept;
}

std::vector<Given> without(std::vector<Given> data, std::size_t left_out) {
  data.erase(data.begin() + static_cast<std::ptrdiff_t>(left_out));
  return data;
}

std::string hash_of(const Methodology::Impl& rules) {
  if (rules.files.size() == 1) return rules.files.front().sha256;
  std::string lines;
  for (const Receipt::File& file : rules.files) lines += file.sha256 + "\n";
  return sha256(lines);
}

/// The change in few words.
std::string name_of(const RuleChange& change) {
  if (change.kind == ChangeKind::replace) return "replace " + change.target;
  return change.kind == ChangeKind::add ? "add " + change.target : change.text;
}

std::string name_and_title(const Methodology& rules) {
  std::string text(rules.name());
  if (!rules.title().empty()) text.append(", ").append(rules.title());
  return text;
}

}  // namespace

std::string first_error(const Messages& messages) {
  for (const Message& message : messages.list()) {
    if (message.severity != "error") continue;
    std::string text = message.code + " " + message.text;
    if (message.at.line != 0)
      text += " (" + message.at.path + ":" + std::to_string(message.at.line) + ":" + std::to_string(message.at.column) +
              ")";
    return text;
  }
  return "";
}

Variant::Variant(const Methodology& base, const Methodology& rules, std::vector<Given> data,
                 const FileReader& read_file)
    : rules_(rules),
      data_(std::move(data)),
      from_base_(base.impl(), rules.impl()),
      from_itself_(rules.impl(), rules.impl()),
      reader_(rules, read_file),
      runner_(rules),
      pairs_(pairs_of(base.impl(), rules.impl())) {}

const View* Variant::run(const CaseRecord& record, const Inspection& base, const RunOptions& options, Messages& said) {
  std::vector<std::string> left_behind;  // told by comparing the records of both sides
  Read read;
  if (from_base_.fits()) {
    read = carried(base, rules_, from_base_, data_, left_behind);
  } else {
    read = reader_.read(record);
    if (read.inspection && !data_.empty()) read = carried(*read.inspection, rules_, from_itself_, data_, left_behind);
  }
  if (!read.inspection) {
    said = read.messages;
    return nullptr;
  }
  Diagnostics diagnostics;
  const View* view = runner_.run(*read.inspection, options, diagnostics);
  if (view == nullptr) said = messages_of(*read.inspection, read.inspection->impl().sources, std::move(diagnostics));
  return view;
}

void Variant::take(std::string_view text, const facts::Facts* base, const RunOptions& options) {
  const std::size_t at = lanes_->size();
  const facts::Facts* facts = base;
  if (base != nullptr && !from_base_.fits()) {
    if (read_.size() <= at) read_.resize(at + 1);
    facts = quick_->read(text, read_[at]) ? &read_[at].whole() : nullptr;
  } else if (base != nullptr && !from_base_.leaves_as_they_are(*base)) {
    if (carried_.size() <= at) carried_.resize(at + 1);
    std::vector<std::string> left_behind;
    carried_[at] = from_base_.facts(*base, left_behind);
    facts = &carried_[at];
  }
  lanes_->take(facts, options);
}

bool differ(const std::vector<Pair>& pairs, const View& before, const View& after) {
  return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) { return !alike(pair, before, after); });
}

Trials::Trials(const Scenario& scenario, const RunOptions& options, const FileReader& read_file)
    : rules_(scenario.base),
      options_(options),
      can_be_quick_(scenario.data.empty()),
      reader_(scenario.base, read_file),
      base_(scenario.base),
      changed_(scenario.base, scenario.changed, scenario.data, read_file) {
  add_rule_changes(scenario, read_file);
  add_data_changes(scenario, read_file);
}

void Trials::add_rule_changes(const Scenario& scenario, const FileReader& read_file) {
  const Methodology::Impl& rules = scenario.changed.impl();
  if (&rules == &scenario.base.impl()) return;
  const std::vector<RuleChange> all = changes(scenario.changed);
  const bool several = all.size() + scenario.data.size() > 1;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Change change;
    change.dropped = all[i].kind == ChangeKind::drop;
    if (change.dropped)
      change.reads.emplace(scenario.base.impl(), all[i].target);
    else if (all[i].kind == ChangeKind::set)
      change.reads.emplace(rules, all[i].target);
    else
      change.reads.emplace(rules, all[i].target, amending::span_of(rules.unamended, rules.changes[i].ref));
    ChangeEffect effect;
    effect.name = name_of(all[i]);
    effect.text = all[i].text;
    effect.place = all[i].place;
    if (several) {
      const Loaded alone = with_changes(scenario.changed, {i});
      if (alone.methodology)
        change.alone.emplace(scenario.base, *alone.methodology, std::vector<Given>(), read_file);
      else
        effect.alone_failure = first_error(alone.messages);
      const Loaded others = with_changes(scenario.changed, all_but(all.size(), i));
      if (others.methodology) {
        change.without.emplace(scenario.base, *others.methodology, scenario.data, read_file);
        change.without_pairs = pairs_of(rules, others.methodology->impl());
      } else {
        change.is_needed = true;
      }
    }
    changes_.push_back(std::move(change));
    effects_.push_back(std::move(effect));
  }
}

void Trials::add_data_changes(const Scenario& scenario, const FileReader& read_file) {
  const bool several = changes_.size() + scenario.data.size() > 1;
  for (std::size_t i = 0; i < scenario.data.size(); ++i) {
    const Given& given = scenario.data[i];
    Change change;
    const resolve::AttributeId input = facts::find_target(scenario.changed.impl().rules.model, given.name).attribute;
    if (input.valid()) change.reads.emplace(scenario.changed.impl(), input);
    ChangeEffect effect;
    effect.name = given.name + " = " + given.value;
    effect.text = effect.name;
    effect.place = "--data";
    effect.of_data = true;
    if (several) {
      const bool known = facts::find_target(scenario.base.impl().rules.model, given.name).attribute.valid();
      if (known)
        change.alone.emplace(scenario.base, scenario.base, std::vector<Given>{given}, read_file);
      else
        effect.alone_failure = "the rules as they are have no such input";
      change.without.emplace(scenario.base, scenario.changed, without(scenario.data, i), read_file);
      change.without_pairs = pairs_of(scenario.changed.impl(), scenario.changed.impl());
    }
    changes_.push_back(std::move(change));
    effects_.push_back(std::move(effect));
  }
}

const std::vector<Pair>* Trials::pairs_alone(std::size_t change) const {
  if (changes_.size() == 1) return &changed_.pairs();
  return changes_[change].alone ? &changes_[change].alone->pairs() : nullptr;
}

std::optional<Inspection> Trials::read(const CaseRecord& record) {
  ran_ = {};
  done_.clear();
  Read read = reader_.read(record);
  if (read.inspection) return std::move(read.inspection);
  ran_.said = read.messages;
  ran_.failure = first_error(ran_.said);
  return std::nullopt;
}

void Trials::run(const CaseRecord& record, const Inspection& base) {
  Diagnostics diagnostics;
  ran_.before = base_.run(base, options_, diagnostics);
  if (ran_.before == nullptr) {
    ran_.said = messages_of(base, base.impl().sources, std::move(diagnostics));
    ran_.failure = first_error(ran_.said);
    return;
  }
  ran_.after = changed_.run(record, base, options_, ran_.said);
  if (ran_.after == nullptr) {
    ran_.failure = "under the changed rules: " + first_error(ran_.said);
    return;
  }
  run_changes([&](Variant& variant) {
    Messages said;
    return variant.run(record, base, options_, said);
  });
}

void Trials::run_changes(const RunVariant& run) {
  const bool differs = differ(pairs(), *ran_.before, *ran_.after);
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    Change& change = changes_[i];
    const View* alone = changes_.size() == 1 ? ran_.after : nullptr;
    if (change.alone) alone = run(*change.alone);
    ran_.alone.push_back(alone);
    Done done;
    done.alone = alone != nullptr && (alone == ran_.after ? differs : differ(*pairs_alone(i), *ran_.before, *alone));
    done.takes_part = change.is_needed && !done.alone && differs;
    if (!done.alone && change.without) {
      const View* others = run(*change.without);
      done.takes_part = others == nullptr || differ(change.without_pairs, *ran_.after, *others);
    }
    done.is_read = change.reads && change.reads->by(change.dropped ? *ran_.before : *ran_.after);
    done_.push_back(done);
  }
}

void Trials::count() {
  for (std::size_t i = 0; i < done_.size(); ++i) {
    ChangeEffect& effect = effects_[i];
    const Done& done = done_[i];
    if (done.alone) ++effect.alone;
    if (done.takes_part) ++effect.only_together;
    if (done.alone || done.takes_part || done.is_read) ++effect.read;
  }
}

const Trials::Ran& Trials::run(const CaseRecord& record, CaseSet& set) {
  if (const std::optional<Inspection> inspection = read(record)) {
    set.add(*inspection);
    run(record, *inspection);
    count();
  }
  return ran_;
}

const Trials::Ran& Trials::rerun(const CaseRecord& record) {
  if (const std::optional<Inspection> inspection = read(record)) run(record, *inspection);
  return ran_;
}

template <class Each>
void Trials::for_each_variant(Each each) {
  each(changed_);
  for (Change& change : changes_) {
    if (change.alone) each(*change.alone);
    if (change.without) each(*change.without);
  }
}

void Trials::look_at_lanes() {
  LaneRunner::Looks before{.records = true}, after{.records = true};
  for (const Change& change : changes_) {
    if (change.reads) (change.dropped ? before : after).reads.push_back(&*change.reads);
  }
  for_each_variant(
      [&](Variant& variant) { variant.look_at(&variant == &changed_ ? after : LaneRunner::Looks(), buffers_); });
  quick_.emplace(rules_.impl().rules, rules_.impl().ast);
  lanes_.emplace(rules_, buffers_, std::move(before));
}

void Trials::take(const InBlock& place) {
  const std::size_t at = taken_.size();
  if (quick_facts_.size() == at) quick_facts_.emplace_back();
  const bool read = can_be_quick_ && place.is_whole_json() && quick_->read(place.text, quick_facts_[at]);
  const facts::Facts* const facts = read ? &quick_facts_[at].whole() : nullptr;
  taken_.push_back(place);
  lanes_->take(facts, options_);
  for_each_variant([&](Variant& variant) { variant.take(place.text, facts, options_); });
}

void Trials::run_all(const CaseBlock& block, CaseSet& set,
                     const std::function<bool(const InBlock&, const Ran&)>& each) {
  if (!lanes_) look_at_lanes();
  const bool more = for_each_inspection(block, [&](const InBlock& place) {
    take(place);
    return taken_.size() != evaluate::block_lanes || run_taken(block, set, each);
  });
  if (more) run_taken(block, set, each);
}

bool Trials::run_taken(const CaseBlock& block, CaseSet& set,
                       const std::function<bool(const InBlock&, const Ran&)>& each) {
  lanes_->run();
  for_each_variant([](Variant& variant) { variant.run_lanes(); });
  bool more = true;
  for (std::size_t i = 0; more && i < taken_.size(); ++i) {
    if (run_quickly(i)) {
      set.add(taken_[i].text);
      count();
    } else {
      run(record_of(block, taken_[i]), set);
    }
    more = each(taken_[i], ran_);
  }
  taken_.clear();
  lanes_->clear();
  for_each_variant([](Variant& variant) { variant.clear(); });
  return more;
}

bool Trials::run_quickly(std::size_t inspection) {
  ran_ = {};
  ran_.quick = true;
  done_.clear();
  ran_.before = lanes_->view(inspection, base_, options_);
  if (ran_.before == nullptr) return false;
  bool any_failed = false;
  const auto run = [&](Variant& variant) {
    const View* const view = variant.view(inspection, options_);
    any_failed = any_failed || view == nullptr;
    return view;
  };
  ran_.after = run(changed_);
  if (ran_.after != nullptr) run_changes(run);
  return !any_failed;
}

std::string title_of(const Scenario& scenario) {
  const std::string_view title = scenario.changed.title();
  return title == scenario.base.title() ? "" : std::string(title);
}

std::vector<ReportFact> facts_of(const Scenario& scenario) {
  std::vector<ReportFact> facts{{"base", "Rules", name_and_title(scenario.base)},
                                {"base_sha256", "Rules, SHA-256", hash_of(scenario.base.impl())}};
  if (&scenario.base.impl() != &scenario.changed.impl()) {
    std::string name = name_and_title(scenario.changed);
    if (title_of(scenario).empty()) name += ", changed";
    facts.push_back({"changed", "Changed rules", std::move(name)});
    facts.push_back({"changed_sha256", "Changed rules, SHA-256", hash_of(scenario.changed.impl())});
  }
  facts.push_back({"engine", "Engine", "rubric " + std::string(version())});
  return facts;
}

}  // namespace rubric::whatif
