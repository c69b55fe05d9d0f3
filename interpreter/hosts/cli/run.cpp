#include "hosts/cli/cases.hpp"
#include "hosts/cli/commands.hpp"
#include "hosts/cli/filter.hpp"
#include "hosts/cli/progress.hpp"

namespace rubric::cli {
namespace {

// The documents of a run, one after the other in one stream.
class Documents {
 public:
  Documents(const std::string& format, bool several, Console& console)
      : format_(format), several_(several), console_(console) {}

  void add(const Outcome& outcome) {
    if (format_ == "json") {
      add_json(to_json(outcome));
    } else if (format_ == "ndjson") {
      console_.write(to_ndjson(outcome));
    } else if (format_ == "csv") {
      if (!outcome.failed) console_.write((count_++ == 0 ? csv_heading() : "") + to_csv(outcome));
    } else if (format_ == "markdown") {
      console_.write((count_++ == 0 ? "" : "\n") + to_markdown(outcome));
    } else if (!outcome.failed) {  // standard error has said all there is
      console_.write((count_++ == 0 ? "" : "\n\n") + to_text(outcome, console_.style()));
    }
  }

  void end() {
    if (format_ == "json" && several_) console_.write(count_ == 0 ? "[]\n" : "\n]\n");
  }

 private:
  void add_json(std::string document) {
    if (!several_) {
      console_.write(document);
      return;
    }
    document.erase(document.find_last_not_of('\n') + 1);
    console_.write((count_++ == 0 ? "[\n" : ",\n") + document);
  }

  const std::string& format_;
  bool several_;
  Console& console_;
  std::size_t count_ = 0;
};

// The place in the list of a case that could not be evaluated: what is wrong with it instead of results.
Outcome failed(const Methodology& methodology, const std::string& name, const std::vector<Messages>& all) {
  Outcome out;
  out.methodology = methodology.name();
  out.title = methodology.title();
  out.failed = true;
  out.receipt.engine = "rubric " + std::string(version());
  out.receipt.data.path = name;
  for (const Messages& messages : all) {
    for (const Message& message : messages.list()) {
      if (message.severity != "error") continue;
      Finding finding{FindingKind::error, message.code, true, "", message.text};
      finding.data = message.at;
      out.findings.push_back(std::move(finding));
    }
  }
  return out;
}

struct Ran {
  Outcome outcome;
  Exit exit = Exit::fine;
};

// Rates inspections one by one and says what there is to say.
class Runner {
 public:
  Runner(const Methodology& methodology, const Options& options, Console& console, Progress& progress)
      : methodology_(methodology), options_(options), console_(console), progress_(progress), reader_(methodology) {}

  Ran run(const CaseRecord& record) {
    const Read read = reader_.read(record);
    say(read.messages);
    if (!read.inspection) {
      return {failed(methodology_, record.name, {read.messages}),
              graver(Exit::data, exit_of(read.messages, Exit::data))};
    }
    Evaluated evaluated = rubric::run(methodology_, *read.inspection, {options_.as_at});
    say(evaluated.messages);
    if (!evaluated.outcome) return {failed(methodology_, record.name, {read.messages, evaluated.messages}), Exit::data};
    const Exit exit = evaluated.outcome->failed           ? Exit::data
                      : evaluated.outcome->has_findings() ? Exit::findings
                                                          : Exit::fine;
    return {std::move(*evaluated.outcome), exit};
  }

  // Whether the rest of the file cannot be read either.
  bool file_failed() const { return reader_.headings_failed(); }

 private:
  void say(const Messages& messages) {
    if (messages.empty()) return;
    progress_.take_away();
    console_.say(messages);
  }

  const Methodology& methodology_;
  const Options& options_;
  Console& console_;
  Progress& progress_;
  RecordReader reader_;
};

}  // namespace

Exit run(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const auto methodology = load_rules(options.arguments.front(), console, exit);
  if (!methodology) return exit;
  std::optional<Cases> cases =
      cases_of({options.arguments.begin() + 1, options.arguments.end()}, options.input, console);
  if (!cases) return Exit::file;
  const bool many = cases->many;
  Documents documents(options.format, many || cases->files.size() > 1, console);
  Population population = population_of(std::move(*cases));
  Tally tally;
  {
    Progress progress(console, "inspections rated", true);
    Runner runner(*methodology, options, console, progress);
    while (const std::optional<CaseRecord> record = population.next()) {
      Ran ran = runner.run(*record);
      exit = graver(exit, ran.exit);
      tally.add(ran.exit);
      if (!ran.outcome.failed) {
        if (const auto mistake = keep_only(options.only, ran.outcome)) {
          console.error(mistake->message, mistake->help);
          exit = graver(exit, Exit::usage);
          break;
        }
      }
      documents.add(ran.outcome);
      if (console.broken() || (options.stop_on_error && graver(Exit::data, ran.exit) == ran.exit)) break;
      if (runner.file_failed()) population.leave_file();
      progress.tell(tally.count());
    }
  }
  documents.end();
  if (tally.count() == 0) {
    console.error("no inspections found", "an NDJSON file holds one a line, a CSV file one a row below its headings");
    return graver(exit, Exit::data);
  }
  if (many) console.say(tally.text());
  return exit;
}

}  // namespace rubric::cli
