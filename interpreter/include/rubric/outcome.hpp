#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What one inspection came to, as plain data: every renderer prints this document and nothing else.
namespace rubric {

/// One value: what it is exactly and how people read it.
struct Value {
  std::string type;     ///< "count", "number", "percent", "boolean", "text", "date", or the name of a scale or choice
  std::string exact;    ///< "18", "1100/17" (a percentage in percent points), "true", "2022-06-27", a level's name
  std::string display;  ///< "18", "64.71%", "yes", a level's label
  std::optional<std::string> points{};  ///< of a scale's level: its points, exact
  friend bool operator==(const Value&, const Value&) = default;
};

/// How a result stands.
enum class Standing : std::uint8_t {
  given,      ///< read from the case data
  computed,   ///< by the rules, from complete data
  settled,    ///< the same whatever the missing data turn out to be
  range,      ///< can still take several values
  missing,    ///< an input that is not given
  not_rated,  ///< the item is not rated
  error       ///< could not be computed
};

/// What decided a result: kind "cap", "floor", "discretion", "waiver", "question", "standard", "band", "row", "judgement", "given", "rule".
struct Because {
  std::string kind;
  std::string name;  ///< "governance", "safety", …; may be empty
  std::string text;  ///< a sentence part: "cap governance: 37.5% (3 of 8 standards) is below 50%"
};

/// A place in a rule file or case file: line and column from 1.
struct Location {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A source that a rule cites: "stoke", its title, the place in it, and "seen", "inferred", "background" or "".
struct Citation {
  std::string source;
  std::string title;
  std::string place;
  std::string certainty;
};

/// One rating, score, let or input of one item.
struct Result {
  std::string name;       ///< "rating of standard 1.1", "overall"
  std::string attribute;  ///< "rating", "overall"
  std::string item_kind;  ///< "inspection", "domain", "standard", "question"
  std::string item_id;    ///< "1.1", "safety"; empty for the inspection
  std::string standard;   ///< of a question: the id of its standard
  std::string title;      ///< the item's title, or the empty text
  std::string kind;       ///< "rating", "score", "let", "input", "judgement"
  Standing standing{};
  std::optional<Value> value{};  ///< final value, where there is one
  std::optional<Value>
      computed{};  ///< before discretion, floors and caps, where it differs in route (ratings with adjustments)
  std::vector<Value> possible{};         ///< of a range over levels: what it can still be
  std::optional<Value> low{};            ///< of a range over numbers: the least, where bounded
  std::optional<Value> high{};           ///< of a range over numbers: the most, where bounded
  std::vector<std::string> waits_for{};  ///< of a range or missing: names of missing inputs
  std::optional<std::string> out_of{};   ///< of a score
  std::optional<Because> because{};
  std::string reason{};  ///< of not rated and error
};

enum class FindingKind : std::uint8_t {
  discretion_applied,
  discretion_refused,
  discretion_without_effect,
  waiver_applied,
  waiver_refused,
  waiver_without_effect,
  cap_binding,
  cap_active,
  floor_binding,
  floor_active,
  require_failed,
  differs_from_published,
  error,
  note
};

/// Something to report beside the ratings.
struct Finding {
  FindingKind kind{};
  std::string code;                         ///< of its diagnostics page: "R701"
  bool counts = false;                      ///< whether it makes the run exit with the code for findings
  std::string about;                        ///< name of the result
  std::string message;                      ///< one sentence part
  std::optional<Location> rule{};           ///< the rule behind it
  std::optional<Location> data{};           ///< the line of case data behind it
  std::vector<std::string> consequences{};  ///< "without it: total 19, overall Good" for what decides other results
};

/// A file that took part, with the SHA-256 of its bytes in hex.
struct Receipt {
  struct File {
    std::string path;
    std::string sha256;
  };
  std::string engine;  ///< "rubric 0.1.0"
  std::vector<File> rules;
  File data;
  std::string as_at;  ///< the date parameters were read at, or empty
};

struct Outcome {
  std::string methodology;  ///< name
  std::string title;
  std::vector<std::pair<std::string, std::string>> inspection;  ///< free description from the data
  std::vector<Result> results;  ///< ratings and scores first as the framework lists them, then the other attributes
  std::vector<Finding> findings;
  Receipt receipt;
  bool failed = false;  ///< the case data had errors and nothing was evaluated

  /// The result of this name, or null.
  const Result* find(std::string_view name) const;
  /// Whether any finding counts.
  bool has_findings() const;
};

/// One step of an explanation: what, its value, the rule that gives it, and the steps it rests on.
struct Explanation {
  std::string what;      ///< "rating of standard 1.1", "3 of 8 standards have …"
  std::string value;     ///< "Requires improvement", "64.71%"; ranges as "Inadequate to Good"
  std::string standing;  ///< word of the Standing
  std::string detail;    ///< "below 50%: `below 50% inadequate`", "the lowest of 3", …
  std::optional<Location> rule{};
  std::string rule_text{};  ///< the declaration as written, on one line, cut at 200 bytes
  std::vector<Citation> cites{};
  bool losing = false;  ///< a branch that was not taken
  std::vector<Explanation> steps{};
};

}  // namespace rubric
