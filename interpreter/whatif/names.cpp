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

bool lies_in(const resolve::Model& model, AttributeId attribute, ItemId item) {
  for (ItemId at = model[attribute].item; at.valid() && at.value != 0; at = model[at].parent) {
    if (at == item) return true;
  }
  return false;
}

/// Every name that means the input `attribute` by itself, and through the items around it.
std::set<std::string> names_of(const resolve::Model& model, AttributeId attribute) {
  std::set<std::string> names{model.attribute_name(attribute), model[attribute].name};
  for (ItemId item = model[attribute].item; item.valid() && item.value != 0; item = model[item].parent)
    names.insert(model.item_name(item));
  return names;
}

/// How `name` means `attribute`; `short_name` is what it stands for in case data ("2.1 safety yes", "2.1").
Named named(const resolve::Model& model, const std::string& name, const facts::Target& short_name,
            AttributeId attribute) {
  if (name == model.attribute_name(attribute) || name == model[attribute].name || short_name.attribute == attribute)
    return Named::by_name;
  if (names_of(model, attribute).count(name) != 0) return Named::by_item;
  if (!short_name.attribute.valid()) return Named::no;
  const resolve::Attribute& rated = model[short_name.attribute];
  const bool is_item = rated.name == "rating" && rated.item.value != 0;
  return is_item && lies_in(model, attribute, rated.item) ? Named::by_item : Named::no;
}

}  // namespace

std::vector<Named> inputs_named(const check::Rules& rules, const std::vector<std::string>& names,
                                Diagnostics& diagnostics) {
  const resolve::Model& model = rules.model;
  std::vector<Named> all(rules.inputs.size(), Named::no);
  for (const std::string& name : names) {
    const facts::Target short_name = facts::find_target(model, name);
    std::set<std::string> known;
    bool found = false;
    for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
      const Named how = named(model, name, short_name, rules.inputs[i]);
      found = found || how != Named::no;
      all[i] = std::max(all[i], how);
      const std::set<std::string> own = names_of(model, rules.inputs[i]);
      known.insert(own.begin(), own.end());
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
  return all;
}

}  // namespace rubric::whatif
