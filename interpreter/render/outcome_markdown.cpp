#include <rubric/rubric.hpp>

#include "render/glyphs.hpp"
#include "render/markdown.hpp"
#include "render/names.hpp"
#include "render/view.hpp"
#include "render/words.hpp"

namespace rubric {
namespace render {
namespace {

constexpr std::size_t names_in_cell = 3;

std::string header(const Outcome& outcome) {
  std::string out = cat("# ", markdown::plain(outcome.title.empty() ? outcome.methodology : outcome.title), "\n");
  if (!outcome.inspection.empty()) out.append("\n");
  for (const auto& [name, value] : outcome.inspection)
    out.append(cat("- ", markdown::plain(name), ": ", markdown::plain(value), "\n"));
  return out;
}

std::string conclusions(const View& view) {
  markdown::Table table({{"Result"}, {"Value"}, {"Computed"}, {"Because"}});
  for (const Result* result : view.conclusions) {
    table.add({markdown::plain(result->attribute), markdown::strong(reading(*result)),
               markdown::plain(before_adjustment(*result)), markdown::plain(because(*result, names_in_cell))});
  }
  return cat("\n## Result\n\n", table.write());
}

std::string rows(const View& view) {
  markdown::Table table({{heading_of(view)}, {figure_heading(view), true}, {"Rating"}, {"Computed"}, {"Because"}});
  for (const Row& row : view.rows) {
    const std::string name = row.nested ? cat("— ", markdown::plain(name_of(row))) : markdown::plain(name_of(row));
    std::vector<std::string> cells{name, row.figure != nullptr ? markdown::plain(reading(*row.figure)) : "", "", "",
                                   ""};
    if (row.rating != nullptr) {
      cells[2] = row.nested ? markdown::plain(reading(*row.rating)) : markdown::strong(reading(*row.rating));
      cells[3] = markdown::plain(before_adjustment(*row.rating));
      cells[4] = markdown::plain(because(*row.rating, names_in_cell));
    }
    table.add(std::move(cells));
  }
  return cat("\n## ", markdown::plain(heading_of(view)), "s\n\n", table.write());
}

std::string values(const View& view) {
  markdown::Table table({{"Name"}, {"Value"}, {"Because"}});
  for (const Result* result : view.values) {
    table.add({markdown::plain(result->name), markdown::plain(reading(*result)),
               markdown::plain(because(*result, names_in_cell))});
  }
  return cat("\n## Values\n\n", table.write());
}

std::string findings(const Outcome& outcome) {
  std::string out = "\n## Findings\n\n";
  for (const Finding* finding : by_gravity(outcome)) {
    out.append(cat("- ", markdown::strong(words(finding->kind))));
    if (!finding->code.empty()) out.append(cat(" (", markdown::plain(finding->code), ")"));
    if (!finding->about.empty()) out.append(cat(", ", markdown::plain(finding->about)));
    out.append(cat(": ", markdown::plain(finding->message), "\n"));
    for (const std::string& consequence : finding->consequences)
      out.append(cat("  - ", markdown::plain(consequence), "\n"));
    if (finding->rule) out.append(cat("  - rule ", markdown::code(at(*finding->rule)), "\n"));
    if (finding->data) out.append(cat("  - data ", markdown::code(at(*finding->data)), "\n"));
  }
  return out;
}

std::string missing(const MissingInputs& inputs) {
  std::string out = "\n## Missing inputs\n\n";
  for (const NameGroup& group : grouped(inputs.awaited)) out.append(cat("- ", markdown::plain(group.text), "\n"));
  if (inputs.not_needed != 0) out.append(cat("- ", not_needed_line(inputs), "\n"));
  return out;
}

std::string receipt(const Receipt& receipt) {
  markdown::Table table({{"File"}, {"SHA-256"}});
  for (const Receipt::File& file : receipt.rules) table.add({markdown::code(file.path), markdown::code(file.sha256)});
  if (!receipt.data.path.empty()) table.add({markdown::code(receipt.data.path), markdown::code(receipt.data.sha256)});
  std::string head = markdown::plain(receipt.engine);
  if (!receipt.as_at.empty()) head.append(cat(", as at ", markdown::plain(receipt.as_at)));
  return cat("\n## Receipt\n\n", head, "\n\n", table.write());
}

}  // namespace
}  // namespace render

std::string to_markdown(const Outcome& outcome) {
  using namespace render;
  std::string out = header(outcome);
  if (outcome.failed) out.append("\n**Nothing was evaluated: the case data have errors.**\n");
  const View arranged = view(outcome);
  if (!arranged.conclusions.empty()) out.append(conclusions(arranged));
  if (!arranged.rows.empty()) out.append(rows(arranged));
  if (!arranged.values.empty()) out.append(values(arranged));
  if (!outcome.findings.empty()) out.append(findings(outcome));
  const MissingInputs inputs = missing_inputs(outcome);
  if (!inputs.awaited.empty() || inputs.not_needed != 0) out.append(missing(inputs));
  if (!outcome.receipt.engine.empty()) out.append(receipt(outcome.receipt));
  return out;
}

}  // namespace rubric
