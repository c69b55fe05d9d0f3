#pragma once
#include <vector>

#include "check/rules.hpp"

/// The executable form: a flat list of typed operations over numbered slots, in an order that respects what each
/// reads. Immutable once compiled. Every run leaves each slot holding its value, which is what an explanation reads.
namespace rubric::compile {

using Slot = std::uint32_t;
inline constexpr Slot no_slot = 0xffff'ffff;

/// dest and operands a, b, c are slots unless said otherwise; `list` operations read operands[a .. a + b).
enum class Opcode : std::uint8_t {
  copy,  // dest = a
  add,
  subtract,
  multiply,
  divide,
  negate,
  absolute,
  floor,
  ceiling,
  round_half_up,
  round_half_even,
  round_down,
  round_up,  // a to a multiple of b
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  logical_and,
  logical_or,
  logical_not,
  choose,    // a ? b : c
  or_else,   // a where given, else b
  band,      // level of a in bands[b]
  distance,  // from a to the nearest edge of bands[b]
  points,    // of level a in points[b]
  years_between,
  months_between,
  days_between,
  minimum,
  maximum,  // of the list
  sum,
  mean,
  lowest,
  highest,  // of the list; flag `guarded`: pairs (included?, value)
  count,
  proportion,  // of true slots in the list; flag `guarded`: pairs (included?, condition)
  some,
  every,   // of the list; flag `guarded`: pairs (included?, condition)
  rated,   // a (rated?) ? b : unrated; reads of an unrated rating fail with Fault::unrated_read
  permit,  // may discretion move level a to level b, by discretions[c], its condition aside
  reach,   // level b, of which discretions[c] may reach only a part from level a
  adjust,  // a after the floors and caps of adjustments[b]: dest = min(max(a, floors), caps)
  rows,    // row aggregate rows[a] over its table
  // Only in programs of results alone, which `results_of` makes:
  round_quotient,  // quotients[c] of a and b: f a / b, rounded to a whole number
  rise_quotient,   // what that comes to on the steps of quotients[c], found without dividing
  pass_given,      // the next c operations fill slots a .. a + b where they are missing: passed over where none is
  // The next b operations are a segment, of which the last writes dest too. Where they need not run, dest is slot c.
  skip_unless,  // runs where a is true
  skip_moot,    // runs where a is true; where slots are read for explanations, it always runs
  skip_given,   // runs where a is missing
};

inline constexpr std::size_t opcode_count = static_cast<std::size_t>(Opcode::skip_given) + 1;

struct Op {
  Opcode code{};
  bool guarded = false;
  Slot dest = no_slot;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
  friend bool operator==(const Op&, const Op&) = default;
};

/// A bands table in one date interval: edges rise strictly, row i is from edges[i-1] to edges[i].
struct BandTable {
  bool edge_belongs_above = true;
  std::vector<Number> edges;
  std::vector<std::uint32_t> levels;  // one more than edges
  std::vector<std::int64_t> starts;   // where all edges are whole: the least whole number above each; else empty
  friend bool operator==(const BandTable&, const BandTable&) = default;
};

/// What one discretion rule allows on one rating, its condition aside, and the slots it reads.
struct Discretion {
  std::uint32_t adjustment = 0;  // Model::adjustments
  std::uint32_t width = 0;       // in bands
  bool up = false;
  bool down = false;
  bool requires_reason = false;
  bool requires_by = false;
  Slot has_reason = no_slot;
  Slot has_by = no_slot;
  friend bool operator==(const Discretion&, const Discretion&) = default;
};

/// A floor or cap among those that bind one rating: active where `when` holds and `off` does not.
struct Limit {
  std::uint32_t adjustment = 0;  // Model::adjustments
  bool is_cap = false;
  Slot when = no_slot;  // no_slot: always
  Slot level = no_slot;
  Slot off = no_slot;
  friend bool operator==(const Limit&, const Limit&) = default;
};

/// A rise of a value by `by` where the rounded f a / b has reached `start`: where 2 f a >= at b + past, for b above 0.
struct QuotientStep {
  std::int64_t start = 0;
  std::int64_t at = 0;
  std::int64_t past = 0;
  std::int64_t by = 0;
  friend bool operator==(const QuotientStep&, const QuotientStep&) = default;
};

/// f a / b rounded to a whole number, and steps on which that stands; all of them are small.
struct RoundedQuotient {
  std::int64_t factor = 1;  // f
  Rounding rounding{};
  std::int64_t from = 0;  // below the first step
  std::vector<QuotientStep> steps{};
  friend bool operator==(const RoundedQuotient&, const RoundedQuotient&) = default;
};

/// The operations run once for each row of a table, and where the row's cells go first.
struct RowProgram {
  syntax::AggregateKind kind{};
  std::uint32_t table = 0;
  std::vector<std::pair<std::uint32_t, Slot>> cells;  // cell number of the row, slot
  std::vector<Op> ops;
  Slot where = no_slot;
  Slot value = no_slot;
  friend bool operator==(const RowProgram&, const RowProgram&) = default;
};

/// The slots through which recorded discretion reaches one rating.
struct DiscretionSlots {
  Slot present = no_slot;
  Slot to = no_slot;
  Slot has_reason = no_slot;
  Slot has_by = no_slot;
  Slot applied = no_slot;  // missing where there is no record
  Slot decided = no_slot;  // the rating behind discretion, before floors, caps and what is not rated
  friend bool operator==(const DiscretionSlots&, const DiscretionSlots&) = default;
};

/// The slot of a node inside a function or of a row, once for each place where it is written out; each node follows its
/// operands.
struct InnerSlot {
  check::NodeId node{};
  Slot slot = no_slot;
  std::uint32_t rows = whole_run;  // Program::rows, where it is read once a row
  static constexpr std::uint32_t whole_run = 0xffff'ffff;
  friend bool operator==(const InnerSlot&, const InnerSlot&) = default;
};

/// Equal where every run over every data gives the same.
struct Program {
  std::vector<Op> ops;
  std::size_t result_ops = 0;  // the first of them: all that `final_` needs; the rest is for findings and explanations
  std::vector<Slot> operands;
  Slot slot_count = 0;
  std::vector<std::pair<Slot, Number>> constants;

  // Filled from case data before a run.
  Slot first_input = 0;                           // inputs lie at first_input + i, by Rules::inputs
  std::vector<Type> slot_types;                   // by slot; error for slots of no single type
  std::vector<bool> input_has_else;               // by Rules::inputs
  std::vector<DiscretionSlots> discretion_slots;  // by attribute; all no_slot where no rule allows discretion
  std::vector<Slot> adjustment_off;   // by Model::adjustments; true: waived, or set aside to see its effect;
                                      // no_slot for discretion: leave out its record instead
  std::vector<Slot> not_rated_input;  // by item; no_slot where the data may not say so
  std::vector<Slot> flags;            // all of these that are true or false, false where nothing is recorded

  // Read after a run.
  std::vector<Slot> computed;          // by attribute: before adjustments
  std::vector<Slot> final_;            // by attribute
  std::vector<Slot> adjustment_when;   // by Model::adjustments; no_slot: always
  std::vector<Slot> adjustment_level;  // by Model::adjustments
  std::vector<Slot> rated;             // by item; no_slot: always rated
  std::vector<Slot> requires_;         // by Model::requires_
  std::vector<Slot> not_rated_when;    // by Model::not_rated; of `may be not rated` the flag of the data
  std::vector<Slot> node_slots;        // by Rules::nodes; no_slot inside functions and rows
  std::vector<InnerSlot> inner_slots;  // and what lies there

  std::vector<BandTable> bands;             // by Model::bands
  std::vector<std::vector<Number>> points;  // by Model::level_sets and level; 0 where a level has none
  std::vector<Discretion> discretions;
  std::vector<std::vector<Limit>> adjustments;  // for `adjust`
  std::vector<RowProgram> rows;
  std::vector<RoundedQuotient> quotients{};
  std::vector<Op> settled_bands;  // look-ups of constants: worked out while compiling, kept to tell which rows are used
  std::uint32_t interval = 0;     // Rules::intervals
  friend bool operator==(const Program&, const Program&) = default;
};

}  // namespace rubric::compile
