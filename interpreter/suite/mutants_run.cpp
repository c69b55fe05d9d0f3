#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <numeric>
#include <random>
#include <system_error>
#include <thread>

#include <rubric/mutation.hpp>

#include "amendments.hpp"
#include "evaluate/text.hpp"
#include "suite/mutants.hpp"
#include "suite/trial.hpp"

namespace rubric {

namespace {

using Rules = std::shared_ptr<const Methodology::Impl>;

/// Asks `one` once for each path, for any number of threads.
template <class Result>
std::function<Result(const std::string&)> asked_once(std::function<Result(const std::string&)> one) {
  struct Known {
    std::function<Result(const std::string&)> one;
    std::mutex lock{};
    std::map<std::string, Result> results{};
  };
  if (!one) return one;
  const auto known = std::make_shared<Known>();
  known->one = std::move(one);
  return [known](const std::string& path) {
    const std::scoped_lock held(known->lock);
    const auto at = known->results.find(path);
    return at != known->results.end() ? at->second : known->results.emplace(path, known->one(path)).first->second;
  };
}

/// The rules as `change` makes them, from their texts; what keeps them from being run is in `diagnostics`.
Rules changed(const Methodology::Impl& rules, const suite::Change& change, Diagnostics& diagnostics) {
  const auto text_of = [&](SourceId id) { return suite::edited(rules.sources->get(id), id, change.edits); };
  auto variant = reread(rules, text_of, diagnostics);
  assemble(*variant, diagnostics);
  return variant;
}

/// The first of the tests in which all stands that is wrong: they name what the change has taken away. Nothing where
/// the rules are wrong too.
const syntax::Test* wrong_test(const Methodology::Impl& rules, const Diagnostics& diagnostics) {
  const syntax::Test* first = nullptr;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (severity(diagnostic) != Severity::error) continue;
    const Span at = diagnostic.span;
    const auto test = std::find_if(rules.ast.tests.begin(), rules.ast.tests.end(), [&](const syntax::Test& it) {
      return it.span.source == at.source && it.span.begin <= at.begin && at.end <= it.span.end;
    });
    if (test == rules.ast.tests.end()) return nullptr;
    if (first == nullptr) first = &*test;
  }
  return first;
}

bool passes(const Rules& rules, std::uint32_t test, const TestOptions& options) {
  const suite::Trial trial = suite::prepare(rules, test, options);
  if (!trial.ready) return suite::expects_error(trial);
  return suite::failures(trial, evaluate::evaluate(trial.inputs())).empty();
}

class Run {
 public:
  Run(const Methodology::Impl& rules, const MutationOptions& options)
      : rules_(rules),
        options_(options),
        changes_(suite::changes_of(rules)),
        tests_(options.tests),
        decisions_(rules.ast, rules.rules, rules.programs) {
    tests_.read_file = asked_once(options.tests.read_file);
    tests_.follow = asked_once(options.tests.follow);
    for (const suite::Change& change : changes_) mutants_.push_back(described(change));
    choose_tests();
  }

  std::vector<Mutant> run() {
    const std::vector<std::size_t> order = shuffled();
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t i = next++; i < order.size() && in_time(); i = next++) {
        attempt(order[i]);
        tell();
      }
    };
    const unsigned cores = options_.threads != 0 ? options_.threads : std::thread::hardware_concurrency();
    std::vector<std::thread> helpers;
    try {
      while (helpers.size() + 1 < std::min<std::size_t>(cores, order.size())) helpers.emplace_back(work);
    } catch (const std::system_error&) {
      // The machine gives no more threads: those there are do the work.
    }
    work();
    for (std::thread& helper : helpers) helper.join();
    return std::move(mutants_);
  }

 private:
  Mutant described(const suite::Change& change) const {
    auto [before, after] = suite::before_and_after(*rules_.sources, change);
    return {evaluate::location_of(*rules_.sources, suite::place_of(change)).value_or(Location{}), std::move(before),
            std::move(after), change.in};
  }

  /// Tests without changes of their own come first: they need no second compilation.
  void choose_tests() {
    for (std::uint32_t i = 0; i < rules_.ast.tests.size(); ++i) {
      if (suite::is_chosen(rules_.ast.tests[i], options_.tests)) order_.push_back(i);
    }
    std::stable_partition(order_.begin(), order_.end(),
                          [&](std::uint32_t test) { return rules_.ast.tests[test].changes.empty(); });
  }

  /// The same on every machine, which std::shuffle need not be.
  std::vector<std::size_t> shuffled() const {
    std::vector<std::size_t> order(changes_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 random(options_.seed);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    return order;
  }

  bool in_time() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count() < options_.budget;
  }

  void attempt(std::size_t number) {
    Mutant& mutant = mutants_[number];
    const suite::Change& change = changes_[number];
    Diagnostics diagnostics;
    const Rules variant = changed(rules_, change, diagnostics);
    if (diagnostics.has_errors()) {
      const syntax::Test* wrong = wrong_test(*variant, diagnostics);
      mutant.fate = wrong == nullptr ? Fate::refused : Fate::noticed;
      if (wrong != nullptr) mutant.noticed_by = wrong->title.text;
      return;
    }
    for (const std::uint32_t test : order_) {
      if (passes(variant, test, tests_)) continue;
      mutant.fate = Fate::noticed;
      mutant.noticed_by = variant->ast.tests[test].title.text;
      return;
    }
    // Asked last: a test that sets a parameter may notice what is without effect in the rules as they are.
    const bool same = suite::means_the_same(rules_, *variant, change) ||
                      suite::changes_what_is_never_taken(decisions_, rules_, *variant, change);
    mutant.fate = same ? Fate::equivalent : Fate::survived;
  }

  void tell() {
    if (!options_.progress) return;
    const std::scoped_lock held(telling_);
    options_.progress(++done_, changes_.size());
  }

  const Methodology::Impl& rules_;
  const MutationOptions& options_;
  std::vector<suite::Change> changes_;
  std::vector<Mutant> mutants_{};
  TestOptions tests_;
  const evaluate::Decisions decisions_;
  std::vector<std::uint32_t> order_{};  // of tests
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::mutex telling_{};
  std::size_t done_ = 0;
};

}  // namespace

std::size_t MutationReport::count(Fate fate) const {
  return static_cast<std::size_t>(
      std::count_if(mutants.begin(), mutants.end(), [fate](const Mutant& mutant) { return mutant.fate == fate; }));
}

MutationReport mutate(const Methodology& methodology, const MutationOptions& options) {
  MutationReport report;
  report.tests = test(methodology, options.tests);
  if (report.tests.failed() == 0 && !report.tests.results.empty())
    report.mutants = Run(methodology.impl(), options).run();
  return report;
}

}  // namespace rubric
