#include <fmt/format.h>

#include <algorithm>

#include "evaluate/text.hpp"
#include "whatif/audit_cells.hpp"
#include "whatif/reconcile.hpp"

namespace rubric::replay {

namespace {

/// Runs of one search: enough to go through four levels of five missing ratings, and to find one of many answers among
/// more.
constexpr std::size_t most_runs = 2000;

/// Goes through the levels of missing ratings, and leaves what cannot lead to the printed values any more.
class Search {
 public:
  Search(const audit::Ready& ready, const View& view, std::vector<const facts::Published*> open)
      : ready_(ready), open_(std::move(open)), facts_(view.in.facts) {
    std::vector<bool> below(view.model().attributes.size());
    for (const facts::Published* printed : open_) {
      const std::vector<bool> own = evaluate::rests_on(view, printed->attribute);
      for (std::size_t i = 0; i < own.size(); ++i) below[i] = below[i] || own[i];
      below[printed->attribute.index()] = true;
    }
    for (std::uint32_t i = 0; i < view.rules().inputs.size(); ++i) {
      const AttributeId id = view.rules().inputs[i];
      if (facts_.inputs[i].state != State::missing || !below[id.index()]) continue;
      const Type type = view.type_of(id);
      if (type.kind != Kind::scale) continue;
      variables_.push_back({i, levels(view, type)});
      inconclusive_ = inconclusive_ || may_be_unrated(view, view.model()[id].item);
    }
  }

  Together search() {
    if (from(0)) return Together::possible;
    return runs_ >= most_runs || inconclusive_ ? Together::given_up : Together::impossible;
  }
  std::size_t variables() const { return variables_.size(); }

 private:
  struct Variable {
    std::uint32_t input = 0;              // Rules::inputs
    std::vector<std::uint32_t> levels{};  // in the order of trying
  };

  /// The levels of a scale, those near the printed rating of the whole first: most ratings are.
  std::vector<std::uint32_t> levels(const View& view, Type type) const {
    std::vector<std::uint32_t> all(view.model().level_sets[type.index].levels.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
    const auto whole = std::find_if(open_.begin(), open_.end(), [&](const facts::Published* printed) {
      return view.type_of(printed->attribute) == type && view.model()[printed->attribute].item.value == 0;
    });
    if (whole == open_.end()) return all;
    const std::int64_t near = (*whole)->value.raw();
    std::stable_sort(all.begin(), all.end(), [near](std::uint32_t a, std::uint32_t b) {
      return std::abs(static_cast<std::int64_t>(a) - near) < std::abs(static_cast<std::int64_t>(b) - near);
    });
    return all;
  }

  /// Whether the data might say that `item`, or what it lies in, is not rated.
  static bool may_be_unrated(const View& view, ItemId item) {
    const resolve::Model& model = view.model();
    for (; item.value != 0; item = model[item].parent) {
      if (std::any_of(model.not_rated.begin(), model.not_rated.end(),
                      [item](const resolve::Clause& clause) { return clause.item == item; }))
        return true;
    }
    return false;
  }

  /// Whether some levels of the variables from `at` on, those before it being set, give every printed value.
  bool from(std::size_t at) {
    if (runs_ >= most_runs) return false;
    ++runs_;
    const evaluate::Inputs inputs = ready_.inputs(facts_);
    const evaluate::Evaluation run = evaluate::evaluate(inputs);
    const View view{inputs, run};
    bool all_known = true;
    for (const facts::Published* printed : open_) {
      if (evaluate::differs(view, *printed)) return false;
      all_known = all_known && view.final_of(printed->attribute).known();
    }
    if (all_known) return true;
    if (at == variables_.size()) {
      inconclusive_ = true;  // something other than ratings is missing as well
      return false;
    }
    for (const std::uint32_t level : variables_[at].levels) {
      facts_.inputs[variables_[at].input] = Cell::of(Number(level));
      if (from(at + 1)) return true;
    }
    facts_.inputs[variables_[at].input] = Cell{};
    return false;
  }

  const audit::Ready& ready_;
  std::vector<const facts::Published*> open_;
  facts::Facts facts_;
  std::vector<Variable> variables_{};
  bool inconclusive_ = false;  // finding nothing then proves nothing
  std::size_t runs_ = 0;
};

}  // namespace

Together together(const audit::Ready& ready, const View& view, std::vector<Replayed>& values) {
  std::vector<const facts::Published*> open;
  for (const facts::Published& printed : view.in.facts.published) {
    if (evaluate::printed_out_of_another(view, printed.attribute) != nullptr) continue;
    if (view.final_of(printed.attribute).state == State::missing) open.push_back(&printed);
  }
  const bool contradicted =
      std::any_of(values.begin(), values.end(), [](const Replayed& it) { return it.verdict == Verdict::contradicted; });
  const bool any_open =
      std::any_of(values.begin(), values.end(), [](const Replayed& it) { return it.verdict == Verdict::undetermined; });
  if (contradicted || !any_open) return Together::not_asked;
  Search search(ready, view, std::move(open));
  const Together found = search.search();
  if (found != Together::impossible) return found;
  std::vector<std::string> names;
  for (const Replayed& it : values) {
    if (it.verdict == Verdict::undetermined) names.push_back(fmt::format("{} {}", it.brief, it.published.text));
  }
  const std::string inputs = audit::counted(search.variables(), "missing input");
  for (Replayed& it : values) {
    if (it.verdict != Verdict::undetermined) continue;
    std::vector<std::string> others = names;
    std::erase(others, fmt::format("{} {}", it.brief, it.published.text));
    it.verdict = Verdict::contradicted;
    it.implied.clear();
    it.why = fmt::format("possible by itself, and not together with the published {}: every rating of {} was tried",
                         evaluate::listed(others), inputs);
  }
  return found;
}

}  // namespace rubric::replay
