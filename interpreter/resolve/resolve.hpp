#pragma once
#include "base/diagnostic.hpp"
#include "resolve/model.hpp"

namespace rubric::resolve {

/// Settles names: scales, items, tables, functions, attributes of every item, adjustments, sources. Expressions stay
/// syntax. Reports unknown and doubly defined names; the model is fit for `check` where no error was added.
Model resolve(const Sources& sources, const syntax::Ast& ast, Diagnostics& diagnostics);

/// The items that `selection` names, in framework order, `where` not applied; reports what it names in vain.
/// `scope` is the item whose standard a bare `questions` means. Empty for the rows of a table.
std::vector<ItemId> select(const Model& model, const syntax::Ast& ast, const syntax::Selection& selection, ItemId scope,
                           Diagnostics& diagnostics);
/// The same for what items are given, as by a `for` block: items that a change dropped are left out without a word.
std::vector<ItemId> select_left(const Model& model, const syntax::Selection& selection, Diagnostics& diagnostics);

}  // namespace rubric::resolve
