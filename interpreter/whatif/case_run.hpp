#pragma once
#include <rubric/reach.hpp>

#include "engine.hpp"
#include "whatif/search.hpp"

namespace rubric::whatif {

/// `inspection` with other values for some inputs, to be run in full.
Inspection with_inputs(const Inspection& inspection, const std::vector<std::pair<std::uint32_t, std::int64_t>>& values);

/// Messages that point into `sources`, which go on where those of `inspection` end.
Messages messages_of(const Inspection& inspection, std::shared_ptr<const Sources> sources, Diagnostics diagnostics);

/// What a result came to, for people: "Good", "not rated", "12 to 15".
std::string shown(const Result& result);

/// The ratings and scores of `after` that come out otherwise than in `before`, but for those named in `but`.
std::vector<Effect> effects(const Outcome& before, const Outcome& after, const std::vector<std::string>& but);

/// What becomes of recorded discretion and waivers in `after` that stood otherwise in `before`, a sentence each.
std::vector<std::string> record_notes(const Outcome& before, const Outcome& after);

/// The change that a move makes.
InputChange change_of(const check::Rules& rules, const Variable& variable, const Move& move);

/// "+2 answers", "−1 level", "another value".
std::string size_text(const InputChange& change);

}  // namespace rubric::whatif
