#include <rubric/booklet.hpp>
#include <rubric/import.hpp>

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/files.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/outputs.hpp"
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

bool to_folder(const Options& options) {
  return options.output && *options.output != "-" && names_folder(*options.output);
}

std::string path_in(const std::string& folder, const std::string& file) {
  return (std::filesystem::path(folder) / file).string();
}

/// Puts the inspections where `--output` says: a file of lines, a folder with a file each, or standard output.
Exit write_inspections(const Imported& imported, const Options& options, Console& console) {
  std::string lines;
  std::vector<std::pair<std::string, std::string>> files;
  for (const ImportedInspection& inspection : imported.inspections) {
    if (to_folder(options))
      files.emplace_back(inspection.file, inspection.json);
    else
      lines += inspection.ndjson;
  }
  if (!options.output || *options.output == "-") {
    console.write(lines);
    return Exit::fine;
  }
  std::string path = *options.output;
  const int error = to_folder(options) ? write_folder(*options.output, files, &path) : write_file(path, lines);
  if (error == 0) return Exit::fine;
  return cannot_write(path, error, console,
                      "`--output` takes the path of an NDJSON file, or a folder, in a folder that exists");
}

/// Why a file that holds `before` is not replaced by this inspection: what it holds would be lost.
std::optional<std::string> would_be_lost(const std::optional<std::string>& before, const std::string& after) {
  const std::optional<HeldInspection> old = before ? held_inspection(*before) : std::nullopt;
  const std::optional<HeldInspection> now = held_inspection(after);
  if (!old || !now) return "no id says that it holds the same inspection";
  if (old->id != now->id) return "holds another inspection, `" + old->id + "`";
  if (old->rows > now->rows)
    return "holds more rows of inspection `" + old->id + "` than now imported, " + std::to_string(old->rows) +
           " instead of " + std::to_string(now->rows);
  return std::nullopt;
}

/// The files of `--output`, a folder, that hold other case data of inspections now imported; nothing, and an error
/// said, where what a file holds would be lost.
std::optional<std::vector<std::string>> replaced_by(const Imported& imported, const Options& options,
                                                    Console& console) {
  std::vector<std::string> replaced;
  for (const ImportedInspection& inspection : imported.inspections) {
    const std::string path = path_in(*options.output, inspection.file);
    std::error_code failed;
    if (!std::filesystem::exists(path, failed) || is_folder(path)) continue;
    const std::optional<std::string> before = read_plain(path);
    if (before == inspection.json) continue;
    if (const std::optional<std::string> why = would_be_lost(before, inspection.json)) {
      console.error("`" + path + "` is there already, and " + *why, "import into another folder, or move the file");
      return std::nullopt;
    }
    replaced.push_back(inspection.file);
  }
  return replaced;
}

std::string replaced_text(const std::vector<std::string>& files, const std::string& folder) {
  constexpr std::size_t most = 8;
  if (files.empty()) return {};
  std::string out = "replaced in `" + folder + "`, the inspections being the same: ";
  for (std::size_t i = 0; i < files.size() && i < most; ++i) out += (i == 0 ? "" : ", ") + files[i];
  if (files.size() > most) out += " and " + std::to_string(files.size() - most) + " more";
  return out + "\n";
}

/// The files that an import writes.
std::vector<OutputFile> files_of(const Imported& imported, const Options& options) {
  std::vector<OutputFile> files = outputs_of(options);
  if (!to_folder(options)) return files;
  for (const ImportedInspection& inspection : imported.inspections)
    files.push_back({"--output", path_in(*options.output, inspection.file)});
  return files;
}

/// Writes the rows that could not be read, and the inspections, and says what was done.
Exit write_all(const Imported& imported, const Options& options, Console& console) {
  const std::string count = summary(imported) + "\n";
  const bool held_back = options.strict && !imported.reported.empty();
  if (!outputs_are_apart(held_back ? outputs_of(options) : files_of(imported, options), options, console))
    return Exit::usage;
  std::optional<std::vector<std::string>> replaced(std::in_place);
  if (to_folder(options) && !held_back) replaced = replaced_by(imported, options, console);
  if (!replaced) {
    console.say(count + "nothing is written, as it would be lost\n");
    return Exit::file;
  }
  if (!options.rejected.empty()) {
    if (const int error = write_file(options.rejected, imported.rejected); error != 0) {
      const Exit exit = cannot_write(options.rejected, error, console,
                                     "`--rejected` takes the path of a file in a folder that exists");
      console.say(count + "nothing is written\n");
      return exit;
    }
  }
  if (held_back) {
    console.say(count + "nothing is written, as `--strict` is given\n");
    return Exit::fine;
  }
  const Exit exit = write_inspections(imported, options, console);
  console.say((exit == Exit::fine && to_folder(options) ? replaced_text(*replaced, *options.output) : "") + count);
  return exit;
}

Exit write_map(const Methodology& methodology, const ImportFile& file, const Options& options, Console& console) {
  const ImportMap map = import_map_template(methodology, file, options.rows);
  console.say(map.messages);
  if (!map.json) return exit_of(map.messages, Exit::data);
  if (!options.output || *options.output == "-") {
    console.write(*map.json);
    return Exit::fine;
  }
  if (!outputs_are_apart(outputs_of(options), options, console)) return Exit::usage;
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
  return graver(exit, write_all(imported, options, console));
}

}  // namespace rubric::cli
