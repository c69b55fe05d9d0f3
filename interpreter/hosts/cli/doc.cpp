#include <rubric/booklet.hpp>

#include <cstring>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/outputs.hpp"
#include "hosts/cli/suggest.hpp"
#include "hosts/cli/write_file.hpp"

namespace rubric::cli {

Exit doc(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const std::optional<Methodology> methodology = load_rules(options.arguments[0], console, exit);
  if (!methodology) return exit;
  const BookletFormat format = options.format == "markdown" ? BookletFormat::markdown : BookletFormat::html;
  if (!options.output || *options.output == "-") {
    console.write(booklet(*methodology, format));
    return exit;
  }
  std::vector<std::pair<std::string, std::string>> files;
  for (NamedText& file : booklet_files(*methodology, format))
    files.emplace_back(std::move(file.name), std::move(file.text));
  std::vector<OutputFile> outputs;
  for (const auto& [name, text] : files) outputs.push_back({"--output", *options.output + "/" + name});
  if (!outputs_are_apart(outputs, options, console)) return Exit::usage;
  if (const int error = write_folder(*options.output, files); error != 0) {
    console.error("the folder `" + *options.output + "` cannot be written: " + std::strerror(error),
                  "`--output` takes a folder, or the name of one to make in a folder that exists");
    return Exit::file;
  }
  for (const auto& [name, text] : files) console.write(*options.output + "/" + name + ": written\n");
  return exit;
}

Exit schema(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const std::optional<Methodology> methodology = load_rules(options.arguments[0], console, exit);
  if (methodology) console.write(case_schema(*methodology));
  return exit;
}

Exit empty_case(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const std::optional<Methodology> methodology = load_rules(options.arguments[0], console, exit);
  if (!methodology) return exit;
  const std::optional<std::string> text = options.format == "csv" ? case_template_csv(*methodology, options.rows)
                                                                  : case_template_json(*methodology, options.rows);
  if (text) {
    console.write(*text);
    return exit;
  }
  const std::vector<std::string> tables = table_names(*methodology);
  console.error("the rules have no table `" + options.rows + "`",
                tables.empty() ? "leave `--rows` out: the rules have no tables"
                               : did_you_mean(options.rows, tables, "the tables are " + one_of(tables)));
  return Exit::usage;
}

}  // namespace rubric::cli
