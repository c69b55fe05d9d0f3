#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <rubric/suite.hpp>

#include "render/explanation.hpp"
#include "render/glyphs.hpp"
#include "render/json.hpp"
#include "render/xml.hpp"

namespace rubric {
namespace render {
namespace {

constexpr std::string_view under = "  ";

/// The lines that explain an actual value, below what they explain.
void explain(const Explanation& explanation, std::vector<std::string>& lines) {
  const std::string text = to_text(explanation, explained_depth);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end != begin) lines.push_back(cat(under, std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
  }
}

/// What went wrong with one test, a line each, and how actual values came about; several of one value are explained once.
std::vector<std::string> complaints(const TestResult& result) {
  std::vector<std::string> lines;
  std::set<std::string> explained;
  for (const TestFailure& failure : result.failures) {
    lines.push_back(fmt::format("{}:{}: {}: expected {}, actual {}{}{}", failure.at.path, failure.at.line,
                                one_line(failure.expectation), failure.expected, failure.actual,
                                failure.why.empty() ? "" : ", ", one_line(failure.why)));
    if (failure.explanation && explained.insert(failure.explanation->what).second) explain(*failure.explanation, lines);
  }
  if (!result.stopped) return lines;
  for (const Message& message : result.messages.list()) {
    lines.push_back(fmt::format("{}:{}: {} {} {}", message.at.path, message.at.line, message.severity, message.code,
                                one_line(message.text)));
  }
  return lines;
}

void write_result(const TestResult& result, Json& json) {
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
    if (failure.explanation) {
      json.key("explanation");
      write(*failure.explanation, json, explained_depth);
    }
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

void add_case(pugi::xml_node suite, const TestReport& report, const TestResult& result) {
  const pugi::xml_node node = add_element(suite, "testcase");
  set_attribute(node, "classname", report.methodology);
  set_attribute(node, "name", result.title);
  set_attribute(node, "file", result.at.path);
  set_attribute(node, "line", std::to_string(result.at.line));
  set_attribute(node, "time", fmt::format("{:.6f}", result.seconds));
  if (result.passed()) return;
  const std::vector<std::string> lines = complaints(result);
  const pugi::xml_node failure = add_element(node, result.stopped ? "error" : "failure");
  set_attribute(failure, "message", lines.empty() ? "" : lines.front());
  add_text(failure, join(lines, "\n"));
}

}  // namespace
}  // namespace render

std::string to_junit(const std::vector<TestReport>& reports) {
  pugi::xml_document document;
  const pugi::xml_node suites = document.append_child("testsuites");
  for (const TestReport& report : reports) {
    const pugi::xml_node suite = render::add_element(suites, "testsuite");
    const std::vector<TestResult>& results = report.results;
    const auto stopped = std::count_if(results.begin(), results.end(), [](const TestResult& it) { return it.stopped; });
    const auto failed =
        std::count_if(results.begin(), results.end(), [](const TestResult& it) { return !it.stopped && !it.passed(); });
    render::set_attribute(suite, "name", report.rules);
    render::set_attribute(suite, "tests", std::to_string(results.size()));
    render::set_attribute(suite, "failures", std::to_string(failed));
    render::set_attribute(suite, "errors", std::to_string(stopped));
    for (const TestResult& result : results) render::add_case(suite, report, result);
  }
  return render::xml_document(document, "  ", true);
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
    for (const TestResult& result : report.results) render::write_result(result, json);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace rubric
