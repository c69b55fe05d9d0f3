#include "whatif/audit_cells.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "values/number.hpp"

namespace rubric::audit {

namespace {

Number percent(std::size_t part, std::size_t whole) {
  return Number::ratio(static_cast<std::int64_t>(part) * 100, static_cast<std::int64_t>(whole));
}

/// Names rules by what their files hold, wherever they lie.
std::string hash_of(const std::vector<Receipt::File>& files) {
  if (files.size() == 1) return files.front().sha256;
  std::vector<std::string> hashes;
  for (const Receipt::File& file : files) hashes.push_back(file.sha256 + "\n");
  std::sort(hashes.begin(), hashes.end());
  std::string lines;
  for (const std::string& hash : hashes) lines += hash;
  return sha256(lines);
}

}  // namespace

std::string share_text(std::size_t part, std::size_t whole, std::string_view noun) {
  std::string text = fmt::format("{} of {}", part, whole);
  if (!noun.empty()) text += fmt::format(" {}", noun);
  return whole == 0 ? text : fmt::format("{} ({}%)", text, percent(part, whole).display());
}

ReportCell share(std::size_t part, std::size_t whole) {
  if (whole == 0) return {};
  const Number value = percent(part, whole);
  return {value.display() + "%", value.exact()};
}

ReportCell number(std::size_t count) { return {std::to_string(count)}; }

ReportCell quiet(std::size_t count) {
  return {std::to_string(count), {}, count == 0 ? Emphasis::faint : Emphasis::none};
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  if (count == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", count, one) : fmt::format("{} {}", count, many);
}

void add_rules(const Methodology& rules, const std::string& key, const std::string& name, Report& report) {
  const std::vector<Receipt::File>& files = rules.impl().files;
  std::string paths;
  for (const Receipt::File& file : files) paths += (paths.empty() ? "" : ", ") + file.path;
  report.facts.push_back({key, name, paths});
  report.facts.push_back({key + "_sha256", name + ", SHA-256", hash_of(files)});
}

void add_cases(const Intake& intake, Report& report) {
  report.facts.push_back({"inspections", "Inspections", std::to_string(intake.inspections)});
  report.facts.push_back({"cases_sha256", "Inspections, SHA-256", intake.cases.sha256()});
  report.facts.push_back({"engine", "Engine", fmt::format("rubric {}", version())});
}

std::string read_text(const Intake& intake) {
  const std::string read = counted(intake.inspections, "inspection");
  if (intake.failures.count() == 0) return read + (intake.inspections == 1 ? ", evaluated" : ", all evaluated");
  return fmt::format("{}, of which {} evaluated and {} could not be", read, intake.evaluated(),
                     intake.failures.count());
}

ReportSection failed_section(const std::string& id, const std::string& title, const Listed<Failure>& failures,
                             std::size_t of) {
  ReportSection section{id, title};
  section.warnings.push_back(share_text(failures.count(), of, "inspections") + " in no other figure of this report");
  tell_of_rest(failures, section);
  ReportTable table{{{"inspection", "Inspection"}, {"code", "Code"}, {"message", "What is wrong"}, {"place", "Where"}}};
  for (const Failure& it : failures.items())
    table.rows.push_back({{it.inspection}, {it.code}, {it.message}, {it.place}});
  section.table = std::move(table);
  return section;
}

}  // namespace rubric::audit
