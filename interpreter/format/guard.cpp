#include "format/guard.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "format/tokens.hpp"
#include "parse/markdown.hpp"
#include "parse/parser.hpp"
#include "syntax/dump.hpp"

namespace rubric::format {
namespace {

std::string tree_of(const Sources& sources, SourceId source) {
  syntax::Ast ast;
  Diagnostics diagnostics;
  parse(sources, source, ast, diagnostics);
  return diagnostics.has_errors() ? "" : syntax::dump(sources, ast, syntax::Places::left_out);
}

std::vector<std::string_view> comments_of(const Tokens& tokens) {
  std::vector<std::string_view> comments;
  const auto add = [&](const std::vector<Comment>& own) {
    for (const Comment& comment : own) comments.push_back(tokens.of(comment.piece));
  };
  for (const Token& token : tokens.all) {
    add(token.above);
    if (token.comment) comments.push_back(tokens.of(*token.comment));
  }
  for (const Block& block : tokens.blocks) add(block.tail);
  std::sort(comments.begin(), comments.end());
  return comments;
}

/// What of a Markdown file is no rule.
std::string prose_of(std::string_view text) {
  std::string prose;
  std::size_t at = 0;
  for (const parsing::RuleBlock& block : parsing::rule_blocks(text)) {
    prose.append(text.substr(at, block.lines.begin - at));
    at = block.lines.end;
  }
  return prose.append(text.substr(at));
}

Diagnostic refusal(SourceId source, std::string message, std::string help) {
  return {Code::layout_refused, {source, 0, 0}, std::move(message), {}, std::move(help)};
}

}  // namespace

std::optional<Diagnostic> objection(const Sources& sources, SourceId source, std::string_view after) {
  if (after.size() > limits::rule_file_bytes)
    return refusal(source,
                   "found rules that take " + std::to_string(after.size()) +
                       " bytes once they are laid out, expected at most " + std::to_string(limits::rule_file_bytes),
                   "split the file and join its parts with `include`");
  const Source& before = sources.get(source);
  Sources laid_out;
  const SourceId again = laid_out.add(before.path, std::string(after));
  const bool markdown = parsing::is_markdown(before.path);
  const bool same = tree_of(sources, source) == tree_of(laid_out, again) &&
                    comments_of(tokens_of(before.text, markdown)) == comments_of(tokens_of(after, markdown)) &&
                    (!markdown || prose_of(before.text) == prose_of(after));
  if (same) return std::nullopt;
  return refusal(source, "found that the file laid out would not say the same, expected only space to change",
                 "please report it with the file; the file is left as it is");
}

}  // namespace rubric::format
