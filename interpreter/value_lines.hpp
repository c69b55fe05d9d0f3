#pragma once
#include <rubric/outcome.hpp>

#include <charconv>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "check/rules.hpp"
#include "facts/facts.hpp"
#include "values/fraction.hpp"

/// How the values of an inspection look on a line of JSON.
namespace rubric {

/// A stretch of a line that is made once, filled up so that it is copied in whole strides.
class Fragment {
 public:
  static constexpr std::size_t stride = 64;
  Fragment() = default;
  explicit Fragment(std::string text) : text_(std::move(text)), size_(text_.size()) {
    text_.resize((size_ + stride - 1) / stride * stride);
  }
  /// Copies it to `to`, where as many bytes as `most` must be free, and returns the place behind it.
  char* copy(char* to) const {
    for (std::size_t i = 0; i < size_; i += stride) std::memcpy(to + i, text_.data() + i, stride);
    return to + size_;
  }
  std::size_t most() const { return text_.size(); }

 private:
  std::string text_{};
  std::size_t size_ = 0;
};

/// One result of a line.
struct ValueColumn {
  resolve::AttributeId attribute{};
  Type type{};
  std::size_t place = 0;            // among the results of an outcome
  std::string key{};                // `"overall":`
  bool is_number = false;           // printed as a number: no date, truth or text
  Fragment number{};                // `"overall":"`
  Fragment not_rated{};             // `"overall":"not rated",`
  std::vector<Fragment> members{};  // of a rating: `"overall":"good",`, by level
};

/// The columns that `only` names, by names or attributes; where it is empty, every rating and score.
std::vector<ValueColumn> value_columns(const check::Rules& rules, const std::vector<std::string>& only);

/// `text` in quotes as JSON has it.
std::string json_text(std::string_view text);

/// How many bytes must be free where `write_value` writes one of `column`.
std::size_t most_of_value(const ValueColumn& column);
/// Writes the member of `column`, and a comma behind it, where its value is a whole number or a level, or not rated:
/// the place behind it; else null.
inline char* write_value(char* to, const ValueColumn& column, Fraction value) {
  if (value.is(Fraction::unrated)) return column.not_rated.copy(to);
  if (!value.is_whole()) return nullptr;
  if (static_cast<std::uint64_t>(value.above) < column.members.size())
    return column.members[static_cast<std::size_t>(value.above)].copy(to);
  if (!column.is_number) return nullptr;
  to = column.number.copy(to);
  to = std::to_chars(to, to + Fragment::stride, value.above).ptr;
  *to++ = '"';
  *to++ = ',';
  return to;
}
/// Appends the member of `column` where its value is plain: a value, or not rated; else false.
bool append_value(std::string& line, const ValueColumn& column, const Cell& value, const check::Rules& rules,
                  const facts::Facts& facts);
/// Appends the member of `column` as the document of an outcome has it, whatever it is.
void append_value(std::string& line, const ValueColumn& column, const Result& result);
/// Appends what is wrong with an inspection that could not be evaluated.
void append_mistakes(std::string& line, const std::vector<std::string>& mistakes);

}  // namespace rubric
