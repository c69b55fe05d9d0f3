#include <fmt/format.h>

#include "base/limits.hpp"
#include "evaluate/results.hpp"
#include "evaluate/text.hpp"
#include "whatif/audit_uses.hpp"
#include "whatif/case_run.hpp"
#include "whatif/reconcile.hpp"

namespace rubric::replay {

namespace {

using resolve::AttributeKind;
using resolve::ItemKind;

Part part_of(const View& view, AttributeId attribute) {
  const resolve::Attribute& it = view.model()[attribute];
  switch (view.model()[it.item].kind) {
    case ItemKind::domain: return Part::domains;
    case ItemKind::standard: return Part::standards;
    case ItemKind::question: return Part::questions;
    default: break;
  }
  if (it.kind == AttributeKind::score) return Part::score;
  return it.kind == AttributeKind::rating ? Part::rating : Part::other;
}

std::string standard_of(const resolve::Model& model, ItemId item) {
  if (model[item].kind == ItemKind::standard) return model[item].id;
  return model[item].kind == ItemKind::question ? model[model[item].parent].id : std::string();
}

class Replay {
 public:
  Replay(const audit::Ready& ready, const View& view, std::size_t rules) : ready_(ready), view_(view), rules_(rules) {
    if (view.in.facts.published.empty()) return;
    for (evaluate::Applied& it : evaluate::applied(view)) {
      if (without_.size() >= limits::set_aside_runs) break;
      evaluate::SetAside run = evaluate::set_aside(view, it.name, it.patch);
      without_.push_back({std::move(it), std::move(run)});
    }
  }

  std::vector<Replayed> values() const {
    std::vector<Replayed> all;
    for (const facts::Published& published : view_.in.facts.published) all.push_back(value(published));
    for (const facts::PublishedOutOf& printed : view_.in.facts.published_out_of) all.push_back(maximum(printed));
    for (const facts::Unplaced& printed : view_.in.facts.unplaced) all.push_back(unplaced(printed));
    return all;
  }

 private:
  Replayed begin(Part part, std::string name, std::string brief, Span span) const {
    Replayed it;
    it.inspection = ready_.name;
    it.rules = rules_;
    it.part = part;
    it.name = std::move(name);
    it.brief = std::move(brief);
    it.place = place_of(view_, span);
    return it;
  }

  Replayed value(const facts::Published& published) const {
    const AttributeId id = published.attribute;
    const std::string name = view_.model().attribute_name(id);
    Replayed it = begin(part_of(view_, id), name, whatif::short_result(name), published.span);
    it.standard = standard_of(view_.model(), view_.model()[id].item);
    const Type type = view_.type_of(id);
    const evaluate::Reading reading = view_.final_of(id);
    it.given = audit::shown(view_, reading, type);
    const Value printed = evaluate::value_of(view_.rules(), type, published.value, &view_.in.facts);
    it.published = {printed.display, printed.exact};
    if (const facts::PublishedOutOf* other = evaluate::printed_out_of_another(view_, id)) {
      it.verdict = Verdict::not_in_rules;
      it.why = fmt::format("printed out of {}, and the rules have it out of {}", other->value.display(),
                           evaluate::out_of(view_, id).display());
    } else if (reading.state == State::missing) {
      open(published, it);
    } else if (evaluate::differs(view_, published)) {
      it.verdict = Verdict::differs;
      explain_difference(view_, without_, published, it);
    } else {
      it.verdict = Verdict::agrees;
      it.as_given = view_.given(id) != nullptr && view_.model()[id].adjustments.empty();
      tell_what_decides(published, it);
    }
    return it;
  }

  void open(const facts::Published& published, Replayed& it) const {
    tell_of_missing(view_, published.attribute, it);
    if (evaluate::differs(view_, published)) {
      it.verdict = Verdict::contradicted;
      explain_contradiction(ready_, view_, without_, published, it);
    } else {
      it.verdict = Verdict::undetermined;
      compare_with_printed(view_, published, it);
    }
  }

  void tell_what_decides(const facts::Published& published, Replayed& it) const {
    for (const Without& without : without_) {
      for (const evaluate::Change& change : without.run.changes) {
        if (change.attribute != published.attribute) continue;
        ReportCell value{change.value};
        if (change.reading.known()) value = audit::shown(view_, change.reading, view_.type_of(change.attribute));
        it.decided.push_back({without.applied.name, brief_name(without.applied), place_of(view_, without.applied.span),
                              without.applied.why, std::move(value)});
      }
    }
  }

  std::string brief_name(const evaluate::Applied& applied) const {
    return fmt::format("{} on {}", applied.rule, whatif::short_result(view_.model().attribute_name(applied.on)));
  }

  Replayed maximum(const facts::PublishedOutOf& printed) const {
    const std::string name = view_.model().attribute_name(printed.attribute) + " out of";
    Replayed it = begin(Part::maximum, name, name, printed.span);
    it.published = {printed.value.display(), printed.value.exact()};
    const Number most = evaluate::out_of(view_, printed.attribute);
    it.given = {most.display(), most.exact()};
    it.verdict = most == printed.value ? Verdict::agrees : Verdict::differs;
    if (it.verdict == Verdict::agrees) return it;
    const syntax::Declaration& rule = evaluate::declaration_of(view_.in.ast, view_.model()[printed.attribute]);
    it.why = fmt::format("the rules state out of {} for every inspection", most.display());
    it.rule = "score " + view_.model()[printed.attribute].name;
    it.rule_place = place_of(view_, rule.span);
    return it;
  }

  Replayed unplaced(const facts::Unplaced& printed) const {
    Replayed it = begin(Part::unplaced, printed.path, printed.path, printed.span);
    it.verdict = Verdict::not_in_rules;
    it.published = {printed.value};
    it.why = printed.why;
    return it;
  }

  const audit::Ready& ready_;
  const View& view_;
  std::size_t rules_;
  std::vector<Without> without_{};
};

}  // namespace

std::vector<Replayed> replayed(const audit::Ready& ready, const View& view, std::size_t rules) {
  return Replay(ready, view, rules).values();
}

std::string place_of(const View& view, Span span) {
  const std::optional<Location> at = evaluate::location_of(view.in.sources, span);
  return at ? fmt::format("{}:{}:{}", at->path, at->line, at->column) : std::string();
}

}  // namespace rubric::replay
