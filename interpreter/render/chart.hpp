#pragma once
#include <string>

#include "render/html.hpp"
#include "render/report.hpp"

namespace rubric::render {

/// The chart of a section, which has one with marks, as a figure of SVG at the end of `parent`.
void figure(html::Node parent, const ReportSection& section, const std::string& id);

}  // namespace rubric::render
