#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"

namespace rubric::facts {

/// A text to look for; its first bytes are compared at once.
class Word {
 public:
  Word() = default;
  explicit Word(std::string text) : text_(std::move(text)) {
    const std::size_t count = std::min(text_.size(), sizeof(head_));
    std::memcpy(&head_, text_.data(), count);
    std::memset(&mask_, 0xff, count);
  }
  const std::string& text() const { return text_; }
  /// Whether the text at `at`, of which eight bytes at least can be read, may begin with it.
  bool may_begin(const char* at) const {
    std::uint64_t read = 0;
    std::memcpy(&read, at, sizeof(read));
    return ((read ^ head_) & mask_) == 0;
  }
  /// Whether `may_begin` is the whole answer.
  bool is_short() const { return text_.size() <= sizeof(head_); }

 private:
  std::string text_{};
  std::uint64_t head_ = 0;
  std::uint64_t mask_ = 0;
};

/// Goes through JSON from front to back. Every function returns false where what stands there is not what it reads,
/// or is written in an unusual way: escapes in texts. The byte behind the end is readable and a control character, so
/// that nothing runs past it.
class Scan {
 public:
  Scan() = default;
  explicit Scan(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  bool at_end() const { return at_ == end_; }
  bool at(char c) const { return *at_ == c; }
  const char* place() const { return at_; }
  /// What stands between an earlier place and this.
  std::string since(const char* place) const { return {place, at_}; }

  void space() {
    while (static_cast<unsigned char>(*at_) <= ' ' && (*at_ == ' ' || (is_space(*at_) && at_ != end_))) ++at_;
  }
  bool take(char c) {
    if (*at_ != c) return false;
    ++at_;
    return true;
  }
  /// Takes `written` if it stands here.
  bool take(std::string_view written) {
    if (static_cast<std::size_t>(end_ - at_) < written.size()) return false;
    if (!same(at_, written.data(), written.size())) return false;
    at_ += written.size();
    return true;
  }

  bool take(const Word& word) {
    if (end_ - at_ < 8) return take(std::string_view(word.text()));
    if (!word.may_begin(at_)) return false;
    if (!word.is_short()) return take(std::string_view(word.text()));
    at_ += word.text().size();
    return true;
  }

  /// A text without escapes; `text` is what stands between its quotes.
  bool text(std::string_view& text) {
    if (*at_ != '"') return false;
    const char* const begin = ++at_;
    std::uint8_t kinds = 0;
    while (kind(*at_) < stop) kinds |= kind(*at_++);
    if (*at_ != '"') return false;
    text = {begin, static_cast<std::size_t>(at_ - begin)};
    ++at_;
    return (kinds & not_ascii) == 0 || !utf8::first_invalid(text);
  }

  /// A number; `written` is all of it.
  bool number(std::string_view& written) {
    const char* const begin = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!digits()) return false;
    }
    written = {begin, static_cast<std::size_t>(at_ - begin)};
    return true;
  }

  /// A whole number of one or two digits, read without a branch for either, as which it is cannot be foretold.
  bool few_digits(std::int64_t& value) {
    if (end_ - at_ < 3 || !is_digit(at_[0])) return false;
    const bool two = is_digit(at_[1]);
    const char behind = at_[two ? 2 : 1];
    if (is_digit(behind) || behind == '.' || behind == 'e' || behind == 'E' || (two && *at_ == '0')) return false;
    const int first = at_[0] - '0', second = at_[1] - '0';
    value = two ? first * 10 + second : first;
    at_ += two ? 2 : 1;
    return true;
  }

  /// A whole number from 0 of at most 18 digits with nothing behind them.
  bool whole(std::int64_t& value) {
    if (few_digits(value)) return true;
    const char* const begin = at_;
    value = 0;
    while (is_digit(*at_) && at_ - begin < 18) value = value * 10 + (*at_++ - '0');
    const std::ptrdiff_t count = at_ - begin;
    if (count == 0 || (count > 1 && *begin == '0')) return false;
    return !is_digit(*at_) && *at_ != '.' && *at_ != 'e' && *at_ != 'E';
  }

  /// A text, a number, `true`, `false` or `null`.
  bool scalar() {
    std::string_view read;
    if (*at_ == '"') return text(read);
    return take("null") || take("true") || take("false") || number(read);
  }

 private:
  static constexpr std::uint8_t not_ascii = 1, stop = 2;

  static constexpr std::array<std::uint8_t, 256> kinds_of_bytes() {
    std::array<std::uint8_t, 256> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i)
      kinds.at(i) = i < 0x20 || i == '"' || i == '\\' ? stop : i >= 0x80 ? not_ascii : std::uint8_t{0};
    return kinds;
  }
  static std::uint8_t kind(char c) {
    static constexpr std::array<std::uint8_t, 256> kinds = kinds_of_bytes();
    return kinds[static_cast<unsigned char>(c)];  // NOLINT: every byte has one
  }
  /// `memcmp` for texts that are short and mostly equal: no call.
  static bool same(const char* a, const char* b, std::size_t count) {
    std::uint64_t left = 0, right = 0;
    constexpr std::size_t word = sizeof(left);
    if (count < word) {
      for (std::size_t i = 0; i < count; ++i) {
        if (a[i] != b[i]) return false;
      }
      return true;
    }
    for (std::size_t i = 0; i < count; i += word) {
      const std::size_t at = i + word <= count ? i : count - word;
      std::memcpy(&left, a + at, word);
      std::memcpy(&right, b + at, word);
      if (left != right) return false;
    }
    return true;
  }
  static bool is_space(char c) { return c == '\n' || c == '\t' || c == '\r'; }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  bool digits() {
    const char* const begin = at_;
    while (is_digit(*at_)) ++at_;
    return at_ != begin;
  }

  const char* at_ = nullptr;
  const char* end_ = nullptr;
};

}  // namespace rubric::facts
