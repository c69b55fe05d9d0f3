#include <gtest/gtest.h>
#include <rubric/reach.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "generate/rules.hpp"
#include "whatif/variables.hpp"

namespace rubric::testing {
namespace {

using reference::CaseData;

std::uint64_t number_from(const char* name, std::uint64_t usual) {
  const char* wanted = std::getenv(name);
  return wanted == nullptr ? usual : std::strtoull(wanted, nullptr, 10);
}

/// The value of each changed input, by its name.
using Change = std::map<std::string, std::int64_t>;

/// Rules, a case, and the inputs of it that may change.
struct Asked {
  std::string rules;
  std::string json;
  std::vector<std::string> names;
  RunOptions options{};
};

/// Rules of every kind, with few inputs of each case.
Asked generated(std::uint64_t seed, Random& random) {
  const Rules rules = random_rules(seed);
  CaseData data = random_case(rules, random);
  std::vector<std::string> names;
  for (const Attribute& attribute : rules.attributes) {
    const std::pair key{rules.items[attribute.item].key, attribute.name};
    const bool count = attribute.type.kind == Kind::count;
    const bool whole = count || attribute.type.kind == Kind::boolean || attribute.type.is_level();
    if (!attribute.input || !whole || data.facts.count(key) == 0) continue;
    names.push_back(reference::result_name(key.first, key.second));
    if (count) data.facts[key] = reference::number(random.between(0, 2));
  }
  for (std::size_t i = names.size(); i > 1; --i) std::swap(names[i - 1], names[random.below(i)]);
  names.resize(std::min<std::size_t>(names.size(), 3));
  RunOptions options;
  if (rules.dated) options.as_at = "2024-03-01";
  return {rules.text, to_json(data), names, options};
}

/// Four standards whose ratings add up, with a cap and discretion between them: what one change does hangs on others.
Asked added_up(Random& random) {
  const int edge = random.between(20, 40);
  const int second = edge + random.between(5, 30);
  const int third = second + random.between(5, 25);
  const int good = random.between(4, 8);
  std::string rules = R"(methodology generated
scale Rating  poor "Poor" 0  fair "Fair" 1  good "Good" 2  top "Top" 3
standard 1
standard 2
standard 3
standard 4
bands quality from percent to Rating
  below )" + std::to_string(edge) +
                      "% poor from " + std::to_string(edge) + "% fair from " + std::to_string(second) + "% good from " +
                      std::to_string(third) + R"(% top
for standards 1 to 3
  input yes : count
  input cases : count
  require yes <= cases
  rating = quality(100% * yes / cases)
for standard 4
  judgement rating : Rating
end
discretion panel on rating of standards 1 to 3
  allows 1 band up
  when yes >= )" + std::to_string(random.between(1, 3)) +
                      R"(
  requires reason
cap lead on rating of standard 4 at )" +
                      random.of<std::string>({"poor", "fair", "good"}) +
                      "\n  when (count of standards 1 to 3 where rating >= good) < " +
                      std::to_string(random.between(1, 3)) +
                      R"(
score total = sum of points(rating) of standards
  out of 12
bands verdict from number to Rating
  below 3 poor
  from 3 fair
  from )" + std::to_string(good) +
                      " good from " + std::to_string(good + random.between(1, 3)) +
                      " top\nrating overall = verdict(total)\n";
  const std::vector<std::string> levels{"poor", "fair", "good", "top"};
  std::string json = R"({"methodology": "generated", "standards": {)";
  for (const char* id : {"1", "2", "3"}) {
    const int cases = random.between(1, 4);
    json += "\"" + std::string(id) + "\": {\"yes\": " + std::to_string(random.between(0, cases)) +
            ", \"cases\": " + std::to_string(cases) + "}, ";
  }
  json += R"("4": {"rating": ")" + random.of(levels) + "\"}}";
  if (random.chance(50))
    json += R"(, "discretion": [{"on": "2", "to": ")" + random.of(levels) + R"(", "reason": "a reason"}])";
  return {rules, json + "}", {"yes", "rating of standard 4"}, {}};
}

/// A few inputs of a generated case, and what the case comes to for every combination of their values, found by running
/// each one as a case file.
class Subject {
 public:
  explicit Subject(Asked asked) : asked_(std::move(asked)), loaded_(load_text("generated.rubric", asked_.rules)) {
    EXPECT_TRUE(loaded_.methodology) << loaded_.messages.text() << asked_.rules;
    if (!loaded_.methodology) return;
    const Read read = read_text(methodology(), "case.json", asked_.json);
    EXPECT_TRUE(read.inspection) << read.messages.text() << asked_.json;
    inspection_ = read.inspection;
  }

  bool usable() const { return inspection_ && !asked_.names.empty(); }

  /// Runs every combination of values of the chosen inputs.
  void run_all() {
    whatif::Probe probe(inspection_->impl(), interval());
    Diagnostics none;
    const std::vector<std::string> keep;
    for (whatif::Variable& each : whatif::variables(probe, {asked_.names, keep, counts}, none).changing) {
      names_of_.push_back(methodology().impl().rules.model.attribute_name(each.attribute));
      variables_.push_back(each);
    }
    // A bound of the rules may lie far away.
    constexpr std::size_t most_runs = 500;
    Change change;
    if (total() <= most_runs) run_from(0, change);
  }

  /// Whether no more than `size` inputs are at another value.
  bool moves_at_most(const Change& change, std::size_t size) const {
    std::size_t moved = 0;
    for (std::size_t i = 0; i < variables_.size(); ++i) moved += change.at(names_of_[i]) != variables_[i].now ? 1 : 0;
    return moved <= size;
  }

  /// Whether `a` lies between the data and `b` in every input.
  bool within(const Change& a, const Change& b) const {
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      const whatif::Variable& variable = variables_[i];
      const std::int64_t x = a.at(names_of_[i]), y = b.at(names_of_[i]);
      const bool between = variable.has_order() ? (variable.now <= x && x <= y) || (y <= x && x <= variable.now)
                                                : x == y || x == variable.now;
      if (!between) return false;
    }
    return true;
  }

  struct Seen {
    Change change;
    std::map<std::string, Value> values;
    bool allowed = true;
  };

  const Methodology& methodology() const { return *loaded_.methodology; }
  const Inspection& inspection() const { return *inspection_; }
  const RunOptions& options() const { return asked_.options; }
  const std::vector<Seen>& seen() const { return seen_; }
  const std::vector<std::string>& names() const { return asked_.names; }
  std::size_t variables() const { return variables_.size(); }
  const Seen& now() const {
    return *std::find_if(seen_.begin(), seen_.end(), [&](const Seen& each) { return moves_at_most(each.change, 0); });
  }
  std::string text(const Change& change) const {
    std::string all;
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      if (change.at(names_of_[i]) == variables_[i].now) continue;
      const Value value = value_of(i, change.at(names_of_[i]));
      all += names_of_[i] + " = " + value.exact + "; ";
    }
    return all;
  }
  const std::string& rule_text() const { return asked_.rules; }

  static constexpr std::uint64_t counts = 4;

 private:
  std::size_t interval() const {
    Diagnostics none;
    return program_for(methodology().impl(), &inspection_->impl().facts, asked_.options, none).value_or(0);
  }

  Value value_of(std::size_t variable, std::int64_t value) const {
    const check::Rules& rules = methodology().impl().rules;
    const Type type = variables_[variable].type;
    if (type.kind == Kind::count) return {"count", std::to_string(value), std::to_string(value)};
    if (type.kind == Kind::boolean) return {"boolean", value != 0 ? "true" : "false", value != 0 ? "yes" : "no"};
    const resolve::Level& level = rules.model.level_sets[type.index].levels[static_cast<std::size_t>(value)];
    return {rules.model.level_sets[type.index].name, level.name, level.label};
  }

  void run_from(std::size_t at, Change& change) {
    if (at < variables_.size()) {
      for (std::int64_t value = variables_[at].low; value <= variables_[at].high; ++value) {
        change[names_of_[at]] = value;
        run_from(at + 1, change);
      }
      return;
    }
    const auto inspection = std::make_shared<Inspection::Impl>(inspection_->impl());
    for (std::size_t i = 0; i < variables_.size(); ++i)
      inspection->facts.inputs[variables_[i].input] = Cell::of(Number(change[names_of_[i]]));
    const Evaluated evaluated = run(methodology(), Inspection(inspection), asked_.options);
    if (!evaluated.outcome) return;
    Seen seen{change, {}, true};
    for (const Result& result : evaluated.outcome->results) {
      if (result.value) seen.values[result.name] = *result.value;
    }
    std::set<std::pair<std::string, std::uint32_t>> broken;
    for (const Finding& finding : evaluated.outcome->findings) {
      if (finding.kind == FindingKind::require_failed && finding.rule)
        broken.emplace(finding.about, finding.rule->line * 1000 + finding.rule->column);
    }
    for (const std::uint32_t count : past_sample(*inspection, moves_at_most(change, 0)))
      broken.emplace("a count past its number of cases", count);
    broken_.push_back(std::move(broken));
    seen_.push_back(std::move(seen));
    if (seen_.size() == total()) judge();
  }

  /// The counts above the number that they are a part of. Of the data as they stand: those too where one of the two is
  /// not known.
  std::vector<std::uint32_t> past_sample(const Inspection::Impl& inspection, bool is_now) const {
    const check::Rules& rules = methodology().impl().rules;
    const std::vector<resolve::AttributeId> samples = whatif::samples(rules);
    if (std::none_of(samples.begin(), samples.end(), [](resolve::AttributeId it) { return it.valid(); })) return {};
    whatif::Probe probe(inspection, interval());
    const std::vector<Cell>& slots = probe.exact();
    const auto value = [&](resolve::AttributeId id) -> const Cell& {
      return slots[probe.program().final_[id.index()]];
    };
    std::vector<std::uint32_t> past;
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
      if (!samples[i].valid()) continue;
      const Cell& count = value(rules.inputs[i]);
      const Cell& sample = value(samples[i]);
      const bool known = count.known() && sample.known();
      if (known ? sample.number < count.number : is_now) past.push_back(i);
    }
    return past;
  }

  std::size_t total() const {
    std::size_t all = 1;
    for (const whatif::Variable& each : variables_) all *= static_cast<std::size_t>(each.high - each.low + 1);
    return all;
  }

  /// A change may break no requirement that the data keep, and take no count past its number of cases.
  void judge() {
    const auto base = static_cast<std::size_t>(&now() - seen_.data());
    for (std::size_t i = 0; i < seen_.size(); ++i)
      seen_[i].allowed =
          std::includes(broken_[base].begin(), broken_[base].end(), broken_[i].begin(), broken_[i].end());
  }

  Asked asked_;
  Loaded loaded_;
  std::optional<Inspection> inspection_{};
  std::vector<std::string> names_of_{};  // by variables_
  std::vector<whatif::Variable> variables_{};
  std::vector<Seen> seen_{};
  std::vector<std::set<std::pair<std::string, std::uint32_t>>> broken_{};
};

/// A condition on a result that differs somewhere from what it is in the data.
struct Question {
  std::string name;
  std::string comparison;
  Value value;

  bool holds(const Subject& subject, const Subject::Seen& seen) const {
    const auto at = seen.values.find(name);
    if (at == seen.values.end()) return false;
    const int order = compare(subject, at->second);
    return comparison == "="    ? order == 0
           : comparison == "!=" ? order != 0
           : comparison == ">=" ? order >= 0
                                : order <= 0;
  }

 private:
  int compare(const Subject& subject, const Value& other) const {
    const resolve::Model& model = subject.methodology().impl().rules.model;
    const auto set = model.type_by_name.find(value.type);
    if (set == model.type_by_name.end()) {
      if (value.type == "boolean") return (other.exact == "true" ? 1 : 0) - (value.exact == "true" ? 1 : 0);
      return Number::compare(*Number::parse_exact(other.exact), *Number::parse_exact(value.exact));
    }
    const auto& levels = model.level_sets[set->second].levels;
    const auto place = [&](const std::string& wanted) {
      return std::find_if(levels.begin(), levels.end(), [&](const auto& level) { return level.name == wanted; }) -
             levels.begin();
    };
    return static_cast<int>(place(other.exact) - place(value.exact));
  }
};

std::optional<Question> question(const Subject& subject, Random& random) {
  const Subject::Seen& now = subject.now();
  std::vector<std::pair<std::string, Value>> others;
  for (const Subject::Seen& seen : subject.seen()) {
    for (const auto& [name, value] : seen.values) {
      const auto at = now.values.find(name);
      const bool input = std::find(subject.names().begin(), subject.names().end(), name) != subject.names().end();
      const bool fits = value.type != "date" && value.type != "text";
      if (fits && !input && at != now.values.end() && at->second.exact != value.exact) others.emplace_back(name, value);
    }
  }
  if (others.empty()) return std::nullopt;
  // What one change gives is soon found: ask for what takes more, where there is such.
  std::set<std::pair<std::string, std::string>> easy;
  for (const Subject::Seen& seen : subject.seen()) {
    for (const auto& [name, value] : seen.values) {
      if (subject.moves_at_most(seen.change, 1)) easy.emplace(name, value.exact);
    }
  }
  std::vector<std::pair<std::string, Value>> hard;
  std::copy_if(others.begin(), others.end(), std::back_inserter(hard), [&](const auto& other) {
    return easy.count({other.first, other.second.exact}) == 0;
  });
  const auto [name, value] = random.of(hard.empty() || random.chance(30) ? others : hard);
  const resolve::Model& model = subject.methodology().impl().rules.model;
  const auto set = model.type_by_name.find(value.type);
  const bool ordered =
      value.type != "boolean" && (set == model.type_by_name.end() || model.level_sets[set->second].ordered);
  return Question{name, ordered ? random.of<std::string>({">=", "<=", "=", "!="}) : random.of<std::string>({"=", "!="}),
                  value};
}

std::set<std::string> by_force(const Subject& subject, const Question& question, std::size_t size) {
  std::vector<const Subject::Seen*> ways;
  for (const Subject::Seen& seen : subject.seen()) {
    if (seen.allowed && subject.moves_at_most(seen.change, size) && question.holds(subject, seen))
      ways.push_back(&seen);
  }
  std::set<std::string> minimal;
  for (const Subject::Seen* way : ways) {
    const bool smaller = std::any_of(ways.begin(), ways.end(), [&](const Subject::Seen* other) {
      return other != way && subject.within(other->change, way->change);
    });
    if (!smaller) minimal.insert(subject.text(way->change));
  }
  return minimal;
}

std::set<std::string> listed(const Reach& reach) {
  std::set<std::string> all;
  for (const Way& way : reach.ways) {
    std::set<std::string> changes;
    for (const InputChange& change : way.changes) changes.insert(change.input + " = " + change.to.exact + "; ");
    std::string text;
    // In the order of the inputs, as by_force has them.
    for (const std::string& name : reach.changeable) {
      for (const std::string& change : changes) {
        if (change.compare(0, name.size() + 3, name + " = ") == 0) text += change;
      }
    }
    all.insert(text);
  }
  return all;
}

/// How the questions to many subjects ended.
struct Tally {
  int found = 0;
  int none = 0;
  int impossible = 0;
  int pairs = 0;
};

void ask(const Subject& subject, Random& random, const std::string& seed, Tally& tally) {
  const std::optional<Question> asked = question(subject, random);
  if (!asked) return;
  ReachOptions options;
  options.change = subject.names();
  options.inputs = 1 + random.below(3);
  options.most = 100'000;
  options.budget = 60;
  options.counts = Subject::counts;
  options.run = subject.options();
  const std::string target =
      asked->name + " " + asked->comparison + " " + asked->value.exact + (asked->value.type == "percent" ? "%" : "");
  const std::string context =
      "seed " + seed + ": " + target + " by " + std::to_string(options.inputs) + "\n" + subject.rule_text();
  const Reached reached = reach(subject.methodology(), subject.inspection(), target, options);
  ASSERT_TRUE(reached.reach) << context << reached.messages.text();
  const Reach& reach = *reached.reach;
  if (asked->holds(subject, subject.now())) {
    ASSERT_EQ(reach.end, ReachEnd::already) << context;
    return;
  }
  const std::set<std::string> expected = by_force(subject, *asked, options.inputs);
  ASSERT_EQ(listed(reach), expected) << context;
  ASSERT_TRUE(reach.complete) << context;
  ASSERT_EQ(reach.end == ReachEnd::found, !expected.empty()) << context;
  if (reach.end == ReachEnd::impossible) {
    ASSERT_TRUE(by_force(subject, *asked, subject.variables()).empty()) << context;
    ++tally.impossible;
  }
  ++(expected.empty() ? tally.none : tally.found);
  const auto several = [](const Way& way) { return way.changes.size() > 1; };
  tally.pairs += std::any_of(reach.ways.begin(), reach.ways.end(), several) ? 1 : 0;
}

TEST(Reach, FindsInRulesOfEveryKindWhatTryingEveryValueFinds) {
  const std::uint64_t first = number_from("RUBRIC_PROPERTY_FIRST", 1);
  Tally tally;
  for (std::uint64_t seed = first; seed < first + number_from("RUBRIC_PROPERTY_SEEDS", 20); ++seed) {
    Random random(seed + 7'000'000);
    Subject subject(generated(seed, random));
    if (!subject.usable()) continue;
    subject.run_all();
    if (subject.seen().empty()) continue;
    for (int i = 0; i < 4 && !HasFatalFailure(); ++i) ask(subject, random, std::to_string(seed), tally);
    ASSERT_FALSE(HasFatalFailure());
  }
  EXPECT_GT(tally.found, 5);
}

TEST(Reach, FindsWaysOfSeveralChangesAsTryingEveryValueDoes) {
  const std::uint64_t first = number_from("RUBRIC_PROPERTY_FIRST", 1);
  Tally tally;
  for (std::uint64_t seed = first; seed < first + number_from("RUBRIC_PROPERTY_SEEDS", 15); ++seed) {
    Random random(seed + 8'000'000);
    Subject subject(added_up(random));
    ASSERT_TRUE(subject.usable());
    subject.run_all();
    for (int i = 0; i < 6 && !HasFatalFailure(); ++i) ask(subject, random, std::to_string(seed), tally);
    ASSERT_FALSE(HasFatalFailure());
  }
  EXPECT_GT(tally.found, 20);
  EXPECT_GT(tally.none, 2);
  EXPECT_GT(tally.pairs, 5);
}

}  // namespace
}  // namespace rubric::testing
