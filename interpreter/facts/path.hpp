#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::facts {

/// A place in the data as people name it, `standards.2.1.questions.safety.yes`; built on the stack on the way down,
/// written out only for a message. List elements and table rows count from 1.
class Path {
 public:
  Path() = default;
  Path(const Path& parent, std::string_view key) : parent_(&parent), key_(key) {}
  Path(const Path& parent, std::size_t index) : parent_(&parent), index_(index) {}

  std::string text() const;

 private:
  const Path* parent_ = nullptr;
  std::string_view key_{};
  std::size_t index_ = 0;  // 0: a key
};

/// `text` for a message: cut when long, control characters spelt out.
std::string shown(std::string_view text);
/// The same in backticks.
std::string quoted(std::string_view text);
/// "`a`, `b`, `c`", with "and 7 more" behind the first dozen.
std::string listed(const std::vector<std::string>& names);

}  // namespace rubric::facts
