#include "hosts/cli/outputs.hpp"

#include <algorithm>
#include <filesystem>

#include "hosts/cli/cases.hpp"
#include "hosts/cli/command_table.hpp"
#include "hosts/cli/files.hpp"

namespace rubric::cli {
namespace {

namespace fs = std::filesystem;

fs::path whole(const std::string& path) {
  std::error_code failed;
  const fs::path absolute = fs::absolute(path, failed);
  fs::path canonical = fs::weakly_canonical(absolute, failed);
  return failed ? absolute.lexically_normal() : canonical;
}

/// Whether both are one file; a device or a pipe may stand twice.
bool is_same(const std::string& a, const std::string& b) {
  std::error_code failed;
  if (fs::exists(a, failed) && fs::exists(b, failed))
    return fs::is_regular_file(a, failed) && fs::equivalent(a, b, failed) && !failed;
  return !a.empty() && !b.empty() && whole(a) == whole(b);
}

bool is_in_folder(const std::string& path, const std::string& folder) {
  const fs::path file = whole(path);
  const fs::path around = whole(folder);
  return std::mismatch(around.begin(), around.end(), file.begin(), file.end()).first == around.end();
}

/// The paths on the command line that are read, and those of rules and case data read so far.
std::vector<std::string> inputs_of(const Options& options) {
  std::vector<std::string> paths = options.with;
  if (!options.map.empty()) paths.push_back(options.map);
  if (const CommandSpec* const command = find_command(options.command)) {
    const std::vector<ArgumentSpec>& specs = command->arguments;
    for (std::size_t i = 0; i < options.arguments.size() && !specs.empty(); ++i) {
      if (specs[std::min(i, specs.size() - 1)].is_file) paths.push_back(options.arguments[i]);
    }
  }
  paths.insert(paths.end(), files_read().begin(), files_read().end());
  std::replace(paths.begin(), paths.end(), std::string("-"), std::string("/dev/stdin"));  // it may be a file
  return paths;
}

bool is_apart(const OutputFile& output, const std::vector<std::string>& inputs, Console& console) {
  std::error_code failed;
  if (!fs::exists(output.path, failed)) return true;  // what is read exists
  for (const std::string& input : inputs) {
    std::string found;
    if (is_folder(input)) {
      if (is_case_file(output.path) && fs::is_regular_file(output.path, failed) && is_in_folder(output.path, input))
        found = "which is read with the folder `" + input + "`";
    } else if (is_same(output.path, input)) {
      found = output.path == input ? "which is read" : "which is the file `" + input + "` that is read";
    }
    if (found.empty()) continue;
    console.error("`" + output.option + "` names `" + output.path + "`, " + found, "name another path");
    return false;
  }
  return true;
}

}  // namespace

std::vector<OutputFile> outputs_of(const Options& options) {
  std::vector<OutputFile> outputs;
  if (!options.rejected.empty()) outputs.push_back({"--rejected", options.rejected});
  if (!options.save.empty()) outputs.push_back({"--save", options.save});
  if (options.output && *options.output != "-" && !options.output->ends_with("/") && !is_folder(*options.output))
    outputs.push_back({"--output", *options.output});
  return outputs;
}

bool outputs_are_apart(const std::vector<OutputFile>& outputs, const Options& options, Console& console) {
  if (outputs.empty()) return true;
  const std::vector<std::string> inputs = inputs_of(options);
  for (const OutputFile& output : outputs) {
    if (!is_apart(output, inputs, console)) return false;
    for (const OutputFile& other : outputs) {
      if (other.option == output.option) break;
      if (!is_same(other.path, output.path)) continue;
      console.error("`" + other.option + "` and `" + output.option + "` name one file, `" + other.path +
                        (other.path == output.path ? "`" : "` and `" + output.path + "`"),
                    "name another path for one of them");
      return false;
    }
  }
  return true;
}

}  // namespace rubric::cli
