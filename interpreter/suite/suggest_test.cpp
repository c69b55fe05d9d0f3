#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/limits.hpp"
#include "evaluate/because.hpp"
#include "suite/suggest.hpp"
#include "syntax/words.hpp"

namespace rubric::suite {

namespace {

using evaluate::Reading;
using evaluate::View;

/// `number` as a test writes it; nothing where it has no such form.
std::optional<std::string> literal(const resolve::Model& model, Type type, const Number& number) {
  switch (type.kind) {
    case Kind::count:
    case Kind::number:
    case Kind::percent: {
      std::string text = number.display(limits::number_digits / 2);
      if (Number::parse(text) != number) return std::nullopt;
      return text + (type.kind == Kind::percent ? "%" : "");
    }
    case Kind::boolean: return number.is_zero() ? "false" : "true";
    case Kind::date: return to_string(Date{static_cast<std::int32_t>(number.raw())});
    case Kind::scale:
    case Kind::choice: return model.level_sets[type.index].levels[static_cast<std::size_t>(number.raw())].name;
    default: return std::nullopt;
  }
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string remarks(const std::string& reason, const std::string& by) {
  return (reason.empty() ? "" : " reason " + quoted(reason)) + (by.empty() ? "" : " by " + quoted(by));
}

class Writer {
 public:
  Writer(const Aim& aim, const Ground& ground, const View& view)
      : aim_(aim), ground_(ground.facts), view_(view), model_(view.model()) {}

  /// The lines that give what the ground does not; false where one cannot be written.
  bool givens() {
    const check::Rules& rules = view_.rules();
    std::vector<std::uint32_t> order(rules.inputs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return model_[rules.inputs[a]].item < model_[rules.inputs[b]].item;
    });
    for (const std::uint32_t i : order) {
      const Cell& here = view_.in.facts.inputs[i];
      const Cell& there = ground_.inputs[i];
      if (here.known() == there.known() && (!here.known() || here.number == there.number)) continue;
      const std::string name = model_.attribute_name(rules.inputs[i]);
      if (!here.known()) {
        line("given " + name + " missing");
        continue;
      }
      const auto value = literal(model_, rules.attributes[rules.inputs[i].index()].type, here.number);
      if (!value) return false;
      line(fmt::format("given {} = {}", name, *value));
    }
    return records();
  }

  bool expectations(bool of_cap) {
    line("# computed, to be confirmed");
    const std::size_t before = out_.size();
    for (std::size_t i = 0; i < aim_.told.size(); ++i) {
      if (std::find(aim_.told.begin(), aim_.told.begin() + static_cast<std::ptrdiff_t>(i), aim_.told[i]) ==
          aim_.told.begin() + static_cast<std::ptrdiff_t>(i))
        expect(aim_.told[i], of_cap);
    }
    const auto number = [](Code code) { return std::string(info(code).number); };
    if (aim_.is_requirement)
      line("expect " + std::string(fails() ? "" : "no ") + "error " + number(Code::require_failed));
    if (aim_.record.kind == Record::Kind::discretion && is_refused())
      line("expect error " + number(Code::discretion_refused));
    return out_.size() != before;
  }

  std::string take() { return std::move(out_); }

 private:
  void line(const std::string& text) { out_ += "  " + text + "\n"; }

  bool records() {
    const facts::Facts& facts = view_.in.facts;
    for (const facts::DiscretionRecord& it : facts.discretion) {
      const bool known = std::any_of(ground_.discretion.begin(), ground_.discretion.end(), [&](const auto& other) {
        return other.attribute == it.attribute && other.to == it.to && other.reason == it.reason && other.by == it.by;
      });
      if (known) continue;
      const auto level = literal(model_, view_.type_of(it.attribute), Number(it.to));
      if (!level) return false;
      line(fmt::format("given discretion on {} to {}{}", model_.attribute_name(it.attribute), *level,
                       remarks(it.reason, it.by)));
    }
    std::vector<std::uint32_t> written;  // declarations
    for (const facts::WaiverRecord& it : facts.waivers) {
      const std::uint32_t declaration = model_.adjustments[it.adjustment].declaration;
      const bool known =
          std::any_of(ground_.waivers.begin(), ground_.waivers.end(),
                      [&](const auto& other) {
                        return other.adjustment == it.adjustment && other.reason == it.reason && other.by == it.by;
                      }) ||
          std::find(written.begin(), written.end(), declaration) != written.end();
      if (known) continue;
      written.push_back(declaration);
      const syntax::Adjustment& rule = view_.in.ast.adjustments[declaration];
      line(fmt::format("given waiver of {} {}{}", syntax::word(rule.kind), rule.name.text, remarks(it.reason, it.by)));
    }
    for (const facts::NotRatedRecord& it : facts.not_rated) {
      const bool known = std::any_of(ground_.not_rated.begin(), ground_.not_rated.end(),
                                     [&](const auto& other) { return other.item == it.item; });
      const AttributeId rating = model_.attribute(it.item, "rating");
      if (known) continue;
      if (!rating.valid()) return false;
      line(fmt::format("given {} not rated {}", model_.attribute_name(rating), quoted(it.reason)));
    }
    return true;
  }

  void expect(AttributeId id, bool of_cap) {
    const Reading reading = view_.final_of(id);
    const std::string name = model_.attribute_name(id);
    if (reading.state == State::unrated) return line("expect " + name + " not rated");
    const auto value = reading.known() ? literal(model_, view_.type_of(id), reading.number) : std::nullopt;
    if (!value) return;
    const std::string why = because(id);
    line(fmt::format("expect {} = {}{}", name, *value, why));
    const evaluate::Route route = evaluate::route_of(view_, id);
    const bool capped = std::any_of(route.caps.begin(), route.caps.end(), [](const auto& cap) { return cap.binding; });
    if (of_cap && !capped && why.rfind(" because waiver", 0) != 0) line("expect " + name + " not capped");
  }

  /// " because cap governance", where a test can say it.
  std::string because(AttributeId id) const {
    const auto found = evaluate::because(view_, id);
    static constexpr std::string_view kinds[] = {"cap", "floor", "waiver", "discretion", "question", "band"};
    if (!found || std::find(std::begin(kinds), std::end(kinds), found->kind) == std::end(kinds)) return "";
    if (found->name.find(' ') != std::string::npos) return "";
    // Of two questions that come to the same, the test names neither.
    if (found->kind == "question" && found->name.empty()) return "";
    return fmt::format(" because {} {}", found->kind, found->name);
  }

  bool fails() const {
    return std::any_of(view_.program().requires_.begin(), view_.program().requires_.end(),
                       [&](Slot slot) { return view_.truth(slot) == false; });
  }

  bool is_refused() const {
    const compile::DiscretionSlots& slots = view_.program().discretion_slots[aim_.record.rating.index()];
    const Reading computed = view_.computed_of(aim_.record.rating);
    const auto& records = view_.in.facts.discretion;
    const auto at = std::find_if(records.begin(), records.end(),
                                 [&](const auto& it) { return it.attribute == aim_.record.rating; });
    return at != records.end() && computed.known() && computed.number != Number(at->to) &&
           view_.truth(slots.applied) == false;
  }

  const Aim& aim_;
  const facts::Facts& ground_;
  const View& view_;
  const resolve::Model& model_;
  std::string out_{};
};

}  // namespace

std::optional<std::string> write_test(const std::string& title, const Aim& aim, const Ground& ground, const View& view,
                                      bool of_cap) {
  std::string head = "test " + quoted(title) + "\n";
  if (!ground.case_path.empty()) head += "  case " + quoted(ground.case_path) + "\n";
  Writer writer(aim, ground, view);
  if (!writer.givens() || !writer.expectations(of_cap)) return std::nullopt;
  return head + writer.take();
}

}  // namespace rubric::suite
