#pragma once
#include "evaluate/decisions.hpp"
#include "suite/coverage.hpp"
#include "suite/possible.hpp"

namespace rubric::suite {

/// Proves of points that no case reaches them. A point of several places is out of reach where it is at each of them.
class OutOfReach {
 public:
  explicit OutOfReach(const Methodology::Impl& rules)
      : rules_(rules), possible_(rules), decisions_(rules.ast, rules.rules, rules.programs) {}

  /// The values next to each edge of a look-up of `argument`; empty where they are not known, or not the same in each
  /// interval of dates.
  std::vector<Nearest> nearest(check::NodeId argument, const compile::BandTable& table);

  void add(check::NodeId node, const Condition& condition);
  void add(check::NodeId argument, const LookUp& look_up, const compile::BandTable& table, Type type);
  void add(check::NodeId node, const Choice& choice);
  void add(const LimitPoints& limit);
  void add(const DiscretionPoints& discretion);

  /// By point: why it is out of reach.
  std::map<std::size_t, std::string> take();

 private:
  /// What is known of the points of one place: the reason why it is out of reach there, or nothing.
  void at(std::size_t point, const std::optional<std::string>& reason);
  std::optional<std::string> never(check::NodeId node, bool outcome);
  std::optional<std::string> never_behind(const check::Node& first_of, check::NodeId condition, bool outcome);
  bool is_dated(std::uint32_t bands) const;

  const Methodology::Impl& rules_;
  Possible possible_;
  evaluate::Decisions decisions_;
  std::map<std::size_t, std::string> reasons_{};
  std::vector<std::size_t> within_reach_{};
};

/// The number as it is: "0.5", "5/9".
std::string exactly(const Number& value, Type type);

}  // namespace rubric::suite
