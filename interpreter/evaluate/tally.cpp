#include "evaluate/tally.hpp"

#include <fmt/format.h>

#include "evaluate/text.hpp"

namespace rubric::evaluate {

namespace {

std::string noun_of(const resolve::Model& model, const check::Aggregate& aggregate) {
  std::optional<syntax::ItemKind> kind;
  for (const check::Member& member : aggregate.members) {
    const syntax::ItemKind own = model[member.item].kind;
    if (kind && *kind != own) return "items";
    kind = own;
  }
  switch (kind.value_or(syntax::ItemKind::inspection)) {
    case syntax::ItemKind::domain: return "domains";
    case syntax::ItemKind::standard: return "standards";
    case syntax::ItemKind::question: return "questions";
    case syntax::ItemKind::inspection: break;
  }
  return "items";
}

}  // namespace

Tally tally(const View& view, const check::Aggregate& aggregate) {
  using syntax::AggregateKind;
  const bool quantified = aggregate.kind == AggregateKind::some || aggregate.kind == AggregateKind::every;
  Tally result;
  result.noun = noun_of(view.model(), aggregate);
  for (const check::Member& member : aggregate.members) {
    const std::optional<bool> rated = member.rated_only ? view.rated(member.item) : std::optional(true);
    if (rated == false) {
      ++result.unrated;
      continue;
    }
    const std::optional<bool> in_scope = member.where.valid() ? view.truth(member.where) : std::optional(true);
    std::optional<bool> holds = in_scope;
    if (quantified) {
      if (in_scope == false) continue;
      holds = in_scope == true ? view.truth(member.value) : std::nullopt;
    }
    if (!rated || !holds) {
      result.open.push_back(&member);
    } else {
      (*holds ? result.counted : result.others).push_back(&member);
    }
  }
  return result;
}

std::string share_text(const Tally& tally) {
  if (!tally.open.empty()) {
    return fmt::format("{} to {} of {} {}", tally.counted.size(), tally.counted.size() + tally.open.size(),
                       tally.total(), tally.noun);
  }
  return fmt::format("{} of {} {}", tally.counted.size(), tally.total(), tally.noun);
}

std::string short_name(const resolve::Model& model, ItemId item, bool with_standard) {
  const resolve::Item& it = model[item];
  if (it.kind != syntax::ItemKind::question || !with_standard) return it.id;
  return fmt::format("{} {}", model[it.parent].id, it.id);
}

std::string ids_of(const View& view, const std::vector<const check::Member*>& members) {
  bool several = false;
  for (const check::Member* member : members) {
    several |= view.model()[member->item].parent != view.model()[members.front()->item].parent;
  }
  std::vector<std::string> names;
  names.reserve(members.size());
  for (const check::Member* member : members) names.push_back(short_name(view.model(), member->item, several));
  return listed(names, ", ");
}

}  // namespace rubric::evaluate
