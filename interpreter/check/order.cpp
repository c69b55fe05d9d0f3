#include <fmt/format.h>

#include <algorithm>

#include "check/checker.hpp"

namespace rubric::check {

namespace {

/// `to` is read at `span`.
struct Read {
  AttributeId to{};
  Span span{};
};

class Reads {
 public:
  explicit Reads(const Rules& rules) : rules_(rules) {}

  /// Adds what the nodes under `root` read; `self` may read its own computed value.
  void collect(NodeId root, AttributeId self, std::vector<Read>& reads) const {
    if (!root.valid()) return;
    std::vector<NodeId> pending{root};
    while (!pending.empty()) {
      const Node& node = rules_[pending.back()];
      pending.pop_back();
      switch (node.kind) {
        case NodeKind::attribute: reads.push_back({AttributeId{node.ref}, node.span}); break;
        case NodeKind::computed:
          if (AttributeId{node.ref} != self) reads.push_back({AttributeId{node.ref}, node.span});
          break;
        case NodeKind::is_rated: rating_of(ItemId{node.ref}, node.span, reads); break;
        case NodeKind::aggregate:
          for (const Member& member : rules_.aggregates[node.ref].members) {
            if (member.rated_only) rating_of(member.item, node.span, reads);
            if (member.where.valid()) pending.push_back(member.where);
            if (member.value.valid()) pending.push_back(member.value);
          }
          break;
        case NodeKind::row_aggregate: {
          const RowAggregate& aggregate = rules_.row_aggregates[node.ref];
          if (aggregate.where.valid()) pending.push_back(aggregate.where);
          if (aggregate.value.valid()) pending.push_back(aggregate.value);
          break;
        }
        default: break;
      }
      for (std::uint32_t i = 0; i < node.child_count; ++i) pending.push_back(rules_.child(node, i));
    }
  }

 private:
  void rating_of(ItemId item, Span span, std::vector<Read>& reads) const {
    if (const AttributeId rating = rules_.model.attribute(item, "rating"); rating.valid())
      reads.push_back({rating, span});
  }

  const Rules& rules_;
};

std::vector<std::vector<Read>> all_reads(const Rules& rules) {
  const Reads reads(rules);
  const resolve::Model& model = rules.model;
  std::vector<std::vector<Read>> edges(model.attributes.size());
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    reads.collect(rules.attributes[i].definition, {}, edges[i]);
    for (const std::uint32_t adjustment : model.attributes[i].adjustments) {
      reads.collect(rules.adjustments[adjustment].when, AttributeId{i}, edges[i]);
      reads.collect(rules.adjustments[adjustment].level, AttributeId{i}, edges[i]);
    }
  }
  for (std::size_t i = 0; i < rules.not_rated.size(); ++i) {
    const AttributeId rating = model.attribute(model.not_rated[i].item, "rating");
    if (rating.valid()) reads.collect(rules.not_rated[i], {}, edges[rating.index()]);
  }
  return edges;
}

struct Step {
  AttributeId attribute{};
  std::size_t next = 0;
};

void report_cycle(Checker& checker, const std::vector<Step>& path, const std::vector<std::vector<Read>>& edges,
                  AttributeId closes) {
  const resolve::Model& model = checker.model();
  const auto begin = std::find_if(path.begin(), path.end(), [&](const Step& step) { return step.attribute == closes; });
  std::vector<std::string> names;
  Diagnostic diagnostic{Code::dependency_cycle, {}, {}, {}, "break the circle: one of these must not read the next"};
  for (auto step = begin; step != path.end(); ++step) {
    const Read& read = edges[step->attribute.index()][step->next - 1];
    names.push_back(fmt::format("`{}`", model.attribute_name(step->attribute)));
    if (step == begin) {
      diagnostic.span = read.span;
    } else if (diagnostic.labels.size() < 10) {
      diagnostic.labels.push_back({read.span, fmt::format("`{}` reads `{}` here", model.attribute_name(step->attribute),
                                                          model.attribute_name(read.to))});
    }
  }
  const std::string first = names.front();
  if (names.size() > 10) {
    names.erase(names.begin() + 5, names.end() - 5);
    names.insert(names.begin() + 5, "…");
  }
  diagnostic.message = names.size() == 1
                           ? fmt::format("{} depends on itself", first)
                           : fmt::format("{} depends on itself: {} → {}", first, fmt::join(names, " → "), first);
  checker.diagnostics.add(std::move(diagnostic));
}

}  // namespace

void order_attributes(Checker& checker) {
  Rules& rules = checker.rules;
  const std::vector<std::vector<Read>> edges = all_reads(rules);
  enum class Mark : std::uint8_t { fresh, open, done };
  std::vector<Mark> marks(edges.size(), Mark::fresh);
  for (std::uint32_t start = 0; start < edges.size(); ++start) {
    if (marks[start] != Mark::fresh) continue;
    std::vector<Step> path{{AttributeId{start}, 0}};
    marks[start] = Mark::open;
    while (!path.empty()) {
      Step& step = path.back();
      const std::vector<Read>& reads = edges[step.attribute.index()];
      if (step.next == reads.size()) {
        marks[step.attribute.index()] = Mark::done;
        rules.order.push_back(step.attribute);
        path.pop_back();
        continue;
      }
      const AttributeId to = reads[step.next++].to;
      if (marks[to.index()] == Mark::open) {
        report_cycle(checker, path, edges, to);
      } else if (marks[to.index()] == Mark::fresh) {
        marks[to.index()] = Mark::open;
        path.push_back({to, 0});
      }
    }
  }
}

}  // namespace rubric::check
