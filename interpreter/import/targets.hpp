#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine.hpp"
#include "facts/columns.hpp"

namespace rubric::importing {

/// What a column of a spreadsheet fills.
enum class Role : std::uint8_t {
  ignored,
  methodology,  // must be the one imported for
  description,  // of the inspection, under `name`
  origin,
  note,
  input,
  published,
  out_of,   // the maximum that a score was printed out of
  unrated,  // the reason why an item is not rated
  cell,     // of a case row
  label     // of a case row
};

struct Target {
  Role role{};
  resolve::AttributeId attribute{};  // of input and published; of out_of the score, of unrated the rating it leaves out
  std::uint32_t cell = 0;            // of a case row
  std::string name{};                // as case data write it: `2.1 safety yes`, `service`
  Type type{Kind::text, 0};
  /// Whether both fill the same place; any number of columns may be ignored or be notes.
  bool same_place(const Target& other) const;
  /// Whether it is the inspection's id, be that a declared input or not.
  bool is_id() const { return name == "id" && (role == Role::description || role == Role::input); }
};

/// The target of a name, or why it has none.
struct Found {
  std::optional<Target> target{};
  std::string complaint{};
  std::string help{};
};

/// One target that the rules have, for lists.
struct Known {
  std::string name;
  std::string asked;    // its title and question
  std::string written;  // how a value is written
  Target target;
};

/// What the rows of a spreadsheet can fill under one methodology: facts of an inspection and, where `table` is given, the
/// cells of its rows.
class Targets {
 public:
  Targets(const Methodology::Impl& rules, std::optional<std::uint32_t> table);

  /// The target that a mapping file names.
  Found find(std::string_view name) const;
  /// The target of a heading that no mapping file mentions: one that names it, whatever its letter case and white space.
  Found of_heading(std::string_view heading) const;
  /// The one target that `heading` can only mean: named, or asked by its words; for proposals.
  const Known* certain(std::string_view heading) const;
  /// Every target an export may fill, in the order of the rules.
  const std::vector<Known>& known() const { return known_; }
  /// The names nearest to `wanted`, nearest first.
  std::vector<std::string> near(std::string_view wanted) const;
  /// By cell of a row: its name in case data.
  const std::vector<std::string>& cell_names() const { return cell_names_; }
  const std::optional<std::uint32_t>& table() const { return table_; }

 private:
  Found describe(std::string_view name) const;
  Found about_item(std::string_view name) const;
  void list_rows();
  void list_inspection();

  const Methodology::Impl& rules_;
  const check::Rules& checked_;
  const resolve::Model& model_;
  std::optional<std::uint32_t> table_;
  std::optional<facts::Columns> columns_{};
  std::vector<std::string> cell_names_{};
  std::vector<Known> known_{};
};

inline constexpr std::string_view ignore_target = "ignore";

/// The text in small letters, each stretch of white space one space.
std::string plain(std::string_view text);

}  // namespace rubric::importing
