#pragma once
#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"
#include "grammar/point.hpp"
#include "parse/tokens.hpp"

namespace rubric::parsing {

/// Where a syntax error lies: the text, what was read of it, and the parenthesis still open.
struct Surroundings {
  std::string_view text;
  SourceId source{};
  const TokenEnds& ends;
  std::optional<Span> open{};
};

/// The diagnostic for `point`, whose rule does not match at `offset`: what was found, what was expected, what to do.
Diagnostic word_failure(const Surroundings& where, const grammar::Point& point, std::uint32_t offset);

}  // namespace rubric::parsing
