#include "facts/read_case.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "facts/sections.hpp"

namespace rubric::facts {

using syntax::ItemKind;

namespace {

std::vector<std::string> section_names() {
  return {"methodology", "inspection", "inputs",  "domains",   "standards",
          "tables",      "discretion", "waivers", "published", "notes"};
}

/// Whether the data say they are for these rules; nothing else is worth reading where they do not.
bool is_for_these_rules(const CaseReader& reader, const json::Value& root) {
  const std::string& name = reader.model.name;
  const json::Value* const value = reader.document.find(root, "methodology");
  if (value == nullptr) {
    const Span span = reader.document.span(root);
    reader.complain(Code::missing_key, {span.source, span.begin, span.begin + 1}, "the case data have no `methodology`",
                    fmt::format("write `\"methodology\": \"{}\"`", name));
    return false;
  }
  const Span span = reader.document.span(*value);
  if (value->kind != json::Kind::text) {
    reader.complain(Code::wrong_type_in_data, span,
                    fmt::format("`methodology` is {}, expected a text", quoted(reader.document.written(*value))),
                    fmt::format("write `\"methodology\": \"{}\"`", name));
    return false;
  }
  if (reader.model.answers_to(reader.document.text(*value))) return true;
  reader.complain(Code::other_methodology, span,
                  fmt::format("`methodology` is {}, expected `{}`", quoted(reader.document.text(*value)), name),
                  "read the data with the rules they name, or correct the name");
  return false;
}

void read_notes(CaseReader& reader, const json::Value& notes, const Path& path) {
  if (notes.kind != json::Kind::list) {
    reader.text_member(notes, path);
    return;
  }
  for (std::uint32_t i = 0; i < notes.count; ++i)
    reader.text_member(reader.document.element(notes, i), Path(path, std::size_t{i} + 1));
}

/// Reads the section `name`; false where no section has the name.
bool read_section(CaseReader& reader, std::string_view name, const json::Value& value, const Path& path,
                  Sources& sources, const FileReader& read_file, std::string& csv_texts) {
  if (name == "inspection")
    read_inspection(reader, value, path);
  else if (name == "inputs")
    read_inputs(reader, value, path);
  else if (name == "domains")
    read_items(reader, ItemKind::domain, {}, value, path);
  else if (name == "standards")
    read_items(reader, ItemKind::standard, {}, value, path);
  else if (name == "tables")
    read_tables(reader, value, path, sources, read_file, csv_texts);
  else if (name == "discretion")
    read_discretion(reader, value, path);
  else if (name == "waivers")
    read_waivers(reader, value, path);
  else if (name == "published")
    read_published(reader, value, path);
  else if (name == "notes")
    read_notes(reader, value, path);
  else
    return name == "methodology" || is_private(name);
  return true;
}

}  // namespace

void complain_too_large(SourceId source, std::size_t bytes, Diagnostics& diagnostics) {
  diagnostics.add(
      {Code::file_too_large,
       {source, 0, 0},
       fmt::format("the case data are {} bytes, expected at most {} MiB", bytes, limits::case_file_bytes >> 20U),
       {},
       "move the rows of tables into CSV files, or give counts instead of rows"});
}

bool is_utf8(std::string_view text, SourceId source, Diagnostics& diagnostics) {
  const std::optional<std::size_t> bad = utf8::first_invalid(text);
  if (!bad) return true;
  const auto at = static_cast<std::uint32_t>(*bad);
  diagnostics.add({Code::not_utf8,
                   {source, at, at + 1},
                   "a byte that is not UTF-8 in the case data",
                   {},
                   "save the file as UTF-8"});
  return false;
}

Facts read_case(const check::Rules& rules, const syntax::Ast& ast, Sources& sources, SourceId source,
                const FileReader& read_file, Diagnostics& diagnostics, Printed printed) {
  const std::string& text = sources.get(source).text;
  Facts none;
  none.name = sources.get(source).path;
  if (text.size() > limits::case_file_bytes) {
    complain_too_large(source, text.size(), diagnostics);
    return none;
  }
  if (!is_utf8(text, source, diagnostics)) return none;
  const std::optional<json::Document> document = json::parse(text, source, diagnostics);
  if (!document) return none;

  CaseReader reader(rules, ast, *document, diagnostics);
  reader.printed = printed;
  reader.facts.name = std::move(none.name);
  const json::Value& root = document->root();
  const Path path;
  if (!reader.expect(json::Kind::object, root, path, fmt::format(R"({{"methodology": "{}", …}})", rules.model.name)))
    return std::move(reader.facts);
  if (!is_for_these_rules(reader, root)) return std::move(reader.facts);
  std::string csv_texts;
  for (std::uint32_t i = 0; i < root.count; ++i) {
    const std::string_view key = document->text(document->key(root, i));
    const json::Value& value = document->value(root, i);
    if (!read_section(reader, key, value, Path(path, key), sources, read_file, csv_texts))
      reader.unknown_key(document->key(root, i), path, section_names());
  }
  reader.facts.hash = csv_texts.empty() ? sha256(text) : sha256(text + csv_texts);
  return std::move(reader.facts);
}

}  // namespace rubric::facts
