#pragma once
#include <rubric/rubric.hpp>

/// Running the `test` blocks that rule files hold.
namespace rubric {

/// One expectation that did not come true.
struct TestFailure {
  Location at;
  std::string expectation;                   ///< as written: "expect total = 18"
  std::string expected;                      ///< "18"
  std::string actual;                        ///< "17", with what decided it where the test asks for that
  std::string why;                           ///< the rule behind the actual value with its values put in, or empty
  std::optional<Explanation> explanation{};  ///< how the actual value came about, where there is one
};

/// How one test went: passed where nothing is listed.
struct TestResult {
  std::string title;
  Location at;
  std::vector<TestFailure> failures{};
  Messages messages{};   ///< what kept it from being run: its changes, its case data
  bool stopped = false;  ///< it could not be run
  double seconds = 0;

  /// Whether it was run and every expectation came true.
  bool passed() const { return !stopped && failures.empty(); }
};

/// The tests of one rule file.
struct TestReport {
  std::string rules;  ///< path
  std::string methodology;
  std::vector<TestResult> results{};  ///< in the order they are written
  std::size_t left_out = 0;           ///< by the filter

  /// How many did not pass.
  std::size_t failed() const;
};

/// Where a path leads to in the end, as the place that a reader of files goes to.
using PathFollower = std::function<std::string(const std::string& path)>;

/// Follows symbolic links of the file system, as `file_system` does when it reads.
PathFollower follow_links();

struct TestOptions {
  std::string filter{};  ///< run the tests whose title holds this text, upper and lower case alike; empty: all
  std::string root{};    ///< case files must lie in this folder or below; empty: the current one
  FileReader read_file = file_system();
  PathFollower follow = follow_links();  ///< where what is read must lie in `root` as well; of the kind of `read_file`
};

/// Runs the tests that the rules hold, each on its own. Never fails: what goes wrong is in the report.
TestReport test(const Methodology& methodology, const TestOptions& options = {});

/// Reports for people, as JUnit XML, as TAP 13 and as JSON.
std::string to_text(const std::vector<TestReport>& reports, Style style = {});
std::string to_junit(const std::vector<TestReport>& reports);
std::string to_tap(const std::vector<TestReport>& reports);
std::string to_json(const std::vector<TestReport>& reports);

}  // namespace rubric
