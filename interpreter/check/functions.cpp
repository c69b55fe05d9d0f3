#include <fmt/format.h>

#include "base/limits.hpp"
#include "check/checker.hpp"

namespace rubric::check {

namespace {

struct CallSite {
  std::uint32_t function = 0;
  Span span{};
};

std::vector<CallSite> calls_in(const Rules& rules, NodeId body) {
  std::vector<CallSite> sites;
  std::vector<NodeId> pending{body};
  while (!pending.empty()) {
    const Node& node = rules[pending.back()];
    pending.pop_back();
    if (node.kind == NodeKind::call) sites.push_back({node.ref, node.span});
    for (std::uint32_t i = 0; i < node.child_count; ++i) pending.push_back(rules.child(node, i));
  }
  return sites;
}

/// Depth-first over calls without recursion: reports cycles, and chains deeper than the compiler may inline.
void check_calls(Checker& checker) {
  const resolve::Model& model = checker.model();
  enum class Mark : std::uint8_t { fresh, open, done };
  const std::size_t count = model.functions.size();
  std::vector<Mark> marks(count, Mark::fresh);
  std::vector<std::size_t> heights(count, 1);
  std::vector<std::vector<CallSite>> calls(count);
  for (std::size_t i = 0; i < count; ++i) calls[i] = calls_in(checker.rules, checker.rules.functions[i]);
  struct Step {
    std::uint32_t function;
    std::size_t next;
  };
  for (std::uint32_t start = 0; start < count; ++start) {
    if (marks[start] != Mark::fresh) continue;
    std::vector<Step> path{{start, 0}};
    marks[start] = Mark::open;
    while (!path.empty()) {
      Step& step = path.back();
      if (step.next == calls[step.function].size()) {
        marks[step.function] = Mark::done;
        for (const CallSite& site : calls[step.function])
          heights[step.function] = std::max(heights[step.function], heights[site.function] + 1);
        if (heights[step.function] == limits::nesting_depth + 1) {
          checker.error(Code::nested_too_deep,
                        checker.ast.functions[model.functions[step.function].declaration].name.span,
                        fmt::format("functions call each other more than {} deep", limits::nesting_depth),
                        "flatten the chain of functions");
        }
        path.pop_back();
        continue;
      }
      const CallSite site = calls[step.function][step.next++];
      if (marks[site.function] == Mark::open) {
        checker.error(Code::recursive_function, site.span,
                      fmt::format("`{}` is called by itself", model.functions[site.function].name),
                      "every program ends, so functions do not recurse; use an aggregate");
      } else if (marks[site.function] == Mark::fresh) {
        marks[site.function] = Mark::open;
        path.push_back({site.function, 0});
      }
    }
  }
}

}  // namespace

void lower_functions(Checker& checker) {
  const resolve::Model& model = checker.model();
  for (std::uint32_t i = 0; i < model.functions.size(); ++i) {
    Scope scope;
    scope.function = i;
    const auto first = static_cast<std::uint32_t>(checker.rules.nodes.size());
    checker.rules.functions.push_back(
        lower(checker, checker.ast.functions[model.functions[i].declaration].body, scope));
    for (std::uint32_t n = first; n < checker.rules.nodes.size(); ++n) {
      Node& node = checker.rules.nodes[n];
      if (node.kind == NodeKind::argument) node.type = model.functions[i].parameters[node.ref];
    }
  }
  check_calls(checker);
}

}  // namespace rubric::check
