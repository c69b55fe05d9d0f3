#include "hosts/cli/suggest.hpp"

#include <algorithm>

namespace rubric::cli {
namespace {

// Edits between the two, a swap of neighbours counting as one.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> edits(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        edits[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = edits[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      edits[i][j] = std::min({edits[i - 1][j] + 1, edits[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
    }
  }
  return edits[a.size()][b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& words, std::string_view otherwise) {
  constexpr std::size_t longest = 200;  // nobody means a longer word, and the distance is quadratic
  const std::string* best = nullptr;
  std::size_t least = wanted.size() / 3 + 2;  // a third of the word, and at least one edit
  for (const std::string& word : words) {
    const std::size_t edits = wanted.size() > longest || word.size() > longest ? longest : distance(wanted, word);
    if (edits >= least) continue;
    least = edits;
    best = &word;
  }
  return best != nullptr ? std::string("did you mean `").append(*best).append("`?") : std::string(otherwise);
}

std::string one_of(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) out.append(i + 1 == words.size() ? " or " : ", ");
    out.append("`").append(words[i]).append("`");
  }
  return out;
}

}  // namespace rubric::cli
