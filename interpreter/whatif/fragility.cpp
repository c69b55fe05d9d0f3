#include <rubric/fragility.hpp>

#include <algorithm>

#include "evaluate/results.hpp"
#include "whatif/case_run.hpp"
#include "whatif/fragility_report.hpp"
#include "whatif/ladders.hpp"

namespace rubric {

namespace {

using namespace whatif;
using Clock = std::chrono::steady_clock;

class FragilityRun {
 public:
  FragilityRun(const Methodology& methodology, const Inspection& inspection, std::size_t program,
               const FragilityOptions& options)
      : methodology_(methodology),
        inspection_(inspection),
        options_(options),
        rules_(methodology.impl().rules),
        probe_(inspection.impl(), program) {}

  Fragility run() {
    const std::vector<std::string> all;
    Diagnostics none;
    variables_ = variables(probe_, {all, all, options_.counts, false}, none);
    for (const Variable& each : variables_.changing) {
      if (auto found = ladder(probe_, each)) fragility_.ladders.push_back(*std::move(found));
    }
    find_least();
    find_singles();
    fragility_.report = whatif::report(methodology_, inspection_, fragility_, options_);
    return std::move(fragility_);
  }

 private:
  /// The least change of each input, either way, that changes a rating of the whole inspection.
  void find_least() {
    SearchOptions how;
    how.inputs = 1;
    how.until =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options_.budget));
    for (const AttributeId rating : evaluate::result_order(rules_.model)) {
      if (!is_whole(rating)) continue;
      const Cell now = probe_.result(rating);
      if (!now.known()) continue;
      const Type type = rules_.attributes[rating.index()].type;
      const Target other{rating, type, compile::Opcode::not_equal, now.number, ""};
      const Found found = search(probe_, other, variables_.changing, how);
      fragility_.complete = fragility_.complete && found.complete;
      for (const Moves& moves : found.ways) {
        LeastChange least;
        least.rating = rules_.model.attribute_name(rating);
        least.change = change_of(rules_, variables_.changing[moves[0].variable], moves[0]);
        least.from = whatif::shown(probe_, rating);
        move(moves[0]);
        least.to = whatif::shown(probe_, rating);
        move_back(moves[0]);
        fragility_.least.push_back(std::move(least));
      }
    }
  }

  bool is_whole(AttributeId id) const {
    const resolve::Attribute& attribute = rules_.model[id];
    return attribute.item.value == 0 && attribute.kind == resolve::AttributeKind::rating &&
           rules_.attributes[id.index()].input == Id<int>::none;
  }

  /// One step of each input, either way, and what else changes with it.
  void find_singles() {
    std::vector<AttributeId> ratings;
    std::vector<std::string> before;
    for (const AttributeId id : evaluate::result_order(rules_.model)) {
      const resolve::Attribute& attribute = rules_.model[id];
      const bool rates = attribute.kind == resolve::AttributeKind::rating || attribute.name == "rating";
      if (!rates) continue;
      ratings.push_back(id);
      before.push_back(whatif::shown(probe_, id));
    }
    for (std::size_t i = 0; i < variables_.changing.size(); ++i) {
      const Variable& variable = variables_.changing[i];
      for (std::size_t ray = 0; ray < rays(variable).size(); ++ray) {
        const Move one{i, ray, 1};
        move(one);
        SingleChange single{change_of(rules_, variable, one), {}};
        const bool allowed = !probe_.breaks_requirement();
        for (std::size_t k = 0; allowed && k < ratings.size(); ++k) {
          if (is_own(variable, ratings[k])) continue;
          std::string after = whatif::shown(probe_, ratings[k]);
          if (after != before[k])
            single.effects.push_back({rules_.model.attribute_name(ratings[k]), before[k], std::move(after)});
        }
        move_back(one);
        if (!single.effects.empty()) fragility_.singles.push_back(std::move(single));
      }
    }
  }

  /// Whether a rating is the input itself, or lies in its item and so says no more than the ladder.
  bool is_own(const Variable& variable, AttributeId rating) const {
    const resolve::ItemId item = rules_.model[rating].item;
    return rating == variable.attribute || (item.value != 0 && item == rules_.model[variable.attribute].item);
  }

  void move(const Move& move) {
    const Variable& variable = variables_.changing[move.variable];
    probe_.set(variable.input, rays(variable)[move.ray].at(move.steps));
  }
  void move_back(const Move& move) { probe_.reset(variables_.changing[move.variable].input); }

  const Methodology& methodology_;
  const Inspection& inspection_;
  const FragilityOptions& options_;
  const check::Rules& rules_;
  Probe probe_;
  Variables variables_{};
  Fragility fragility_{};
};

}  // namespace

Fragile fragility(const Methodology& methodology, const Inspection& inspection, const FragilityOptions& options) {
  Diagnostics diagnostics;
  const auto program = program_for(methodology.impl(), &inspection.impl().facts, options.run, diagnostics);
  std::optional<Fragility> found;
  if (program) found = FragilityRun(methodology, inspection, *program, options).run();
  return {std::move(found), messages_of(inspection, inspection.impl().sources, std::move(diagnostics))};
}

}  // namespace rubric
