// The layout of rule files: a fixed point, the same tree, every comment kept, whatever the space between tokens was.
#include <gtest/gtest.h>
#include <rubric/rubric.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "format/tokens.hpp"
#include "generate/rules.hpp"
#include "parse/markdown.hpp"
#include "parse/parser.hpp"
#include "random.hpp"
#include "syntax/dump.hpp"

namespace rubric::testing {
namespace {

namespace fs = std::filesystem;

struct RuleText {
  std::string name;
  std::string text;
};

/// The tree without places, or nothing where the text does not parse.
std::optional<std::string> tree(const RuleText& rules) {
  Sources sources;
  syntax::Ast ast;
  Diagnostics diagnostics;
  parse(sources, sources.add(rules.name, rules.text), ast, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return syntax::dump(sources, ast, syntax::Places::left_out);
}

std::vector<std::string> comments(const RuleText& rules) {
  const format::Tokens tokens = format::tokens_of(rules.text, parsing::is_markdown(rules.name));
  std::vector<std::string> all;
  const auto add = [&](format::Piece piece) { all.emplace_back(tokens.of(piece)); };
  for (const format::Token& token : tokens.all) {
    for (const format::Comment& comment : token.above) add(comment.piece);
    if (token.comment) add(*token.comment);
  }
  for (const format::Block& block : tokens.blocks)
    for (const format::Comment& comment : block.tail) add(comment.piece);
  std::sort(all.begin(), all.end());
  return all;
}

/// Lays `rules` out and gives the text, having checked all that must hold of it.
std::string laid_out(const RuleText& rules) {
  const Formatted once = format_text(rules.name, rules.text);
  if (!once.text) {
    ADD_FAILURE() << rules.name << ": " << once.messages.text() << rules.text;
    return "";
  }
  EXPECT_EQ(tree({rules.name, *once.text}), tree(rules)) << *once.text;
  EXPECT_EQ(comments({rules.name, *once.text}), comments(rules)) << *once.text;
  const Formatted twice = format_text(rules.name, *once.text);
  EXPECT_EQ(twice.text.value_or("refused"), *once.text) << rules.name << ", laid out from:\n" << rules.text;
  return *once.text;
}

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The rule files written out in one golden test.
void add_golden(const fs::path& path, std::vector<RuleText>& all) {
  std::istringstream lines(read(path));
  RuleText* open = nullptr;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("--- ", 0) == 0) {
      open = nullptr;
      const std::string name = line.substr(std::min<std::size_t>(line.size(), 9));
      if (line.rfind("--- file ", 0) == 0 && name.find(".rubric") != std::string::npos)
        open = &all.emplace_back(RuleText{name, ""});
    } else if (open != nullptr) {
      open->text += line + "\n";
    }
  }
}

/// Every rule text of the project that parses.
const std::vector<RuleText>& texts() {
  static const std::vector<RuleText> all = [] {
    std::vector<RuleText> found;
    for (const char* folder : {"rules", "docs", "tests/golden"}) {
      for (const auto& entry : fs::recursive_directory_iterator(fs::path(RUBRIC_SOURCE_DIR) / folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension == ".txt") add_golden(entry.path(), found);
        if (extension == ".rubric" || extension == ".md") found.push_back({entry.path().string(), read(entry.path())});
      }
    }
    found.erase(std::remove_if(found.begin(), found.end(), [](const RuleText& rules) { return !tree(rules); }),
                found.end());
    return found;
  }();
  return all;
}

/// Space as careless people leave it, a line break at times, a comment at times.
std::string random_space(Random& random, int& comments) {
  static const std::vector<std::string> spaces{" ", "  ", "\t", "\n", "\r\n", "\n\n", "\n\n\n\n", "\n      ", " \n"};
  std::string space = random.chance(60) ? " " : random.of(spaces);
  while (random.chance(10))
    space += "# note " + std::to_string(comments++) + "  \n" + (random.chance(50) ? random.of(spaces) : "");
  return space;
}

/// The tokens and comments of `rules` with other space between them; tokens that touch go on touching.
std::string scrambled(const std::string& rules, Random& random) {
  const format::Tokens tokens = format::tokens_of(rules, false);
  std::string text;
  std::uint32_t end = 0;
  int notes = 0;
  for (const format::Token& token : tokens.all) {
    for (const format::Comment& comment : token.above) text.append("\n").append(tokens.of(comment.piece)).append("\n");
    if (token.piece.begin != end || !token.above.empty()) text += random_space(random, notes);
    text += tokens.of(token.piece);
    if (token.comment) text.append(" ").append(tokens.of(*token.comment)).append("\n");
    end = token.piece.end;
  }
  return text + random_space(random, notes);
}

TEST(Layout, HoldsForEveryRuleTextOfTheProject) {
  EXPECT_GT(texts().size(), 100U);
  for (const RuleText& rules : texts()) laid_out(rules);
}

TEST(Layout, HoldsForGeneratedRules) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) laid_out({"generated.rubric", random_rules(seed).text});
}

TEST(Layout, SpaceBetweenTokensChangesNoTreeAndLosesNoComment) {
  Random random(7);
  int tried = 0;
  for (const RuleText& rules : texts()) {
    if (parsing::is_markdown(rules.name)) continue;
    for (int i = 0; i < 3; ++i, ++tried) {
      const RuleText other{rules.name, scrambled(rules.text, random)};
      ASSERT_EQ(tree(other), tree(rules)) << other.text;
      laid_out(other);
      if (::testing::Test::HasFailure()) return;
    }
  }
  EXPECT_GT(tried, 200);
}

TEST(Layout, GeneratedRulesScrambled) {
  Random random(11);
  for (std::uint64_t seed = 100; seed < 130; ++seed) {
    const std::string rules = random_rules(seed).text;
    laid_out({"generated.rubric", scrambled(rules, random)});
    if (::testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace rubric::testing
