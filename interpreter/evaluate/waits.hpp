#pragma once
#include "evaluate/view.hpp"

namespace rubric::evaluate {

/// The missing inputs that keep `attribute` from one value, in framework order: found by walking back through what is
/// not settled. An input with `or else` stands for itself only where nothing behind its `or else` is an input.
std::vector<AttributeId> waits_for(const View& view, AttributeId attribute);

/// The same for one expression.
std::vector<AttributeId> waits_for(const View& view, NodeId node);

}  // namespace rubric::evaluate
