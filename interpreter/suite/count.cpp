#include "evaluate/because.hpp"
#include "suite/coverage.hpp"

namespace rubric::suite {

namespace {

using evaluate::LimitState;
using evaluate::Reading;
using evaluate::Route;
using evaluate::View;

void count_look_up(const View& view, const LookUp& found, Points& points) {
  const check::Node& node = view.rules()[found.node];
  const auto hit = evaluate::band_hit(view, found.node);
  if (!hit) return;
  points.hit(found.rows[hit->row]);
  const Reading value = view.node(view.rules().child(node, 0));
  if (!value.known()) return;
  const compile::BandTable& table = view.program().bands[node.ref];
  for (std::size_t i = 0; i < table.edges.size() && i < found.edges.size(); ++i) {
    const Number& edge = table.edges[i];
    if (value.number == edge) {
      points.hit(found.edges[i][1]);
    } else if (value.number < edge && value.number >= edge - found.step) {
      points.hit(found.edges[i][0]);
    } else if (value.number > edge && value.number <= edge + found.step) {
      points.hit(found.edges[i][2]);
    }
  }
}

void count_limit(const View& view, const LimitPoints& found, Points& points) {
  const Route route = evaluate::route_of(view, view.model().adjustments[found.adjustment].attribute);
  for (const auto* limits : {&route.caps, &route.floors}) {
    for (const LimitState& limit : *limits) {
      if (limit.adjustment != found.adjustment) continue;
      if (found.conditional && limit.when == false) points.hit(found.inactive);
      if (found.waivable && limit.waived && limit.when == true) points.hit(found.waived);
      if (limit.active()) points.hit(limit.binding ? found.binding : found.not_binding);
    }
  }
}

void count_discretion(const View& view, const DiscretionPoints& found, Points& points) {
  const resolve::AttributeId rating = view.model().adjustments[found.adjustment].attribute;
  const check::Adjustment& rule = view.rules().adjustments[found.adjustment];
  const Reading computed = view.computed_of(rating);
  if (!computed.known()) return;
  for (const facts::DiscretionRecord& record : view.in.facts.discretion) {
    if (record.attribute != rating) continue;
    const std::int64_t move = static_cast<std::int64_t>(record.to) - computed.number.raw();
    const std::int64_t width = rule.width;
    const auto hit_if = [&points](bool holds, const std::optional<std::size_t>& point) {
      if (holds && point) points.hit(*point);
      return holds;
    };
    const std::optional<bool> when = rule.when.valid() ? view.truth(rule.when) : std::optional(true);
    const bool refused = static_cast<int>(hit_if(move > width || -move > width, found.too_far)) +
                             static_cast<int>(hit_if(move > 0 && !rule.up, found.upwards)) +
                             static_cast<int>(hit_if(move < 0 && !rule.down, found.downwards)) +
                             static_cast<int>(hit_if(when == false, found.condition)) +
                             static_cast<int>(hit_if(rule.requires_reason && record.reason.empty(), found.reason)) +
                             static_cast<int>(hit_if(rule.requires_by && record.by.empty(), found.by)) !=
                         0;
    if (!refused && move != 0 && when == true) points.hit(found.applied);
  }
}

}  // namespace

void count(const View& view, Reach& reach) {
  for (const Condition& condition : reach.conditions) {
    const Reading reading = view.node(condition.node);
    if (reading.known()) reach.points.hit(condition.points[reading.number.is_zero() ? 0 : 1]);
  }
  for (const LookUp& look_up : reach.look_ups) count_look_up(view, look_up, reach.points);
  for (const Choice& choice : reach.choices) {
    if (const auto row = evaluate::chosen_row(view, choice.node)) reach.points.hit(choice.rows[*row]);
  }
  for (const LimitPoints& limit : reach.limits) count_limit(view, limit, reach.points);
  for (const DiscretionPoints& discretion : reach.discretions) count_discretion(view, discretion, reach.points);
  for (const RatedPoints& item : reach.rated) {
    if (const auto rated = view.rated(item.item)) reach.points.hit(*rated ? item.rated : item.not_rated);
  }
  const std::vector<std::uint32_t>& rows = view.rules().intervals[view.program().interval].parameter_rows;
  for (std::size_t i = 0; i < reach.parameters.size(); ++i) {
    if (rows[i] < reach.parameters[i].size()) reach.points.hit(reach.parameters[i][rows[i]]);
  }
}

}  // namespace rubric::suite
