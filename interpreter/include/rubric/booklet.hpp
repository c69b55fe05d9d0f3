#pragma once
#include <rubric/rubric.hpp>

/// What puts a methodology into other people's hands: a booklet to read and sign off, a schema of its case data, and an
/// empty case to fill in.
namespace rubric {

/// How a booklet is written.
enum class BookletFormat : std::uint8_t { html, markdown };

/// One file, by its name in a folder.
struct NamedText {
  std::string name;
  std::string text;
};

/// The methodology as one document: framework, facts asked for, rules in sentences beside the lines they are written in,
/// parameters, sources, a diagram and an index; of an amended methodology only what differs, old beside new.
std::string booklet(const Methodology& methodology, BookletFormat format);
/// The same as the files of a folder: a page is one, Markdown has its diagram beside it.
std::vector<NamedText> booklet_files(const Methodology& methodology, BookletFormat format);

/// The JSON Schema (2020-12) of one inspection's case data: whatever fits no schema, no run accepts.
std::string case_schema(const Methodology& methodology);

/// An empty inspection as JSON: every input `null`, its question beside it under `x-` and its name. `rows` names a table
/// that gets one empty row, or is empty. Nothing where there is no such table.
std::optional<std::string> case_template_json(const Methodology& methodology, std::string_view rows = {});
/// An empty inspection as CSV: headings that name each input and ask its question, and one row. `rows` names a table to
/// head the rows of instead. Nothing where there is no such table.
std::optional<std::string> case_template_csv(const Methodology& methodology, std::string_view rows = {});
/// The names of the tables that `rows` may name.
std::vector<std::string> table_names(const Methodology& methodology);

}  // namespace rubric
