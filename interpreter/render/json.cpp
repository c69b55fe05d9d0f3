#include "render/json.hpp"

#include <rubric/outcome.hpp>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>

#include "render/glyphs.hpp"

namespace rubric::render {

struct Json::Impl {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer{buffer};
};

Json::Json() : impl_(std::make_unique<Impl>()) { impl_->writer.SetIndent(' ', 2); }
Json::~Json() = default;

void Json::begin_object() { impl_->writer.StartObject(); }
void Json::end_object() { impl_->writer.EndObject(); }
void Json::begin_array() { impl_->writer.StartArray(); }
void Json::end_array() { impl_->writer.EndArray(); }

void Json::key(std::string_view name) {
  const std::string valid = valid_utf8(name);
  impl_->writer.Key(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void Json::text(std::string_view value) {
  const std::string valid = valid_utf8(value);
  impl_->writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void Json::number(std::uint64_t value) { impl_->writer.Uint64(value); }
void Json::boolean(bool value) { impl_->writer.Bool(value); }
void Json::null() { impl_->writer.Null(); }
void Json::digits(std::string_view value) {
  impl_->writer.RawValue(value.data(), value.size(), rapidjson::kNumberType);
}

void Json::member(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

void Json::member(std::string_view name, std::uint64_t value) {
  key(name);
  number(value);
}

void Json::member(std::string_view name, bool value) {
  key(name);
  boolean(value);
}

void Json::member(std::string_view name, const std::vector<std::string>& values) {
  key(name);
  begin_array();
  for (const std::string& value : values) text(value);
  end_array();
}

void Json::member(std::string_view name, const Location& place) {
  key(name);
  begin_object();
  members_of(place);
  end_object();
}

void Json::members_of(const Location& place) {
  member("path", place.path);
  member("line", std::uint64_t{place.line});
  member("column", std::uint64_t{place.column});
}

void Json::member_if(std::string_view name, std::string_view value) {
  if (!value.empty()) member(name, value);
}

std::string Json::take() const {
  return cat(std::string_view(impl_->buffer.GetString(), impl_->buffer.GetSize()), "\n");
}

std::string on_one_line(std::string_view json) {
  std::string line;
  line.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {  // a text of JSON holds no line break
    const std::size_t end = json.find('\n', at);
    line.append(json.substr(at, end - at));
    at = std::min(json.find_first_not_of(' ', end + 1), json.size());
  }
  return line + "\n";
}

}  // namespace rubric::render
