#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "resolve/model.hpp"

namespace rubric::facts {

/// What the headings of a table's rows, in JSON or CSV, stand for.
class Columns {
 public:
  Columns(const resolve::Model& model, const resolve::Table& table);

  /// The cell under `heading`, or nothing.
  std::optional<std::uint32_t> cell(std::string_view heading) const;
  Type type(std::uint32_t cell) const { return types_[cell]; }
  /// Every heading in its long form, and `case`.
  const std::vector<std::string>& headings() const { return headings_; }
  /// Whether `heading` is the free label of a row.
  bool is_label(std::string_view heading) const { return heading == "case" && !cell(heading); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> cells_;
  std::vector<Type> types_;
  std::vector<std::string> headings_;
};

}  // namespace rubric::facts
