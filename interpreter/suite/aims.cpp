#include "suite/aims.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rubric::suite {

namespace {

using compile::no_slot;

constexpr double infinity = std::numeric_limits<double>::infinity();

class Lister {
 public:
  Lister(const Methodology::Impl& rules, const Flow& flow, const Reach& reach)
      : rules_(rules.rules), flow_(flow), program_(flow.program()), reach_(reach), aims_(reach.points.all().size()) {
    for (const auto& [slot, value] : program_.constants) constants_.emplace(slot, approximate(value));
    for (std::uint32_t i = 0; i < program_.discretion_slots.size(); ++i) {
      const Slot present = program_.discretion_slots[i].present;
      if (present != no_slot) discretion_of_.emplace(present, AttributeId{i});
    }
  }

  Aims list() {
    const Sites& sites = reach_.sites[program_.interval].whole;
    for (const auto& [number, site] : sites.conditions) condition(reach_.conditions[number], site);
    for (const auto& [number, site] : sites.look_ups) look_up(reach_.look_ups[number], site);
    for (const auto& [number, site] : sites.choices) choice(reach_.choices[number], site);
    for (const LimitPoints& limit : reach_.limits) this->limit(limit);
    for (const DiscretionPoints& discretion : reach_.discretions) this->discretion(discretion);
    for (const RatedPoints& item : reach_.rated) rated(item);
    return std::move(aims_);
  }

 private:
  /// What lies behind a skip is worked out only where discretion is recorded, or an input not given.
  void open_segment(Aim& aim, Slot slot) const {
    const compile::Op* skip = flow_.skip(slot);
    if (skip == nullptr) return;
    if (skip->code == compile::Opcode::skip_given) {
      aim.not_given.push_back(skip->a - program_.first_input);
    } else if (const auto at = discretion_of_.find(skip->a);
               at != discretion_of_.end() && aim.record.kind == Record::Kind::none) {
      const std::vector<std::uint32_t>& on = rules_.model[at->second].adjustments;
      const auto any = [&](auto check::Adjustment::*clause) {
        return std::any_of(on.begin(), on.end(), [&](std::uint32_t i) { return rules_.adjustments[i].*clause; });
      };
      aim.record = {Record::Kind::discretion, at->second, any(&check::Adjustment::up) ? 1 : -1, true,
                    any(&check::Adjustment::requires_by)};
    }
  }

  void add(Aim aim) {
    for (const Want& want : aim.wants) open_segment(aim, want.slot);
    std::vector<Aim>& all = aims_[aim.point];
    // The same slots may stand for the same clause of several items.
    const bool known = aim.record.kind == Record::Kind::none &&
                       std::any_of(all.begin(), all.end(), [&](const Aim& it) { return it.wants == aim.wants; });
    if (!known) all.push_back(std::move(aim));
  }

  std::vector<AttributeId> told_of(Slot slot) const {
    AttributeId result = flow_.result_of(slot);
    const compile::Op* op = flow_.writer(slot);
    if (!result.valid() && op != nullptr && compile::is_comparison(op->code)) {
      // What is read may be its opposite.
      for (const compile::Op& other : program_.ops) {
        if (other.code == compile::opposite(op->code) && other.a == op->a && other.b == op->b && !result.valid())
          result = flow_.result_of(other.dest);
      }
    }
    return result.valid() ? std::vector{result} : std::vector<AttributeId>{};
  }

  void condition(const Condition& found, const Site& site) {
    const auto required = std::find(program_.requires_.begin(), program_.requires_.end(), site.slot);
    for (const int outcome : {0, 1}) {
      Aim aim{found.points[outcome], {{site.slot, 1.0 * outcome, 1.0 * outcome}}, {}, told_of(site.slot)};
      if (required != program_.requires_.end()) {
        aim.is_requirement = true;
        aim.told.clear();
      }
      add(std::move(aim));
    }
  }

  void look_up(const LookUp& found, const Site& site) {
    std::vector<AttributeId> told = told_of(site.slot);
    if (const AttributeId argument = flow_.result_in(site.argument); argument.valid())
      told.insert(told.begin(), argument);
    const compile::BandTable& table = program_.bands[found.bands];
    const double step = approximate(found.step);
    const double little = std::min(1e-6, step);
    const auto aim = [&](std::size_t point, double low, double high) {
      add({point, {{site.argument, low, high}}, {}, told});
    };
    const auto edge = [&](std::size_t i) { return approximate(table.edges[i]); };
    const bool above = table.edge_belongs_above;
    for (std::size_t i = 0; i < found.rows.size() && i <= table.edges.size(); ++i) {
      const double low = i == 0 ? -infinity : edge(i - 1) + (above ? 0 : little);
      const double high = i == table.edges.size() ? infinity : edge(i) - (above ? little : 0);
      aim(found.rows[i], low, high);
    }
    for (std::size_t i = 0; i < found.edges.size() && i < table.edges.size(); ++i) {
      aim(found.edges[i][1], edge(i), edge(i));
      if (found.nearest.empty()) {
        aim(found.edges[i][0], edge(i) - step, edge(i) - little);
        aim(found.edges[i][2], edge(i) + little, edge(i) + step);
        continue;
      }
      const auto aim_at = [&](std::size_t point, const std::optional<Number>& value) {
        if (value) aim(point, approximate(*value) - 1e-9, approximate(*value) + 1e-9);
      };
      aim_at(found.edges[i][0], found.nearest[i].below);
      aim_at(found.edges[i][2], found.nearest[i].above);
    }
  }

  void choice(const Choice& found, const Site& site) {
    std::vector<Want> before;
    for (std::size_t row = 0; row < found.rows.size(); ++row) {
      Aim aim{found.rows[row], before, {}, told_of(site.slot)};
      if (row < site.conditions.size()) {
        aim.wants.push_back({site.conditions[row], 1, 1});
        before.push_back({site.conditions[row], 0, 0});
      }
      add(std::move(aim));
    }
  }

  AttributeId rating_of(std::uint32_t adjustment) const { return rules_.model.adjustments[adjustment].attribute; }

  void limit(const LimitPoints& found) {
    const AttributeId rating = rating_of(found.adjustment);
    const Slot when = program_.adjustment_when[found.adjustment];
    const Slot computed = program_.computed[rating.index()];
    const auto level = constants_.find(program_.adjustment_level[found.adjustment]);
    const bool is_cap = rules_.adjustments[found.adjustment].kind == syntax::AdjustmentKind::cap;
    const auto aim = [&](std::size_t point, bool holds, std::optional<bool> binds, bool waived) {
      Aim made{point, {}, {}, {rating}};
      if (when != no_slot) made.wants.push_back({when, holds ? 1.0 : 0.0, holds ? 1.0 : 0.0});
      made.necessary = made.wants.size();
      if (waived && !binds) made.handicap = 1;
      if (binds && level != constants_.end()) {
        const bool past = is_cap == *binds;  // the computed rating lies above the level, or at most there
        made.wants.push_back({computed, past ? level->second + (*binds ? 1 : 0) : -infinity,
                              past ? infinity : level->second - (*binds ? 1 : 0)});
      }
      if (waived) made.record = {Record::Kind::waiver, {}, 0, true, true, found.adjustment};
      add(std::move(made));
    };
    aim(found.binding, true, true, false);
    aim(found.not_binding, true, false, false);
    if (found.conditional) aim(found.inactive, false, std::nullopt, false);
    if (!found.waivable) return;
    aim(found.waived, true, true, true);
    aim(found.waived, true, std::nullopt, true);
  }

  void discretion(const DiscretionPoints& found) {
    const AttributeId rating = rating_of(found.adjustment);
    const check::Adjustment& rule = rules_.adjustments[found.adjustment];
    const Slot when = program_.adjustment_when[found.adjustment];
    const Slot computed = program_.computed[rating.index()];
    const auto top = static_cast<int>(rules_.model.level_sets[program_.slot_types[computed].index].levels.size()) - 1;
    const auto aim = [&](std::size_t point, int move, bool holds, bool reason, bool by) {
      if (move > top || -move > top) return;
      Aim made{point, {}, {Record::Kind::discretion, rating, move, reason, by}, {rating}};
      if (when != no_slot) made.wants.push_back({when, holds ? 1.0 : 0.0, holds ? 1.0 : 0.0});
      made.necessary = holds && point != found.applied ? 0 : made.wants.size();
      made.wants.push_back({computed, std::max(0.0, -1.0 * move), std::min(1.0 * top, 1.0 * top - move)});
      add(std::move(made));
    };
    const int too_far = static_cast<int>(rule.width) + 1;
    for (const bool up : {true, false}) {
      const int sign = up ? 1 : -1;
      const std::optional<std::size_t>& way = up ? found.upwards : found.downwards;
      if (up ? !rule.up : !rule.down) {
        if (way) aim(*way, sign, true, true, rule.requires_by);
        continue;
      }
      aim(found.applied, sign, true, true, rule.requires_by);
      if (found.too_far) aim(*found.too_far, sign * too_far, true, true, rule.requires_by);
      if (found.condition && when != no_slot) aim(*found.condition, sign, false, true, rule.requires_by);
      if (found.reason) aim(*found.reason, sign, true, false, rule.requires_by);
      if (found.by) aim(*found.by, sign, true, true, false);
    }
  }

  void rated(const RatedPoints& found) {
    const AttributeId rating = rules_.model.attribute(found.item, "rating");
    const std::vector<AttributeId> told = rating.valid() ? std::vector{rating} : std::vector<AttributeId>{};
    Aim without{found.not_rated, {}, {}, told};
    without.record.kind = Record::Kind::not_rated;
    without.record.item = found.item;
    add(std::move(without));
    // What makes a rating known is that it is read: its own value.
    if (!rating.valid()) return;
    Aim with{found.rated, {{program_.computed[rating.index()], 0, infinity}}, {}, told};
    with.necessary = 0;
    add(std::move(with));
  }

  const check::Rules& rules_;
  const Flow& flow_;
  const compile::Program& program_;
  const Reach& reach_;
  Aims aims_;
  std::unordered_map<Slot, double> constants_{};
  std::unordered_map<Slot, AttributeId> discretion_of_{};  // by the slot that says whether any is recorded
};

}  // namespace

Aims aims_of(const Methodology::Impl& rules, const Flow& flow, const Reach& reach) {
  return Lister(rules, flow, reach).list();
}

bool is_possible(const Aim& aim, const std::vector<Range>& open) {
  const auto past = aim.wants.begin() + static_cast<std::ptrdiff_t>(std::min(aim.necessary, aim.wants.size()));
  return std::all_of(aim.wants.begin(), past, [&](const Want& want) {
    const Range& range = open[want.slot];
    if (!range.has_value) return false;
    if (!range.finite)
      return (!range.low || approximate(*range.low) <= want.high) &&
             (!range.high || approximate(*range.high) >= want.low);
    for (int level = 0; level < 64; ++level) {
      if ((range.levels >> static_cast<unsigned>(level) & 1U) != 0 && level >= want.low && level <= want.high)
        return true;
    }
    return false;
  });
}

}  // namespace rubric::suite
