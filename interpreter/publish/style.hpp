#pragma once
#include <string>

namespace rubric::publish {

/// The style sheet of a booklet's page: that of reports and what booklets have besides.
std::string booklet_style();

}  // namespace rubric::publish
