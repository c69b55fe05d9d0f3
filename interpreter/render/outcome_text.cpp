#include <algorithm>

#include <rubric/rubric.hpp>

#include "render/glyphs.hpp"
#include "render/grid.hpp"
#include "render/names.hpp"
#include "render/view.hpp"
#include "render/words.hpp"

namespace rubric {
namespace render {
namespace {

constexpr std::size_t names_in_cell = 2;
constexpr std::size_t names_in_list = 20;
constexpr std::size_t hash_digits = 12;
constexpr unsigned room_for_reasons = 88;  // on narrower screens the reason stands under its row

Ink ink_of(const Result& result) {
  switch (result.standing) {
    case Standing::error: return Ink::error;
    case Standing::range:
    case Standing::missing: return Ink::warning;
    case Standing::not_rated: return Ink::faint;
    default: return Ink::strong;
  }
}

std::string section(std::string_view heading, Style style) {
  return cat("\n", paint(style.colour, Ink::strong, heading), "\n");
}

// The text at `indent`, folded; further lines hang at the same indent.
std::string paragraph(std::string_view text, std::size_t indent, Style style, Ink ink = Ink::plain) {
  const std::size_t width = std::max<std::size_t>(style.width, indent + 30) - indent;
  std::string out;
  for (const std::string& line : fold(one_line(text), width)) {
    out.append(cat(std::string(indent, ' '), paint(style.colour, ink, line), "\n"));
  }
  return out;
}

// The parts with dots between them, broken between parts only.
std::string listed(const std::vector<std::string>& parts, Style style, Ink ink = Ink::plain) {
  std::string out;
  std::string line;
  const auto close = [&] {
    out.append(paint(style.colour, ink, line)).append("\n");
    line.clear();
  };
  for (const std::string& part : parts) {
    const std::string shown = one_line(part);
    if (!line.empty() && columns(line) + columns(shown) + 3 > std::max(style.width, 40U)) close();
    line = line.empty() ? shown : cat(line, " · ", shown);
  }
  if (!line.empty()) close();
  return out;
}

std::string header(const Outcome& outcome, Style style) {
  const std::string title = one_line(outcome.title.empty() ? outcome.methodology : outcome.title);
  std::string out = paint(style.colour, Ink::strong, title);
  if (!outcome.title.empty()) out.append(paint(style.colour, Ink::faint, cat("  ", one_line(outcome.methodology))));
  out.append("\n");
  std::vector<std::string> parts;
  for (const auto& [name, value] : outcome.inspection) parts.push_back(cat(name, " ", value));
  return out.append(listed(parts, style));
}

// What the rating was before an adjustment, and why it is what it is.
std::string explained(const Result& result) {
  const std::string before = before_adjustment(result);
  std::string why = because(result, names_in_cell);
  if (before.empty()) return why;
  return cat("computed ", before, why.empty() ? "" : "; ", why);
}

// The same for a question, whose figure stands beside it: of "69% is from 65% to below 80% (Reasonable majority)" the label.
std::string in_brief(const Result& result, const Result* figure) {
  std::string why = explained(result);
  const std::string said = figure != nullptr && figure->value ? cat(figure->value->display, " is ") : std::string{};
  if (said.empty() || why.compare(0, said.size(), said) != 0) return why;
  const std::size_t label = why.rfind(" (");
  if (label == std::string::npos || why.back() != ')') return why.substr(said.size());
  return why.substr(label + 2, why.size() - label - 3);
}

// The same for a standard whose questions stand below it: of "the lowest of 3: safety Inadequate, 46% is …" the names.
std::string above_questions(const Result& result) {
  std::string why = explained(result);
  if (result.standing == Standing::settled || !result.because || result.because->kind != "question" || !result.value)
    return why;
  const std::size_t named = why.find(cat(result.because->name, " ", result.value->display));
  if (named != std::string::npos) return why.substr(0, named + result.because->name.size());
  return why.substr(0, why.find(cat(", each ", result.value->display)));
}

Cell name_cell(const Row& row, std::size_t id_width) {
  const std::string id = one_line(row.id);
  if (row.nested) return {row.title.empty() ? id : row.title, Ink::faint, std::string(id_width + 4, ' ')};
  if (row.title.empty()) return {id};
  return {row.title, Ink::plain, cat(pad(id, id_width), "  ")};
}

std::string table(const View& view, Style style) {
  std::size_t id_width = 0;
  for (const Row& row : view.rows) {
    if (!row.nested) id_width = std::max(id_width, columns(one_line(row.id)));
  }
  const std::string figures = figure_heading(view);
  const bool beside = style.width >= room_for_reasons;
  Grid grid({heading_of(view), cat(">", figures), "Rating", beside ? "Because" : ""});
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    const Row& row = view.rows[i];
    const bool over_questions = i + 1 < view.rows.size() && view.rows[i + 1].nested;
    const Ink quiet = row.nested ? Ink::faint : Ink::plain;
    Cell rating{"", quiet};
    std::string why;
    if (row.rating != nullptr) {
      const Ink ink = ink_of(*row.rating);
      rating = {reading(*row.rating), row.nested && ink == Ink::strong ? quiet : ink};
      why = row.nested       ? in_brief(*row.rating, row.figure)
            : over_questions ? above_questions(*row.rating)
                             : explained(*row.rating);
    }
    const Cell name = name_cell(row, id_width);
    grid.add(
        {name, {row.figure != nullptr ? reading(*row.figure) : "", quiet}, rating, {beside ? why : "", Ink::faint}});
    if (!beside && !why.empty()) grid.note({why, Ink::faint, std::string(columns(name.lead), ' ')});
  }
  return cat("\n", grid.write(style));
}

std::string conclusions(const View& view, Style style) {
  Grid grid({"", "", ""});
  for (const Result* result : view.conclusions) {
    grid.add({{result->attribute, Ink::strong}, {reading(*result), ink_of(*result)}, {explained(*result), Ink::faint}});
  }
  const std::string line = cat(paint(style.colour, Ink::strong, repeat("━", std::max(style.width, 40U))), "\n");
  return cat("\n", line, grid.write(style, false), line);
}

std::string values(const View& view, Style style) {
  Grid grid({"", "", ""});
  for (const Result* result : view.values) {
    grid.add({{result->name}, {reading(*result), ink_of(*result)}, {because(*result, names_in_cell), Ink::faint}});
  }
  return cat(section("Values", style), grid.write(style, false));
}

std::string finding(const Finding& item, Style style) {
  const Weight gravity = weight(item);
  const Ink ink = gravity == Weight::grave ? Ink::error : gravity == Weight::notable ? Ink::warning : Ink::note;
  const std::string_view mark = gravity == Weight::grave ? "✗" : gravity == Weight::notable ? "!" : "·";
  std::string head = cat("  ", paint(style.colour, ink, cat(mark, " ", words(item.kind))));
  if (!item.code.empty()) head.append(paint(style.colour, Ink::faint, cat(" [", item.code, "]")));
  if (!item.about.empty()) head.append(cat("  ", one_line(item.about)));
  std::string out = cat(head, "\n", paragraph(item.message, 4, style));
  for (const std::string& consequence : item.consequences) out.append(paragraph(cat("→ ", consequence), 4, style));
  std::vector<std::string> places;
  if (item.rule) places.push_back(cat("rule ", at(*item.rule)));
  if (item.data) places.push_back(cat("data ", at(*item.data)));
  if (!places.empty()) out.append(paragraph(join(places, " · "), 4, style, Ink::faint));
  return out;
}

std::string findings(const Outcome& outcome, Style style) {
  std::string out = section("Findings", style);
  for (const Finding* item : by_gravity(outcome)) out.append(finding(*item, style));
  return out;
}

std::string missing(const MissingInputs& inputs, Style style) {
  std::string out =
      section(cat("Missing inputs (", std::to_string(inputs.awaited.size() + inputs.not_needed), ")"), style);
  const std::vector<NameGroup> groups = grouped(inputs.awaited);
  std::size_t hidden = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i < names_in_list) {
      out.append(paragraph(groups[i].text, 2, style));
    } else {
      hidden += groups[i].count;
    }
  }
  if (hidden != 0) out.append(paragraph(cat("and ", std::to_string(hidden), " more"), 2, style));
  if (inputs.not_needed != 0) out.append(paragraph(not_needed_line(inputs), 2, style, Ink::faint));
  return out;
}

std::string receipt(const Receipt& receipt, Style style) {
  const auto file = [](const Receipt::File& item) {
    return item.sha256.empty() ? item.path : cat(item.path, " ", item.sha256.substr(0, hash_digits));
  };
  std::vector<std::string> parts;
  if (!receipt.engine.empty()) parts.push_back(receipt.engine);
  for (const Receipt::File& item : receipt.rules) parts.push_back(file(item));
  if (!receipt.data.path.empty()) parts.push_back(file(receipt.data));
  if (!receipt.as_at.empty()) parts.push_back(cat("as at ", receipt.as_at));
  return parts.empty() ? std::string{} : cat("\n", listed(parts, style, Ink::faint));
}

}  // namespace
}  // namespace render

std::string to_text(const Outcome& outcome, Style style) {
  using namespace render;
  std::string out = header(outcome, style);
  if (outcome.failed)
    out.append(cat("\n", paint(style.colour, Ink::error, "nothing was evaluated: the case data have errors"), "\n"));
  const View arranged = view(outcome);
  if (!arranged.rows.empty()) out.append(table(arranged, style));
  if (!arranged.conclusions.empty()) out.append(conclusions(arranged, style));
  if (!arranged.values.empty()) out.append(values(arranged, style));
  if (!outcome.findings.empty()) out.append(findings(outcome, style));
  const MissingInputs inputs = missing_inputs(outcome);
  if (!inputs.awaited.empty() || inputs.not_needed != 0) out.append(missing(inputs, style));
  return out.append(receipt(outcome.receipt, style));
}

}  // namespace rubric
