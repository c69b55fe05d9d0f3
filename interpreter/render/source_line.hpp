#pragma once
#include <rubric/rubric.hpp>

#include "render/glyphs.hpp"
#include "render/paint.hpp"

namespace rubric::render {

/// The part of a mark that lies on one line, in bytes of that line.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool primary = false;
  std::string text{};
};

/// One source line and the rows under it that point at its pieces.
struct MarkedLine {
  std::string line;
  std::vector<std::string> rows;
};

/// Draws `line` with its pieces underlined: tabs become spaces, and of a line wider than `style.width` a window is shown.
MarkedLine mark_line(std::string_view line, const std::vector<Piece>& pieces, Ink ink, Style style);

}  // namespace rubric::render
