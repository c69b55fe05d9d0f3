#include "lint/monotone_cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "evaluate/value_text.hpp"
#include "syntax/words.hpp"

namespace rubric::lint {

namespace {

using compile::Slot;

/// Values of one datum that are tried at most, where there are endless ones.
constexpr std::size_t most_values = 60;
/// Whole numbers that are tried without a gap, by how many data are numbers: so few that all pairs can be.
std::int64_t whole_numbers(std::size_t data) {
  if (data == 1) return 1000;
  return data == 2 ? 200 : data == 3 ? 40 : 0;
}

/// Of texts only equality counts, and so do few of them.
constexpr std::size_t most_texts = 4;

/// Values to try of numbers, percentages and dates.
class Samples {
 public:
  Samples(const Slice& slice, const check::Rules& rules) : program_(slice.program), rules_(rules) {
    for (std::size_t i = 0; i < program_.bands.size(); ++i) {
      for (const Number& edge : program_.bands[i].edges) edges_.emplace_back(rules.model.bands[i].from, edge);
    }
    for (const auto& [slot, number] : program_.constants) edges_.emplace_back(program_.slot_types[slot], number);
    const auto numbers = std::count_if(slice.data.begin(), slice.data.end(), [&](Slot slot) {
      const Type type = program_.slot_types[slot];
      return type.is_number() || type.kind == Kind::percent;
    });
    whole_ = whole_numbers(static_cast<std::size_t>(numbers));
  }

  std::vector<Number> of(Type type) const {
    std::vector<Number> values;
    for (std::int64_t value = 0; type.kind != Kind::date && value <= whole_; ++value) values.emplace_back(value);
    const auto add = [&](std::initializer_list<std::int64_t> some) {
      for (const std::int64_t value : some) values.emplace_back(value);
    };
    if (type.kind == Kind::number) add({-10, -1});
    if (type.kind == Kind::percent) add({-1, 0, 1, 25, 50, 75, 99, 100});
    if (type.is_number()) add({0, 1, 2, 3, 5, 10, 20, 50, 100});
    constexpr std::int64_t spring_2024 = 19783;  // days since 1970
    if (type.kind == Kind::date) add({spring_2024});
    for (const auto& [own, edge] : edges_) {
      if (own.kind != type.kind && !(own.is_number() && type.is_number())) continue;
      for (const std::int64_t beside : {-1, 0, 1}) values.push_back(edge + Number(beside));
    }
    std::erase_if(values, [&](const Number& value) { return !allowed(type, value); });
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    const std::size_t most = most_values + static_cast<std::size_t>(whole_);
    if (values.size() > most) values.resize(most);
    return values;
  }

 private:
  bool allowed(Type type, const Number& value) const {
    if (type.kind != Kind::date) return type.kind != Kind::count || (!value.is_negative() && value.is_whole());
    if (rules_.intervals.size() == 1) return true;
    const check::Interval& interval = rules_.intervals[program_.interval];
    const auto days = [](Date date) { return Number(date.days); };
    return (!interval.from || value >= days(*interval.from)) && (!interval.to || value < days(*interval.to));
  }

  const compile::Program& program_;
  const check::Rules& rules_;
  std::vector<std::pair<Type, Number>> edges_;
  std::int64_t whole_ = 0;
};

/// A flag of the data: that an item is not rated, or that a cap or floor is waived.
std::string flag_name(const check::Rules& rules, const compile::Program& program, Slot slot) {
  for (std::uint32_t item = 0; item < program.not_rated_input.size(); ++item) {
    if (program.not_rated_input[item] == slot)
      return fmt::format("not rated: {}", rules.model.item_name(resolve::ItemId{item}));
  }
  for (std::size_t i = 0; i < program.adjustment_off.size(); ++i) {
    if (program.adjustment_off[i] != slot) continue;
    return fmt::format("waiver of the {} on {}", syntax::word(rules.adjustments[i].kind),
                       rules.model.attribute_name(rules.model.adjustments[i].attribute));
  }
  return "";
}

void add_levels(Datum& datum, std::size_t count) {
  for (std::size_t level = 0; level < count; ++level)
    datum.values.push_back(Cell::of(Number(static_cast<std::int64_t>(level))));
  datum.all = true;
}

Datum input_of(const check::Rules& rules, const Slice& slice, const Samples& samples, std::uint32_t input) {
  const compile::Program& program = slice.program;
  Datum datum{program.first_input + input, rules.model.attribute_name(rules.inputs[input])};
  datum.type = program.slot_types[datum.slot];
  if (datum.type.is_level()) {
    add_levels(datum, program.points[datum.type.index].size());
  } else if (datum.type.kind == Kind::boolean) {
    add_levels(datum, 2);
  } else if (datum.type.kind == Kind::text) {
    add_levels(datum, std::clamp<std::size_t>(rules.texts.size(), 1, most_texts));
    datum.all = false;
  } else {
    for (Number& value : samples.of(datum.type)) datum.values.push_back(Cell::of(std::move(value)));
    if (datum.values.empty()) datum.values.emplace_back();  // no date that is tried lies in this time
  }
  datum.ascending = datum.values.size();
  for (std::size_t i = 0; i < datum.ascending; ++i)
    if (datum.values[i].known() && datum.values[i].number.is_zero()) datum.plain = i;
  if (program.input_has_else[input]) datum.values.emplace_back();
  return datum;
}

}  // namespace

std::string Datum::text(const check::Rules& rules, std::size_t value) const {
  if (!values[value].known()) return "not given";
  return evaluate::display_of(rules, type, values[value].number);
}

std::vector<Datum> data_of(const check::Rules& rules, const Slice& slice, const Causes& causes) {
  const Samples samples(slice, rules);
  std::vector<Datum> data;
  for (const Slot slot : slice.data) {
    const Slot input = slot - slice.program.first_input;
    if (slot >= slice.program.first_input && input < rules.inputs.size()) {
      data.push_back(input_of(rules, slice, samples, input));
    } else {
      const auto at = std::find(slice.program.adjustment_off.begin(), slice.program.adjustment_off.end(), slot);
      const bool can_be =
          at == slice.program.adjustment_off.end() ||
          rules.adjustments[static_cast<std::size_t>(at - slice.program.adjustment_off.begin())].waivable;
      Datum datum{slot, flag_name(rules, slice.program, slot), {Kind::boolean, 0}};
      add_levels(datum, can_be ? 2 : 1);
      datum.ascending = datum.values.size();
      data.push_back(std::move(datum));
    }
    data.back().cause = std::find(causes.begin(), causes.end(), slot) != causes.end();
  }
  return data;
}

Trial::Trial(const check::Rules& rules, const Slice& slice, const std::vector<Datum>& data, Slot result)
    : slice_(slice), data_(data), result_(result), frame_(slice.program) {
  facts_.tables.resize(rules.model.tables.size());
}

std::optional<Number> Trial::run(const Choice& choice) {
  ++runs_;
  for (std::size_t d = 0; d < data_.size(); ++d) frame_.slots[data_[d].slot] = data_[d].values[choice[d]];
  evaluate::run(slice_.program, facts_, frame_);
  refused_ = std::any_of(slice_.requires_.begin(), slice_.requires_.end(),
                         [this](Slot slot) { return frame_.slots[slot].known() && !frame_.slots[slot].is_true(); });
  const Cell& cell = frame_.slots[result_];
  if (refused_ || !cell.known()) return std::nullopt;
  return cell.number;
}

}  // namespace rubric::lint
