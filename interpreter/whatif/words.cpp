#include "whatif/words.hpp"

#include <fmt/format.h>

namespace rubric::whatif {

namespace {

std::string in_ticks(std::string_view text) { return fmt::format("`{}`", text); }

/// Why a change that changed nothing did not.
std::string why_idle(const ChangeEffect& change, std::size_t of) {
  if (of == 0) return "no inspection could be evaluated";
  if (change.read == 0)
    return of == 1 ? "nothing in this inspection is worked out by it"
                   : fmt::format("nothing in any of the {} inspections is worked out by it", of);
  if (of == 1) return "it is read, and no rating or score comes out otherwise";
  return fmt::format("it is read in {}, and no rating or score comes out otherwise",
                     counted(change.read, "inspection"));
}

std::string_view before(std::string_view text, std::string_view mark) { return text.substr(0, text.find(mark)); }

// What a cap decides stands beside it already.
std::string value_of(const std::optional<PartingSide>& side) {
  if (!side) return "not there";
  const std::string_view detail = before(before(side->detail, "; without it"), "; reason: ");
  return detail.empty() ? side->value : fmt::format("{}: {}", side->value, detail);
}

std::string rule_of(const std::optional<PartingSide>& side) {
  return side ? std::string(before(side->rule_text, " cites ")) : std::string();
}

std::string place_of(const std::optional<PartingSide>& side) {
  return side && side->rule ? fmt::format("{}:{}:{}", side->rule->path, side->rule->line, side->rule->column)
                            : std::string();
}

std::string verdict(const ChangeEffect& change, std::size_t of) {
  if (change.is_idle()) return why_idle(change, of);
  if (!change.alone_failure.empty()) return "only beside the others: alone it gives " + change.alone_failure;
  if (change.alone == 0) return "only beside the others";
  return "";
}

}  // namespace

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

ReportCell after_cell(const ComparedResult& result) {
  const Emphasis emphasis = result.direction > 0   ? Emphasis::raised
                            : result.direction < 0 ? Emphasis::lowered
                            : result.changed       ? Emphasis::strong
                                                   : Emphasis::none;
  return {result.after, result.after_exact, emphasis};
}

void add_side_columns(ReportTable& table) {
  for (const auto& [key, heading] : {std::pair{"before", "As it is"},
                                     {"rule_before", "by the rule"},
                                     {"place_before", "at"},
                                     {"after", "What if"},
                                     {"rule_after", "by the rule"},
                                     {"place_after", "at"}})
    table.columns.push_back({key, heading});
}

void add_sides(const std::optional<Parting>& parting, std::vector<ReportCell>& row) {
  for (const auto side : {&Parting::before, &Parting::after}) {
    row.push_back({parting ? value_of((*parting).*side) : ""});
    row.push_back({parting ? rule_of((*parting).*side) : ""});
    row.push_back({parting ? place_of((*parting).*side) : ""});
  }
}

ReportSection changes_section(const std::vector<ChangeEffect>& changes, std::size_t of) {
  ReportSection section{"changes", "What each change did"};
  section.table.emplace();
  section.table->columns = {{"change", "Change"},
                            {"place", "Where"},
                            {"read", of == 1 ? "Read" : "Read by", true},
                            {"changed_alone", "Changed alone", true},
                            {"changed_beside", "Only beside the others", true},
                            {"note", "Note"}};
  if (changes.size() == 1) section.table->columns.erase(section.table->columns.begin() + 4);
  for (const ChangeEffect& change : changes) {
    const bool alone_fails = !change.alone_failure.empty();
    const auto count = [of](std::size_t number) {
      return ReportCell{of != 1 ? std::to_string(number) : number == 0 ? "no" : "yes", std::to_string(number)};
    };
    std::vector<ReportCell> row{{change.name, change.text == change.name ? "" : change.text},
                                {change.place},
                                count(change.read),
                                alone_fails ? ReportCell{"-"} : count(change.alone)};
    if (changes.size() != 1) row.push_back(count(change.only_together));
    row.push_back({verdict(change, of)});
    section.table->rows.push_back(std::move(row));
    if (change.is_idle())
      section.warnings.push_back(fmt::format("{} changed nothing: {}", in_ticks(change.name), why_idle(change, of)));
  }
  return section;
}

std::string place_of(const Finding& finding) {
  if (!finding.rule) return "";
  return fmt::format("{}:{}:{}", finding.rule->path, finding.rule->line, finding.rule->column);
}

ReportSection failures_section(std::size_t count, const std::vector<std::pair<std::string, std::string>>& first) {
  ReportSection section{"failures", "Inspections that could not be evaluated"};
  if (count == 0) {
    section.text.emplace_back("Every inspection could be evaluated on both sides.");
    return section;
  }
  section.warnings.push_back(fmt::format("{} could not be evaluated and {} left out of every other figure",
                                         counted(count, "inspection"), count == 1 ? "is" : "are"));
  if (first.size() < count) section.text.push_back(fmt::format("The first {} of {} are listed.", first.size(), count));
  section.table.emplace();
  section.table->columns = {{"case", "Inspection"}, {"reason", "Why"}};
  for (const auto& [name, reason] : first) section.table->rows.push_back({{name}, {reason}});
  return section;
}

}  // namespace rubric::whatif
