#include "format/format.hpp"

#include "format/guard.hpp"
#include "format/write.hpp"
#include "parse/markdown.hpp"
#include "parse/parser.hpp"
#include "syntax/margin.hpp"

namespace rubric::format {
namespace {

/// Files from Windows keep their line ends: the first line says which.
std::string_view newline_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

/// Sets the breaks that `kind` names as if the author had; false where there are none.
bool set_breaks(const std::vector<Written>& blocks, std::vector<std::uint32_t> Written::*kind, Tokens& tokens) {
  bool any = false;
  for (const Written& block : blocks)
    for (const std::uint32_t token : block.*kind) any = tokens.all[token].newline_before = true;
  return any;
}

/// Lays out every block, breaking lines that are too long one kind of break at a time. A row that is too long by itself
/// goes first: without it the others may be short enough.
std::vector<Written> lay_out(Tokens& tokens, const syntax::Ast& ast) {
  std::vector<Written> blocks;
  do {
    blocks = write(tokens, plan(tokens, ast), newline_of(tokens.text));
  } while (set_breaks(blocks, &Written::breaks, tokens) || set_breaks(blocks, &Written::aligned_breaks, tokens));
  return blocks;
}

}  // namespace

std::optional<std::string> format(const Sources& sources, SourceId id, Diagnostics& diagnostics) {
  const Source& source = sources.get(id);
  const bool markdown = parsing::is_markdown(source.path);
  syntax::Ast ast;
  parse(sources, id, ast, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  syntax::warn_of_members_at_margin(sources, ast, diagnostics);

  Tokens tokens = tokens_of(source.text, markdown);
  const std::vector<Written> blocks = lay_out(tokens, ast);
  std::string text;
  std::size_t at = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Piece lines = tokens.blocks[i].lines;
    if (markdown) text.append(source.text, at, lines.begin - at);
    text += blocks[i].text;
    at = lines.end;
  }
  if (markdown) text.append(source.text, at);
  if (std::optional<Diagnostic> problem = objection(sources, id, text)) {
    diagnostics.add(std::move(*problem));
    return std::nullopt;
  }
  return text;
}

}  // namespace rubric::format
