#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/facts.hpp"
#include "facts/json.hpp"
#include "facts/path.hpp"

namespace rubric::facts {

/// What every section of one reading shares: the rules, where complaints go, and the facts so far.
struct Reader {
  Reader(const check::Rules& checked, Diagnostics& sink);

  const check::Rules& rules;
  const resolve::Model& model;
  Diagnostics& diagnostics;
  Printed printed = Printed::placed;
  Facts facts{};
  std::vector<bool> given{};                                      // by Rules::inputs
  std::unordered_map<std::string, std::uint32_t> text_numbers{};  // of texts, those of the rules included
  std::size_t errors_before = 0;                                  // of whatever was read before with the same sink

  /// Reports one mistake.
  void complain(Code code, Span span, std::string message, std::string help = {}) const;
  /// Whether so much is wrong that reading on would tell nothing new.
  bool hopeless() const;
  /// The number of a text value; equal texts have one number, in rules and data alike.
  std::uint32_t intern(std::string_view text);
  /// Takes the value of an input or judgement; a second one is R513.
  void give(std::uint32_t input, Cell cell, Span span, const std::string& origin, const Path& path);
  /// Whether the rules let the data say that `item` is not rated.
  bool may_be_said_unrated(ItemId item) const;
  /// The names of the inputs and judgements of `item`.
  std::vector<std::string> input_names(ItemId item) const;
};

/// A reader with the JSON it reads.
struct CaseReader : Reader {
  CaseReader(const check::Rules& checked, const syntax::Ast& tree, const json::Document& text, Diagnostics& sink)
      : Reader(checked, sink), ast(tree), document(text) {}

  const syntax::Ast& ast;
  const json::Document& document;

  /// Whether `value` is an object (a list): R505 if not, `shape` shows one.
  bool expect(json::Kind kind, const json::Value& value, const Path& path, std::string_view shape) const;
  /// The text of a member that must be text; `null` is empty, anything else R505.
  std::string text_member(const json::Value& value, const Path& path) const;
  /// The text beside the facts of `item` in `object`, such as `origin`; empty where there is none, or where an
  /// attribute has that name.
  std::string remark(const json::Value& object, ItemId item, std::string_view name, const Path& path) const;
  /// R503 for a key, with the nearest of `known`.
  void unknown_key(const json::Value& key, const Path& around, const std::vector<std::string>& known,
                   std::string help = {}) const;
};

/// Whether a key is the writer's own and skipped: it begins `x-`.
inline bool is_private(std::string_view key) { return key.substr(0, 2) == "x-"; }
/// The one of `names` that `key` all but is: two edits away at most, and no more than a third of the word; or nothing.
std::string all_but(std::string_view key, const std::vector<std::string>& names);
/// "did you mean …?", or else all of `known` behind `introduction`.
std::string suggest(std::string_view wanted, const std::vector<std::string>& known, std::string_view introduction);

}  // namespace rubric::facts
