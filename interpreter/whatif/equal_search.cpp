#include "whatif/equal_search.hpp"

#include <algorithm>
#include <utility>

namespace rubric::whatif {

using evaluate::Ground;
using evaluate::SharedAttribute;

namespace {

/// Inspections that one list of small cases may hold.
constexpr std::uint64_t one_list = 20'000;
/// Counts that small cases go up to: before proofs that failed are looked at, and at all.
constexpr std::int64_t first_counts = 12;
constexpr std::int64_t most_counts = 60;
/// Counts up to which records are tried that leave out who or why.
constexpr std::int64_t all_records = 6;

std::optional<std::string> dated_by(const Methodology::Impl& rules) {
  if (!rules.intervals_matter() || !rules.rules.model.dated_by) return std::nullopt;
  return rules.rules.model.attribute_name(*rules.rules.model.dated_by);
}

}  // namespace

Candidate blank(const Space& space, const Interval& interval) {
  Candidate blank;
  blank.inputs.resize(space.inputs.size());
  blank.tables.resize(space.tables.size());
  for (const Methodology::Impl* rules : {&space.first, &space.second}) {
    const std::optional<std::string> name = dated_by(*rules);
    for (std::size_t i = 0; name && i < space.inputs.size(); ++i) {
      if (space.inputs[i].name == name) blank.inputs[i] = Number(interval.day().days);
    }
  }
  return blank;
}

EqualSearch::EqualSearch(const Space& space, const evaluate::SameRules& rules, const Interval& interval,
                         SearchLimits limits)
    : space_(space),
      rules_(rules),
      interval_(interval),
      limits_(std::move(limits)),
      blank_(blank(space, interval)),
      both_(space, interval, blank_, limits_.sides),
      random_(limits_.seed) {}

/// Whether the last run differs in the result of this place.
bool EqualSearch::differs(std::size_t place) {
  const Cell a = both_.first(place);
  const Cell b = both_.second(place);
  const auto either = [&](State state) { return a.state == state || b.state == state; };
  if (sought_ != Difference::with_gaps && either(State::missing)) return false;
  if (sought_ == Difference::of_values && either(State::error)) return false;
  return a.state != b.state || (a.known() && a.number != b.number);
}

bool EqualSearch::any_differs(const Both::Question& question) {
  for (std::size_t place = 0; place < question.results.size(); ++place) {
    if (differs(place)) return true;
  }
  return false;
}

bool EqualSearch::go_on() {
  constexpr std::uint64_t between_looks = 128;  // at the clock
  return both_.runs() < limits_.inspections &&
         (both_.runs() % between_looks != 0 || !limits_.in_time || limits_.in_time());
}

bool EqualSearch::attempt(const Candidate& candidate, const Both::Question& question) {
  if (!both_.run(candidate, question) || !differs(0)) return false;
  found_ = candidate;
  return true;
}

bool EqualSearch::attempt(const Candidate& candidate, const SharedAttribute& result) {
  return attempt(candidate, both_.ask({&result}, Leeway(space_)));
}

Leeway EqualSearch::leeway(const std::vector<std::size_t>& inputs, const Cone& cone) const {
  Candidate all = blank_;
  for (const std::size_t input : inputs) all.inputs[input] = Number(0);
  for (const std::size_t rating : cone.ratings) all.discretion.push_back({rating});
  all.waivers = cone.waivers;
  all.not_rated = cone.not_rated;
  return Leeway(space_, all);
}

std::vector<Number> EqualSearch::pool(const SharedInput& input, const Cone& cone, std::int64_t most) const {
  std::vector<Number> values;
  const auto up_to = [&values](std::int64_t last) {
    for (std::int64_t i = 0; i <= last; ++i) values.emplace_back(i);
  };
  switch (input.type.kind) {
    case Kind::count: up_to(most); break;
    case Kind::boolean: up_to(1); break;
    case Kind::text: up_to(static_cast<std::int64_t>(space_.texts.size()) - 1); break;
    case Kind::date:
      for (const std::int32_t later : {0, 1, 31, 366, 5000}) values.emplace_back(interval_.day().days + later);
      break;
    case Kind::scale:
    case Kind::choice: {
      const auto& model = (input.of_first ? space_.first : space_.second).rules.model;
      up_to(static_cast<std::int64_t>(model.level_sets[input.type.index].levels.size()) - 1);
      break;
    }
    default:
      values = {Number(0), Number(1), Number(50), Number(100)};
      for (const Number& edge : cone.edges) {
        for (const Number& near : {edge, edge - Number(1), edge + Number(1), edge - Number::ratio(1, 2)})
          values.push_back(near);
      }
      std::sort(values.begin(), values.end());
      values.erase(std::unique(values.begin(), values.end()), values.end());
  }
  return values;
}

std::vector<EqualSearch::Extra> EqualSearch::extras(const Cone& cone, bool complete_only) const {
  std::vector<Extra> all;
  for (const std::size_t rating : cone.ratings) {
    for (std::uint32_t level = 0; level < space_.ratings[rating].levels; ++level) {
      all.push_back({GivenDiscretion{rating, level, true, true}, {}, {}});
      if (complete_only) continue;
      all.push_back({GivenDiscretion{rating, level, false, true}, {}, {}});
      all.push_back({GivenDiscretion{rating, level, true, false}, {}, {}});
    }
  }
  for (const std::size_t waiver : cone.waivers) all.push_back({{}, waiver, {}});
  for (const std::size_t item : cone.not_rated) all.push_back({{}, {}, item});
  return all;
}

bool EqualSearch::systematic(Task& task, std::int64_t most, bool with_records, const OpenResult& result) {
  std::vector<std::size_t> inputs;
  for (const std::size_t input : task.cone.inputs) {
    if (is_fixed(input)) continue;
    if (task.otherwise == Otherwise::given || !space_.inputs[input].may_be_absent) inputs.push_back(input);
  }
  std::vector<std::vector<Number>> pools;
  std::uint64_t all = 1;
  bool counts = false;
  for (const std::size_t input : inputs) {
    pools.push_back(pool(space_.inputs[input], task.cone, most));
    counts = counts || space_.inputs[input].type.kind == Kind::count;
    all = std::min<std::uint64_t>(one_list + 1, all * pools.back().size());
  }
  if (all > one_list || (!counts && most > 1)) return false;
  if (task.question == nullptr) task.question = &both_.ask({result.both}, leeway(inputs, task.cone));
  const std::vector<Extra> records = with_records ? extras(task.cone, most > all_records) : std::vector<Extra>{Extra{}};
  for (const Extra& extra : records) {
    Candidate candidate = blank_;
    if (extra.discretion) candidate.discretion.push_back(*extra.discretion);
    if (extra.waiver) candidate.waivers.push_back(*extra.waiver);
    if (extra.not_rated) candidate.not_rated.push_back(*extra.not_rated);
    std::vector<std::size_t> at(inputs.size(), 0);
    for (bool more = true; more;) {
      bool is_new = !counts || most <= 1;
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        candidate.inputs[inputs[i]] = pools[i][at[i]];
        is_new = is_new || (space_.inputs[inputs[i]].type.kind == Kind::count && pools[i][at[i]] == Number(most));
      }
      if (!go_on()) return false;
      if (is_new && attempt(candidate, *task.question)) return true;
      more = false;
      for (std::size_t i = inputs.size(); i-- > 0 && !more;) {
        more = ++at[i] < pools[i].size();
        if (!more) at[i] = 0;
      }
    }
  }
  return true;
}

bool EqualSearch::small_cases(std::vector<Task>& tasks, std::size_t inputs_most, std::int64_t counts_most,
                              std::vector<OpenResult>& open) {
  // All of them up to one count before any goes on to the next, so that what is found is small.
  for (std::int64_t counts = 1; counts <= counts_most; ++counts) {
    for (Task& task : tasks) {
      const bool skipped = task.done || task.next > counts || task.cone.inputs.size() > inputs_most;
      if (skipped || !task.cone.unshared.empty()) continue;
      OpenResult& result = open[task.result];
      task.done = !systematic(task, counts, false, result);
      if (found_) return true;
      if (task.done) continue;
      if (task.otherwise == Otherwise::given) result.covered = std::max(result.covered.value_or(0), counts);
      systematic(task, counts, true, result);
      if (found_) return true;
      task.next = counts + 1;
    }
  }
  return false;
}

std::vector<EqualSearch::Task> EqualSearch::tasks_for(const std::vector<OpenResult>& open) const {
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const SharedAttribute& both = *open[i].both;
    for (const Otherwise otherwise : {Otherwise::given, Otherwise::left_out})
      tasks.push_back({i, otherwise, cone_of(space_, rules_.terms(), both.first_term, both.second_term, otherwise)});
  }
  std::stable_sort(tasks.begin(), tasks.end(),
                   [](const Task& a, const Task& b) { return a.cone.inputs.size() < b.cone.inputs.size(); });
  return tasks;
}

std::optional<Candidate> EqualSearch::run(std::vector<OpenResult>& open, const std::vector<Candidate>& tested) {
  for (const OpenResult& result : open) compared_.push_back(result.both);
  constexpr std::size_t few = 3;  // inputs: found there, a difference is hardly to be made smaller
  constexpr std::size_t any = ~std::size_t{0};
  std::vector<Task> tasks = tasks_for(open);
  bool found = small_cases(tasks, few, first_counts, open) || failed_proofs(open) || as_tested(tested) ||
               small_cases(tasks, few, most_counts, open);
  if (!found) {
    find_cores(open);
    found = small_cases(tasks, any, first_counts, open) || by_chance(open);
  }
  if (found) {
    shrink();
    return std::move(found_);
  }
  // Rarer kinds of difference, in small inspections and where a proof failed.
  for (const Difference sought : {Difference::with_errors, Difference::with_gaps}) {
    sought_ = sought;
    tasks = tasks_for(open);
    constexpr std::int64_t few_counts = 3;
    found = small_cases(tasks, few, few_counts, open) || failed_proofs(open);
    if (found && sought == Difference::with_errors) shrink();
    if (found) break;
  }
  return std::move(found_);
}

/// A text is numbered otherwise in terms; where its number there is none, any text will do that no rule has.
Number EqualSearch::text_at_point(const Number& number) const {
  const std::string* const text = rules_.terms().text_of(number);
  if (text == nullptr) return Number(std::int64_t{space_.other_text});
  return Number(std::find(space_.texts.begin(), space_.texts.end(), *text) - space_.texts.begin());
}

Candidate EqualSearch::at_point(const evaluate::Point& point) const {
  using SymbolKind = evaluate::Symbol::Kind;
  const evaluate::Terms& terms = rules_.terms();
  Candidate candidate = blank_;
  std::vector<GivenDiscretion> records(space_.ratings.size());
  std::vector<bool> recorded(space_.ratings.size(), false);
  for (const auto& [id, cell] : point) {
    const evaluate::Term& term = terms[id];
    if (term.kind != evaluate::TermKind::symbol || !cell.known()) continue;
    const evaluate::Symbol& symbol = terms.symbol(term);
    for (std::size_t i = 0; i < space_.inputs.size() && symbol.kind == SymbolKind::input; ++i) {
      const SharedInput& input = space_.inputs[i];
      if (input.name != symbol.name || is_fixed(i)) continue;
      candidate.inputs[i] = input.type.kind == Kind::text ? text_at_point(cell.number) : cell.number;
    }
    for (std::size_t i = 0; i < space_.ratings.size(); ++i) {
      if (space_.ratings[i].name != symbol.name) continue;
      records[i].rating = i;
      if (symbol.kind == SymbolKind::discretion) recorded[i] = cell.is_true();
      if (symbol.kind == SymbolKind::level_asked) records[i].to = static_cast<std::uint32_t>(cell.number.raw());
      if (symbol.kind == SymbolKind::reason) records[i].reason = cell.is_true();
      if (symbol.kind == SymbolKind::by) records[i].by = cell.is_true();
    }
    for (std::size_t i = 0; i < space_.waivers.size() && symbol.kind == SymbolKind::waiver; ++i) {
      const SharedWaiver& waiver = space_.waivers[i];
      if (cell.is_true() && symbol.name.rfind(waiver.name + " on " + waiver.on, 0) == 0) candidate.waivers.push_back(i);
    }
    for (std::size_t i = 0; i < space_.not_rated.size() && symbol.kind == SymbolKind::not_rated; ++i) {
      if (cell.is_true() && space_.not_rated[i].name == symbol.name) candidate.not_rated.push_back(i);
    }
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (recorded[i]) candidate.discretion.push_back(records[i]);
  }
  // What is not rated is not given a rating too.
  for (const std::size_t item : candidate.not_rated) {
    for (std::size_t i = 0; i < space_.inputs.size(); ++i) {
      if (space_.inputs[i].name == "rating of " + space_.not_rated[item].name) candidate.inputs[i].reset();
    }
  }
  return candidate;
}

bool EqualSearch::failed_proofs(const std::vector<OpenResult>& open) {
  return std::any_of(open.begin(), open.end(), [this](const OpenResult& result) {
    return !result.both->at.empty() && attempt(at_point(result.both->at), *result.both);
  });
}

bool EqualSearch::as_tested(const std::vector<Candidate>& tested) {
  const Both::Question& question = both_.ask(compared_, Leeway(space_));
  for (Candidate candidate : tested) {
    for (std::size_t i = 0; i < space_.inputs.size(); ++i) {
      if (is_fixed(i)) candidate.inputs[i] = blank_.inputs[i];
    }
    if (!both_.run(candidate, question) || !any_differs(question)) continue;  // however many were tried: tests are few
    found_ = std::move(candidate);
    return true;
  }
  return false;
}

void EqualSearch::find_cores(const std::vector<OpenResult>& open) {
  constexpr std::size_t enough = 8;
  std::vector<OpenResult> below;
  for (const SharedAttribute& both : rules_.attributes()) {
    const bool differs = both.ground == Ground::refuted || both.ground == Ground::open;
    const bool asked = std::any_of(open.begin(), open.end(), [&](const OpenResult& it) { return it.both == &both; });
    if (differs && !asked) below.push_back({&both, {}, {}});
  }
  for (const OpenResult& result : below) {
    if (cores_.size() == enough) return;
    if (result.both->at.empty() || !attempt(at_point(result.both->at), *result.both)) continue;
    cores_.push_back(*std::exchange(found_, std::nullopt));
  }
  if (!cores_.empty()) return;
  std::vector<Task> tasks = tasks_for(below);
  constexpr std::size_t few = 4;
  if (small_cases(tasks, few, most_counts, below)) cores_.push_back(*std::exchange(found_, std::nullopt));
}

}  // namespace rubric::whatif
