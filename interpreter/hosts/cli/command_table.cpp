#include "hosts/cli/command_table.hpp"

#include "hosts/cli/report_output.hpp"
#include "hosts/cli/scenario.hpp"

namespace rubric::cli {
namespace {

OptionSpec input_option() {
  return {"--input", "LAYOUT", {"json", "ndjson", "csv"}, "how standard input holds inspections, json unless told"};
}

OptionSpec jobs_option() {
  return {"--jobs", "N", {}, "work in N threads, 0 for as many as there are cores; 1 unless told"};
}

OptionSpec format(std::vector<std::string> choices) {
  return {"--format", "FORMAT", std::move(choices), "how to write the result"};
}

const OptionSpec as_at{"--as-at", "DATE", {}, "read dated parameters as they were on this date, 2026-04-01"};

std::vector<OptionSpec> joined(std::initializer_list<std::vector<OptionSpec>> lists) {
  std::vector<OptionSpec> all;
  for (const std::vector<OptionSpec>& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

/// The options of a command that writes a report.
std::vector<OptionSpec> with_report_options(std::vector<OptionSpec> own) {
  return joined({std::move(own), report_options()});
}

CommandSpec whatif_command() {
  return {
      "whatif",
      "show what inspections would come to under changed rules or data",
      "Puts each inspection as it is beside what it would be: every rating and score, the first rule where the two\n"
      "part, and what each change did. All changes work together. Without any, RULES is an amendment, and is compared\n"
      "with its base. CASE is as for `rubric run`. Exit 3: no result changes.",
      {{"RULES"}, {"CASE", true, true}},
      joined(
          {change_options(),
           {{"--data",
             "FACT",
             {},
             "put a fact over those of the case: 'yes of question safety in standard 2.2 = 7'; may be repeated"},
            {"--each", "", {}, "show each change alone beside all of them"},
            {"--vary", "SWEEP", {}, "try many values of a parameter or fact: 'discretion_margin = 0% to 10% step 1%'"},
            input_option(),
            as_at},
           report_options()}),
      {"rubric whatif rules/youth-2021.rubric stoke.json --drop 'cap governance'",
       "rubric whatif rules/youth-2021.rubric stoke.json --with good-from-60.rubric --each",
       "rubric whatif rules/youth-2021.rubric stoke.json --vary 'yes of question safety in standard 2.2 = 0 to 13'"},
      whatif};
}

CommandSpec impact_command() {
  return {
      "impact",
      "show what changed rules would do to many inspections",
      "Evaluates every inspection as the rules are and as they would be: who is rated otherwise and by which rule, "
      "from\n"
      "what to what, scores, each change alone and all together. CASE is as for `rubric run`: a folder, NDJSON, CSV.\n"
      "What cannot be evaluated is counted and listed. Exit 3: no result of any inspection changes.",
      {{"RULES"}, {"CASE", true, true}},
      joined({change_options(),
              {{"--most", "N", {}, "list so many changed inspections, 50 unless told; all are counted"},
               input_option(),
               jobs_option(),
               as_at},
              report_options()}),
      {"rubric impact rules/youth-2021.rubric cases.ndjson --with good-from-60.rubric",
       "rubric impact rules/youth-2021.rubric cases --drop 'cap governance' --format html -o impact.html"},
      impact};
}

CommandSpec audit_command() {
  return {
      "audit",
      "audit discretion, waivers and rounding over inspections",
      "Goes through inspections and reports each recorded use of discretion and each waiver: what the rules say to\n"
      "it, what it changed, how much of what is allowed it used, and how often, by rule, standard and service. Under\n"
      "changed rules each use is judged once more. With --rounding it reports instead which ratings would differ if\n"
      "the rules rounded in another way. CASE is as for `rubric run`. Exit 3: a use is refused.",
      {{"RULES"}, {"CASE", true, true}},
      joined({change_options(),
              {{"--rounding", "", {}, "try each way of rounding instead"},
               {"--by", "NAME=KEY", {}, "count uses by this part of the description; may be repeated"},
               {"--most", "N", {}, "list so many uses or ratings, 1000 unless told; all are counted"},
               input_option(),
               as_at},
              report_options()}),
      {"rubric audit rules/youth-2021.rubric cases --by region=inspection.region",
       "rubric audit rules/youth-2021.rubric cases.ndjson --with narrower.rubric --format html --output audit.html",
       "rubric audit rules/youth-2021.rubric cases --rounding"},
      audit};
}

CommandSpec reconcile_command() {
  return {
      "reconcile",
      "replay published results beside what the rules give",
      "Says of every printed value in the case data, under `published`, whether the rules agree, or differ and by\n"
      "which rule; whether missing facts leave it open, the printed value being possible; or whether they exclude\n"
      "it. RULES may be several files: each inspection is replayed by the methodology that it names. CASE is as for\n"
      "`rubric run`. What cannot be evaluated is counted and listed. Exit 3: a value differs or is contradicted.",
      {{"RULES"}, {"CASE", true, true}},
      joined({{{"--most", "N", {}, "list so many values of each kind, 1000 unless told; all are counted"},
               input_option(),
               jobs_option(),
               as_at},
              report_options()}),
      {"rubric reconcile rules/youth-2021.rubric cases",
       "rubric reconcile rules/youth-2018.rubric rules/youth-2021.rubric cases --format csv > values.csv",
       "rubric reconcile rules/youth-2021.rubric cases.ndjson --format html --output reconciled.html"},
      reconcile};
}

CommandSpec import_command() {
  return {
      "import",
      "turn rows of a spreadsheet into case data",
      "Reads a CSV export with an inspection a row, or a case a row, and writes the case data of each inspection.\n"
      "A mapping file says what the headings and values mean; without one, headings are those of `rubric template`.\n"
      "Rows that cannot be read are listed with their reasons, and exit 2 says so; the others are imported.",
      {{"RULES"}, {"FILE"}},
      {{"--map", "MAP", {}, "the mapping file"},
       {"--map-template", "", {}, "write a mapping file to fill in, with the headings of FILE"},
       {"--rows", "TABLE", {}, "each row is a case row of this table"},
       {"--output", "PATH", {}, "write to this NDJSON file, or into a folder a file an inspection; -o for short"},
       {"--rejected", "FILE", {}, "write the rows that could not be read, with reasons, to be corrected"},
       {"--strict", "", {}, "write no case data where any row cannot be read"}},
      {"rubric import rules/youth-2021.rubric export.csv --map-template -o map.json",
       "rubric import rules/youth-2021.rubric export.csv --map map.json -o cases.ndjson",
       "rubric import rules/youth-2021.rubric rows.csv --map map.json -o cases/ --rejected rejected.csv"},
      import_rows};
}

std::vector<CommandSpec> make_commands() {
  std::vector<CommandSpec> out;
  out.push_back({"check",
                 "say what is wrong with rule files",
                 "Loads each rule file with what it includes and reports every mistake, with its place and its cure.\n"
                 "It also warns of what is allowed and surely not meant: CODE is the code of a warning, such as R420.",
                 {{"FILE", true, true}},
                 {format({"text", "json"}),
                  {"--deny", "CODE", {}, "make a warning an error; all: every one; may be repeated"},
                  {"--allow", "CODE", {}, "leave a warning out; may be repeated"}},
                 {"rubric check rules/youth-2021.rubric", "rubric check --format json rules/*.rubric",
                  "rubric check --deny all rules/youth-2021.rubric"},
                 check});
  out.push_back(
      {"lint",
       "show warnings about rule files, and cure the certain ones",
       "Shows what `rubric check` warns of, in each rule file and in every rule file in a folder and below it; "
       "exit 3\n"
       "where there is a warning. --fix takes out what has one certain cure: sources that nothing cites, "
       "functions,\n"
       "bands tables, scales and choices that nothing reads, `allow` lines that let nothing through, hidden\n"
       "characters in comments. Results stay as they are, and so do comments and layout. `-` reads standard "
       "input.",
       {{"PATH", true, true}},
       {{"--fix", "", {}, "cure what can be cured, and say what was done"},
        {"--dry-run", "", {}, "with --fix: write nothing; show the lines that would go"},
        {"--deny", "CODE", {}, "make a warning an error; all: every one; may be repeated"},
        {"--allow", "CODE", {}, "leave a warning out; may be repeated"}},
       {"rubric lint rules", "rubric lint --fix --dry-run rules/youth-2021.rubric",
        "rubric lint --fix --allow R421 rules/youth-2021.rubric"},
       lint});
  out.push_back(
      {"fmt",
       "lay out rule files",
       "Gives rule files the one layout: indentation, aligned rows, blank lines. Words and comments stay as they\n"
       "are, and so does what the rules say. FILE may be a folder: then all *.rubric and *.rubric.md in it;\n"
       "`-` reads standard input and prints.",
       {{"FILE", true, true}},
       {{"--check", "", {}, "write nothing; show the first line of each file that would change, exit 3"},
        {"--stdout", "", {}, "print the files laid out instead of writing them"}},
       {"rubric fmt rules/youth-2021.rubric", "rubric fmt --check rules"},
       fmt});
  out.push_back(
      {"run",
       "rate inspections",
       "Evaluates inspections under the rules: CASE is a case file, a *.ndjson or *.jsonl file with one inspection a\n"
       "line, a *.csv file with one a row, or a folder of case files. One with mistakes is reported and the others\n"
       "still run. `-` as CASE reads standard input.",
       {{"RULES"}, {"CASE", true, true}},
       {format({"text", "json", "ndjson", "values", "markdown", "csv"}),
        as_at,
        {"--only", "NAME", {}, "show this result, or the results with this attribute; may be repeated"},
        input_option(),
        {"--on-error", "WHAT", {"stop", "report"}, "stop at the first inspection with mistakes; report unless told"},
        jobs_option(),
        {"--output", "FILE", {}, "write to this file, whole or not at all; -o for short"}},
       {"rubric run rules/youth-2021.rubric stoke.json", "rubric run rules/youth-2021.rubric cases --format csv",
        "rubric run rules/youth-2021.rubric cases.ndjson --format ndjson > outcomes.ndjson",
        "rubric run rules/youth-2021.rubric cases.ndjson --format values --jobs 0 -o values.ndjson",
        "rubric run rules/youth-2021.rubric - --only overall < stoke.json"},
       run});
  out.push_back(
      {"explain",
       "show how a result came about",
       "Prints the steps that lead to a result: rules with their places, sources, inputs and branches not taken.\n"
       "NAME is a name of `rubric run`; without one, the first rating of the whole inspection is explained.",
       {{"RULES"}, {"CASE"}, {"NAME", false, false, {}, false}},
       {{"--depth", "N", {}, "levels of steps to show, 4 unless told; 0 shows all"}, format({"text", "json"}), as_at},
       {"rubric explain rules/youth-2021.rubric stoke.json",
        "rubric explain rules/youth-2021.rubric stoke.json 'rating of standard 1.1' --depth 0"},
       explain});
  out.push_back({"test",
                 "run the tests that rule files hold",
                 "Runs the `test` blocks of each rule file, and of every rule file in a folder and below it; without "
                 "PATH, of the\n"
                 "current folder. A test that fails shows what it expected, what came out and why.",
                 {{"PATH", false, true}},
                 {{"--filter", "TEXT", {}, "run the tests with this text in their title"},
                  {"--root", "DIR", {}, "take case files from this folder and below; else from the current one"},
                  {"--mutate", "", {}, "change one rule at a time, and list what no test notices"},
                  {"--budget", "SECONDS", {}, "time to try changes for each rule file, 60 unless told"},
                  {"--seed", "N", {}, "of the order in which changes are tried, 1 unless told"},
                  {"--coverage", "", {}, "say which clauses the tests reach, instead of how they went"},
                  {"--suggest", "", {}, "write tests of one rule file for what its tests do not reach"},
                  {"--over",
                   "PATH",
                   {},
                   "with --coverage: count these inspections, a file or a folder, and no tests; may be repeated"},
                  format({"text", "junit", "tap", "json", "lcov", "html"})},
                 {"rubric test", "rubric test rules/hmip/youth-2021.rubric --filter stockport",
                  "rubric test rules --format junit > tests.xml",
                  "rubric test --coverage --format html rules/hmip/youth-2021.rubric > coverage.html",
                  "rubric test --suggest rules/hmip/youth-2021.rubric > suggested.rubric"},
                 test});
  out.push_back(
      {"equal",
       "say whether two rule files rate every inspection the same",
       "Compares the ratings and scores that both have by name, over every possible inspection. The answer is\n"
       "equal, and then it is proved; different, with the smallest inspection found that shows it; or not\n"
       "decided, with what was tried.",
       {{"FIRST"}, {"SECOND"}},
       with_report_options(
           {{"--only", "NAME", {}, "compare this result, or the results with this attribute; may be repeated"},
            {"--budget", "SECONDS", {}, "end proof and search after this time, and say so"},
            {"--seed", "N", {}, "of the inspections tried by chance, 1 unless told"},
            {"--save", "FILE", {}, "write the inspection that shows a difference as case data"}}),
       {"rubric equal rules/youth-2021.rubric rules/youth-2021-tidied.rubric",
        "rubric equal rules/youth-2021.rubric draft.rubric --only overall --save difference.json"},
       equal});
  out.push_back(
      {"diff",
       "compare two methodologies",
       "Compares what two rule files say, and not how: order, layout, comments and files make no difference.\n"
       "Each row is one part of a rule that was added, removed or changed, as it is written on either side.",
       {{"BEFORE"}, {"AFTER"}},
       report_options(),
       {"rubric diff rules/youth-2021.rubric what-if.rubric",
        "rubric diff rules/youth-2021.rubric what-if.rubric --format html --output differences.html"},
       diff});
  out.push_back(
      {"doc",
       "write a methodology as a booklet",
       "Writes what the rules say in sentences and tables, beside the rules themselves: framework, facts asked "
       "for, bands,\n"
       "discretion, caps, scores, parameters, sources, a diagram and an index. Of an amendment: what differs, "
       "old beside\n"
       "new. To standard output, or into the folder DIR: a page, or Markdown with its diagram.",
       {{"RULES"}},
       {{"--format", "FORMAT", {"html", "markdown"}, "how to write the booklet, html unless told"},
        {"--output", "DIR", {}, "write files into this folder, all or none; -o for short"}},
       {"rubric doc rules/youth-2021.rubric > youth-2021.html",
        "rubric doc rules/youth-2021.rubric -o booklet --format markdown"},
       doc});
  out.push_back({"schema",
                 "print the JSON Schema of case data",
                 "Prints the JSON Schema (2020-12) that one inspection's case data have under these rules, for editors "
                 "and forms.",
                 {{"RULES"}},
                 {},
                 {"rubric schema rules/youth-2021.rubric > youth-2021.schema.json"},
                 schema});
  out.push_back({"template",
                 "print an empty case to fill in",
                 "Prints case data with nothing in them yet and every question that they answer; `rubric run` reads "
                 "them at once.\n"
                 "As CSV each question is the heading of a column.",
                 {{"RULES"}},
                 {{"--format", "FORMAT", {"json", "csv"}, "how to write the case, json unless told"},
                  {"--rows", "TABLE", {}, "with a row of this table; with csv its headings alone"}},
                 {"rubric template rules/youth-2021.rubric > case.json",
                  "rubric template rules/youth-2021.rubric --format csv > cases.csv",
                  "rubric template rules/youth-2021.rubric --format csv --rows inspected_cases > rows.csv"},
                 empty_case});
  out.push_back(import_command());
  out.push_back({"reach",
                 "search the smallest changes that reach a result",
                 "Searches every smallest change of the answers and judgements in CASE that makes TARGET true, as\n"
                 "`overall >= good`, runs each in full and lists them; or proves that there is none, and says what\n"
                 "stands in the way. NAME is an input, an attribute (`yes`) or an item (`standard 2.1`). Ends with 3\n"
                 "where there is no way.",
                 {{"RULES"}, {"CASE"}, {"TARGET", true, false, {}, false}},
                 with_report_options({{"--change", "NAME", {}, "change only these inputs; may be repeated"},
                                      {"--keep", "NAME", {}, "leave these inputs as they are; may be repeated"},
                                      {"--inputs", "N", {}, "change so many inputs at once, 2 unless told"},
                                      {"--most", "N", {}, "list so many ways, 20 unless told"},
                                      {"--counts", "N", {}, "try counts that nothing bounds up to N, 100 unless told"},
                                      {"--budget", "SECONDS", {}, "time to search, 10 unless told"},
                                      as_at}),
                 {"rubric reach rules/youth-2021.rubric stoke.json 'overall >= good'",
                  "rubric reach rules/youth-2021.rubric stoke.json 'total >= 19' --change yes --inputs 3"},
                 reach});
  out.push_back(
      {"fragility",
       "say how firm the ratings of an inspection are",
       "Shows for each count of answers which counts give which rating, how many answers the next rating is\n"
       "away, which ratings no number of answers can give at that sample, and which single answers and\n"
       "judgements change a rating of the whole inspection.",
       {{"RULES"}, {"CASE"}},
       with_report_options({{"--intervals",
                             "PERCENT",
                             {},
                             "add exact confidence intervals of the shares, such as 95%; no part of the rules"},
                            as_at}),
       {"rubric fragility rules/youth-2021.rubric stoke.json",
        "rubric fragility rules/youth-2021.rubric stoke.json --format html --output fragility.html"},
       fragility});
  out.push_back(whatif_command());
  out.push_back(impact_command());
  out.push_back(audit_command());
  out.push_back(reconcile_command());
  out.push_back({"dump",
                 "print a stage between rules and result",
                 "Prints what the rules have become: the syntax tree, what each name stands for, or the operations.",
                 {{"STAGE", true, false, {"ast", "names", "program"}, false}, {"RULES"}},
                 {},
                 {"rubric dump names rules/youth-2021.rubric"},
                 dump});
  out.push_back({"completion",
                 "print a script that completes command lines",
                 "Prints a completion script for a shell.",
                 {{"SHELL", true, false, {"bash", "zsh", "fish"}, false}},
                 {},
                 {"source <(rubric completion bash)", "rubric completion zsh > ~/.zfunc/_rubric",
                  "rubric completion fish > ~/.config/fish/completions/rubric.fish"},
                 completion});
  std::vector<std::string> names;
  for (const CommandSpec& command : out) names.push_back(command.name);
  names.emplace_back("help");
  out.push_back({"help",
                 "explain the commands",
                 "Prints help on everything, or on one command.",
                 {{"COMMAND", false, false, std::move(names), false}},
                 {},
                 {"rubric help run"},
                 help});
  return out;
}

}  // namespace

const std::vector<CommandSpec>& commands() {
  static const std::vector<CommandSpec> all = make_commands();
  return all;
}

const std::vector<OptionSpec>& common_options() {
  static const std::vector<OptionSpec> all{
      {"--color", "WHEN", {"auto", "always", "never"}, "colour: auto is on a terminal, unless NO_COLOR is set"},
      {"--help", "", {}, "show help"}};
  return all;
}

const std::vector<OptionSpec>& root_options() {
  static const std::vector<OptionSpec> all{{"--version", "", {}, "show the version"}};
  return all;
}

const CommandSpec* find_command(std::string_view name) {
  for (const CommandSpec& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandSpec& command : commands()) names.push_back(command.name);
  return names;
}

std::string usage_line(const CommandSpec& command) {
  std::string out = "rubric " + command.name;
  for (const ArgumentSpec& argument : command.arguments) {
    const std::string word = argument.many ? argument.name + "…" : argument.name;
    out.append(argument.required ? " " : " [").append(word).append(argument.required ? "" : "]");
  }
  for (const OptionSpec& option : command.options)
    out.append(" [").append(option.name).append(option.value.empty() ? "" : " ").append(option.value).append("]");
  return out;
}

}  // namespace rubric::cli
