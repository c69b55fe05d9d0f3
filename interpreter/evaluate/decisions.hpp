#pragma once
#include <memory>
#include <set>

#include "evaluate/contradictions.hpp"
#include "evaluate/evaluate.hpp"

namespace rubric::evaluate {

/// A condition that was read before another, and what it came to.
struct Decided {
  check::NodeId condition{};
  bool held = false;
};

/// What a condition can come to where it is read: what "cannot" is proved, the rest is not.
struct Decision {
  bool is_read = true;  // false: it stands where an `if` or a row never leads
  bool can_hold = true;
  bool can_fail = true;
  std::vector<Decided> because{};  // why it cannot; none where that is so wherever it is read
};

/// Whether the condition `id` is there to be turned: over parameters alone, or with a boolean parameter in it.
bool is_switch(const check::Rules& rules, check::NodeId id);

/// The conditions of each `if` and `first of`, judged by what the conditions before them came to; and those of
/// adjustments, requirements and `not rated when`. Conditions inside functions and over rows are left open.
class Decisions {
 public:
  Decisions(const syntax::Ast& ast, const check::Rules& rules, const std::vector<compile::Program>& programs);
  const Decision& of(check::NodeId condition) const;
  /// Whether some `if` or row can never lead where it says.
  bool settles_any() const { return !settled_.empty(); }
  /// Whether, in the Program of this number, no data make both conditions come out as said.
  bool exclude(std::size_t program, const Said& a, const Said& b) { return contradictions_[program].exclude(a, b); }
  /// Everything that the value of `id` can be, as `frame` has it, with what is never chosen left out.
  Range chosen(std::size_t program, check::NodeId id, const RangeFrame& frame) const;
  /// Whether some choice in the value of `id`, the operands of other operations aside, never goes one way.
  bool leaves_out(check::NodeId id) const;

 private:
  using Path = std::vector<Decided>;
  void walk(check::NodeId id, const Path& path);
  void walk_rows(const check::Node& node, Path path);
  void walk_choice(const check::Node& node, const Path& path);
  void walk_members(const check::Aggregate& aggregate, const Path& path);
  void never_read(check::NodeId id);
  Decision decide(check::NodeId condition, const Path& path);
  bool never(check::NodeId condition, bool holds, const Path& path, Decision& decision);
  void extend(Path& path, check::NodeId condition, bool held) const;

  const check::Rules& rules_;
  const std::vector<compile::Program>& programs_;
  std::unique_ptr<Contradictions::Shared> shared_;
  std::vector<Contradictions> contradictions_{};  // by Program
  std::map<std::uint32_t, Decision> settled_{};   // by node
  /// What some condition written there was not proved never to come to, of those for other items: no proof can say
  /// more of all of them.
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::set<bool>> open_{};
};

/// The ranges of a run with nothing known, by Program, with what `decisions` settle left out.
std::vector<RangeFrame> run_open(const check::Rules& rules, const std::vector<compile::Program>& programs,
                                 const Decisions& decisions);

}  // namespace rubric::evaluate
