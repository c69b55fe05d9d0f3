#pragma once
#include <rubric/rubric.hpp>

/// A report that people read and programs take apart: titled sections with sentences, a table, and a chart of that table.
/// What-if, impact, fragility and audit come to one; it is written as text, JSON, CSV, Markdown or one HTML page.
namespace rubric {

/// What a cell wants to be noticed for: nothing, a rating raised or lowered by a change, the figure that matters, or
/// that it may be skipped.
enum class Emphasis : std::uint8_t { none, raised, lowered, strong, faint };

/// One cell of a table.
struct ReportCell {
  std::string text;     ///< as people read it: "Good", "64.71%"; empty: nothing to say
  std::string exact{};  ///< as programs read it: "good", "1100/17"; empty where `text` is that already
  Emphasis emphasis = Emphasis::none;
};

/// A column: its key in JSON and CSV, its heading for people, and whether it holds numbers.
struct ReportColumn {
  std::string key;
  std::string heading;
  bool numeric = false;
};

/// Rows have a cell for each column. A column without any text in its rows is for programs alone.
struct ReportTable {
  std::vector<ReportColumn> columns{};
  std::vector<std::vector<ReportCell>> rows{};
};

/// How a chart draws its marks.
enum class ChartKind : std::uint8_t {
  matrix,  ///< a square for each x and y, as dark as its weight: from a rating to a rating
  steps,   ///< a line that steps from y to y along x: a rating over the values of a parameter
  ladder,  ///< a row for each y, its cells along x filled by their label's level, the strong one marked
  bars     ///< for each x a bar of each y, as high as its weight
};

/// One mark: its place on both axes, what is written on it, and its weight (0 or more).
struct ChartMark {
  std::string x;
  std::string y;
  std::string label{};
  double weight = 1;
  bool strong = false;
};

/// A picture of what a section's table says; it adds nothing to it, so that text and CSV can do without.
struct Chart {
  ChartKind kind{};
  std::string caption;             ///< one sentence that tells what is to be seen
  std::string x_title{};           ///< what the x axis counts
  std::string y_title{};           ///< what the y axis counts
  std::vector<std::string> x{};    ///< places along x, in order
  std::vector<std::string> y{};    ///< places along y: of matrix, steps and bars lowest first; of a ladder top first
  std::vector<std::string> key{};  ///< of a ladder: the levels that labels name, lowest first
  std::vector<ChartMark> marks{};
};

/// One part of a report.
struct ReportSection {
  std::string id;                       ///< its key in JSON, no other section has it: "changed"
  std::string title;                    ///< its heading: "Inspections rated differently"
  std::vector<std::string> text{};      ///< sentences above the table, each a paragraph
  std::vector<std::string> warnings{};  ///< what must not be missed: "`set good_from` changed nothing"
  std::optional<ReportTable> table{};
  std::optional<Chart> chart{};
};

/// A name and its value at the head of a report: the rules, the cases, their hashes, the engine.
struct ReportFact {
  std::string key;    ///< in JSON: "rules_sha256"
  std::string name;   ///< for people: "Rules"
  std::string value;  ///< as both read it
};

struct Report {
  std::string kind;   ///< "whatif", "impact", "fragility", "reach", "audit", "rounding", "reconcile", "equal", "diff"
  std::string title;  ///< "What if Good began at 60%?"
  std::string main;   ///< id of the section whose table is the CSV
  std::vector<ReportFact> facts{};
  std::vector<ReportSection> sections{};
};

/// Sections one after the other, tables in columns folded to the width, charts left out but for small bars.
std::string to_text(const Report& report, Style style = {});
/// One object: `report`, `title`, `facts` by their keys, and `sections` by their ids, each with `text`, `warnings`, `columns`
/// and `rows`: objects by column key, of exact values as texts.
std::string to_json(const Report& report);
/// The table of the main section: a heading line of column keys, then a line for each row, of exact values.
std::string to_csv(const Report& report);
/// Headings, sentences and tables.
std::string to_markdown(const Report& report);
/// One page that needs nothing else: no network, no scripts needed to read it, charts as SVG beside their tables.
std::string to_html(const Report& report);

}  // namespace rubric
