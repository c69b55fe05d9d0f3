#pragma once
#include <rubric/rubric.hpp>

#include <array>
#include <cstdint>
#include <deque>

/// Many inspections, one after the other: case files, files with an inspection a line or a row. No more than one is held.
namespace rubric {

/// How a file holds inspections: one as JSON, one a line as JSON, or one a row under a row of headings.
enum class CaseLayout : std::uint8_t { json, ndjson, csv };

/// The layout that the end of a path tells: `.ndjson` and `.jsonl`, `.csv`; JSON for any other.
CaseLayout layout_of(std::string_view path);

/// A file that holds inspections.
struct CaseFile {
  std::string path;
  CaseLayout layout{};
};

/// Puts the next bytes of an open file to `to`, `most` of them at most, and says how many: 0 at its end, nothing where
/// it cannot be read on.
using ByteReader = std::function<std::optional<std::size_t>(char* to, std::size_t most)>;
/// Opens the file at `path`; an empty function where it cannot be opened.
using FileOpener = std::function<ByteReader(const std::string& path)>;

/// Opens files of the file system.
FileOpener open_files();

/// The case data of one inspection, as they are written; any number of methodologies may read them.
struct CaseRecord {
  std::string name;  ///< "stoke.json", "cases.ndjson:17", "cases.csv:5": the line that it begins in
  std::string path;  ///< of its file
  CaseLayout layout{};
  std::uint32_t line = 1;                         ///< of the file, at which `text` begins
  std::string text{};                             ///< its JSON, or its row; without the line break at the end
  std::size_t bytes = 0;                          ///< of the text; one past the limit of a case is counted and not kept
  bool unreadable = false;                        ///< the file cannot be opened, or not be read on from here
  std::shared_ptr<const std::string> headings{};  ///< of a row: the row of headings; null where the file is empty
  std::uint32_t headings_line = 1;                ///< of the file, at which `headings` begins
};

/// Some inspections, one behind the other, of one file or of several; they may be read in a thread of their own.
struct CaseBlock {
  std::vector<CaseRecord> records{};  ///< none where `lines` has them
  std::string lines{};                ///< of an NDJSON file: whole lines, blank ones among them
  std::string path{};                 ///< of that file
  std::uint32_t line = 1;             ///< of that file, at which `lines` begins
  std::size_t file = 0;               ///< which of the files the last of them comes from
  /// Calls `each` with every inspection, in order, until it returns false.
  void for_each(const std::function<bool(const CaseRecord&)>& each) const;
};

/// Goes through files in the order given, and through each from front to back. Blank lines and rows are skipped.
class Population {
 public:
  explicit Population(std::vector<CaseFile> files, FileOpener open = open_files());
  ~Population();
  Population(Population&&) noexcept;
  Population& operator=(Population&&) noexcept;
  /// The next inspection, or what there is in place of one; nothing behind the last.
  std::optional<CaseRecord> next();
  /// The next inspections, some 64 KiB of them, or one that is longer, to `block`, whose memory is used again; false
  /// behind the last.
  bool next(CaseBlock& block);
  /// Leaves out the rest of the file that the last inspection came from, as where its headings have mistakes.
  void leave_file();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What becomes of printed values, under `published`, that the rules have no place for.
enum class PrintedValues : std::uint8_t {
  placed,  ///< they are mistakes in the data, as everywhere
  any      ///< they are kept apart, so that they can be told
};

/// Reads records against one methodology; the headings of a file are looked up once.
class RecordReader {
 public:
  /// Files of tables are fetched through `read_file`, relative to the file that the record stands in.
  explicit RecordReader(const Methodology& methodology, FileReader read_file = file_system(),
                        PrintedValues printed = PrintedValues::placed);
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;
  RecordReader& operator=(RecordReader&&) noexcept;
  /// Reads one; messages name its line and column in the whole file.
  Read read(const CaseRecord& record);
  /// Whether the headings above the last record read have mistakes, so that no row below them can be read.
  bool headings_failed() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Names a set of inspections by what they hold: their order, names and files do not matter, their number does. The
/// text counts as written: an inspection as JSON and the same one as a row are two.
class CaseSet {
 public:
  /// Takes one inspection in; 32 bytes of it are kept.
  void add(const Inspection& inspection);
  /// Takes in one whose case data are `text`, with no file of rows beside it.
  void add(std::string_view text);
  /// Takes in all of another set.
  void add(const CaseSet& other);
  /// How many were taken in.
  std::size_t count() const { return hashes_.size(); }
  /// The SHA-256 in hex of their SHA-256s, each in hex on a line of its own, sorted.
  std::string sha256() const;

 private:
  using Hash = std::array<std::uint8_t, 32>;
  std::deque<Hash> hashes_;
};

/// What becomes of a population after a block.
enum class Then : std::uint8_t {
  go_on,
  leave_file,  ///< the rest of the file cannot be read, as where its headings have mistakes
  stop
};
/// Takes in what a block came to.
using Conclusion = std::function<Then()>;
/// Works on one block after the other; each piece of work is used by one thread alone.
using BlockWork = std::function<Conclusion(const CaseBlock&)>;
/// Goes through a population: `worker`, called at least once and in the calling thread, makes the work of one thread;
/// what each block came to is taken in in the order of the blocks, in the calling thread.
using GoThrough = std::function<void(Population& population, const std::function<BlockWork()>& worker)>;
/// Works in the calling thread, a block at a time.
GoThrough one_by_one();

}  // namespace rubric
