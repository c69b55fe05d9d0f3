#pragma once
#include <vector>

#include "format/plan.hpp"

namespace rubric::format {

/// How many columns a token or comment takes.
std::size_t width(const Tokens& tokens, Piece piece);

/// For every token the column of its cell, counted from where its row begins; 0 for what begins no cell behind the first
/// of its row.
std::vector<std::size_t> cell_columns(const Tokens& tokens, const Plan& plan);

}  // namespace rubric::format
