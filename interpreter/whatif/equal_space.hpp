#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine.hpp"
#include "evaluate/terms_of.hpp"

/// The inspections that two methodologies can both read, and what each of them gets of one.
namespace rubric::whatif {

/// An input by its name; none on the side that does not have it, where the data may still mention it.
struct SharedInput {
  static constexpr std::uint32_t none = 0xffff'ffff;
  std::string name{};
  Type type{};           // of the side that has it, the first for choice
  bool of_first = true;  // whether `type` is of the first
  std::uint32_t first = none;
  std::uint32_t second = none;
  bool may_be_absent = false;
};

struct SharedRating {
  std::string name{};
  resolve::AttributeId first{};
  resolve::AttributeId second{};
  std::uint32_t levels = 0;
};

struct SharedWaiver {
  std::string name{};  // "cap governance"
  std::string on{};    // "rating of standard 1.1"
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

struct SharedItem {
  std::string name{};
  resolve::ItemId first{};
  resolve::ItemId second{};
};

/// A column's cell in both, by the heading that case data use.
struct SharedCell {
  std::string heading{};
  std::string name{};  // as symbols call it
  Type type{};         // of the first
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

struct SharedTable {
  std::string name{};
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::vector<SharedCell> cells{};
};

/// What an inspection can say.
struct Space {
  Space(const Methodology::Impl& first, const Methodology::Impl& second);

  const Methodology::Impl& first;
  const Methodology::Impl& second;
  std::vector<SharedInput> inputs{};
  std::vector<SharedRating> ratings{};  // on which either has discretion
  std::vector<SharedWaiver> waivers{};
  std::vector<SharedItem> not_rated{};
  std::vector<SharedTable> tables{};
  std::vector<std::string> texts{};       // a text is its number here
  std::uint32_t other_text = 0;           // one that no rule has
  std::vector<std::string> only_first{};  // inputs that the other side cannot read
  std::vector<std::string> only_second{};

  std::uint32_t text(const std::string& text);
  /// The value of a level, date or text as case data write it.
  std::string written(Type type, bool of_first, const Number& value) const;
};

using Value = std::optional<Number>;

/// A record of discretion: complete, or leaving out who or why.
struct GivenDiscretion {
  std::size_t rating = 0;  // Space::ratings
  std::uint32_t to = 0;
  bool reason = true;
  bool by = true;
};

/// One inspection of a Space.
struct Candidate {
  std::vector<Value> inputs{};  // by Space::inputs
  std::vector<GivenDiscretion> discretion{};
  std::vector<std::size_t> waivers{};                                    // Space::waivers
  std::vector<std::size_t> not_rated{};                                  // Space::not_rated
  std::vector<std::optional<std::vector<std::vector<Value>>>> tables{};  // by Space::tables: rows of cells
};

/// The facts of a candidate as one side reads them.
facts::Facts facts_of(const Space& space, const Candidate& candidate, bool of_first);
/// The candidate as case data of the methodology called `name`.
std::string json_of(const Space& space, const Candidate& candidate, std::string_view name);
/// What it says, one thing after the other, as people and as programs read it.
std::vector<Given> facts_listed(const Space& space, const Candidate& candidate);

}  // namespace rubric::whatif
