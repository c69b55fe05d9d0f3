#include "hosts/cli/cases.hpp"

#include <algorithm>
#include <filesystem>

namespace rubric::cli {
namespace {

namespace fs = std::filesystem;

bool is_case_file(const std::string& path) { return path.ends_with(".json") || layout_of(path) == CaseLayout::ndjson; }

/// The case files in `folder` and below; nothing where it cannot be read whole.
std::optional<std::vector<std::string>> case_files(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    const std::string path = at->path().lexically_normal().generic_string();
    std::error_code unknown;
    if (is_case_file(path) && at->is_regular_file(unknown)) paths.push_back(path);
  }
  if (failed) return std::nullopt;
  std::sort(paths.begin(), paths.end());
  return paths;
}

CaseLayout layout_named(const std::string& input) {
  return input == "ndjson" ? CaseLayout::ndjson : input == "csv" ? CaseLayout::csv : CaseLayout::json;
}

}  // namespace

std::optional<Cases> cases_of(const std::vector<std::string>& paths, const std::string& input, Console& console) {
  Cases cases;
  for (const std::string& path : paths) {
    std::error_code failed;
    if (path == "-") {
      cases.files.push_back({shown(path), layout_named(input)});
      cases.stdin_too = true;
    } else if (!fs::is_directory(path, failed)) {
      cases.files.push_back({path, layout_of(path)});
    } else {
      const auto found = case_files(path);
      if (!found || found->empty()) {
        console.error("the folder `" + path + (found ? "` holds no case files" : "` cannot be read whole"),
                      "give a folder with *.json, *.ndjson or *.jsonl files; name CSV files themselves");
        return std::nullopt;
      }
      for (const std::string& file : *found) cases.files.push_back({file, layout_of(file)});
      cases.many = true;
      continue;
    }
    cases.many |= cases.files.back().layout != CaseLayout::json;
  }
  return cases;
}

Population population_of(Cases cases) { return Population(std::move(cases.files), open_cases(cases.stdin_too)); }

void Tally::add(Exit exit) {
  ++count_;
  if (exit == Exit::findings)
    ++findings_;
  else if (exit != Exit::fine)
    ++mistakes_;
}

std::string Tally::text() const {
  std::string out = std::to_string(count_) + (count_ == 1 ? " inspection: " : " inspections: ") +
                    std::to_string(count_ - mistakes_) + " rated";
  if (findings_ != 0) out += ", " + std::to_string(findings_) + " of them with findings";
  if (mistakes_ != 0) out += (findings_ != 0 ? "; " : ", ") + std::to_string(mistakes_) + " with mistakes";
  return out + "\n";
}

}  // namespace rubric::cli
