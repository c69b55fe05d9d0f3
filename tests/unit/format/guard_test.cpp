#include "format/guard.hpp"

#include <gtest/gtest.h>

namespace rubric::format {
namespace {

/// What is said against `after` in the place of `before`, or "".
std::string said(const std::string& before, const std::string& after, const std::string& name = "rules.rubric") {
  Sources sources;
  const SourceId source = sources.add(name, before);
  const std::optional<Diagnostic> problem = objection(sources, source, after);
  if (!problem) return "";
  EXPECT_EQ(problem->code, Code::layout_refused);
  return problem->message;
}

constexpr const char* changed = "found that the file laid out would not say the same, expected only space to change";

TEST(Guard, LetsSpaceChange) {
  EXPECT_EQ(said("let a = 1 # one", "let a=\n1    # one   "), "");
  EXPECT_EQ(said("# x\n# y\nlet a = 1", "# y\nlet a = 1\n# x"), "");
}

TEST(Guard, RefusesAnotherTree) {
  EXPECT_EQ(said("let a = 1", "let a = 2"), changed);
  EXPECT_EQ(said("let a = 1", "let a = 1 let b = 1"), changed);
  EXPECT_EQ(said("let a = 1", "let a = "), changed);
}

TEST(Guard, RefusesALostComment) {
  EXPECT_EQ(said("let a = 1 # one", "let a = 1"), changed);
  EXPECT_EQ(said("let a = 1 # one", "let a = 1 # two"), changed);
  EXPECT_EQ(said("let a = 1 # one\n# one", "let a = 1 # one"), changed);
}

TEST(Guard, RefusesOtherProse) {
  EXPECT_EQ(said("A\n```rubric\nlet a = 1\n```\n", "A\n```rubric\nlet a=1\n```\n", "a.md"), "");
  EXPECT_EQ(said("A\n```rubric\nlet a = 1\n```\n", "B\n```rubric\nlet a = 1\n```\n", "a.md"), changed);
}

TEST(Guard, RefusesAFileThatIsTooLong) {
  const std::string long_text = "let a = 1" + std::string(5'000'000, ' ');
  EXPECT_EQ(said("let a = 1", long_text),
            "found rules that take 5000009 bytes once they are laid out, expected at most 4194304");
}

}  // namespace
}  // namespace rubric::format
