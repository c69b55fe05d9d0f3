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

/// A name as tables have room for: "2.2 safety yes", "1.2 rating"; case data may write it so too.
std::string short_name(std::string_view name);
/// The same of a result; what rates an item has the name of the item: "2.2 safety", "total".
std::string short_result(std::string_view name);

/// "total 18 → 19, 2.2 Inadequate → Good", without what is rated in the very items of `changes`.
std::string effects_text(const std::vector<Effect>& effects, const std::vector<InputChange>& changes);

/// "+2 answers", "−1 level", "another value".
std::string size_text(const InputChange& change);

}  // namespace rubric::whatif
