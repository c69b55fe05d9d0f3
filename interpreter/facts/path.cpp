#include "facts/path.hpp"

#include <fmt/format.h>

#include <vector>

namespace rubric::facts {

namespace {

constexpr std::size_t longest_shown = 60;  // bytes of the user's text in one message
constexpr std::size_t most_listed = 12;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::string Path::text() const {
  std::vector<const Path*> steps;
  for (const Path* step = this; step->parent_ != nullptr; step = step->parent_) steps.push_back(step);
  std::string text;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if ((*step)->index_ != 0) {
      text += fmt::format("[{}]", (*step)->index_);
    } else {
      if (!text.empty()) text += '.';
      text += shown((*step)->key_);
    }
  }
  return text;
}

std::string shown(std::string_view text) {
  const bool cut = text.size() > longest_shown;
  if (cut) {
    std::size_t end = longest_shown;
    while (end > 0 && continues_character(text[end])) --end;
    text = text.substr(0, end);
  }
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      result += fmt::format("\\u{:04x}", byte);
    } else {
      result += c;
    }
  }
  return cut ? result + "…" : result;
}

std::string quoted(std::string_view text) { return "`" + shown(text) + "`"; }

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == most_listed) return text + fmt::format(" and {} more", names.size() - i);
    text += (i == 0 ? "" : ", ") + quoted(names[i]);
  }
  return text;
}

}  // namespace rubric::facts
