#pragma once
#include <unordered_set>

#include "syntax/ast.hpp"

namespace rubric::syntax {

/// Declarations that a change took out, and those that stand behind `replace` and are read in the place of another, are
/// no declarations of the methodology: false for them.
class Live {
 public:
  explicit Live(const Ast& ast);
  bool operator()(DeclarationKind kind, std::size_t index) const { return !others_.contains(packed(kind, index)); }

 private:
  static std::uint64_t packed(DeclarationKind kind, std::size_t index) {
    return (static_cast<std::uint64_t>(kind) << 32U) | index;
  }
  std::unordered_set<std::uint64_t> others_{};
};

}  // namespace rubric::syntax
