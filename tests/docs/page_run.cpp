#include "page_run.hpp"

#include <algorithm>
#include <fstream>
#include <memory>

#include "trial.hpp"
#include "workplace.hpp"

namespace rubric::docs {

namespace {

/// A console fence: run when the comments behind it are read.
struct Console {
  std::size_t line = 0;
  std::vector<Command> commands{};
  int exit = 0;
};

/// Whether `rubric check` alone looks for it: a warning, or what becomes of `require rising`.
bool found_by_check(const std::string& code) {
  std::vector<std::string> codes = warning_codes();
  codes.insert(codes.end(), {"R433", "R434", "R435"});
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

class Runner {
 public:
  Runner(const Page& page, const Project& project) : page_(page), project_(project) {
    const std::string name = page.path.stem().string();
    if (page.path.parent_path().filename() == "diagnostics" && read_codes(name).size() == 1) code_ = name;
  }

  PageRun run() {
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      at_ = i;
      const Block& block = page_.blocks[i];
      if (block.kind == BlockKind::heading) heading(block);
      if (block.kind == BlockKind::comment) comment(block);
      if (block.kind == BlockKind::fence) fence(block);
    }
    finish();
    unused();
    return std::move(result_);
  }

 private:
  void heading(const Block& block) {
    finish();
    unused();
    rules_.clear();
    files_.clear();
    if (block.word == "##") section_ = block.text;
  }

  // Comments before a fence prepare it; those behind it say what comes of it.
  void comment(const Block& block) {
    if (block.word == "prelude") {
      finish();
      prelude_ = block.text;
      rules_.clear();
      rules_file_.reset();
    } else if (block.word == "rules") {
      finish();
      rules_file_ = (project_.root / trimmed(block.text)).string();
    } else if (block.word == "where") {
      finish();
      const auto expansion = read_expansion(block.text);
      if (!expansion) return say(block.line, "`where` is written `where \"…\" is 3 of \"part\"`");
      expansions_.push_back(*expansion);
    } else if (block.word == "file") {
      finish();
      const std::size_t end = std::min(block.text.find('\n'), block.text.size());
      next_file_ = trimmed(block.text.substr(0, end));
      if (end < block.text.size()) keep_file(block.text.substr(end + 1) + "\n");
    } else if (block.word == "edit") {
      finish();
      next_edit_ = trimmed(block.text);
    } else if (block.word == "same") {
      finish();
      next_same_ = trimmed(block.text.substr(block.text.find(' ') + 1));
    } else if (block.word == "measured:" || (block.word == "end" && in_measured_)) {
      in_measured_ = block.word == "measured:";  // a table that tests/bench/bench.py writes, and its test holds
    } else {
      outcome(block);
    }
  }

  void outcome(const Block& block) {
    if (block.word == "exit" && console_) {
      console_->exit = std::stoi(block.text);
    } else if (!trial_ || console_) {
      say(block.line, "`" + block.word + "` follows no fence that it could be about");
    } else if (block.word == "given" || block.word == "expect") {
      const auto pair = read_pair(block.text);
      if (!pair) return say(block.line, "`" + block.word + "` is written `NAME = VALUE`");
      if (block.word == "given")
        trial_->given.push_back({pair->name, pair->value});
      else
        trial_->expect.push_back(*pair);
    } else if (block.word == "gives") {
      const auto codes = read_codes(block.text);
      if (codes.empty()) return say(block.line, "`gives` names codes, such as `R701`");
      trial_->gives.insert(codes.begin(), codes.end());
      trial_->checked = trial_->checked || std::any_of(codes.begin(), codes.end(), found_by_check);
    } else if (block.word == "as-at") {
      trial_->as_at = trimmed(block.text);
    } else {
      say(block.line, "no comment begins with `" + block.word + "`");
    }
  }

  void fence(const Block& block) {
    finish();
    if (!next_file_.empty()) return keep_file(block.text);
    if (!next_edit_.empty()) return edit(block);
    if (!next_same_.empty()) return compare(block);
    if (block.word == "console") {
      console_ = Console{block.line, read_commands(block.text), 0};
      if (console_->commands.empty()) say(block.line, "a console fence holds lines that begin `$ `");
    } else if (block.word == "rubric") {
      rules_ = block.text;
      start(block.line, {});
    } else if (block.word == "markdown") {
      start(block.line, {});
      trial_->name = "page.rubric.md";
      trial_->rules = block.text;
    } else if (block.word == "json") {
      start(block.line, expanded(block.text, expansions_));
    } else if (block.word == "diff" || block.word == "csv") {
      say(block.line, "a " + block.word + " fence follows `edit NAME` or `file NAME`");
    }
    expansions_.clear();
  }

  void start(std::size_t line, std::optional<std::string> data) {
    trial_ = Trial{};
    trial_->line = line;
    trial_->checked = found_by_check(code_);
    trial_->rules = prelude_.empty() ? rules_ : prelude_ + "\n" + rules_;
    trial_->rules = expanded(trial_->rules, expansions_);
    if (rules_.empty()) trial_->rules_file = rules_file_;
    trial_->data = std::move(data);
    trial_->files = files_;
    trial_->expect = stated_values(rules_);
    if (is_wrong_example() && !json_follows()) trial_->gives.insert(code_);
  }

  bool is_wrong_example() const { return !code_.empty() && section_ == "What you wrote"; }

  // Whether case data follow in this section: then it is these that the rules before them are tried with.
  bool json_follows() const {
    for (std::size_t i = at_ + 1; i < page_.blocks.size() && page_.blocks[i].kind != BlockKind::heading; ++i)
      if (page_.blocks[i].kind == BlockKind::fence && page_.blocks[i].word == "json") return true;
    return false;
  }

  void keep_file(const std::string& text) {
    files_[next_file_] = expanded(text, expansions_);
    if (next_file_.find('*') == std::string::npos) workplace().write(next_file_, files_[next_file_]);
    expansions_.clear();
    next_file_.clear();
  }

  void edit(const Block& block) {
    const std::string problem = workplace().edit(next_edit_, block.text);
    if (!problem.empty()) say(block.line, problem);
    ++result_.fences;
    next_edit_.clear();
  }

  void compare(const Block& block) {
    if (block.text != read_text(project_.root / next_same_))
      say(block.line, "the fence is not the text of " + next_same_);
    ++result_.fences;
    next_same_.clear();
  }

  void finish() {
    if (console_) run_console();
    if (trial_) {
      ++result_.fences;
      for (const std::string& problem : problems_of(*trial_)) say(trial_->line, problem);
    }
    console_.reset();
    trial_.reset();
  }

  void run_console() {
    ++result_.fences;
    Update update{console_->line, {}};
    bool differs = false;
    for (std::size_t i = 0; i < console_->commands.size(); ++i) {
      const Command& command = console_->commands[i];
      const std::size_t line = console_->line + command.line;
      const Printed printed = workplace().run(command.text);
      const int exit = i + 1 == console_->commands.size() ? console_->exit : 0;
      if (printed.exit != exit)
        say(line, "exit code is " + std::to_string(printed.exit) + ", expected " + std::to_string(exit));
      const bool as_expected = is_output(command.output, printed.output);
      if (!as_expected) say(line, "`" + command.text + "` prints\n" + printed.output);
      update.text += command.written + (as_expected ? command.output : printed.output);
      differs = differs || !as_expected;
    }
    if (differs) result_.updates.push_back(std::move(update));
  }

  void unused() {
    if (!expansions_.empty() || !next_file_.empty() || !next_edit_.empty() || !next_same_.empty())
      say(page_.blocks[at_].line, "a comment before this line prepares a fence that does not follow");
    expansions_.clear();
    next_file_.clear();
    next_edit_.clear();
    next_same_.clear();
  }

  Workplace& workplace() {
    if (!workplace_) workplace_ = std::make_unique<Workplace>(project_.root, project_.executable);
    return *workplace_;
  }

  void say(std::size_t line, const std::string& problem) {
    result_.problems.push_back(page_.path.filename().string() + ":" + std::to_string(line) + ": " + problem);
  }

  const Page& page_;
  const Project& project_;
  std::string code_{};  // of a page about one diagnostic
  std::size_t at_ = 0;
  std::string section_{};
  std::string prelude_{};
  std::string rules_{};  // the last fence of rules under this heading
  std::optional<std::string> rules_file_{};
  std::vector<Expansion> expansions_{};
  Files files_{};
  std::string next_file_{};
  std::string next_edit_{};
  std::string next_same_{};
  bool in_measured_ = false;
  std::optional<Trial> trial_{};
  std::optional<Console> console_{};
  std::unique_ptr<Workplace> workplace_{};
  PageRun result_{};
};

}  // namespace

PageRun run_page(const Page& page, const Project& project) { return Runner(page, project).run(); }

void update_page(const Page& page, const std::vector<Update>& updates) {
  std::string text;
  std::size_t skip_to = 0;  // inside an updated fence: where it begins
  std::size_t number = 0;
  for (const std::string& line : lines_of(page.text)) {
    ++number;
    if (skip_to != 0 && line == "```") skip_to = 0;
    if (skip_to != 0) continue;
    text += line + "\n";
    for (const Update& update : updates) {
      if (update.line != number) continue;
      text += update.text;
      skip_to = number;
    }
  }
  std::ofstream(page.path, std::ios::binary) << text;
}

}  // namespace rubric::docs
