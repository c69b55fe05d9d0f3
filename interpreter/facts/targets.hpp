#pragma once
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "resolve/model.hpp"

namespace rubric::facts {

/// What a name in the data stands for, or why it stands for nothing: `complaint` and `help` are set where the
/// attribute is not valid.
struct Target {
  resolve::AttributeId attribute{};
  Code code = Code::bad_record;
  std::string complaint{};  // "the rules have no standard 2.9"
  std::string help{};
  bool partly = false;  // an item or a part of its name was understood
};

/// The attribute named "rating of standard 2.1", "yes of question safety in standard 2.2" or "overall"; or, in short,
/// "2.1", "2.1 safety" (their ratings) and "2.1 safety yes".
Target find_target(const resolve::Model& model, std::string_view name);

/// Between the name in a heading and what is written behind it for readers: `2.1 safety yes: In how many cases …?`.
inline constexpr std::string_view behind_name = ": ";
/// The name at the head of a heading that has more behind it; empty for any other.
std::string_view name_in_heading(std::string_view heading);

/// The name in front of the ` out of` with which `name` ends: "total" of "total out of"; empty for any other.
std::string_view before_out_of(std::string_view name);

/// The ids of the items of one kind (of the questions of `standard`).
std::vector<std::string> item_ids(const resolve::Model& model, syntax::ItemKind kind, resolve::ItemId standard = {});
/// The names of all attributes of `item`.
std::vector<std::string> attribute_names(const resolve::Model& model, resolve::ItemId item);

}  // namespace rubric::facts
