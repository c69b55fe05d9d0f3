#pragma once
#include <rubric/rubric.hpp>

#include "base/source.hpp"
#include "render/paint.hpp"

namespace rubric::render {

/// A stretch to underline, with carets (`primary`) or dashes, and what to say about it.
struct Mark {
  Span span;
  bool primary = false;
  std::string text{};
};

/// The marked lines of every source that the marks lie in, the first mark's source first, each under a ` --> ` line.
std::string excerpt(const Sources& sources, const std::vector<Mark>& marks, Ink ink, Style style);

/// Whether `span` lies in a source that there is.
bool has_place(const Sources& sources, Span span);

}  // namespace rubric::render
