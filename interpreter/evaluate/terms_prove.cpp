#include "evaluate/terms_prove.hpp"

#include <algorithm>
#include <deque>

#include "evaluate/alike.hpp"
#include "evaluate/cut.hpp"

namespace rubric::evaluate {

namespace {

using Box = std::vector<Piece>;

/// Whether both come to one thing and it is the same: a value, no rating, an error, or nothing given.
bool surely_same(const Range& a, const Range& b) {
  const auto endings = [](const Range& it) {
    return int{it.has_value} + int{it.may_be_unrated} + int{it.may_fail} + int{it.absent};
  };
  if (endings(a) != 1 || endings(b) != 1) return false;
  if (a.has_value != b.has_value || a.may_be_unrated != b.may_be_unrated || a.may_fail != b.may_fail) return false;
  const std::optional<Number> value = a.single();
  return !a.has_value || (value && value == b.single());
}

bool is_all_data(const Terms& terms, const Cut& cut) {
  return std::all_of(cut.variables.begin(), cut.variables.end(),
                     [&](const Variable& it) { return is_leaf(terms[it.term]); });
}

bool same(const Cell& a, const Cell& b) {
  return a.state == b.state && (a.state != State::value || a.number == b.number);
}

/// Goes through the boxes of one cut.
class Sweep {
 public:
  Sweep(const Terms& terms, const Cut& cut, TermId a, TermId b, Claim claim)
      : terms_(terms),
        cut_(cut),
        a_(a),
        b_(b),
        claim_(claim),
        alike_(terms, cut),
        ranges_(terms.size(), nothing()),
        cells_(terms.size()) {
    for (const TermId id : cut.constants) {
      ranges_[id.index()] = Range::of(terms[id].type, terms.value(id));
      cells_[id.index()] = Cell::of(terms.value(id));
    }
  }

  template <class Go>
  Proved run(const Go& go) {
    const bool all_data = is_all_data(terms_, cut_);
    bool settled = true;
    unsigned turn = 0;
    // By turns the largest box, so that an endless one does not keep others from being looked at, and the smallest.
    std::deque<Box> open(1);
    for (const Variable& variable : cut_.variables) open.front().push_back(whole(variable));
    while (!open.empty()) {
      if (!go(cut_.inner.size() + 1)) return {};
      const bool largest = ++turn % 2 == 0;
      const Box box = std::move(largest ? open.front() : open.back());
      if (largest) {
        open.pop_front();
      } else {
        open.pop_back();
      }
      if (is_closed(box)) continue;
      if (differ_in(box)) return {Proof::refuted, point()};
      const std::optional<std::size_t> next = widest(box);
      if (!next) {
        settled = settled && all_single(box);
        // Without a proof for all of it, a cut above the data is of no use.
        if (!settled && !all_data) return {};
        continue;
      }
      auto [rest, near] = split(terms_, cut_.variables[*next], box[*next]);
      open.push_back(box);
      open.back()[*next] = rest;
      open.push_back(box);
      open.back()[*next] = near;
    }
    return {settled ? Proof::proved : Proof::open, {}};
  }

 private:
  bool is_closed(const Box& box) {
    for (std::size_t i = 0; i < box.size(); ++i) {
      const Variable& variable = cut_.variables[i];
      ranges_[variable.term.index()] = range_of(terms_, variable, box[i]);
    }
    for (const TermId id : cut_.inner) evaluate_open(terms_, id, ranges_);
    const bool allowed = std::all_of(cut_.requirements.begin(), cut_.requirements.end(), [this](TermId id) {
      const Range& met = ranges_[id.index()];
      return can_be_true(met) || met.may_fail || met.may_be_unrated || !met.has_value;
    });
    const Range& a = ranges_[a_.index()];
    const Range& b = ranges_[b_.index()];
    if (claim_ == Claim::never_both_true) return !allowed || !can_be_true(a) || !can_be_true(b);
    return !allowed || surely_same(a, b) || alike_.same(ranges_, a_, b_);
  }

  bool all_single(const Box& box) const {
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (!single(cut_.variables[i], box[i])) return false;
    }
    return true;
  }

  /// The variable split least so far that can be split.
  std::optional<std::size_t> widest(const Box& box) const {
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (can_split(terms_, cut_.variables[i], box[i]) && (!next || box[i].splits < box[*next].splits)) next = i;
    }
    return next;
  }

  /// Looks at one place in the box.
  bool differ_in(const Box& box) {
    for (std::size_t i = 0; i < box.size(); ++i) {
      const Variable& variable = cut_.variables[i];
      cells_[variable.term.index()] = place_in(variable, box[i]);
    }
    for (const TermId id : cut_.inner) evaluate(terms_, id, cells_);
    const bool allowed = std::all_of(cut_.requirements.begin(), cut_.requirements.end(), [this](TermId id) {
      const Cell& met = cells_[id.index()];
      return !met.known() || met.is_true();
    });
    const Cell& a = cells_[a_.index()];
    const Cell& b = cells_[b_.index()];
    const bool shown = claim_ == Claim::same ? same(a, b) : !(a.known() && a.is_true() && b.known() && b.is_true());
    return allowed && !shown;
  }

  /// Some place or other, the same in every run.
  Cell place_in(const Variable& variable, const Piece& piece) {
    constexpr std::uint64_t factor = 6364136223846793005;
    constexpr std::uint64_t term = 1442695040888963407;
    constexpr unsigned used = 33;
    chance_ = chance_ * factor + term;
    const std::uint64_t chance = chance_ >> used;
    if (piece.first != piece.past) return variable.points[piece.first + chance % (piece.past - piece.first)];
    constexpr std::uint64_t near = 12;
    Number from = piece.low ? *piece.low : piece.high ? *piece.high : Number(0);
    const Number& step = terms_[variable.term].step;
    const Number off = (step.is_zero() ? Number(1) : step) * Number(static_cast<std::int64_t>(chance % near));
    Number moved = piece.low || !piece.high ? from + off : from - off;
    const bool inside = !(piece.high && *piece.high < moved) && !(piece.low && moved < *piece.low);
    return Cell::of(inside ? std::move(moved) : std::move(from));
  }

  /// The place looked at last.
  Point point() const {
    Point at;
    for (const Variable& variable : cut_.variables) at.emplace_back(variable.term, cells_[variable.term.index()]);
    return at;
  }

  const Terms& terms_;
  const Cut& cut_;
  TermId a_;
  TermId b_;
  Claim claim_;
  Alike alike_;
  std::uint64_t chance_ = 1;
  std::vector<Range> ranges_;  // by term
  std::vector<Cell> cells_;    // by term
};

}  // namespace

void Prover::update_open_ranges() {
  const std::size_t before = open_.size();
  open_.resize(terms_.size(), nothing());
  for (std::size_t i = before; i < terms_.size(); ++i) {
    const TermId id{static_cast<std::uint32_t>(i)};
    if (terms_[id].kind == TermKind::symbol) {
      open_[i] = open_range(terms_, terms_[id]);
    } else {
      evaluate_open(terms_, id, open_);
    }
  }
}

const Range& Prover::can_be(TermId id) {
  update_open_ranges();
  return open_[id.index()];
}

Proved Prover::prove(TermId a, TermId b, const std::vector<TermId>& requirements) {
  if (a == b) return {Proof::proved, {}};
  return attempt(a, b, requirements, Claim::same);
}

Proved Prover::never_both(TermId a, TermId b) { return attempt(a, b, {}, Claim::never_both_true); }

Proved Prover::attempt(TermId a, TermId b, const std::vector<TermId>& requirements, Claim claim) {
  update_open_ranges();
  std::vector<bool> expanded(terms_.size(), false);
  const std::uint64_t end = std::min(work_ + limits_.each, limits_.all);
  unsigned checks = 0;
  std::uint64_t pause = end;
  const auto go = [&](std::size_t work) {
    work_ += work;
    constexpr unsigned between_looks = 64;  // at the clock
    return work_ < pause && (++checks % between_looks != 0 || !limits_.in_time || limits_.in_time());
  };
  for (;;) {
    const Cut cut = cut_below(terms_, a, b, requirements, expanded, open_);
    const bool all_data = is_all_data(terms_, cut);
    constexpr std::uint64_t part = 6;  // of the limit, for each step on the way to the data
    pause = all_data ? end : std::min(end, work_ + limits_.each / part);
    Proved result = Sweep(terms_, cut, a, b, claim).run(go);
    if (result.proof == Proof::proved) return result;
    bool deeper = false;
    for (const Variable& variable : cut.variables) {
      if (is_leaf(terms_[variable.term])) continue;
      expanded[variable.term.index()] = true;
      deeper = true;
    }
    if (!deeper || work_ >= end || spent()) return deeper ? Proved{} : result;
  }
}

}  // namespace rubric::evaluate
