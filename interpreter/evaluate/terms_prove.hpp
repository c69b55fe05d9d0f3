#pragma once
#include <algorithm>
#include <functional>

#include "evaluate/terms.hpp"

namespace rubric::evaluate {

enum class Proof : std::uint8_t { proved, refuted, open };

/// What symbols and rows come to, in a place where two terms differ.
using Point = std::vector<std::pair<TermId, Cell>>;

struct Proved {
  Proof proof = Proof::open;
  Point at{};  // of refuted
};

/// What is to be shown of two terms.
enum class Claim : std::uint8_t { same, never_both_true };

/// How much is tried: terms worked out, over all boxes of all attempts of one Prover, and the time.
struct ProofLimits {
  std::uint64_t each = 300'000;
  std::uint64_t all = 6'000'000;
  std::function<bool()> in_time{};
};

/// Proves terms equal for all data that meet the requirements and leave out nothing that has no `or else`.
///
/// Where two terms part, what they share below is left free: each shared term may be whatever it can be at all. All
/// there is of that is gone through, in boxes that are split until both terms are settled. A place where they differ may
/// need values that do not come together; then what was left free is followed one step down, at last to the data.
class Prover {
 public:
  Prover(const Terms& terms, ProofLimits limits) : terms_(terms), limits_(std::move(limits)) {}
  Proved prove(TermId a, TermId b, const std::vector<TermId>& requirements);
  /// Proves that no data make both conditions true; in the same way, over what they share.
  Proved never_both(TermId a, TermId b);
  /// Everything that `id` can be, its parts taken as independent.
  const Range& can_be(TermId id);
  /// Tries no more than this in each attempt from now on.
  void limit_each(std::uint64_t work) { limits_.each = std::min(limits_.each, work); }
  bool spent() const { return work_ >= limits_.all || (limits_.in_time && !limits_.in_time()); }

 private:
  void update_open_ranges();
  Proved attempt(TermId a, TermId b, const std::vector<TermId>& requirements, Claim claim);

  const Terms& terms_;
  ProofLimits limits_;
  std::uint64_t work_ = 0;
  std::vector<Range> open_{};  // by term: everything it can be
};

}  // namespace rubric::evaluate
