#include <fmt/format.h>

#include <rubric/sweep.hpp>

#include "base/nearest.hpp"
#include "engine.hpp"
#include "facts/path.hpp"
#include "facts/targets.hpp"
#include "whatif/varied.hpp"

namespace rubric {

namespace whatif {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

constexpr std::int64_t most_values = 1000;

/// Reads one sweep from its text, which is the one source there is.
class SweepReader {
 public:
  SweepReader(const Methodology::Impl& rules, std::string_view text, SourceId source, Diagnostics& diagnostics)
      : rules_(rules), text_(text), source_(source), diagnostics_(diagnostics) {}

  std::optional<Sweep> read() {
    const std::size_t equals = text_.find('=');
    const std::size_t to = find_word("to", equals);
    if (equals == std::string_view::npos || to == std::string_view::npos) return not_one();
    const std::size_t step = find_word("step", to);
    const std::string_view name = trimmed(text_.substr(0, equals));
    const std::string_view first = trimmed(text_.substr(equals + 1, to - equals - 1));
    const std::string_view last = trimmed(text_.substr(to + 2, step == std::string_view::npos ? step : step - to - 2));
    const std::string_view by = step == std::string_view::npos ? std::string_view() : trimmed(text_.substr(step + 4));
    if (name.empty() || first.empty() || last.empty() || (step != std::string_view::npos && by.empty()))
      return not_one();
    const std::optional<Varied> varied = find(name);
    if (!varied) return std::nullopt;
    const std::optional<Number> from = number(first, varied->type);
    const std::optional<Number> until = number(last, varied->type);
    const std::optional<Number> width = by.empty() ? std::optional(Number(1)) : number(by, step_type(varied->type));
    if (!from || !until || !width) return std::nullopt;
    return in_bounds({std::string(name), from->exact(), until->exact(), width->exact()}, *from, *until, *width, first);
  }

 private:
  /// Where `word` stands alone behind `after`.
  std::size_t find_word(std::string_view word, std::size_t after) const {
    if (after == std::string_view::npos) return after;
    for (std::size_t at = text_.find(word, after + 1); at != std::string_view::npos; at = text_.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if (text_[at - 1] == ' ' && (end == text_.size() || text_[end] == ' ')) return at;
    }
    return std::string_view::npos;
  }

  Span span(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
    return {source_, begin, static_cast<std::uint32_t>(begin + part.size())};
  }

  std::nullopt_t complain(Code code, Span at, std::string message, std::string help) {
    diagnostics_.add({code, at, std::move(message), {}, std::move(help)});
    return std::nullopt;
  }

  std::nullopt_t not_one() {
    return complain(Code::bad_sweep, span(text_), fmt::format("{} is no sweep", facts::quoted(text_)),
                    "write it as `discretion_margin = 0% to 10% step 1%`");
  }

  std::optional<Varied> find(std::string_view name) {
    std::optional<Varied> varied = varied_by(rules_, name);
    if (varied) return varied;
    const facts::Target target = facts::find_target(rules_.rules.model, name);
    if (target.attribute.valid())
      return complain(Code::unknown_sweep_name, span(name),
                      fmt::format("{} is computed by the rules, expected a parameter or an input", facts::quoted(name)),
                      "vary what it is computed from");
    std::vector<std::string> known;
    for (const resolve::Parameter& parameter : rules_.rules.model.parameters) known.push_back(parameter.name);
    for (const resolve::AttributeId id : rules_.rules.inputs) known.push_back(rules_.rules.model.attribute_name(id));
    std::string help = did_you_mean(name, known);
    if (help.empty()) help = target.partly ? target.help : "name a parameter of the rules, or an input as in `--data`";
    return complain(Code::unknown_sweep_name, span(name),
                    fmt::format("the rules have no parameter and no input {}", facts::quoted(name)), std::move(help));
  }

  static Type step_type(Type type) { return type.is_level() ? Type{Kind::count, 0} : type; }

  std::optional<Number> number(std::string_view text, Type type) {
    if (type.is_level()) {
      if (const auto level = rules_.rules.model.level(type, text)) return Number(static_cast<std::int64_t>(*level));
      return complain(Code::bad_sweep_range, span(text),
                      fmt::format("{} is no level of {}", facts::quoted(text), rules_.rules.model.type_name(type)),
                      "name a level as case data do");
    }
    const bool is_percent = type.kind == Kind::percent;
    const bool has_sign = !text.empty() && text.back() == '%';
    if (!is_percent && !type.is_number())
      return complain(Code::bad_sweep_range, span(text),
                      fmt::format("a {} cannot be varied in steps, expected a count, number, percent or scale",
                                  rules_.rules.model.type_name(type)),
                      "vary a parameter or input of one of these types");
    std::optional<Number> value = is_percent == has_sign
                                      ? Number::parse(trimmed(text.substr(0, text.size() - (has_sign ? 1 : 0))))
                                      : std::nullopt;
    if (value && !(type.kind == Kind::count && (!value->is_whole() || value->is_negative()))) return value;
    return complain(Code::bad_sweep_range, span(text),
                    fmt::format("found {}, expected a {}", facts::quoted(text), rules_.rules.model.type_name(type)),
                    is_percent                 ? "write a percentage: `55%`"
                    : type.kind == Kind::count ? "write a whole number: `12`"
                                               : "write a number: `12`");
  }

  std::optional<Sweep> in_bounds(Sweep sweep, const Number& from, const Number& to, const Number& step,
                                 std::string_view at) {
    if (step.is_negative() || step.is_zero())
      return complain(Code::bad_sweep_range, span(text_), "the step is not above zero", "write a step such as 1 or 1%");
    if (from > to)
      return complain(Code::bad_sweep_range, span(at), "the sweep ends before it begins",
                      "write the lower end first; the step goes upwards");
    if ((to - from) / step > Number(most_values - 1))
      return complain(Code::bad_sweep_range, span(text_), fmt::format("the sweep has more than {} values", most_values),
                      "take a wider step or a shorter way");
    return sweep;
  }

  const Methodology::Impl& rules_;
  std::string_view text_;
  SourceId source_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<Varied> varied_by(const Methodology::Impl& rules, std::string_view name) {
  const resolve::Model& model = rules.rules.model;
  if (const auto at = model.parameter_by_name.find(std::string(name)); at != model.parameter_by_name.end())
    return Varied{at->second, {}, model.parameters[at->second].type};
  const resolve::AttributeId id = facts::find_target(model, name).attribute;
  if (!id.valid() || rules.rules.attributes[id.index()].input == Id<int>::none) return std::nullopt;
  return Varied{std::nullopt, id, rules.rules.attributes[id.index()].type};
}

}  // namespace whatif

ReadSweep read_sweep(const Scenario& scenario, const std::string& text) {
  const auto sources = std::make_shared<Sources>();
  Diagnostics diagnostics;
  const SourceId source = sources->add("--vary", text);
  ReadSweep out;
  out.sweep = whatif::SweepReader(scenario.changed.impl(), sources->get(source).text, source, diagnostics).read();
  out.messages = Messages(std::make_shared<Messages::Impl>(Messages::Impl{sources, std::move(diagnostics)}));
  return out;
}

}  // namespace rubric
