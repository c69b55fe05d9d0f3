#include "hosts/cli/report_output.hpp"

#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "hosts/cli/outputs.hpp"
#include "hosts/cli/write_file.hpp"

namespace rubric::cli {
namespace {

namespace fs = std::filesystem;

bool to_file(const Options& options) { return options.output && *options.output != "-"; }

std::string document(const Report& report, const std::string& format, Style style) {
  if (format == "json") return to_json(report);
  if (format == "csv") return to_csv(report);
  if (format == "markdown") return to_markdown(report);
  if (format == "html") return to_html(report);
  return to_text(report, style);
}

Exit refuse(const std::string& path, const std::string& why, Console& console) {
  console.error("`" + path + "` cannot be written: " + why,
                "`--output` takes the path of a file in a folder that exists");
  return Exit::file;
}

}  // namespace

std::vector<OptionSpec> report_options() {
  return {{"--format", "FORMAT", {"text", "json", "csv", "markdown", "html"}, "how to write the report"},
          {"--output", "FILE", {}, "write the report to this file, whole or not at all; -o for short"}};
}

bool can_write_report(const Options& options, Console& console) {
  if (!to_file(options)) return true;
  const fs::path path = *options.output;
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (fs::is_directory(status)) return refuse(path, std::strerror(EISDIR), console) == Exit::fine;
  const bool special = fs::exists(status) && !fs::is_regular_file(status);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (path.empty() || access(special ? path.c_str() : folder.c_str(), W_OK) != 0)
    return refuse(path, std::strerror(path.empty() ? ENOENT : errno), console) == Exit::fine;
  return true;
}

Exit write_report(const Report& report, const Options& options, Console& console) {
  if (!to_file(options)) {
    console.write(document(report, options.format, console.style()));
    return Exit::fine;
  }
  if (!outputs_are_apart(outputs_of(options), options, console)) return Exit::usage;
  const int error = write_file(*options.output, document(report, options.format, Style{}));
  return error == 0 ? Exit::fine : refuse(*options.output, std::strerror(error), console);
}

}  // namespace rubric::cli
