#include <fmt/format.h>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "facts/sections.hpp"
#include "facts/table_rows.hpp"
#include "facts/values.hpp"

namespace rubric::facts {

namespace {

/// `name` beside the case file: how it is shown in messages.
std::string beside(const std::string& case_path, const std::string& name) {
  const std::size_t slash = case_path.rfind('/');
  return slash == std::string::npos || name.front() == '/' ? name : case_path.substr(0, slash + 1) + name;
}

void read_row(CaseReader& reader, const Columns& columns, const json::Value& row, Cell* to, std::vector<Span>& seen,
              const Path& path) {
  const json::Document& document = reader.document;
  std::fill(seen.begin(), seen.end(), Span{});
  for (std::uint32_t i = 0; i < row.count; ++i) {
    const json::Value& name = document.key(row, i);
    const json::Value& value = document.value(row, i);
    const std::string_view heading = document.text(name);
    const Path here(path, heading);
    const std::optional<std::uint32_t> cell = columns.cell(heading);
    if (!cell) {
      if (columns.is_label(heading) ? value.kind != json::Kind::text && value.kind != json::Kind::number : false) {
        reader.complain(Code::wrong_type_in_data, document.span(value),
                        fmt::format("`{}` is {}, expected a label: a text or a number", here.text(),
                                    quoted(document.written(value))));
      } else if (!columns.is_label(heading) && !is_private(heading)) {
        reader.unknown_key(name, path, columns.headings());
      }
      continue;
    }
    if (seen[*cell] != Span{}) {
      reader.diagnostics.add({Code::given_twice,
                              document.span(name),
                              fmt::format("`{}` fills a cell again, expected it once", here.text()),
                              {{seen[*cell], "first filled here"}},
                              "remove one of the two"});
      continue;
    }
    seen[*cell] = document.span(name);
    std::optional<Cell> read = read_json(reader, columns.type(*cell), value, here);
    if (read) to[*cell] = std::move(*read);
  }
}

void read_json_rows(CaseReader& reader, const Columns& columns, std::uint32_t table, const json::Value& list,
                    const Path& path) {
  if (list.count > limits::table_rows) {
    const Span span = reader.document.span(list);
    too_many_rows(reader, {span.source, span.begin, span.begin + 1}, path);
    return;
  }
  TableRows& rows = reader.facts.tables[table];
  const std::uint32_t cells = reader.model.tables[table].cells;
  rows.rows = list.count;
  rows.cells.resize(std::size_t{list.count} * cells);
  std::vector<Span> seen(cells);
  for (std::uint32_t i = 0; i < list.count && !reader.hopeless(); ++i) {
    const Path here(path, std::size_t{i} + 1);
    const json::Value& row = reader.document.element(list, i);
    if (!reader.expect(json::Kind::object, row, here, fmt::format(R"({{"{}": …}})", columns.headings().front())))
      continue;
    read_row(reader, columns, row, rows.cells.data() + std::size_t{i} * cells, seen, here);
  }
}

struct Files {
  Sources& sources;
  const FileReader& read_file;
  std::string& texts;
};

void read_file_rows(CaseReader& reader, const Columns& columns, std::uint32_t table, const json::Value& value,
                    const Files& files, const Path& path) {
  const std::string name(reader.document.text(value));
  const Span span = reader.document.span(value);
  if (name.empty()) {
    reader.complain(Code::table_file, span,
                    fmt::format("`{}` is empty, expected the name of a CSV file or a list of rows", path.text()));
    return;
  }
  std::optional<std::string> text = files.read_file ? files.read_file(name) : std::nullopt;
  if (!text) {
    reader.complain(Code::table_file, span,
                    fmt::format("`{}` names the file {}, which cannot be read", path.text(), quoted(name)),
                    "the path is relative to the case file");
    return;
  }
  if (text->size() > limits::case_file_bytes) {
    reader.complain(Code::file_too_large, span,
                    fmt::format("the file {} of `{}` is larger than {} MiB", quoted(name), path.text(),
                                limits::case_file_bytes >> 20U),
                    "split the inspection's rows, or give counts instead of rows");
    return;
  }
  files.texts += *text;
  const SourceId id = files.sources.add(beside(reader.facts.name, name), std::move(*text));
  const std::string& kept = files.sources.get(id).text;
  if (const std::optional<std::size_t> bad = utf8::first_invalid(kept)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    reader.complain(Code::not_utf8, {id, at, at + 1},
                    fmt::format("a byte that is not UTF-8 in the file of `{}`", path.text()), "save the file as UTF-8");
    return;
  }
  read_csv_rows(reader, columns, table, kept, id, path);
}

}  // namespace

void too_many_rows(const Reader& reader, Span span, const Path& path) {
  reader.complain(Code::too_many_rows, span, fmt::format("`{}` has more than {} rows", path.text(), limits::table_rows),
                  "give counts instead of rows");
}

void read_tables(CaseReader& reader, const json::Value& section, const Path& path, Sources& sources,
                 const FileReader& read_file, std::string& csv_texts) {
  if (!reader.expect(json::Kind::object, section, path, R"({"name of the table": [rows]})")) return;
  for (std::uint32_t i = 0; i < section.count; ++i) {
    const json::Value& name = reader.document.key(section, i);
    const json::Value& value = reader.document.value(section, i);
    const std::string key(reader.document.text(name));
    const auto at = reader.model.table_by_name.find(key);
    if (at == reader.model.table_by_name.end()) {
      std::vector<std::string> known;
      for (const resolve::Table& table : reader.model.tables) known.push_back(table.name);
      if (!is_private(key))
        reader.unknown_key(name, path, known, known.empty() ? "remove it: the rules have no tables" : "");
      continue;
    }
    const std::uint32_t table = at->second;
    const Path here(path, key);
    if (value.kind == json::Kind::null) continue;
    reader.facts.tables[table].given = true;
    const Columns columns(reader.model, reader.model.tables[table]);
    if (value.kind == json::Kind::text) {
      read_file_rows(reader, columns, table, value, {sources, read_file, csv_texts}, here);
    } else if (value.kind == json::Kind::list) {
      read_json_rows(reader, columns, table, value, here);
    } else {
      const std::string found = value.kind == json::Kind::object ? "an object" : quoted(reader.document.written(value));
      reader.complain(Code::wrong_type_in_data, reader.document.span(value),
                      fmt::format("`{}` is {}, expected a list of rows or the name of a CSV file", here.text(), found));
    }
  }
}

}  // namespace rubric::facts
