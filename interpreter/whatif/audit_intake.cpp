#include "whatif/audit_intake.hpp"

#include <fmt/format.h>

#include "whatif/case_run.hpp"

namespace rubric::audit {

namespace {

Failure failure_of(const std::string& name, const Messages& messages) {
  for (const Message& message : messages.list()) {
    if (message.severity != "error") continue;
    std::string place = message.at.path;
    if (message.at.line != 0) place += fmt::format(":{}:{}", message.at.line, message.at.column);
    return {name, message.code, message.text, std::move(place), messages};
  }
  return {name, {}, {}, {}, messages};
}

}  // namespace

evaluate::Inputs Ready::inputs(const facts::Facts& other) const {
  const Inspection::Impl& data = inspection.impl();
  const Methodology::Impl& rules = *data.methodology;
  return {*data.sources, rules.ast, rules.rules, rules.programs[program], other};
}

Reader::Reader(const Methodology& rules, const AuditOptions& options)
    : rules_(rules), run_(options.run), records_(rules, options.read_file) {}

std::optional<Ready> made_ready(const std::string& name, Read read, const Methodology& rules, const RunOptions& run,
                                Failure& failure) {
  if (!read.inspection) {
    failure = failure_of(name, read.messages);
    return std::nullopt;
  }
  Diagnostics diagnostics;
  const auto program = program_for(rules.impl(), &read.inspection->impl().facts, run, diagnostics);
  if (!program) {
    const auto& sources = read.inspection->impl().sources;
    failure = failure_of(name, whatif::messages_of(*read.inspection, sources, std::move(diagnostics)));
    return std::nullopt;
  }
  return Ready{name, std::move(*read.inspection), *program};
}

std::optional<Ready> Reader::read(const CaseRecord& record, Failure& failure) {
  return made_ready(record.name, records_.read(record), rules_, run_, failure);
}

void tell(Failure& failure, const std::function<void(const Messages&)>& failed) {
  if (failed) failed(failure.said);
  failure.said = {};
}

Intake go_through(Population& cases, const Methodology& rules, const AuditOptions& options,
                  const std::function<void(const CaseRecord&, const Ready&)>& take) {
  Intake intake(options.most);
  Reader reader(rules, options);
  while (const std::optional<CaseRecord> record = cases.next()) {
    ++intake.inspections;
    Failure failure;
    if (const std::optional<Ready> ready = reader.read(*record, failure)) {
      intake.cases.add(ready->inspection);
      take(*record, *ready);
    } else {
      tell(failure, options.failed);
      intake.failures.add(std::move(failure));
    }
    if (reader.headings_failed()) cases.leave_file();
    if (options.progress) options.progress(intake.inspections);
  }
  return intake;
}

}  // namespace rubric::audit
