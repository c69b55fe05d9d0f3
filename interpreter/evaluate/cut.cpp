#include "evaluate/cut.hpp"

#include <algorithm>

namespace rubric::evaluate {

namespace {

std::vector<bool> below(const Terms& terms, TermId top) {
  std::vector<bool> reached(top.index() + 1, false);
  reached[top.index()] = true;
  for (std::size_t i = top.index() + 1; i-- > 0;) {
    const Term& term = terms[TermId{static_cast<std::uint32_t>(i)}];
    if (!reached[i] || is_leaf(term)) continue;
    for (const TermId operand : term.operands) reached[operand.index()] = true;
  }
  return reached;
}

bool is_in(const std::vector<bool>& set, std::size_t at) { return at < set.size() && set[at]; }

/// Where a value, of which only comparisons with constants and bands are asked, can make a difference.
struct Asked {
  bool only_edges = true;
  std::vector<Number> edges{};
};

void ask(const Terms& terms, const Term& term, std::size_t operand, Asked& asked) {
  if (term.kind == TermKind::band) {
    const std::vector<Number>& edges = terms.band(term).edges;
    asked.edges.insert(asked.edges.end(), edges.begin(), edges.end());
    return;
  }
  const bool compares = term.kind == TermKind::less || term.kind == TermKind::equal;
  const TermId other = compares ? term.operands[1 - operand] : TermId{};
  if (compares && terms.is_constant(other)) {
    asked.edges.push_back(terms.value(other));
  } else {
    asked.only_edges = false;
  }
}

/// One value for every stretch between edges, and the edges.
void choose_points(Variable& variable, std::vector<Number> edges, const Number& step) {
  for (const std::optional<Number>& end : {variable.low, variable.high}) {
    if (end) edges.push_back(*end);
  }
  if (edges.empty()) edges.emplace_back(0);
  std::sort(edges.begin(), edges.end());
  std::vector<Number> values;
  if (step.is_zero()) {
    values.push_back(edges.front() - Number(1));
    for (std::size_t i = 0; i < edges.size(); ++i) {
      values.push_back(edges[i]);
      if (i + 1 < edges.size()) values.push_back((edges[i] + edges[i + 1]) / Number(2));
    }
    values.push_back(edges.back() + Number(1));
  } else {
    for (const Number& edge : edges) {
      const Number under = edge.rounded(step, Rounding::down);
      const Number over = edge.rounded(step, Rounding::up);
      for (const Number& value : {under - step, under, over, over + step}) values.push_back(value);
    }
  }
  std::sort(values.begin(), values.end());
  for (const Number& value : values) {
    const bool inside = !(variable.low && value < *variable.low) && !(variable.high && value > *variable.high);
    if (inside && (variable.points.empty() || variable.points.back().number != value))
      variable.points.push_back(Cell::of(value));
  }
}

Variable variable_for(const Terms& terms, TermId id, const Range& open, const Asked& asked) {
  Variable variable;
  variable.term = id;
  if (open.has_value && open.finite) {
    for (unsigned i = 0; i < limits::levels; ++i) {
      if ((open.levels & (std::uint64_t{1} << i)) != 0) variable.points.push_back(Cell::of(Number(i)));
    }
  } else if (open.has_value) {
    const Number& step = terms[id].step;
    variable.low = open.low;
    variable.high = open.high;
    if (!step.is_zero()) {
      if (open.low) variable.low = open.low->rounded(step, Rounding::up);
      if (open.high) variable.high = open.high->rounded(step, Rounding::down);
    }
    if (asked.only_edges) {
      choose_points(variable, asked.edges, step);
    } else {
      variable.interval = true;
    }
  }
  if (open.may_be_unrated) {
    variable.points.emplace_back();
    variable.points.back().state = State::unrated;
  }
  if (open.may_fail) variable.points.push_back(Cell::failed(open.fault));
  if (open.absent || (!variable.interval && variable.points.empty())) variable.points.emplace_back();
  return variable;
}

}  // namespace

Cut cut_below(const Terms& terms, TermId a, TermId b, const std::vector<TermId>& requirements,
              const std::vector<bool>& expanded, const std::vector<Range>& open) {
  const std::vector<bool> of_a = below(terms, a);
  const std::vector<bool> of_b = below(terms, b);
  std::vector<bool> inside(std::max(of_a.size(), of_b.size()), false);
  std::vector<bool> free(inside.size(), false);
  inside[a.index()] = true;
  inside[b.index()] = true;
  Cut cut;
  for (std::size_t i = inside.size(); i-- > 0;) {
    const TermId id{static_cast<std::uint32_t>(i)};
    if (!inside[i] || terms.is_constant(id)) continue;
    const bool shared = is_in(of_a, i) && is_in(of_b, i);
    free[i] = is_leaf(terms[id]) || (shared && !is_in(expanded, i));
    if (free[i]) continue;
    for (const TermId operand : terms[id].operands) inside[operand.index()] = true;
  }
  for (const TermId requirement : requirements) {
    std::vector<bool> needed(requirement.index() + 1, false);
    needed[requirement.index()] = true;
    bool known = true;
    for (std::size_t i = needed.size(); i-- > 0 && known;) {
      const TermId id{static_cast<std::uint32_t>(i)};
      if (!needed[i] || is_in(free, i) || terms.is_constant(id)) continue;
      known = !is_leaf(terms[id]);
      for (const TermId operand : terms[id].operands) needed[operand.index()] = true;
    }
    if (!known) continue;
    cut.requirements.push_back(requirement);
    if (inside.size() < needed.size()) inside.resize(needed.size(), false);
    // What stands below a free term is told by that term.
    std::vector<bool> used(needed.size(), false);
    used[requirement.index()] = true;
    for (std::size_t i = needed.size(); i-- > 0;) {
      if (!used[i]) continue;
      inside[i] = true;
      const TermId id{static_cast<std::uint32_t>(i)};
      if (is_in(free, i) || terms.is_constant(id)) continue;
      for (const TermId operand : terms[id].operands) used[operand.index()] = true;
    }
  }
  std::vector<Asked> asked(inside.size());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const TermId id{static_cast<std::uint32_t>(i)};
    if (!inside[i]) continue;
    if (terms.is_constant(id)) {
      cut.constants.push_back(id);
    } else if (!is_in(free, i)) {
      cut.inner.push_back(id);
      const Term& term = terms[id];
      for (std::size_t k = 0; k < term.operands.size(); ++k) ask(terms, term, k, asked[term.operands[k].index()]);
    }
  }
  for (const TermId top : {a, b}) asked[top.index()].only_edges = false;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const TermId id{static_cast<std::uint32_t>(i)};
    if (inside[i] && is_in(free, i)) cut.variables.push_back(variable_for(terms, id, open[i], asked[i]));
  }
  return cut;
}

Piece whole(const Variable& variable) {
  return {variable.interval, variable.low, variable.high, 0, variable.points.size(), 0};
}

Range range_of(const Terms& terms, const Variable& variable, const Piece& piece) {
  Range range = nothing();
  if (piece.interval) range = hull(range, interval(piece.low, piece.high));
  for (std::size_t i = piece.first; i < piece.past; ++i) {
    const Cell& point = variable.points[i];
    switch (point.state) {
      case State::value: range = hull(range, Range::of(terms[variable.term].type, point.number)); break;
      case State::unrated: range.may_be_unrated = true; break;
      case State::error: may_fail(range, point.fault); break;
      case State::missing: range.absent = true; break;
    }
  }
  return range;
}

std::optional<Cell> single(const Variable& variable, const Piece& piece) {
  if (!piece.interval)
    return piece.past - piece.first == 1 ? std::optional(variable.points[piece.first]) : std::nullopt;
  if (piece.first != piece.past || !piece.low || !piece.high || *piece.low != *piece.high) return std::nullopt;
  return Cell::of(*piece.low);
}

bool can_split(const Terms& terms, const Variable& variable, const Piece& piece) {
  constexpr unsigned between_numbers = 24;
  constexpr std::int64_t far = 1'000'000;
  if (single(variable, piece)) return false;
  if (!piece.interval || piece.first != piece.past) return true;
  if (terms[variable.term].step.is_zero() && piece.splits >= between_numbers) return false;
  if (piece.low && piece.high) return true;
  return !(piece.low && *piece.low > Number(far)) && !(piece.high && *piece.high < Number(-far));
}

std::pair<Piece, Piece> split(const Terms& terms, const Variable& variable, const Piece& piece) {
  Piece rest = piece;
  Piece near = piece;
  ++rest.splits;
  ++near.splits;
  if (!piece.interval) {
    near.past = piece.first + (piece.past - piece.first + 1) / 2;
    rest.first = near.past;
    return {rest, near};
  }
  if (piece.first != piece.past) {
    rest.interval = false;
    near.first = near.past;
    return {rest, near};
  }
  const Number& step = terms[variable.term].step;
  const Number unit = step.is_zero() ? Number(1) : step;
  Number middle;
  if (piece.low && piece.high) {
    middle = (*piece.low + *piece.high) / Number(2);
  } else if (piece.low) {
    middle = *piece.low > Number(0) ? *piece.low * Number(2) : unit * Number(8);
  } else if (piece.high) {
    middle = (piece.high->is_negative() ? *piece.high * Number(2) : -(unit * Number(8))) - unit;
  }
  if (!step.is_zero()) middle = middle.rounded(step, Rounding::down);
  near.high = middle;
  rest.low = step.is_zero() ? middle : middle + step;
  if (!piece.low) std::swap(near, rest);
  return {rest, near};
}

}  // namespace rubric::evaluate
