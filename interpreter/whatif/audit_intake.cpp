#include "whatif/audit_intake.hpp"

#include <fmt/format.h>

#include <memory>

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

namespace {

// The inspections of one block as they were read.
struct Part {
  struct Each {
    CaseRecord record;
    std::optional<Ready> ready{};
    Failure failure{};
  };
  std::vector<Each> inspections{};
  bool file_failed = false;
};

std::shared_ptr<Part> read(Reader& reader, const CaseBlock& block) {
  auto part = std::make_shared<Part>();
  block.for_each([&](const CaseRecord& record) {
    Part::Each each{record};
    each.ready = reader.read(record, each.failure);
    part->inspections.push_back(std::move(each));
    part->file_failed = reader.headings_failed();
    return !part->file_failed;
  });
  return part;
}

}  // namespace

Intake go_through(Population& cases, const Methodology& rules, const AuditOptions& options,
                  const std::function<void(const CaseRecord&, const Ready&)>& take) {
  Intake intake(options.most);
  const auto conclude = [&](Part& part) {
    for (Part::Each& each : part.inspections) {
      ++intake.inspections;
      if (each.ready) {
        intake.cases.add(each.ready->inspection);
        take(each.record, *each.ready);
      } else {
        tell(each.failure, options.failed);
        intake.failures.add(std::move(each.failure));
      }
      if (options.progress) options.progress(intake.inspections);
    }
    return part.file_failed ? Then::leave_file : Then::go_on;
  };
  options.through(cases, [&]() -> BlockWork {
    return [&, reader = std::make_shared<Reader>(rules, options)](const CaseBlock& block) -> Conclusion {
      return [&, part = read(*reader, block)] { return conclude(*part); };
    };
  });
  return intake;
}

}  // namespace rubric::audit
