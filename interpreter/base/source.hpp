#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

/// Names one text held by Sources.
enum class SourceId : std::uint32_t {};

/// A stretch of one source, as byte offsets `begin` (included) to `end` (excluded).
struct Span {
  SourceId source{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// Whether the two spans cover the same bytes of the same source.
  friend bool operator==(const Span&, const Span&) = default;
};

/// The span of what stands in no text: an option, or a name asked for by a program.
inline constexpr Span nowhere{static_cast<SourceId>(0xffff'ffff), 0, 0};

/// The span from the start of `first` to the end of `last`, which lie in one source.
inline Span join(Span first, Span last) { return {first.source, first.begin, last.end}; }

/// A place as people count it: line and column from 1, columns in Unicode code points.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One text with the name it is shown under and the offsets at which its lines begin. It may be a part of a file that
/// begins at a later line.
struct Source {
  std::string path;
  std::string text;
  std::vector<std::uint32_t> line_starts;
  std::uint32_t first_line = 1;
};

/// Every text of one load: rule files and case data; spans point into it, and it outlives them.
class Sources {
 public:
  Sources() = default;
  /// Goes on where `before` ends: knows its texts too, and numbers its own after them; `before` must not grow any more.
  explicit Sources(const Sources* before) : before_(before) {}
  /// Keeps `text`, which begins at line `first_line` of the file `path`, and returns its id.
  SourceId add(std::string path, std::string text, std::uint32_t first_line = 1);
  /// The source named by `id`, which `add` returned.
  const Source& get(SourceId id) const;
  /// The bytes that `span` covers.
  std::string_view text(Span span) const;
  /// Line and column of the first byte of `span`; binary search over line starts.
  Place place(Span span) const;
  /// The whole line numbered `line` (from the first line of the source), without its line break.
  std::string_view line(SourceId id, std::uint32_t line) const;
  /// How many sources there are; their ids are 0 to size() - 1.
  std::size_t size() const { return first() + sources_.size(); }

 private:
  std::size_t first() const { return before_ == nullptr ? 0 : before_->size(); }

  const Sources* before_ = nullptr;
  std::deque<Source> sources_;
};

}  // namespace rubric
