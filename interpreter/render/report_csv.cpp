#include "render/csv.hpp"
#include "render/report.hpp"

namespace rubric {

std::string to_csv(const Report& report) {
  using namespace render;
  const ReportSection* section = main_section(report);
  if (section == nullptr || !section->table || section->table->columns.empty()) return {};
  const std::vector<ReportColumn>& columns = section->table->columns;
  std::vector<std::string> texts;
  for (const ReportColumn& column : columns) texts.push_back(column.key);
  std::string out = csv_line(texts);
  for (const ReportRow& row : section->table->rows) {
    texts.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) texts.push_back(exact_of(cell_of(row, i)));
    out.append(csv_line(texts));
  }
  return out;
}

}  // namespace rubric
