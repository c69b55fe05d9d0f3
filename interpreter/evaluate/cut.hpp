#pragma once
#include "evaluate/terms_prove.hpp"

/// The parts of a proof: what is left free below two terms, and the boxes it is gone through in.
namespace rubric::evaluate {

/// A term left free. Its values are points, one after the other; or an interval, of multiples of the term's step where
/// it has one. Points stand for what else it can be too: not rated, an error, missing.
struct Variable {
  TermId term{};
  bool interval = false;
  std::optional<Number> low{};
  std::optional<Number> high{};
  std::vector<Cell> points{};
};

/// A part of what one variable can be: an interval, and points from `first` on before `past`.
struct Piece {
  bool interval = false;
  std::optional<Number> low{};
  std::optional<Number> high{};
  std::size_t first = 0;
  std::size_t past = 0;
  unsigned splits = 0;
};

/// The terms between two terms and what is left free below them.
struct Cut {
  std::vector<Variable> variables{};
  std::vector<TermId> inner{};  // each behind its operands
  std::vector<TermId> constants{};
  std::vector<TermId> requirements{};  // those that can be told from the variables
};

/// Everything below `a` and `b` down to what they share, but for what is `expanded` (by term).
Cut cut_below(const Terms& terms, TermId a, TermId b, const std::vector<TermId>& requirements,
              const std::vector<bool>& expanded, const std::vector<Range>& open);

/// Whether the term is data: nothing stands below it.
inline bool is_leaf(const Term& term) { return term.kind == TermKind::symbol || term.kind == TermKind::rows; }

Piece whole(const Variable& variable);
Range range_of(const Terms& terms, const Variable& variable, const Piece& piece);
/// The one value, where there is only one.
std::optional<Cell> single(const Variable& variable, const Piece& piece);
/// Whether there is a point in making less of the piece: numbers between numbers have no end, nor have counts.
bool can_split(const Terms& terms, const Variable& variable, const Piece& piece);
/// Two parts that make up the piece; the second is the one to be looked at first.
std::pair<Piece, Piece> split(const Terms& terms, const Variable& variable, const Piece& piece);

}  // namespace rubric::evaluate
