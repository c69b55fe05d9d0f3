#include "publish/layout.hpp"

#include <algorithm>
#include <numeric>

namespace rubric::publish {

namespace {

constexpr double gap = 22;      // between neighbours in a layer
constexpr double between = 46;  // between layers, where arrows run
constexpr double lane = 14;     // of an arrow that passes a layer
constexpr double margin = 6;    // around the whole
constexpr int sweeps = 8;

using Edges = std::vector<std::vector<std::size_t>>;

/// A node of the picture, or the place at which an arrow passes a layer.
struct Vertex {
  std::size_t layer = 0;
  double width = lane;
  double x = 0;
  std::vector<std::size_t> up{};
  std::vector<std::size_t> down{};
};

enum class Mark : unsigned char { fresh, open, done };

void keep_forward(std::size_t node, const Edges& reads, Edges& kept, std::vector<Mark>& marks) {
  marks[node] = Mark::open;
  for (const std::size_t read : reads[node]) {
    if (marks[read] == Mark::open) continue;  // it would close a circle
    if (marks[read] == Mark::fresh) keep_forward(read, reads, kept, marks);
    kept[node].push_back(read);
  }
  marks[node] = Mark::done;
}

/// Whether `goal` is read by way of others than directly.
bool by_way(std::size_t from, std::size_t goal, const Edges& reads, bool direct, std::vector<bool>& seen) {
  for (const std::size_t read : reads[from]) {
    if (read == goal) {
      if (direct) return true;
      continue;
    }
    if (seen[read]) continue;
    seen[read] = true;
    if (by_way(read, goal, reads, true, seen)) return true;
  }
  return false;
}

class Layers {
 public:
  Layers(const std::vector<Size>& sizes, const Edges& reads) : sizes_(sizes), reads_(reduced(reads)) {
    rank();
    add_lanes();
    order();
    place();
  }

  Layout result() {
    Layout out;
    std::vector<double> tops;
    double y = margin;
    for (const std::vector<std::size_t>& layer : layers_) {
      tops.push_back(y);
      y += height(layer) + between;
    }
    double left = vertices_.empty() ? 0 : vertices_.front().x;
    for (const Vertex& it : vertices_) left = std::min(left, it.x - it.width / 2);
    for (Vertex& it : vertices_) it.x += margin - left;
    for (const Vertex& it : vertices_) out.width = std::max(out.width, it.x + it.width / 2 + margin);
    out.height = y - between + margin;
    for (std::size_t i = 0; i < sizes_.size(); ++i) out.spots.push_back({vertices_[i].x, tops[vertices_[i].layer]});
    for (Route& route : routes_) {
      Route placed{route.from, route.to};
      placed.points.push_back({vertices_[route.from].x, tops[vertices_[route.from].layer] + sizes_[route.from].height});
      for (const std::size_t at : passed_[static_cast<std::size_t>(&route - routes_.data())]) {
        const std::size_t layer = vertices_[at].layer;
        placed.points.push_back({vertices_[at].x, tops[layer]});
        placed.points.push_back({vertices_[at].x, tops[layer] + height(layers_[layer])});
      }
      placed.points.push_back({vertices_[route.to].x, tops[vertices_[route.to].layer]});
      out.routes.push_back(std::move(placed));
    }
    return out;
  }

 private:
  static Edges reduced(const Edges& reads) {
    Edges forward(reads.size());
    std::vector<Mark> marks(reads.size(), Mark::fresh);
    for (std::size_t i = 0; i < reads.size(); ++i) {
      if (marks[i] == Mark::fresh) keep_forward(i, reads, forward, marks);
    }
    Edges out(reads.size());
    for (std::size_t i = 0; i < reads.size(); ++i) {
      for (const std::size_t read : forward[i]) {
        std::vector<bool> seen(reads.size(), false);
        if (!by_way(i, read, forward, false, seen)) out[i].push_back(read);
      }
    }
    return out;
  }

  std::size_t rank_of(std::size_t node, std::vector<int>& ranks) const {
    if (ranks[node] >= 0) return static_cast<std::size_t>(ranks[node]);
    std::size_t rank = 0;
    for (const std::size_t read : reads_[node]) rank = std::max(rank, rank_of(read, ranks) + 1);
    ranks[node] = static_cast<int>(rank);
    return rank;
  }

  void rank() {
    std::vector<int> ranks(sizes_.size(), -1);
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
      vertices_.push_back({});
      vertices_.back().width = sizes_[i].width;
      vertices_.back().layer = rank_of(i, ranks);
    }
    std::size_t deepest = 0;
    for (const Vertex& it : vertices_) deepest = std::max(deepest, it.layer);
    // What reads nothing stands right above the first that reads it; what nothing reads either, at the bottom.
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
      if (!reads_[i].empty()) continue;
      std::size_t nearest = 0;
      bool read = false;
      for (std::size_t reader = 0; reader < sizes_.size(); ++reader) {
        if (std::find(reads_[reader].begin(), reads_[reader].end(), i) == reads_[reader].end()) continue;
        nearest = read ? std::min(nearest, vertices_[reader].layer) : vertices_[reader].layer;
        read = true;
      }
      vertices_[i].layer = read ? nearest - 1 : deepest;
    }
    layers_.resize(vertices_.empty() ? 0 : deepest + 1);
    for (std::size_t i = 0; i < vertices_.size(); ++i) layers_[vertices_[i].layer].push_back(i);
  }

  void connect(std::size_t above, std::size_t below) {
    vertices_[above].down.push_back(below);
    vertices_[below].up.push_back(above);
  }

  void add_lanes() {
    for (std::size_t to = 0; to < sizes_.size(); ++to) {
      for (const std::size_t from : reads_[to]) {
        routes_.push_back({from, to});
        passed_.emplace_back();
        std::size_t last = from;
        for (std::size_t layer = vertices_[from].layer + 1; layer < vertices_[to].layer; ++layer) {
          const std::size_t passing = vertices_.size();
          vertices_.push_back({});
          vertices_.back().layer = layer;
          layers_[layer].push_back(passing);
          passed_.back().push_back(passing);
          connect(last, passing);
          last = passing;
        }
        connect(last, to);
      }
    }
  }

  /// Each layer by the mean place of its neighbours, downwards and upwards in turn.
  void order() {
    std::vector<double> place(vertices_.size());
    const auto number = [&](const std::vector<std::size_t>& layer) {
      for (std::size_t i = 0; i < layer.size(); ++i)
        place[layer[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(layer.size());
    };
    for (const auto& layer : layers_) number(layer);
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      const bool downwards = sweep % 2 == 0;
      for (std::size_t i = 0; i < layers_.size(); ++i) {
        std::vector<std::size_t>& layer = layers_[downwards ? i : layers_.size() - 1 - i];
        std::vector<double> wanted(vertices_.size());
        for (const std::size_t at : layer) {
          const std::vector<std::size_t>& near = downwards ? vertices_[at].up : vertices_[at].down;
          double sum = 0;
          for (const std::size_t other : near) sum += place[other];
          wanted[at] = near.empty() ? place[at] : sum / static_cast<double>(near.size());
        }
        std::stable_sort(layer.begin(), layer.end(),
                         [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
        number(layer);
      }
    }
  }

  /// Moves each towards the middle of its neighbours, as far as the order and the gaps allow.
  void place() {
    for (const std::vector<std::size_t>& layer : layers_) {
      double x = 0;
      for (const std::size_t at : layer) {
        vertices_[at].x = x + vertices_[at].width / 2;
        x += vertices_[at].width + gap;
      }
      for (const std::size_t at : layer) vertices_[at].x -= (x - gap) / 2;
    }
    for (int sweep = 0; sweep < sweeps * 4; ++sweep) {
      for (std::size_t i = 0; i < layers_.size(); ++i)
        settle(layers_[sweep % 2 == 0 ? i : layers_.size() - 1 - i], sweep % 2 == 0);
    }
  }

  void settle(const std::vector<std::size_t>& layer, bool downwards) {
    std::vector<double> wanted;
    for (const std::size_t at : layer) {
      const Vertex& it = vertices_[at];
      const std::vector<std::size_t>& near = downwards ? it.up : it.down;
      double sum = 0;
      for (const std::size_t other : near) sum += vertices_[other].x;
      wanted.push_back(near.empty() ? it.x : sum / static_cast<double>(near.size()));
    }
    // The mean of the two ways to keep the gaps, from the left and from the right, keeps them too.
    std::vector<double> left = wanted;
    std::vector<double> right = wanted;
    const auto distance = [&](std::size_t i) {
      return (vertices_[layer[i - 1]].width + vertices_[layer[i]].width) / 2 + gap;
    };
    for (std::size_t i = 1; i < layer.size(); ++i) left[i] = std::max(left[i], left[i - 1] + distance(i));
    for (std::size_t i = layer.size(); i-- > 1;) right[i - 1] = std::min(right[i - 1], right[i] - distance(i));
    for (std::size_t i = 0; i < layer.size(); ++i) vertices_[layer[i]].x = (left[i] + right[i]) / 2;
  }

  double height(const std::vector<std::size_t>& layer) const {
    double highest = 0;
    for (const std::size_t at : layer) {
      if (at < sizes_.size()) highest = std::max(highest, sizes_[at].height);
    }
    return highest;
  }

  const std::vector<Size>& sizes_;
  Edges reads_;
  std::vector<Vertex> vertices_{};
  std::vector<std::vector<std::size_t>> layers_{};
  std::vector<Route> routes_{};
  std::vector<std::vector<std::size_t>> passed_{};  // by route: its lanes
};

}  // namespace

Layout lay_out(const std::vector<Size>& sizes, const std::vector<std::vector<std::size_t>>& reads) {
  return Layers(sizes, reads).result();
}

}  // namespace rubric::publish
