#include <rubric/sweep.hpp>

#include <algorithm>
#include <map>

#include "base/limits.hpp"
#include "evaluate/value_text.hpp"
#include "whatif/case_run.hpp"
#include "whatif/trials.hpp"
#include "whatif/varied.hpp"

namespace rubric {

namespace {

using whatif::Carrier;
using whatif::Pair;
using whatif::Varied;

constexpr std::size_t most_tries = 4000;  // values tried to find where results change

/// What came out at one value, or all over one open stretch between two.
struct Tried {
  std::string failure{};                          // the rules do not hold
  std::vector<std::vector<std::string>> exact{};  // the same as below; none of what lies between values of the sweep
  std::vector<std::vector<std::string>> shown{};  // by case and pair; of a case that failed: empty
};

/// One inspection under the changed rules and data, ready to be put to any value.
struct Held {
  std::string name;
  std::optional<Inspection> inspection{};
  CaseRecord record{};
  std::string failure{};
};

class Sweeping {
 public:
  Sweeping(const Scenario& scenario, const Sweep& sweep, const SweepOptions& options)
      : scenario_(scenario),
        options_(options),
        name_(sweep.name),
        varied_(whatif::varied_by(scenario.changed.impl(), sweep.name).value_or(Varied())),
        from_(number(sweep.from)),
        to_(number(sweep.to)),
        step_(number(sweep.step)),
        itself_(scenario.changed.impl(), scenario.changed.impl()),
        pairs_(whatif::pairs_of(scenario.changed.impl(), scenario.changed.impl())) {}

  void hold(Population& cases, CaseSet& set) {
    RecordReader reader(scenario_.changed, options_.read_file);
    while (const std::optional<CaseRecord> record = cases.next()) {
      Held held{record->name, {}, {}, {}};
      Read read = reader.read(*record);
      if (read.inspection) {
        set.add(*read.inspection);
        std::vector<std::string> left_behind;
        read = whatif::carried(*read.inspection, scenario_.changed, itself_, scenario_.data, left_behind);
      }
      held.inspection = read.inspection;
      if (!held.inspection) {
        held.failure = whatif::first_error(read.messages);
        if (options_.failed) options_.failed(read.messages);
      }
      if (reader.headings_failed()) cases.leave_file();
      held_.push_back(std::move(held));
    }
  }

  Swept run() {
    Swept out;
    out.name = name_;
    std::vector<Number> at;
    for (Number value = from_; value <= to_; value = value + step_) at.push_back(value);
    for (const Number& value : at) {
      points_[value] = varied_.parameter ? try_rules(value) : try_fact(value);
      out.values.push_back(shown(value));
      out.exact_values.push_back(evaluate::value_of(rules(), varied_.type, value).exact);
      out.failures.push_back(points_[value].failure);
    }
    const bool every_value =
        !varied_.parameter && step_ == Number(1) && (varied_.type.kind == Kind::count || varied_.type.is_level());
    out.exact = every_value || find_all();
    for (std::size_t i = 0; i < held_.size(); ++i) out.cases.push_back(swept(i, at, out.exact));
    return out;
  }

 private:
  static Number number(const std::string& text) { return Number::parse_exact(text).value_or(Number(0)); }

  const check::Rules& rules() const { return scenario_.changed.impl().rules; }

  std::string shown(const Number& value) const { return evaluate::display_of(rules(), varied_.type, value); }

  /// With the fraction beside it where what is shown is rounded.
  std::string told(const Number& value) const {
    const std::string exact = value.exact();
    const bool rounded = exact.find('/') != std::string::npos && Number::parse(value.display()) != value;
    return rounded ? shown(value) + " (" + exact + ")" : shown(value);
  }

  /// A value of the sweep as rules and case data write it; all are decimal.
  std::string written(const Number& value) const {
    if (varied_.type.is_level()) return evaluate::value_of(rules(), varied_.type, value).exact;
    return value.display(limits::number_digits) + (varied_.type.kind == Kind::percent ? "%" : "");
  }

  /// The rules with the parameter set as a change of its own, and so checked in full.
  Tried try_rules(const Number& value) {
    const Loaded set = amend(scenario_.changed, {{"--vary", "set " + name_ + " = " + written(value)}});
    Tried tried;
    if (set.methodology)
      evaluate(*set.methodology, {}, tried);
    else
      tried.failure = whatif::first_error(set.messages);
    return tried;
  }

  Tried try_fact(const Number& value) {
    Tried tried;
    evaluate(scenario_.changed, {{name_, written(value)}}, tried);
    return tried;
  }

  /// The rules with any value of the parameter. `compared` gets the numbers between `low` and `high` that it may be
  /// compared with, other than itself.
  Tried try_between(const Number& value, const Number& low, const Number& high, std::set<Number>& compared) {
    Tried tried;
    if (copy_ == nullptr) copy_ = whatif::copy_of(scenario_.changed.impl());
    tried.failure = whatif::set_value(*copy_, *varied_.parameter, value);
    Compared found{low, high};
    evaluate(Methodology(copy_), {}, tried, &found);
    found.numbers.erase(value);
    compared.insert(found.numbers.begin(), found.numbers.end());
    if (!tried.failure.empty()) tried.shown.clear();
    return tried;
  }

  struct Compared {
    Number low;
    Number high;
    std::set<Number> numbers{};
  };

  void evaluate(const Methodology& methodology, const std::vector<Given>& data, Tried& tried,
                Compared* compared = nullptr) {
    whatif::Runner runner(methodology);
    for (Held& held : held_) {
      std::vector<std::string>& out = tried.shown.emplace_back();
      std::vector<std::string>& precise = tried.exact.emplace_back();
      if (!held.inspection) continue;
      Diagnostics diagnostics;
      // Other values of parameters read the same facts.
      const evaluate::View* view = data.empty() ? runner.run(*held.inspection, options_.run, diagnostics) : nullptr;
      Read read;
      if (view == nullptr) {
        std::vector<std::string> left_behind;
        read = whatif::carried(*held.inspection, methodology, itself_, data, left_behind);
        diagnostics = Diagnostics();
        if (read.inspection) view = runner.run(*read.inspection, options_.run, diagnostics);
      }
      if (view == nullptr) {
        if (options_.failed && held.failure.empty()) {
          options_.failed(read.inspection ? whatif::messages_of(*read.inspection, read.inspection->impl().sources,
                                                                std::move(diagnostics))
                                          : read.messages);
        }
        held.failure = read.inspection ? "no date says which parameters hold" : whatif::first_error(read.messages);
        continue;
      }
      for (const Pair& pair : pairs_) {
        out.push_back(whatif::shown(*view, pair.before));
        if (compared == nullptr) precise.push_back(whatif::exact(*view, pair.before));
      }
      if (compared != nullptr)
        whatif::add_compared(*view, varied_.type, compared->low, compared->high, compared->numbers);
    }
    ++tries_;
    if (options_.progress) options_.progress(tries_);
  }

  /// Finds every value at which anything changes, where that can be told for sure. A stretch is looked at in two places:
  /// what it is compared with might be just the first of them, and is then found from the second.
  bool find_all() {
    if (!varied_.parameter || points_.size() < 2) return false;
    std::vector<const facts::Facts*> facts;
    for (const Held& held : held_) {
      if (held.inspection) facts.push_back(&held.inspection->impl().facts);
    }
    if (!whatif::is_only_compared(scenario_.changed.impl(), *varied_.parameter, facts)) return false;
    std::vector<std::pair<Number, Number>> open;
    for (auto at = points_.begin(); std::next(at) != points_.end(); ++at)
      open.emplace_back(at->first, std::next(at)->first);
    while (!open.empty()) {
      if (tries_ > most_tries) return false;
      const auto [low, high] = open.back();
      open.pop_back();
      std::set<Number> compared;
      Tried middle = try_between((low + high) / Number(2), low, high, compared);
      if (compared.empty() && try_between((low + low + high) / Number(3), low, high, compared).shown != middle.shown &&
          compared.empty())
        return false;
      if (compared.empty()) {
        stretches_[low] = std::move(middle);
        continue;
      }
      Number before = low;
      for (const Number& value : compared) {
        std::set<Number> none;
        if (points_.count(value) == 0) points_[value] = try_between(value, low, high, none);
        open.emplace_back(before, value);
        before = value;
      }
      open.emplace_back(before, high);
    }
    return true;
  }

  static std::string text_of(const Tried& tried, std::size_t held, std::size_t pair) {
    if (!tried.failure.empty()) return "";
    return pair < tried.shown[held].size() ? tried.shown[held][pair] : std::string("-");
  }

  /// Where the result goes from one value to another: at points and, where all is found, between them.
  std::vector<SweepEdge> edges(std::size_t held, std::size_t pair, bool exact) const {
    std::vector<SweepEdge> all;
    std::string before;
    const Number* last = nullptr;
    const auto go = [&](std::string now, const auto& at, bool sure) {
      if (!before.empty() && !now.empty() && now != before) all.push_back({pairs_[pair].name, before, now, at(), sure});
      before = std::move(now);
    };
    for (const auto& point : points_) {
      const Number& value = point.first;
      const auto at = [&] {
        return exact ? "from " + told(value) : "between " + shown(*last) + " and " + shown(value);
      };
      go(text_of(point.second, held, pair), at, exact);
      last = &value;
      const auto above = [&] { return "above " + told(value); };
      if (const auto stretch = stretches_.find(value); exact && stretch != stretches_.end())
        go(text_of(stretch->second, held, pair), above, true);
    }
    return all;
  }

  /// The value that is varied as it stands: in the rules, where it is the same on every date, or in the case.
  std::string now(std::size_t held) const {
    std::optional<Number> value;
    if (varied_.parameter) {
      const std::vector<check::Interval>& intervals = rules().intervals;
      if (intervals.size() == 1) value = intervals.front().parameters[*varied_.parameter];
    } else if (held_[held].inspection) {
      const Cell& cell = held_[held].inspection->impl().facts.inputs[rules().attributes[varied_.input.index()].input];
      if (cell.known()) value = cell.number;
    }
    return value ? shown(*value) : std::string();
  }

  SweptCase swept(std::size_t held, const std::vector<Number>& at, bool exact) const {
    SweptCase out;
    out.name = held_[held].name;
    out.now = now(held);
    out.failure = held_[held].failure;
    if (!out.failure.empty()) return out;
    std::vector<std::size_t> changing;
    for (const bool whole : {true, false}) {
      for (std::size_t i = 0; i < pairs_.size(); ++i) {
        if (pairs_[i].whole != whole) continue;
        std::vector<SweepEdge> found = edges(held, i, exact);
        if (found.empty()) continue;
        changing.push_back(i);
        out.results.push_back(pairs_[i].name);
        out.wholes += whole ? 1 : 0;
        out.edges.insert(out.edges.end(), found.begin(), found.end());
      }
    }
    // A rating makes the better picture, and a score stands beside it.
    for (std::size_t i = 0; i < out.wholes; ++i) {
      if (pairs_[changing[i]].is_score) continue;
      std::rotate(changing.begin(), changing.begin() + static_cast<std::ptrdiff_t>(i),
                  changing.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      std::rotate(out.results.begin(), out.results.begin() + static_cast<std::ptrdiff_t>(i),
                  out.results.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      break;
    }
    for (const Number& value : at) {
      std::vector<std::string>& row = out.values.emplace_back();
      std::vector<std::string>& precise = out.exact.emplace_back();
      const Tried& tried = points_.at(value);
      for (const std::size_t i : changing) {
        if (!tried.failure.empty()) continue;
        row.push_back(text_of(tried, held, i));
        precise.push_back(i < tried.exact[held].size() ? tried.exact[held][i] : std::string());
      }
    }
    if (changing.empty()) return out;
    const Type type = rules().attributes[pairs_[changing.front()].before.index()].type;
    if (type.is_level()) {
      for (const resolve::Level& level : rules().model.level_sets[type.index].levels)
        out.levels.push_back(level.label.empty() ? level.name : level.label);
    }
    return out;
  }

  const Scenario& scenario_;
  const SweepOptions& options_;
  std::string name_;
  Varied varied_;
  Number from_;
  Number to_;
  Number step_;
  Carrier itself_;
  std::vector<Pair> pairs_;
  std::vector<Held> held_;
  std::map<Number, Tried> points_;
  std::map<Number, Tried> stretches_;          // by the point that each begins behind
  std::shared_ptr<Methodology::Impl> copy_{};  // for values between those of the sweep
  std::size_t tries_ = 0;
};

}  // namespace

bool Swept::changed() const {
  return std::any_of(cases.begin(), cases.end(), [](const SweptCase& it) { return !it.edges.empty(); });
}

std::size_t Swept::failed() const {
  return static_cast<std::size_t>(
      std::count_if(cases.begin(), cases.end(), [](const SweptCase& it) { return !it.failure.empty(); }));
}

Swept sweep(const Scenario& scenario, const Sweep& sweep, Population& cases, const SweepOptions& options) {
  Sweeping sweeping(scenario, sweep, options);
  CaseSet set;
  sweeping.hold(cases, set);
  Swept out = sweeping.run();
  out.facts = whatif::facts_of(scenario);
  out.facts.push_back({"cases", "Cases", std::to_string(set.count())});
  out.facts.push_back({"cases_sha256", "Cases, SHA-256", set.sha256()});
  return out;
}

}  // namespace rubric
