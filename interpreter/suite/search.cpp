#include "suite/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "facts/facts.hpp"

namespace rubric::suite {

namespace {

constexpr double nearly = 1e-9;
constexpr int most_sideways = 40;    // steps that bring a search no nearer
constexpr int most_beginnings = 60;  // each takes another way
constexpr std::string_view some_reason = "the reason, to be written";
constexpr std::string_view someone = "whoever decides";

}  // namespace

/// One change of inputs: some of them get other values.
struct Search::Step {
  std::vector<std::pair<std::uint32_t, Cell>> inputs{};
};

void put(const check::Rules& rules, std::uint32_t input, Cell value, facts::Facts& facts) {
  facts.inputs[input] = std::move(value);
  const resolve::ItemId item = rules.model[rules.inputs[input]].item;
  std::erase_if(facts.not_rated, [item](const facts::NotRatedRecord& record) { return record.item == item; });
}

Search::Search(const Methodology::Impl& rules, const Flow& flow, const Reach& reach)
    : rules_(rules), flow_(flow), reach_(reach), frame_(flow.program()) {
  const compile::Program& program = flow.program();
  const auto add = [&](Kind kind, const Number& value) {
    if (kind == Kind::boolean || kind == Kind::text || kind == Kind::scale || kind == Kind::choice) return;
    std::vector<Number>& known = constants_[kind];
    for (const Number& near : {value - Number(1), value, value + Number(1)}) {
      if (known.size() < 60 && std::find(known.begin(), known.end(), near) == known.end()) known.push_back(near);
    }
  };
  for (const auto& [slot, value] : program.constants) add(program.slot_types[slot].kind, value);
  for (const Slot required : program.requires_) required_.push_back(flow.inputs_behind({required}));
  for (std::uint32_t i = 0; i < program.bands.size(); ++i) {
    for (const Number& edge : program.bands[i].edges) add(rules.rules.model.bands[i].from.kind, edge);
  }
}

bool Search::may_move(std::uint32_t input) const {
  // The date decides which Program holds.
  return type_of(input).kind != Kind::text && rules_.rules.inputs[input] != rules_.rules.model.dated_by;
}

facts::Facts Search::prepared(const Aim& aim, facts::Facts facts) {
  std::vector<Slot> slots;
  for (const Want& want : aim.wants) slots.push_back(want.slot);
  for (const AttributeId told : aim.told) slots.push_back(flow_.program().final_[told.index()]);
  for (const std::uint32_t input : aim.not_given) facts.inputs[input] = Cell{};
  const auto fill = [&](bool with_else) {
    for (const std::uint32_t input : flow_.inputs_behind(slots)) {
      const bool has_else = flow_.program().input_has_else[input];
      const bool kept_out = std::find(aim.not_given.begin(), aim.not_given.end(), input) != aim.not_given.end();
      if (facts.inputs[input].known() || has_else != with_else || !may_move(input) || kept_out) continue;
      const resolve::ItemId item = rules_.rules.model[rules_.rules.inputs[input]].item;
      if (std::any_of(facts.not_rated.begin(), facts.not_rated.end(), [&](const auto& it) { return it.item == item; }))
        continue;
      switch (type_of(input).kind) {
        case Kind::count:
        case Kind::number: facts.inputs[input] = Cell::of(Number(10)); break;
        case Kind::percent: facts.inputs[input] = Cell::of(Number(50)); break;
        case Kind::date: {
          const auto& known = constants_[Kind::date];
          facts.inputs[input] = Cell::of(known.empty() ? Number(20'000) : known.front());
          break;
        }
        default: facts.inputs[input] = Cell::of(Number(0)); break;
      }
    }
  };
  record(aim.record, facts);
  fill(false);
  measure(aim, facts);
  const auto is_missing = [&](Slot slot) { return frame_.slots[slot].state == State::missing; };
  if (std::any_of(slots.begin(), slots.end(), is_missing)) fill(true);
  return facts;
}

void Search::record(const Record& record, facts::Facts& facts) {
  switch (record.kind) {
    case Record::Kind::none: return;
    case Record::Kind::discretion:
      std::erase_if(facts.discretion, [&](const auto& it) { return it.attribute == record.rating; });
      facts.discretion.push_back(
          {record.rating, 0, std::string(record.reason ? some_reason : ""), std::string(record.by ? someone : "")});
      return;
    case Record::Kind::waiver: {
      const check::Rules& rules = rules_.rules;
      const std::uint32_t declared = rules.model.adjustments[record.adjustment].declaration;
      for (std::uint32_t i = 0; i < rules.model.adjustments.size(); ++i) {
        if (rules.model.adjustments[i].declaration != declared) continue;
        std::erase_if(facts.waivers, [&](const auto& it) { return it.adjustment == i; });
        facts.waivers.push_back(
            {i, std::string(some_reason), std::string(rules.adjustments[i].requires_by ? someone : "")});
      }
      return;
    }
    case Record::Kind::not_rated:
      std::erase_if(facts.not_rated, [&](const auto& it) { return it.item == record.item; });
      facts.not_rated.push_back({record.item, std::string(some_reason)});
      return;
  }
}

std::vector<std::uint32_t> Search::with_required(std::vector<std::uint32_t> inputs) const {
  std::vector<std::uint32_t> all = inputs;
  for (const std::vector<std::uint32_t>& required : required_) {
    const bool meets =
        std::find_first_of(required.begin(), required.end(), inputs.begin(), inputs.end()) != required.end();
    if (meets) all.insert(all.end(), required.begin(), required.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

double Search::measure(const Aim& aim, facts::Facts& facts) {
  const compile::Program& program = flow_.program();
  const auto run = [&] {
    evaluate::bind(rules_.rules, program, facts, frame_);
    evaluate::run(program, facts, frame_);
  };
  run();
  if (aim.record.kind == Record::Kind::discretion) {
    const Slot slot = program.computed[aim.record.rating.index()];
    const Cell& computed = frame_.slots[slot];
    facts::DiscretionRecord& record = facts.discretion.back();
    if (computed.known() && record.attribute == aim.record.rating) {
      const auto top = static_cast<std::int64_t>(program.points[program.slot_types[slot].index].size()) - 1;
      const std::int64_t to = computed.number.raw() + aim.record.move;
      const auto inside = static_cast<std::uint32_t>(std::clamp<std::int64_t>(to, 0, top));
      if (record.to != inside) {
        record.to = inside;
        run();
      }
    }
  }
  Distance distance(flow_, frame_);
  double sum = 0;
  for (const Want& want : aim.wants) sum += distance(want);
  for (const Slot required : program.requires_) {
    const bool asked =
        std::any_of(aim.wants.begin(), aim.wants.end(), [&](const auto& it) { return it.slot == required; });
    const Cell& holds = frame_.slots[required];
    if (!asked && holds.known() && holds.number.is_zero()) sum += distance({required, 1, 1});
  }
  return sum;
}

void Search::steps_of_number(std::uint32_t input, const facts::Facts& facts, std::vector<Step>& steps) const {
  const Kind kind = type_of(input).kind;
  const Cell& here = facts.inputs[input];
  const auto add = [&](const Number& value) {
    if (kind == Kind::count && (value.is_negative() || !value.is_whole())) return;
    if (!here.known() || here.number != value) steps.push_back({{{input, Cell::of(value)}}});
  };
  if (here.known()) {
    for (std::int64_t by = 1; by <= 1024; by *= 2) {
      add(here.number - Number(by));
      add(here.number + Number(by));
    }
  }
  const auto known = constants_.find(kind);
  if (known != constants_.end()) {
    for (const Number& value : known->second) add(value);
  }
  if (kind == Kind::date) return;
  for (const std::int64_t value : {0, 1, 10, 100}) add(Number(value));
  if (kind == Kind::count) return;
  for (const std::int64_t parts : {2, 10, 100}) {
    if (!here.known()) break;
    add(here.number + Number::ratio(1, parts));
    add(here.number - Number::ratio(1, parts));
  }
}

void Search::rescaled(std::uint32_t part, std::uint32_t whole, const facts::Facts& facts,
                      std::vector<Step>& steps) const {
  const Cell& a = facts.inputs[part];
  const Cell& b = facts.inputs[whole];
  if (!a.known() || !b.known() || b.number.is_zero()) return;
  for (const std::int64_t size : {1, 2, 3, 4, 5, 7, 10, 20, 50, 100, 200, 1000}) {
    const Number scaled = (a.number * Number(size) / b.number).rounded(Number(1), Rounding::half_up);
    if (b.number != Number(size)) steps.push_back({{{part, Cell::of(scaled)}, {whole, Cell::of(Number(size))}}});
  }
}

/// Counts of one item: one may be a part of the other.
std::vector<std::pair<std::uint32_t, std::uint32_t>> Search::pairs(const std::vector<std::uint32_t>& inputs) const {
  const check::Rules& rules = rules_.rules;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
  for (const std::uint32_t part : inputs) {
    for (const std::uint32_t whole : inputs) {
      const bool counts = part != whole && type_of(part).kind == Kind::count && type_of(whole).kind == Kind::count;
      if (counts && rules.model[rules.inputs[part]].item == rules.model[rules.inputs[whole]].item)
        all.emplace_back(part, whole);
    }
  }
  return all;
}

std::vector<Search::Step> Search::steps(const std::vector<std::uint32_t>& inputs, const facts::Facts& facts) const {
  const check::Rules& rules = rules_.rules;
  std::vector<Step> steps;
  for (const std::uint32_t input : inputs) {
    const Type type = type_of(input);
    if (!type.is_level() && type.kind != Kind::boolean) {
      steps_of_number(input, facts, steps);
      continue;
    }
    const std::size_t levels = type.is_level() ? rules.model.level_sets[type.index].levels.size() : 2;
    for (std::size_t level = 0; level < levels; ++level) {
      const Number value(static_cast<std::int64_t>(level));
      const Cell& here = facts.inputs[input];
      if (!here.known() || here.number != value) steps.push_back({{{input, Cell::of(value)}}});
    }
  }
  for (const auto& [part, whole] : pairs(inputs)) rescaled(part, whole, facts, steps);
  return steps;
}

bool Search::is_at(const Aim& aim, const facts::Facts& facts) {
  facts::Facts same = facts;
  return is_settled(aim, same);
}

double Search::distance(const Aim& aim, const facts::Facts& start) {
  facts::Facts facts = prepared(aim, start);
  return measure(aim, facts);
}

std::optional<facts::Facts> Search::find(const Aim& aim, const facts::Facts& start, std::size_t& tries) {
  random_.seed(1);
  const facts::Facts begin = prepared(aim, start);
  std::vector<Slot> slots;
  for (const Want& want : aim.wants) slots.push_back(want.slot);
  std::vector<std::uint32_t> inputs = with_required(flow_.inputs_behind(slots));
  std::erase_if(inputs, [&](std::uint32_t input) {
    return !may_move(input) || std::find(aim.not_given.begin(), aim.not_given.end(), input) != aim.not_given.end();
  });
  for (int i = 0; i < most_beginnings; ++i) {
    facts::Facts facts = begin;
    if (!descend(aim, inputs, facts, tries)) continue;
    if (reaches(aim, facts)) return facts;
  }
  return std::nullopt;
}

/// Takes steps that lead nearer, in random order, and where there is none a few that lead aside.
bool Search::descend(const Aim& aim, const std::vector<std::uint32_t>& inputs, facts::Facts& facts,
                     std::size_t& tries) {
  double here = measure(aim, facts);
  int sideways = 0;
  while (here > nearly) {
    std::vector<Step> all = steps(inputs, facts);
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random_() % i]);
    bool nearer = false;
    const Step* level = nullptr;
    for (const Step& step : all) {
      if (tries == 0) return false;
      --tries;
      facts::Facts tried = facts;
      for (const auto& [input, value] : step.inputs) put(rules_.rules, input, value, tried);
      const double there = measure(aim, tried);
      nearer = there < here - nearly;
      if (nearer) {
        facts = std::move(tried);
        here = there;
        break;
      }
      if (there < here + nearly && level == nullptr) level = &step;
    }
    if (nearer) continue;
    if (level == nullptr || ++sideways > most_sideways) return false;
    for (const auto& [input, value] : level->inputs) put(rules_.rules, input, value, facts);
    measure(aim, facts);
  }
  return true;
}

bool Search::reaches(const Aim& aim, const facts::Facts& facts) const {
  const evaluate::Inputs inputs{*rules_.sources, rules_.ast, rules_.rules, flow_.program(), facts};
  const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
  const evaluate::View view{inputs, evaluation};
  Hits hits;
  count(view, reach_, hits);
  if (hits[aim.point] == 0) return false;
  if (!aim.is_requirement) {
    for (const Slot required : flow_.program().requires_) {
      if (view.truth(required) == false) return false;
    }
  }
  return std::all_of(aim.told.begin(), aim.told.end(), [&](AttributeId told) {
    const State state = view.final_of(told).state;
    return state == State::value || state == State::unrated;
  });
}

bool Search::is_settled(const Aim& aim, facts::Facts& facts) {
  if (measure(aim, facts) <= nearly) return true;
  const evaluate::Inputs inputs{*rules_.sources, rules_.ast, rules_.rules, flow_.program(), facts};
  const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
  const evaluate::View view{inputs, evaluation};
  return std::all_of(aim.wants.begin(), aim.wants.end(), [&](const Want& want) {
    const evaluate::Reading reading = view.at(want.slot);
    if (!reading.known()) return false;
    const double value = approximate(reading.number);
    return value >= want.low - nearly && value <= want.high + nearly;
  });
}

facts::Facts Search::smallest(const Aim& aim, facts::Facts found, const facts::Facts& ground) {
  return shrunk(aim, std::move(found), ground,
                [&](facts::Facts& facts) { return measure(aim, facts) <= nearly && reaches(aim, facts); });
}

facts::Facts Search::barest(const Aim& aim, facts::Facts found, const facts::Facts& ground) {
  return shrunk(aim, std::move(found), ground,
                [&](facts::Facts& facts) { return is_settled(aim, facts) && reaches(aim, facts); });
}

facts::Facts Search::shrunk(const Aim& aim, facts::Facts found, const facts::Facts& ground,
                            const std::function<bool(facts::Facts&)>& holds) {
  // A result may rest on other facts of the ground, but the point must be reached where it was looked for.
  bool smaller = false;
  const auto try_without = [&](const auto& change) {
    facts::Facts tried = found;
    change(tried);
    if (!holds(tried)) return;
    found = std::move(tried);
    smaller = true;
  };
  const auto drop_inputs = [&] {
    for (std::uint32_t i = 0; i < found.inputs.size(); ++i) {
      const Cell& here = found.inputs[i];
      const Cell& there = ground.inputs[i];
      if (here.known() == there.known() && (!here.known() || here.number == there.number)) continue;
      // The date decides which Program holds.
      if (rules_.rules.inputs[i] == rules_.rules.model.dated_by && rules_.intervals_matter()) continue;
      try_without([&](facts::Facts& tried) { tried.inputs[i] = there; });
    }
  };
  // What the ground records of the same stays, or comes back: a test has no words to take it away.
  const auto drop_records = [&](auto facts::Facts::*records, const auto& same, const auto& about, std::uint32_t aimed) {
    std::set<std::uint32_t> given;
    for (const auto& it : found.*records) {
      const bool in_ground = std::any_of((ground.*records).begin(), (ground.*records).end(),
                                         [&](const auto& other) { return same(it, other); });
      if (!in_ground && about(it) != aimed) given.insert(about(it));
    }
    for (const std::uint32_t one : given) {
      try_without([&](facts::Facts& tried) {
        std::erase_if(tried.*records, [&](const auto& it) { return about(it) == one; });
        for (const auto& it : ground.*records) {
          if (about(it) == one) (tried.*records).insert((tried.*records).begin(), it);
        }
      });
    }
  };
  const auto declared = [&](std::uint32_t adjustment) {
    return rules_.rules.model.adjustments[adjustment].declaration;
  };
  constexpr std::uint32_t none = Id<int>::none;
  using Kind = Record::Kind;
  do {
    smaller = false;
    drop_inputs();
    drop_records(
        &facts::Facts::discretion,
        [](const auto& a, const auto& b) {
          return a.attribute == b.attribute && a.to == b.to && a.reason == b.reason && a.by == b.by;
        },
        [](const auto& it) { return it.attribute.value; },
        aim.record.kind == Kind::discretion ? aim.record.rating.value : none);
    drop_records(
        &facts::Facts::waivers,
        [](const auto& a, const auto& b) {
          return a.adjustment == b.adjustment && a.reason == b.reason && a.by == b.by;
        },
        [&](const auto& it) { return declared(it.adjustment); },
        aim.record.kind == Kind::waiver ? declared(aim.record.adjustment) : none);
    drop_records(
        &facts::Facts::not_rated, [](const auto& a, const auto& b) { return a.item == b.item; },
        [](const auto& it) { return it.item.value; },
        aim.record.kind == Kind::not_rated ? aim.record.item.value : none);
  } while (smaller);
  return found;
}

facts::Facts Search::rounded(const Aim& aim, facts::Facts found, const facts::Facts& ground) {
  std::vector<std::uint32_t> changed;
  for (std::uint32_t i = 0; i < found.inputs.size(); ++i) {
    const Cell& here = found.inputs[i];
    if (here.known() && (!ground.inputs[i].known() || here.number != ground.inputs[i].number)) changed.push_back(i);
  }
  std::vector<std::uint32_t> alone = changed;
  for (const auto& [part, whole] : pairs(changed)) {
    std::erase_if(alone, [a = part, b = whole](std::uint32_t input) { return input == a || input == b; });
    const Number share =
        found.inputs[whole].number.is_zero() ? Number(1) : found.inputs[part].number / found.inputs[whole].number;
    if (share > Number(1)) continue;
    bool round = false;
    for (const std::int64_t size : {10, 100, 20, 50, 200, 1000}) {
      for (const Rounding rounding : {Rounding::half_up, Rounding::down, Rounding::up}) {
        facts::Facts tried = found;
        tried.inputs[part] = Cell::of((share * Number(size)).rounded(Number(1), rounding));
        tried.inputs[whole] = Cell::of(Number(size));
        if (measure(aim, tried) > nearly || !reaches(aim, tried)) continue;
        found = std::move(tried);
        round = true;
        break;
      }
      if (round) break;
    }
  }
  for (const std::uint32_t input : alone) {
    const auto known = constants_.find(type_of(input).kind);
    const bool is_amount = type_of(input).is_number() || type_of(input).kind == Kind::percent;
    if (!is_amount || known == constants_.end()) continue;
    std::vector<Number> values = known->second;
    std::sort(values.begin(), values.end());
    for (const Number& value : values) {
      if (value.is_negative() || value == found.inputs[input].number) continue;
      facts::Facts tried = found;
      tried.inputs[input] = Cell::of(value);
      if (measure(aim, tried) > nearly || !reaches(aim, tried)) continue;
      found = std::move(tried);
      break;
    }
  }
  return found;
}

}  // namespace rubric::suite
