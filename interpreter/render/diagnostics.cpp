#include "render/diagnostics.hpp"

#include "render/excerpt.hpp"
#include "render/glyphs.hpp"
#include "render/severity.hpp"

namespace rubric::render {
namespace {

Ink ink_of(Severity severity) {
  return severity == Severity::error ? Ink::error : severity == Severity::warning ? Ink::warning : Ink::note;
}

std::string one(const Sources& sources, const Diagnostic& diagnostic, Style style) {
  const CodeInfo& code = info(diagnostic.code);
  const Ink ink = ink_of(severity(diagnostic));
  const std::string head = cat(severity_word(severity(diagnostic)), "[", code.number, "]");
  std::string out = cat(paint(style.colour, ink, head),
                        paint(style.colour, Ink::strong, cat(": ", one_line(diagnostic.message))), "\n");
  std::vector<Mark> marks{{diagnostic.span, true, {}}};
  for (const Label& label : diagnostic.labels) marks.push_back({label.span, false, label.text});
  out.append(excerpt(sources, marks, ink, style));
  if (!diagnostic.help.empty())
    out.append(cat(paint(style.colour, Ink::note, "help"), ": ", one_line(diagnostic.help), "\n"));
  return out;
}

std::string count_line(const std::vector<Diagnostic>& list, std::size_t dropped, Style style) {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  for (const Diagnostic& diagnostic : list) {
    errors += severity(diagnostic) == Severity::error ? 1U : 0U;
    warnings += severity(diagnostic) == Severity::warning ? 1U : 0U;
  }
  const std::size_t notes = list.size() - errors - warnings;
  std::vector<std::string> parts;
  if (errors != 0) parts.push_back(paint(style.colour, Ink::error, counted(errors, "error")));
  if (warnings != 0) parts.push_back(paint(style.colour, Ink::warning, counted(warnings, "warning")));
  if (notes != 0) parts.push_back(paint(style.colour, Ink::note, counted(notes, "note")));
  if (dropped != 0) parts.push_back(cat("and ", std::to_string(dropped), " more not shown"));
  return cat(join(parts, ", "), "\n");
}

}  // namespace

std::string text(const Sources& sources, const Diagnostics& diagnostics, Style style) {
  const std::vector<Diagnostic> list = diagnostics.sorted();
  if (list.empty() && diagnostics.dropped() == 0) return {};
  std::string out;
  for (const Diagnostic& diagnostic : list) out.append(one(sources, diagnostic, style)).append("\n");
  return out.append(count_line(list, diagnostics.dropped(), style));
}

}  // namespace rubric::render
