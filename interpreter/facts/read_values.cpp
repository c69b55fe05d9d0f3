#include "facts/read_values.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "facts/targets.hpp"
#include "facts/values.hpp"

namespace rubric::facts {

namespace {

constexpr std::string_view between = " = ";

struct Placed {
  Span name;
  Span value;
};

void read_pair(Reader& reader, const std::string& name, const std::string& value, const Placed& at) {
  Target target = find_target(reader.model, name);
  if (!target.attribute.valid()) {
    if (target.help.empty())
      target.help = "name an input as results are named: `yes of question safety in standard 2.1`";
    reader.complain(target.code == Code::bad_record ? Code::unknown_key : target.code, at.name,
                    fmt::format("{}: {}", quoted(name), target.complaint), std::move(target.help));
    return;
  }
  const check::Attribute& attribute = reader.rules.attributes[target.attribute.index()];
  if (attribute.input == Id<int>::none) {
    reader.complain(Code::unknown_key, at.name,
                    fmt::format("{} is computed by the rules, expected an input or a judgement", quoted(name)),
                    "leave it out");
    return;
  }
  const Path root;
  const Path path(root, name);
  std::optional<Cell> cell = read_text(reader, attribute.type, value, at.value, path);
  if (!cell) return;
  const ItemId item = reader.model[target.attribute].item;
  std::erase_if(reader.facts.not_rated, [item](const NotRatedRecord& record) { return record.item == item; });
  reader.give(attribute.input, std::move(*cell), at.value, {}, path);
}

/// Reads the pairs as a text called `name`; returns what was read.
std::string read_pairs(Reader& reader, std::string name, Sources& sources,
                       const std::vector<std::pair<std::string, std::string>>& values) {
  std::string text;
  std::vector<Placed> places;
  places.reserve(values.size());
  for (const auto& [key, value] : values) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += key;
    text += between;
    text += value;
    text += '\n';
    const auto value_end = static_cast<std::uint32_t>(text.size() - 1);
    places.push_back({{{}, begin, static_cast<std::uint32_t>(begin + key.size())},
                      {{}, static_cast<std::uint32_t>(value_end - value.size()), value_end}});
  }
  const SourceId source = sources.add(std::move(name), text);
  for (std::size_t i = 0; i < values.size(); ++i) {
    Placed& at = places[i];
    at.name.source = at.value.source = source;
    read_pair(reader, values[i].first, values[i].second, at);
  }
  return text;
}

}  // namespace

Facts read_values(const check::Rules& rules, Sources& sources,
                  const std::vector<std::pair<std::string, std::string>>& values, Diagnostics& diagnostics) {
  Reader reader(rules, diagnostics);
  reader.facts.name = "values";
  reader.facts.hash = sha256(read_pairs(reader, reader.facts.name, sources, values));
  return std::move(reader.facts);
}

Facts put_values(const check::Rules& rules, Sources& sources, std::string name,
                 const std::vector<std::pair<std::string, std::string>>& values, Facts facts,
                 Diagnostics& diagnostics) {
  Reader reader(rules, diagnostics);
  reader.facts = std::move(facts);
  for (std::uint32_t i = 0; i < reader.facts.texts.size(); ++i)
    reader.text_numbers.emplace(reader.facts.texts[i], static_cast<std::uint32_t>(rules.texts.size() + i));
  reader.facts.hash = sha256(reader.facts.hash + "\n" + read_pairs(reader, std::move(name), sources, values));
  return std::move(reader.facts);
}

}  // namespace rubric::facts
