#include <fmt/format.h>

#include <map>

#include <rubric/coverage.hpp>

#include "render/json.hpp"

namespace rubric {

std::string to_json(const CoverageReport& report) {
  render::Json json;
  json.begin_object();
  json.member("methodology", report.methodology);
  json.member("evaluated", std::uint64_t{report.evaluated});
  json.member("left_out", std::uint64_t{report.left_out});
  json.member("reached", std::uint64_t{report.reached()});
  json.member("of", std::uint64_t{report.points.size()});
  json.key("points");
  json.begin_array();
  for (const CoveragePoint& point : report.points) {
    json.begin_object();
    json.members_of(point.at);
    json.member("kind", point.kind);
    json.member("clause", point.clause);
    json.member("what", point.what);
    json.member("hits", point.hits);
    json.end_object();
  }
  json.end_array();
  json.key("unreachable");
  json.begin_array();
  for (const UnreachablePoint& point : report.unreachable) {
    json.begin_object();
    json.members_of(point.at);
    json.member("clause", point.clause);
    json.member("what", point.what);
    json.member("reason", point.reason);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

std::string to_lcov(const CoverageReport& report) {
  std::string out;
  for (const auto& [path, text] : report.files) {
    out += fmt::format("TN:{}\nSF:{}\n", report.methodology, path);
    std::map<std::uint32_t, std::uint64_t> lines;
    std::size_t branches = 0, taken = 0;
    for (const CoveragePoint& point : report.points) {
      if (point.at.path != path) continue;
      lines[point.at.line] += point.hits;
      out += fmt::format("BRDA:{},0,{},{}\n", point.at.line, branches, point.hits);
      ++branches;
      taken += point.hits != 0 ? 1 : 0;
    }
    out += fmt::format("BRF:{}\nBRH:{}\n", branches, taken);
    std::size_t hit = 0;
    for (const auto& [line, hits] : lines) {
      out += fmt::format("DA:{},{}\n", line, hits);
      hit += hits != 0 ? 1 : 0;
    }
    out += fmt::format("LF:{}\nLH:{}\nend_of_record\n", lines.size(), hit);
  }
  return out;
}

}  // namespace rubric
