#include <set>

#include <rubric/suite.hpp>

#include "render/explanation.hpp"
#include "render/glyphs.hpp"
#include "render/paint.hpp"
#include "render/words.hpp"

namespace rubric {
namespace render {
namespace {

class TestsText {
 public:
  explicit TestsText(Style style) : style_(style) {}

  void add(const TestReport& report) {
    out_.append(paint(style_.colour, Ink::heading, one_line(report.rules))).append("\n");
    for (const TestResult& result : report.results) add(result);
    run_ += report.results.size();
    failed_ += report.failed();
    left_out_ += report.left_out;
    out_.append("\n");
  }

  std::string take() {
    std::string line = cat(counted(run_, "test"), ": ");
    line.append(failed_ == 0 ? "all passed"
                             : cat(std::to_string(run_ - failed_), " passed, ", std::to_string(failed_), " failed"));
    if (left_out_ != 0) line.append(cat("; ", std::to_string(left_out_), " left out by --filter"));
    out_.append(paint(style_.colour, failed_ == 0 ? Ink::good : Ink::error, line)).append("\n");
    return std::move(out_);
  }

 private:
  void add(const TestResult& result) {
    const Ink ink = result.passed() ? Ink::good : Ink::error;
    out_.append(cat("  ", paint(style_.colour, ink, result.passed() ? "✓" : "✗"), " ", one_line(result.title)));
    if (!result.passed()) out_.append(paint(style_.colour, Ink::faint, cat("  ", place(result.at))));
    out_.append("\n");
    explained_.clear();
    for (const TestFailure& failure : result.failures) add(failure);
    if (!result.stopped) return;
    indent(result.messages.text({style_.colour, style_.width > 6 ? style_.width - 6 : style_.width}), "      ");
  }

  void add(const TestFailure& failure) {
    out_.append(cat("      ", paint(style_.colour, Ink::strong, one_line(failure.expectation)), "\n"));
    out_.append(cat("        expected  ", failure.expected, "\n"));
    out_.append(cat("        actual    ", paint(style_.colour, Ink::error, failure.actual)));
    if (!failure.why.empty()) out_.append(cat(", ", one_line(failure.why)));
    out_.append("\n");
    // Several expectations of one value are explained once.
    if (failure.explanation && explained_.insert(failure.explanation->what).second)
      indent(to_text(*failure.explanation, explained_depth,
                     {style_.colour, style_.width > 8 ? style_.width - 8 : style_.width}),
             "        ");
  }

  void indent(const std::string& text, std::string_view by) {
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end != begin) out_.append(cat(by, std::string_view(text).substr(begin, end - begin)));
      out_.append("\n");
      begin = end + 1;
    }
  }

  static std::string place(const Location& at) { return cat(at.path, ":", std::to_string(at.line)); }

  Style style_;
  std::string out_;
  std::set<std::string> explained_;  // in the test at hand
  std::size_t run_ = 0;
  std::size_t failed_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace
}  // namespace render

std::string to_text(const std::vector<TestReport>& reports, Style style) {
  render::TestsText text(style);
  for (const TestReport& report : reports) text.add(report);
  return text.take();
}

}  // namespace rubric
