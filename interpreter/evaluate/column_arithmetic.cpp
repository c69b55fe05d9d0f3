#include <algorithm>
#include <limits>

#include "evaluate/column_run.hpp"

namespace rubric::evaluate {

namespace {

using compile::Opcode;

struct Bounds {
  std::int64_t low = 0, high = 0;
};

Bounds product(std::int64_t a_low, std::int64_t a_high, std::int64_t b_low, std::int64_t b_high) {
  const auto [low, high] = std::minmax({a_low * b_low, a_low * b_high, a_high * b_low, a_high * b_high});
  return {low, high};
}

std::int64_t size_of(std::int64_t low, std::int64_t high) { return std::max(std::abs(low), std::abs(high)); }

std::int64_t floor_of(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

bool ColumnRun::two(const Op& op) {
  const Column& a = at(op.a);
  const Column& b = at(op.b);
  if (a.uniform() && b.uniform()) return false;
  if (idle(op)) return true;
  if (!a.whole() || !b.whole()) return false;
  Bounds of;
  switch (op.code) {
    case Opcode::add: of = {std::int64_t{a.low} + b.low, std::int64_t{a.high} + b.high}; break;
    case Opcode::subtract: of = {std::int64_t{a.low} - b.high, std::int64_t{a.high} - b.low}; break;
    case Opcode::multiply: of = product(a.low, a.high, b.low, b.high); break;
    default: of = {0, 1}; break;
  }
  Column made;
  if (!within(made, of.low, of.high)) return false;
  made.value = buffers_.take();
  loops_.two(op.code, made.value->numbers, values(a), values(b), lanes_);
  made.state = spoiled(a, b);
  put(op.dest, made);
  return true;
}

bool ColumnRun::one(const Op& op) {
  const Column& a = at(op.a);
  if (a.uniform() || !a.whole()) return false;
  Column made;
  switch (op.code) {
    case Opcode::negate:
      if (!within(made, -std::int64_t{a.high}, -std::int64_t{a.low})) return false;
      break;
    case Opcode::absolute:
      if (!within(made, 0, size_of(a.low, a.high))) return false;
      break;
    default: made.high = 1; break;
  }
  made.value = buffers_.take();
  loops_.one(op.code, made.value->numbers, a.value->numbers, lanes_);
  made.state = spoiled(a);
  put(op.dest, made);
  return true;
}

bool ColumnRun::compare(const Op& op) {
  const Column& a = at(op.a);
  const Column& b = at(op.b);
  if (a.uniform() && b.uniform()) return false;
  if (idle(op)) return true;
  if (!a.whole() || !b.whole()) return compare_ratios(op);
  Column made;
  made.high = 1;
  made.value = buffers_.take();
  loops_.two(op.code, made.value->numbers, values(a), values(b), lanes_);
  made.state = spoiled(a, b);
  put(op.dest, made);
  return true;
}

bool ColumnRun::compare_ratios(const Op& op) {
  const Column& a = at(op.a);
  const Column& b = at(op.b);
  if ((a.uniform() && !a.known()) || (b.uniform() && !b.known())) return false;
  const Bounds left = product(a.low, a.high, b.below_low, b.below_high);
  const Bounds right = product(b.low, b.high, a.below_low, a.below_high);
  for (const std::int64_t end : {left.low, left.high, right.low, right.high}) {
    if (!fits(end)) return false;
  }
  // Across: a / c < b / d as a d < b c, both of c and d above zero.
  Buffer* lefts = buffers_.take();
  Buffer* rights = buffers_.take();
  loops_.two(Opcode::multiply, lefts->numbers, values(a), belows(b), lanes_);
  loops_.two(Opcode::multiply, rights->numbers, values(b), belows(a), lanes_);
  Column made;
  made.high = 1;
  made.value = buffers_.take();
  loops_.two(op.code, made.value->numbers, {lefts->numbers, 0}, {rights->numbers, 0}, lanes_);
  made.state = spoiled(a, b);
  buffers_.drop(lefts);
  buffers_.drop(rights);
  put(op.dest, made);
  return true;
}

bool ColumnRun::multiply_ratio(const Op& op) {
  const Column& a = at(op.a);
  const Column& b = at(op.b);
  if ((a.uniform() && b.uniform()) || (a.uniform() && !a.known()) || (b.uniform() && !b.known())) return false;
  const Bounds above = product(a.low, a.high, b.low, b.high);
  const Bounds below = product(a.below_low, a.below_high, b.below_low, b.below_high);
  Column made;
  if (!within(made, above.low, above.high) || !fits(below.high)) return false;
  made.below_low = static_cast<std::int32_t>(below.low);
  made.below_high = static_cast<std::int32_t>(below.high);
  made.value = buffers_.take();
  loops_.two(Opcode::multiply, made.value->numbers, values(a), values(b), lanes_);
  made.below = buffers_.take();
  loops_.two(Opcode::multiply, made.below->numbers, belows(a), belows(b), lanes_);
  made.state = spoiled(a, b);
  put(op.dest, made);
  return true;
}

bool ColumnRun::divide(const Op& op) {
  const Column& a = at(op.a);
  const Column& b = at(op.b);
  if (a.uniform() && b.uniform()) return false;
  if (idle(op)) return true;
  if (!a.whole() || !b.whole() || b.low < 0 || b.high == 0) return false;
  Column made;
  made.low = a.low;
  made.high = a.high;
  made.below_low = std::max(b.low, 1);
  made.below_high = b.high;
  made.value = numbers(a);
  made.state = spoiled(a, b);
  if (b.low >= 1) {
    made.below = numbers(b);
  } else {
    made.below = buffers_.take();
    loops_.divisors(made.below->numbers, b.value->numbers, lanes_);
    Buffer* const zeros = buffers_.take();
    loops_.zeros(zeros->states(), b.value->numbers, lanes_);
    made.state = over(made.state, zeros);
    settle(made);
  }
  put(op.dest, made);
  return true;
}

bool ColumnRun::quotient(const Column& above, std::int64_t below_low, std::int64_t below_high, std::int64_t factor,
                         Quotient& of, std::int64_t& low, std::int64_t& high) {
  // See `round_in`: what is divided is at most twice the upper part and the lower one.
  constexpr std::int64_t exact_double = std::int64_t{1} << 51U, exact_single = std::int64_t{1} << 22U;
  if (!fits(factor)) return false;
  const Bounds p = product(above.low, above.high, factor, factor);
  const std::int64_t size = size_of(p.low, p.high) + below_high;
  if (size >= exact_double) return false;
  of.factor = static_cast<std::int32_t>(factor);
  of.single = size < exact_single;
  low = floor_of(p.low, p.low < 0 ? below_low : below_high);
  high = -floor_of(-p.high, p.high > 0 ? below_low : below_high);
  return true;
}

bool ColumnRun::round(const Op& op, const Fraction& step, Rounding rounding) {
  const Column& a = at(op.a);
  if (a.uniform() || step.below == 0 || step.above <= 0 || !fits(step.above) || !fits(step.below)) return false;
  const auto step_above = static_cast<std::int32_t>(step.above);
  const auto step_below = static_cast<std::int32_t>(step.below);
  Column made;
  if (a.whole() && step_above == 1) {
    made = shared(a);
    buffers_.drop(made.state);
    made.state = spoiled(a);
    made.may_be_unrated = false;
    put(op.dest, made);
    return true;
  }
  // To u / v: a v / (b u) to a whole number of steps.
  const Bounds below = product(a.below_low, a.below_high, step_above, step_above);
  Quotient of;
  std::int64_t low = 0, high = 0;
  if (!fits(below.high) || !quotient(a, below.low, below.high, step_below, of, low, high) || !fits(low) || !fits(high))
    return false;
  if (!within(made, low * step_above, high * step_above)) return false;
  Buffer* belows_by_step = nullptr;
  of.above = values(a);
  of.below = belows(a);
  if (step_above != 1) {
    belows_by_step = buffers_.take();
    loops_.two(Opcode::multiply, belows_by_step->numbers, belows(a), {nullptr, step_above}, lanes_);
    of.below = {belows_by_step->numbers, 0};
  }
  made.value = buffers_.take();
  loops_.round(rounding, made.value->numbers, of, lanes_);
  buffers_.drop(belows_by_step);
  if (step_above != 1) {
    Buffer* const steps = made.value;
    made.value = buffers_.take();
    loops_.two(Opcode::multiply, made.value->numbers, {steps->numbers, 0}, {nullptr, step_above}, lanes_);
    Buffer* done = steps;
    buffers_.drop(done);
  }
  if (step_below != 1) {
    made.below = filled(step_below);
    made.below_low = made.below_high = step_below;
  }
  made.state = spoiled(a);
  put(op.dest, made);
  return true;
}

ColumnRun::Table ColumnRun::table_of(const compile::BandTable& bands) {
  Table table;
  table.low = table.high = static_cast<std::int32_t>(bands.levels.front());
  table.from = table.low;
  table.fits = bands.starts.size() == bands.edges.size();
  for (std::size_t i = 0; table.fits && i < bands.starts.size(); ++i) {
    const auto level = static_cast<std::int32_t>(bands.levels[i + 1]);
    const auto before = static_cast<std::int32_t>(bands.levels[i]);
    table.low = std::min(table.low, level);
    table.high = std::max(table.high, level);
    const std::int32_t past = bands.edge_belongs_above ? 0 : 1;
    const std::int64_t edge = bands.starts[i] - past;
    table.fits = fits(edge) && fits(edge + 1);
    if (!table.fits) break;
    table.farthest = std::max(table.farthest, std::abs(edge) + 1);
    const auto at = static_cast<std::int32_t>(edge);
    table.whole.push_back({at + past, 0, level - before});
    table.ratio.push_back({at, past, level - before});
    table.edges.push_back({at, 0, 0});
  }
  return table;
}

ColumnRun::Table ColumnRun::table_of(const std::vector<Number>& points) {
  Table table;
  table.fits = table.same = !points.empty();
  for (std::size_t i = 0; table.fits && i < points.size(); ++i) {
    const std::optional<std::int64_t> number = points[i].whole();
    table.fits = number && *number >= -1'000'000 && *number <= 1'000'000;
    if (!table.fits) break;
    const auto at = static_cast<std::int32_t>(*number);
    const std::int32_t before = i == 0 ? at : static_cast<std::int32_t>(*points[i - 1].whole());
    if (i == 0) table.from = table.low = table.high = at;
    table.low = std::min(table.low, at);
    table.high = std::max(table.high, at);
    table.same = table.same && at == static_cast<std::int32_t>(i);
    if (at != before) table.whole.push_back({static_cast<std::int32_t>(i), 0, at - before});
  }
  table.same = table.same && table.fits;
  return table;
}

bool ColumnRun::band(const Op& op) {
  const Column& a = at(op.a);
  const Table& table = bands_[op.b];
  if (a.uniform() || !table.fits) return false;
  Column made;
  made.low = table.low;
  made.high = table.high;
  if (a.whole()) {
    made.value = buffers_.take();
    loops_.rise(made.value->numbers, a.value->numbers, {table.from, table.whole.data(), table.whole.size()}, lanes_);
  } else {
    const std::int64_t size = std::max(size_of(a.low, a.high), table.farthest * a.below_high);
    if (table.ratio.empty() || size >= std::int64_t{1} << 52U) return false;
    made.value = risen({values(a), belows(a), 1, size < std::int64_t{1} << 23U}, table.ratio, table.from);
  }
  made.state = spoiled(a);
  put(op.dest, made);
  return true;
}

bool ColumnRun::points(const Op& op) {
  const Column& a = at(op.a);
  const Table& table = points_[op.b];
  if (a.uniform() || !a.whole() || !table.fits) return false;
  Column made;
  if (table.same) {
    made.value = numbers(a);
    made.low = a.low;
    made.high = a.high;
  } else {
    made.low = table.low;
    made.high = table.high;
    made.value = buffers_.take();
    loops_.rise(made.value->numbers, a.value->numbers, {table.from, table.whole.data(), table.whole.size()}, lanes_);
  }
  made.state = spoiled(a);
  put(op.dest, made);
  return true;
}

bool ColumnRun::distance(const Op& op) {
  const Column& a = at(op.a);
  const Table& table = bands_[op.b];
  if (a.uniform() || !a.whole() || !table.fits || table.edges.empty()) return false;
  Column made;
  if (!within(made, 0, size_of(a.low, a.high) + table.farthest)) return false;
  made.value = buffers_.take();
  loops_.distance(made.value->numbers, a.value->numbers, {0, table.edges.data(), table.edges.size()}, lanes_);
  made.state = spoiled(a);
  put(op.dest, made);
  return true;
}

}  // namespace rubric::evaluate
