#include "hosts/cli/commands.hpp"
#include "hosts/cli/filter.hpp"
#include "hosts/cli/input.hpp"

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
Outcome failed(const Methodology& methodology, const std::string& path, const std::vector<Messages>& all) {
  Outcome out;
  out.methodology = methodology.name();
  out.title = methodology.title();
  out.failed = true;
  out.receipt.engine = "rubric " + std::string(version());
  out.receipt.data.path = shown(path);
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

Ran run_one(const Methodology& methodology, const std::string& path, const Options& options, Console& console) {
  const Read read = read_case(methodology, path);
  console.say(read.messages);
  if (!read.inspection) {
    return {failed(methodology, path, {read.messages}), graver(Exit::data, exit_of(read.messages, Exit::data))};
  }
  Evaluated evaluated = rubric::run(methodology, *read.inspection, {options.as_at});
  console.say(evaluated.messages);
  if (!evaluated.outcome) return {failed(methodology, path, {read.messages, evaluated.messages}), Exit::data};
  const Exit exit = evaluated.outcome->failed           ? Exit::data
                    : evaluated.outcome->has_findings() ? Exit::findings
                                                        : Exit::fine;
  return {std::move(*evaluated.outcome), exit};
}

}  // namespace

Exit run(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const auto methodology = load_rules(options.arguments.front(), console, exit);
  if (!methodology) return exit;
  const std::vector<std::string> cases(options.arguments.begin() + 1, options.arguments.end());
  Documents documents(options.format, cases.size() > 1, console);
  for (const std::string& path : cases) {
    Ran ran = run_one(*methodology, path, options, console);
    exit = graver(exit, ran.exit);
    if (!ran.outcome.failed) {
      if (const auto mistake = keep_only(options.only, ran.outcome)) {
        console.error(mistake->message, mistake->help);
        exit = graver(exit, Exit::usage);
        break;
      }
    }
    documents.add(ran.outcome);
    if (console.broken()) break;
  }
  documents.end();
  return exit;
}

}  // namespace rubric::cli
