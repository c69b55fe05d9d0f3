#include <rubric/values.hpp>

#include <cstring>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/filter.hpp"
#include "hosts/cli/in_order.hpp"
#include "hosts/cli/outputs.hpp"
#include "hosts/cli/progress.hpp"
#include "hosts/cli/run_documents.hpp"
#include "hosts/cli/write_file.hpp"

namespace rubric::cli {
namespace {

// One run over inspections, as far as it has got.
class Run {
 public:
  Run(const Methodology& methodology, const Options& options, Console& console)
      : methodology_(methodology), options_(options), console_(console) {}

  void documents(Population& population, bool several) {
    DocumentStream stream(options_.format, several, console_);
    Progress progress(console_, "inspections rated", results_are_seen());
    progress_ = &progress;
    using Blocks = InOrder<DocumentBlock>;
    Blocks(population, jobs_)
        .run(
            [this] {
              auto documenter = std::make_shared<Documenter>(methodology_, options_, console_.style());
              return [documenter](const CaseBlock& block, DocumentBlock& to) { documenter->write(block, to); };
            },
            [&](DocumentBlock& block) {
              if (!take(block, stream)) return Then::stop;
              return block.file_failed ? Then::leave_file : Then::go_on;
            });
    progress_ = nullptr;
    if (!Interrupts::seen()) stream.end();
  }

  void values(Population& population) {
    Progress progress(console_, "inspections rated", results_are_seen());
    progress_ = &progress;
    using Blocks = InOrder<ValueLines>;
    Blocks(population, jobs_)
        .run(
            [this] {
              ValueOptions how{options_.only, {options_.as_at}, options_.stop_on_error};
              auto writer = std::make_shared<ValueWriter>(methodology_, std::move(how));
              return [writer](const CaseBlock& block, ValueLines& lines) { writer->write(block, lines); };
            },
            [&](ValueLines& lines) {
              if (!take(lines)) return Then::stop;
              return lines.file_failed ? Then::leave_file : Then::go_on;
            });
    progress_ = nullptr;
  }

  const Tally& tally() const { return tally_; }
  Exit exit() const { return exit_; }

 private:
  bool results_are_seen() const { return !options_.output; }

  void say(const Messages& messages) {
    if (messages.empty()) return;
    progress_->take_away();
    console_.say(messages);
  }

  // Writes what a block came to; false where that ends the run.
  bool take(const DocumentBlock& block, DocumentStream& stream) {
    for (const DocumentBlock::Document& document : block.documents) {
      for (const Messages& messages : document.said) say(messages);
      exit_ = graver(exit_, document.exit);
      tally_.add(document.exit);
      if (block.mistake && &document == &block.documents.back()) {
        progress_->take_away();
        console_.error(block.mistake->message, block.mistake->help);
        exit_ = graver(exit_, Exit::usage);
        return false;
      }
      stream.add(document);
      if (console_.broken()) return false;
      if (options_.stop_on_error && graver(Exit::data, document.exit) == document.exit) return false;
    }
    progress_->tell(tally_.count());
    return true;
  }

  bool take(const ValueLines& lines) {
    const std::string_view text = lines.text;
    std::size_t written = 0;
    for (const ValueLines::Said& said : lines.said) {
      console_.write(text.substr(written, said.at - written));
      written = said.at;
      say(said.messages);
      exit_ = graver(exit_, exit_of(said.messages, Exit::data));
    }
    console_.write(text.substr(written));
    tally_.add(lines.count, lines.with_errors, lines.mistaken);
    if (lines.with_errors != 0) exit_ = graver(exit_, Exit::findings);
    if (lines.mistaken != 0) exit_ = graver(exit_, Exit::data);
    progress_->tell(tally_.count());
    return !lines.stopped && !console_.broken();
  }

  const Methodology& methodology_;
  const Options& options_;
  Console& console_;
  Progress* progress_ = nullptr;
  unsigned jobs_ = threads(options_.jobs);
  Tally tally_{};
  Exit exit_ = Exit::fine;
};

Exit cannot_write(const std::string& path, int error, Console& console) {
  console.error("`" + path + "` cannot be written: " + std::strerror(error),
                "`--output` takes the path of a file in a folder that exists");
  return Exit::file;
}

// Ends the run well where it was interrupted.
Exit end_early(const Run& run, const Options& options, Console& console) {
  console.error("interrupted, after " + run.tally().text().substr(0, run.tally().text().size() - 1),
                options.output ? "`" + *options.output + "` is left as it was"
                               : "what was written ends with a whole inspection, and the rest is missing");
  return Exit::interrupted;
}

}  // namespace

Exit run(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const auto methodology = load_rules(options.arguments.front(), console, exit);
  if (!methodology) return exit;
  const bool values = options.format == "values";
  if (values) {
    if (const auto mistake = unknown_result(options.only, result_names(*methodology))) {
      console.error(mistake->message, mistake->help);
      return Exit::usage;
    }
  }
  std::optional<Cases> cases =
      cases_of({options.arguments.begin() + 1, options.arguments.end()}, options.input, console);
  if (!cases) return Exit::file;
  if (!outputs_are_apart(outputs_of(options), options, console)) return Exit::usage;
  const bool many = cases->many;
  const bool several = many || cases->files.size() > 1;
  FileInProgress file;
  const bool to_file = options.output && *options.output != "-";
  if (to_file) {
    if (const int error = file.begin(*options.output); error != 0) return cannot_write(*options.output, error, console);
    console.redirect(file.stream());
  }
  const Interrupts interrupts;
  Population population = population_of(std::move(*cases));
  Run run(*methodology, options, console);
  if (values)
    run.values(population);
  else
    run.documents(population, several);
  if (to_file) {
    console.redirect(nullptr);
    int error = console.take_failure();
    if (error == 0 && !Interrupts::seen()) error = file.finish();
    if (error != 0) return graver(run.exit(), cannot_write(*options.output, error, console));
  }
  if (Interrupts::seen()) return end_early(run, options, console);
  if (run.tally().count() == 0) {
    console.error("no inspections found", "an NDJSON file holds one a line, a CSV file one a row below its headings");
    return graver(run.exit(), Exit::data);
  }
  if (many && !console.broken()) console.say(run.tally().text());
  return run.exit();
}

}  // namespace rubric::cli
