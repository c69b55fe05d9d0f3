#pragma once
#include <rubric/audit.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

/// Inspections that are texts, and reports taken apart, for the tests of audits.
namespace rubric::audit {

inline Methodology load(const std::string& text) {
  Loaded loaded = load_text("demo.rubric", text);
  EXPECT_FALSE(loaded.messages.has_errors()) << loaded.messages.text();
  return *loaded.methodology;
}

/// Inspections of NDJSON lines.
inline Population lines(std::string text) {
  return Population({{"cases.ndjson", CaseLayout::ndjson}}, [text = std::move(text)](const std::string&) -> ByteReader {
    return [text, at = std::size_t{0}](char* to, std::size_t most) mutable -> std::optional<std::size_t> {
      const std::size_t count = std::min(most, text.size() - at);
      std::copy_n(text.data() + at, count, to);
      at += count;
      return count;
    };
  });
}

inline const ReportSection* section(const Report& report, std::string_view id) {
  for (const ReportSection& it : report.sections) {
    if (it.id == id) return &it;
  }
  return nullptr;
}

/// The exact values of a section's rows by column key; none where there is no such section or table.
inline std::vector<std::map<std::string, std::string>> rows(const Report& report, std::string_view id) {
  std::vector<std::map<std::string, std::string>> all;
  const ReportSection* found = section(report, id);
  if (found == nullptr || !found->table) return all;
  for (const std::vector<ReportCell>& row : found->table->rows) {
    std::map<std::string, std::string>& cells = all.emplace_back();
    EXPECT_EQ(row.size(), found->table->columns.size());
    for (std::size_t i = 0; i < row.size(); ++i)
      cells[found->table->columns[i].key] = row[i].exact.empty() ? row[i].text : row[i].exact;
  }
  return all;
}

/// The cells under `key`.
inline std::vector<std::string> column(const Report& report, std::string_view id, const std::string& key) {
  std::vector<std::string> cells;
  for (const auto& row : rows(report, id)) cells.push_back(row.at(key));
  return cells;
}

}  // namespace rubric::audit
