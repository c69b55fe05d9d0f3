#include <rubric/booklet.hpp>
#include <rubric/import.hpp>

#include <algorithm>
#include <cstring>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/files.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/suggest.hpp"
#include "hosts/cli/write_file.hpp"

namespace rubric::cli {
namespace {

bool ends_in(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

Exit cannot_write(const std::string& path, int error, Console& console, std::string_view help) {
  console.error("`" + path + "` cannot be written: " + std::strerror(error), help);
  return Exit::file;
}

/// The text of a file with the name that messages show; nothing, and an error said, where it cannot be read.
std::optional<ImportFile> read_import_file(const std::string& path, Console& console) {
  std::optional<std::string> text = read_plain(path);
  if (text) return ImportFile{shown(path), std::move(*text)};
  console.error("`" + path + "` cannot be read", "give the path of a file that can be read");
  return std::nullopt;
}

bool is_lines(const std::string& path) { return ends_in(path, ".ndjson") || ends_in(path, ".jsonl"); }
bool names_folder(const std::string& path) { return ends_in(path, "/") || is_folder(path); }

/// Puts the inspections where `--output` says: a file of lines, a folder with a file each, or standard output.
Exit write_inspections(const Imported& imported, const Options& options, Console& console) {
  std::string lines;
  std::vector<std::pair<std::string, std::string>> files;
  const bool to_folder = options.output && *options.output != "-" && names_folder(*options.output);
  for (const ImportedInspection& inspection : imported.inspections) {
    if (to_folder)
      files.emplace_back(inspection.file, inspection.json);
    else
      lines += inspection.ndjson;
  }
  if (!options.output || *options.output == "-") {
    console.write(lines);
    return Exit::fine;
  }
  const int error = to_folder ? write_folder(*options.output, files) : write_file(*options.output, lines);
  if (error == 0) return Exit::fine;
  return cannot_write(*options.output, error, console,
                      "`--output` takes the path of an NDJSON file, or a folder, in a folder that exists");
}

Exit write_map(const Methodology& methodology, const ImportFile& file, const Options& options, Console& console) {
  const ImportMap map = import_map_template(methodology, file, options.rows);
  console.say(map.messages);
  if (!map.json) return exit_of(map.messages, Exit::data);
  if (!options.output || *options.output == "-") {
    console.write(*map.json);
    return Exit::fine;
  }
  if (const int error = write_file(*options.output, *map.json); error != 0)
    return cannot_write(*options.output, error, console, "`--output` takes the path of a file");
  console.write(*options.output + ": written\n");
  return Exit::fine;
}

/// What the options ask for that cannot be had.
bool refuses(const Options& options, Console& console) {
  if (options.map_template) {
    const char* const other = !options.map.empty()        ? "--map"
                              : !options.rejected.empty() ? "--rejected"
                              : options.strict            ? "--strict"
                                                          : nullptr;
    if (other == nullptr) return false;
    console.error("`" + std::string(other) + "` and `--map-template` do not go together",
                  "write the mapping file first, fill it in, then import with it");
    return true;
  }
  if (options.map == "-" && std::count(options.arguments.begin(), options.arguments.end(), "-") != 0) {
    console.error("`-` stands twice, but standard input can be read only once", "name files for all but one");
    return true;
  }
  if (!options.rejected.empty() && (options.rejected == options.arguments[1] || options.rejected == options.map)) {
    console.error("`--rejected` names `" + options.rejected + "`, which is read", "name another file");
    return true;
  }
  if (options.output && *options.output != "-" && !is_lines(*options.output) && !names_folder(*options.output)) {
    console.error(
        "`--output` takes a file that ends in .ndjson or .jsonl, or a folder, found `" + *options.output + "`",
        "write `" + *options.output + "/` for a folder with a file an inspection");
    return true;
  }
  return false;
}

}  // namespace

Exit import_rows(const Options& options, Console& console) {
  if (refuses(options, console)) return Exit::usage;
  Exit exit = Exit::fine;
  const std::optional<Methodology> methodology = load_rules(options.arguments[0], console, exit);
  if (!methodology) return exit;
  const std::vector<std::string> tables = table_names(*methodology);
  if (!options.rows.empty() && std::find(tables.begin(), tables.end(), options.rows) == tables.end()) {
    console.error("the rules have no table `" + options.rows + "`",
                  tables.empty() ? "leave `--rows` out: the rules have no tables"
                                 : did_you_mean(options.rows, tables, "the tables are " + one_of(tables)));
    return Exit::usage;
  }
  const std::optional<ImportFile> file = read_import_file(options.arguments[1], console);
  if (!file) return Exit::file;
  if (options.map_template) return graver(exit, write_map(*methodology, *file, options, console));

  ImportOptions how{std::nullopt, options.rows};
  if (!options.map.empty()) {
    how.map = read_import_file(options.map, console);
    if (!how.map) return Exit::file;
  }
  const Imported imported = import_csv(*methodology, *file, how);
  console.say(imported.messages);
  if (imported.messages.has_errors()) return graver(exit, exit_of(imported.messages, Exit::data));
  for (const ReportedRow& row : imported.reported) console.say(to_text(row, file->name));
  if (!imported.reported.empty()) exit = graver(exit, Exit::data);
  if (!options.rejected.empty()) {
    if (const int error = write_file(options.rejected, imported.rejected); error != 0)
      return cannot_write(options.rejected, error, console,
                          "`--rejected` takes the path of a file in a folder that exists");
  }
  if (options.strict && !imported.reported.empty()) {
    console.say(summary(imported) + "\nnothing is written, as `--strict` is given\n");
    return exit;
  }
  exit = graver(exit, write_inspections(imported, options, console));
  console.say(summary(imported) + "\n");
  return exit;
}

}  // namespace rubric::cli
