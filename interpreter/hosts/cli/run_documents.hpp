#pragma once
#include <rubric/population.hpp>

#include "hosts/cli/console.hpp"
#include "hosts/cli/options.hpp"

namespace rubric::cli {

/// The documents of the inspections of one block.
struct DocumentBlock {
  struct Document {
    std::vector<Messages> said;  // before it
    std::string text;            // as the format has it, without what stands between documents
    bool failed = false;
    Exit exit = Exit::fine;
  };
  std::vector<Document> documents{};
  std::optional<UsageError> mistake{};  // of `--only`: found with the last inspection, which has no document
  bool file_failed = false;             // the headings of the file have mistakes: the rest of it cannot be read
};

/// Rates inspections one by one and writes the document of each; one thread each.
class Documenter {
 public:
  Documenter(const Methodology& methodology, const Options& options, Style style);
  /// Rates those of `block`, up to the first that ends the run.
  void write(const CaseBlock& block, DocumentBlock& to);

 private:
  struct Ran {
    DocumentBlock::Document document;
    Outcome outcome;
  };
  Ran run(const CaseRecord& record);
  std::string text_of(const Outcome& outcome) const;

  Methodology methodology_;
  const Options& options_;
  Style style_;
  RecordReader reader_;
};

/// Puts documents one after the other in one stream.
class DocumentStream {
 public:
  DocumentStream(const std::string& format, bool several, Console& console)
      : format_(format), several_(several), console_(console) {}
  /// Writes one.
  void add(const DocumentBlock::Document& document);
  /// Writes what stands behind the last.
  void end();

 private:
  const std::string& format_;
  bool several_;
  Console& console_;
  std::size_t count_ = 0;
};

}  // namespace rubric::cli
