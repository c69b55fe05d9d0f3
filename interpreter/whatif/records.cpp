#include "whatif/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "evaluate/route.hpp"
#include "evaluate/spell.hpp"
#include "evaluate/text.hpp"

namespace rubric::whatif {

namespace {

using evaluate::DiscretionCheck;
using evaluate::LimitState;
using evaluate::Reading;
using evaluate::Route;
using evaluate::View;

/// What there is to say of a fate, made where it is wanted.
using Say = std::function<std::string()>;

Record made(Told told, std::string about, Fate fate, const Say& more = {}) {
  if (told != Told::text) return {std::move(about), fate, {}};
  std::string text(word(fate));
  if (more) text.append(": ").append(more());
  return {std::move(about), fate, std::move(text)};
}

std::string refusals(const std::vector<DiscretionCheck>& checks) {
  std::vector<std::string> all;
  for (const DiscretionCheck& check : checks) all.push_back(evaluate::listed(check.refusals, "; and "));
  return evaluate::listed(all, "; ");
}

Record discretion(const View& view, const facts::DiscretionRecord& record, Told told) {
  std::string about;
  if (told != Told::fate) about = "discretion on " + view.model().attribute_name(record.attribute);
  const Type type = view.type_of(record.attribute);
  const Reading computed = view.computed_of(record.attribute);
  const Say standing = [&] { return "the computed rating is " + view.show(computed, type); };
  if (!computed.known()) return made(told, std::move(about), Fate::open, standing);
  if (computed.number == Number(record.to))
    return made(told, std::move(about), Fate::without_effect, [&] { return standing() + " already"; });
  const Say move = [&] {
    return fmt::format("{} to {}", view.show(computed, type), view.show(type, Number(record.to)));
  };
  const std::optional<bool> applied = view.truth(view.program().discretion_slots[record.attribute.index()].applied);
  if (applied == true) return made(told, std::move(about), Fate::applied, move);
  if (applied == false && told != Told::text) return made(told, std::move(about), Fate::refused);
  const std::vector<DiscretionCheck> checks = evaluate::check_discretion(view, record, computed.number);
  if (!applied && std::any_of(checks.begin(), checks.end(), [](const auto& check) { return check.open; }))
    return made(told, std::move(about), Fate::open, move);
  return made(told, std::move(about), Fate::refused,
              [&] { return fmt::format("{}, since {}", move(), refusals(checks)); });
}

Record waiver(const View& view, const facts::WaiverRecord& record, Told told) {
  const resolve::Adjustment& bound = view.model().adjustments[record.adjustment];
  std::string about;
  if (told != Told::fate)
    about = fmt::format("waiver of {} on {}", evaluate::adjustment_name(view.in.ast.adjustments[bound.declaration]),
                        view.model().attribute_name(bound.attribute));
  const Route route = evaluate::route_of(view, bound.attribute);
  for (const auto* limits : {&route.caps, &route.floors}) {
    for (const LimitState& limit : *limits) {
      if (limit.adjustment != record.adjustment) continue;
      if (!limit.waived) return made(told, std::move(about), Fate::refused);
      if (!limit.when || !route.final_.known()) return made(told, std::move(about), Fate::open);
      if (*limit.when && limit.would_change) return made(told, std::move(about), Fate::applied);
      const check::NodeId when = view.rules().adjustments[record.adjustment].when;
      return made(told, std::move(about), Fate::without_effect, [&] {
        return *limit.when || !when.valid() ? std::string("it would change nothing") : evaluate::say(view, when);
      });
    }
  }
  return made(told, std::move(about), Fate::without_effect);
}

}  // namespace

std::string_view word(Fate fate) {
  switch (fate) {
    case Fate::applied: return "applied";
    case Fate::refused: return "refused";
    case Fate::without_effect: return "without effect";
    case Fate::open: return "not settled";
    case Fate::gone: return "left behind";
  }
  return "";
}

std::vector<Record> records_of(const View& view, Told told) {
  std::vector<Record> all;
  for (const facts::DiscretionRecord& record : view.in.facts.discretion) all.push_back(discretion(view, record, told));
  for (const facts::WaiverRecord& record : view.in.facts.waivers) all.push_back(waiver(view, record, told));
  return all;
}

std::vector<RecordPair> record_pairs(const View& before, const View& after, Told told) {
  std::vector<RecordPair> pairs;
  if (told == Told::fate) {
    const facts::Facts &of = before.in.facts, &with = after.in.facts;
    // Both sides have them in the order of the data, so that where none was left behind they pair up by number.
    if (of.discretion.size() == with.discretion.size() && of.waivers.size() == with.waivers.size()) {
      std::vector<Record> others = records_of(after, told);
      std::size_t i = 0;
      for (Record& record : records_of(before, told)) pairs.push_back({std::move(record), std::move(others[i++])});
      return pairs;
    }
    told = Told::about;
  }
  const std::vector<Record> others = records_of(after, told);
  for (Record& record : records_of(before, told)) {
    const auto at =
        std::find_if(others.begin(), others.end(), [&](const Record& other) { return other.about == record.about; });
    Record other = at != others.end() ? *at : made(told, record.about, Fate::gone, [] {
      return std::string("the changed rules have no rule for it");
    });
    pairs.push_back({std::move(record), std::move(other)});
  }
  return pairs;
}

}  // namespace rubric::whatif
