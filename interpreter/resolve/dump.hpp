#pragma once
#include <string>

#include "resolve/model.hpp"

namespace rubric::resolve {

/// The framework and what each name means, one a line, for people.
std::string dump(const Model& model);

}  // namespace rubric::resolve
