#pragma once
#include <rubric/population.hpp>

/// The plain values of many inspections, each on a line of JSON, without building a document for one whose data are
/// complete.
namespace rubric {

/// Which values, and how.
struct ValueOptions {
  std::vector<std::string> only{};  ///< names or attributes of results; none: every rating and score
  RunOptions run{};
  bool stop_at_mistakes = false;  ///< go no further than the first inspection whose data have mistakes
};

/// The names of all results, in the order of their values on a line.
std::vector<std::string> result_names(const Methodology& methodology);

/// The lines of some inspections, and how these went.
struct ValueLines {
  /// What there is to say before the line at byte `at` of `text`.
  struct Said {
    std::size_t at = 0;
    Messages messages;
  };
  std::string text{};
  std::vector<Said> said{};
  std::size_t count = 0;        ///< of inspections
  std::size_t with_errors = 0;  ///< of these, those with a value that could not be computed
  std::size_t mistaken = 0;     ///< of these, those that could not be evaluated
  bool stopped = false;         ///< the last of them has mistakes, and nothing past it was looked at
  bool file_failed = false;     ///< the headings of the file have mistakes: the rest of it cannot be read
};

/// Writes such lines; reuses its memory, one thread each.
class ValueWriter {
 public:
  explicit ValueWriter(const Methodology& methodology, ValueOptions options = {}, FileReader read_file = file_system());
  ~ValueWriter();
  ValueWriter(ValueWriter&&) noexcept;
  ValueWriter& operator=(ValueWriter&&) noexcept;
  /// Evaluates the inspections of `block`; what `lines` held goes, its memory is used again.
  void write(const CaseBlock& block, ValueLines& lines);
  /// How many inspections so far were left to the strict reader, as unusual or wrong.
  std::size_t read_strictly() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rubric
