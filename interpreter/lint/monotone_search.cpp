#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "evaluate/value_text.hpp"
#include "lint/monotone_cases.hpp"

namespace rubric::lint {

namespace {

/// Operations that one search may run: a second or two.
constexpr std::size_t operations_at_most = 30'000'000;
constexpr std::size_t cases_at_most = 200'000;
constexpr std::size_t cases_at_least = 2'000;

std::size_t budget(const Slice& slice) {
  return std::clamp(operations_at_most / std::max<std::size_t>(slice.program.ops.size(), 1), cases_at_least,
                    cases_at_most);
}

/// How many cases there are to try, where that is at most `most`.
std::optional<std::size_t> count_of(const std::vector<Datum>& data, std::size_t most) {
  std::size_t count = 1;
  for (const Datum& datum : data) {
    if (count > most / datum.values.size()) return std::nullopt;
    count *= datum.values.size();
  }
  return count;
}

/// A case, and the one in which the datum at `cause` has the value of number `high` instead.
struct Pair {
  Choice choice{};
  std::size_t cause = 0;
  std::size_t high = 0;
};

class Search {
 public:
  Search(const check::Rules& rules, const Slice& slice, std::vector<Datum>& data, compile::Slot result, bool rising)
      : rules_(rules), data_(data), trial_(rules, slice, data, result), result_(result), rising_(rising) {}

  /// Tries every case of the values at hand.
  Searched all(std::size_t count) {
    Searched searched;
    std::vector<std::optional<Number>> results;
    results.reserve(count);
    Choice choice(data_.size());
    for (std::size_t i = 0; i < count; ++i, next(choice)) {  // the first datum changes fastest
      results.push_back(trial_.run(choice));
      searched.cases += results.back() ? 1 : 0;
    }
    choice.assign(data_.size(), 0);
    std::optional<Pair> worst;
    for (std::size_t i = 0; i < count; ++i, next(choice)) {
      if (!results[i]) continue;
      std::size_t stride = 1;
      for (std::size_t d = 0; d < data_.size(); stride *= data_[d++].values.size()) {
        if (!data_[d].cause || is_absent(d, choice[d])) continue;
        // Steps from a value to the next that has a result lead to every other.
        std::size_t high = choice[d] + 1;
        while (high < data_[d].ascending && !results[i + (high - choice[d]) * stride]) ++high;
        if (high >= data_[d].ascending) continue;
        ++searched.pairs;
        const Pair pair{choice, d, high};
        if (against(*results[i], *results[i + (high - choice[d]) * stride]) &&
            (!worst || weight(pair) < weight(*worst)))
          worst = pair;
      }
    }
    if (worst) searched.counterexample = told(*worst);
    return searched;
  }

  /// Goes from case to case by changing a few data at a time, so that requirements stay met.
  Searched some(std::size_t runs) {
    Searched searched;
    Choice choice;
    for (const Datum& datum : data_) choice.push_back(datum.plain);
    std::optional<Number> at = trial_.run(choice);
    bool is_case = !trial_.refused();
    while (trial_.runs() < runs) {
      Choice other = choice;
      for (std::size_t changes = 1 + draw(is_case ? 3 : data_.size()); changes != 0; --changes) {
        const std::size_t d = draw(data_.size());
        other[d] = draw(data_[d].values.size());
      }
      const std::optional<Number> there = trial_.run(other);
      if (trial_.refused() && is_case) continue;
      is_case = !trial_.refused();
      choice = std::move(other);
      at = there;
      if (!is_case || !at) continue;
      const std::optional<Pair> pair = raised(choice);
      if (!pair) continue;
      const std::optional<Number> high = result_where_high(*pair);
      if (!high) continue;
      ++searched.pairs;
      if (!against(*at, *high)) continue;
      searched.counterexample = told(smallest(*pair));
      return searched;
    }
    return searched;
  }

 private:
  std::size_t draw(std::size_t count) { return static_cast<std::size_t>(random_() % count); }
  bool is_absent(std::size_t d, std::size_t value) const { return value >= data_[d].ascending; }
  bool against(const Number& low, const Number& high) const { return rising_ ? high < low : low < high; }

  void next(Choice& choice) const {
    for (std::size_t d = 0; d < data_.size(); ++d) {
      if (++choice[d] < data_[d].values.size()) return;
      choice[d] = 0;
    }
  }

  std::optional<Pair> raised(const Choice& choice) {
    std::vector<std::size_t> can;
    for (std::size_t d = 0; d < data_.size(); ++d)
      if (data_[d].cause && choice[d] + 1 < data_[d].ascending) can.push_back(d);
    if (can.empty()) return std::nullopt;
    const std::size_t d = can[draw(can.size())];
    return Pair{choice, d, choice[d] + 1 + draw(data_[d].ascending - choice[d] - 1)};
  }

  std::optional<Number> result_where_high(const Pair& pair) {
    Choice choice = pair.choice;
    choice[pair.cause] = pair.high;
    return trial_.run(choice);
  }

  /// The further from the plainest case and from a single step, the more.
  std::size_t weight(const Pair& pair) const {
    constexpr std::size_t to_tell = 1000;  // each datum that needs telling counts more than any value
    std::size_t sum = 4 * (pair.high - pair.choice[pair.cause]);  // a step across an edge tells most
    for (std::size_t d = 0; d < data_.size(); ++d) {
      const std::size_t plain = data_[d].plain;
      const std::size_t value = pair.choice[d];
      sum += value > plain ? value - plain : plain - value;
      if (value != plain && d != pair.cause) sum += to_tell;
    }
    return sum;
  }

  bool refutes(const Pair& pair) {
    const std::optional<Number> low = trial_.run(pair.choice);
    if (!low) return false;
    const std::optional<Number> high = result_where_high(pair);
    return high && against(*low, *high);
  }

  /// Makes one datum after the other as plain as it can be.
  Pair smallest(Pair pair) {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t d = 0; d < data_.size() && !changed; ++d) {
        for (std::size_t value = 0; value < data_[d].values.size() && !changed; ++value) {
          if (d == pair.cause && value >= pair.high) break;
          Pair plainer = pair;
          plainer.choice[d] = value;
          changed = take_plainer(pair, plainer);
        }
      }
      for (std::size_t high = pair.choice[pair.cause] + 1; high < pair.high && !changed; ++high)
        changed = take_plainer(pair, {pair.choice, pair.cause, high});
    }
    return pair;
  }

  bool take_plainer(Pair& pair, const Pair& plainer) {
    if (weight(plainer) >= weight(pair) || !refutes(plainer)) return false;
    pair = plainer;
    return true;
  }

  /// Halves the stretch between the two values of the cause, down to two that lie next to each other in whole steps. The
  /// result in the middle differs from one of the two as theirs do from each other.
  Pair narrowed(Pair pair) {
    Datum& cause = data_[pair.cause];
    if (cause.type.kind == Kind::boolean || cause.type.is_level() || cause.type.kind == Kind::text) return pair;
    constexpr int most_halvings = 64;
    for (int i = 0; i < most_halvings; ++i) {
      const Number low = cause.values[pair.choice[pair.cause]].number;
      const Number high = cause.values[pair.high].number;
      const Number middle = ((low + high) / Number(2)).rounded(Number(1), Rounding::down);
      if (middle <= low || high <= middle) break;
      Pair upper = pair;
      upper.choice[pair.cause] = cause.values.size();
      Pair lower = pair;
      lower.high = cause.values.size();
      cause.values.push_back(Cell::of(middle));
      if (refutes(upper)) {
        pair = upper;
      } else if (refutes(lower)) {
        pair = lower;
      } else {
        break;
      }
    }
    return pair;
  }

  Counterexample told(const Pair& found) {
    const Pair pair = narrowed(found);
    Counterexample told;
    const Datum& cause = data_[pair.cause];
    told.cause = cause.name;
    told.low = cause.text(rules_, pair.choice[pair.cause]);
    told.high = cause.text(rules_, pair.high);
    const Type type = trial_.type_of(result_);
    told.before = evaluate::display_of(rules_, type, trial_.run(pair.choice).value_or(Number(0)));
    told.after = evaluate::display_of(rules_, type, result_where_high(pair).value_or(Number(0)));
    for (std::size_t d = 0; d < data_.size(); ++d) {
      if (d != pair.cause && pair.choice[d] != data_[d].plain)
        told.others.push_back(fmt::format("`{}` is {}", data_[d].name, data_[d].text(rules_, pair.choice[d])));
    }
    return told;
  }

  const check::Rules& rules_;
  std::vector<Datum>& data_;
  Trial trial_;
  compile::Slot result_;
  bool rising_;
  std::mt19937_64 random_{1};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same in each run
};

}  // namespace

Searched search(const check::Rules& rules, const Slice& slice, compile::Slot result, const Causes& causes,
                bool rising) {
  std::vector<Datum> data = data_of(rules, slice, causes);
  const std::size_t runs = budget(slice);
  Search search(rules, slice, data, result, rising);
  const std::optional<std::size_t> count = count_of(data, runs);
  if (!count) return search.some(runs);
  Searched searched = search.all(*count);
  searched.all = !slice.reads_rows && std::all_of(data.begin(), data.end(), [](const Datum& it) { return it.all; });
  return searched;
}

}  // namespace rubric::lint
