#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

/// JSON as it is written: every value and key with its place, numbers as text.
namespace rubric::facts::json {

enum class Kind : std::uint8_t { null, boolean, number, text, list, object };

/// One value. A list's elements, and an object's keys and values in turn, lie side by side from `first` on.
struct Value {
  Kind kind{};
  bool truth = false;    // of a boolean
  bool decoded = false;  // a text with escapes: `first` is its index among the decoded texts
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t first = 0;
  std::uint32_t count = 0;  // elements of a list, members of an object
};

/// A whole JSON text; lives no longer than the text it was read from.
class Document {
 public:
  Document(std::string_view source, SourceId id) : source_(source), id_(id) {}

  const Value& root() const { return root_; }
  const Value& element(const Value& list, std::uint32_t i) const { return values_[list.first + i]; }
  const Value& key(const Value& object, std::uint32_t i) const { return values_[object.first + 2 * i]; }
  const Value& value(const Value& object, std::uint32_t i) const { return values_[object.first + 2 * i + 1]; }
  /// The value of the member `name` of `object`, or null.
  const Value* find(const Value& object, std::string_view name) const;
  /// A text without quotes and escapes; any other value as written.
  std::string_view text(const Value& value) const;
  /// A value as written.
  std::string_view written(const Value& value) const { return source_.substr(value.begin, value.end - value.begin); }
  Span span(const Value& value) const { return {id_, value.begin, value.end}; }

 private:
  friend class Builder;
  std::string_view source_;
  SourceId id_;
  Value root_{};
  std::vector<Value> values_;
  std::vector<std::string> decoded_;
};

/// Reads `source` strictly; nothing after a syntax error. A key that stands twice is reported and its first value kept.
std::optional<Document> parse(std::string_view source, SourceId id, Diagnostics& diagnostics);

}  // namespace rubric::facts::json
