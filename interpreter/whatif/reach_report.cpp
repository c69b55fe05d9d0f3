#include "whatif/reach_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "evaluate/text.hpp"
#include "whatif/case_run.hpp"

namespace rubric::whatif {

namespace {

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// "yes (21), rating (6)": names of inputs by their attributes.
std::string by_attribute(const std::vector<std::string>& names) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const std::string& name : names) {
    const std::string attribute = name.substr(0, name.find(" of "));
    const auto at =
        std::find_if(counts.begin(), counts.end(), [&](const auto& each) { return each.first == attribute; });
    if (at == counts.end()) {
      counts.emplace_back(attribute, 1);
    } else {
      ++at->second;
    }
  }
  std::vector<std::string> parts;
  parts.reserve(counts.size());
  for (const auto& [attribute, count] : counts)
    parts.push_back(count == 1 ? attribute : fmt::format("{} ({})", attribute, count));
  return evaluate::listed(parts);
}

/// What is never left out of a list of names: few of them, else their number.
std::string listed_names(const std::vector<std::string>& names) {
  constexpr std::size_t few = 4;
  return names.size() <= few ? evaluate::listed(names) : by_attribute(names);
}

std::string said(const InputChange& change) {
  return fmt::format("{} from {} to {}", change.input, change.from.display, change.to.display);
}

std::string said(const std::vector<InputChange>& changes) {
  std::vector<std::string> parts;
  parts.reserve(changes.size());
  for (const InputChange& change : changes) parts.push_back(said(change));
  return evaluate::listed(parts);
}

Emphasis emphasis_of(const InputChange& change) {
  return change.by > 0 ? Emphasis::raised : change.by < 0 ? Emphasis::lowered : Emphasis::none;
}

ReportTable ways_table(const Reach& reach) {
  ReportTable table;
  table.columns = {{"way", "Way", true},
                   {"input", "Change"},
                   {"from", "From"},
                   {"to", "To"},
                   {"by", "By"},
                   {"result", reach.result},
                   {"effects", "What changes with it"}};
  for (std::size_t i = 0; i < reach.ways.size(); ++i) {
    const Way& way = reach.ways[i];
    std::vector<Effect> others;
    for (const Effect& effect : way.effects) {
      if (effect.result != reach.result) others.push_back(effect);
    }
    std::vector<std::string> effects;
    if (std::string text = effects_text(others, way.changes); !text.empty()) effects.push_back(std::move(text));
    effects.insert(effects.end(), way.notes.begin(), way.notes.end());
    for (std::size_t k = 0; k < way.changes.size(); ++k) {
      const InputChange& change = way.changes[k];
      const std::string number = std::to_string(i + 1);
      const bool first = k == 0;
      table.rows.push_back({{first ? number : "", number},
                            {short_name(change.input), change.input},
                            {change.from.display, change.from.exact},
                            {change.to.display, change.to.exact, Emphasis::strong},
                            {size_text(change), std::to_string(change.by), emphasis_of(change)},
                            {first ? way.result : "", way.exact},
                            {first ? evaluate::listed(effects, "; ") : "", evaluate::listed(effects, "; ")}});
    }
  }
  return table;
}

std::string up_to(std::size_t inputs) { return inputs == 1 ? "one input" : fmt::format("up to {} inputs", inputs); }

std::string impossible_text(const Reach& reach) {
  if (reach.never)
    return fmt::format("There is none: under these rules no case data whatever give `{}`.", reach.target);
  if (!reach.missing.empty())
    return "There is none, however many inputs change, as long as what is not given may be anything.";
  return fmt::format("There is none, however many inputs change: with every one of them at any value, {} is {}.",
                     reach.result, reach.open);
}

std::string ways_text(std::size_t found, std::size_t inputs) {
  const std::string changes = inputs == 1 ? "one change" : fmt::format("up to {} changes", inputs);
  if (found == 1) {
    return fmt::format(
        "There is one way of {}. It cannot be made smaller: neither fewer of its changes nor any smaller one "
        "is enough.",
        changes);
  }
  return fmt::format(
      "There are {} ways of {}, {}. None can be made smaller: neither fewer of its changes nor any smaller "
      "one is enough.",
      found, changes, inputs == 1 ? "the smallest first" : "fewest inputs first, then the smallest");
}

ReportSection ways_section(const Reach& reach, const ReachOptions& options) {
  ReportSection section{"ways", "Smallest changes", {}, {}, ways_table(reach), {}};
  switch (reach.end) {
    case ReachEnd::already:
      section.text.push_back(fmt::format("Nothing has to change: `{}` holds as the data stand.", reach.target));
      return section;
    case ReachEnd::impossible: section.text.push_back(impossible_text(reach)); return section;
    case ReachEnd::none:
      section.text.push_back(fmt::format("There is none that changes {}: all {} were searched.", up_to(options.inputs),
                                         plural(reach.all, "set of inputs", "sets of inputs")));
      section.text.push_back(
          reach.extreme.empty()
              ? fmt::format("More changes at once are not ruled out: `--inputs {}` looks for them.", options.inputs + 1)
              : fmt::format(
                    "More changes at once can do it: `{}` holds with every input at its {}. `--inputs {}` looks "
                    "for ways of one change more.",
                    reach.target, reach.extreme, options.inputs + 1));
      return section;
    case ReachEnd::stopped: section.text.push_back("None was found in the time allowed."); break;
    case ReachEnd::found: {
      section.text.push_back(ways_text(reach.found, options.inputs));
      section.text.push_back(fmt::format("Each one listed was run in full, and gives `{}`.", reach.target));
      if (reach.found > reach.ways.size())
        section.text.push_back(
            fmt::format("The first {} are listed; `--most {}` lists all.", reach.ways.size(), reach.found));
      break;
    }
  }
  if (!reach.complete) {
    section.warnings.push_back(fmt::format(
        "the search stopped early, after {} of {} sets of inputs: there may be more ways, and smaller ones; "
        "`--budget` gives it more time, `--change` fewer inputs",
        reach.searched, reach.all));
  }
  return section;
}

ReportSection blockers_section(const Reach& reach, const ReachOptions& options) {
  ReportSection section{"blockers", "What stands in the way", {}, {}, {}, {}};
  if (!reach.blockers_complete)
    section.warnings.emplace_back("the search stopped early: not all that could stand in the way was tried");
  if (reach.blockers.empty() && !reach.blockers_complete) return section;
  if (reach.blockers.empty()) {
    section.text.push_back(fmt::format(
        "No single cap or floor, and no single input that stays as it is: without any one of them there is no "
        "way that changes {} either.",
        up_to(options.inputs)));
    if (!reach.untried.empty()) {
      section.text.push_back(fmt::format("Of the inputs that stay, {} not tried: {}.",
                                         plural(reach.untried.size(), "was", "were"), listed_names(reach.untried)));
    }
    return section;
  }
  ReportTable table;
  table.columns = {
      {"name", "Without it, or with it changed"}, {"kind", "Kind"}, {"changes", "These changes are enough"}};
  for (const Blocker& blocker : reach.blockers) {
    table.rows.push_back({{blocker.name, "", Emphasis::strong},
                          {blocker.is_input ? "input that stays" : "rule", blocker.is_input ? "input" : "rule"},
                          {blocker.way.empty() ? "none: the data as they stand" : said(blocker.way)}});
  }
  section.table = std::move(table);
  return section;
}

ReportSection inputs_section(const Reach& reach) {
  ReportSection section{"inputs", "What may change", {}, {}, {}, {}};
  section.text.push_back(fmt::format("{} may change: {}.", plural(reach.changeable.size(), "input", "inputs"),
                                     listed_names(reach.changeable)));
  std::map<std::string, std::vector<std::string>> by_reason;
  for (const auto& [name, reason] : reach.kept) by_reason[reason].push_back(name);
  for (const auto& [reason, names] : by_reason) {
    section.text.push_back(fmt::format("{} as {} ({}): {}.",
                                       names.size() == 1 ? "One stays" : fmt::format("{} stay", names.size()),
                                       names.size() == 1 ? "it is" : "they are", reason, listed_names(names)));
  }
  if (!reach.missing.empty()) {
    section.text.push_back(fmt::format("{} {} not given: {}. The target has to hold whatever {}.",
                                       plural(reach.missing.size(), "input", "inputs"),
                                       reach.missing.size() == 1 ? "is" : "are", listed_names(reach.missing),
                                       reach.missing.size() == 1 ? "it is" : "they are"));
  }
  if (!reach.unbounded.empty()) {
    section.text.push_back(
        fmt::format("The rules bound {} by nothing; no more than a limit was tried, which `--counts` sets.",
                    listed_names(reach.unbounded)));
  }
  return section;
}

}  // namespace

std::vector<ReportFact> facts_of(const Methodology& methodology, const Inspection& inspection) {
  std::vector<ReportFact> facts;
  const std::vector<Receipt::File>& files = methodology.impl().files;
  const facts::Facts& data = inspection.impl().facts;
  if (!files.empty()) {
    facts.push_back({"rules", "Rules", files.front().path});
    facts.push_back({"rules_sha256", "SHA-256 of the rules", files.front().sha256});
  }
  facts.push_back({"case", "Case data", data.name});
  facts.push_back({"case_sha256", "SHA-256 of the case data", data.hash});
  facts.push_back({"engine", "Engine", fmt::format("rubric {}", version())});
  return facts;
}

Report report(const Methodology& methodology, const Inspection& inspection, const Reach& reach,
              const ReachOptions& options) {
  Report report;
  report.kind = "reach";
  report.title = fmt::format("How to reach {}", reach.target);
  report.main = "ways";
  report.facts = facts_of(methodology, inspection);
  report.facts.push_back({"target", "Target", reach.target});
  report.facts.push_back({"now", "As the data stand", fmt::format("{} is {}", reach.result, reach.now)});
  report.sections.push_back(ways_section(reach, options));
  if (!reach.never && (reach.end == ReachEnd::none || reach.end == ReachEnd::impossible))
    report.sections.push_back(blockers_section(reach, options));
  report.sections.push_back(inputs_section(reach));
  return report;
}

}  // namespace rubric::whatif
