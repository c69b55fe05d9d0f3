#include "facts/reader.hpp"

#include <fmt/format.h>

#include "base/limits.hpp"
#include "base/nearest.hpp"

namespace rubric::facts {

namespace {

/// Whether `edits` insertions, deletions, replacements or swaps of neighbours turn one text into the other.
bool within_edits(std::string_view a, std::string_view b, int edits) {
  while (!a.empty() && !b.empty() && a[0] == b[0]) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  if (a.empty() || b.empty()) return a.size() + b.size() <= static_cast<std::size_t>(edits);
  if (edits == 0) return false;
  return within_edits(a.substr(1), b, edits - 1) || within_edits(a, b.substr(1), edits - 1) ||
         within_edits(a.substr(1), b.substr(1), edits - 1) ||
         (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] &&
          within_edits(a.substr(2), b.substr(2), edits - 1));
}

}  // namespace

Reader::Reader(const check::Rules& checked, Diagnostics& sink)
    : rules(checked), model(checked.model), diagnostics(sink), errors_before(sink.error_count()) {
  facts.inputs.resize(rules.inputs.size());
  facts.provenance.resize(rules.inputs.size());
  facts.tables.resize(model.tables.size());
  given.resize(rules.inputs.size());
  for (std::uint32_t i = 0; i < rules.texts.size(); ++i) text_numbers.emplace(rules.texts[i], i);
}

void Reader::complain(Code code, Span span, std::string message, std::string help) const {
  diagnostics.add({code, span, std::move(message), {}, std::move(help)});
}

bool Reader::hopeless() const { return diagnostics.error_count() > errors_before + limits::diagnostics; }

std::uint32_t Reader::intern(std::string_view text) {
  const auto next = static_cast<std::uint32_t>(rules.texts.size() + facts.texts.size());
  const auto [at, added] = text_numbers.emplace(std::string(text), next);
  if (added) facts.texts.emplace_back(text);
  return at->second;
}

void Reader::give(std::uint32_t input, Cell cell, Span span, const std::string& origin, const Path& path) {
  if (given[input]) {
    diagnostics.add({Code::given_twice,
                     span,
                     fmt::format("`{}` gives {} again, expected it once", path.text(),
                                 quoted(model.attribute_name(rules.inputs[input]))),
                     {{facts.provenance[input].span, "first given here"}},
                     "remove one of the two"});
    return;
  }
  given[input] = true;
  facts.inputs[input] = std::move(cell);
  facts.provenance[input] = {span, origin};
}

std::vector<std::string> Reader::input_names(ItemId item) const {
  std::vector<std::string> names;
  for (const AttributeId input : rules.inputs) {
    if (model[input].item == item) names.push_back(model[input].name);
  }
  return names;
}

bool Reader::may_be_said_unrated(ItemId item) const {
  for (std::size_t i = 0; i < model.not_rated.size(); ++i) {
    if (model.not_rated[i].item == item && !rules.not_rated[i].valid()) return true;
  }
  return false;
}

bool CaseReader::expect(json::Kind kind, const json::Value& value, const Path& path, std::string_view shape) const {
  if (value.kind == kind) return true;
  const std::string_view wanted = kind == json::Kind::object ? "an object" : "a list";
  const std::string place = path.text();
  std::string found = value.kind == json::Kind::object ? "an object"
                      : value.kind == json::Kind::list ? "a list"
                                                       : quoted(document.written(value));
  complain(
      Code::wrong_type_in_data, document.span(value),
      fmt::format("{} {}, expected {}", place.empty() ? "the case data are" : quoted(place) + " is", found, wanted),
      shape.empty() ? std::string() : fmt::format("write it as `{}`", shape));
  return false;
}

std::string CaseReader::text_member(const json::Value& value, const Path& path) const {
  if (value.kind == json::Kind::text) return std::string(document.text(value));
  if (value.kind != json::Kind::null) {
    complain(Code::wrong_type_in_data, document.span(value),
             fmt::format("`{}` is {}, expected a text", path.text(), quoted(document.written(value))),
             "put it in double quotes");
  }
  return {};
}

std::string CaseReader::remark(const json::Value& object, ItemId item, std::string_view name, const Path& path) const {
  const json::Value* const value = model.attribute(item, name).valid() ? nullptr : document.find(object, name);
  return value == nullptr ? std::string() : text_member(*value, Path(path, name));
}

void CaseReader::unknown_key(const json::Value& key, const Path& around, const std::vector<std::string>& known,
                             std::string help) const {
  const std::string place = around.text();
  const std::string_view name = document.text(key);
  if (help.empty()) help = suggest(name, known, "known here: ");
  complain(Code::unknown_key, document.span(key),
           fmt::format("unknown key {}{}", quoted(name), place.empty() ? "" : " in " + quoted(place)), std::move(help));
}

std::string all_but(std::string_view key, const std::vector<std::string>& names) {
  for (const std::string& near : nearest(key, names)) {
    if (within_edits(key, near, 2)) return near;
  }
  return {};
}

std::string suggest(std::string_view wanted, const std::vector<std::string>& known, std::string_view introduction) {
  std::string near = did_you_mean(wanted, known);
  if (!near.empty() || known.empty()) return near;
  return std::string(introduction) + listed(known);
}

}  // namespace rubric::facts
