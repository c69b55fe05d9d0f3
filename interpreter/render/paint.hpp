#pragma once
#include <string>
#include <string_view>

namespace rubric::render {

/// What a stretch of text is, which decides its colour.
enum class Ink { plain, strong, faint, heading, error, warning, note, good, gutter };

/// The text in the colour of `ink`, or as it is where `colour` is off.
std::string paint(bool colour, Ink ink, std::string_view text);

}  // namespace rubric::render
