#pragma once
#include <rubric/rubric.hpp>

/// Rows of spreadsheet exports to case data: nothing is read or written here but the texts that a host gives and gets.
namespace rubric {

/// A file's name, as messages show it, and its text.
struct ImportFile {
  std::string name;
  std::string text;
};

/// How a spreadsheet is read.
struct ImportOptions {
  std::optional<ImportFile> map{};  ///< the mapping file; without one each heading must name its target
  std::string rows{};               ///< a table: each row is one of its case rows; empty: the headings or the map tell
};

/// One reason why a row is not used.
struct RowProblem {
  std::string code{};        ///< "R506"
  std::uint32_t line = 0;    ///< of the cell, as a row may take several
  std::uint32_t column = 0;  ///< from 1
  std::string heading{};     ///< of the cell; empty where the whole row is meant
  std::string value{};       ///< of the cell, as it stands in the file
  std::string text{};        ///< what was found, then what was expected
  std::string help{};        ///< the cure
};

/// A row that is not used, and every reason.
struct ReportedRow {
  std::uint32_t line = 0;
  std::vector<RowProblem> problems{};
};

/// The case data of one inspection.
struct ImportedInspection {
  std::string id{};                    ///< empty where no heading gives one
  std::string file{};                  ///< the name of a file for it, other than that of every other: "north-3.json"
  std::vector<std::uint32_t> lines{};  ///< of the rows it was made from
  std::string json{};                  ///< indented; it reads without a mistake
  std::string ndjson{};                ///< the same on one line
};

/// What an import came to: `rows` is `used` and those reported, always. Where the headings or the mapping file have
/// mistakes, `messages` has errors and no row was read.
struct Imported {
  Messages messages;
  std::size_t rows = 0;  ///< that are not blank, below the headings
  std::size_t used = 0;
  std::size_t blank = 0;  ///< rows without anything in a cell
  std::vector<ImportedInspection> inspections{};
  std::vector<ReportedRow> reported{};
  std::string
      rejected{};  ///< the reported rows, of case rows with all of their inspections, as a file of the same form, reasons in front
};

/// Imports the rows of a CSV text.
Imported import_csv(const Methodology& methodology, const ImportFile& file, const ImportOptions& options = {});

/// Which inspection a case file holds, and how much of it.
struct HeldInspection {
  std::string id{};
  std::size_t rows = 0;  ///< of its tables
};

/// What a JSON case file holds; nothing where it cannot be read or its inspection has no id.
std::optional<HeldInspection> held_inspection(std::string_view case_json);

/// A mapping file to fill in, where the text can be read as rows, and in any case what there is to say about it.
struct ImportMap {
  std::optional<std::string> json;
  Messages messages;
};

/// A mapping file for the headings of a CSV text: each with the target that it can only mean, or none yet; and the targets that
/// no heading meets. `rows` names a table whose rows the text holds, or is empty.
ImportMap import_map_template(const Methodology& methodology, const ImportFile& file, std::string_view rows = {});

/// A reported row for people, with the place in the file called `name`.
std::string to_text(const ReportedRow& row, std::string_view name);
/// "7 rows in = 5 rows used + 2 rows reported; 3 inspections".
std::string summary(const Imported& imported);

}  // namespace rubric
