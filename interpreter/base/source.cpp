#include "base/source.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "base/utf8.hpp"

namespace rubric {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The first line begins behind a byte order mark: the mark is in no column.
std::vector<std::uint32_t> find_line_starts(std::string_view text) {
  const bool marked = text.substr(0, byte_order_mark.size()) == byte_order_mark;
  std::vector<std::uint32_t> starts{marked ? static_cast<std::uint32_t>(byte_order_mark.size()) : 0U};
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return starts;
}

}  // namespace

SourceId Sources::add(std::string path, std::string text, std::uint32_t first_line) {
  assert(text.size() <= std::numeric_limits<std::uint32_t>::max() && "limits keep every text below 4 GiB");
  auto starts = find_line_starts(text);
  sources_.push_back({std::move(path), std::move(text), std::move(starts), first_line});
  return static_cast<SourceId>(size() - 1);
}

const Source& Sources::get(SourceId id) const {
  const auto index = static_cast<std::size_t>(id);
  assert(index < size());
  return index < first() ? before_->get(id) : sources_[index - first()];
}

std::string_view Sources::text(Span span) const {
  const std::string_view whole = get(span.source).text;
  const auto begin = std::min<std::size_t>(span.begin, whole.size());
  const auto end = std::clamp<std::size_t>(span.end, begin, whole.size());
  return whole.substr(begin, end - begin);
}

Place Sources::place(Span span) const {
  const Source& source = get(span.source);
  const auto& starts = source.line_starts;
  const auto offset = std::min(span.begin, static_cast<std::uint32_t>(source.text.size()));
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  const auto line = after == starts.begin() ? starts.begin() : after - 1;
  const auto start = std::min(*line, offset);
  const auto columns = utf8::count(std::string_view(source.text).substr(start, offset - start));
  return {static_cast<std::uint32_t>(line - starts.begin()) + source.first_line,
          static_cast<std::uint32_t>(columns + 1)};
}

std::string_view Sources::line(SourceId id, std::uint32_t line) const {
  const Source& source = get(id);
  if (line < source.first_line || line - source.first_line >= source.line_starts.size()) return {};
  const std::string_view text = source.text;
  const std::size_t index = line - source.first_line;
  const std::size_t start = source.line_starts[index];
  const std::size_t end = index + 1 < source.line_starts.size() ? source.line_starts[index + 1] - 1 : text.size();
  auto found = text.substr(start, end - start);
  if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
  return found;
}

}  // namespace rubric
