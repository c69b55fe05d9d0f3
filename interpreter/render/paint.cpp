#include "render/paint.hpp"

#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

// The sixteen basic colours only: they follow the theme of the reader's terminal.
std::string_view sequence(Ink ink) {
  switch (ink) {
    case Ink::plain: return {};
    case Ink::strong: return "\x1b[1m";
    case Ink::faint: return "\x1b[2m";
    case Ink::heading: return "\x1b[1;4m";
    case Ink::error: return "\x1b[1;31m";
    case Ink::warning: return "\x1b[1;33m";
    case Ink::note: return "\x1b[1;36m";
    case Ink::good: return "\x1b[32m";
    case Ink::gutter: return "\x1b[34m";
  }
  return {};
}

}  // namespace

std::string paint(bool colour, Ink ink, std::string_view text) {
  const std::string_view begin = sequence(ink);
  if (!colour || begin.empty() || text.empty()) return std::string(text);
  return cat(begin, text, "\x1b[0m");
}

}  // namespace rubric::render
