#include <algorithm>

#include "render/diagnostics.hpp"
#include "render/excerpt.hpp"
#include "render/json.hpp"
#include "render/severity.hpp"

namespace rubric::render {
namespace {

void write_place(const Sources& sources, Span span, Json& json) {
  if (!has_place(sources, span)) return;
  const std::uint32_t after = std::max(span.begin, span.end);
  const Place begin = sources.place(span);
  const Place end = sources.place({span.source, after, after});
  json.member("path", sources.get(span.source).path);
  json.member("line", std::uint64_t{begin.line});
  json.member("column", std::uint64_t{begin.column});
  json.member("end_line", std::uint64_t{end.line});
  json.member("end_column", std::uint64_t{end.column});
}

void write(const Sources& sources, const Diagnostic& diagnostic, Json& json) {
  const CodeInfo& code = info(diagnostic.code);
  json.begin_object();
  json.member("code", code.number);
  json.member("severity", severity_word(severity(diagnostic)));
  json.member("message", diagnostic.message);
  json.member("help", diagnostic.help);
  write_place(sources, diagnostic.span, json);
  json.key("labels");
  json.begin_array();
  for (const Label& label : diagnostic.labels) {
    json.begin_object();
    json.member("message", label.text);
    write_place(sources, label.span, json);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string json(const Sources& sources, const Diagnostics& diagnostics) {
  Json out;
  out.begin_array();
  for (const Diagnostic& diagnostic : diagnostics.sorted()) write(sources, diagnostic, out);
  out.end_array();
  return out.take();
}

}  // namespace rubric::render
