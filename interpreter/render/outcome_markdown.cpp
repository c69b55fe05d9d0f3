#include <algorithm>

#include <rubric/rubric.hpp>

#include "render/glyphs.hpp"
#include "render/names.hpp"
#include "render/view.hpp"
#include "render/words.hpp"

namespace rubric {
namespace render {
namespace {

constexpr std::size_t names_in_cell = 3;

// What Markdown would take for markup, and what would end a table's cell.
std::string plain(std::string_view text) {
  std::string out;
  for (const char character : one_line(text)) {
    if (std::string_view("\\`*_[]<>|#~").find(character) != std::string_view::npos) out.push_back('\\');
    out.push_back(character);
  }
  return out;
}

std::string strong(std::string_view text) { return text.empty() ? std::string{} : cat("**", plain(text), "**"); }

// Code spans know no escapes: the fence is longer than any run of backticks inside.
std::string code(std::string_view text) {
  const std::string shown = one_line(text);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char character : shown) {
    run = character == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::string_view space = longest != 0 ? " " : "";
  return cat(fence, space, shown, space, fence);
}

struct Column {
  std::string heading;
  bool right = false;
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)), used_(columns_.size(), false) {}

  void add(std::vector<std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) used_[i] = used_[i] || !cells[i].empty();
    rows_.push_back(std::move(cells));
  }

  std::string write() const {
    std::vector<std::string> headings;
    std::vector<std::string> rule;
    for (const Column& column : columns_) {
      headings.push_back(plain(column.heading));
      rule.push_back(column.right ? "---:" : "---");
    }
    std::string out = cat(line(headings), line(rule));
    for (const std::vector<std::string>& row : rows_) out.append(line(row));
    return out;
  }

 private:
  std::string line(const std::vector<std::string>& cells) const {
    std::string out = "|";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (used_[i]) out.append(cat(" ", cells[i], " |"));
    }
    return out.append("\n");
  }

  std::vector<Column> columns_;
  std::vector<bool> used_;
  std::vector<std::vector<std::string>> rows_;
};

std::string header(const Outcome& outcome) {
  std::string out = cat("# ", plain(outcome.title.empty() ? outcome.methodology : outcome.title), "\n");
  if (!outcome.inspection.empty()) out.append("\n");
  for (const auto& [name, value] : outcome.inspection) out.append(cat("- ", plain(name), ": ", plain(value), "\n"));
  return out;
}

std::string conclusions(const View& view) {
  Table table({{"Result"}, {"Value"}, {"Computed"}, {"Because"}});
  for (const Result* result : view.conclusions) {
    table.add({plain(result->attribute), strong(reading(*result)), plain(before_adjustment(*result)),
               plain(because(*result, names_in_cell))});
  }
  return cat("\n## Result\n\n", table.write());
}

std::string rows(const View& view) {
  Table table({{heading_of(view)}, {figure_heading(view), true}, {"Rating"}, {"Computed"}, {"Because"}});
  for (const Row& row : view.rows) {
    const std::string name = row.nested ? cat("— ", plain(name_of(row))) : plain(name_of(row));
    std::vector<std::string> cells{name, row.figure != nullptr ? plain(reading(*row.figure)) : "", "", "", ""};
    if (row.rating != nullptr) {
      cells[2] = row.nested ? plain(reading(*row.rating)) : strong(reading(*row.rating));
      cells[3] = plain(before_adjustment(*row.rating));
      cells[4] = plain(because(*row.rating, names_in_cell));
    }
    table.add(std::move(cells));
  }
  return cat("\n## ", plain(heading_of(view)), "s\n\n", table.write());
}

std::string values(const View& view) {
  Table table({{"Name"}, {"Value"}, {"Because"}});
  for (const Result* result : view.values) {
    table.add({plain(result->name), plain(reading(*result)), plain(because(*result, names_in_cell))});
  }
  return cat("\n## Values\n\n", table.write());
}

std::string findings(const Outcome& outcome) {
  std::string out = "\n## Findings\n\n";
  for (const Finding* finding : by_gravity(outcome)) {
    out.append(cat("- ", strong(words(finding->kind))));
    if (!finding->code.empty()) out.append(cat(" (", plain(finding->code), ")"));
    if (!finding->about.empty()) out.append(cat(", ", plain(finding->about)));
    out.append(cat(": ", plain(finding->message), "\n"));
    for (const std::string& consequence : finding->consequences) out.append(cat("  - ", plain(consequence), "\n"));
    if (finding->rule) out.append(cat("  - rule ", code(at(*finding->rule)), "\n"));
    if (finding->data) out.append(cat("  - data ", code(at(*finding->data)), "\n"));
  }
  return out;
}

std::string missing(const MissingInputs& inputs) {
  std::string out = "\n## Missing inputs\n\n";
  for (const NameGroup& group : grouped(inputs.awaited)) out.append(cat("- ", plain(group.text), "\n"));
  if (inputs.not_needed != 0) out.append(cat("- ", not_needed_line(inputs), "\n"));
  return out;
}

std::string receipt(const Receipt& receipt) {
  Table table({{"File"}, {"SHA-256"}});
  for (const Receipt::File& file : receipt.rules) table.add({code(file.path), code(file.sha256)});
  if (!receipt.data.path.empty()) table.add({code(receipt.data.path), code(receipt.data.sha256)});
  std::string head = plain(receipt.engine);
  if (!receipt.as_at.empty()) head.append(cat(", as at ", plain(receipt.as_at)));
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
