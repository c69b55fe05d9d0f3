#include <fmt/format.h>

#include <algorithm>

#include <rubric/suite.hpp>

#include "render/glyphs.hpp"
#include "render/json.hpp"
#include "render/xml.hpp"

namespace rubric {
namespace render {
namespace {

/// What went wrong with one test, a line each.
std::vector<std::string> complaints(const TestResult& result) {
  std::vector<std::string> lines;
  for (const TestFailure& failure : result.failures) {
    lines.push_back(fmt::format("{}:{}: {}: expected {}, actual {}{}{}", failure.at.path, failure.at.line,
                                one_line(failure.expectation), failure.expected, failure.actual,
                                failure.why.empty() ? "" : ", ", one_line(failure.why)));
  }
  if (!result.stopped) return lines;
  for (const Message& message : result.messages.list()) {
    lines.push_back(fmt::format("{}:{}: {} {} {}", message.at.path, message.at.line, message.severity, message.code,
                                one_line(message.text)));
  }
  return lines;
}

void write(const TestResult& result, Json& json) {
  json.begin_object();
  json.member("title", result.title);
  json.member("outcome", result.passed() ? "passed" : result.stopped ? "stopped" : "failed");
  json.member("at", result.at);
  json.key("failures");
  json.begin_array();
  for (const TestFailure& failure : result.failures) {
    json.begin_object();
    json.member("at", failure.at);
    json.member("expectation", failure.expectation);
    json.member("expected", failure.expected);
    json.member("actual", failure.actual);
    json.member_if("why", failure.why);
    json.end_object();
  }
  json.end_array();
  if (result.stopped) {
    json.key("messages");
    json.begin_array();
    for (const Message& message : result.messages.list()) {
      json.begin_object();
      json.member("code", message.code);
      json.member("severity", message.severity);
      json.member("text", message.text);
      json.member_if("help", message.help);
      json.member("at", message.at);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

}  // namespace
}  // namespace render

std::string to_junit(const std::vector<TestReport>& reports) {
  using render::xml;
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const TestReport& report : reports) {
    out += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n", xml(report.rules),
        report.results.size(),
        std::count_if(report.results.begin(), report.results.end(),
                      [](const TestResult& it) { return !it.stopped && !it.passed(); }),
        std::count_if(report.results.begin(), report.results.end(), [](const TestResult& it) { return it.stopped; }));
    for (const TestResult& result : report.results) {
      out +=
          fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\" time=\"{:.6f}\"",
                      xml(report.methodology), xml(result.title), xml(result.at.path), result.at.line, result.seconds);
      if (result.passed()) {
        out += "/>\n";
        continue;
      }
      const std::vector<std::string> lines = render::complaints(result);
      out += fmt::format(">\n      <{0} message=\"{1}\">{2}</{0}>\n    </testcase>\n",
                         result.stopped ? "error" : "failure", xml(lines.empty() ? "" : lines.front()),
                         xml(fmt::format("{}", fmt::join(lines, "\n"))));
    }
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

std::string to_tap(const std::vector<TestReport>& reports) {
  std::size_t number = 0;
  std::string lines;
  for (const TestReport& report : reports) {
    for (const TestResult& result : report.results) {
      // Behind a number sign TAP reads a directive.
      std::string title;
      for (const char c : render::one_line(result.title)) {
        if (c == '#') title.push_back('\\');
        title.push_back(c);
      }
      lines += fmt::format("{} {} - {}\n", result.passed() ? "ok" : "not ok", ++number, title);
      for (const std::string& line : render::complaints(result)) lines += fmt::format("# {}\n", line);
    }
  }
  return fmt::format("TAP version 13\n1..{}\n{}", number, lines);
}

std::string to_json(const std::vector<TestReport>& reports) {
  render::Json json;
  json.begin_array();
  for (const TestReport& report : reports) {
    json.begin_object();
    json.member("rules", report.rules);
    json.member("methodology", report.methodology);
    json.member("tests", std::uint64_t{report.results.size()});
    json.member("failed", std::uint64_t{report.failed()});
    json.member("left_out", std::uint64_t{report.left_out});
    json.key("results");
    json.begin_array();
    for (const TestResult& result : report.results) render::write(result, json);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace rubric
