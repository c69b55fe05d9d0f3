#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace rubric {

/// An index into one vector of one kind of thing; `Tag` keeps the kinds apart, and the default is `none`.
template <class Tag>
struct Id {
  static constexpr std::uint32_t none = 0xffff'ffff;
  std::uint32_t value = none;

  /// Whether it names anything.
  constexpr bool valid() const { return value != none; }
  /// The index, for subscripting.
  constexpr std::size_t index() const { return value; }
  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace rubric

template <class Tag>
struct std::hash<rubric::Id<Tag>> {
  std::size_t operator()(rubric::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
