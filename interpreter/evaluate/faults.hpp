#pragma once
#include "evaluate/view.hpp"

namespace rubric::evaluate {

/// An operation that failed of itself, not because something it reads had failed.
struct FaultOrigin {
  Fault fault = Fault::none;
  std::string text;  // "`100% * yes / cases` divides by zero"
  Span span{};       // of the operation
};

/// What failed within the definition and the adjustments of `attribute` itself.
std::vector<FaultOrigin> faults_of(const View& view, AttributeId attribute);

/// The same within one expression.
std::vector<FaultOrigin> faults_of(const View& view, NodeId node);

/// Why a failed attribute failed: its own operation, or the attribute it waits on and the operation there.
std::string fault_reason(const View& view, AttributeId attribute);

/// The diagnostic of a fault.
Code code_of(Fault fault);

}  // namespace rubric::evaluate
