#pragma once
#include "publish/document.hpp"

namespace rubric::publish {

/// The booklet as a page that needs nothing else.
std::string to_html(const Booklet& booklet);
/// The booklet as Markdown; `picture` is the file of its diagram, or empty: then the table alone tells it.
std::string to_markdown(const Booklet& booklet, std::string_view picture);

}  // namespace rubric::publish
