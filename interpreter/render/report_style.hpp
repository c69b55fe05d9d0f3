#pragma once
#include <string_view>

namespace rubric::render {

/// The style sheet of a report's page; it holds no `<`, `>` or `&`, which would be escaped.
std::string_view report_style();

}  // namespace rubric::render
