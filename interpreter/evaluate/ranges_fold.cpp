#include "evaluate/ranges.hpp"

namespace rubric::evaluate {

using Kind = syntax::AggregateKind;

namespace {

std::uint64_t levels_to(int level) { return level >= 63 ? ~std::uint64_t{0} : (std::uint64_t{2} << level) - 1; }
std::uint64_t levels_from(int level) { return ~std::uint64_t{0} << level; }

/// The lowest (or highest) of one value from each of two sets.
Range extreme(const Range& a, const Range& b, bool lowest) {
  Range result = a;
  if (a.finite) {
    const auto bound = [lowest](std::uint64_t levels) {
      return lowest ? levels_to(63 - __builtin_clzll(levels)) : levels_from(__builtin_ctzll(levels));
    };
    result.levels = (a.levels & bound(b.levels)) | (b.levels & bound(a.levels));
    return result;
  }
  // A lower bound of the lowest is the lower of the two; of the highest, the higher; and so with upper bounds.
  if ((order_low(b.low, a.low) < 0) == lowest) result.low = b.low;
  if ((order_high(b.high, a.high) < 0) == lowest) result.high = b.high;
  return result;
}

Number share(std::uint64_t part, std::uint64_t whole) {
  return Number::ratio(static_cast<std::int64_t>(100 * part), static_cast<std::int64_t>(whole));
}

}  // namespace

struct Ranges::Fold::Member {
  bool sure = true;
  bool endless = false;  // stands for any number of members
};

Ranges::Fold::Fold(syntax::AggregateKind kind) : kind_(kind), total_(nothing()), hull_(nothing()), failure_(nothing()) {
  if (kind == Kind::sum || kind == Kind::mean) total_ = interval(Number(0), Number(0));
}

void Ranges::Fold::keep_failure(const Range& from) { inherit(failure_, from); }

void Ranges::Fold::add(const Range* included, const Range* value) {
  Member member;
  if (included != nullptr) {
    keep_failure(*included);
    if (!included->has_value) {
      failed_ = true;
      return;
    }
    if (!can_be_true(*included)) return;
    member.sure = !can_be_false(*included);
  }
  if (value == nullptr) return take(member, truths(false, true));
  keep_failure(*value);
  if (value->has_value) return take(member, *value);
  failed_ = failed_ || member.sure;
}

void Ranges::Fold::add_any_number(const Range* included, const Range* value) {
  if (included != nullptr) {
    keep_failure(*included);
    if (!can_be_true(*included)) return;
  }
  if (value == nullptr) return take({false, true}, truths(false, true));
  keep_failure(*value);
  if (value->has_value) take({false, true}, *value);
}

void Ranges::Fold::take(const Member& member, const Range& value) {
  const bool could_be_first = sure_ == 0;
  unbounded_ = unbounded_ || member.endless;
  ++(member.sure ? sure_ : maybe_);
  switch (kind_) {
    case Kind::count:
    case Kind::proportion:
    case Kind::some:
    case Kind::every:
      if (!member.sure) {
        maybe_true_ += can_be_true(value) ? 1U : 0U;
        maybe_false_ += can_be_false(value) ? 1U : 0U;
      } else if (can_be_true(value)) {
        ++(can_be_false(value) ? sure_open_ : sure_true_);
      }
      return;
    case Kind::sum:
    case Kind::mean: {
      hull_ = hull(hull_, value);
      Range part = member.sure ? value : hull(interval(Number(0), Number(0)), value);
      if (member.endless) {
        if (part.low && part.low->is_negative()) part.low.reset();
        if (part.high && *part.high > Number(0)) part.high.reset();
      }
      Ranges::add(part, Range(total_), Range(part));
      if (part.may_fail) keep_failure(part);
      total_ = interval(part.low, part.high);
      return;
    }
    case Kind::lowest:
    case Kind::highest: {
      Range next = nothing();
      if (total_.has_value) next = hull(next, extreme(total_, value, kind_ == Kind::lowest));
      if (could_be_first) next = hull(next, value);
      if (!member.sure) next = hull(next, total_);
      total_ = next;
      total_.may_fail = total_.may_be_unrated = total_.absent = false;
      return;
    }
  }
}

void Ranges::Fold::finish(Range& dest) {
  dest = failure_;
  if (failed_) return;
  const std::uint64_t most = sure_true_ + sure_open_ + maybe_true_;
  switch (kind_) {
    case Kind::count: {
      const bool open = unbounded_ && maybe_true_ > 0;
      dest = hull(dest, interval(Number(static_cast<std::int64_t>(sure_true_)),
                                 open ? std::nullopt : std::optional(Number(static_cast<std::int64_t>(most)))));
      return;
    }
    case Kind::some: dest = hull(dest, truths(sure_true_ == 0, most > 0)); return;
    case Kind::every:
      dest = hull(dest, truths(sure_true_ < sure_ || maybe_false_ > 0, sure_true_ + sure_open_ == sure_));
      return;
    case Kind::sum: dest = hull(dest, total_); return;
    default: break;
  }
  if (sure_ == 0) may_fail(dest, Fault::nothing_to_aggregate);
  if (sure_ + maybe_ == 0) return;
  switch (kind_) {
    case Kind::proportion: {
      // The least share leaves out whoever may be left out and holds, and takes in whoever may be in and not hold.
      const std::uint64_t least_of = sure_ + maybe_false_;
      const std::uint64_t most_of = sure_ + maybe_true_;
      Number low = least_of == 0 ? Number(100) : share(sure_true_, least_of);
      Number high = most_of == 0 ? Number(0) : share(most, most_of);
      if (unbounded_ && maybe_false_ > 0) low = Number(0);
      if (unbounded_ && maybe_true_ > 0) high = Number(100);
      dest = hull(dest, interval(std::move(low), std::move(high)));
      return;
    }
    case Kind::mean:
      if (maybe_ == 0) {
        const Number members(static_cast<std::int64_t>(sure_));
        if (total_.low) total_.low = *total_.low / members;
        if (total_.high) total_.high = *total_.high / members;
        dest = hull(dest, total_);
      } else {
        dest = hull(dest, hull_);
      }
      return;
    default: dest = hull(dest, total_); return;
  }
}

}  // namespace rubric::evaluate
