#include <rubric/amendment.hpp>
#include <rubric/diff.hpp>

#include <fmt/format.h>

#include "publish/contents.hpp"
#include "publish/remarks.hpp"
#include "syntax/words.hpp"

namespace rubric::publish {

namespace {

/// One side of a comparison with all it takes to tell its declarations.
struct Side {
  explicit Side(const Methodology::Impl& impl)
      : rules(impl), names(impl), phrases(impl, names), sentences(impl, names, phrases) {}

  /// The declaration that a difference calls so: "cap governance", "rating of standard 3.4", "share of every question".
  std::optional<DeclarationRef> find(std::string_view called) const {
    for (const DeclarationRef ref : names.all()) {
      const bool whole = ref.kind == DeclarationKind::definition || ref.kind == DeclarationKind::input ||
                         ref.kind == DeclarationKind::judgement;
      if (names.block(ref) == nullptr && (whole ? word(ref) + " " : "") + names.called(ref) == called) return ref;
    }
    const std::size_t of = called.find(" of ");
    if (of == std::string_view::npos) return std::nullopt;
    const resolve::Model& model = rules.rules.model;
    for (std::uint32_t i = 0; i < model.attributes.size(); ++i) {
      const resolve::Attribute& it = model.attributes[i];
      if (it.item.value == 0 || it.name != called.substr(0, of)) continue;
      if (names_first(called.substr(of + 4), it.item)) return names.declaration(resolve::AttributeId{i});
    }
    return std::nullopt;
  }

  std::string word(DeclarationRef ref) const {
    if (ref.kind == DeclarationKind::input) return "input";
    if (ref.kind == DeclarationKind::judgement) return "judgement";
    return std::string(syntax::word(rules.ast.definitions[ref.index].kind));
  }

  /// Whether `items` ("standards 1.1, 1.2", "every question") begin with `item`, or take in all of its kind.
  bool names_first(std::string_view items, ItemId item) const {
    const resolve::Item& it = rules.rules.model[item];
    const std::string kind(syntax::word(it.kind));
    if (items == "every " + kind || items == rules.rules.model.item_name(item)) return true;
    const std::string first = kind + "s " + it.id;
    return items.substr(0, first.size()) == first &&
           (items.size() == first.size() || items[first.size()] == ',' || items[first.size()] == ' ');
  }

  const Methodology::Impl& rules;
  Names names;
  Phrases phrases;
  Sentences sentences;
};

/// The words of the sentences alone: links would lead to what the booklet does not hold.
Prose words_of(const Side& side, DeclarationRef ref) {
  Prose out;
  const auto end = [&out](std::string_view sign) { out.text(out.empty() ? "" : sign); };
  for (const Block& block : side.sentences.said(ref)) {
    switch (block.kind) {
      case BlockKind::points:
      case BlockKind::steps:
        for (const Prose& point : block.points) {
          end(" ");
          out.text(point.words());
        }
        break;
      case BlockKind::table:
        for (std::size_t r = 0; r < block.table.rows.size(); ++r) {
          end(" ");
          const Row& row = block.table.rows[r];
          for (std::size_t i = 0; i < row.cells.size(); ++i)
            out.text(i == 0 ? "" : i == 1 ? ": " : ", ").text(row.cells[i].words());
          out.text(r + 1 == block.table.rows.size() ? "." : ";");
        }
        break;
      default: end(" "); out.text(block.text.words());
    }
  }
  return out;
}

Section changes_told(const Methodology& amended, const Side& after) {
  Section section{"changes", "Changes"};
  Block table{BlockKind::table};
  table.table.caption = "Changes, as the amendment writes them";
  table.table.columns = {{"Changes"}, {"As written"}, {"Why"}, {"Where"}};
  const Methodology::Impl& rules = after.rules;
  const std::vector<RuleChange> all = changes(amended);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Span span = amending::span_of(rules.unamended, rules.changes[i].ref);
    Prose why;
    for (const Block& block : remarks(*rules.sources, span)) {
      why.text(why.empty() ? "" : " ").add(block.text);
      for (const Prose& point : block.points) why.text(" ").add(point);
    }
    table.table.rows.push_back({{Prose().code(all[i].target), Prose().code(all[i].text), std::move(why),
                                 Prose().link(after.names.line_words(span), after.names.line(span))}});
  }
  section.blocks.push_back(std::move(table));
  return section;
}

Section side_by_side(const Report& report) {
  Section section{"differences", "Old beside new"};
  const ReportTable& rows = *report.sections.front().table;
  for (const std::string& text : report.sections.front().text)
    section.blocks.push_back(paragraph(Prose().marked(text)));
  if (rows.rows.empty()) return section;
  Block table{BlockKind::table};
  table.table.caption = "Each difference: the rule as it was and as it is";
  table.table.columns = {{"Rule"}, {"Part"}, {"Old"}, {"New"}};
  for (const std::vector<ReportCell>& row : rows.rows) {
    const auto quoted = [&](std::size_t cell, std::string_view none) {
      return row[cell].text.empty() ? Prose(none) : Prose().code(row[cell].text);
    };
    table.table.rows.push_back({{Prose(row[1].text), Prose(row[2].text), quoted(3, "—"), quoted(4, "—")}});
  }
  section.blocks.push_back(std::move(table));
  return section;
}

Section in_sentences(const Report& report, const Side& before, const Side& after) {
  Section section{"sentences", "The same in sentences"};
  Block table{BlockKind::table};
  table.table.caption = "Sentences of the old rules beside those of the new";
  table.table.columns = {{"Rule"}, {"Old"}, {"New"}};
  std::string last;
  for (const std::vector<ReportCell>& row : report.sections.front().table->rows) {
    const std::string& called = row[1].text;
    if (called == last) continue;
    last = called;
    const std::optional<DeclarationRef> was = before.find(called);
    const std::optional<DeclarationRef> is = after.find(called);
    const Prose old = was ? words_of(before, *was) : Prose();
    const Prose now = is ? words_of(after, *is) : Prose();
    if ((old.empty() && now.empty()) || old.words() == now.words()) continue;
    table.table.rows.push_back({{Prose(called), old.empty() ? Prose("—") : old, now.empty() ? Prose("—") : now}});
  }
  if (!table.table.rows.empty()) section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace

Booklet differences(const Methodology& amended) {
  const Methodology base = base_of(amended);
  const Methodology::Impl& rules = amended.impl();
  const Side before(base.impl());
  const Side after(rules);
  const resolve::Model& model = rules.rules.model;
  const Report report = diff(base, amended);

  Booklet out;
  out.name = model.name;
  out.kind = "Amendment";
  out.title = model.title.empty() ? model.name : model.title;
  out.facts = {{"Amends", fmt::format("{} ({})", base.title().empty() ? base.name() : base.title(), base.name())}};
  for (auto& fact : facts_of(rules, rules.first_file)) out.facts.push_back(std::move(fact));
  const Source& base_file = base.impl().sources->get(base.impl().first_file);
  for (const Receipt::File& file : rules.files) {
    if (file.path == base_file.path)
      out.facts.emplace_back(fmt::format("SHA-256 of {}, amended", file.path.substr(file.path.rfind('/') + 1)),
                             file.sha256);
  }
  Section about{"about", "About this amendment", opening(*rules.sources, rules.first_file)};
  out.sections.push_back(std::move(about));
  out.sections.push_back(changes_told(amended, after));
  out.sections.push_back(side_by_side(report));
  out.sections.push_back(in_sentences(report, before, after));
  out.sections.push_back(agreement());
  std::erase_if(out.sections, [](const Section& section) { return section.blocks.empty(); });
  out.files = rule_files(rules, after.names, rules.first_file);
  for (RuleFile& file : out.files) {
    for (RuleLine& line : file.lines) line.to.clear();  // the sentences are not in this booklet
  }
  return out;
}

}  // namespace rubric::publish
