// The loops, for whichever instructions this file is compiled for. Nothing here may call a function of a header that is
// compiled elsewhere too: the linker could take this one's instructions for all.
#include "evaluate/column_loops.hpp"

namespace rubric::evaluate {

namespace {

using compile::Opcode;
using Int = std::int32_t;
using Byte = std::uint8_t;
using Size = std::size_t;

template <class Out, class A, class B, class Work>
void each(Out* __restrict out, Operand<A> a, Operand<B> b, Size n, Work work) {
  const A* const x = a.by_lane;
  const B* const y = b.by_lane;
  if (x != nullptr && y != nullptr) {
    for (Size i = 0; i < n; ++i) out[i] = work(x[i], y[i]);
  } else if (x != nullptr) {
    const B all = b.all;
    for (Size i = 0; i < n; ++i) out[i] = work(x[i], all);
  } else if (y != nullptr) {
    const A all = a.all;
    for (Size i = 0; i < n; ++i) out[i] = work(all, y[i]);
  } else {
    const Out all = work(a.all, b.all);
    for (Size i = 0; i < n; ++i) out[i] = all;
  }
}

void two(Opcode code, Int* out, Values a, Values b, Size n) {
  switch (code) {
    case Opcode::add: return each(out, a, b, n, [](Int x, Int y) -> Int { return x + y; });
    case Opcode::subtract: return each(out, a, b, n, [](Int x, Int y) -> Int { return x - y; });
    case Opcode::multiply: return each(out, a, b, n, [](Int x, Int y) -> Int { return x * y; });
    case Opcode::equal: return each(out, a, b, n, [](Int x, Int y) -> Int { return x == y ? 1 : 0; });
    case Opcode::not_equal: return each(out, a, b, n, [](Int x, Int y) -> Int { return x != y ? 1 : 0; });
    case Opcode::less: return each(out, a, b, n, [](Int x, Int y) -> Int { return x < y ? 1 : 0; });
    case Opcode::less_equal: return each(out, a, b, n, [](Int x, Int y) -> Int { return x <= y ? 1 : 0; });
    case Opcode::greater: return each(out, a, b, n, [](Int x, Int y) -> Int { return x > y ? 1 : 0; });
    case Opcode::greater_equal: return each(out, a, b, n, [](Int x, Int y) -> Int { return x >= y ? 1 : 0; });
    case Opcode::logical_and: return each(out, a, b, n, [](Int x, Int y) -> Int { return x & y; });
    case Opcode::logical_or: return each(out, a, b, n, [](Int x, Int y) -> Int { return x | y; });
    case Opcode::minimum: return each(out, a, b, n, [](Int x, Int y) -> Int { return x < y ? x : y; });
    default: return each(out, a, b, n, [](Int x, Int y) -> Int { return x > y ? x : y; });
  }
}

template <class Work>
void each_onto(Int* __restrict out, Values a, Size n, Work work) {
  if (const Int* const x = a.by_lane; x != nullptr) {
    for (Size i = 0; i < n; ++i) out[i] = work(out[i], x[i]);
  } else {
    for (Size i = 0; i < n; ++i) out[i] = work(out[i], a.all);
  }
}

void onto(Opcode code, Int* out, Values a, Size n) {
  switch (code) {
    case Opcode::add: return each_onto(out, a, n, [](Int x, Int y) -> Int { return x + y; });
    case Opcode::minimum: return each_onto(out, a, n, [](Int x, Int y) -> Int { return x < y ? x : y; });
    default: return each_onto(out, a, n, [](Int x, Int y) -> Int { return x > y ? x : y; });
  }
}

template <class Work>
void each_some(Int* __restrict out, Values included, Values a, Size n, Work work) {
  const Int* const in = included.by_lane;
  const Int* const x = a.by_lane;
  if (in == nullptr) {
    if (included.all != 0) each_onto(out, a, n, work);
  } else if (x != nullptr) {
    for (Size i = 0; i < n; ++i) {
      const Int next = work(out[i], x[i]);
      out[i] = in[i] != 0 ? next : out[i];
    }
  } else {
    for (Size i = 0; i < n; ++i) {
      const Int next = work(out[i], a.all);
      out[i] = in[i] != 0 ? next : out[i];
    }
  }
}

void onto_some(Opcode code, Int* out, Values included, Values a, Size n) {
  switch (code) {
    case Opcode::add: return each_some(out, included, a, n, [](Int x, Int y) -> Int { return x + y; });
    case Opcode::minimum: return each_some(out, included, a, n, [](Int x, Int y) -> Int { return x < y ? x : y; });
    default: return each_some(out, included, a, n, [](Int x, Int y) -> Int { return x > y ? x : y; });
  }
}

void one(Opcode code, Int* __restrict out, const Int* a, Size n) {
  switch (code) {
    case Opcode::negate:
      for (Size i = 0; i < n; ++i) out[i] = -a[i];
      return;
    case Opcode::absolute:
      for (Size i = 0; i < n; ++i) out[i] = a[i] < 0 ? -a[i] : a[i];
      return;
    default:
      for (Size i = 0; i < n; ++i) out[i] = 1 - a[i];
      return;
  }
}

template <class T>
void choose_any(T* __restrict out, Values condition, Operand<T> then, Operand<T> otherwise, Size n) {
  const Int* const in = condition.by_lane;
  if (in == nullptr) {
    const Operand<T> taken = condition.all != 0 ? then : otherwise;
    return each(out, taken, taken, n, [](T x, T) { return x; });
  }
  const T* const x = then.by_lane;
  const T* const y = otherwise.by_lane;
  if (x != nullptr && y != nullptr) {
    for (Size i = 0; i < n; ++i) {
      const T a = x[i], b = y[i];
      out[i] = in[i] != 0 ? a : b;
    }
  } else if (x != nullptr) {
    for (Size i = 0; i < n; ++i) {
      const T a = x[i];
      out[i] = in[i] != 0 ? a : otherwise.all;
    }
  } else if (y != nullptr) {
    for (Size i = 0; i < n; ++i) {
      const T b = y[i];
      out[i] = in[i] != 0 ? then.all : b;
    }
  } else {
    for (Size i = 0; i < n; ++i) out[i] = in[i] != 0 ? then.all : otherwise.all;
  }
}

void choose(Int* out, Values condition, Values then, Values otherwise, Size n) {
  choose_any(out, condition, then, otherwise, n);
}
void choose_state(Byte* out, Values condition, States then, States otherwise, Size n) {
  choose_any(out, condition, then, otherwise, n);
}

/// The next whole number below or at x.
template <class Real>
Int floor_of(Real x) {
  const Int toward_zero = static_cast<Int>(x);
  return toward_zero - (static_cast<Real>(toward_zero) > x ? 1 : 0);
}

// Rounding by one division of reals is exact here. With p and q whole and q > 0, p / q is a whole number, which the
// division gives exactly, or lies at least 1 / q below the next one above it, n: by 1 / (n q) of n, where n q < |p| + q.
// A real of 53 (24) bits keeps apart what differs by one part in 2^53 (2^24), and |p| + q is below that by the bounds.
template <Rounding rounding, class Real>
void round_in(Int* __restrict out, Quotient of, Size n) {
  const Real factor = static_cast<Real>(of.factor);
  each(out, of.above, of.below, n, [factor](Int above, Int below) -> Int {
    const Real p = static_cast<Real>(above) * factor;
    const Real q = static_cast<Real>(below == 0 ? 1 : below);
    if constexpr (rounding == Rounding::down) return floor_of(p / q);
    if constexpr (rounding == Rounding::up) return -floor_of(-p / q);
    const Real twice = p + p + q;
    const Int nearest = floor_of(twice / (q + q));
    if constexpr (rounding == Rounding::half_up) return nearest;
    const Int tie = static_cast<Real>(nearest) * (q + q) == twice ? 1 : 0;
    return nearest - (tie & nearest & 1);
  });
}

template <class Real>
void round_by(Rounding rounding, Int* out, Quotient of, Size n) {
  switch (rounding) {
    case Rounding::half_up: return round_in<Rounding::half_up, Real>(out, of, n);
    case Rounding::half_even: return round_in<Rounding::half_even, Real>(out, of, n);
    case Rounding::down: return round_in<Rounding::down, Real>(out, of, n);
    case Rounding::up: return round_in<Rounding::up, Real>(out, of, n);
  }
}

void round(Rounding rounding, Int* out, Quotient of, Size n) {
  if (of.single) return round_by<float>(rounding, out, of, n);
  round_by<double>(rounding, out, of, n);
}

template <Size count>
void rise_few(Int* __restrict out, const Int* a, Rises rises, Size n) {
  Int at[count], by[count];
  for (Size k = 0; k < count; ++k) {
    at[k] = rises.first[k].at;
    by[k] = rises.first[k].by;
  }
  for (Size i = 0; i < n; ++i) {
    const Int x = a[i];
    Int level = rises.from;
    for (Size k = 0; k < count; ++k) level += x >= at[k] ? by[k] : 0;
    out[i] = level;
  }
}

void rise(Int* __restrict out, const Int* a, Rises rises, Size n) {
  switch (rises.count) {
    case 1: return rise_few<1>(out, a, rises, n);
    case 2: return rise_few<2>(out, a, rises, n);
    case 3: return rise_few<3>(out, a, rises, n);
    case 4: return rise_few<4>(out, a, rises, n);
    default: break;
  }
  for (Size i = 0; i < n; ++i) out[i] = rises.from;
  for (Size k = 0; k < rises.count; ++k) {
    const Rise step = rises.first[k];
    for (Size i = 0; i < n; ++i) out[i] += a[i] >= step.at ? step.by : 0;
  }
}

template <class Real, Size count>
void rise_ratio_few(Int* __restrict out, Quotient of, const Rise* first, Int from, Size n) {
  Real at[count], past[count];
  Int by[count];
  for (Size k = 0; k < count; ++k) {
    at[k] = static_cast<Real>(first[k].at);
    past[k] = static_cast<Real>(first[k].past);
    by[k] = first[k].by;
  }
  const Real factor = static_cast<Real>(of.factor);
  each(out, of.above, of.below, n, [&](Int above, Int below) -> Int {
    const Real p = static_cast<Real>(above) * factor;
    const Real q = static_cast<Real>(below == 0 ? 1 : below);
    Int level = from;
    for (Size k = 0; k < count; ++k) level += p >= at[k] * q + past[k] ? by[k] : 0;
    return level;
  });
}

template <class Real>
void rise_ratio_by(Int* out, Quotient of, Rises rises, Size n) {
  switch (rises.count) {
    case 1: return rise_ratio_few<Real, 1>(out, of, rises.first, rises.from, n);
    case 2: return rise_ratio_few<Real, 2>(out, of, rises.first, rises.from, n);
    case 3: return rise_ratio_few<Real, 3>(out, of, rises.first, rises.from, n);
    default: return rise_ratio_few<Real, 4>(out, of, rises.first, rises.from, n);
  }
}

void rise_ratio(Int* out, Quotient of, Rises rises, Size n) {
  if (of.single) return rise_ratio_by<float>(out, of, rises, n);
  rise_ratio_by<double>(out, of, rises, n);
}

void distance(Int* __restrict out, const Int* a, Rises edges, Size n) {
  for (Size i = 0; i < n; ++i) out[i] = 0x7fff'ffff;
  for (Size k = 0; k < edges.count; ++k) {
    const Int edge = edges.first[k].at;
    for (Size i = 0; i < n; ++i) {
      const Int away = a[i] < edge ? edge - a[i] : a[i] - edge;
      out[i] = away < out[i] ? away : out[i];
    }
  }
}

void permit(Int* out, Values from, Values to, Int down, Int up, Size n) {
  each(out, from, to, n, [down, up](Int x, Int y) -> Int {
    const Int bands = y - x;
    return ((bands >= -down) & (bands <= up) & (bands != 0)) != 0 ? 1 : 0;
  });
}

void divisors(Int* __restrict out, const Int* a, Size n) {
  for (Size i = 0; i < n; ++i) out[i] = a[i] == 0 ? 1 : a[i];
}

void bounds(const Int* a, Size n, Int& low, Int& high) {
  Int least = a[0], most = a[0];
  for (Size i = 0; i < n; ++i) {
    least = a[i] < least ? a[i] : least;
    most = a[i] > most ? a[i] : most;
  }
  low = least;
  high = most;
}

void spoil(Byte* out, States a, States b, Size n) {
  each(out, a, b, n, [](Byte x, Byte y) -> Byte {
    const Byte more = x > y ? x : y;
    Byte made = more == lane::unrated ? lane::unrated_read : more;
    made = y > lane::failed ? y : made;
    made = x > lane::failed ? x : made;
    return more == lane::other ? lane::other : made;
  });
}

void over(Byte* out, States top, States under, Size n) {
  each(out, top, under, n, [](Byte x, Byte y) -> Byte { return x != 0 ? x : y; });
}

void empties(Byte* __restrict out, Int* __restrict a, Int empty, Int low, Size n) {
  for (Size i = 0; i < n; ++i) {
    out[i] = a[i] == empty ? lane::nothing_to_aggregate : lane::value;
    a[i] = a[i] == empty ? low : a[i];
  }
}

void missing(Int* __restrict out, const Byte* a, Size n) {
  for (Size i = 0; i < n; ++i) out[i] = a[i] == lane::missing ? 1 : 0;
}

void holds(Int* __restrict out, const Int* a, const Byte* state, Size n) {
  for (Size i = 0; i < n; ++i) out[i] = a[i] == 1 && state[i] == lane::value ? 1 : 0;
}

void zeros(Byte* __restrict out, const Int* a, Size n) {
  for (Size i = 0; i < n; ++i) out[i] = a[i] == 0 ? lane::division_by_zero : lane::value;
}

/// The state of a fold after one more member: the first failure stays, and what is missing gives way to it.
Byte lacking(Byte fold, Byte member) {
  const Byte read = member == lane::unrated ? lane::unrated_read : member;
  return fold > lane::failed || read < fold ? fold : read;
}

void lack(Byte* __restrict out, States a, Size n) {
  if (a.by_lane == nullptr) {
    for (Size i = 0; i < n; ++i) out[i] = lacking(out[i], a.all);
  } else {
    for (Size i = 0; i < n; ++i) out[i] = lacking(out[i], a.by_lane[i]);
  }
}

void lack_some(Byte* __restrict out, Values included, States a, Size n) {
  const Int* const in = included.by_lane;
  if (in == nullptr) {
    if (included.all != 0) lack(out, a, n);
  } else if (a.by_lane == nullptr) {
    for (Size i = 0; i < n; ++i) out[i] = lacking(out[i], in[i] != 0 ? a.all : lane::value);
  } else {
    for (Size i = 0; i < n; ++i) {
      const Byte member = a.by_lane[i];
      out[i] = lacking(out[i], in[i] != 0 ? member : lane::value);
    }
  }
}

Byte highest_state(const Byte* a, Size n) {
  Byte most = 0;
  for (Size i = 0; i < n; ++i) most = a[i] > most ? a[i] : most;
  return most;
}

Size count(const Int* a, Size n) {
  Int ones = 0;
  for (Size i = 0; i < n; ++i) ones += a[i];
  return static_cast<Size>(ones);
}

Size where(Int* __restrict lanes, const Int* a, Size n) {
  constexpr Size at_once = 8;
  Size found = 0;
  Size i = 0;
  for (; i + at_once <= n; i += at_once) {
    Int any = 0;
    for (Size k = 0; k < at_once; ++k) any |= a[i + k];
    if (any == 0) continue;
    for (Size k = 0; k < at_once; ++k) {
      lanes[found] = static_cast<Int>(i + k);
      found += static_cast<Size>(a[i + k]);
    }
  }
  for (; i < n; ++i) {
    lanes[found] = static_cast<Int>(i);
    found += static_cast<Size>(a[i]);
  }
  return found;
}

void gather(Int* __restrict out, const Int* a, const Int* lanes, Size n) {
  for (Size i = 0; i < n; ++i) out[i] = a[lanes[i]];
}
void gather_states(Byte* __restrict out, const Byte* a, const Int* lanes, Size n) {
  for (Size i = 0; i < n; ++i) out[i] = a[lanes[i]];
}

}  // namespace

extern const Loops RUBRIC_LOOPS;
const Loops RUBRIC_LOOPS{two,          onto,     onto_some, one,      choose,       round,         rise,
                         rise_ratio,   distance, permit,    divisors, bounds,       spoil,         over,
                         choose_state, zeros,    empties,   lack,     lack_some,    highest_state, missing,
                         holds,        count,    where,     gather,   gather_states};

}  // namespace rubric::evaluate
