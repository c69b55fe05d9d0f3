#include <rubric/values.hpp>

#include <array>
#include <charconv>
#include <utility>

#include "base/limits.hpp"
#include "block_records.hpp"
#include "evaluate/results.hpp"
#include "facts/quick_case.hpp"
#include "single.hpp"
#include "value_lines.hpp"

namespace rubric {

namespace {

constexpr std::string_view values_key = R"("values":{)";
/// How many inspections are read before they are evaluated.
constexpr std::size_t together = 32;

constexpr std::string_view closing = "}}\n";

}  // namespace

std::vector<std::string> result_names(const Methodology& methodology) {
  const resolve::Model& model = methodology.impl().rules.model;
  std::vector<std::string> names;
  for (const resolve::AttributeId id : evaluate::result_order(model)) names.push_back(model.attribute_name(id));
  return names;
}

struct ValueWriter::Impl {
  /// An inspection as it stands in its block: a line, or a record.
  struct Waiting {
    std::string_view text{};
    std::uint32_t number = 0;
    const CaseRecord* record = nullptr;
    std::size_t interval = 0;  // Rules::intervals
  };

  Impl(const Methodology& of, ValueOptions how, FileReader read_file)
      : methodology(of),
        options(std::move(how)),
        columns(value_columns(of.impl().rules, options.only)),
        quick(of.impl().rules, of.impl().ast),
        strict(of, std::move(read_file)),
        run(of),
        facts(together) {
    for (const ValueColumn& column : columns) most_of_line += most_of_value(column);
  }

  Methodology methodology;
  ValueOptions options;
  std::vector<ValueColumn> columns;
  facts::QuickReader quick;
  RecordReader strict;
  SingleRun run;
  std::vector<facts::QuickFacts> facts;  // of those that wait
  std::vector<Waiting> waiting{};        // read, and not yet written
  std::size_t read_strictly = 0;
  std::string path{};       // that `line_name` begins with
  std::string line_name{};  // `{"name":"cases.ndjson:`
  Fragment opening{std::string(values_key)};
  std::size_t most_of_line = opening.most();

  static void begin(std::string& text, const std::string& name) {
    text.append(R"({"name":)").append(json_text(name)).append(1, ',');
  }

  /// The values of the last run up to the end of the line where all of them are whole numbers, levels or not rated;
  /// else nothing.
  bool append_small_values(std::string& text) const {
    const std::size_t before = text.size();
    text.resize(before + most_of_line);
    char* to = opening.copy(text.data() + before);
    for (const ValueColumn& column : columns) {
      to = write_value(to, column, run.fraction(column.attribute.value));
      if (to == nullptr) {
        text.resize(before);
        return false;
      }
    }
    if (!columns.empty()) --to;  // the last comma
    text.resize(static_cast<std::size_t>(to - text.data()));
    text += closing;
    return true;
  }

  /// The values that were last worked out, of `facts`, up to the end of the line; nothing where one of them is open or
  /// failed.
  bool append_values(const facts::Facts& of, std::string& text) {
    if (append_small_values(text)) return true;
    const std::size_t before = text.size();
    text += values_key;
    for (const ValueColumn& column : columns) {
      if (&column != &columns.front()) text += ',';
      if (append_value(text, column, run.cell(column.attribute.value, of), methodology.impl().rules, of)) continue;
      text.resize(before);
      return false;
    }
    text += closing;
    return true;
  }

  /// The same by way of a whole evaluation.
  void append_outcome(const Outcome& outcome, ValueLines& lines) const {
    bool failed = false;
    lines.text += values_key;
    for (const ValueColumn& column : columns) {
      if (&column != &columns.front()) lines.text += ',';
      const Result& result = outcome.results[column.place];
      failed |= result.standing == Standing::error;
      append_value(lines.text, column, result);
    }
    lines.text += closing;
    lines.with_errors += failed ? 1 : 0;
  }

  /// Says `messages`, and ends the line with those that are errors.
  void append_failure(const std::vector<const Messages*>& all, std::size_t at, ValueLines& lines) const {
    std::vector<std::string> mistakes;
    for (const Messages* messages : all) {
      for (const Message& message : messages->list()) {
        if (message.severity == "error") mistakes.push_back(message.code + ": " + message.text);
      }
      if (!messages->empty()) lines.said.push_back({at, *messages});
    }
    append_mistakes(lines.text, mistakes);
    lines.text += "}\n";
    ++lines.mistaken;
    lines.stopped = options.stop_at_mistakes;
  }

  /// Reads and evaluates one inspection strictly; false where it is the last to be looked at.
  bool write_strictly(const CaseRecord& record, ValueLines& lines) {
    ++read_strictly;
    const std::size_t at = lines.text.size();
    begin(lines.text, record.name);
    const Read read = strict.read(record);
    if (!read.inspection) {
      append_failure({&read.messages}, at, lines);
      lines.file_failed = strict.headings_failed();
      return !lines.stopped && !lines.file_failed;
    }
    const facts::Facts& given = read.inspection->impl().facts;
    if (const std::optional<std::size_t> interval = interval_of(methodology.impl(), given, options.run)) {
      run.run(*interval, given);
      if (append_values(given, lines.text)) return true;
    }
    const Evaluated evaluated = rubric::run(methodology, *read.inspection, options.run);
    if (!evaluated.outcome) {
      append_failure({&read.messages, &evaluated.messages}, at, lines);
      return !lines.stopped;
    }
    append_outcome(*evaluated.outcome, lines);
    return true;
  }

  static CaseRecord record_of(const CaseBlock& block, const Waiting& inspection) {
    return inspection.record != nullptr ? *inspection.record
                                        : rubric::record_of(block, inspection.text, inspection.number);
  }

  void append_name(const Waiting& inspection, std::string& text) const {
    if (inspection.record != nullptr) {
      begin(text, inspection.record->name);
      return;
    }
    std::array<char, 24> digits{};
    const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + digits.size(), inspection.number);
    text.append(line_name).append(digits.data(), end.ptr).append("\",");
  }

  /// Writes the inspections that wait; false where one of them is the last to be looked at.
  bool write_waiting(const CaseBlock& block, ValueLines& lines) {
    bool more = true;
    for (std::size_t i = 0; more && i < waiting.size(); ++i) {
      ++lines.count;
      const std::size_t before = lines.text.size();
      append_name(waiting[i], lines.text);
      run.run(waiting[i].interval, facts[i].facts);
      if (append_values(facts[i].facts, lines.text)) continue;
      lines.text.resize(before);
      more = write_strictly(record_of(block, waiting[i]), lines);
    }
    waiting.clear();
    return more;
  }

  /// Reads an inspection, `text` if it is whole JSON, so that it waits or, where it is unusual, is written.
  bool take(const CaseBlock& block, const Waiting& inspection, bool quickly, ValueLines& lines) {
    facts::QuickFacts& next = facts[waiting.size()];
    const std::optional<std::size_t> interval = quickly && quick.read(inspection.text, next)
                                                    ? interval_of(methodology.impl(), next.facts, options.run)
                                                    : std::nullopt;
    if (interval) {
      waiting.push_back(inspection);
      waiting.back().interval = *interval;
      return waiting.size() < together || write_waiting(block, lines);
    }
    if (!write_waiting(block, lines)) return false;
    ++lines.count;
    return write_strictly(record_of(block, inspection), lines);
  }

  bool take_all(const CaseBlock& block, ValueLines& lines) {
    for (const CaseRecord& record : block.records) {
      const bool whole = !record.unreadable && record.bytes == record.text.size() && record.layout != CaseLayout::csv;
      if (!take(block, {record.text, 0, &record}, whole && record.bytes <= limits::case_file_bytes, lines))
        return false;
    }
    return for_each_line(block, limits::case_file_bytes, [&](std::string_view line, std::uint32_t number) {
      return take(block, {line, number, nullptr}, line.size() <= limits::case_file_bytes, lines);
    });
  }

  void write(const CaseBlock& block, ValueLines& lines) {
    if (path != block.path || line_name.empty()) {
      path = block.path;
      line_name = R"({"name":)" + json_text(path);
      line_name.back() = ':';
    }
    waiting.clear();
    if (take_all(block, lines)) write_waiting(block, lines);
  }
};

ValueWriter::ValueWriter(const Methodology& methodology, ValueOptions options, FileReader read_file)
    : impl_(std::make_unique<Impl>(methodology, std::move(options), std::move(read_file))) {}
ValueWriter::~ValueWriter() = default;
ValueWriter::ValueWriter(ValueWriter&&) noexcept = default;
ValueWriter& ValueWriter::operator=(ValueWriter&&) noexcept = default;

void ValueWriter::write(const CaseBlock& block, ValueLines& lines) {
  lines.text.clear();
  lines.said.clear();
  lines.count = lines.with_errors = lines.mistaken = 0;
  lines.stopped = lines.file_failed = false;
  impl_->write(block, lines);
}

std::size_t ValueWriter::read_strictly() const { return impl_->read_strictly; }

}  // namespace rubric
