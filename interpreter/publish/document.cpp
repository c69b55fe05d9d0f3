#include "publish/document.hpp"

namespace rubric::publish {

Prose& Prose::marked(std::string_view text) {
  while (!text.empty()) {
    const std::size_t open = text.find('`');
    const std::size_t close = open == std::string_view::npos ? open : text.find('`', open + 1);
    if (close == std::string_view::npos) return this->text(text);
    this->text(text.substr(0, open)).code(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return *this;
}

Prose& Prose::capital() {
  if (runs_.empty() || runs_.front().tone != Tone::plain) return *this;
  char& first = runs_.front().text.front();
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
  return *this;
}

std::string Prose::words() const {
  std::string out;
  for (const Run& run : runs_) out.append(run.text);
  return out;
}

Prose listed(const std::vector<Prose>& parts, std::string_view last) {
  Prose out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) out.text(i + 1 == parts.size() ? last : std::string_view(", "));
    out.add(parts[i]);
  }
  return out;
}

}  // namespace rubric::publish
