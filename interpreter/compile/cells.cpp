#include "compile/cells.hpp"

#include <algorithm>
#include <limits>

namespace rubric::compile {

void Cells::spoil(Cell& dest, std::initializer_list<const Cell*> operands) {
  for (const Cell* operand : operands) {
    if (operand->state == State::error) return fail(dest, operand->fault);
  }
  for (const Cell* operand : operands) {
    if (operand->state == State::unrated) return fail(dest, Fault::unrated_read);
  }
  clear(dest);
}

void Cells::distance(Cell& dest, const Cell& a, const BandTable& table) {
  if (!known(dest, a)) return;
  if (table.edges.empty()) return fail(dest, Fault::nothing_to_aggregate);
  // Edges rise, so the nearest is one of the two around the value.
  const std::size_t above = band_row(table, a.number);
  Number nearest;
  if (above == 0) {
    nearest = table.edges.front() - a.number;
  } else {
    nearest = a.number - table.edges[above - 1];
    if (above < table.edges.size()) nearest = std::min(nearest, table.edges[above] - a.number);
  }
  put(dest, std::move(nearest));
}

void Cells::between(Cell& dest, const Cell& from, const Cell& to, Opcode unit) {
  if (!known(dest, from, to)) return;
  const Date first{static_cast<std::int32_t>(from.number.raw())};
  const Date last{static_cast<std::int32_t>(to.number.raw())};
  switch (unit) {
    case Opcode::years_between: return put(dest, rubric::years_between(first, last));
    case Opcode::months_between: return put(dest, rubric::months_between(first, last));
    default: return put(dest, to.number.raw() - from.number.raw());
  }
}

void Cells::permit(Cell& dest, const Cell& from, const Cell& to, const Discretion& rule, const Cell* slots) {
  if (from.state == State::unrated) return put(dest, std::int64_t{0});
  if (!known(dest, from, to)) return;
  if (!allows(rule, from.number.raw(), to.number.raw()) ||
      (rule.requires_reason && !slots[rule.has_reason].is_true()) ||
      (rule.requires_by && !slots[rule.has_by].is_true())) {
    return put(dest, std::int64_t{0});
  }
  put(dest, std::int64_t{1});
}

void Cells::adjust(Cell& dest, const Cell& a, const std::vector<Limit>& bounds, const Cell* slots) {
  if (a.state != State::value) {
    dest = a;
    return;
  }
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  bool missing = false;
  for (const Limit& bound : bounds) {
    if (bound.off != no_slot && slots[bound.off].is_true()) continue;
    if (bound.when != no_slot) {
      const Cell& when = slots[bound.when];
      if (when.state == State::missing) {
        missing = true;
        continue;
      }
      if (!known(dest, when)) return;
      if (when.number.raw() == 0) continue;
    }
    const Cell& level = slots[bound.level];
    if (level.state == State::missing) {
      missing = true;
      continue;
    }
    if (!known(dest, level)) return;
    if (bound.is_cap) {
      most = std::min(most, level.number.raw());
    } else {
      least = std::max(least, level.number.raw());
    }
  }
  if (missing) return clear(dest);
  if (least > most) return fail(dest, Fault::floor_above_cap);
  put(dest, std::clamp(a.number.raw(), least, most));
}

void Cells::Fold::add(const Cell* included, const Cell* value) {
  if (included != nullptr) {
    if (included->state != State::value) {
      if (included->state == State::missing) {
        missing_ = true;
      } else if (fault_ == Fault::none) {
        fault_ = included->state == State::error ? included->fault : Fault::unrated_read;
      }
      return;
    }
    if (included->number.raw() == 0) return;
  }
  ++members_;
  if (value == nullptr) {
    ++hits_;
    return;
  }
  switch (value->state) {
    case State::value: return take(value->number);
    case State::missing: missing_ = true; return;
    case State::unrated:
      if (fault_ == Fault::none) fault_ = Fault::unrated_read;
      return;
    case State::error:
      if (fault_ == Fault::none) fault_ = value->fault;
      return;
  }
}

void Cells::Fold::take(const Number& value) {
  using Kind = syntax::AggregateKind;
  switch (kind_) {
    case Kind::count:
    case Kind::proportion:
    case Kind::some:
    case Kind::every: hits_ += value.raw(); return;
    case Kind::sum:
    case Kind::mean: {
      std::int64_t sum = 0;
      if (value_.is_plain() && value.is_plain() && !__builtin_add_overflow(value_.raw(), value.raw(), &sum)) {
        value_ = Number(sum);
      } else {
        value_ = value_ + value;
        if (!value_.is_small() && value_.bits() > limits::number_bits) {
          fault_ = Fault::number_too_large;
          value_ = Number(0);
        }
      }
      return;
    }
    case Kind::lowest:
      if (members_ == 1 || order(value, value_) < 0) value_ = value;
      return;
    case Kind::highest:
      if (members_ == 1 || order(value, value_) > 0) value_ = value;
      return;
  }
}

void Cells::Fold::finish(Cell& dest) {
  using Kind = syntax::AggregateKind;
  if (fault_ != Fault::none) return fail(dest, fault_);
  if (missing_) return clear(dest);
  switch (kind_) {
    case Kind::count: return put(dest, hits_);
    case Kind::some: return put(dest, std::int64_t{hits_ > 0});
    case Kind::every: return put(dest, std::int64_t{hits_ == members_});
    case Kind::sum: return put(dest, std::move(value_));
    default: break;
  }
  if (members_ == 0) return fail(dest, Fault::nothing_to_aggregate);
  switch (kind_) {
    case Kind::proportion: return put(dest, Number::ratio(100 * hits_, members_));
    case Kind::mean: return put(dest, value_ / Number(members_));
    default: return put(dest, std::move(value_));
  }
}

}  // namespace rubric::compile
