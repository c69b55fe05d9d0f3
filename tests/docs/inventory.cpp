#include "inventory.hpp"

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>

#include "grammar/words.hpp"
#include "notation.hpp"

namespace rubric::docs {

namespace fs = std::filesystem;

namespace {

std::vector<std::smatch> all_matches(const std::string& text, const std::regex& form) {
  return {std::sregex_iterator(text.begin(), text.end(), form), std::sregex_iterator()};
}

std::string with_commas(const std::string& digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

/// How a heading is named in a link: `## How a file is written` is `#how-a-file-is-written`.
std::string anchor_of(const std::string& heading) {
  std::string out;
  for (const char c : heading) {
    if (c == ' ' || c == '-')
      out += '-';
    else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
             (static_cast<unsigned char>(c) & 0x80U) != 0)
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

/// Whether a heading makes the anchor, or the page sets it: `<a id="file-1-line-2">`.
bool has_anchor(const Page& page, const std::string& anchor) {
  if (page.text.find("<a id=\"" + anchor + "\"") != std::string::npos) return true;
  return std::any_of(page.blocks.begin(), page.blocks.end(), [&](const Block& block) {
    return block.kind == BlockKind::heading && anchor_of(block.text) == anchor;
  });
}

bool section_has_fence(const Page& page, const std::string& section) {
  bool inside = false;
  for (const Block& block : page.blocks) {
    if (block.kind == BlockKind::heading) inside = block.text == section;
    const bool example = block.word == "rubric" || block.word == "json" || block.word == "console";
    if (inside && block.kind == BlockKind::fence && example) return true;
  }
  return false;
}

std::string rules_on(const Page& page) {
  std::string rules;
  for (const Block& block : page.blocks)
    if (block.kind == BlockKind::fence && block.word == "rubric") rules += block.text;
  return rules;
}

template <class Found>
std::vector<std::string> lacking(const std::vector<std::string>& wanted, const Found& found) {
  const std::set<std::string> known(found.begin(), found.end());
  std::vector<std::string> missing;
  for (const std::string& word : wanted)
    if (known.count(word) == 0) missing.push_back(word);
  return missing;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> codes_of(const fs::path& root) {
  static const std::regex form("RUBRIC_DIAGNOSTIC\\(\\w+, \"(R[0-9]{3})\", \\w+, \"([^\"]*)\"\\)");
  const std::string text = read_text(root / "interpreter/base/diagnostics.def");
  std::vector<std::pair<std::string, std::string>> codes;
  for (const std::smatch& match : all_matches(text, form)) codes.emplace_back(match[1], match[2]);
  return codes;
}

std::vector<std::string> builtins_of(const fs::path& root) {
  static const std::regex list("enum class Builtin[^{]*\\{([^}]*)\\}");
  static const std::regex name("\\w+");
  const std::string text = read_text(root / "interpreter/check/rules.hpp");
  std::vector<std::string> names;
  for (const std::smatch& match : all_matches(text, list)) {
    const std::string inside = match[1];
    for (const std::smatch& each : all_matches(inside, name)) names.push_back(each[0]);
  }
  if (!names.empty()) names.emplace_back("distance");
  return names;
}

std::vector<std::pair<std::string, std::string>> limits_of(const fs::path& root) {
  static const std::regex form("constexpr std::size_t (\\w+) = ([0-9']+)U?( << 20U)?;");
  const std::string text = read_text(root / "interpreter/base/limits.hpp");
  std::vector<std::pair<std::string, std::string>> limits;
  for (const std::smatch& match : all_matches(text, form)) {
    std::string digits = match[2];
    digits.erase(std::remove(digits.begin(), digits.end(), '\''), digits.end());
    limits.emplace_back(match[1], match[3].matched ? digits + " MiB" : with_commas(digits));
  }
  return limits;
}

std::vector<fs::path> pages_below(const fs::path& folder) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  return pages;
}

std::vector<std::string> diagnostics_lacking(const fs::path& root, const fs::path& folder) {
  std::vector<std::string> problems;
  std::set<std::string> known{"README.md"};
  const std::string index = read_text(folder / "README.md");
  for (const auto& [code, title] : codes_of(root)) {
    known.insert(code + ".md");
    if (!fs::exists(folder / (code + ".md"))) {
      problems.push_back(code + " has no page");
      continue;
    }
    const Page page = read_page(folder / (code + ".md"));
    if (page.blocks.empty() || page.blocks.front().text != code + ": " + title)
      problems.push_back(code + ".md does not begin with the heading `" + code + ": " + title + "`");
    for (const char* section : {"What you wrote", "What to write instead"})
      if (!section_has_fence(page, section)) problems.push_back(code + ".md has no fence under `" + section + "`");
    if (index.find("](" + code + ".md)") == std::string::npos) problems.push_back(code + " is not in the index");
  }
  for (const fs::path& page : pages_below(folder))
    if (known.count(page.filename().string()) == 0) problems.push_back(page.filename().string() + " is about no code");
  return problems;
}

std::vector<std::string> words_lacking(const Page& page) {
  const std::vector<std::string> wanted(std::begin(grammar::reserved_words), std::end(grammar::reserved_words));
  return lacking(wanted, words_of_rules(rules_on(page)));
}

std::vector<std::string> builtins_lacking(const Page& page, const std::vector<std::string>& builtins) {
  return lacking(builtins, calls_with_value(rules_on(page)));
}

std::vector<std::string> limits_lacking(const Page& page,
                                        const std::vector<std::pair<std::string, std::string>>& limits) {
  std::vector<std::string> problems;
  for (const auto& [name, value] : limits)
    if (page.text.find("| `" + name + "` | " + value + " |") == std::string::npos)
      problems.push_back(name + " = " + value);
  return problems;
}

std::vector<std::string> links_broken(const Page& page) {
  static const std::regex link("\\]\\(([^)#:]*)(#[^)]*)?\\)");
  std::vector<std::string> broken;
  for (const std::smatch& match : all_matches(page.text, link)) {
    const fs::path target = match[1].length() == 0 ? page.path : page.path.parent_path() / match[1].str();
    if (!fs::exists(target)) {
      broken.push_back(match[0]);
    } else if (match[2].matched) {
      const std::string anchor = match[2].str().substr(1);
      if (!has_anchor(target == page.path ? page : read_page(target), anchor)) broken.push_back(match[0]);
    }
  }
  return broken;
}

}  // namespace rubric::docs
