#pragma once
#include "lint/lint.hpp"

namespace rubric::lint {

/// The lowest and the highest of a set of levels, which is not empty.
inline int lowest(std::uint64_t levels) { return __builtin_ctzll(levels); }
inline int highest(std::uint64_t levels) { return 63 - __builtin_clzll(levels); }

/// Whether the condition of an adjustment, in the Program of this number, is there to be used: it may hold, and is none
/// that parameters turn on and off.
bool may_hold(const Lint& lint, const Frames& frames, std::size_t program, check::NodeId when);

/// Whether the condition of `b` holds wherever that of `a` does: it is the same, a part of it, or proved to.
bool implies(const Lint& lint, const Frames& frames, std::size_t program, const compile::Limit& a,
             const compile::Limit& b);

/// Whether a cap or floor binds in every case: it is not waivable, and its condition, where it has one, always holds.
bool always_binds(const Lint& lint, const Frames& frames, std::size_t program, const compile::Limit& limit);

}  // namespace rubric::lint
