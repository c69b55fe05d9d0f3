#include <rubric/import.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "facts/json.hpp"
#include "import/gather.hpp"
#include "import/rejected.hpp"
#include "import/sheet.hpp"
#include "render/glyphs.hpp"
#include "render/json.hpp"

namespace rubric {

namespace importing {

namespace {

/// A name without folders: what case data say of their origin is the same wherever the file lies.
std::string last_part(std::string_view path) { return std::string(path.substr(path.find_last_of("/\\") + 1)); }

std::string without_end(const std::string& name) {
  const std::size_t point = name.rfind('.');
  return point == std::string::npos || point == 0 ? name : name.substr(0, point);
}

/// Names for files, each other than those before whatever the letter case.
class FileNames {
 public:
  std::string name(const std::string& wanted) {
    std::string base;
    for (const char c : wanted.substr(0, longest)) {
      const bool kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' || c == '.';
      if (kept)
        base.push_back(c);
      else if (c >= 'A' && c <= 'Z')
        base.push_back(static_cast<char>(c - 'A' + 'a'));
      else if (!base.empty() && base.back() != '-')
        base.push_back('-');
    }
    while (!base.empty() && (base.back() == '-' || base.back() == '.')) base.pop_back();
    base.erase(0, std::min(base.find_first_not_of("-."), base.size()));
    if (base.empty()) base = "inspection";
    std::string name = base;
    for (std::size_t i = 2; !taken_.insert(name).second; ++i) name = fmt::format("{}-{}", base, i);
    return name + ".json";
  }

 private:
  static constexpr std::size_t longest = 100;
  std::unordered_set<std::string> taken_{};
};

std::vector<ReportedRow> reported(const std::vector<Refused>& refused) {
  std::vector<ReportedRow> out;
  for (const Refused& row : refused) {
    ReportedRow& to = out.emplace_back();
    to.line = row.line;
    for (const Problem& it : row.problems)
      to.problems.push_back(
          {std::string(info(it.code).number), it.line, it.column, it.heading, it.value, it.message, it.help});
  }
  return out;
}

Messages messages(Sheet& sheet) {
  return Messages(std::make_shared<Messages::Impl>(Messages::Impl{sheet.sources, std::move(sheet.diagnostics)}));
}

void read_rows(const Reading& reading, const Sheet& sheet, Imported& out) {
  Gathered gathered = gather(reading, sheet.below);
  out.rows = gathered.rows;
  out.blank = gathered.blank;
  out.reported = reported(gathered.refused);
  std::vector<Refused> rejected = gathered.refused;
  rejected.insert(rejected.end(), gathered.beside.begin(), gathered.beside.end());
  std::sort(rejected.begin(), rejected.end(), [](const Refused& a, const Refused& b) { return a.line < b.line; });
  out.rejected = rejected_csv(reading, sheet.headings, rejected);
  FileNames names;
  for (Draft& draft : gathered.drafts) {
    out.used += draft.lines.size();
    const std::string wanted =
        draft.id.empty() ? fmt::format("{}-line-{}", without_end(reading.from.file), draft.lines.front()) : draft.id;
    std::string line = render::on_one_line(draft.json);
    out.inspections.push_back(
        {std::move(draft.id), names.name(wanted), std::move(draft.lines), std::move(draft.json), std::move(line)});
  }
}

}  // namespace

}  // namespace importing

Imported import_csv(const Methodology& methodology, const ImportFile& file, const ImportOptions& options) {
  using namespace importing;
  const Methodology::Impl& rules = methodology.impl();
  Sheet sheet = read_sheet(rules, file, options);
  Imported out;
  if (sheet.sound) {
    const Targets targets(rules, sheet.table);
    facts::Reader reader(rules.rules, sheet.diagnostics);
    const Columns columns = columns_of(reader, targets, {sheet.map, sheet.headings.cells, sheet.csv, file.name});
    if (!sheet.diagnostics.has_errors()) {
      const Origin from{last_part(file.name), options.map ? last_part(options.map->name) : std::string{}};
      read_rows({rules, targets, columns, sheet.map, *sheet.sources, sheet.csv, sheet.delimiter, from}, sheet, out);
    }
  }
  out.messages = messages(sheet);
  return out;
}

std::optional<HeldInspection> held_inspection(std::string_view case_json) {
  namespace json = facts::json;
  Diagnostics ignored;
  const std::optional<json::Document> document = json::parse(case_json, SourceId{}, ignored);
  if (!document || document->root().kind != json::Kind::object) return std::nullopt;
  const json::Value* const description = document->find(document->root(), "inspection");
  if (description == nullptr || description->kind != json::Kind::object) return std::nullopt;
  const json::Value* const id = document->find(*description, "id");
  if (id == nullptr || (id->kind != json::Kind::text && id->kind != json::Kind::number)) return std::nullopt;
  HeldInspection held{std::string(document->text(*id))};
  const json::Value* const tables = document->find(document->root(), "tables");
  for (std::uint32_t i = 0; tables != nullptr && tables->kind == json::Kind::object && i < tables->count; ++i) {
    const json::Value& table = document->value(*tables, i);
    if (table.kind == json::Kind::list) held.rows += table.count;
  }
  return held;
}

std::string to_text(const ReportedRow& row, std::string_view name) {
  std::string out;
  for (const RowProblem& it : row.problems) {
    out += fmt::format("error[{}]: {}\n --> {}:{}:{}", it.code, render::one_line(it.text), name, it.line, it.column);
    if (!it.heading.empty())
      out += fmt::format(", heading {}, {}", facts::quoted(it.heading),
                         it.value.empty() ? "an empty cell" : "value " + facts::quoted(it.value));
    out += '\n';
    if (!it.help.empty()) out += fmt::format("help: {}\n", render::one_line(it.help));
    out += '\n';
  }
  return out;
}

std::string summary(const Imported& imported) {
  std::string out = fmt::format("{} in = {} used + {} reported", render::counted(imported.rows, "row", "rows"),
                                render::counted(imported.used, "row", "rows"),
                                render::counted(imported.reported.size(), "row", "rows"));
  if (imported.blank != 0)
    out += fmt::format("; {} not counted", render::counted(imported.blank, "blank row", "blank rows"));
  return out + fmt::format("; {}", render::counted(imported.inspections.size(), "inspection", "inspections"));
}

}  // namespace rubric
