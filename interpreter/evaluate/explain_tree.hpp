#pragma once
#include <functional>

#include "base/limits.hpp"
#include "evaluate/route.hpp"

namespace rubric::evaluate {

/// Tells how values came about, step by step, within the budgets of one explanation.
class Teller {
 public:
  explicit Teller(const View& view) : view_(view) {}

  /// The whole of one attribute.
  Explanation attribute(AttributeId id);

 private:
  using Steps = std::vector<Explanation>;

  // Whether one more step may be told, which is then counted.
  bool take();
  // Adds `step` and fills its own steps by `fill`, unless a budget is spent: then says so, once in a place.
  void add(Steps& steps, Explanation step, const std::function<void(Steps&)>& fill = {});
  Explanation head(AttributeId id) const;
  void attribute_steps(AttributeId id, Steps& steps);
  void definition_steps(AttributeId id, Steps& steps);

  // Adjustments, in the order in which they work.
  void route_steps(AttributeId id, Steps& steps);
  void discretion_steps(AttributeId id, const Route& route, Steps& steps);
  void limit_step(AttributeId id, const LimitState& limit, const Route& route, Steps& steps);

  // Expressions.
  void node_steps(NodeId id, Steps& steps);
  void child_steps(NodeId id, Steps& steps);
  void arithmetic_steps(NodeId id, Steps& steps);
  void choose_steps(NodeId id, Steps& steps);
  void row_steps(NodeId id, Steps& steps);
  void member_steps(NodeId id, Steps& steps);
  Explanation node_head(NodeId id, std::string what) const;
  void call(NodeId id, Steps& steps);
  void look_up(NodeId id, Steps& steps);
  void parameter(NodeId id, Steps& steps);
  void aggregate(NodeId id, Steps& steps);
  void row_aggregate(NodeId id, Steps& steps);
  // Where a step's rule is written, its text and what it cites.
  void rule(Explanation& step, Span span, const std::vector<syntax::Cite>& cites) const;

  const View& view_;
  std::size_t left_ = limits::explanation_steps;
  std::size_t depth_ = 0;
};

/// The word for how a reading stands that is no attribute's own.
std::string_view word(const Reading& reading);

}  // namespace rubric::evaluate
