#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/nearest.hpp"
#include "resolve/resolve.hpp"
#include "syntax/words.hpp"

namespace rubric::resolve {

namespace {

using syntax::IdRange;
using syntax::Selection;
using syntax::SelectionTerm;

/// The parts of a dotted numeric id, or nothing.
std::optional<std::vector<std::uint64_t>> numeric(std::string_view id) {
  std::vector<std::uint64_t> parts;
  for (std::size_t begin = 0; begin <= id.size();) {
    const std::size_t end = std::min(id.find('.', begin), id.size());
    std::uint64_t part = 0;
    const auto [last, failure] = std::from_chars(id.data() + begin, id.data() + end, part);
    if (failure != std::errc{} || last != id.data() + end) return std::nullopt;
    parts.push_back(part);
    begin = end + 1;
  }
  return parts;
}

class Selector {
 public:
  Selector(const Model& model, ItemId scope, bool leaves_out_dropped, Diagnostics& diagnostics)
      : model_(model), scope_(scope), leaves_out_dropped_(leaves_out_dropped), diagnostics_(diagnostics) {}

  /// Whether an item was named that a change dropped.
  bool has_left_out() const { return has_left_out_; }

  std::vector<ItemId> terms(const std::vector<SelectionTerm>& terms) {
    std::vector<ItemId> all;
    for (const SelectionTerm& term : terms) {
      const std::vector<ItemId> some = this->term(term);
      all.insert(all.end(), some.begin(), some.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

 private:
  std::vector<ItemId> term(const SelectionTerm& term) {
    if (term.kind == ItemKind::question) return questions(term);
    std::vector<ItemId> items = term.ids.empty() ? all_of(term.kind) : with_ids(term.kind, term.ids);
    if (term.container_kind) keep_inside(items, with_ids(*term.container_kind, term.container_ids));
    return items;
  }

  std::vector<ItemId> questions(const SelectionTerm& term) {
    std::vector<ItemId> standards;
    if (term.container_kind == ItemKind::standard) {
      standards = with_ids(ItemKind::standard, term.container_ids);
    } else if (term.container_kind == ItemKind::domain) {
      for (const ItemId domain : with_ids(ItemKind::domain, term.container_ids)) {
        const std::vector<ItemId>& inside = model_[domain].children;
        standards.insert(standards.end(), inside.begin(), inside.end());
      }
    } else if (const ItemId around = standard_around(); around.valid()) {
      standards = {around};
    } else {
      standards = all_of(ItemKind::standard);
    }
    std::vector<ItemId> found;
    std::vector<std::string> known;
    for (const ItemId standard : standards) {
      for (const ItemId question : model_[standard].children) {
        known.push_back(model_[question].id);
        const bool wanted = term.ids.empty() ||
                            std::any_of(term.ids.begin(), term.ids.end(),
                                        [&](const IdRange& range) { return range.first.text == model_[question].id; });
        if (wanted) found.push_back(question);
      }
    }
    for (const IdRange& range : term.ids) {
      if (range.last) {
        error(Code::range_backwards, range.first.span, "questions have names, not a numeric order",
              "list the questions, separated by commas");
      } else if (std::find(known.begin(), known.end(), range.first.text) == known.end()) {
        unknown(ItemKind::question, range.first, known);
      }
    }
    return found;
  }

  std::vector<ItemId> with_ids(ItemKind kind, const std::vector<IdRange>& ranges) {
    std::vector<ItemId> items;
    for (const IdRange& range : ranges) {
      if (range.last) {
        add_range(kind, range, items);
      } else if (const ItemId item = model_.find(kind, range.first.text); item.valid()) {
        items.push_back(item);
      } else if (!leave_out(kind, range.first)) {
        unknown(kind, range.first, ids_of(kind));
      }
    }
    return items;
  }

  void add_range(ItemKind kind, const IdRange& range, std::vector<ItemId>& items) {
    for (const syntax::Name* end : {&range.first, &*range.last}) {
      if (!model_.find(kind, end->text).valid() && !leave_out(kind, *end)) return unknown(kind, *end, ids_of(kind));
    }
    const auto low = numeric(range.first.text);
    const auto high = numeric(range.last->text);
    if (!low || !high || *high < *low) {
      return error(Code::range_backwards, join(range.first.span, range.last->span),
                   fmt::format("`{} to {}` is no rising range of numbers", range.first.text, range.last->text),
                   "write the lower id first, or list the ids");
    }
    for (const ItemId item : all_of(kind)) {
      const auto id = numeric(model_[item].id);
      if (id && *low <= *id && *id <= *high) items.push_back(item);
    }
  }

  std::vector<ItemId> all_of(ItemKind kind) const {
    std::vector<ItemId> items;
    for (std::uint32_t i = 0; i < model_.items.size(); ++i) {
      if (model_.items[i].kind == kind) items.push_back(ItemId{i});
    }
    return items;
  }

  void keep_inside(std::vector<ItemId>& items, const std::vector<ItemId>& containers) const {
    std::erase_if(items, [&](ItemId item) {
      for (ItemId at = model_[item].parent; at.valid(); at = model_[at].parent) {
        if (std::find(containers.begin(), containers.end(), at) != containers.end()) return false;
      }
      return true;
    });
  }

  ItemId standard_around() const {
    for (ItemId at = scope_; at.valid(); at = model_[at].parent) {
      if (model_[at].kind == ItemKind::standard) return at;
    }
    return {};
  }

  std::vector<std::string> ids_of(ItemKind kind) const {
    std::vector<std::string> ids;
    for (const ItemId item : all_of(kind)) ids.push_back(model_[item].id);
    return ids;
  }

  bool leave_out(ItemKind kind, const syntax::Name& id) {
    const auto& dropped = model_.dropped_items;
    if (!leaves_out_dropped_ || !std::binary_search(dropped.begin(), dropped.end(), std::pair(kind, id.text)))
      return false;
    has_left_out_ = true;
    return true;
  }

  void unknown(ItemKind kind, const syntax::Name& id, const std::vector<std::string>& known) {
    std::string help = did_you_mean(id.text, known);
    if (help.empty() && !known.empty() && known.size() <= 20)
      help = fmt::format("there are {}", fmt::join(known, ", "));
    error(Code::unknown_item, id.span, fmt::format("the framework has no {} {}", word(kind), id.text), help);
  }

  void error(Code code, Span span, std::string message, std::string help) {
    diagnostics_.add({code, span, std::move(message), {}, std::move(help)});
  }

  const Model& model_;
  ItemId scope_;
  bool leaves_out_dropped_;
  bool has_left_out_ = false;
  Diagnostics& diagnostics_;
};

std::vector<ItemId> selected(const Model& model, const Selection& selection, ItemId scope, bool leaves_out_dropped,
                             Diagnostics& diagnostics) {
  if (!selection.terms.empty() && selection.terms.front().table) return {};
  Diagnostics found;
  Selector selector(model, scope, leaves_out_dropped, found);
  std::vector<ItemId> items = selector.terms(selection.terms);
  const std::vector<ItemId> left_out = selector.terms(selection.except);
  std::erase_if(items, [&](ItemId item) { return std::binary_search(left_out.begin(), left_out.end(), item); });
  for (Diagnostic& diagnostic : found.sorted()) diagnostics.add(std::move(diagnostic));
  if (items.empty() && !found.has_errors() && !selector.has_left_out()) {
    diagnostics.add({Code::empty_selection,
                     selection.span,
                     "this selection holds no item of the framework",
                     {},
                     "name items that exist, or remove what it is for"});
  }
  return items;
}

}  // namespace

std::vector<ItemId> select(const Model& model, const syntax::Ast&, const Selection& selection, ItemId scope,
                           Diagnostics& diagnostics) {
  return selected(model, selection, scope, false, diagnostics);
}

std::vector<ItemId> select_left(const Model& model, const Selection& selection, Diagnostics& diagnostics) {
  return selected(model, selection, ItemId{0}, true, diagnostics);
}

}  // namespace rubric::resolve
