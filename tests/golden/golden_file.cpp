#include "golden_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>

namespace golden {
namespace {

constexpr std::array<std::string_view, 9> known_words = {"file",  "edit",   "copy",   "generate", "command",
                                                         "stdin", "stdout", "stderr", "exit"};

/// Takes the first line off `text`, newline included.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  const auto length = end == std::string_view::npos ? text.size() : end + 1;
  const auto line = text.substr(0, length);
  text.remove_prefix(length);
  return line;
}

std::string_view without_newline(std::string_view line) {
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  return line;
}

bool is_head(std::string_view line) {
  return line.size() > 4 && line.substr(0, 4) == "--- " && std::islower(static_cast<unsigned char>(line[4])) != 0;
}

std::string at_line(unsigned line, std::string_view what) {
  return "line " + std::to_string(line) + ": " + std::string(what);
}

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

/// Undoes the escapes of a quoted text, quotes included, `\\#` standing for `number`; nothing where it is malformed.
std::optional<std::string> unquoted(std::string_view quoted, unsigned long number) {
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return std::nullopt;
  quoted = quoted.substr(1, quoted.size() - 2);
  std::string text;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] != '\\') {
      text += quoted[i];
      continue;
    }
    if (++i == quoted.size()) return std::nullopt;
    switch (quoted[i]) {
      case '#': text += std::to_string(number); break;
      case 'n': text += '\n'; break;
      case 't': text += '\t'; break;
      case '\\': text += '\\'; break;
      case '"': text += '"'; break;
      case 'x': {
        if (i + 2 >= quoted.size()) return std::nullopt;
        const auto high = hex_digit(quoted[i + 1]);
        const auto low = hex_digit(quoted[i + 2]);
        if (!high || !low) return std::nullopt;
        text += static_cast<char>(*high * 16 + *low);
        i += 2;
        break;
      }
      default: return std::nullopt;
    }
  }
  return text;
}

std::size_t occurrences(std::string_view text, std::string_view wanted) {
  std::size_t count = 0;
  for (auto at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1)) ++count;
  return count;
}

/// The pieces of an edit's old text between its `[...]` lines, without the newlines beside those.
std::vector<std::string_view> pieces_of(std::string_view old) {
  constexpr std::string_view gap = "\n[...]";
  std::vector<std::string_view> pieces;
  for (auto at = old.find(gap); at != std::string_view::npos; at = old.find(gap)) {
    pieces.push_back(old.substr(0, at));
    old.remove_prefix(std::min(at + gap.size() + 1, old.size()));
  }
  pieces.push_back(old);
  return pieces;
}

/// Replaces the one place of `text` that reads `old`; a line `[...]` in it stands for anything.
Complaint replace_once(std::string_view old, std::string_view replacement, std::string& text) {
  const auto pieces = pieces_of(old);
  const auto found = occurrences(text, pieces.front());
  if (found != 1)
    return "the text to replace occurs " + std::to_string(found) + " times, once was expected:\n" +
           std::string(pieces.front());
  const auto begin = text.find(pieces.front());
  auto end = begin + pieces.front().size();
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const auto next = pieces[i].empty() ? text.size() : text.find(pieces[i], end);
    if (next == std::string::npos) return "no such text behind `[...]`:\n" + std::string(pieces[i]);
    end = next + pieces[i].size();
  }
  text.replace(begin, end - begin, replacement);
  return std::nullopt;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) lines.push_back(take_line(text));
  return lines;
}

}  // namespace

Complaint parse(std::string_view text, File& file) {
  unsigned line_number = 0;
  while (!text.empty()) {
    const auto line = take_line(text);
    ++line_number;
    if (is_head(line)) {
      const auto head = without_newline(line.substr(4));
      const auto space = std::min(head.find(' '), head.size());
      Section section;
      section.word = head.substr(0, space);
      section.rest = head.substr(std::min(space + 1, head.size()));
      section.line = line_number;
      if (std::find(known_words.begin(), known_words.end(), section.word) == known_words.end())
        return at_line(line_number, "no section is called `" + section.word + "`");
      file.sections.push_back(std::move(section));
    } else if (!file.sections.empty()) {
      file.sections.back().body += line;
    } else if (line.front() == '#' || line == "\n") {
      file.preamble += line;
    } else {
      return at_line(line_number, "only `#` lines may stand above the first section");
    }
  }
  if (file.preamble.empty()) return "a golden file begins with a `#` line that says what it shows";
  return std::nullopt;
}

std::string print(const File& file) {
  std::string text = file.preamble;
  for (const auto& section : file.sections) {
    text += "--- " + section.word;
    if (!section.rest.empty()) text += ' ' + section.rest;
    text += '\n' + section.body;
    if (text.back() != '\n') text += '\n';
  }
  return text;
}

Complaint apply_edits(std::string_view edits, std::string& text) {
  bool any = false;
  while (!edits.empty()) {
    std::array<std::string, 2> blocks;  // old, new
    for (const char sign : {'-', '+'}) {
      auto& block = blocks[sign == '-' ? 0 : 1];
      bool first = true;
      while (!edits.empty() && edits.front() == sign) {
        auto line = without_newline(take_line(edits));
        line.remove_prefix(std::min<std::size_t>(line.size(), 2));
        if (!first) block += '\n';
        block += line;
        first = false;
      }
    }
    if (blocks[0].empty()) return "an edit needs `- ` lines with the text to replace, then `+ ` lines";
    if (const auto complaint = replace_once(blocks[0], blocks[1], text)) return complaint;
    any = true;
  }
  if (!any) return "an edit that changes nothing";
  return std::nullopt;
}

Complaint generate(std::string_view recipe, std::string& text, unsigned long number) {
  static const std::regex shape(R"((text|repeat ([0-9]{1,9})) (".*"))");
  while (!recipe.empty()) {
    const std::string line(without_newline(take_line(recipe)));
    std::smatch match;
    if (!std::regex_match(line, match, shape)) return "expected `text \"…\"` or `repeat COUNT \"…\"`: " + line;
    const std::string quoted = match[3].str();
    const auto count = match[2].matched ? std::stoul(match[2].str()) : 1UL;
    const bool numbered = quoted.find("\\#") != std::string::npos;
    std::optional<std::string> piece;
    for (unsigned long i = 1; i <= count; ++i) {
      if (numbered || !piece) piece = unquoted(quoted, match[2].matched ? i : number);
      if (!piece) return "bad escape in: " + line;
      text += *piece;
    }
  }
  return std::nullopt;
}

Complaint split_command(std::string_view command, std::vector<std::string>& words) {
  std::string word;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (quote != 0) {
      if (c == quote)
        quote = 0;
      else
        word += c;
    } else if (c == '\'' || c == '"') {
      quote = c;
      in_word = true;
    } else if (c == '\\' && i + 1 < command.size() && command[i + 1] == '\n') {
      ++i;
    } else if (c == ' ' || c == '\n') {
      if (c == '\n' && i + 1 < command.size()) return "a command section holds one command; write another section";
      if (in_word) words.push_back(std::move(word));
      word.clear();
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  if (quote != 0) return "a quote in the command is not closed";
  if (in_word) words.push_back(std::move(word));
  if (words.empty() || words.front() != "rubric") return "a command begins with `rubric`";
  return std::nullopt;
}

std::string normalised(std::string_view output) {
  constexpr std::string_view hex = "0123456789abcdef";
  constexpr std::string_view engine = "rubric ";
  constexpr std::size_t hash_length = 64;
  constexpr std::size_t short_hash_length = 12;  // behind a file's name
  std::string text;
  while (!output.empty()) {
    const auto digits = std::min(output.find_first_not_of(hex), output.size());
    const auto file_before = text.size() > 1 && text.back() == ' ' &&
                             text.find('.', text.find_last_of(" \n", text.size() - 2) + 1) != std::string::npos;
    if (digits == hash_length || (digits == short_hash_length && file_before)) {
      text += "<sha256>";
      output.remove_prefix(digits);
      continue;
    }
    if (output.substr(0, engine.size()) == engine) {
      const auto length = std::min(output.find_first_not_of("0123456789.", engine.size()), output.size());
      const auto version = output.substr(engine.size(), length - engine.size());
      if (std::count(version.begin(), version.end(), '.') == 2) {
        text += "rubric <version>";
        output.remove_prefix(length);
        continue;
      }
    }
    const auto taken = std::max<std::size_t>(digits, 1);
    text += output.substr(0, taken);
    output.remove_prefix(taken);
  }
  return text;
}

std::string difference(std::string_view expected, std::string_view actual) {
  const auto old_lines = lines_of(expected);
  const auto new_lines = lines_of(actual);
  const auto shorter = std::min(old_lines.size(), new_lines.size());
  std::size_t same_above = 0;
  while (same_above < shorter && old_lines[same_above] == new_lines[same_above]) ++same_above;
  std::size_t same_below = 0;
  while (same_below < shorter - same_above &&
         old_lines[old_lines.size() - 1 - same_below] == new_lines[new_lines.size() - 1 - same_below])
    ++same_below;
  std::string text = "  (" + std::to_string(same_above) + " equal lines)\n";
  const auto add = [&text, same_above, same_below](char sign, const std::vector<std::string_view>& lines) {
    for (std::size_t i = same_above; i < lines.size() - same_below; ++i)
      text += std::string("  ") + sign + ' ' + std::string(without_newline(lines[i])) + '\n';
  };
  add('-', old_lines);
  add('+', new_lines);
  return text + "  (" + std::to_string(same_below) + " equal lines)\n";
}

}  // namespace golden
