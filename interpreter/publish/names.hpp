#pragma once
#include <map>
#include <utility>

#include "engine.hpp"
#include "publish/document.hpp"
#include "syntax/live.hpp"

namespace rubric::publish {

using resolve::ItemId;
using syntax::DeclarationKind;
using syntax::DeclarationRef;

/// Where everything stands in a booklet: the ids that links lead to.
class Names {
 public:
  explicit Names(const Methodology::Impl& rules);

  /// The id of the sentence on a declaration; empty where it has none.
  std::string of(DeclarationRef ref) const;
  std::string of(ItemId item) const;
  std::string of(resolve::AttributeId attribute) const;
  /// The declaration of an attribute.
  DeclarationRef declaration(resolve::AttributeId attribute) const;
  /// What a declaration is called: "cap governance", "share", "not rated".
  std::string called(DeclarationRef ref) const;
  /// The items that a member of a `for` block was given to, in the order of the framework; the inspection at top level.
  const std::vector<ItemId>& items(DeclarationRef ref) const;
  /// The `for` block around a member, or null.
  const syntax::ForBlock* block(DeclarationRef ref) const;

  /// The id of the line at which `span` begins.
  std::string line(Span span) const;
  /// "line 12", or "shared.rubric, line 12" where there are several files.
  std::string line_words(Span span) const;
  /// Whether the declaration is part of the methodology.
  bool live(DeclarationKind kind, std::size_t index) const { return live_(kind, index); }
  /// Every declaration with a sentence, in the order of writing.
  const std::vector<DeclarationRef>& all() const { return all_; }
  /// The span of a declaration.
  Span span(DeclarationRef ref) const;
  const syntax::Declaration& head(DeclarationRef ref) const;

 private:
  using Key = std::pair<int, std::uint32_t>;
  static Key key(DeclarationRef ref) { return {static_cast<int>(ref.kind), ref.index}; }
  void add(DeclarationRef ref);

  const Methodology::Impl& rules_;
  syntax::Live live_;
  std::map<Key, std::string> ids_{};
  std::map<Key, std::vector<ItemId>> items_{};
  std::map<Key, const syntax::ForBlock*> blocks_{};
  std::vector<std::string> item_ids_{};  // by Model::items
  std::vector<DeclarationRef> all_{};
  std::vector<ItemId> inspection_{ItemId{0}};
};

/// The ids of the sections, which no declaration takes.
const std::vector<std::string>& section_ids();

}  // namespace rubric::publish
