#include <algorithm>
#include <cstring>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/files.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/rule_paths.hpp"
#include "hosts/cli/write_file.hpp"

namespace rubric::cli {
namespace {

std::string_view line_of(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

std::string_view without_return(std::string_view line) {
  return line.substr(0, line.size() - (!line.empty() && line.back() == '\r' ? 1 : 0));
}

/// `FILE:LINE` and the first line that differs, as it is and as it would be.
std::string first_difference(const std::string& name, std::string_view before, std::string_view after) {
  std::size_t line = 1;
  std::size_t begin = 0;  // the same in both: all lines above are equal
  while (begin < before.size() && begin < after.size() && line_of(before, begin) == line_of(after, begin)) {
    begin += line_of(before, begin).size() + 1;
    ++line;
  }
  const auto shown_line = [&](std::string_view text) { return without_return(line_of(text, begin)); };
  const std::string at = name + ":";
  if (begin > before.size()) return at + std::to_string(line - 1) + ": is not laid out: the line has no end\n";
  std::string out = at + std::to_string(line) + ": is not laid out";
  const bool both = begin < before.size() && begin < after.size();
  if (both && shown_line(before) == shown_line(after)) return out + ": it ends in another way than the first line\n";
  out += "\n";
  if (begin < before.size()) out.append("- ").append(shown_line(before)).append("\n");
  if (begin < after.size()) out.append("+ ").append(shown_line(after)).append("\n");
  return out;
}

Exit fmt_file(const std::string& path, const Options& options, Console& console) {
  const std::optional<std::string> before = read_plain(path);
  if (!before) {
    console.error("`" + path + "` cannot be read", "give the path of a rule file or of a folder");
    return Exit::file;
  }
  const Formatted formatted = format_text(shown(path), *before);
  console.say(formatted.messages);
  if (!formatted.text) return exit_of(formatted.messages, Exit::rules);
  const bool same = *formatted.text == *before;
  if (options.check) {
    if (!same) console.write(first_difference(shown(path), *before, *formatted.text));
    return same ? Exit::fine : Exit::findings;
  }
  if (options.to_stdout || path == "-") {
    console.write(*formatted.text);
  } else if (!same) {
    if (const int error = write_file(path, *formatted.text); error != 0) {
      console.error("`" + path + "` cannot be written: " + std::strerror(error), "the file is left as it is");
      return Exit::file;
    }
    console.write(path + ": laid out\n");
  }
  return Exit::fine;
}

}  // namespace

Exit fmt(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  std::vector<std::string> files;
  for (const std::string& path : options.arguments) {
    const FilesIn found = is_folder(path) ? files_in(path, is_rule_file) : FilesIn{{path}};
    files.insert(files.end(), found.paths.begin(), found.paths.end());
    if (found.whole) continue;
    console.error("the folder `" + path + "` cannot be read whole");
    exit = graver(exit, Exit::file);
  }
  for (const std::string& path : files) exit = graver(exit, fmt_file(path, options, console));
  return exit;
}

}  // namespace rubric::cli
