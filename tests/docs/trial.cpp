#include "trial.hpp"

namespace rubric::docs {

namespace {

/// What `*` stands for where `path` has the form `pattern`.
std::optional<std::string> starred(const std::string& pattern, const std::string& path) {
  const std::size_t star = pattern.find('*');
  if (star == std::string::npos || path.size() + 1 < pattern.size()) return std::nullopt;
  const std::size_t tail = pattern.size() - star - 1;
  const bool fits = path.compare(0, star, pattern, 0, star) == 0 &&
                    path.compare(path.size() - tail, tail, pattern, star + 1, tail) == 0;
  return fits ? std::optional(path.substr(star, path.size() - tail - star)) : std::nullopt;
}

FileReader reader_of(const Files& files) {
  return [files](const std::string& path) -> std::optional<std::string> {
    for (const auto& [name, text] : files) {
      if (path == name) return text;
      const std::optional<std::string> part = starred(name, path);
      if (part) return expanded(text, {{"*", 1, *part}});
    }
    return std::nullopt;
  };
}

/// A result as a page writes it: `69.23%`, `15 to 18`, `missing`; settled ones end in `, settled`.
std::string reading(const Result& result) {
  switch (result.standing) {
    case Standing::missing: return "missing";
    case Standing::not_rated: return "not rated";
    case Standing::error: return "error";
    case Standing::range:
      if (!result.possible.empty()) return result.possible.front().display + " to " + result.possible.back().display;
      return (result.low ? result.low->display : "") + " to " + (result.high ? result.high->display : "");
    case Standing::settled: return (result.value ? result.value->display : "") + ", settled";
    case Standing::given:
    case Standing::computed: break;
  }
  return result.value ? result.value->display : "no value";
}

class Run {
 public:
  explicit Run(const Trial& trial) : trial_(trial), read_file_(reader_of(trial.files)) {}

  std::vector<std::string> problems() {
    const Loaded loaded = load();
    hear(loaded.messages);
    const bool runs = trial_.data || !trial_.given.empty() || !trial_.expect.empty() || trial_.as_at;
    if (loaded.methodology && runs) run(*loaded.methodology);
    if (!outcome_ && !trial_.expect.empty()) say("nothing was evaluated, so nothing is as expected");
    if (codes_ != trial_.gives) say("gives " + listed(codes_) + ", expected " + listed(trial_.gives));
    if (!problems_.empty() && !heard_.empty()) say(heard_);
    return std::move(problems_);
  }

 private:
  Loaded load() const {
    if (trial_.rules_file) return load_file(*trial_.rules_file);
    return trial_.checked ? check_text(trial_.name, trial_.rules, {}, read_file_)
                          : load_text(trial_.name, trial_.rules, read_file_);
  }

  void run(const Methodology& methodology) {
    const Read read = trial_.data ? rubric::read_text(methodology, "case.json", *trial_.data, read_file_)
                                  : read_values(methodology, trial_.given);
    hear(read.messages);
    if (!read.inspection) return;
    const Evaluated evaluated = rubric::run(methodology, *read.inspection, {trial_.as_at});
    hear(evaluated.messages);
    if (!evaluated.outcome) return;
    outcome_ = evaluated.outcome;
    for (const Finding& finding : outcome_->findings) {
      if (!finding.code.empty()) codes_.insert(finding.code);
      heard_ += finding.code + " " + finding.about + ": " + finding.message + "\n";
    }
    for (const Pair& expected : trial_.expect) compare(expected);
  }

  void compare(const Pair& expected) {
    const Result* result = outcome_->find(expected.name);
    if (result == nullptr) return say("there is no result `" + expected.name + "`");
    if (const std::string found = reading(*result); found != expected.value)
      say("`" + expected.name + "` is " + found + ", expected " + expected.value);
  }

  void hear(const Messages& messages) {
    for (const Message& message : messages.list()) codes_.insert(message.code);
    if (!messages.empty()) heard_ += messages.text();
  }

  static std::string listed(const std::set<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += (text.empty() ? "" : ", ") + code;
    return text.empty() ? "no message" : text;
  }

  void say(std::string problem) { problems_.push_back(std::move(problem)); }

  const Trial& trial_;
  FileReader read_file_;
  std::optional<Outcome> outcome_{};
  std::set<std::string> codes_{};
  std::string heard_{};
  std::vector<std::string> problems_{};
};

}  // namespace

std::vector<std::string> problems_of(const Trial& trial) { return Run(trial).problems(); }

}  // namespace rubric::docs
