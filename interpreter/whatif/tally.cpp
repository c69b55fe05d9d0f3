#include "whatif/tally.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "values/type.hpp"

namespace rubric::whatif {

namespace {

using evaluate::Reading;
using evaluate::View;
using resolve::AttributeId;

constexpr std::size_t most_values = 4096;  // of one score: what is kept does not grow with the inspections
constexpr std::size_t most_bars = 40;      // past that values are drawn together
constexpr std::size_t stretches = 20;

constexpr std::array<std::string_view, 4> other_states{"open", "not rated", "error", "-"};

std::vector<std::size_t> add_levels(const check::Rules& rules, AttributeId id, std::vector<std::string>& states) {
  std::vector<std::size_t> of_level;
  if (!id.valid()) return of_level;
  const Type type = rules.attributes[id.index()].type;
  if (!type.is_level()) return of_level;
  for (const resolve::Level& level : rules.model.level_sets[type.index].levels) {
    const std::string& label = level.label.empty() ? level.name : level.label;
    const auto at = std::find(states.begin(), states.end(), label);
    of_level.push_back(static_cast<std::size_t>(at - states.begin()));
    if (at == states.end()) states.push_back(label);
  }
  return of_level;
}

std::optional<Number> value_of(const View& view, AttributeId id) {
  if (!id.valid()) return std::nullopt;
  Reading reading = view.final_of(id);
  return reading.known() ? std::optional(std::move(reading.number)) : std::nullopt;
}

}  // namespace

RatingTally::RatingTally(const Pair& pair, const check::Rules& before, const check::Rules& after) : pair_(pair) {
  result_.name = pair.name;
  result_.whole = pair.whole;
  before_levels_ = add_levels(before, pair.before, result_.states);
  after_levels_ = add_levels(after, pair.after, result_.states);
  open_ = result_.states.size();
  for (const std::string_view state : other_states) result_.states.emplace_back(state);
  result_.counts.assign(result_.states.size(), std::vector<std::size_t>(result_.states.size()));
}

std::size_t RatingTally::state(const View& view, AttributeId id, const std::vector<std::size_t>& levels) const {
  if (!id.valid()) return open_ + 3;
  const Reading reading = view.final_of(id);
  switch (reading.state) {
    case State::value: return levels[static_cast<std::size_t>(reading.number.raw())];
    case State::missing: return open_;
    case State::unrated: return open_ + 1;
    case State::error: return open_ + 2;
  }
  return open_;
}

RatingTally::Seen RatingTally::see(const View& before, const View& after) const {
  const bool same = alike(pair_, before, after);
  return {state(before, pair_.before, before_levels_), state(after, pair_.after, after_levels_), same,
          same ? 0 : direction(pair_, before, after)};
}

void RatingTally::add(const Seen& seen) {
  ++result_.counts[seen.from][seen.to];
  if (seen.from == open_ || seen.to == open_) ++result_.open;
  if (seen.alike) return;
  if (seen.moved > 0)
    ++result_.raised;
  else if (seen.moved < 0)
    ++result_.lowered;
  else
    ++result_.otherwise;
}

void Sum::add(const Number& number) {
  if (lost_) return;
  sum_ = sum_ + number;
  lost_ = sum_.bits() > limits::number_bits;
}

std::optional<Number> Sum::mean(std::size_t count) const {
  if (lost_ || count == 0) return std::nullopt;
  return sum_ / Number(static_cast<std::int64_t>(count));
}

ScoreTally::ScoreTally(const Pair& pair, const check::Rules& rules) : pair_(pair) {
  if (pair.before.valid() && rules.attributes[pair.before.index()].type.kind == Kind::percent) unit_ = "%";
}

ScoreTally::Seen ScoreTally::see(const View& before, const View& after) const {
  std::optional<Number> was = value_of(before, pair_.before);
  std::optional<Number> is = value_of(after, pair_.after);
  if (!was || !is) return std::nullopt;
  return std::pair(std::move(*was), std::move(*is));
}

void ScoreTally::add(const Seen& seen) {
  if (!seen) return;
  const auto& [was, is] = *seen;
  ++count_;
  before_.add(was);
  after_.add(is);
  change_.add(is - was);
  const auto bar = [&](const Number& number) -> std::pair<std::size_t, std::size_t>& {
    if (values_.size() < most_values) return values_[number];
    const auto at = values_.find(number);
    return at == values_.end() ? further_ : at->second;
  };
  ++bar(was).first;
  ++bar(is).second;
}

std::string ScoreTally::shown(const std::optional<Number>& number, bool exact) const {
  if (!number) return "-";
  return exact ? number->exact() : number->display() + unit_;
}

ScoreImpact ScoreTally::result() const {
  ScoreImpact out;
  out.name = pair_.name;
  out.count = count_;
  const std::optional<Number> before = before_.mean(count_);
  const std::optional<Number> after = after_.mean(count_);
  const std::optional<Number> change = change_.mean(count_);
  out.mean_before = shown(before, false);
  out.mean_after = shown(after, false);
  out.mean_change = shown(change, false);
  out.mean_before_exact = shown(before, true);
  out.mean_after_exact = shown(after, true);
  out.mean_change_exact = shown(change, true);
  if (values_.size() <= most_bars) {
    for (const auto& [value, counts] : values_)
      out.bars.push_back({value.display() + unit_, counts.first, counts.second});
  } else {
    const Number least = values_.begin()->first;
    const Number width = (values_.rbegin()->first - least) / Number(static_cast<std::int64_t>(stretches));
    for (std::size_t i = 0; i < stretches; ++i) {
      const Number from = least + width * Number(static_cast<std::int64_t>(i));
      const Number to = from + width;
      out.bars.push_back({from.display() + unit_ + " to " + to.display() + unit_});
    }
    for (const auto& [value, counts] : values_) {
      const Number at = ((value - least) / width).rounded(Number(1), Rounding::down);
      const std::size_t bar = std::min<std::size_t>(static_cast<std::size_t>(at.whole().value_or(0)), stretches - 1);
      out.bars[bar].before += counts.first;
      out.bars[bar].after += counts.second;
    }
  }
  if (further_.first + further_.second != 0) out.bars.push_back({"other values", further_.first, further_.second});
  return out;
}

InteractionTally::InteractionTally(const Trials& trials) : trials_(trials), together_main_(main_of(trials.pairs())) {
  for (std::size_t i = 0; i < trials.effects().size(); ++i) {
    const std::vector<Pair>* pairs = trials.pairs_alone(i);
    alone_main_.push_back(pairs == nullptr ? Main{} : main_of(*pairs));
  }
  alone_.resize(trials.effects().size());
}

InteractionTally::Main InteractionTally::main_of(const std::vector<Pair>& pairs) {
  Main main;
  for (const Pair& pair : pairs) {
    if (!pair.whole || !pair.comparable) continue;
    if (pair.is_score && main.score == nullptr) main.score = &pair;
    if (!pair.is_score && main.rating == nullptr) main.rating = &pair;
  }
  return main;
}

bool InteractionTally::has_all(const Trials::Ran& ran) const {
  const auto has = [](const Pair* pair, const View& before, const View& after) {
    return pair == nullptr || (before.final_of(pair->before).known() && after.final_of(pair->after).known());
  };
  if (!has(together_main_.rating, *ran.before, *ran.after) || !has(together_main_.score, *ran.before, *ran.after))
    return false;
  for (std::size_t i = 0; i < ran.alone.size(); ++i) {
    if (ran.alone[i] == nullptr) continue;
    if (!has(alone_main_[i].rating, *ran.before, *ran.alone[i]) ||
        !has(alone_main_[i].score, *ran.before, *ran.alone[i]))
      return false;
  }
  return true;
}

InteractionTally::SeenRow InteractionTally::see(const std::vector<Pair>& pairs, const Main& main, const View& before,
                                                const View& after) {
  SeenRow row{true, differ(pairs, before, after)};
  if (main.rating != nullptr) row.moved = direction(*main.rating, before, after);
  if (main.score != nullptr)
    row.change = after.final_of(main.score->after).number - before.final_of(main.score->before).number;
  return row;
}

InteractionTally::Seen InteractionTally::see(const Trials::Ran& ran) const {
  Seen seen;
  if (!has_all(ran)) return seen;
  for (std::size_t i = 0; i < ran.alone.size(); ++i) {
    seen.push_back(ran.alone[i] == nullptr ? SeenRow()
                                           : see(*trials_.pairs_alone(i), alone_main_[i], *ran.before, *ran.alone[i]));
  }
  seen.push_back(see(trials_.pairs(), together_main_, *ran.before, *ran.after));
  return seen;
}

void InteractionTally::add(Row& row, const SeenRow& seen) {
  if (!seen.stands) return;
  row.changed += seen.changed ? 1 : 0;
  row.raised += seen.moved > 0 ? 1 : 0;
  row.lowered += seen.moved < 0 ? 1 : 0;
  row.change.add(seen.change);
}

void InteractionTally::add(const Seen& seen) {
  if (seen.empty()) return;
  ++count_;
  for (std::size_t i = 0; i < alone_.size(); ++i) add(alone_[i], seen[i]);
  add(together_, seen.back());
}

Interaction InteractionTally::result(const std::vector<ChangeEffect>& effects) const {
  Interaction out;
  out.count = count_;
  if (together_main_.rating != nullptr) out.rating = together_main_.rating->name;
  if (together_main_.score != nullptr) out.score = together_main_.score->name;
  Number sum(0);
  bool told = together_main_.score != nullptr;
  const auto put = [&](std::string what, const Row& row, const std::optional<Number>& mean) {
    out.rows.push_back({std::move(what), row.changed, row.raised, row.lowered, mean ? mean->display() : "-",
                        mean ? mean->exact() : ""});
  };
  Row all;
  for (std::size_t i = 0; i < alone_.size(); ++i) {
    const std::optional<Number> mean = alone_[i].change.mean(count_);
    put(effects[i].name, alone_[i], told ? mean : std::nullopt);
    all.changed += alone_[i].changed;
    all.raised += alone_[i].raised;
    all.lowered += alone_[i].lowered;
    told = told && mean.has_value();
    if (mean) sum = sum + *mean;
  }
  const std::optional<Number> together = told ? together_.change.mean(count_) : std::nullopt;
  put("the changes added up", all, told ? std::optional(sum) : std::nullopt);
  put("all changes together", together_, together);
  const Row rest{together_.changed - all.changed, together_.raised - all.raised, together_.lowered - all.lowered};
  put("left over: how they work on each other", rest, together ? std::optional(*together - sum) : std::nullopt);
  return out;
}

}  // namespace rubric::whatif
