#include "render/glyphs.hpp"

#include "base/utf8.hpp"
#include "render/width.hpp"

namespace rubric::render {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// U+2400 and on: the pictures of the controls, "␛" for escape.
std::string control_picture(char32_t code_point) {
  if (code_point == 0x7F) return "\xE2\x90\xA1";
  if (code_point >= 0x20) return std::string(replacement);
  std::string picture = "\xE2\x90";
  picture.push_back(static_cast<char>(0x80U + static_cast<unsigned>(code_point)));
  return picture;
}

bool is_blank(char character) { return character == '\n' || character == '\r' || character == '\t'; }

}  // namespace

std::vector<Glyph> glyphs(std::string_view text) {
  std::vector<Glyph> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint next = utf8::decode(text.substr(at));
    Glyph glyph{at, next.length, 1, {}};
    if (!next.valid) {
      glyph.shown = replacement;
    } else if (is_control(next.value)) {
      glyph.shown = control_picture(next.value);
    } else {
      glyph.shown = text.substr(at, next.length);
      glyph.width = width(next.value);
    }
    out.push_back(std::move(glyph));
    at += next.length;
  }
  return out;
}

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint next = utf8::decode(text.substr(at));
    sum += next.valid && !is_control(next.value) ? width(next.value) : 1;
    at += next.length;
  }
  return sum;
}

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint next = utf8::decode(text.substr(at));
    if (is_blank(text[at])) {
      out.push_back(' ');
    } else if (!next.valid) {
      out.append(replacement);
    } else if (is_control(next.value)) {
      out.append(control_picture(next.value));
    } else {
      out.append(text.substr(at, next.length));
    }
    at += next.length;
  }
  return out;
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint next = utf8::decode(text.substr(at));
    out.append(next.valid ? text.substr(at, next.length) : replacement);
    at += next.length;
  }
  return out;
}

std::string pad(std::string text, std::size_t width) {
  const std::size_t have = columns(text);
  if (have < width) text.append(width - have, ' ');
  return text;
}

std::string pad_left(const std::string& text, std::size_t width) {
  const std::size_t have = columns(text);
  return have < width ? cat(std::string(width - have, ' '), text) : text;
}

std::string cut(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  std::string out;
  std::size_t used = 0;
  for (const Glyph& glyph : glyphs(text)) {
    if (used + glyph.width + 1 > width) break;
    out.append(glyph.shown);
    used += glyph.width;
  }
  return cat(out, "…");
}

std::vector<std::string> fold(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  const auto close = [&] {
    lines.push_back(std::move(line));
    line.clear();
    used = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = text.find(' ', at);
    const std::string_view word = text.substr(at, space == std::string_view::npos ? space : space - at);
    const std::size_t wide = columns(word);
    if (used != 0 && used + 1 + wide > width) close();
    if (used != 0) {
      line.push_back(' ');
      ++used;
    }
    for (const Glyph& glyph : glyphs(word)) {
      if (used != 0 && used + glyph.width > width) close();
      line.append(glyph.shown);
      used += glyph.width;
    }
    if (space == std::string_view::npos) break;
    at = space + 1;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string repeat(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out.append(part);
  return out;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out.append(separator);
    out.append(part);
  }
  return out;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  const std::string number = std::to_string(count);
  if (count == 1) return cat(number, " ", one);
  return many.empty() ? cat(number, " ", one, "s") : cat(number, " ", many);
}

}  // namespace rubric::render
