#include "notation.hpp"

#include <algorithm>
#include <regex>

#include "page.hpp"

namespace rubric::docs {

namespace {

// `\n`, `\"`, `\\`, `\xHH` undone; `\#` is left for the number of the repetition.
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size() || text[i + 1] == '#') {
      out += text[i];
    } else if (text[++i] == 'n') {
      out += '\n';
    } else if (text[i] == 'x' && i + 2 < text.size()) {
      out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string written_out(const Expansion& expansion) {
  const bool numbered = expansion.part.find("\\#") != std::string::npos;
  std::string all;
  for (std::size_t i = 1; i <= expansion.count; ++i)
    all += numbered ? replaced(expansion.part, "\\#", std::to_string(i)) : expansion.part;
  return all;
}

// The code of each line, and its comment where it begins `# =`.
struct Line {
  std::string code{};
  std::string stated{};
};

std::vector<Line> code_lines(const std::string& rules) {
  std::vector<Line> lines;
  for (const std::string& line : lines_of(rules)) {
    bool in_text = false;
    std::size_t end = 0;
    for (; end < line.size() && (in_text || line[end] != '#'); ++end) in_text ^= line[end] == '"';
    Line read{line.substr(0, end), {}};
    if (line.compare(end, 4, "# = ") == 0) read.stated = trimmed(line.substr(end + 4));
    lines.push_back(std::move(read));
  }
  return lines;
}

// Output as compared: hashes and the version change with every release.
std::string comparable(const std::string& text) {
  static const std::regex hash("\\b([0-9a-f]{64}|[0-9a-f]{12})\\b");  // whole, or its beginning
  static const std::regex version("rubric [0-9]+\\.[0-9]+\\.[0-9]+");
  std::string out = std::regex_replace(text, hash, "<sha256>");
  out = std::regex_replace(out, version, "rubric <version>");
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

bool matches(const std::vector<std::string>& expected, std::size_t e, const std::vector<std::string>& found,
             std::size_t f) {
  for (; e < expected.size(); ++e, ++f) {
    if (expected[e] == "…") {
      for (std::size_t next = f; next <= found.size(); ++next)
        if (matches(expected, e + 1, found, next)) return true;
      return false;
    }
    if (f == found.size() || expected[e] != found[f]) return false;
  }
  return f == found.size();
}

}  // namespace

std::optional<Expansion> read_expansion(const std::string& text) {
  static const std::regex form("\"(.+)\" is ([0-9]+) of \"(.+)\"");
  std::smatch found;
  const std::string line = trimmed(text);
  if (!std::regex_match(line, found, form)) return std::nullopt;
  return Expansion{found[1], std::stoul(found[2]), unescaped(found[3])};
}

std::string expanded(std::string text, const std::vector<Expansion>& expansions) {
  for (const Expansion& expansion : expansions) text = replaced(text, expansion.sign, written_out(expansion));
  return text;
}

std::optional<Pair> read_pair(const std::string& text) {
  const std::size_t at = text.find(" = ");
  if (at == std::string::npos) return std::nullopt;
  return Pair{trimmed(text.substr(0, at)), trimmed(text.substr(at + 3))};
}

std::vector<Pair> stated_values(const std::string& rules) {
  static const std::regex form("\\s*let\\s+(\\w+)\\s*=.*");
  std::vector<Pair> stated;
  for (const Line& line : code_lines(rules)) {
    std::smatch found;
    if (line.stated.empty()) continue;
    const bool is_let = std::regex_match(line.code, found, form);
    stated.push_back({is_let ? found[1].str() : trimmed(line.code), line.stated});
  }
  return stated;
}

std::vector<std::string> read_codes(const std::string& text) {
  static const std::regex code("R[0-9]{3}");
  return {std::sregex_token_iterator(text.begin(), text.end(), code), std::sregex_token_iterator()};
}

std::vector<Command> read_commands(const std::string& fence) {
  std::vector<Command> commands;
  const std::vector<std::string> lines = lines_of(fence);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].compare(0, 2, "$ ") == 0) {
      commands.push_back({i + 1, lines[i] + "\n", lines[i].substr(2), {}});
      while (commands.back().text.back() == '\\' && i + 1 < lines.size()) {
        commands.back().text.pop_back();
        commands.back().written += lines[++i] + "\n";
        commands.back().text += " " + trimmed(lines[i]);
      }
    } else if (!commands.empty()) {
      commands.back().output += lines[i] + "\n";
    }
  }
  return commands;
}

bool is_output(const std::string& expected, const std::string& found) {
  return matches(lines_of(comparable(expected)), 0, lines_of(comparable(found)), 0);
}

std::vector<std::string> calls_with_value(const std::string& rules) {
  static const std::regex call("(\\w+)\\(");
  std::vector<std::string> names;
  for (const Line& line : code_lines(rules)) {
    if (line.stated.empty()) continue;
    for (auto at = std::sregex_iterator(line.code.begin(), line.code.end(), call); at != std::sregex_iterator(); ++at)
      names.push_back((*at)[1]);
  }
  return names;
}

std::vector<std::string> words_of_rules(const std::string& rules) {
  static const std::regex text("\"[^\"]*\"");
  static const std::regex word("[A-Za-z_]\\w*");
  std::vector<std::string> words;
  for (const Line& line : code_lines(rules)) {
    const std::string code = std::regex_replace(line.code, text, "");
    words.insert(words.end(), std::sregex_token_iterator(code.begin(), code.end(), word), std::sregex_token_iterator());
  }
  return words;
}

}  // namespace rubric::docs
