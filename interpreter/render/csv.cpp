#include "render/csv.hpp"

#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

bool is_number(std::string_view text) { return text.find_first_not_of("0123456789+-./%") == std::string_view::npos; }

// A spreadsheet would run a text that begins like a formula; an apostrophe keeps it a text.
bool reads_as_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos && !is_number(text);
}

}  // namespace

std::string csv_field(std::string_view text) {
  std::string safe = valid_utf8(text);
  if (reads_as_formula(safe)) safe.insert(safe.begin(), '\'');
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char character : safe) {
    quoted.push_back(character);
    if (character == '"') quoted.push_back('"');
  }
  return quoted.append("\"");
}

std::string csv_line(const std::vector<std::string>& texts) {
  // One empty field alone would be a blank line, which readers skip.
  if (texts.size() == 1 && texts.front().empty()) return "\"\"\n";
  std::string out;
  for (const std::string& text : texts) out.append(csv_field(text)).append(",");
  out.back() = '\n';
  return out;
}

}  // namespace rubric::render
