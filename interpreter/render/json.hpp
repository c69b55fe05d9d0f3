#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rubric {
struct Location;
}

namespace rubric::render {

/// Writes one indented JSON document from front to back; the calls must nest as the document does.
class Json {
 public:
  Json();
  ~Json();
  Json(const Json&) = delete;
  Json& operator=(const Json&) = delete;

  /// Opens and closes `{}` and `[]`.
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  /// The key of the next value.
  void key(std::string_view name);
  /// Values; a text may hold any bytes.
  void text(std::string_view value);
  void number(std::uint64_t value);
  void boolean(bool value);
  void null();
  /// A number by its digits, which are JSON.
  void digits(std::string_view value);

  /// A key and its value.
  void member(std::string_view name, std::string_view value);
  void member(std::string_view name, const char* value) { member(name, std::string_view(value)); }
  void member(std::string_view name, std::uint64_t value);
  void member(std::string_view name, bool value);
  void member(std::string_view name, const std::vector<std::string>& values);
  void member(std::string_view name, const Location& place);
  /// Path, line and column as members of the object that is open.
  void members_of(const Location& place);
  /// A key and its text, unless the text is empty.
  void member_if(std::string_view name, std::string_view value);

  /// The document, ended by a line break.
  std::string take() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// An indented document on one line, ended by a line break.
std::string on_one_line(std::string_view json);

}  // namespace rubric::render
