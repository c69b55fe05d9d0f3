#include "hosts/cli/run_documents.hpp"

#include "hosts/cli/filter.hpp"
#include "hosts/cli/input.hpp"

namespace rubric::cli {
namespace {

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

}  // namespace

Documenter::Documenter(const Methodology& methodology, const Options& options, Style style)
    : methodology_(methodology), options_(options), style_(style), reader_(methodology) {}

Documenter::Ran Documenter::run(const CaseRecord& record) {
  Read read = reader_.read(record);
  Ran ran;
  ran.document.said.push_back(read.messages);
  if (!read.inspection) {
    ran.outcome = failed(methodology_, record.name, {read.messages});
    ran.document.exit = graver(Exit::data, exit_of(read.messages, Exit::data));
    return ran;
  }
  Evaluated evaluated = rubric::run(methodology_, *read.inspection, {options_.as_at});
  ran.document.said.push_back(evaluated.messages);
  ran.outcome = evaluated.outcome ? std::move(*evaluated.outcome)
                                  : failed(methodology_, record.name, {read.messages, evaluated.messages});
  ran.document.exit = ran.outcome.failed ? Exit::data : ran.outcome.has_findings() ? Exit::findings : Exit::fine;
  return ran;
}

std::string Documenter::text_of(const Outcome& outcome) const {
  if (options_.format == "json") return to_json(outcome);
  if (options_.format == "ndjson") return to_ndjson(outcome);
  if (options_.format == "markdown") return to_markdown(outcome);
  if (outcome.failed) return {};  // standard error has said all there is
  return options_.format == "csv" ? to_csv(outcome) : to_text(outcome, style_);
}

void Documenter::write(const CaseBlock& block, DocumentBlock& to) {
  to = {};
  block.for_each([&](const CaseRecord& record) {
    Ran ran = run(record);
    ran.document.failed = ran.outcome.failed;
    if (!ran.outcome.failed) to.mistake = keep_only(options_.only, ran.outcome);
    if (!to.mistake) ran.document.text = text_of(ran.outcome);
    const bool stops = options_.stop_on_error && graver(Exit::data, ran.document.exit) == ran.document.exit;
    to.documents.push_back(std::move(ran.document));
    to.file_failed = reader_.headings_failed();
    return !to.mistake && !stops && !to.file_failed;
  });
}

void DocumentStream::add(const DocumentBlock::Document& document) {
  if (document.failed && (format_ == "csv" || format_ == "text")) return;
  if (format_ == "csv") {
    if (count_++ == 0) console_.write(csv_heading());
  } else if (format_ == "markdown") {
    if (count_++ != 0) console_.write("\n");
  } else if (format_ == "text") {
    if (count_++ != 0) console_.write("\n\n");
  } else if (format_ == "json" && several_) {
    console_.write(count_++ == 0 ? "[\n" : ",\n");
    console_.write(std::string_view(document.text).substr(0, document.text.find_last_not_of('\n') + 1));
    return;
  }
  console_.write(document.text);
}

void DocumentStream::end() {
  if (format_ == "json" && several_) console_.write(count_ == 0 ? "[]\n" : "\n]\n");
}

}  // namespace rubric::cli
