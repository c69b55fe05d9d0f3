#pragma once
#include <unordered_map>

#include "base/diagnostic.hpp"
#include "resolve/model.hpp"
#include "syntax/live.hpp"

namespace rubric::resolve {

std::string attribute_key(ItemId item, std::string_view name);
std::string item_key(ItemKind kind, std::string_view id, ItemId standard);

/// What the parts of this stage share.
struct Resolver {
  const syntax::Ast& ast;
  Model& model;
  Diagnostics& diagnostics;
  syntax::Live live;
  std::unordered_map<std::string, Span>
      globals{};  // one name space: parameters, functions, bands, tables, types, top-level attributes

  void error(Code code, Span span, std::string message, std::string help = {}) const {
    diagnostics.add({code, span, std::move(message), {}, std::move(help)});
  }
  /// Claims a top-level name; false (and reported) where it is taken.
  bool claim(const syntax::Name& name, std::string_view what);
  /// The type that is written; reports unknown ones and gives the error type.
  Type type(const syntax::TypeName& written) const;
};

void resolve_header(Resolver& resolver);
void resolve_sources(Resolver& resolver);
void resolve_level_sets(Resolver& resolver);
void resolve_framework(Resolver& resolver);
void resolve_tables(Resolver& resolver);
void resolve_values(Resolver& resolver);
void resolve_attributes(Resolver& resolver);
void resolve_adjustments(Resolver& resolver);
void resolve_claims(Resolver& resolver);

}  // namespace rubric::resolve
