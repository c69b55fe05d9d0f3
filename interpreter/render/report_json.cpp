#include "render/json.hpp"
#include "render/report.hpp"

namespace rubric {
namespace render {
namespace {

void write(const ReportTable& table, Json& json) {
  json.key("columns");
  json.begin_array();
  for (const ReportColumn& column : table.columns) {
    json.begin_object();
    json.member("key", column.key);
    json.member("heading", column.heading);
    json.member("numeric", column.numeric);
    json.end_object();
  }
  json.end_array();
  json.key("rows");
  json.begin_array();
  for (const ReportRow& row : table.rows) {
    json.begin_object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) json.member(table.columns[i].key, exact_of(cell_of(row, i)));
    json.end_object();
  }
  json.end_array();
}

void write(const ReportSection& section, Json& json) {
  json.begin_object();
  json.member("title", section.title);
  json.member("text", section.text);
  json.member("warnings", section.warnings);
  if (section.table) write(*section.table, json);
  json.end_object();
}

}  // namespace
}  // namespace render

std::string to_json(const Report& report) {
  render::Json json;
  json.begin_object();
  json.member("format", "rubric-report-1");
  json.member("report", report.kind);
  json.member("title", report.title);
  json.member_if("main", report.main);
  json.key("facts");
  json.begin_object();
  for (const ReportFact& fact : report.facts) json.member(fact.key, fact.value);
  json.end_object();
  json.key("sections");
  json.begin_object();
  for (const ReportSection& section : report.sections) {
    json.key(section.id);
    render::write(section, json);
  }
  json.end_object();
  json.end_object();
  return json.take();
}

}  // namespace rubric
