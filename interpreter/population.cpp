#include <rubric/population.hpp>

#include <algorithm>

#include "base/hash.hpp"
#include "base/limits.hpp"
#include "block_records.hpp"
#include "engine.hpp"
#include "facts/case_row.hpp"
#include "facts/pieces.hpp"
#include "facts/read_case.hpp"
#include "rule_files.hpp"

namespace rubric {

namespace {

using facts::Piece;
using facts::Pieces;

bool ends_in(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// What a block holds at least, where that many are left.
constexpr std::size_t block_bytes = std::size_t{1} << 16U;
/// The memory of a block that is used again: many blocks may be at work, and each may have held a very long line.
constexpr std::size_t most_kept = std::size_t{1} << 20U;

bool is_blank(const Piece& piece) {
  return piece.bytes == piece.text.size() && piece.text.find_first_not_of(" \t\r") == std::string::npos;
}

Pieces::Cut cut_of(CaseLayout layout) {
  return layout == CaseLayout::json     ? Pieces::Cut::nowhere
         : layout == CaseLayout::ndjson ? Pieces::Cut::line
                                        : Pieces::Cut::row;
}

}  // namespace

CaseLayout layout_of(std::string_view path) {
  if (ends_in(path, ".ndjson") || ends_in(path, ".jsonl")) return CaseLayout::ndjson;
  return ends_in(path, ".csv") ? CaseLayout::csv : CaseLayout::json;
}

struct Population::Impl {
  std::vector<CaseFile> files;
  FileOpener open;
  std::size_t next_file = 0;
  std::optional<Pieces> pieces{};  // of the file before `next_file`
  std::shared_ptr<const std::string> headings{};
  std::uint32_t headings_line = 1;
  facts::Lines lines{};

  bool at_lines() const { return pieces && files[next_file - 1].layout == CaseLayout::ndjson; }

  /// The next lines of an NDJSON file; false behind the last.
  bool next_lines(CaseBlock& block) {
    std::swap(lines.text, block.lines);
    const bool any = pieces->next_lines(lines);
    std::swap(lines.text, block.lines);
    if (!any) {
      pieces.reset();
      return false;
    }
    block.file = next_file - 1;
    block.path = files[block.file].path;
    block.line = lines.line;
    if (!lines.failed && lines.bytes == 0) return true;
    block.records.push_back(record({{}, lines.bytes, lines.line, lines.failed}));
    if (lines.failed) pieces.reset();
    return true;
  }

  CaseRecord record(Piece piece) const {
    const CaseFile& file = files[next_file - 1];
    CaseRecord record{file.path,   file.path,    file.layout, piece.line,   std::move(piece.text),
                      piece.bytes, piece.failed, headings,    headings_line};
    if (file.layout != CaseLayout::json) record.name += ":" + std::to_string(record.line);
    return record;
  }

  std::optional<CaseRecord> begin_file() {
    const CaseFile& file = files[next_file++];
    headings = nullptr;
    ByteReader read = open(file.path);
    if (!read) return record({{}, 0, 1, true});
    pieces.emplace(std::move(read), cut_of(file.layout), limits::case_file_bytes);
    if (file.layout == CaseLayout::ndjson) return std::nullopt;
    std::optional<Piece> first = next_piece();
    if (file.layout == CaseLayout::json || !first || first->failed || first->bytes != first->text.size()) {
      pieces.reset();
      return record(first.value_or(Piece()));
    }
    headings_line = first->line;
    headings = std::make_shared<const std::string>(std::move(first->text));
    return std::nullopt;
  }

  /// The next inspection of the open file, or the first of the next; nothing where the one ends or the other has to be
  /// gone into first.
  std::optional<CaseRecord> next_in_file() {
    if (!pieces) return begin_file();
    std::optional<Piece> piece = next_piece();
    if (!piece || piece->failed) pieces.reset();
    return piece ? std::optional(record(std::move(*piece))) : std::nullopt;
  }

  std::optional<Piece> next_piece() {
    const bool skips_blank = files[next_file - 1].layout != CaseLayout::json;
    std::optional<Piece> piece = pieces->next();
    while (piece && skips_blank && !piece->failed && is_blank(*piece)) piece = pieces->next();
    return piece;
  }
};

Population::Population(std::vector<CaseFile> files, FileOpener open)
    : impl_(std::make_unique<Impl>(Impl{std::move(files), std::move(open)})) {}
Population::~Population() = default;
Population::Population(Population&&) noexcept = default;
Population& Population::operator=(Population&&) noexcept = default;

std::optional<CaseRecord> Population::next() {
  while (impl_->pieces || impl_->next_file != impl_->files.size()) {
    if (std::optional<CaseRecord> record = impl_->next_in_file()) return record;
  }
  return std::nullopt;
}

bool Population::next(CaseBlock& block) {
  block.records.clear();
  if (block.lines.capacity() > most_kept) block.lines = std::string();
  block.lines.clear();
  for (std::size_t bytes = 0; bytes < block_bytes;) {
    if (impl_->at_lines()) {
      if (impl_->next_lines(block)) return true;
      continue;
    }
    if (!impl_->pieces) {
      if (impl_->next_file == impl_->files.size()) break;
      const CaseLayout layout = impl_->files[impl_->next_file].layout;
      // Only files with one inspection share a block.
      if (!block.records.empty() && (layout != CaseLayout::json || block.records.back().layout != CaseLayout::json))
        return true;
    }
    std::optional<CaseRecord> record = impl_->next_in_file();
    if (!record) continue;
    bytes += record->text.size() + sizeof(CaseRecord);
    block.file = impl_->next_file - 1;
    block.records.push_back(std::move(*record));
  }
  return !block.records.empty();
}

void CaseBlock::for_each(const std::function<bool(const CaseRecord&)>& each) const {
  for (const CaseRecord& record : records) {
    if (!each(record)) return;
  }
  for_each_line(*this, limits::case_file_bytes,
                [&](std::string_view text, std::uint32_t number) { return each(record_of(*this, text, number)); });
}

CaseRecord record_of(const CaseBlock& block, std::string_view line, std::uint32_t number) {
  CaseRecord record{block.path + ":" + std::to_string(number), block.path, CaseLayout::ndjson, number};
  record.bytes = line.size();
  if (line.size() <= limits::case_file_bytes) record.text = line;
  return record;
}

void Population::leave_file() { impl_->pieces.reset(); }

struct RecordReader::Impl {
  Methodology methodology;
  FileReader read_file;
  facts::Printed printed{};
  std::shared_ptr<const std::string> headings_text{};
  std::optional<facts::RowHeadings> headings{};  // of headings_text
  bool failed = false;

  facts::Facts read_row(const CaseRecord& record, Sources& sources, Diagnostics& diagnostics) {
    const check::Rules& rules = methodology.impl().rules;
    const SourceId above = sources.add(record.path, *record.headings, record.headings_line);
    if (headings_text != record.headings || !headings->sound())
      headings.emplace(rules, *record.headings, above, diagnostics, printed);
    headings_text = record.headings;
    failed = !headings->sound();
    if (failed) return {};
    const SourceId id = sources.add(record.path, record.text, record.line);
    if (record.bytes > limits::case_file_bytes) {
      facts::complain_too_large(id, record.bytes, diagnostics);
      return {};
    }
    return facts::read_row(rules, *headings, sources.get(above), sources.get(id), id, diagnostics);
  }
};

RecordReader::RecordReader(const Methodology& methodology, FileReader read_file, PrintedValues printed)
    : impl_(
          std::make_unique<Impl>(Impl{methodology, std::move(read_file),
                                      printed == PrintedValues::any ? facts::Printed::any : facts::Printed::placed})) {}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;
bool RecordReader::headings_failed() const { return impl_->failed; }

Read RecordReader::read(const CaseRecord& record) {
  impl_->failed = false;
  if (record.unreadable) return {std::nullopt, unreadable(record.path, "give the path of a case file")};
  return read_facts(impl_->methodology, [&](Sources& sources, Diagnostics& diagnostics) {
    facts::Facts facts;
    if (record.layout == CaseLayout::csv && record.headings) {
      facts = impl_->read_row(record, sources, diagnostics);
    } else {
      const check::Rules& rules = impl_->methodology.impl().rules;
      const SourceId id = sources.add(record.path, record.text, record.line);
      if (record.bytes > limits::case_file_bytes)
        facts::complain_too_large(id, record.bytes, diagnostics);
      else if (record.layout == CaseLayout::csv)
        diagnostics.add({Code::csv_syntax,
                         {id, 0, 0},
                         "the file is empty, expected a line of headings",
                         {},
                         "write a heading for each column: `methodology,service,1.1 rating,2.1 safety yes`"});
      else
        facts = facts::read_case(rules, impl_->methodology.impl().ast, sources, id,
                                 reader_beside(record.path, impl_->read_file), diagnostics, impl_->printed);
    }
    facts.name = record.name;
    return facts;
  });
}

void CaseSet::add(const Inspection& inspection) { hashes_.push_back(bytes_of_hex(inspection.impl().facts.hash)); }

void CaseSet::add(std::string_view text) { hashes_.push_back(sha256_bytes(text)); }

void CaseSet::add(const CaseSet& other) { hashes_.insert(hashes_.end(), other.hashes_.begin(), other.hashes_.end()); }

std::string CaseSet::sha256() const {
  std::deque<Hash> sorted = hashes_;
  std::sort(sorted.begin(), sorted.end());
  return sha256_of([&](const auto& put) {
    for (const Hash& hash : sorted) put(hex_of_bytes(hash) + "\n");
  });
}

GoThrough one_by_one() {
  return [](Population& population, const std::function<BlockWork()>& worker) {
    const BlockWork work = worker();
    CaseBlock block;
    while (population.next(block)) {
      const Then then = work(block)();
      if (then == Then::stop) return;
      if (then == Then::leave_file) population.leave_file();
    }
  };
}

}  // namespace rubric
