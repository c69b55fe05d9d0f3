#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "check/rules.hpp"
#include "facts/quick_scan.hpp"

/// The objects that case data of one methodology may hold, and the keys of each.
namespace rubric::facts {

/// What the value of a key is.
enum class Role : std::uint8_t {
  methodology,
  object,     // an object of its own: `index` among the objects
  item,       // the same, of one item
  input,      // `index` in Rules::inputs
  not_rated,  // of an item
  remark,     // a text, or null
  skipped,    // one value that decides nothing
  notes,
  discretion,
  waivers,
  on,  // of a record
  to,
  reason,
  by,
  cap,
  floor
};

struct Member {
  Word quoted;  // the key as JSON
  Role role{};
  std::uint32_t index = 0;
  Type type{};             // of an input
  bool is_rating = false;  // an input of this name
  std::uint32_t next = 0;  // the member that stood behind this one when it was last read
  std::uint64_t seen = 0;  // ObjectShape::reading when it was last read
};

struct ObjectShape {
  std::vector<Member> members{};
  bool describes = false;       // `inspection`: names of its own besides those of inputs
  resolve::ItemId item{};       // of an item's object
  bool may_be_unrated = false;  // the data may say so of the item
  std::uint32_t first = 0;      // the member that stood first when it was last read
  std::uint64_t reading = 0;    // numbers the readings of all objects
};

/// `objects[0]` is the whole case.
struct CaseShape {
  explicit CaseShape(const check::Rules& rules);
  std::vector<ObjectShape> objects{};
  std::uint32_t discretion = 0;  // among objects: one record
  std::uint32_t waiver = 0;
};

/// Whether JSON may write `text` between its quotes as it is.
bool is_plain(std::string_view text);

}  // namespace rubric::facts
