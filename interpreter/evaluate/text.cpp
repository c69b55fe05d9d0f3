#include "evaluate/text.hpp"

namespace rubric::evaluate {

namespace {

std::string_view word(syntax::Certainty certainty) {
  switch (certainty) {
    case syntax::Certainty::seen: return "seen";
    case syntax::Certainty::inferred: return "inferred";
    case syntax::Certainty::background: return "background";
    case syntax::Certainty::unstated: break;
  }
  return "";
}

bool has_text(const Sources& sources, Span span) {
  const auto id = static_cast<std::size_t>(span.source);
  return span.begin < span.end && id < sources.size() && span.end <= sources.get(span.source).text.size();
}

}  // namespace

std::optional<Location> location_of(const Sources& sources, Span span) {
  if (!has_text(sources, span)) return std::nullopt;
  const Place place = sources.place(span);
  return Location{sources.get(span.source).path, place.line, place.column};
}

std::string one_line(std::string_view text, std::size_t limit) {
  std::string line;
  bool quoted = false;
  bool space = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!quoted && c == '#') {
      while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
      continue;
    }
    if (!quoted && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
      space = !line.empty();
      continue;
    }
    if (space) line += ' ';
    space = false;
    line += c;
    if (quoted && c == '\\' && i + 1 < text.size()) {
      line += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    }
  }
  if (line.size() <= limit) return line;
  std::size_t cut = limit;
  while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xc0U) == 0x80U) --cut;  // not inside a code point
  line.resize(cut);
  return line + "…";
}

std::string written(const Sources& sources, Span span, std::size_t limit) {
  return has_text(sources, span) ? one_line(sources.text(span), limit) : std::string();
}

std::vector<Citation> citations_of(const syntax::Ast& ast, const std::vector<syntax::Cite>& cites) {
  std::vector<Citation> citations;
  for (const syntax::Cite& cite : cites) {
    Citation citation{cite.source.text, "", cite.place ? cite.place->text : "", std::string(word(cite.certainty))};
    for (const syntax::SourceNote& source : ast.sources) {
      if (source.name.text != cite.source.text) continue;
      citation.title = source.title.text;
      if (citation.certainty.empty()) citation.certainty = word(source.certainty);
    }
    citations.push_back(std::move(citation));
  }
  return citations;
}

std::string listed(const std::vector<std::string>& parts, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) text += i + 1 == parts.size() ? last : std::string_view(", ");
    text += parts[i];
  }
  return text;
}

}  // namespace rubric::evaluate
