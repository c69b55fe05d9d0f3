#include "base/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/limits.hpp"
#include "base/utf8.hpp"

namespace rubric {

namespace {

constexpr std::size_t most_suggestions = 5;

// Letters differ in nothing by case alone: `Good` is as near to `godo` as `good` is.
std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  while (!text.empty()) {
    const auto point = utf8::decode(text);
    const bool upper = point.value >= U'A' && point.value <= U'Z';
    points += upper ? point.value + (U'a' - U'A') : point.value;
    text.remove_prefix(point.length);
  }
  return points;
}

// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; anything above `limit` once
// it is known to be above. Three rows of the usual table are enough.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const auto longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // Rows grow by one at most, so the row before is at `limit` at least, and a swap from there is above it too.
    if (least > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::vector<std::string> nearest(std::string_view wanted, const std::vector<std::string>& candidates) {
  if (wanted.size() > limits::name_bytes) return {};
  const auto target = code_points(wanted);
  const std::size_t limit = target.size() / 3;
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string& candidate : candidates) {
    if (candidate == wanted || candidate.size() > 2 * limits::name_bytes) continue;
    const auto distance = edit_distance(target, code_points(candidate), limit);
    if (distance <= limit) near.emplace_back(distance, candidate);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(near.size(), most_suggestions); ++i) names.emplace_back(near[i].second);
  return names;
}

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& candidates) {
  const auto names = nearest(wanted, candidates);
  if (names.empty()) return {};
  std::string question = "did you mean ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) question += i + 1 == names.size() ? " or " : ", ";
    question += "`" + names[i] + "`";
  }
  return question + "?";
}

}  // namespace rubric
