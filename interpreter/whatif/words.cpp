#include "whatif/words.hpp"

#include <fmt/format.h>

namespace rubric::whatif {

namespace {

std::string in_ticks(std::string_view text) { return fmt::format("`{}`", text); }

/// Why a change that changed nothing did not.
std::string why_idle(const ChangeEffect& change, std::size_t of) {
  const std::string_view what = change.of_data ? "the fact" : "what it changes";
  if (of == 0) return "no inspection could be evaluated";
  if (change.read == 0)
    return of == 1 ? fmt::format("{} is there, and nothing in this inspection is worked out by it", what)
                   : fmt::format("{} is there, and nothing in any of the {} inspections is worked out by it", what, of);
  if (of == 1) return fmt::format("{} is read, and no rating or score comes out otherwise", what);
  return fmt::format("{} is read in {}, and no rating or score comes out otherwise", what,
                     counted(change.read, "inspection"));
}

std::string verdict(const ChangeEffect& change, std::size_t of) {
  if (change.is_idle()) return "nothing: " + why_idle(change, of);
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

std::string side_text(const std::optional<PartingSide>& side) {
  if (!side) return "not there";
  std::string text = side->value;
  if (!side->detail.empty()) text += ": " + side->detail;
  if (!side->rule_text.empty()) text += "; " + in_ticks(side->rule_text);
  if (side->rule) text += fmt::format(", {}:{}:{}", side->rule->path, side->rule->line, side->rule->column);
  return text;
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
    std::vector<ReportCell> row{{change.text},
                                {change.place},
                                {std::to_string(change.read)},
                                {alone_fails ? "-" : std::to_string(change.alone)}};
    if (changes.size() != 1) row.push_back({std::to_string(change.only_together)});
    row.push_back({verdict(change, of)});
    section.table->rows.push_back(std::move(row));
    if (change.is_idle())
      section.warnings.push_back(fmt::format("{} changed nothing: {}", in_ticks(change.text), why_idle(change, of)));
  }
  return section;
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
