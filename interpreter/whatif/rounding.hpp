#pragma once
#include <array>

#include "engine.hpp"

/// The rules with another way of rounding in the place of their own.
namespace rubric::audit {

enum class Mode : std::uint8_t { exact, half_up, half_even, down, up };

inline constexpr std::array all_modes{Mode::exact, Mode::half_up, Mode::half_even, Mode::down, Mode::up};

/// "exact", "half up", "half even", "truncated", "up".
std::string_view word(Mode mode);

/// A place at which the rules round, and how.
struct RoundingCall {
  Span span{};
  Mode mode{};
};

/// Every rounding that something in the rules reads, in the order of places; `floor` and `ceiling` are none.
std::vector<RoundingCall> roundings_of(const Methodology::Impl& rules);

/// `rules` without their tests, each rounding done in `mode`; what keeps them from being run is in `diagnostics`.
/// Facts that were read for `rules` are facts of these.
std::shared_ptr<const Methodology::Impl> rounded(const Methodology::Impl& rules, Mode mode, Diagnostics& diagnostics);

}  // namespace rubric::audit
