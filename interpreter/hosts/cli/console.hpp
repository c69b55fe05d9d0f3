#pragma once
#include <rubric/rubric.hpp>

#include <cstdio>
#include <utility>

#include "hosts/cli/exit_code.hpp"
#include "hosts/cli/options.hpp"

namespace rubric::cli {

/// The two streams of the process: documents go to standard output, messages to standard error.
class Console {
 public:
  explicit Console(Colour colour);

  /// How documents look.
  Style style() const { return document_style_; }
  /// Writes a part of a document; false once standard output has failed.
  bool write(std::string_view document);
  /// Sends documents to `stream` from here on, without colour, instead of to standard output; null: no longer.
  void redirect(std::FILE* stream);
  /// Writes a message.
  void say(std::string_view message);
  /// Writes what a load, a read or a run had to say, if anything.
  void say(const Messages& messages);
  /// Writes one error that is no diagnostic, and the way out of it.
  void error(std::string_view message, std::string_view help = {});
  /// Whether standard output, or what documents are sent to, has failed: nothing more can be written.
  bool broken() const { return failure_ != 0; }
  /// The errno of that, 0 where there is none, and forgets it: somebody else says so.
  int take_failure() { return std::exchange(failure_, 0); }
  /// Flushes standard output. Where not everything could be written, which is graver than most, it says so, but for a
  /// reader that has closed its end.
  Exit finish(Exit exit);

 private:
  void flush();

  std::FILE* to_ = stdout;
  Style document_style_;
  Style message_style_;
  int failure_ = 0;  // errno
};

}  // namespace rubric::cli
