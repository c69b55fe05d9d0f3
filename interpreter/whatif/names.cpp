#include "whatif/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "facts/targets.hpp"

namespace rubric::whatif {

namespace {

using resolve::AttributeId;
using resolve::ItemId;

/// Every name that means the input `attribute`.
std::set<std::string> names_of(const resolve::Model& model, AttributeId attribute) {
  std::set<std::string> names{model.attribute_name(attribute), model[attribute].name};
  for (ItemId item = model[attribute].item; item.valid() && item.value != 0; item = model[item].parent)
    names.insert(model.item_name(item));
  return names;
}

/// Whether the short name `name` ("2.1 safety yes", "2.1") means `attribute` or what lies in its item.
bool means(const resolve::Model& model, const facts::Target& short_name, AttributeId attribute) {
  if (!short_name.attribute.valid()) return false;
  if (short_name.attribute == attribute) return true;
  const resolve::Attribute& named = model[short_name.attribute];
  if (named.name != "rating" || named.item.value == 0) return false;
  for (ItemId item = model[attribute].item; item.valid() && item.value != 0; item = model[item].parent) {
    if (item == named.item) return true;
  }
  return false;
}

}  // namespace

std::vector<bool> inputs_named(const check::Rules& rules, const std::vector<std::string>& names,
                               Diagnostics& diagnostics) {
  const resolve::Model& model = rules.model;
  std::vector<bool> named(rules.inputs.size(), false);
  for (const std::string& name : names) {
    std::set<std::string> known;
    bool found = false;
    for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
      const std::set<std::string> own = names_of(model, rules.inputs[i]);
      known.insert(own.begin(), own.end());
      if (own.count(name) == 0) continue;
      named[i] = found = true;
    }
    const facts::Target short_name = found ? facts::Target{} : facts::find_target(model, name);
    for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
      if (!means(model, short_name, rules.inputs[i])) continue;
      named[i] = found = true;
    }
    if (found) continue;
    std::string help = did_you_mean(name, {known.begin(), known.end()});
    if (help.empty())
      help =
          "name an input (`yes of question safety in standard 2.1`), an attribute (`yes`) or an item (`standard 2.1`)";
    const bool computed = short_name.attribute.valid();
    diagnostics.add({Code::no_such_input,
                     nowhere,
                     computed ? fmt::format("`{}` is computed by the rules, expected an input or a judgement", name)
                              : fmt::format("`{}` means no input", name),
                     {},
                     std::move(help)});
  }
  return named;
}

}  // namespace rubric::whatif
