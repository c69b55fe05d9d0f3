#include <gtest/gtest.h>

#include "support/rules_bench.hpp"

namespace rubric::testing {
namespace {

using check::Builtin;
using syntax::AggregateKind;
using syntax::Operator;

std::string shown(const Cell& cell) {
  switch (cell.state) {
    case State::value: return cell.number.exact();
    case State::missing: return "missing";
    case State::unrated: return "unrated";
    case State::error: break;
  }
  switch (cell.fault) {
    case Fault::division_by_zero: return "division_by_zero";
    case Fault::nothing_to_aggregate: return "nothing_to_aggregate";
    case Fault::unrated_read: return "unrated_read";
    case Fault::floor_above_cap: return "floor_above_cap";
    case Fault::number_too_large: return "number_too_large";
    case Fault::none: break;
  }
  return "error without fault";
}

/// Two inputs and what an expression over them gives.
struct Pair {
  RulesBuilder rules;
  AttributeId a;
  AttributeId b;
  explicit Pair(Type type, Type second = a_number)
      : a(rules.given(type, "a")), b(rules.given(second == a_number ? type : second, "b")) {}
  NodeId x() { return rules.of(a); }
  NodeId y() { return rules.of(b); }
  std::string run(NodeId value, Number first, Number second) {
    const AttributeId result = rules.define(value, "result " + std::to_string(rules.rules.attributes.size()));
    return shown(Bench(rules).give(a, std::move(first)).give(b, std::move(second)).exact(result));
  }
};

TEST(Exact, Arithmetic) {
  Pair p(a_number);
  const auto apply = [&p](Operator op, Number x, Number y) {
    return p.run(p.rules.binary(op, p.x(), p.y(), a_number), std::move(x), std::move(y));
  };
  EXPECT_EQ(apply(Operator::add, 2, 3), "5");
  EXPECT_EQ(apply(Operator::add, Number::ratio(1, 3), Number::ratio(1, 6)), "1/2");
  EXPECT_EQ(apply(Operator::add, INT64_MAX, 1), "9223372036854775808");
  EXPECT_EQ(apply(Operator::subtract, 2, 3), "-1");
  EXPECT_EQ(apply(Operator::subtract, INT64_MIN, 1), "-9223372036854775809");
  EXPECT_EQ(apply(Operator::multiply, 6, Number::ratio(1, 4)), "3/2");
  EXPECT_EQ(apply(Operator::multiply, INT64_MAX, INT64_MAX), "85070591730234615847396907784232501249");
  EXPECT_EQ(apply(Operator::divide, 1100, 17), "1100/17");
  EXPECT_EQ(apply(Operator::divide, 1, 0), "division_by_zero");
  EXPECT_EQ(p.run(p.rules.node(NodeKind::negate, a_number, 0, {p.x()}), 7, 0), "-7");
  EXPECT_EQ(p.run(p.rules.builtin(Builtin::abs, {p.x()}, a_number), -7, 0), "7");
}

TEST(Exact, Rounding) {
  Pair p(a_number);
  const auto round = [&p](Builtin builtin, Number x, Number step) {
    return p.run(p.rules.builtin(builtin, {p.x(), p.y()}, a_number), std::move(x), std::move(step));
  };
  EXPECT_EQ(round(Builtin::round_half_up, Number::ratio(129, 2), 1), "65");
  EXPECT_EQ(round(Builtin::round_half_even, Number::ratio(129, 2), 1), "64");
  EXPECT_EQ(round(Builtin::round_down, Number::ratio(1299, 20), 5), "60");
  EXPECT_EQ(round(Builtin::round_up, Number::ratio(1201, 20), 5), "65");
  EXPECT_EQ(round(Builtin::round_half_up, 1, 0), "division_by_zero");
  EXPECT_EQ(p.run(p.rules.builtin(Builtin::floor, {p.x()}, a_number), Number::ratio(-1, 2), 0), "-1");
  EXPECT_EQ(p.run(p.rules.builtin(Builtin::ceiling, {p.x()}, a_number), Number::ratio(1, 2), 0), "1");
}

TEST(Exact, Comparisons) {
  Pair p(a_number);
  const auto apply = [&p](Operator op, Number x, Number y) {
    return p.run(p.rules.compare(op, p.x(), p.y()), std::move(x), std::move(y));
  };
  EXPECT_EQ(apply(Operator::equal, Number::ratio(2, 4), Number::ratio(1, 2)), "1");
  EXPECT_EQ(apply(Operator::not_equal, 1, 1), "0");
  EXPECT_EQ(apply(Operator::less, Number::ratio(1, 3), Number::ratio(1, 2)), "1");
  EXPECT_EQ(apply(Operator::less, 2, 2), "0");
  EXPECT_EQ(apply(Operator::less_equal, 2, 2), "1");
  EXPECT_EQ(apply(Operator::greater, 2, 2), "0");
  EXPECT_EQ(apply(Operator::greater_equal, 2, 2), "1");
}

TEST(Exact, Logic) {
  Pair p(a_boolean);
  for (int x = 0; x < 2; ++x) {
    for (int y = 0; y < 2; ++y) {
      EXPECT_EQ(p.run(p.rules.compare(Operator::logical_and, p.x(), p.y()), x, y), std::to_string(x & y));
      EXPECT_EQ(p.run(p.rules.compare(Operator::logical_or, p.x(), p.y()), x, y), std::to_string(x | y));
    }
    EXPECT_EQ(p.run(p.rules.node(NodeKind::logical_not, a_boolean, 0, {p.x()}), x, 0), std::to_string(1 - x));
  }
}

TEST(Exact, Dates) {
  Pair p(a_date);
  const auto between = [&p](Builtin builtin, const char* from, const char* to) {
    return p.run(p.rules.builtin(builtin, {p.x(), p.y()}, a_number), parse_date(from)->days, parse_date(to)->days);
  };
  EXPECT_EQ(between(Builtin::years_between, "2000-02-29", "2021-02-28"), "20");
  EXPECT_EQ(between(Builtin::months_between, "2021-01-31", "2021-03-01"), "1");
  EXPECT_EQ(between(Builtin::days_between, "2021-12-31", "2022-01-01"), "1");
  EXPECT_EQ(between(Builtin::days_between, "2022-01-01", "2021-12-31"), "-1");
}

TEST(Exact, MissingAndErrors) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const AttributeId b = rules.given(a_number, "b");
  const NodeId failing = rules.binary(Operator::divide, rules.of(b), rules.number(0), a_number);
  const AttributeId sum = rules.define(rules.binary(Operator::add, rules.of(a), rules.of(b), a_number), "sum");
  const AttributeId error_wins =
      rules.define(rules.binary(Operator::add, rules.of(a), failing, a_number), "error_wins");
  const NodeId condition = rules.compare(Operator::greater, rules.of(b), rules.number(0));
  const AttributeId branch =
      rules.define(rules.node(NodeKind::choose, a_number, 0, {condition, rules.of(b), rules.of(a)}), "branch");
  Bench bench(rules);
  bench.give(b, 4);
  EXPECT_EQ(shown(bench.exact(sum)), "missing");
  EXPECT_EQ(shown(bench.exact(error_wins)), "division_by_zero");
  EXPECT_EQ(shown(bench.exact(branch)), "4");
  bench.give(b, -4);
  EXPECT_EQ(shown(bench.exact(branch)), "missing");
  bench.give(a, 1).withhold(b);
  EXPECT_EQ(shown(bench.exact(branch)), "missing");
}

TEST(Exact, NumbersPastTheLimitAreAnError) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  NodeId power = rules.of(a);
  for (int i = 0; i < 13; ++i) power = rules.binary(Operator::multiply, power, power, a_number);
  const AttributeId result = rules.define(power);
  EXPECT_EQ(shown(Bench(rules).give(a, 3).exact(result)), "number_too_large");
  EXPECT_EQ(shown(Bench(rules).give(a, 1).exact(result)), "1");
}

TEST(Exact, OrElseStandsInForWhatIsMissing) {
  RulesBuilder rules;
  const AttributeId other = rules.given(a_number, "other");
  const AttributeId a = rules.given(a_number, "a", inspection, rules.of(other));
  Bench bench(rules);
  bench.give(other, 9);
  EXPECT_EQ(shown(bench.exact(a)), "9");
  bench.give(a, 2);
  EXPECT_EQ(shown(bench.exact(a)), "2");
  bench.withhold(a).withhold(other);
  EXPECT_EQ(shown(bench.exact(a)), "missing");
}

TEST(Exact, FirstOf) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const auto below = [&](int bound) { return rules.compare(Operator::less, rules.of(a), rules.number(bound)); };
  const AttributeId result = rules.define(rules.node(
      NodeKind::first_of, a_number, 0, {rules.number(10), below(1), rules.number(20), below(2), rules.number(30)}));
  EXPECT_EQ(shown(Bench(rules).give(a, 0).exact(result)), "10");
  EXPECT_EQ(shown(Bench(rules).give(a, 1).exact(result)), "20");
  EXPECT_EQ(shown(Bench(rules).give(a, 2).exact(result)), "30");
}

TEST(Exact, BandsDistanceAndPoints) {
  RulesBuilder rules;
  const Type rating = rules.rating_scale(4, 10);
  const AttributeId a = rules.given(a_percent, "a");
  const std::uint32_t above = rules.bands(a_percent, rating, {50, 65, 80});
  const std::uint32_t under = rules.bands(a_percent, rating, {50, 65, 80}, false);
  const AttributeId from = rules.define(rules.node(NodeKind::bands, rating, above, {rules.of(a)}), "from");
  const AttributeId up_to = rules.define(rules.node(NodeKind::bands, rating, under, {rules.of(a)}), "up_to");
  const AttributeId distance =
      rules.define(rules.node(NodeKind::distance, a_percent, above, {rules.of(a)}), "distance");
  const AttributeId points = rules.define(rules.builtin(Builtin::points, {rules.of(from)}, a_number), "points");
  Bench bench(rules);
  const auto at = [&](Number value) {
    bench.give(a, std::move(value));
    return shown(bench.exact(from)) + " " + shown(bench.exact(up_to)) + " " + shown(bench.exact(distance)) + " " +
           shown(bench.exact(points));
  };
  EXPECT_EQ(at(0), "0 0 50 0");
  EXPECT_EQ(at(Number::ratio(99, 2)), "0 0 1/2 0");
  EXPECT_EQ(at(50), "1 0 0 10");
  EXPECT_EQ(at(58), "1 1 7 10");
  EXPECT_EQ(at(65), "2 1 0 20");
  EXPECT_EQ(at(80), "3 2 0 30");
  EXPECT_EQ(at(100), "3 3 20 30");
}

TEST(Exact, MinimumAndMaximum) {
  Pair p(a_number);
  EXPECT_EQ(p.run(p.rules.builtin(Builtin::min, {p.x(), p.y()}, a_number), 3, -2), "-2");
  EXPECT_EQ(p.run(p.rules.builtin(Builtin::max, {p.x(), p.y()}, a_number), 3, -2), "3");
}

/// Three items with a value each; aggregates over those whose value is above 0, or over all.
struct Items {
  RulesBuilder rules;
  std::vector<ItemId> items;
  std::vector<AttributeId> values;
  explicit Items(bool may_be_unrated = false) {
    const ItemId domain = rules.domain("1");
    for (int i = 0; i < 3; ++i) {
      items.push_back(rules.standard("1." + std::to_string(i), domain));
      if (may_be_unrated) rules.may_be_not_rated(items.back());
      values.push_back(rules.given(a_number, "rating", items.back()));
    }
  }
  NodeId above(AttributeId id, int bound) {
    return rules.compare(Operator::greater, rules.of(id), rules.number(bound));
  }
  std::vector<check::Member> members(bool where, bool value, bool rated_only = false) {
    std::vector<check::Member> all;
    for (std::size_t i = 0; i < 3; ++i) {
      check::Member member{items[i], {}, {}, rated_only};
      if (where) member.where = above(values[i], 0);
      if (value) member.value = rules.of(values[i]);
      all.push_back(member);
    }
    return all;
  }
  AttributeId add(AggregateKind kind, bool where, bool value, bool rated_only = false, Type type = a_number) {
    return rules.define(rules.aggregate(kind, members(where, value, rated_only), type),
                        "result " + std::to_string(rules.rules.attributes.size()));
  }
};

TEST(Exact, AggregatesOverItems) {
  Items t;
  const AttributeId count = t.add(AggregateKind::count, true, false);
  const AttributeId all = t.add(AggregateKind::count, false, false);
  const AttributeId proportion = t.add(AggregateKind::proportion, true, false);
  const AttributeId sum = t.add(AggregateKind::sum, true, true);
  const AttributeId mean = t.add(AggregateKind::mean, true, true);
  const AttributeId lowest = t.add(AggregateKind::lowest, true, true);
  const AttributeId highest = t.add(AggregateKind::highest, false, true);
  Bench bench(t.rules);
  const auto give = [&](Number a, Number b, Number c) {
    bench.give(t.values[0], std::move(a)).give(t.values[1], std::move(b)).give(t.values[2], std::move(c));
  };
  give(5, -1, 2);
  EXPECT_EQ(shown(bench.exact(count)), "2");
  EXPECT_EQ(shown(bench.exact(all)), "3");
  EXPECT_EQ(shown(bench.exact(proportion)), "200/3");
  EXPECT_EQ(shown(bench.exact(sum)), "7");
  EXPECT_EQ(shown(bench.exact(mean)), "7/2");
  EXPECT_EQ(shown(bench.exact(lowest)), "2");
  EXPECT_EQ(shown(bench.exact(highest)), "5");
  give(-5, -1, -2);
  EXPECT_EQ(shown(bench.exact(count)), "0");
  EXPECT_EQ(shown(bench.exact(sum)), "0");
  EXPECT_EQ(shown(bench.exact(mean)), "nothing_to_aggregate");
  EXPECT_EQ(shown(bench.exact(lowest)), "nothing_to_aggregate");
  EXPECT_EQ(shown(bench.exact(highest)), "-1");
  bench.withhold(t.values[1]);
  EXPECT_EQ(shown(bench.exact(count)), "missing");
  EXPECT_EQ(shown(bench.exact(all)), "3");
}

TEST(Exact, SomeAndEvery) {
  Items t;
  const auto conditions = [&](bool where) {
    auto members = t.members(where, false);
    for (std::size_t i = 0; i < 3; ++i) members[i].value = t.above(t.values[i], 3);
    return members;
  };
  const AttributeId some = t.rules.define(t.rules.aggregate(AggregateKind::some, conditions(true), a_boolean), "some");
  const AttributeId every =
      t.rules.define(t.rules.aggregate(AggregateKind::every, conditions(true), a_boolean), "every");
  Bench bench(t.rules);
  const auto give = [&](int a, int b, int c) {
    bench.give(t.values[0], a).give(t.values[1], b).give(t.values[2], c);
    return shown(bench.exact(some)) + shown(bench.exact(every));
  };
  EXPECT_EQ(give(4, 2, 0), "10");
  EXPECT_EQ(give(4, 5, 0), "11");
  EXPECT_EQ(give(1, 2, 0), "00");
  EXPECT_EQ(give(0, 0, 0), "01");
}

TEST(Exact, UnratedItemsAreSkippedWhereAskedAndAnErrorElsewhere) {
  Items t(true);
  const AttributeId guarded = t.add(AggregateKind::sum, true, true, true);
  const AttributeId counted = t.add(AggregateKind::proportion, true, false, true);
  const AttributeId plain = t.add(AggregateKind::sum, false, true);
  const AttributeId is_rated =
      t.rules.define(t.rules.node(NodeKind::is_rated, a_boolean, t.items[1].value), "is_rated");
  Bench bench(t.rules);
  bench.give(t.values[0], 5).give(t.values[2], -1);
  EXPECT_EQ(shown(bench.exact(guarded)), "missing");
  EXPECT_EQ(shown(bench.exact(is_rated)), "1");
  bench.facts.not_rated.push_back({t.items[1], "reason", {}});
  EXPECT_EQ(shown(bench.exact(is_rated)), "0");
  EXPECT_EQ(shown(bench.exact(t.values[1])), "unrated");
  EXPECT_EQ(shown(bench.exact(guarded)), "5");
  EXPECT_EQ(shown(bench.exact(counted)), "50");
  EXPECT_EQ(shown(bench.exact(plain)), "unrated_read");
}

TEST(Exact, NotRatedByCondition) {
  RulesBuilder rules;
  const ItemId item = rules.standard("1.1", rules.domain("1"));
  const AttributeId cases = rules.given(a_count, "cases", item);
  rules.not_rated_when(item, rules.compare(Operator::less, rules.of(cases), rules.number(5)));
  const AttributeId rating = rules.given(a_number, "rating", item);
  Bench bench(rules);
  bench.give(rating, 3).give(cases, 5);
  EXPECT_EQ(shown(bench.exact(rating)), "3");
  bench.give(cases, 4);
  EXPECT_EQ(shown(bench.exact(rating)), "unrated");
  bench.withhold(cases);
  EXPECT_EQ(shown(bench.exact(rating)), "missing");
}

/// Rows of two cells: a level of a choice and a number.
TEST(Exact, AggregatesOverRows) {
  RulesBuilder rules;
  const Type answer = rules.scale("Answer", {{"yes", "Yes"}, {"no", "No"}, {"none", "None"}}, false);
  const std::uint32_t table = rules.table("cases");
  rules.column(table, "answer", syntax::Per::row, answer);
  rules.column(table, "weight", syntax::Per::row, a_number);
  const AttributeId least = rules.given(a_number, "least");
  const auto yes = [&] {
    return rules.compare(Operator::equal, rules.node(NodeKind::column, answer, 0), rules.constant(answer, 0));
  };
  const auto weight = [&] { return rules.node(NodeKind::column, a_number, 1); };
  const AttributeId count = rules.define(rules.rows(AggregateKind::count, table, yes(), {}, a_count), "count");
  const AttributeId share = rules.define(rules.rows(AggregateKind::proportion, table, yes(), {}, a_percent), "share");
  const AttributeId sum = rules.define(rules.rows(AggregateKind::sum, table, yes(), weight(), a_number), "sum");
  const AttributeId heavy =
      rules.define(rules.rows(AggregateKind::count, table,
                              rules.compare(Operator::greater, weight(),
                                            rules.binary(Operator::add, rules.of(least), rules.number(1), a_number)),
                              {}, a_count),
                   "heavy");
  Bench bench(rules);
  bench.give(least, 2);
  EXPECT_EQ(shown(bench.exact(count)), "missing");
  bench.facts.tables[table].given = true;
  EXPECT_EQ(shown(bench.exact(count)), "0");
  EXPECT_EQ(shown(bench.exact(share)), "nothing_to_aggregate");
  bench.facts.tables[table] = {true, 3, {Cell::of(0), Cell::of(4), Cell::of(1), Cell::of(3), Cell::of(0), Cell::of(7)}};
  EXPECT_EQ(shown(bench.exact(count)), "2");
  EXPECT_EQ(shown(bench.exact(share)), "200/3");
  EXPECT_EQ(shown(bench.exact(sum)), "11");
  EXPECT_EQ(shown(bench.exact(heavy)), "2");
  bench.facts.tables[table].cells[3] = Cell{};
  EXPECT_EQ(shown(bench.exact(sum)), "11");
  EXPECT_EQ(shown(bench.exact(heavy)), "missing");
}

/// A rating given by its level, with whatever adjusts it.
struct Rating {
  RulesBuilder rules;
  Type scale = rules.rating_scale();
  AttributeId flag = rules.given(a_boolean, "flag");
  AttributeId rating = rules.given(scale, "rating");
  NodeId level(int level) { return rules.constant(scale, level); }
};

TEST(Exact, FloorsAndCaps) {
  Rating t;
  t.rules.adjust(t.rating, syntax::AdjustmentKind::floor, t.level(1));
  const std::uint32_t cap = t.rules.adjust(t.rating, syntax::AdjustmentKind::cap, t.level(2), t.rules.of(t.flag));
  t.rules.adjust(t.rating, syntax::AdjustmentKind::floor, t.level(3),
                 t.rules.node(NodeKind::logical_not, a_boolean, 0, {t.rules.of(t.flag)}));
  t.rules.rules.adjustments[cap].waivable = true;
  t.rules.rules.adjustments[cap].requires_reason = true;
  Bench bench(t.rules);
  const auto at = [&](int level, int flag) {
    bench.give(t.rating, level).give(t.flag, flag);
    return shown(bench.exact(t.rating));
  };
  EXPECT_EQ(at(0, 1), "1");
  EXPECT_EQ(at(1, 1), "1");
  EXPECT_EQ(at(3, 1), "2");
  EXPECT_EQ(at(0, 0), "3");
  EXPECT_EQ(shown(bench.exact_frame.slots[bench.program.computed[t.rating.index()]]), "0");
  bench.withhold(t.flag);
  EXPECT_EQ(shown(bench.exact(t.rating)), "missing");
  at(3, 1);
  bench.facts.waivers.push_back({cap, "", "", {}});
  EXPECT_EQ(shown(bench.exact(t.rating)), "2");
  bench.facts.waivers.back().reason = "a reason";
  EXPECT_EQ(shown(bench.exact(t.rating)), "3");
}

TEST(Exact, WaiversOfWhatIsNotWaivableDoNothing) {
  Rating t;
  const std::uint32_t cap = t.rules.adjust(t.rating, syntax::AdjustmentKind::cap, t.level(1));
  Bench bench(t.rules);
  bench.give(t.rating, 3);
  bench.facts.waivers.push_back({cap, "a reason", "", {}});
  EXPECT_EQ(shown(bench.exact(t.rating)), "1");
}

TEST(Exact, FloorAboveAnActiveCap) {
  Rating t;
  t.rules.adjust(t.rating, syntax::AdjustmentKind::floor, t.level(2));
  t.rules.adjust(t.rating, syntax::AdjustmentKind::cap, t.level(1), t.rules.of(t.flag));
  Bench bench(t.rules);
  bench.give(t.rating, 2).give(t.flag, 1);
  EXPECT_EQ(shown(bench.exact(t.rating)), "floor_above_cap");
  bench.give(t.flag, 0);
  EXPECT_EQ(shown(bench.exact(t.rating)), "2");
}

TEST(Exact, Discretion) {
  Rating t;
  const std::uint32_t up = t.rules.discretion(t.rating, 1, true, false, t.rules.of(t.flag));
  t.rules.rules.adjustments[up].requires_reason = true;
  t.rules.discretion(t.rating, 2, false, true);
  t.rules.adjust(t.rating, syntax::AdjustmentKind::cap, t.level(2));
  Bench bench(t.rules);
  const auto ask = [&](int level, int to, int flag, const char* reason) {
    bench.give(t.rating, level).give(t.flag, flag);
    bench.facts.discretion = {{t.rating, static_cast<std::uint32_t>(to), reason, "", {}}};
    const std::string final = shown(bench.exact(t.rating));
    return final + (bench.exact_frame.slots[bench.program.discretion_slots[t.rating.index()].applied].is_true()
                        ? " applied"
                        : "");
  };
  EXPECT_EQ(ask(1, 2, 1, "reason"), "2 applied");
  EXPECT_EQ(ask(1, 2, 0, "reason"), "1");
  EXPECT_EQ(ask(1, 2, 1, ""), "1");
  EXPECT_EQ(ask(0, 2, 1, "reason"), "0");
  EXPECT_EQ(ask(2, 3, 1, "reason"), "2 applied");
  EXPECT_EQ(ask(3, 1, 0, ""), "1 applied");
  EXPECT_EQ(ask(3, 0, 0, ""), "2");
  EXPECT_EQ(ask(1, 1, 1, "reason"), "1");
  bench.facts.discretion.clear();
  EXPECT_EQ(shown(bench.exact(t.rating)), "1");
  const compile::Slot condition = bench.program.adjustment_when[0];
  EXPECT_EQ(shown(bench.exact_frame.slots[condition]), "1") << "an input stays as it is";
}

TEST(Exact, NothingIsLeftOverFromARunBefore) {
  Rating t;
  const NodeId not_flag = t.rules.node(NodeKind::logical_not, a_boolean, 0, {t.rules.of(t.flag)});
  t.rules.discretion(t.rating, 1, true, true, not_flag);
  Bench bench(t.rules);
  bench.give(t.rating, 1).give(t.flag, 0);
  bench.facts.discretion = {{t.rating, 2, "reason", "", {}}};
  EXPECT_EQ(shown(bench.exact(t.rating)), "2");
  const compile::Slot condition = bench.program.adjustment_when[0];
  EXPECT_EQ(shown(bench.exact_frame.slots[condition]), "1");
  bench.facts.discretion.clear();
  EXPECT_EQ(shown(bench.exact(t.rating)), "1");
  EXPECT_EQ(shown(bench.exact_frame.slots[condition]), "missing");
}

TEST(Exact, ParametersAndFunctions) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const NodeId argument = rules.node(NodeKind::argument, a_number, 0);
  const NodeId parameter = rules.node(NodeKind::parameter, a_number, rules.parameter(a_number, 5));
  const std::uint32_t twice =
      rules.function({a_number}, a_number, rules.binary(Operator::add, argument, argument, a_number));
  const std::uint32_t plus = rules.function(
      {a_number}, a_number,
      rules.binary(Operator::add,
                   rules.node(NodeKind::call, a_number, twice, {rules.node(NodeKind::argument, a_number, 0)}),
                   parameter, a_number));
  const AttributeId result = rules.define(rules.node(NodeKind::call, a_number, plus, {rules.of(a)}));
  EXPECT_EQ(shown(Bench(rules).give(a, 3).exact(result)), "11");
}

}  // namespace
}  // namespace rubric::testing
