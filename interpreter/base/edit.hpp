#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

/// A stretch of a text that goes, as byte offsets `begin` (included) to `end` (excluded).
struct Cut {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const Cut&, const Cut&) = default;
};

/// What to cut so that what stands at `from` to `to` goes, and with it the lines that it has to itself; a comment behind
/// it stays, and of blank lines that it parts one goes.
Cut cut_out(std::string_view text, std::size_t from, std::size_t to);

/// `text` without the stretches of `cuts`, which may overlap.
std::string without(std::string_view text, std::vector<Cut> cuts);

}  // namespace rubric
