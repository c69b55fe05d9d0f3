#pragma once
#include "whatif/audit_intake.hpp"

/// Sentences, cells and sections that both audits write.
namespace rubric::audit {

/// "3 of 53 inspections (5.66%)", "0 of 0 uses"; without `noun` "3 of 53 (5.66%)".
std::string share_text(std::size_t part, std::size_t whole, std::string_view noun = {});
/// The share alone: "5.66%", exactly in percent points; empty where `whole` is 0.
ReportCell share(std::size_t part, std::size_t whole);
ReportCell number(std::size_t count);
/// 0 is faint.
ReportCell quiet(std::size_t count);
/// "1 use", "2 uses"; the plural is `one` with an s unless given.
std::string counted(std::size_t count, std::string_view one, std::string_view many = {});

/// The rules by their files, name and hash under `key`.
void add_rules(const Methodology& rules, const std::string& key, const std::string& name, Report& report);
/// The inspections by number and hash, and the engine.
void add_cases(const Intake& intake, Report& report);
/// "53 inspections, of which 52 were evaluated".
std::string read_text(const Intake& intake);
/// Inspections that could not be evaluated.
ReportSection failed_section(const std::string& id, const std::string& title, const Listed<Failure>& failures,
                             std::size_t of);
/// That a list is cut, where it is.
template <class Item>
void tell_of_rest(const Listed<Item>& list, ReportSection& section) {
  if (list.count() > list.items().size())
    section.warnings.push_back("the first " + std::to_string(list.items().size()) + " of " +
                               std::to_string(list.count()) + " are listed; every one is counted");
}

}  // namespace rubric::audit
