#pragma once
#include <cstddef>
#include <vector>

namespace rubric::publish {

/// A directed graph in layers, from top to bottom.
struct Spot {
  double x = 0;  // middle
  double y = 0;  // top
};
/// A line through points, from the foot of one node to the head of another.
struct Route {
  std::size_t from = 0;
  std::size_t to = 0;
  std::vector<Spot> points{};
};
struct Layout {
  std::vector<Spot> spots{};  // by node
  std::vector<Route> routes{};
  double width = 0;
  double height = 0;
};

/// Lays out nodes of these sizes; `reads[i]` are the nodes that arrows lead from to i. Arrows that another way replaces
/// are left out, and so are those that would close a circle.
struct Size {
  double width = 0;
  double height = 0;
};
Layout lay_out(const std::vector<Size>& sizes, const std::vector<std::vector<std::size_t>>& reads);

}  // namespace rubric::publish
