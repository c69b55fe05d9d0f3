#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "check/rules.hpp"
#include "facts/quick_pattern.hpp"

/// The objects that case data of one methodology may hold, and the keys of each.
namespace rubric::facts {

struct Member {
  Word quoted;  // the key as JSON
  Value value{};
  std::uint32_t next = 0;  // the member that stood behind this one when it was last read
  std::uint64_t seen = 0;  // ObjectShape::reading when it was last read
};

struct ObjectShape {
  std::vector<Member> members{};
  bool describes = false;     // `inspection`: names of its own besides those of inputs
  std::uint32_t first = 0;    // the member that stood first when it was last read
  std::uint64_t reading = 0;  // numbers the readings of all objects
  Pattern pattern{};          // of an item's object, or a record
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
