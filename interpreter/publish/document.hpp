#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A booklet before it is a page or Markdown: sections of blocks, whose text knows what it leads to.
namespace rubric::publish {

enum class Tone : std::uint8_t { plain, code, strong };

/// A stretch of text in one tone; `to` is the id of the place that it leads to, if any.
struct Run {
  std::string text{};
  Tone tone = Tone::plain;
  std::string to{};
};

/// A sentence, or part of one.
class Prose {
 public:
  Prose() = default;
  explicit Prose(std::string_view text) { this->text(text); }

  Prose& text(std::string_view text) { return run({std::string(text)}); }
  Prose& code(std::string_view text, std::string to = {}) {
    return run({std::string(text), Tone::code, std::move(to)});
  }
  Prose& strong(std::string_view text) { return run({std::string(text), Tone::strong}); }
  Prose& link(std::string_view text, std::string to) { return run({std::string(text), Tone::plain, std::move(to)}); }
  Prose& add(const Prose& more) {
    for (const Run& it : more.runs_) run(it);
    return *this;
  }
  /// Adds text, what stands between backticks as code.
  Prose& marked(std::string_view text);
  /// The first letter of a plain beginning as a capital.
  Prose& capital();

  const std::vector<Run>& runs() const { return runs_; }
  bool empty() const { return runs_.empty(); }
  /// The words alone.
  std::string words() const;

 private:
  Prose& run(Run run) {
    if (run.text.empty()) return *this;
    const bool joins = !runs_.empty() && run.tone == Tone::plain && run.to.empty() && runs_.back().to.empty() &&
                       runs_.back().tone == Tone::plain;
    if (joins)
      runs_.back().text.append(run.text);
    else
      runs_.push_back(std::move(run));
    return *this;
  }

  std::vector<Run> runs_{};
};

/// "a", "a and b", "a, b and c".
Prose listed(const std::vector<Prose>& parts, std::string_view last = " and ");

struct Column {
  std::string heading{};
  bool numeric = false;
};

/// A row of a table; `id` is where links to it lead, if any do.
struct Row {
  std::vector<Prose> cells{};
  std::string id{};
};

struct Grid {
  std::string caption{};
  std::vector<Column> columns{};
  std::vector<Row> rows{};
};

enum class BlockKind : std::uint8_t { entry, heading, paragraph, remark, small, points, steps, table, diagram, blanks };

/// `entry` heads the sentences on one declaration; `remark` is what a comment in the rules explains; `small` tells
/// sources and lines; `points` and `steps` are lists; `blanks` are lines to fill in by hand.
struct Block {
  BlockKind kind{};
  Prose text{};
  std::string id{};
  std::vector<Prose> points{};
  Grid table{};
};

struct Section {
  std::string id{};
  std::string title{};
  std::vector<Block> blocks{};
};

/// A line of the rules; `to` is the id of the sentence about what begins there, `about` its name.
struct RuleLine {
  std::uint32_t number = 0;
  std::string id{};
  std::string text{};
  std::string to{};
  std::string about{};
};

struct RuleFile {
  std::string path{};
  std::vector<RuleLine> lines{};
};

enum class StepKind : std::uint8_t { fact, computed, adjustment, conclusion };

/// A box of the diagram: a declaration, or facts that go together; what it is of, the bands it goes by, and the boxes it reads.
struct Step {
  StepKind kind{};
  std::string word{};                                        // "input", "rating", "cap"
  std::vector<std::pair<std::string, std::string>> names{};  // and the ids of what is told of them
  std::string of{};
  std::vector<std::pair<std::string, std::string>> by{};  // as `names`
  std::vector<std::size_t> reads{};
};

struct Booklet {
  std::string name{};  // of the files
  std::string kind{};
  std::string title{};
  std::vector<std::pair<std::string, std::string>> facts{};
  std::vector<Section> sections{};
  std::vector<Step> steps{};
  std::vector<RuleFile> files{};
};

}  // namespace rubric::publish
