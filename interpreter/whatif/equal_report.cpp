#include <fmt/format.h>

#include <rubric/equal.hpp>

#include "whatif/words.hpp"

namespace rubric {

namespace {

using whatif::counted;

std::string_view word(Sameness sameness) {
  switch (sameness) {
    case Sameness::same_calculation: return "same_calculation";
    case Sameness::proved: return "proved";
    case Sameness::different: return "different";
    case Sameness::undecided: return "undecided";
  }
  return "";
}

std::string for_people(Sameness sameness) {
  switch (sameness) {
    case Sameness::same_calculation: return "equal: the same calculation";
    case Sameness::proved: return "equal: proved over all complete data";
    case Sameness::different: return "different";
    case Sameness::undecided: return "not decided";
  }
  return "";
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i == 0 ? "`" : ", `") + names[i] + "`";
  if (names.size() > most) text += fmt::format(" and {} more", names.size() - most);
  return text;
}

std::string how(const Equality& equality, const EqualResult& result) {
  if (!result.note.empty()) return result.note;
  switch (result.sameness) {
    case Sameness::same_calculation: return "both work it out in the same way";
    case Sameness::proved: return "by going through everything that complete data can say";
    case Sameness::different: return "in the inspection above";
    case Sameness::undecided: break;
  }
  if (equality.answer == Sameness::different) return "it does not differ in the inspection above";
  if (!result.counts_tried) return "no difference found";
  return fmt::format("no difference in value with counts up to {}, all of them tried", *result.counts_tried);
}

/// How the results that are equal are known to be.
std::string grounds(const Equality& equality) {
  const std::size_t same = equality.count(Sameness::same_calculation);
  const std::size_t proved = equality.count(Sameness::proved);
  std::string text;
  if (same != 0)
    text = fmt::format("{} {} the same calculation in both, however it is written.", counted(same, "result"),
                       same == 1 ? "is" : "are");
  if (proved == 0) return text;
  return text + fmt::format(
                    "{}{} {} proved equal by going through everything that the data can say, where they meet what "
                    "both `require` and leave out nothing that is needed.",
                    text.empty() ? "" : " ", counted(proved, "result"), proved == 1 ? "was" : "were");
}

ReportSection answer(const Equality& equality) {
  ReportSection section{"answer", "Answer"};
  const std::size_t all = equality.results.size();
  const std::size_t open = equality.count(Sameness::undecided);
  switch (equality.answer) {
    case Sameness::different:
      section.text.push_back(
          "Different: there is an inspection that the two rate differently. It is the smallest one "
          "found, and both were run over it.");
      break;
    case Sameness::undecided:
      section.text.push_back(
          fmt::format("Not decided: {} of {} could not be proved equal, and no inspection was found that "
                      "the two rate differently. A search is no proof.",
                      open, counted(all, "result")));
      section.text.push_back(fmt::format("The search ran {} through both{}.",
                                         counted(equality.inspections, "inspection"),
                                         equality.stopped_early ? ", until the time given was over" : ""));
      break;
    default:
      section.text.push_back(all == 1
                                 ? "Equal: the two rate every possible inspection the same, in the one result compared."
                                 : fmt::format("Equal: the two rate every possible inspection the same, in all of {}.",
                                               counted(all, "result")));
  }
  if (equality.answer != Sameness::different) {
    if (std::string text = grounds(equality); !text.empty()) section.text.push_back(std::move(text));
  }
  const auto only = [&](const std::vector<std::string>& names, std::string_view what) {
    if (!names.empty()) section.warnings.push_back(fmt::format("{}: {}", what, listed(names)));
  };
  only(equality.only_first, "not compared, as only the first rules have them");
  only(equality.only_second, "not compared, as only the second rules have them");
  only(equality.first_inputs, "inputs that only the first rules can read, left out of every inspection tried");
  only(equality.second_inputs, "inputs that only the second rules can read, left out of every inspection tried");
  return section;
}

ReportSection differing(const EqualDifference& difference) {
  ReportSection section{"difference", "Results that differ"};
  ReportTable table;
  table.columns = {{"result", "Result"}, {"first", "First rules"}, {"second", "Second rules"}};
  for (const EqualValues& values : difference.results)
    table.rows.push_back({{values.name}, {values.first, {}, Emphasis::strong}, {values.second, {}, Emphasis::strong}});
  section.table = std::move(table);
  return section;
}

ReportSection inspection(const EqualDifference& difference) {
  ReportSection section{"inspection", "The inspection"};
  if (difference.facts.empty()) section.text.emplace_back("It says nothing at all: any inspection will do.");
  if (difference.as_at) section.text.push_back("It is run as at " + *difference.as_at + ".");
  if (difference.facts.empty()) return section;
  ReportTable table;
  table.columns = {{"fact", "Fact"}, {"value", "Value"}};
  for (const Given& given : difference.facts) table.rows.push_back({{given.name}, {given.value}});
  section.table = std::move(table);
  return section;
}

ReportSection results(const Equality& equality) {
  ReportSection section{"results", "Results compared"};
  ReportTable table;
  table.columns = {{"result", "Result"}, {"answer", "Answer"}, {"how", "How it is known"}};
  for (const EqualResult& result : equality.results) {
    if (result.sameness == Sameness::same_calculation) continue;
    const Emphasis emphasis = result.sameness == Sameness::proved ? Emphasis::none : Emphasis::strong;
    table.rows.push_back({{result.name},
                          {for_people(result.sameness), std::string(word(result.sameness)), emphasis},
                          {how(equality, result)}});
  }
  const std::size_t same = equality.count(Sameness::same_calculation);
  if (same != 0 && !table.rows.empty())
    section.text.push_back(fmt::format("{} not listed: {} the same calculation in both.", counted(same, "result"),
                                       same == 1 ? "it is" : "they are"));
  if (!table.rows.empty()) section.table = std::move(table);
  return section;
}

}  // namespace

Report report(const Equality& equality) {
  Report report;
  report.kind = "equal";
  report.title = "Do two sets of rules rate every inspection the same?";
  report.main = "results";
  report.facts = {
      {"first", "First rules", equality.first},
      {"second", "Second rules", equality.second},
      {"answer", "Answer", equality.answer == Sameness::proved ? "equal" : std::string(word(equality.answer))}};
  report.sections.push_back(answer(equality));
  if (equality.difference) {
    report.sections.push_back(differing(*equality.difference));
    report.sections.push_back(inspection(*equality.difference));
  }
  if (equality.count(Sameness::same_calculation) != equality.results.size())
    report.sections.push_back(results(equality));
  if (report.sections.back().id != "results") report.main = "answer";
  return report;
}

}  // namespace rubric
