// project_check includes|diagnostics|sizes ROOT: rules of the project that no compiler sees. Says every breach.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

/// The pipeline: a folder may include itself and what stands before it.
constexpr std::array<std::string_view, 18> pipeline = {"base",    "values", "syntax",  "parse",  "format",   "amend",
                                                       "resolve", "check",  "compile", "facts",  "evaluate", "lint",
                                                       "render",  "engine", "suite",   "whatif", "publish",  "import"};
constexpr std::size_t longest_file = 500;

struct IncludeLine {
  std::string path;
  bool angled = false;
  std::size_t line = 0;
};

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream stream(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<fs::path> files_below(const fs::path& folder, const std::set<std::string>& extensions) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && extensions.count(entry.path().extension().string()) > 0) files.push_back(entry);
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<IncludeLine> include_of(const std::string& line) {
  const auto hash = line.find_first_not_of(" \t");
  if (hash == std::string::npos || line[hash] != '#') return std::nullopt;
  const auto word = line.find_first_not_of(" \t", hash + 1);
  if (word == std::string::npos || line.compare(word, 7, "include") != 0) return std::nullopt;
  const auto open = line.find_first_of("<\"", word + 7);
  if (open == std::string::npos) return std::nullopt;
  const auto close = line.find(line[open] == '<' ? '>' : '"', open + 1);
  if (close == std::string::npos) return std::nullopt;
  return IncludeLine{line.substr(open + 1, close - open - 1), line[open] == '<', 0};
}

bool begins(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

std::string first_folder(std::string_view path) {
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash));
}

std::optional<std::size_t> place_in_pipeline(std::string_view folder) {
  const auto found = std::find(pipeline.begin(), pipeline.end(), folder);
  if (found == pipeline.end()) return std::nullopt;
  return static_cast<std::size_t>(found - pipeline.begin());
}

bool of_the_standard_library(const IncludeLine& include) {
  return include.angled && include.path.find_first_of("/.") == std::string::npos;
}

/// Why the file `path` (relative to the root) may not include this, or nothing.
std::optional<std::string> breach(const std::string& path, const IncludeLine& include) {
  const auto& wanted = include.path;
  const auto top = first_folder(path);
  if (begins(wanted, "tao/") && top != "grammar" && path != "interpreter/parse/parser.cpp")
    return "only grammar/ and interpreter/parse/parser.cpp include PEGTL";
  const bool numbers = begins(path, "interpreter/values/number") && fs::path(path).extension() == ".cpp";
  if (begins(wanted, "boost/") && !numbers &&
      !(begins(wanted, "boost/math/distributions/") && path == "interpreter/whatif/intervals.cpp"))
    return "only interpreter/values/number*.cpp include Boost, and interpreter/whatif/intervals.cpp its distributions";
  if (top == "grammar") {
    if (begins(wanted, "tao/") || begins(wanted, "grammar/") || of_the_standard_library(include)) return std::nullopt;
    return "grammar/ depends on PEGTL only";
  }
  if (begins(path, "interpreter/include/")) {
    if (begins(wanted, "rubric/") || of_the_standard_library(include)) return std::nullopt;
    return "a public header includes the standard library and rubric/ only";
  }
  const auto inside = path.substr(std::string_view("interpreter/").size());
  const auto folder = first_folder(inside);
  if (begins(wanted, "grammar/"))
    return folder == "parse" ? std::nullopt
                             : std::make_optional<std::string>("only interpreter/parse includes grammar/");
  if (folder == "hosts") {
    if (include.angled || begins(wanted, "hosts/")) return std::nullopt;
    return "a host includes rubric/ and its own files only";
  }
  if (include.angled) return std::nullopt;
  const auto from = place_in_pipeline(folder.empty() ? "engine" : folder);
  const auto wanted_folder = first_folder(wanted);
  const auto to =
      place_in_pipeline(wanted_folder.empty() && (folder.empty() || folder == "suite" || folder == "whatif" ||
                                                  folder == "publish" || folder == "import")
                            ? "engine"
                            : wanted_folder);
  if (!from) return "interpreter/" + folder + " is no stage of the pipeline";
  if (!to) return "a quoted include begins with a stage's folder";
  if (*to > *from) return std::string(pipeline[*to]) + " comes after " + std::string(pipeline[*from]);
  return std::nullopt;
}

int check_includes(const fs::path& root) {
  int breaches = 0;
  std::size_t seen = 0;
  for (const char* folder : {"grammar", "interpreter"}) {
    for (const auto& file : files_below(root / folder, {".cpp", ".hpp", ".h", ".def"})) {
      const auto path = fs::relative(file, root).generic_string();
      const auto lines = lines_of(file);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto include = include_of(lines[i]);
        if (!include) continue;
        ++seen;
        if (const auto why = breach(path, *include)) {
          std::cout << path << ':' << i + 1 << ": includes " << include->path << ": " << *why << '\n';
          ++breaches;
        }
      }
    }
  }
  std::cout << seen << " includes, " << breaches << " breaches\n";
  return seen == 0 || breaches > 0 ? 1 : 0;
}

bool mentions(const fs::path& file, std::string_view word) {
  for (const auto& line : lines_of(file))
    if (line.find(word) != std::string::npos) return true;
  return false;
}

int check_diagnostics(const fs::path& root) {
  std::set<std::string> codes;
  for (const auto& line : lines_of(root / "interpreter/base/diagnostics.def")) {
    if (!begins(line, "RUBRIC_DIAGNOSTIC(")) continue;
    const auto quote = line.find('"');
    if (quote == std::string::npos || line.size() < quote + 5) continue;
    if (!codes.insert(line.substr(quote + 1, 4)).second) {
      std::cout << line.substr(quote + 1, 4) << ": stands twice in diagnostics.def\n";
      return 1;
    }
  }
  std::map<std::string, bool> has_golden;
  std::map<std::string, bool> has_page;
  int breaches = 0;
  const auto complain = [&breaches](const std::string& what) {
    std::cout << what << '\n';
    ++breaches;
  };
  for (const auto& file : files_below(root / "tests/golden/diagnostics", {".txt"})) {
    const auto code = file.filename().string().substr(0, 4);
    if (codes.count(code) == 0)
      complain(fs::relative(file, root).generic_string() + ": no such code");
    else if (!mentions(file, "[" + code + "]"))
      complain(fs::relative(file, root).generic_string() + ": does not expect " + code);
    else
      has_golden[code] = true;
  }
  for (const auto& file : files_below(root / "docs/diagnostics", {".md"})) {
    const auto code = file.stem().string();
    if (code == "README") continue;
    if (codes.count(code) == 0)
      complain(fs::relative(file, root).generic_string() + ": no such code");
    else
      has_page[code] = true;
  }
  for (const auto& code : codes) {
    if (!has_golden[code]) complain(code + ": no golden test tests/golden/diagnostics/" + code + "*.txt");
    if (!has_page[code]) complain(code + ": no page docs/diagnostics/" + code + ".md");
  }
  std::cout << codes.size() << " codes, " << breaches << " breaches\n";
  return codes.empty() || breaches > 0 ? 1 : 0;
}

int check_sizes(const fs::path& root) {
  int breaches = 0;
  std::size_t seen = 0;
  for (const char* folder : {"grammar", "interpreter", "tests", "examples"}) {
    for (const auto& file : files_below(root / folder, {".cpp", ".hpp"})) {
      ++seen;
      const auto lines = lines_of(file).size();
      if (lines <= longest_file) continue;
      std::cout << fs::relative(file, root).generic_string() << ": " << lines << " lines, more than " << longest_file
                << '\n';
      ++breaches;
    }
  }
  std::cout << seen << " files, " << breaches << " breaches\n";
  return seen == 0 || breaches > 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view check = argc == 3 ? argv[1] : "";
  if (check == "includes") return check_includes(argv[2]);
  if (check == "diagnostics") return check_diagnostics(argv[2]);
  if (check == "sizes") return check_sizes(argv[2]);
  std::cerr << "usage: project_check includes|diagnostics|sizes ROOT\n";
  return 64;
}
