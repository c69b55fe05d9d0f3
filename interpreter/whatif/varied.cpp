#include "whatif/varied.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compile/compile.hpp"

namespace rubric::whatif {

namespace {

using check::Node;
using check::NodeId;
using check::NodeKind;
using resolve::AttributeId;
using syntax::Operator;

bool is_comparison(Operator op) {
  return op == Operator::equal || op == Operator::not_equal || op == Operator::less || op == Operator::less_equal ||
         op == Operator::greater || op == Operator::greater_equal;
}

/// Looks for a use of a parameter that is more than a comparison.
class Uses {
 public:
  Uses(const check::Rules& rules, std::uint32_t parameter) : rules_(rules), parameter_(parameter) {
    seen_.resize(rules.nodes.size());
  }

  /// Whether there is none in `id`; `rows`: it is worked out for each row of a table, where no slot keeps its values.
  bool plain(NodeId id, bool rows = false) {
    if (!id.valid() || (!rows && seen_[id.index()])) return true;
    seen_[id.index()] = seen_[id.index()] || !rows;
    const Node& node = rules_[id];
    if (is_parameter(id)) return false;
    const bool bound = (node.kind == NodeKind::bands || node.kind == NodeKind::distance) && bounds(node.ref);
    if (bound && (rows || node.kind == NodeKind::distance)) return false;
    const bool compares = node.kind == NodeKind::binary && is_comparison(node.op);
    for (std::size_t i = 0; i < node.child_count; ++i) {
      const NodeId child = rules_.child(node, i);
      if (compares && is_parameter(child)) {
        if (rows) return false;
        continue;
      }
      if (!plain(child, rows)) return false;
    }
    if (node.kind == NodeKind::call) return plain(rules_.functions[node.ref], rows);
    if (node.kind == NodeKind::aggregate) {
      const std::vector<check::Member>& members = rules_.aggregates[node.ref].members;
      return std::all_of(members.begin(), members.end(), [&](const check::Member& member) {
        return plain(member.where, rows) && plain(member.value, rows);
      });
    }
    if (node.kind == NodeKind::row_aggregate) {
      const check::RowAggregate& aggregate = rules_.row_aggregates[node.ref];
      return plain(aggregate.where, true) && plain(aggregate.value, true);
    }
    return true;
  }

 private:
  bool is_parameter(NodeId id) const { return rules_[id].kind == NodeKind::parameter && rules_[id].ref == parameter_; }
  bool bounds(std::uint32_t bands) const {
    const std::vector<check::BandRow>& rows = rules_.bands[bands].rows;
    return std::any_of(rows.begin(), rows.end(),
                       [&](const check::BandRow& row) { return row.bound.valid() && is_parameter(row.bound); });
  }

  const check::Rules& rules_;
  std::uint32_t parameter_;
  std::vector<bool> seen_;
};

bool has_type(Type type, Type wanted) {
  return wanted.is_number() ? type.is_number() || type.is_error() : type == wanted || type.is_error();
}

}  // namespace

std::shared_ptr<Methodology::Impl> copy_of(const Methodology::Impl& rules) {
  auto copy = std::make_shared<Methodology::Impl>();
  copy->sources = rules.sources;
  copy->ast = rules.ast;
  copy->rules = rules.rules;
  copy->files = rules.files;
  copy->first_file = rules.first_file;
  return copy;
}

std::string set_value(Methodology::Impl& rules, std::uint32_t parameter, const Number& value) {
  std::string failure;
  Diagnostics diagnostics;
  rules.programs.clear();
  for (std::uint32_t i = 0; i < rules.rules.intervals.size(); ++i) {
    rules.rules.intervals[i].parameters[parameter] = value;
    rules.programs.push_back(compile::compile(rules.rules, i, diagnostics));
    for (std::size_t j = 0; j < rules.programs.back().bands.size(); ++j) {
      const std::vector<Number>& edges = rules.programs.back().bands[j].edges;
      const bool rise =
          std::is_sorted(edges.begin(), edges.end()) && std::adjacent_find(edges.begin(), edges.end()) == edges.end();
      if (!rise) failure = fmt::format("the bounds of `{}` no longer rise", rules.rules.model.bands[j].name);
    }
  }
  return failure;
}

bool is_only_compared(const Methodology::Impl& rules, std::uint32_t parameter,
                      const std::vector<const facts::Facts*>& facts) {
  Uses uses(rules.rules, parameter);
  const auto has_record = [&](AttributeId rating) {
    return std::any_of(facts.begin(), facts.end(), [&](const facts::Facts* it) {
      return std::any_of(it->discretion.begin(), it->discretion.end(),
                         [&](const facts::DiscretionRecord& record) { return record.attribute == rating; });
    });
  };
  for (const check::Attribute& attribute : rules.rules.attributes) {
    if (!uses.plain(attribute.definition)) return false;
  }
  for (std::uint32_t i = 0; i < rules.rules.adjustments.size(); ++i) {
    const check::Adjustment& rule = rules.rules.adjustments[i];
    if (rule.kind == syntax::AdjustmentKind::discretion && !has_record(rules.rules.model.adjustments[i].attribute))
      continue;
    if (!uses.plain(rule.when) || !uses.plain(rule.level)) return false;
  }
  return std::all_of(rules.rules.not_rated.begin(), rules.rules.not_rated.end(),
                     [&](NodeId id) { return uses.plain(id); });
}

void add_compared(const evaluate::View& view, Type type, const Number& low, const Number& high,
                  std::set<Number>& numbers) {
  const auto add = [&](const Number& number) {
    if (number > low && number < high) numbers.insert(number);
  };
  const compile::Program& program = view.program();
  for (std::size_t i = 0; i < view.run.exact.slots.size(); ++i) {
    if (!has_type(program.slot_types[i], type)) continue;
    if (view.run.exact.slots[i].known()) add(view.run.exact.slots[i].number);
    if (!view.run.ranges) continue;
    const Range& range = view.run.ranges->slots[i];
    if (range.low) add(*range.low);
    if (range.high) add(*range.high);
  }
  for (const Number& constant : view.rules().constants) add(constant);
  for (const compile::BandTable& bands : program.bands) {
    for (const Number& edge : bands.edges) add(edge);
  }
}

}  // namespace rubric::whatif
