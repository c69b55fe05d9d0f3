#pragma once
#include "evaluate/view.hpp"

namespace rubric::evaluate {

/// Every attribute in the order of a document: for each domain its standards' ratings and its own, the top-level
/// scores and ratings, then everything else as the framework has it.
std::vector<AttributeId> result_order(const resolve::Model& model);

/// One attribute as a document holds it.
Result result_of(const View& view, AttributeId attribute);

/// How an attribute stands.
Standing standing_of(const View& view, AttributeId attribute);

/// The word for a standing: "given", "not_rated", …
std::string_view word(Standing standing);

/// Why `item` is not rated: the reason in the data or of the clause that holds.
std::string not_rated_reason(const View& view, ItemId item);

}  // namespace rubric::evaluate
