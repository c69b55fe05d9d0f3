#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/source.hpp"

namespace rubric {

/// How grave a diagnostic is: an error stops the stage after it, a warning and a note do not. What is `off` is looked
/// for only where it is denied, and is an error then.
enum class Severity : std::uint8_t { error, warning, note, off };

/// Every diagnostic there is, by the name of its line in diagnostics.def.
enum class Code : std::uint16_t {
#define RUBRIC_DIAGNOSTIC(name, number, severity, title) name,
#include "base/diagnostics.def"
#undef RUBRIC_DIAGNOSTIC
};

/// What is fixed about a code: its number in print (`R201`), its severity and its title.
struct CodeInfo {
  Code code;
  std::string_view number;
  Severity severity;
  std::string_view title;
};

/// Whether `code` is a warning about rules, which rules and the command line can allow and deny.
bool is_about_rules(const CodeInfo& code);
/// The fixed facts of `code`.
const CodeInfo& info(Code code);
/// Every code, in the order of diagnostics.def.
const std::vector<CodeInfo>& all_codes();

/// A second place that a diagnostic points at, with what is to be seen there.
struct Label {
  Span span;
  std::string text;
};

/// One mistake or finding: what was found at `span`, further places, and a concrete edit that cures it.
/// Wording: lower case, no full stop, the user's text in backticks; what was found, then what was expected.
struct Diagnostic {
  Code code{};
  Span span;
  std::string message;
  std::vector<Label> labels{};
  std::string help{};
  bool denied = false;  // a warning that the rules or the command line make an error
};

/// How grave `diagnostic` is, a denied warning being an error.
Severity severity(const Diagnostic& diagnostic);

/// Collects diagnostics; the same code at the same place is kept once, and past a limit they are only counted.
class Diagnostics {
 public:
  /// Adds one diagnostic, unless the same code stands at the same span already.
  void add(Diagnostic diagnostic);
  /// Lets `treat` change each one that is kept, and leaves out those for which it gives false.
  void revise(const std::function<bool(Diagnostic&)>& treat);
  /// Whether any error was added.
  bool has_errors() const { return errors_ != 0; }
  /// How many errors were added.
  std::size_t error_count() const { return errors_; }
  /// What was collected, ordered by source and place; errors past the limit are not in it.
  std::vector<Diagnostic> sorted() const;
  /// How many were dropped because of the limit.
  std::size_t dropped() const { return dropped_; }
  /// Whether nothing was added.
  bool empty() const { return items_.empty(); }

 private:
  std::vector<Diagnostic> items_;
  std::unordered_set<std::uint64_t> seen_;
  std::size_t errors_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace rubric
