#include "whatif/target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/nearest.hpp"
#include "compile/cells.hpp"
#include "evaluate/value_text.hpp"
#include "facts/targets.hpp"
#include "facts/values.hpp"

namespace rubric::whatif {

namespace {

using compile::Cells;
using compile::Opcode;

struct Comparison {
  std::string_view text;
  Opcode code;
};

// Longest first: `>=` begins with `>`.
constexpr std::array<Comparison, 6> comparisons{{{">=", Opcode::greater_equal},
                                                 {"<=", Opcode::less_equal},
                                                 {"!=", Opcode::not_equal},
                                                 {"=", Opcode::equal},
                                                 {">", Opcode::greater},
                                                 {"<", Opcode::less}}};

struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

Stretch trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

constexpr std::string_view example = "write a target as `overall >= good` or `total >= 19`";

/// A target on its way in.
class TargetReader {
 public:
  TargetReader(const check::Rules& rules, Sources& sources, std::string_view text, Diagnostics& diagnostics)
      : rules_(rules), text_(text), source_(sources.add("target", std::string(text))), diagnostics_(diagnostics) {}

  std::optional<Target> read() {
    const Comparison* comparison = nullptr;
    std::size_t at = text_.size();
    for (const Comparison& each : comparisons) {
      const std::size_t found = text_.find(each.text);
      if (found >= at) continue;
      at = found;
      comparison = &each;
    }
    const Stretch whole = trimmed(text_, 0, text_.size());
    if (comparison == nullptr) {
      return wrong(Code::target_no_condition, whole,
                   fmt::format("`{}` compares nothing, expected a result, a comparison and a value", part(whole)),
                   std::string(example));
    }
    const std::size_t after = at + comparison->text.size();
    const Stretch name = trimmed(text_, 0, at);
    const Stretch value = trimmed(text_, after, text_.size());
    if (name.begin == name.end)
      return wrong(Code::target_no_condition, whole, fmt::format("no result stands before `{}`", comparison->text),
                   std::string(example));
    if (value.begin == value.end)
      return wrong(Code::target_no_condition, whole, fmt::format("no value stands behind `{}`", comparison->text),
                   std::string(example));
    if (std::any_of(comparisons.begin(), comparisons.end(),
                    [&](const Comparison& each) { return part(value).find(each.text) != std::string_view::npos; })) {
      return wrong(Code::target_no_condition, value,
                   fmt::format("`{}` compares again, expected one value", part(value)), std::string(example));
    }
    return compare(name, *comparison, value);
  }

 private:
  std::string_view part(Stretch at) const { return text_.substr(at.begin, at.end - at.begin); }

  std::nullopt_t wrong(Code code, Stretch at, std::string message, std::string help) {
    diagnostics_.add({code, {source_, at.begin, at.end}, std::move(message), {}, std::move(help)});
    return std::nullopt;
  }

  std::optional<Target> compare(Stretch name, const Comparison& comparison, Stretch value) {
    const facts::Target found = facts::find_target(rules_.model, part(name));
    if (!found.attribute.valid()) return unknown(name, found);
    Target target;
    target.attribute = found.attribute;
    target.type = rules_.attributes[found.attribute.index()].type;
    target.comparison = comparison.code;
    const std::string result = rules_.model.attribute_name(found.attribute);
    const bool by_order = comparison.code != Opcode::equal && comparison.code != Opcode::not_equal;
    if (by_order && !target.type.is_ordered()) {
      return wrong(Code::target_value, name,
                   fmt::format("`{}` is a {}, which has no order, found `{}`", result,
                               rules_.model.type_name(target.type), comparison.text),
                   "compare it by `=` or `!=`");
    }
    const std::optional<Number> number = read_value(target.type, result, value);
    if (!number) return std::nullopt;
    target.value = *number;
    target.text =
        fmt::format("{} {} {}", result, comparison.text, evaluate::display_of(rules_, target.type, target.value));
    return target;
  }

  std::optional<Target> unknown(Stretch name, const facts::Target& found) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < rules_.model.attributes.size(); ++i)
      names.push_back(rules_.model.attribute_name(resolve::AttributeId{i}));
    std::string help = found.help;
    if (help.empty()) help = did_you_mean(part(name), names);
    if (help.empty()) help = "results are named as `overall` or `rating of standard 1.1`";
    return wrong(Code::unknown_name, name, fmt::format("no result is called `{}`", part(name)), std::move(help));
  }

  std::optional<Number> read_value(Type type, const std::string& result, Stretch value) {
    std::string_view written = part(value);
    if (written.size() > 1 && written.front() == '"' && written.back() == '"')
      written = written.substr(1, written.size() - 2);
    Diagnostics found;
    facts::Reader reader(rules_, found);
    const facts::Path root;
    const facts::Path path(root, result);
    // Any number may be compared with a count: `yes >= 2.5`.
    const Type read_as = type.kind == Kind::count ? Type{Kind::number, 0} : type;
    const std::optional<Cell> cell =
        type.kind == Kind::text ? std::nullopt
                                : facts::read_text(reader, read_as, written, {source_, value.begin, value.end}, path);
    if (cell && cell->known()) return cell->number;
    for (const Diagnostic& complaint : found.sorted()) {
      // As case data are complained of: "`overall` is `goood`, expected …".
      std::string message = complaint.message;
      const std::size_t is = message.find("` is ");
      if (is != std::string::npos) message.replace(is, 5, "` is compared with ");
      wrong(Code::target_value, value, std::move(message), complaint.help);
    }
    if (found.empty())
      wrong(Code::target_value, value,
            fmt::format("`{}` is a {}, which no target can ask for", result, rules_.model.type_name(type)),
            "name a rating, a score or another number");
    return std::nullopt;
  }

  const check::Rules& rules_;
  std::string_view text_;
  SourceId source_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool Target::holds(const Cell& cell) const {
  return cell.known() && Cells::holds(Number::compare(cell.number, value), comparison);
}

bool Target::may_hold(const Range& range) const {
  if (!range.has_value) return false;
  if (range.finite) {
    for (std::int64_t level = 0; level < 64; ++level) {
      if ((range.levels >> static_cast<unsigned>(level) & 1U) != 0 && holds(Cell::of(Number(level)))) return true;
    }
    return false;
  }
  const auto end_holds = [&](const std::optional<Number>& end) { return !end || holds(Cell::of(*end)); };
  switch (comparison) {
    case Opcode::equal: return range.contains(value);
    case Opcode::not_equal: return !(range.low && range.high && *range.low == value && *range.high == value);
    case Opcode::less:
    case Opcode::less_equal: return end_holds(range.low);
    default: return end_holds(range.high);
  }
}

bool Target::must_hold(const Range& range) const {
  if (!range.has_value || range.may_be_unrated || range.absent) return false;
  Target opposite = *this;
  switch (comparison) {
    case Opcode::equal: opposite.comparison = Opcode::not_equal; break;
    case Opcode::not_equal: opposite.comparison = Opcode::equal; break;
    case Opcode::less: opposite.comparison = Opcode::greater_equal; break;
    case Opcode::less_equal: opposite.comparison = Opcode::greater; break;
    case Opcode::greater: opposite.comparison = Opcode::less_equal; break;
    default: opposite.comparison = Opcode::less; break;
  }
  return !opposite.may_hold(range);
}

std::optional<Target> read_target(const check::Rules& rules, Sources& sources, std::string_view text,
                                  Diagnostics& diagnostics) {
  return TargetReader(rules, sources, text, diagnostics).read();
}

}  // namespace rubric::whatif
