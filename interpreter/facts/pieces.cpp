#include "facts/pieces.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace rubric::facts {

namespace {

constexpr std::size_t chunk = std::size_t{1} << 17U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

Pieces::Pieces(ByteReader read, Cut cut, std::size_t longest)
    : read_(std::move(read)), cut_(cut), longest_(longest), buffer_(chunk, '\0') {}

bool Pieces::fill() {
  if (at_ < size_) return true;
  if (ended_) return false;
  const std::optional<std::size_t> count = read_(buffer_.data(), buffer_.size());
  at_ = 0;
  size_ = count.value_or(0);
  failed_ = !count;
  ended_ = size_ == 0;
  return !ended_;
}

/// The place in the buffer of the line break that ends the piece, or of the buffer's end.
std::size_t Pieces::find_end() {
  const std::string_view text(buffer_.data(), size_);
  if (cut_ == Cut::nowhere) return size_;
  if (cut_ == Cut::line) return std::min(text.find('\n', at_), size_);
  for (std::size_t i = at_; i < size_; ++i) {
    const char c = text[i];
    if (within_ == Within::quotes) {
      if (c == '"') within_ = Within::quotes_maybe_closed;
      if (c == '\n') ++line_;
    } else if (c == '\n') {
      return i;
    } else if (c == '"') {
      if (within_ != Within::cell) within_ = Within::quotes;
    } else if (c == ',') {
      within_ = Within::cell_start;
    } else if (within_ != Within::cell_start || (c != ' ' && c != '\t')) {
      within_ = Within::cell;
    }
  }
  return size_;
}

std::optional<Piece> Pieces::next() {
  Piece piece;
  piece.line = line_;
  within_ = Within::cell_start;
  bool any = false;
  for (bool whole = false; !whole && fill();) {
    any = true;
    const std::size_t end = find_end();
    if (cut_ == Cut::nowhere) {  // one byte past the limit shows that it is too long, and what it begins with
      piece.text.append(buffer_, at_, std::min(end - at_, longest_ + 1 - piece.text.size()));
      piece.bytes = piece.text.size();
      at_ = size_;
      if (piece.bytes > longest_) ended_ = whole = true;
      continue;
    }
    piece.bytes += end - at_;
    if (piece.bytes <= longest_)
      piece.text.append(buffer_, at_, end - at_);
    else
      piece.text = std::string();
    whole = end < size_;
    at_ = end + (whole ? 1 : 0);
    if (whole) ++line_;
  }
  if (std::exchange(failed_, false)) {
    piece.text = std::string();
    piece.failed = true;
    return piece;
  }
  if (!any) return std::nullopt;
  if (cut_ == Cut::nowhere) return piece;
  if (piece.line == 1 && piece.text.compare(0, byte_order_mark.size(), byte_order_mark) == 0)
    piece.text.erase(0, byte_order_mark.size());
  if (!piece.text.empty() && piece.text.back() == '\r') piece.text.pop_back();
  if (piece.bytes <= longest_) piece.bytes = piece.text.size();
  return piece;
}

/// Goes on to the end of the line that `lines` holds the beginning of, and keeps nothing of it.
void Pieces::count_long_line(Lines& lines) {
  lines.bytes = lines.text.size();
  lines.text = std::string();
  for (bool whole = false; !whole && fill();) {
    const std::size_t end = std::min(std::string_view(buffer_.data(), size_).find('\n', at_), size_);
    lines.bytes += end - at_;
    whole = end < size_;
    at_ = end + (whole ? 1 : 0);
    if (whole) ++line_;
  }
}

bool Pieces::next_lines(Lines& lines) {
  lines.text.clear();
  lines.bytes = 0;
  lines.line = line_;
  lines.failed = false;
  while (fill()) {
    const std::string_view rest = std::string_view(buffer_.data(), size_).substr(at_);
    const std::size_t last = rest.rfind('\n');
    const std::string_view taken = rest.substr(0, last == std::string_view::npos ? last : last + 1);
    lines.text.append(taken);
    at_ += taken.size();
    if (last != std::string_view::npos) {
      for (std::size_t i = taken.find('\n'); i != std::string_view::npos; i = taken.find('\n', i + 1)) ++line_;
      return true;
    }
    if (lines.text.size() > longest_) {
      count_long_line(lines);
      break;
    }
  }
  if (!std::exchange(failed_, false)) return !lines.text.empty() || lines.bytes != 0;
  lines.text = std::string();
  lines.failed = true;
  return true;
}

}  // namespace rubric::facts
