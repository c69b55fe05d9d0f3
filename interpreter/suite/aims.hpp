#pragma once
#include "suite/coverage.hpp"
#include "suite/flow.hpp"

/// What a search for the facts of a missing test aims at.
namespace rubric::suite {

/// What is recorded in the data beside the inputs.
struct Record {
  enum class Kind : std::uint8_t { none, discretion, waiver, not_rated };
  Kind kind = Kind::none;
  AttributeId rating{};          // of discretion
  int move = 0;                  // of discretion: in bands, from the computed rating
  bool reason = true;            // whether it gives one
  bool by = true;                // whether it says who decided
  std::uint32_t adjustment = 0;  // of a waiver
  resolve::ItemId item{};        // of what is not rated
};

/// One way to reach one point: for one item, or one call.
struct Aim {
  std::size_t point = 0;
  std::vector<Want> wants{};
  Record record{};
  std::vector<AttributeId> told{};         // results that a test of it expects
  bool is_requirement = false;             // of a `require`
  std::vector<std::uint32_t> not_given{};  // inputs, by Rules::inputs, that must not be given
  /// So many of the wants must be so; the others make it likely, or the test a plainer one.
  std::size_t necessary = ~std::size_t{0};
  double handicap = 0;  // of a way that makes a poorer test than another
};

/// By point: every way to reach it in one Program.
using Aims = std::vector<std::vector<Aim>>;

/// Of points that only a table's rows, or a date, decide there is none.
Aims aims_of(const Methodology::Impl& rules, const Flow& flow, const Reach& reach);

/// Whether some case can bring about every want that is necessary, as far as the ranges of `open`, a run with nothing
/// known, tell.
bool is_possible(const Aim& aim, const std::vector<Range>& open);

}  // namespace rubric::suite
