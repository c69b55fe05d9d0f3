#include "publish/steps.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "syntax/words.hpp"

namespace rubric::publish {

using check::Node;
using check::NodeId;
using check::NodeKind;
using resolve::AttributeId;

namespace {

class Graph {
 public:
  Graph(const Methodology::Impl& rules, const Names& names, const Sentences& sentences)
      : rules_(rules), checked_(rules.rules), model_(rules.rules.model), names_(names), sentences_(sentences) {}

  std::vector<Step> build() {
    for (const DeclarationRef ref : names_.all()) add(ref);
    for (std::uint32_t i = 0; i < model_.attributes.size(); ++i) chain(AttributeId{i});
    for (std::uint32_t i = 0; i < model_.attributes.size(); ++i) {
      const check::Attribute& attribute = checked_.attributes[i];
      const std::size_t step = own(AttributeId{i});
      read(step, attribute.definition);
    }
    for (std::size_t i = 0; i < model_.adjustments.size(); ++i) {
      const std::size_t step = by_ref_.at(key({DeclarationKind::adjustment, model_.adjustments[i].declaration}));
      read(step, checked_.adjustments[i].when);
      read(step, checked_.adjustments[i].level);
    }
    for (std::size_t i = 0; i < model_.not_rated.size(); ++i) {
      const AttributeId rating = model_.attribute(model_.not_rated[i].item, "rating");
      if (rating.valid() && checked_.not_rated[i].valid()) read(own(rating), checked_.not_rated[i]);
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      reads_[i].erase(i);
      steps_[i].reads.assign(reads_[i].begin(), reads_[i].end());
      for (const std::uint32_t bands : bands_[i]) {
        const resolve::Bands& it = model_.bands[bands];
        steps_[i].by.emplace_back(it.name, names_.of({DeclarationKind::bands, it.declaration}));
      }
    }
    return merged();
  }

 private:
  using Key = std::pair<int, std::uint32_t>;
  static Key key(DeclarationRef ref) { return {static_cast<int>(ref.kind), ref.index}; }

  void add(DeclarationRef ref) {
    Step step;
    const syntax::Ast& ast = rules_.ast;
    switch (ref.kind) {
      case DeclarationKind::table: step.word = "table"; break;
      case DeclarationKind::input: step.word = "input"; break;
      case DeclarationKind::judgement: step.word = "judgement"; break;
      case DeclarationKind::definition: {
        const syntax::Definition& it = ast.definitions[ref.index];
        step.word = it.kind == syntax::DefinitionKind::let ? "value" : syntax::word(it.kind);
        const bool whole = names_.block(ref) == nullptr && it.kind != syntax::DefinitionKind::let;
        step.kind = whole ? StepKind::conclusion : StepKind::computed;
        break;
      }
      case DeclarationKind::adjustment:
        step.word = syntax::word(ast.adjustments[ref.index].kind);
        step.kind = StepKind::adjustment;
        break;
      default: return;
    }
    step.names.emplace_back(names_.head(ref).name.text, names_.of(ref));
    step.of = sentences_.of(ref).words();
    if (ref.kind == DeclarationKind::adjustment) {
      for (const resolve::Adjustment& bound : model_.adjustments) {
        if (bound.declaration != ref.index) continue;
        const bool whole = model_[bound.attribute].item.value == 0;
        step.of = "on " + ast.adjustments[ref.index].attribute.text;
        if (!whole) step.of += " of " + sentences_.adjusted(ast.adjustments[ref.index]).words();
        break;
      }
    }
    by_ref_.emplace(key(ref), steps_.size());
    steps_.push_back(std::move(step));
    reads_.emplace_back();
    bands_.emplace_back();
  }

  std::size_t own(AttributeId attribute) const { return by_ref_.at(key(names_.declaration(attribute))); }

  /// Discretion, floors and caps stand between a rating and what reads it.
  void chain(AttributeId attribute) {
    std::vector<std::uint32_t> adjustments = model_[attribute].adjustments;
    std::stable_sort(adjustments.begin(), adjustments.end(), [this](std::uint32_t a, std::uint32_t b) {
      return checked_.adjustments[a].kind < checked_.adjustments[b].kind;
    });
    std::size_t last = own(attribute);
    for (const std::uint32_t adjustment : adjustments) {
      const std::size_t step =
          by_ref_.at(key({DeclarationKind::adjustment, model_.adjustments[adjustment].declaration}));
      reads_[step].insert(last);
      last = step;
    }
    final_.push_back(last);
  }

  void read(std::size_t step, NodeId id) {
    if (!id.valid()) return;
    const Node& node = checked_[id];
    switch (node.kind) {
      case NodeKind::attribute: reads_[step].insert(final_[node.ref]); break;
      case NodeKind::computed: reads_[step].insert(own(AttributeId{node.ref})); break;
      case NodeKind::is_rated: {
        const AttributeId rating = model_.attribute(ItemId{node.ref}, "rating");
        if (rating.valid()) reads_[step].insert(own(rating));
        break;
      }
      case NodeKind::bands: bands_[step].insert(node.ref); break;
      case NodeKind::aggregate:
        for (const check::Member& member : checked_.aggregates[node.ref].members) {
          read(step, member.where);
          read(step, member.value);
        }
        break;
      case NodeKind::row_aggregate: {
        const check::RowAggregate& rows = checked_.row_aggregates[node.ref];
        reads_[step].insert(by_ref_.at(key({DeclarationKind::table, model_.tables[rows.table].declaration})));
        read(step, rows.where);
        read(step, rows.value);
        break;
      }
      default: break;
    }
    for (std::size_t i = 0; i < node.child_count; ++i) read(step, checked_.child(node, i));
  }

  /// Facts that stand for the same items, read the same and are read by the same become one.
  std::vector<Step> merged() const {
    std::vector<std::set<std::size_t>> readers(steps_.size());
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      for (const std::size_t read : steps_[i].reads) readers[read].insert(i);
    }
    std::vector<Step> out;
    std::vector<std::size_t> place(steps_.size());
    std::map<std::tuple<std::string, std::string, std::set<std::size_t>, std::vector<std::size_t>>, std::size_t> known;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const Step& step = steps_[i];
      if (step.kind == StepKind::fact && step.word != "table") {
        const auto [at, fresh] = known.emplace(std::tuple(step.word, step.of, readers[i], step.reads), out.size());
        if (!fresh) {
          out[at->second].names.push_back(step.names.front());
          place[i] = at->second;
          continue;
        }
      }
      place[i] = out.size();
      out.push_back(step);
    }
    for (Step& step : out) {
      std::set<std::size_t> reads;
      for (const std::size_t read : step.reads) reads.insert(place[read]);
      step.reads.assign(reads.begin(), reads.end());
    }
    return from_facts(std::move(out));
  }

  /// Each behind what it reads, as far as there is no circle; else as they are written.
  static std::vector<Step> from_facts(std::vector<Step> steps) {
    std::vector<std::size_t> order;
    std::vector<bool> seen(steps.size(), false);
    for (std::size_t i = 0; i < steps.size(); ++i) visit(i, steps, seen, order);
    std::vector<std::size_t> place(steps.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<Step> out;
    for (const std::size_t at : order) {
      out.push_back(std::move(steps[at]));
      for (std::size_t& read : out.back().reads) read = place[read];
      std::sort(out.back().reads.begin(), out.back().reads.end());
    }
    return out;
  }

  static void visit(std::size_t at, const std::vector<Step>& steps, std::vector<bool>& seen,
                    std::vector<std::size_t>& order) {
    if (seen[at]) return;
    seen[at] = true;
    for (const std::size_t read : steps[at].reads) visit(read, steps, seen, order);
    order.push_back(at);
  }

  const Methodology::Impl& rules_;
  const check::Rules& checked_;
  const resolve::Model& model_;
  const Names& names_;
  const Sentences& sentences_;
  std::vector<Step> steps_{};
  std::vector<std::set<std::size_t>> reads_{};
  std::vector<std::set<std::uint32_t>> bands_{};
  std::map<Key, std::size_t> by_ref_{};
  std::vector<std::size_t> final_{};  // by Model::attributes
};

}  // namespace

std::vector<Step> steps_of(const Methodology::Impl& rules, const Names& names, const Sentences& sentences) {
  return Graph(rules, names, sentences).build();
}

}  // namespace rubric::publish
