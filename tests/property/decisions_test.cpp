#include "evaluate/decisions.hpp"

#include <gtest/gtest.h>
#include <rubric/rubric.hpp>

#include <set>

#include "engine.hpp"
#include "generate/rules.hpp"

namespace rubric::testing {
namespace {

using check::NodeId;
using check::NodeKind;

/// Follows what one case chooses in the value of `id` and looks whether that was said never to be; returns how many
/// conditions were met on the way.
int follow(const Methodology::Impl& rules, const evaluate::Decisions& decisions, const evaluate::Frame& frame,
           const compile::Program& program, NodeId id) {
  const check::Node& node = rules.rules[id];
  const auto truth = [&](NodeId condition) -> std::optional<bool> {
    const compile::Slot slot = program.node_slots[condition.index()];
    if (slot == compile::no_slot || !frame.slots[slot].known()) return std::nullopt;
    const evaluate::Decision& decision = decisions.of(condition);
    const bool holds = frame.slots[slot].is_true();
    EXPECT_TRUE(decision.is_read && (holds ? decision.can_hold : decision.can_fail))
        << rules.sources->text(rules.rules[condition].span) << " is " << (holds ? "true" : "false");
    return holds;
  };
  if (node.kind == NodeKind::choose) {
    const std::optional<bool> holds = truth(rules.rules.child(node, 0));
    return holds ? 1 + follow(rules, decisions, frame, program, rules.rules.child(node, *holds ? 1 : 2)) : 0;
  }
  int met = 0;
  if (node.kind == NodeKind::first_of) {
    std::size_t i = 0;
    for (; i + 1 < node.child_count; i += 2) {
      const std::optional<bool> holds = truth(rules.rules.child(node, i + 1));
      if (!holds) return met;
      ++met;
      if (*holds) break;
    }
    return met + follow(rules, decisions, frame, program, rules.rules.child(node, i));
  }
  for (std::size_t i = 0; i < node.child_count; ++i)
    met += follow(rules, decisions, frame, program, rules.rules.child(node, i));
  return met;
}

/// Generated rules: no case goes where none is said to go, and no result leaves the narrowed range of it.
TEST(Decisions, NoCaseGoesWhereNoneIsSaidToGo) {
  int met = 0;
  for (std::uint64_t seed = 1; seed <= 60 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Rules generated = random_rules(seed);
    const Loaded loaded = load_text("rules", generated.text);
    ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
    const Methodology::Impl& rules = loaded.methodology->impl();
    const evaluate::Decisions decisions(rules.ast, rules.rules, rules.programs);
    const std::vector<evaluate::RangeFrame> ranges = evaluate::run_open(rules.rules, rules.programs, decisions);
    Random random(seed);
    for (int i = 0; i < 8; ++i) {
      const Read read = read_text(*loaded.methodology, "case.json", to_json(random_case(generated, random)));
      if (!read.inspection) continue;
      for (std::size_t number = 0; number < rules.programs.size(); ++number) {
        const compile::Program& program = rules.programs[number];
        evaluate::Frame frame(program);
        evaluate::bind(rules.rules, program, read.inspection->impl().facts, frame);
        evaluate::run(program, read.inspection->impl().facts, frame);
        for (std::size_t a = 0; a < rules.rules.attributes.size(); ++a) {
          const NodeId definition = rules.rules.attributes[a].definition;
          if (definition.valid()) met += follow(rules, decisions, frame, program, definition);
          const Cell& value = frame.slots[program.final_[a]];
          if (!value.known() || rules.rules.attributes[a].type.kind == Kind::text) continue;
          EXPECT_TRUE(ranges[number].slots[program.final_[a]].contains(value.number))
              << rules.rules.model.attribute_name(resolve::AttributeId{static_cast<std::uint32_t>(a)});
        }
      }
    }
  }
  EXPECT_GT(met, 1000);
}

/// A condition over two counts, as text and as what it comes to.
struct Condition {
  std::string text{};
  std::set<std::pair<int, int>> holds{};
};

constexpr int most = 12;  // of a count, above every constant

Condition comparison(Random& random, bool of_both) {
  const int bound = static_cast<int>(random.below(8));
  const bool second = of_both && random.below(2) == 0;
  const char* const words[] = {"<", "<=", ">", ">=", "="};
  const std::size_t word = random.below(5);
  Condition condition{std::string(second ? "m " : "n ") + words[word] + " " + std::to_string(bound)};
  for (int n = 0; n <= most; ++n) {
    for (int m = 0; m <= most; ++m) {
      const int value = second ? m : n;
      const bool all[] = {value<bound, value <= bound, value> bound, value >= bound, value == bound};
      if (all[word]) condition.holds.emplace(n, m);
    }
  }
  return condition;
}

Condition condition_of(Random& random, bool of_both) {
  Condition condition = comparison(random, of_both);
  if (random.below(2) == 0) return condition;
  const Condition other = comparison(random, of_both);
  const bool both = random.below(2) == 0;
  Condition joined{condition.text + (both ? " and " : " or ") + other.text};
  for (int n = 0; n <= most; ++n) {
    for (int m = 0; m <= most; ++m) {
      const bool a = condition.holds.contains({n, m});
      const bool b = other.holds.contains({n, m});
      if (both ? a && b : a || b) joined.holds.emplace(n, m);
    }
  }
  return joined;
}

/// Rows of comparisons, with every case there is gone through: a row is told of where, and only where, no case takes it or
/// none is left for the rows behind it.
TEST(Decisions, RowsOfComparisonsAreToldOfWhereAndOnlyWhereTheyAreIdle) {
  int idle_rows = 0;
  for (std::uint64_t seed = 1; seed <= 200 && !HasFailure(); ++seed) {
    Random random(seed);
    const bool of_both = seed % 2 == 0;
    std::string text =
        "methodology demo\nscale Rating\n  poor\n  good\ninput n : count\ninput m : count\nrequire m >= 0 or n >= 0\n"
        "rating overall = first of\n";
    std::set<std::pair<int, int>> left;
    for (int n = 0; n <= most; ++n) {
      for (int m = 0; m <= most; ++m) left.emplace(n, m);
    }
    std::set<std::uint32_t> idle;
    constexpr std::uint32_t first_line = 9;
    for (std::uint32_t row = 0; row < 5; ++row) {
      const Condition condition = condition_of(random, of_both);
      text += "  " + std::string(row % 2 == 0 ? "poor" : "good") + " when " + condition.text + "\n";
      if (left.empty()) continue;  // told of once, by the row that leaves nothing
      const std::size_t before = left.size();
      for (const auto& place : condition.holds) left.erase(place);
      if (left.size() == before || left.empty()) idle.insert(first_line + row);
    }
    text += "  otherwise good\n";
    const Loaded loaded = check_text("rules", text);
    ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
    std::set<std::uint32_t> told;
    for (const Message& warning : loaded.messages.list()) {
      if (warning.code == "R427" && warning.at.line >= first_line) told.insert(warning.at.line);
    }
    EXPECT_EQ(told, idle) << text << loaded.messages.text();
    idle_rows += static_cast<int>(idle.size());
  }
  EXPECT_GT(idle_rows, 100);
}

}  // namespace
}  // namespace rubric::testing
