#include <rubric/values.hpp>

#include <array>
#include <charconv>
#include <utility>

#include "base/limits.hpp"
#include "block_records.hpp"
#include "evaluate/results.hpp"
#include "facts/quick_case.hpp"
#include "lane_run.hpp"
#include "single.hpp"
#include "value_lines.hpp"

namespace rubric {

namespace {

constexpr std::string_view values_key = R"("values":{)";
constexpr std::string_view closing = "}}\n";

}  // namespace

std::vector<std::string> result_names(const Methodology& methodology) {
  const resolve::Model& model = methodology.impl().rules.model;
  std::vector<std::string> names;
  for (const resolve::AttributeId id : evaluate::result_order(model)) names.push_back(model.attribute_name(id));
  return names;
}

struct ValueWriter::Impl {
  /// One that is not yet written.
  struct Waiting {
    InBlock place{};
    std::optional<std::size_t> interval{};  // Rules::intervals; nothing where it has to be read strictly
    std::size_t lane = 0;
  };
  /// Where the inspections that wait for one interval's program are worked out.
  struct Room {
    Room(const check::Rules& rules, const compile::Program& program, evaluate::Buffers& buffers)
        : run(program, buffers), block(rules, run.results, buffers) {}
    LaneRun run;
    evaluate::Block block;
  };

  Impl(const Methodology& of, ValueOptions how, FileReader read_file)
      : methodology(of),
        options(std::move(how)),
        columns(value_columns(of.impl().rules, options.only)),
        quick(of.impl().rules, of.impl().ast),
        strict(of, std::move(read_file)),
        rooms(of.impl().programs.size()),
        single(of),
        dates_matter(of.impl().intervals_matter() || options.run.as_at) {
    waiting.reserve(evaluate::block_lanes);
    std::size_t most = opening.most();
    for (const ValueColumn& column : columns) most += most_of_value(column);
    room_for_values.resize(most);
  }

  Methodology methodology;
  ValueOptions options;
  std::vector<ValueColumn> columns;
  facts::QuickReader quick;
  RecordReader strict;
  facts::QuickFacts facts{};  // of the inspection read last
  evaluate::Buffers buffers{};
  std::vector<std::unique_ptr<Room>> rooms;  // by Rules::intervals, made when first used
  std::vector<Waiting> waiting{};
  SingleRun single;
  bool dates_matter;  // which interval it is goes by the facts
  std::size_t read_strictly = 0;
  std::string path{};       // that `line_name` begins with
  std::string line_name{};  // `{"name":"cases.ndjson:`
  Fragment opening{std::string(values_key)};
  std::string room_for_values{};  // of one

  static void begin(std::string& text, const std::string& name) {
    text.append(R"({"name":)").append(json_text(name)).append(1, ',');
  }

  /// The values of a lane up to the end of the line where all of them are whole numbers, levels or not rated; else
  /// nothing.
  bool append_small_values(const evaluate::Block& block, std::size_t lane, std::string& text) {
    char* to = opening.copy(room_for_values.data());
    for (const ValueColumn& column : columns) {
      to = write_value(to, column, block.result(lane, column.attribute.value));
      if (to == nullptr) return false;
    }
    if (!columns.empty()) --to;  // the last comma
    text.append(room_for_values.data(), to).append(closing);
    return true;
  }

  /// The values of `facts` by themselves, up to the end of the line; nothing where one of them is open or failed.
  bool append_values(std::size_t interval, const facts::Facts& of, std::string& text) {
    const std::size_t before = text.size();
    single.run(interval, of);
    text += values_key;
    for (const ValueColumn& column : columns) {
      if (&column != &columns.front()) text += ',';
      if (append_value(text, column, single.cell(column.attribute.value, of), methodology.impl().rules, of)) continue;
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
    const std::optional<std::size_t> interval = interval_of(methodology.impl(), given, options.run);
    if (interval && append_values(*interval, given, lines.text)) return true;
    const Evaluated evaluated = rubric::run(methodology, *read.inspection, options.run);
    if (!evaluated.outcome) {
      append_failure({&read.messages, &evaluated.messages}, at, lines);
      return !lines.stopped;
    }
    append_outcome(*evaluated.outcome, lines);
    return true;
  }

  void append_name(const InBlock& place, std::string& text) const {
    if (place.record != nullptr) {
      begin(text, place.record->name);
      return;
    }
    std::array<char, 24> digits{};
    const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + digits.size(), place.number);
    text.append(line_name).append(digits.data(), end.ptr).append("\",");
  }

  /// Writes one inspection; false where it is the last to be looked at.
  bool write(const CaseBlock& block, const Waiting& inspection, ValueLines& lines) {
    ++lines.count;
    const InBlock& place = inspection.place;
    if (inspection.interval) {
      const std::size_t before = lines.text.size();
      append_name(place, lines.text);
      if (append_small_values(rooms[*inspection.interval]->block, inspection.lane, lines.text)) return true;
      // Its facts have made room for those of others.
      if (quick.read(place.text, facts) && append_values(*inspection.interval, facts.whole(), lines.text)) return true;
      lines.text.resize(before);
    }
    return write_strictly(record_of(block, place), lines);
  }

  /// Works out and writes the inspections that wait; false where one of them is the last to be looked at.
  bool write_waiting(const CaseBlock& block, ValueLines& lines) {
    for (const std::unique_ptr<Room>& room : rooms) {
      if (room) room->block.run(room->run.run);
    }
    bool more = true;
    for (std::size_t i = 0; more && i < waiting.size(); ++i) more = write(block, waiting[i], lines);
    for (const std::unique_ptr<Room>& room : rooms) {
      if (room) room->block.clear(room->run.run);
    }
    waiting.clear();
    return more;
  }

  /// Reads an inspection; one that is unusual is left to be read strictly.
  bool take(const CaseBlock& block, const InBlock& place, ValueLines& lines) {
    Waiting& inspection = waiting.emplace_back(Waiting{place});
    if (place.is_whole_json() && quick.read(place.text, facts))
      inspection.interval =
          dates_matter ? interval_of(methodology.impl(), facts.whole(), options.run) : std::optional<std::size_t>(0);
    if (inspection.interval) {
      std::unique_ptr<Room>& room = rooms[*inspection.interval];
      const Methodology::Impl& rules = methodology.impl();
      if (!room) room = std::make_unique<Room>(rules.rules, rules.programs[*inspection.interval], buffers);
      inspection.lane = room->block.size();
      room->block.copy(facts);
    }
    return waiting.size() < evaluate::block_lanes || write_waiting(block, lines);
  }

  void write(const CaseBlock& block, ValueLines& lines) {
    if (path != block.path || line_name.empty()) {
      path = block.path;
      line_name = R"({"name":)" + json_text(path);
      line_name.back() = ':';
    }
    const bool more = for_each_inspection(block, [&](const InBlock& place) { return take(block, place, lines); });
    if (more) write_waiting(block, lines);
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
