#pragma once
#include <optional>
#include <string>
#include <vector>

/// What the comments and fences of a page say, read.
namespace rubric::docs {

/// `"…" is 201 of "("`: in the next fence or file, `sign` stands for `count` times `part`, `\#` in it for the number.
struct Expansion {
  std::string sign{};
  std::size_t count = 0;
  std::string part{};
};
std::optional<Expansion> read_expansion(const std::string& text);
/// `text` with each sign written out.
std::string expanded(std::string text, const std::vector<Expansion>& expansions);

/// `NAME = VALUE`.
struct Pair {
  std::string name{};
  std::string value{};
};
std::optional<Pair> read_pair(const std::string& text);
/// What a fence of rules says of itself: `let NAME = … # = VALUE`.
std::vector<Pair> stated_values(const std::string& rules);
/// `R701, R707`.
std::vector<std::string> read_codes(const std::string& text);

/// One command of a console fence and what it prints.
struct Command {
  std::size_t line = 0;   // within the fence, from 1
  std::string written{};  // its lines as they stand, `$ ` included
  std::string text{};
  std::string output{};
};
std::vector<Command> read_commands(const std::string& fence);
/// Whether `found` is `expected`, in which a line `…` stands for any lines.
bool is_output(const std::string& expected, const std::string& found);

/// The names called in `let` lines whose value is stated: `round_half_up` in `let a = round_half_up(1.5, 1)  # = 2`.
std::vector<std::string> calls_with_value(const std::string& rules);
/// The words of rules, comments and texts left out.
std::vector<std::string> words_of_rules(const std::string& rules);

}  // namespace rubric::docs
