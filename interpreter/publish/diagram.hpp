#pragma once
#include "publish/document.hpp"
#include "render/svg.hpp"

namespace rubric::publish {

/// Draws the steps from facts (top) to conclusions (bottom) into `image`, an empty `svg` element, and sets its size. Arrows
/// lead from what is read to what reads it; where one thing leads to another by way of a third, only the way is drawn.
void draw(render::html::Node image, const std::vector<Step>& steps);
/// The same as a file of its own.
std::string diagram_file(const std::vector<Step>& steps, std::string_view title);
/// What the diagram shows, in a sentence.
std::string diagram_text();
/// The style of its shapes, for pages.
std::string_view diagram_style();

}  // namespace rubric::publish
