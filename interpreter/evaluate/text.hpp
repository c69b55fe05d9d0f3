#pragma once
#include <rubric/outcome.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "syntax/ast.hpp"

namespace rubric::evaluate {

/// Where `span` begins, for people; nothing for a span of no text.
std::optional<Location> location_of(const Sources& sources, Span span);

/// `text` on one line: comments dropped, white space outside quotes squeezed, cut at `limit` bytes with an ellipsis.
std::string one_line(std::string_view text, std::size_t limit);

/// The text under `span` on one line; empty for a span of no text.
std::string written(const Sources& sources, Span span, std::size_t limit);

/// What a declaration cites, with the title and, where the citation states none, the certainty of its source.
std::vector<Citation> citations_of(const syntax::Ast& ast, const std::vector<syntax::Cite>& cites);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& parts, std::string_view last = " and ");

}  // namespace rubric::evaluate
