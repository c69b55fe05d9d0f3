#include "syntax/printer.hpp"
#include "syntax/words.hpp"

namespace rubric::syntax {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '\n' || c == '\t')
      out += c == '\n' ? "\\n" : "\\t";
    else if (c == '"' || c == '\\')
      (out += '\\') += c;
    else
      out += c;
  }
  return out + "\"";
}

void Printer::line(const std::string& text) {
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
  out_ += text;
  out_ += '\n';
}

void Printer::open(const std::string& text, Span span) {
  std::string place;
  if (with_places_) {
    const Place at = sources_.place(span);
    place = "  @" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }
  line(text + place);
  ++depth_;
}

void Printer::head(std::string_view kind, const Declaration& declaration, const std::string& more) {
  std::string text(kind);
  if (!declaration.name.text.empty()) text += " " + declaration.name.text;
  open(text + more, declaration.span);
  cites(declaration.cites);
}

void Printer::cites(const std::vector<Cite>& cites) {
  static constexpr std::string_view certainties[] = {"", " seen", " inferred", " background"};
  for (const Cite& cite : cites) {
    std::string text = "cites " + cite.source.text;
    if (cite.place) text += " " + quoted(cite.place->text);
    line(text.append(certainties[static_cast<std::size_t>(cite.certainty)]));
  }
}

void Printer::optional(std::string_view what, const std::optional<Text>& text) {
  if (text) line(std::string(what) + " " + quoted(text->text));
}

void Printer::declaration(DeclarationRef ref) {
  switch (ref.kind) {
    case DeclarationKind::methodology: return print(ast_.methodologies[ref.index]);
    case DeclarationKind::source: return print(ast_.sources[ref.index]);
    case DeclarationKind::include: return print(ast_.includes[ref.index]);
    case DeclarationKind::scale: return print(ast_.scales[ref.index]);
    case DeclarationKind::item: return print(ast_.items[ref.index]);
    case DeclarationKind::questions: return print(ast_.questions[ref.index]);
    case DeclarationKind::table: return print(ast_.tables[ref.index]);
    case DeclarationKind::parameter: return print(ast_.parameters[ref.index]);
    case DeclarationKind::dated_by: return print(ast_.dated_by[ref.index]);
    case DeclarationKind::function: return print(ast_.functions[ref.index]);
    case DeclarationKind::bands: return print(ast_.bands[ref.index]);
    case DeclarationKind::input: return print(ast_.inputs[ref.index]);
    case DeclarationKind::judgement: return print(ast_.judgements[ref.index]);
    case DeclarationKind::definition: return print(ast_.definitions[ref.index]);
    case DeclarationKind::require: return print(ast_.requires_[ref.index]);
    case DeclarationKind::claim: return print(ast_.claims[ref.index]);
    case DeclarationKind::not_rated: return print(ast_.not_rated[ref.index]);
    case DeclarationKind::adjustment: return print(ast_.adjustments[ref.index]);
    case DeclarationKind::for_block: return print(ast_.for_blocks[ref.index]);
    case DeclarationKind::test: return print(ast_.tests[ref.index]);
    case DeclarationKind::amend: return print(ast_.amends[ref.index]);
    case DeclarationKind::set: return print(ast_.sets[ref.index]);
    case DeclarationKind::replace: return print(ast_.replaces[ref.index]);
    case DeclarationKind::drop: return print(ast_.drops[ref.index]);
    case DeclarationKind::warning_rule: return print(ast_.warning_rules[ref.index]);
  }
}

}  // namespace rubric::syntax
