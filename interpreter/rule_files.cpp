#include "rule_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <utility>

#include "base/limits.hpp"
#include "parse/parser.hpp"

namespace rubric {

namespace {

namespace fs = std::filesystem;

class RuleFiles {
 public:
  RuleFiles(const FileReader& read_file, Sources& sources, syntax::Ast& ast, Diagnostics& diagnostics)
      : read_file_(read_file), sources_(sources), ast_(ast), diagnostics_(diagnostics) {}

  void read(std::string name, std::string text) {
    name = fs::path(name).lexically_normal().generic_string();
    root_ = folder_of(name);
    std::vector<Open> path;
    open(path, std::move(name), std::move(text));
    while (!path.empty()) {
      if (path.back().next == path.back().includes.size()) {
        state_[path.back().path] = State::done;
        path.pop_back();
        continue;
      }
      const syntax::Include include = path.back().includes[path.back().next++];
      follow(path, include);
    }
  }

 private:
  enum class State : std::uint8_t { open, done };
  struct Open {
    std::string path;
    std::vector<syntax::Include> includes;
    std::size_t next = 0;
  };

  void open(std::vector<Open>& path, std::string name, std::string text) {
    const std::size_t before = ast_.includes.size();
    const SourceId source = sources_.add(name, std::move(text));
    parse(sources_, source, ast_, diagnostics_);
    state_.emplace(name, State::open);
    path.push_back(
        {std::move(name), {ast_.includes.begin() + static_cast<std::ptrdiff_t>(before), ast_.includes.end()}, 0});
  }

  void follow(std::vector<Open>& path, const syntax::Include& include) {
    const std::string target = beside(path.back().path, include.path.text);
    const auto error = [&](Code code, std::string message, std::string help) {
      diagnostics_.add({code, include.path.span, std::move(message), {}, std::move(help)});
    };
    if (fs::path(include.path.text).is_absolute() || !is_inside(root_, target)) {
      return error(Code::include_outside,
                   fmt::format("`{}` lies outside the folder of the first file", include.path.text),
                   "move it into that folder, or load a file further up that includes both");
    }
    if (const auto known = state_.find(target); known != state_.end()) {
      if (known->second == State::done) return;
      std::vector<std::string> chain;
      for (const Open& file : path) chain.push_back(file.path);
      chain.erase(chain.begin(), std::find(chain.begin(), chain.end(), target));
      chain.push_back(target);
      constexpr std::size_t most = 10;
      if (chain.size() > most) {
        chain.erase(chain.begin() + most / 2, chain.end() - most / 2);
        chain.insert(chain.begin() + most / 2, "…");
      }
      return error(Code::include_cycle, fmt::format("files include each other: {}", fmt::join(chain, " → ")),
                   "remove one of these includes");
    }
    if (state_.size() >= limits::rule_files) {
      if (std::exchange(too_many_, true)) return;
      return error(Code::too_many_files, fmt::format("more than {} files are included", limits::rule_files),
                   "join small files");
    }
    std::optional<std::string> text = read_file_(target);
    if (!text)
      return error(Code::file_unreadable, fmt::format("`{}` cannot be read", target),
                   "correct the path; it is relative to this file");
    open(path, target, std::move(*text));
  }

  const FileReader& read_file_;
  Sources& sources_;
  syntax::Ast& ast_;
  Diagnostics& diagnostics_;
  std::string root_{};
  std::unordered_map<std::string, State> state_{};
  bool too_many_ = false;
};

}  // namespace

std::string folder_of(const std::string& path) {
  return fs::path(path).parent_path().lexically_normal().generic_string();
}

bool is_inside(const std::string& folder, const std::string& path) {
  const fs::path relative = fs::path(path).lexically_relative(folder.empty() ? "." : folder);
  return !relative.empty() && !relative.is_absolute() && *relative.begin() != "..";
}

std::string beside(const std::string& from, const std::string& path) {
  return (fs::path(from).parent_path() / path).lexically_normal().generic_string();
}

FileReader reader_beside(const std::string& from, const FileReader& read_file) {
  return [from, read_file](const std::string& path) {
    const std::string file = beside(from, path);
    return is_inside(folder_of(from), file) ? read_file(file) : std::nullopt;
  };
}

void read_rule_files(std::string name, std::string text, const FileReader& read_file, Sources& sources,
                     syntax::Ast& ast, Diagnostics& diagnostics) {
  RuleFiles(read_file, sources, ast, diagnostics).read(std::move(name), std::move(text));
}

}  // namespace rubric
