#include "whatif/case_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/side_by_side.hpp"
#include "evaluate/text.hpp"
#include "evaluate/value_text.hpp"

namespace rubric::whatif {

namespace {

bool is_conclusion(const Result& result) {
  return result.kind == "rating" || result.kind == "score" || result.attribute == "rating";
}

/// How a record fares, as a sentence ends; empty for findings that are of no record.
std::string_view fate(FindingKind kind) {
  switch (kind) {
    case FindingKind::discretion_applied:
    case FindingKind::waiver_applied: return "applied";
    case FindingKind::discretion_refused:
    case FindingKind::waiver_refused: return "refused";
    case FindingKind::discretion_without_effect:
    case FindingKind::waiver_without_effect: return "without effect";
    default: return "";
  }
}

bool is_waiver(FindingKind kind) {
  return kind == FindingKind::waiver_applied || kind == FindingKind::waiver_refused ||
         kind == FindingKind::waiver_without_effect;
}

/// How each record fares, by what it is: "discretion on rating of standard 1.1".
std::map<std::string, std::string_view> fates(const Outcome& outcome) {
  std::map<std::string, std::string_view> all;
  for (const Finding& finding : outcome.findings) {
    const std::string_view word = fate(finding.kind);
    if (!word.empty())
      all.emplace(fmt::format("{} on {}", is_waiver(finding.kind) ? "waiver" : "discretion", finding.about), word);
  }
  return all;
}

/// A set of values in brackets, so that its `to` is not read as a change.
std::string apart(const std::string& value) {
  return value.find(" to ") == std::string::npos ? value : "(" + value + ")";
}

}  // namespace

Inspection with_inputs(const Inspection& inspection,
                       const std::vector<std::pair<std::uint32_t, std::int64_t>>& values) {
  const auto changed = std::allocate_shared<Inspection::Impl>(SideBySide<Inspection::Impl>(), inspection.impl());
  for (const auto& [input, value] : values) changed->facts.inputs[input] = Cell::of(Number(value));
  changed->small = facts::SmallFacts(changed->facts);
  return Inspection(changed);
}

Messages messages_of(const Inspection& inspection, std::shared_ptr<const Sources> sources, Diagnostics diagnostics) {
  // The messages may outlive the inspection, whose sources lie under their own.
  struct Owner {
    Inspection inspection;
    std::shared_ptr<const Sources> sources;
  };
  const auto kept = std::make_shared<Owner>(Owner{inspection, std::move(sources)});
  return Messages(std::make_shared<Messages::Impl>(
      Messages::Impl{std::shared_ptr<const Sources>(kept, kept->sources.get()), std::move(diagnostics)}));
}

std::string shown(const Result& result) {
  if (result.value) return result.value->display;
  switch (result.standing) {
    case Standing::not_rated: return "not rated";
    case Standing::error: return "error";
    case Standing::missing: return "missing";
    default: break;
  }
  if (!result.possible.empty())
    return fmt::format("{} to {}", result.possible.front().display, result.possible.back().display);
  if (result.low && result.high) return fmt::format("{} to {}", result.low->display, result.high->display);
  if (result.low) return "at least " + result.low->display;
  if (result.high) return "at most " + result.high->display;
  return "open";
}

std::vector<Effect> effects(const Outcome& before, const Outcome& after, const std::vector<std::string>& but) {
  std::vector<Effect> all;
  for (const Result& result : after.results) {
    if (!is_conclusion(result) || std::find(but.begin(), but.end(), result.name) != but.end()) continue;
    const Result* old = before.find(result.name);
    if (old == nullptr) continue;
    std::string from = shown(*old);
    std::string to = shown(result);
    if (from != to) all.push_back({result.name, std::move(from), std::move(to)});
  }
  return all;
}

std::vector<std::string> record_notes(const Outcome& before, const Outcome& after) {
  std::vector<std::string> notes;
  const auto old = fates(before);
  for (const auto& [record, word] : fates(after)) {
    const auto at = old.find(record);
    if (at != old.end() && at->second != word)
      notes.push_back(fmt::format("the recorded {} is then {} (it is {} now)", record, word, at->second));
  }
  return notes;
}

InputChange change_of(const check::Rules& rules, const Variable& variable, const Move& move) {
  const Ray ray = rays(variable)[move.ray];
  InputChange change;
  change.input = rules.model.attribute_name(variable.attribute);
  change.from = evaluate::value_of(rules, variable.type, Number(variable.now));
  change.to = evaluate::value_of(rules, variable.type, Number(ray.at(move.steps)));
  change.size = static_cast<std::uint64_t>(move.steps);
  change.by = static_cast<std::int64_t>(move.steps) * (ray.step < 0 ? -1 : 1);
  if (!variable.has_order()) change.by = 0;
  change.unit = variable.type.kind == Kind::scale ? "level"
                : variable.is_sample              ? "case"
                : variable.sample.valid()         ? "answer"
                                                  : "";
  return change;
}

std::string short_name(std::string_view name) {
  constexpr std::string_view question = "question ", inside = " in standard ", standard = "standard ";
  const std::size_t of = name.find(" of ");
  if (of == std::string_view::npos) return std::string(name);
  const std::string_view item = name.substr(of + 4);
  const std::size_t in = item.find(inside);
  const bool is_question = item.substr(0, question.size()) == question && in != std::string_view::npos;
  std::string_view id;
  if (item.substr(0, standard.size()) == standard) id = item.substr(standard.size());
  if (is_question) id = item.substr(in + inside.size());
  // An id without a dot would be read as a number: "1 yes".
  if (id.find('.') == std::string_view::npos) return std::string(name);
  const std::string_view asked = is_question ? item.substr(question.size(), in - question.size()) : std::string_view{};
  return fmt::format("{} {}{}{}", id, asked, asked.empty() ? "" : " ", name.substr(0, of));
}

std::string short_result(std::string_view name) {
  constexpr std::string_view rating = " rating";
  std::string text = short_name(name);
  const bool rates =
      text.size() > rating.size() && text.compare(text.size() - rating.size(), rating.size(), rating) == 0;
  if (rates) text.resize(text.size() - rating.size());
  return text;
}

std::string effects_text(const std::vector<Effect>& effects, const std::vector<InputChange>& changes) {
  const auto item_of = [](std::string_view name) {
    const std::size_t of = name.find(" of ");
    return of == std::string_view::npos ? std::string_view{} : name.substr(of);
  };
  std::vector<std::string> parts;
  for (const Effect& effect : effects) {
    const std::string_view item = item_of(effect.result);
    const bool own = !item.empty() && std::any_of(changes.begin(), changes.end(), [&](const InputChange& change) {
      return item_of(change.input) == item;
    });
    if (!own)
      parts.push_back(fmt::format("{} {} → {}", short_result(effect.result), apart(effect.from), apart(effect.to)));
  }
  return evaluate::listed(parts, ", ");
}

std::string size_text(const InputChange& change) {
  if (change.by == 0) return "another value";
  std::string text = fmt::format("{}{}", change.by > 0 ? "+" : "−", change.size);
  if (!change.unit.empty()) text += fmt::format(" {}{}", change.unit, change.size == 1 ? "" : "s");
  return text;
}

}  // namespace rubric::whatif
