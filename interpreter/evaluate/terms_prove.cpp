#include "evaluate/terms_prove.hpp"

#include <algorithm>

#include "evaluate/cut.hpp"

namespace rubric::evaluate {

namespace {

using Box = std::vector<Piece>;

/// Whether both come to one thing and it is the same: a value, no rating, an error, or nothing given.
bool surely_same(const Range& a, const Range& b) {
  if (a.has_value != b.has_value || a.may_be_unrated != b.may_be_unrated || a.may_fail != b.may_fail) return false;
  if (a.has_value) {
    const std::optional<Number> value = a.single();
    return value && value == b.single();
  }
  return !(a.may_be_unrated && a.may_fail);
}

bool same(const Cell& a, const Cell& b) {
  return a.state == b.state && (a.state != State::value || a.number == b.number);
}

/// Goes through the boxes of one cut.
class Sweep {
 public:
  Sweep(const Terms& terms, const Cut& cut, TermId a, TermId b)
      : terms_(terms), cut_(cut), a_(a), b_(b), ranges_(terms.size(), nothing()), cells_(terms.size()) {
    for (const TermId id : cut.constants) {
      ranges_[id.index()] = Range::of(terms[id].type, terms.value(id));
      cells_[id.index()] = Cell::of(terms.value(id));
    }
  }

  template <class Go>
  Proved run(const Go& go) {
    std::vector<Box> open;
    Box& first = open.emplace_back();
    for (const Variable& variable : cut_.variables) first.push_back(whole(variable));
    while (!open.empty()) {
      if (!go(cut_.inner.size() + 1)) return {};
      const Box box = std::move(open.back());
      open.pop_back();
      if (is_closed(box)) continue;
      const std::optional<std::size_t> next = widest(box);
      if (!next) {
        if (differ_at(box)) return {Proof::refuted, point(box)};
        continue;
      }
      auto [rest, near] = split(terms_, cut_.variables[*next], box[*next]);
      open.push_back(box);
      open.back()[*next] = rest;
      open.push_back(box);
      open.back()[*next] = near;
    }
    return {Proof::proved, {}};
  }

 private:
  bool is_closed(const Box& box) {
    for (std::size_t i = 0; i < box.size(); ++i) {
      const Variable& variable = cut_.variables[i];
      ranges_[variable.term.index()] = range_of(terms_, variable, box[i]);
    }
    for (const TermId id : cut_.inner) evaluate(terms_, id, ranges_);
    const bool allowed = std::all_of(cut_.requirements.begin(), cut_.requirements.end(), [this](TermId id) {
      const Range& met = ranges_[id.index()];
      return can_be_true(met) || met.may_fail || met.may_be_unrated || !met.has_value;
    });
    return !allowed || surely_same(ranges_[a_.index()], ranges_[b_.index()]);
  }

  /// The variable split least so far that is not settled.
  std::optional<std::size_t> widest(const Box& box) const {
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (!single(cut_.variables[i], box[i]) && (!next || box[i].splits < box[*next].splits)) next = i;
    }
    return next;
  }

  bool differ_at(const Box& box) {
    for (std::size_t i = 0; i < box.size(); ++i) {
      const Variable& variable = cut_.variables[i];
      cells_[variable.term.index()] = single(variable, box[i]).value_or(Cell{});
    }
    for (const TermId id : cut_.inner) evaluate(terms_, id, cells_);
    const bool allowed = std::all_of(cut_.requirements.begin(), cut_.requirements.end(), [this](TermId id) {
      const Cell& met = cells_[id.index()];
      return !met.known() || met.is_true();
    });
    return allowed && !same(cells_[a_.index()], cells_[b_.index()]);
  }

  Point point(const Box& box) const {
    Point at;
    for (std::size_t i = 0; i < box.size(); ++i)
      at.emplace_back(cut_.variables[i].term, single(cut_.variables[i], box[i]).value_or(Cell{}));
    return at;
  }

  const Terms& terms_;
  const Cut& cut_;
  TermId a_;
  TermId b_;
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
      evaluate(terms_, id, open_);
    }
  }
}

Proved Prover::prove(TermId a, TermId b, const std::vector<TermId>& requirements) {
  if (a == b) return {Proof::proved, {}};
  update_open_ranges();
  std::vector<bool> expanded(terms_.size(), false);
  const std::uint64_t end = std::min(work_ + limits_.each, limits_.all);
  unsigned checks = 0;
  const auto go = [&](std::size_t work) {
    work_ += work;
    constexpr unsigned between_looks = 64;  // at the clock
    return work_ < end && (++checks % between_looks != 0 || !limits_.in_time || limits_.in_time());
  };
  for (;;) {
    const Cut cut = cut_below(terms_, a, b, requirements, expanded, open_);
    const Proved result = Sweep(terms_, cut, a, b).run(go);
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
