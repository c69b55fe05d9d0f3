#pragma once
#include <string>
#include <string_view>

namespace rubric::render {

/// The text as XML 1.0 and HTML may hold it in content and in attributes.
std::string xml(std::string_view text);

}  // namespace rubric::render
