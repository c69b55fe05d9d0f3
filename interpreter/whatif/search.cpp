#include "whatif/search.hpp"

#include <algorithm>
#include <tuple>

namespace rubric::whatif {

namespace {

using Clock = std::chrono::steady_clock;

/// Values tried one by one: below this many the sets of values cost more than they save.
constexpr std::int64_t few_points = 64;
/// Ways kept of one search: more are read by nobody, and take memory.
constexpr std::size_t most_ways = 100'000;
/// Runs between two looks at the clock.
constexpr std::size_t runs_between_looks = 64;

/// Steps of one variable along one ray, from `low` to `high`.
struct Side {
  std::size_t variable = 0;
  std::size_t ray = 0;
  std::int64_t low = 1;
  std::int64_t high = 1;
};
using Box = std::vector<Side>;

/// Sets are counted up to here.
constexpr std::size_t most_choices = 1'000'000'000;

/// How many ways there are to choose `some` of `all`, at most `most_choices`.
std::size_t choices(std::size_t all, std::size_t some) {
  if (some > all) return 0;
  std::size_t count = 1;
  for (std::size_t i = 1; i <= some; ++i) {
    count = count * (all - some + i) / i;
    if (count > most_choices) return most_choices;
  }
  return count;
}

/// Variables from `begin` to `end`, of which `count` are to be chosen.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t count = 0;
  std::size_t spare() const { return end - begin - count; }
};

/// Whether `a` comes before `b` in the order of the variables.
bool in_order(const Moves& a, const Moves& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](const Move& x, const Move& y) {
    return std::tuple(x.variable, x.ray, x.steps) < std::tuple(y.variable, y.ray, y.steps);
  });
}

class Searcher {
 public:
  Searcher(Probe& probe, const Target& target, const std::vector<Variable>& variables, const SearchOptions& options)
      : probe_(probe), target_(target), variables_(variables), options_(options) {
    for (const Variable& each : variables) rays_.push_back(rays(each));
  }

  Found run() {
    probe_.focus(target_);
    find();
    probe_.unfocus();
    return std::move(found_);
  }

 private:
  void find() {
    for (std::size_t size = 1; size <= most_inputs(); ++size) found_.all_sets += choices(variables_.size(), size);
    std::vector<std::size_t> all(variables_.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    if (!may_hold(all)) {
      found_.provably_none = true;
      found_.sets = found_.all_sets;
      return;
    }
    for (std::size_t size = 1; size <= most_inputs() && !over(); ++size) {
      choose({{0, variables_.size(), size}}, true);
    }
    std::stable_sort(found_.ways.begin(), found_.ways.end(), [](const Moves& a, const Moves& b) {
      if (a.size() != b.size()) return a.size() < b.size();
      const std::uint64_t size = size_of(a), other = size_of(b);
      return size != other ? size < other : in_order(a, b);
    });
  }

  std::size_t most_inputs() const { return std::min(options_.inputs, variables_.size()); }

  /// Whether to search no further.
  bool over() {
    if (stopped_) return true;
    if (looks_++ % runs_between_looks == 0 && Clock::now() >= options_.until) stop();
    return stopped_;
  }
  void stop() {
    stopped_ = true;
    found_.complete = false;
  }

  bool may_hold(const std::vector<std::size_t>& open) {
    std::vector<OpenInput> inputs;
    for (const std::size_t i : open) inputs.push_back({variables_[i].input, variables_[i].low, variables_[i].high});
    narrow(open);
    return probe_.prospect(target_, inputs).may;
  }

  /// Lets the probe run what leads from these variables alone.
  void narrow(const std::vector<std::size_t>& open) {
    std::vector<std::uint32_t> inputs;
    for (const std::size_t i : open) inputs.push_back(variables_[i].input);
    probe_.narrow(inputs);
  }

  /// Every set that takes from each part as many variables as it says; all of them at once are left out where the
  /// target cannot hold with every variable of the parts open. `may` says that this is known not to be so.
  void choose(const std::vector<Part>& parts, bool may) {
    if (over()) return;
    if (!may && !may_hold(inside(parts))) return count(sets_of(parts));
    const auto widest = std::max_element(parts.begin(), parts.end(),
                                         [](const Part& a, const Part& b) { return a.spare() < b.spare(); });
    if (widest->spare() == 0) {
      chosen_ = inside(parts);
      search_set();
      return count(1);
    }
    const auto at = static_cast<std::size_t>(widest - parts.begin());
    const std::size_t middle = widest->begin + (widest->end - widest->begin) / 2;
    for (std::size_t above = 0; above <= widest->count; ++above) {
      const Part lower{widest->begin, middle, widest->count - above};
      const Part upper{middle, widest->end, above};
      if (lower.count > middle - lower.begin || upper.count > upper.end - middle) continue;
      std::vector<Part> halves(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(at));
      if (lower.count != 0) halves.push_back(lower);
      if (upper.count != 0) halves.push_back(upper);
      halves.insert(halves.end(), parts.begin() + static_cast<std::ptrdiff_t>(at) + 1, parts.end());
      choose(halves, lower.count != 0 && upper.count != 0);
    }
  }

  static std::vector<std::size_t> inside(const std::vector<Part>& parts) {
    std::vector<std::size_t> all;
    for (const Part& part : parts) {
      for (std::size_t i = part.begin; i < part.end; ++i) all.push_back(i);
    }
    return all;
  }

  static std::size_t sets_of(const std::vector<Part>& parts) {
    std::size_t all = 1;
    for (const Part& part : parts) all = std::min(all * choices(part.end - part.begin, part.count), most_choices);
    return all;
  }

  void count(std::size_t sets) {
    found_.sets = std::min(found_.sets + sets, found_.all_sets);
    if (options_.progress) options_.progress(found_.sets, found_.all_sets);
  }

  /// Every combination of directions of the chosen variables.
  void search_set() {
    narrow(chosen_);
    gather();
    Box box;
    for (const std::size_t i : chosen_) box.push_back({i, 0, 1, 1});
    directions(box, 0);
  }

  void directions(Box& box, std::size_t at) {
    if (at == box.size()) {
      Box clipped = box;
      if (clip(clipped)) split(clipped);
      return;
    }
    const std::vector<Ray>& all = rays_[box[at].variable];
    for (std::size_t ray = 0; ray < all.size() && !over(); ++ray) {
      box[at].ray = ray;
      box[at].low = 1;
      box[at].high = all[ray].steps;
      directions(box, at + 1);
    }
  }

  /// The ways found so far with variables of the chosen set alone: whatever lies beyond one of them is not minimal.
  void gather() {
    smaller_.clear();
    for (const Moves& way : found_.ways) {
      const bool inside = std::all_of(way.begin(), way.end(), [&](const Move& move) {
        return std::find(chosen_.begin(), chosen_.end(), move.variable) != chosen_.end();
      });
      if (inside) smaller_.push_back(way);
    }
  }

  /// Ends each side before what is enough by itself; false where nothing is left.
  bool clip(Box& box) const {
    for (Side& side : box) {
      for (const Moves& way : smaller_) {
        if (way.size() == 1 && way[0].variable == side.variable && way[0].ray == side.ray)
          side.high = std::min(side.high, way[0].steps - 1);
      }
      if (side.high < side.low) return false;
    }
    return true;
  }

  /// Tries every point of `box`, lower ones before those beyond them.
  void split(const Box& box) {
    if (over() || dominated(corner(box))) return;
    if (points(box) <= few_points) return enumerate(box);
    const std::vector<OpenInput> inputs = open(box);
    if (probe_.outgrows_sample(inputs)) return;
    const Prospect prospect = probe_.prospect(target_, inputs);
    if (!prospect.may) return;
    if (prospect.must && accepts(corner(box))) return keep(corner(box));
    const auto longest = std::max_element(box.begin(), box.end(),
                                          [](const Side& a, const Side& b) { return a.high - a.low < b.high - b.low; });
    const auto at = static_cast<std::size_t>(longest - box.begin());
    const std::int64_t middle = longest->low + (longest->high - longest->low) / 2;
    Box half = box;
    half[at].high = middle;
    split(half);
    half[at] = box[at];
    half[at].low = middle + 1;
    split(half);
  }

  void enumerate(const Box& box) {
    Moves moves = corner(box);
    while (!over()) {
      const bool stands = !dominated(moves) && accepts(moves);
      if (stands) keep(moves);
      // Beyond a way nothing of the last side is minimal.
      std::size_t at = box.size() - 1;
      if (stands) moves[at].steps = box[at].high;
      while (moves[at].steps == box[at].high) {
        moves[at].steps = box[at].low;
        if (at == 0) return;
        --at;
      }
      ++moves[at].steps;
    }
  }

  static std::int64_t points(const Box& box) {
    std::int64_t all = 1;
    for (const Side& side : box) {
      const std::int64_t length = side.high - side.low + 1;
      if (length > few_points) return few_points + 1;
      all *= length;
      if (all > few_points) return all;
    }
    return all;
  }

  static Moves corner(const Box& box) {
    Moves moves;
    for (const Side& side : box) moves.push_back({side.variable, side.ray, side.low});
    return moves;
  }

  std::vector<OpenInput> open(const Box& box) const {
    std::vector<OpenInput> inputs;
    for (const Side& side : box) {
      const Ray& ray = rays_[side.variable][side.ray];
      const auto [low, high] = std::minmax({ray.at(side.low), ray.at(side.high)});
      inputs.push_back({variables_[side.variable].input, low, high});
    }
    return inputs;
  }

  bool dominated(const Moves& moves) const {
    return std::any_of(smaller_.begin(), smaller_.end(), [&](const Moves& way) { return within(way, moves); });
  }

  bool accepts(const Moves& moves) {
    for (const Move& move : moves)
      probe_.set(variables_[move.variable].input, rays_[move.variable][move.ray].at(move.steps));
    const bool stands = probe_.accepts(target_);
    for (const Move& move : moves) probe_.reset(variables_[move.variable].input);
    return stands;
  }

  void keep(const Moves& moves) {
    found_.ways.push_back(moves);
    smaller_.push_back(moves);
    if (options_.first_only) {
      stopped_ = true;
    } else if (found_.ways.size() >= most_ways) {
      stop();
    }
  }

  Probe& probe_;
  const Target& target_;
  const std::vector<Variable>& variables_;
  const SearchOptions& options_;
  std::vector<std::vector<Ray>> rays_{};
  std::vector<std::size_t> chosen_{};
  std::vector<Moves> smaller_{};
  Found found_{};
  std::size_t looks_ = 0;
  bool stopped_ = false;
};

}  // namespace

std::vector<Ray> rays(const Variable& variable) {
  std::vector<Ray> all;
  if (variable.has_order()) {
    if (variable.high > variable.now) all.push_back({variable.now, 1, variable.high - variable.now});
    if (variable.low < variable.now) all.push_back({variable.now, -1, variable.now - variable.low});
    return all;
  }
  for (std::int64_t value = variable.low; value <= variable.high; ++value) {
    if (value != variable.now) all.push_back({variable.now, value - variable.now, 1});
  }
  return all;
}

bool within(const Moves& smaller, const Moves& larger) {
  return std::all_of(smaller.begin(), smaller.end(), [&](const Move& move) {
    return std::any_of(larger.begin(), larger.end(), [&](const Move& other) {
      return other.variable == move.variable && other.ray == move.ray && move.steps <= other.steps;
    });
  });
}

std::uint64_t size_of(const Moves& moves) {
  std::uint64_t size = 0;
  for (const Move& move : moves) size += static_cast<std::uint64_t>(move.steps);
  return size;
}

Found search(Probe& probe, const Target& target, const std::vector<Variable>& variables, const SearchOptions& options) {
  return Searcher(probe, target, variables, options).run();
}

}  // namespace rubric::whatif
