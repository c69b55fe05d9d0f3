#pragma once
#include <rubric/outcome.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Rubric: load a methodology from rule files, evaluate inspections, read and explain the outcome. Nothing here
/// throws; a Methodology is immutable and may be shared between threads.
namespace rubric {

/// The version of the engine, as `rubric --version` prints it.
std::string_view version();

/// How text is written: colour by escape sequences, and the width in columns to fold at.
struct Style {
  bool colour = false;
  unsigned width = 100;
};

/// One diagnostic: its code (`R201`), "error", "warning" or "note", what was found, the cure, and where (line 0: in no
/// file).
struct Message {
  std::string code;
  std::string severity;
  std::string text;
  std::string help;
  Location at;
};

/// What a load or a read had to say, in order of place.
class Messages {
 public:
  Messages();
  /// Whether any of them is an error.
  bool has_errors() const;
  /// Whether there is none.
  bool empty() const;
  /// Each message as plain data.
  std::vector<Message> list() const;
  /// All of them with caret lines and help, and a last line that counts them.
  std::string text(Style style = {}) const;
  /// All of them as a JSON array.
  std::string json() const;

  struct Impl;
  explicit Messages(std::shared_ptr<const Impl> impl);

 private:
  std::shared_ptr<const Impl> impl_;
};

/// Fetches a file's text by path, or nothing where it cannot be read.
using FileReader = std::function<std::optional<std::string>(const std::string& path)>;

/// Reads from the file system; files past the engine's limits are cut one byte past the limit, so that the size is reported.
FileReader file_system();

/// A checked and compiled methodology; copies share it.
class Methodology {
 public:
  /// The name after `methodology`.
  std::string_view name() const;
  /// Its title, which may be empty.
  std::string_view title() const;
  /// How many `test` blocks the rules hold; they are checked at load; `test` of suite.hpp runs them.
  std::size_t test_count() const;
  /// What stands at one stage of the pipeline, for people: "ast", "names" or "program"; empty for any other word.
  std::string dump(std::string_view stage) const;

  struct Impl;
  explicit Methodology(std::shared_ptr<const Impl> impl);
  const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

/// A methodology where the rules have no error, and in any case what there is to say about them.
struct Loaded {
  std::optional<Methodology> methodology;
  Messages messages;
};

/// Loads the rule file at `path` and what it includes.
Loaded load_file(const std::string& path, const FileReader& read_file = file_system());
/// Loads rules from `text`, shown in messages as `name`; includes are fetched through `read_file`.
Loaded load_text(const std::string& name, std::string text, const FileReader& read_file = file_system());

/// How `check_file` and `check_text` take warnings, by their codes; what is allowed stays allowed where it is denied too.
struct CheckOptions {
  std::vector<std::string> deny{};   ///< are errors; "all": each of them that is not off by itself
  std::vector<std::string> allow{};  ///< are left out
};

/// The codes of all warnings about rules; some are off, and looked for only where they are denied.
std::vector<std::string> warning_codes();
/// Loads as `load_file` does, and looks for what is allowed and surely not meant.
Loaded check_file(const std::string& path, const CheckOptions& options = {},
                  const FileReader& read_file = file_system());
/// Loads as `load_text` does, and looks for what is allowed and surely not meant.
Loaded check_text(const std::string& name, std::string text, const CheckOptions& options = {},
                  const FileReader& read_file = file_system());

/// A rule file in the one layout where it parses, and in any case what there is to say about it.
struct Formatted {
  std::optional<std::string> text;
  Messages messages;
};

/// Lays out the rules of `text`, shown in messages as `name`; of Markdown (`name` ends in `.md`) only the `rubric` blocks.
/// Space changes and nothing else.
Formatted format_text(const std::string& name, std::string text);

/// Case data of one inspection, read against one methodology; copies share it.
class Inspection {
 public:
  struct Impl;
  explicit Inspection(std::shared_ptr<const Impl> impl);
  const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

/// An inspection where the data have no error, and in any case what there is to say about them.
struct Read {
  std::optional<Inspection> inspection;
  Messages messages;
};

/// One fact as a host has it: `name` as results are named ("yes of question safety in standard 2.2", "rating of
/// standard 1.1"), `value` as case data write it ("7", "Good", "2022-06-27").
struct Given {
  std::string name;
  std::string value;
};

/// Reads the JSON case file at `path`; files of tables are fetched through `read_file`, relative to it.
Read read_file(const Methodology& methodology, const std::string& path, const FileReader& read_file = file_system());
/// Reads JSON case data from `text`, shown in messages as `name`.
Read read_text(const Methodology& methodology, const std::string& name, std::string text,
               const FileReader& read_file = file_system());
/// Takes case data as values, without JSON.
Read read_values(const Methodology& methodology, const std::vector<Given>& values);

/// What a run may be told.
struct RunOptions {
  std::optional<std::string> as_at{};  ///< date at which dated parameters are read ("2026-04-01"); else `dated by` says
};

/// An outcome where the run could begin; the only mistakes here are dates (`as_at`, dated parameters).
struct Evaluated {
  std::optional<Outcome> outcome;
  Messages messages;
};

/// Runs the rules over one inspection.
Evaluated run(const Methodology& methodology, const Inspection& inspection, const RunOptions& options = {});

/// An explanation where the name is known.
struct Explained {
  std::optional<Explanation> explanation;
  Messages messages;
};

/// Explains the result `name` ("overall", "rating of standard 1.1"); an unknown name is an error with the nearest ones.
Explained explain(const Methodology& methodology, const Inspection& inspection, std::string_view name,
                  const RunOptions& options = {});

/// Evaluates many inspections of one methodology without building documents: reuses its memory, one thread each.
class Evaluator {
 public:
  explicit Evaluator(const Methodology& methodology);
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;
  Evaluator& operator=(Evaluator&&) noexcept;
  /// The number of the result `name`, for `level` and `exact`; nothing where there is none.
  std::optional<std::uint32_t> find(std::string_view name) const;
  /// Runs; false where a date is missing or out of range. Missing data leave the results that need them empty.
  bool run(const Inspection& inspection, const RunOptions& options = {});
  /// The level (0 is the lowest) of a rating, or nothing where it has no single value.
  std::optional<std::uint32_t> level(std::uint32_t result) const;
  /// The exact value as text ("18", "1100/17"), or nothing.
  std::optional<std::string> exact(std::uint32_t result) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// An outcome for people, for programs, for documents and for spreadsheets.
std::string to_text(const Outcome& outcome, Style style = {});
std::string to_json(const Outcome& outcome);
/// The same JSON on one line.
std::string to_ndjson(const Outcome& outcome);
std::string to_markdown(const Outcome& outcome);
/// One line a result, without `csv_heading`.
std::string to_csv(const Outcome& outcome);
/// The heading line that belongs above `to_csv`.
std::string csv_heading();
/// The tree of an explanation, cut below `depth` levels (0: whole).
std::string to_text(const Explanation& explanation, unsigned depth = 0, Style style = {});
/// The whole tree.
std::string to_json(const Explanation& explanation);

}  // namespace rubric
