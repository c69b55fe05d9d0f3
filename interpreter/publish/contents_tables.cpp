#include <fmt/format.h>

#include <algorithm>

#include "evaluate/text.hpp"
#include "publish/contents.hpp"
#include "publish/remarks.hpp"
#include "syntax/words.hpp"

namespace rubric::publish {

namespace {

/// How an item comes to its rating: "judged", "given or computed", and the sentence that tells it.
Prose rated_by(const Methodology::Impl& rules, const Names& names, ItemId item) {
  const resolve::Model& model = rules.rules.model;
  const resolve::AttributeId rating = model.attribute(item, "rating");
  if (!rating.valid()) return {};
  std::string_view how = "computed";
  if (model[rating].kind == resolve::AttributeKind::judgement) how = "judged";
  if (model[rating].kind == resolve::AttributeKind::input)
    how = rules.rules.attributes[rating.index()].definition.valid() ? "computed, or given" : "given";
  Prose out;
  out.link(how, names.of(rating));
  for (const std::uint32_t adjustment : model[rating].adjustments) {
    const DeclarationRef ref{DeclarationKind::adjustment, model.adjustments[adjustment].declaration};
    out.text("; ").text(syntax::word(rules.ast.adjustments[ref.index].kind)).text(" ");
    out.code(names.head(ref).name.text, names.of(ref));
  }
  for (std::size_t i = 0; i < model.not_rated.size(); ++i) {
    if (model.not_rated[i].item != item) continue;
    const DeclarationRef ref{DeclarationKind::not_rated, model.not_rated[i].declaration};
    out.text("; ").link(rules.rules.not_rated[i].valid() ? "not rated in some cases" : "may be not rated",
                        names.of(ref));
  }
  return out;
}

/// Declarations whose citations are background, by what they are called.
struct Grounds {
  std::vector<Prose> background{};
  std::vector<Prose> none{};
};

bool must_have_ground(DeclarationKind kind) {
  return kind == DeclarationKind::bands || kind == DeclarationKind::adjustment || kind == DeclarationKind::parameter ||
         kind == DeclarationKind::definition || kind == DeclarationKind::function || kind == DeclarationKind::scale ||
         kind == DeclarationKind::not_rated;
}

void note_background(const syntax::Ast& ast, const std::vector<syntax::Cite>& cites, const Prose& about,
                     std::vector<Prose>& out) {
  for (const Citation& citation : evaluate::citations_of(ast, cites)) {
    if (citation.certainty != "background") continue;
    Prose point;
    point.add(about);
    if (!citation.place.empty()) point.text(": “").text(citation.place).text("”");
    out.push_back(std::move(point));
  }
}

Prose linked(const Sentences& sentences, const Names& names, DeclarationRef ref) {
  return Prose().link(sentences.heading(ref).words(), names.of(ref));
}

Grounds grounds(const Methodology::Impl& rules, const Names& names, const Sentences& sentences) {
  Grounds out;
  for (const syntax::Methodology& it : rules.ast.methodologies)
    note_background(rules.ast, it.cites, Prose("The time the methodology is in force"), out.background);
  for (std::uint32_t i = 0; i < rules.ast.items.size(); ++i) {
    const syntax::ItemDeclaration& it = rules.ast.items[i];
    if (!names.live(DeclarationKind::item, i)) continue;
    const ItemId item =
        it.kind == syntax::ItemKind::question ? ItemId{} : rules.rules.model.find(it.kind, it.name.text);
    Prose about;
    about.link(std::string(syntax::word(it.kind)) + " " + it.name.text, item.valid() ? names.of(item) : "").capital();
    note_background(rules.ast, it.cites, about, out.background);
  }
  for (const DeclarationRef ref : names.all()) {
    const Prose about = linked(sentences, names, ref);
    const std::vector<syntax::Cite>& cites = names.head(ref).cites;
    bool grounded = !cites.empty();
    note_background(rules.ast, cites, about, out.background);
    if (ref.kind == DeclarationKind::parameter) {
      for (const syntax::ParameterValue& value : rules.ast.parameters[ref.index].values) {
        note_background(rules.ast, value.cites, about, out.background);
        grounded = grounded || !value.cites.empty();
      }
    }
    if (!grounded && must_have_ground(ref.kind)) out.none.push_back(about);
  }
  return out;
}

std::vector<Prose> citing(const Methodology::Impl& rules, const Names& names, const Sentences& sentences,
                          const std::string& source) {
  std::vector<Prose> out;
  const auto cites = [&](const std::vector<syntax::Cite>& all) {
    return std::any_of(all.begin(), all.end(), [&](const syntax::Cite& it) { return it.source.text == source; });
  };
  for (const syntax::Methodology& it : rules.ast.methodologies) {
    if (cites(it.cites)) out.emplace_back("the time in force");
  }
  for (std::uint32_t i = 0; i < rules.ast.items.size(); ++i) {
    const syntax::ItemDeclaration& it = rules.ast.items[i];
    if (!names.live(DeclarationKind::item, i) || !cites(it.cites) || it.kind == syntax::ItemKind::question) continue;
    const ItemId item = rules.rules.model.find(it.kind, it.name.text);
    out.push_back(Prose().link(std::string(syntax::word(it.kind)) + " " + it.name.text, names.of(item)));
  }
  for (std::uint32_t i = 0; i < rules.ast.questions.size(); ++i) {
    if (names.live(DeclarationKind::questions, i) && cites(rules.ast.questions[i].cites)) out.emplace_back("questions");
  }
  for (const DeclarationRef ref : names.all()) {
    bool found = cites(names.head(ref).cites);
    if (ref.kind == DeclarationKind::parameter) {
      for (const syntax::ParameterValue& value : rules.ast.parameters[ref.index].values)
        found = found || cites(value.cites);
    }
    if (found) out.push_back(linked(sentences, names, ref));
  }
  return out;
}

}  // namespace

Section framework(const Methodology::Impl& rules, const Names& names, const Sentences& sentences) {
  Section section{"framework", "Framework"};
  const resolve::Model& model = rules.rules.model;
  if (model.items.size() < 2) return section;
  Block table{BlockKind::table};
  table.table.caption = "Domains, standards and questions";
  table.table.columns = {{"Item"}, {"Title"}, {"Rating"}};
  // Questions that are the same in every standard that has them are told once.
  Block questions{BlockKind::table};
  questions.table.caption = "Questions";
  questions.table.columns = {{"Question"}, {"Title"}, {"In standards"}, {"Rating"}};
  std::vector<std::pair<std::string, std::size_t>> known;
  std::vector<std::vector<Prose>> standards;
  for (std::uint32_t i = 1; i < model.items.size(); ++i) {
    const ItemId id{i};
    const resolve::Item& item = model.items[i];
    if (item.kind != syntax::ItemKind::question) {
      Prose name(item.kind == syntax::ItemKind::domain ? "Domain " : "Standard ");
      table.table.rows.push_back({{name.text(item.id), Prose(item.title), rated_by(rules, names, id)}, names.of(id)});
      continue;
    }
    const Prose how = rated_by(rules, names, id);
    const std::string key = item.id + "\n" + item.title + "\n" + how.words();
    const auto at = std::find_if(known.begin(), known.end(), [&](const auto& it) { return it.first == key; });
    const Prose standard = Prose().link(model[item.parent].id, names.of(item.parent));
    if (at != known.end()) {
      standards[at->second].push_back(standard);
      continue;
    }
    known.emplace_back(key, standards.size());
    standards.push_back({standard});
    questions.table.rows.push_back({{Prose(item.id), Prose(item.title), {}, how}, names.of(id)});
  }
  for (std::size_t i = 0; i < standards.size(); ++i) questions.table.rows[i].cells[2] = listed(standards[i]);
  section.blocks.push_back(std::move(table));
  if (!questions.table.rows.empty()) section.blocks.push_back(std::move(questions));
  // What cites the same and has no comment is told in one line.
  std::string last;
  const auto explain = [&](const syntax::Declaration& it, const std::string& what) {
    const std::vector<Block> said = remarks(*rules.sources, it.span);
    const Prose cited = sentences.cited(it.cites);
    if (said.empty() && cited.empty()) return;
    for (const Block& block : said) section.blocks.push_back(block);
    const bool joins = said.empty() && cited.words() == last;
    if (!joins) section.blocks.push_back({BlockKind::small, cited});
    last = cited.words();
    Prose& small = section.blocks.back().text;
    small.text(joins ? ", " : small.empty() ? "" : " ").text(what).text(": ");
    small.link(names.line_words(it.span), names.line(it.span));
  };
  for (std::uint32_t i = 0; i < rules.ast.items.size(); ++i) {
    const syntax::ItemDeclaration& it = rules.ast.items[i];
    if (!names.live(DeclarationKind::item, i)) continue;
    Prose what(syntax::word(it.kind));
    explain(it, what.capital().text(" ").text(it.name.text).words());
  }
  for (std::uint32_t i = 0; i < rules.ast.questions.size(); ++i) {
    if (names.live(DeclarationKind::questions, i)) explain(rules.ast.questions[i], "Questions");
  }
  for (Block& block : section.blocks) {
    if (block.kind == BlockKind::small) block.text.text(".");
  }
  return section;
}

bool is_rating_with_stand_in(const Methodology::Impl& rules, DeclarationRef ref) {
  if (ref.kind != DeclarationKind::input) return false;
  const syntax::Input& it = rules.ast.inputs[ref.index];
  return it.name.text == "rating" && it.or_else.valid();
}

Section asked(const Methodology::Impl& rules, const Names& names, const Phrases& phrases, const Sentences& sentences) {
  Section section{"facts", "Facts asked for"};
  Block table{BlockKind::table};
  table.table.caption = "Facts asked for";
  table.table.columns = {{"Fact"}, {"Of"}, {"Question"}, {"Answer"}, {"Answered by"}};
  for (const DeclarationRef ref : names.all()) {
    if (ref.kind != DeclarationKind::input && ref.kind != DeclarationKind::judgement) continue;
    Row row{{Prose().code(names.head(ref).name.text, names.of(ref)), sentences.of(ref)}};
    if (ref.kind == DeclarationKind::input) {
      const syntax::Input& it = rules.ast.inputs[ref.index];
      row.cells.emplace_back(it.question ? it.question->text : "");
      row.cells.push_back(phrases.type(it.type));
      row.cells.emplace_back(it.or_else.valid() ? "computed where not given" : "");
    } else {
      const syntax::Judgement& it = rules.ast.judgements[ref.index];
      row.cells.emplace_back(it.question ? it.question->text : "");
      row.cells.push_back(phrases.type(it.type));
      row.cells.emplace_back(it.by ? it.by->text : "");
    }
    table.table.rows.push_back(std::move(row));
  }
  if (!table.table.rows.empty()) section.blocks.push_back(std::move(table));
  for (const DeclarationRef ref : names.all()) {
    if (ref.kind != DeclarationKind::input && ref.kind != DeclarationKind::judgement &&
        ref.kind != DeclarationKind::table)
      continue;
    if (is_rating_with_stand_in(rules, ref)) continue;  // it is told of where ratings are
    for (Block& block : sentences.entry(ref)) section.blocks.push_back(std::move(block));
  }
  return section;
}

Section sources(const Methodology::Impl& rules, const Names& names, const Sentences& sentences) {
  Section section{"sources", "Sources"};
  if (std::none_of(names.all().begin(), names.all().end(),
                   [](DeclarationRef ref) { return ref.kind == DeclarationKind::source; }))
    return section;
  section.blocks.push_back(paragraph(Prose("How sure a cited fact is: ")
                                         .strong("seen")
                                         .text(" in print; ")
                                         .strong("inferred")
                                         .text(" from what is printed; ")
                                         .strong("background")
                                         .text(" knowledge that no source at hand prints.")));
  Block table{BlockKind::table};
  table.table.caption = "Sources and what cites them";
  table.table.columns = {{"Source"}, {"Title"}, {"Cited by"}};
  for (const DeclarationRef ref : names.all()) {
    if (ref.kind != DeclarationKind::source) continue;
    const syntax::SourceNote& it = rules.ast.sources[ref.index];
    table.table.rows.push_back({{Prose().code(it.name.text), Prose(it.title.text),
                                 listed(citing(rules, names, sentences, it.name.text), ", ")},
                                names.of(ref)});
  }
  section.blocks.push_back(std::move(table));
  Grounds found = grounds(rules, names, sentences);
  if (!found.background.empty()) {
    section.blocks.push_back({BlockKind::heading, Prose("What rests on background knowledge")});
    section.blocks.push_back({BlockKind::points, {}, {}, std::move(found.background)});
  }
  if (!found.none.empty()) {
    section.blocks.push_back({BlockKind::heading, Prose("What cites nothing")});
    section.blocks.push_back({BlockKind::points, {}, {}, std::move(found.none)});
  }
  return section;
}

Section names_index(const Methodology::Impl& rules, const Names& names, const Sentences& sentences) {
  Section section{"index", "Index of names"};
  Block table{BlockKind::table};
  table.table.caption = "Names, where they are told of and where they are written";
  table.table.columns = {{"Name"}, {"Is"}, {"Written"}};
  struct Entry {
    std::string key;
    Row row;
  };
  std::vector<Entry> entries;
  for (const DeclarationRef ref : names.all()) {
    const std::string& name = names.head(ref).name.text;
    if (name.empty()) continue;
    const Span span = names.span(ref);
    entries.push_back({name,
                       {{Prose().code(name), linked(sentences, names, ref),
                         Prose().link(names.line_words(span), names.line(span))}}});
  }
  for (const resolve::LevelSet& set : rules.rules.model.level_sets) {
    const syntax::Scale& scale = rules.ast.scales[set.declaration];
    for (const syntax::LevelRow& level : scale.levels) {
      Prose is(set.ordered ? "level of " : "answer of ");
      is.code(set.name, names.of({DeclarationKind::scale, set.declaration}));
      entries.push_back({level.name.text,
                         {{Prose().code(level.name.text), std::move(is),
                           Prose().link(names.line_words(level.span), names.line(level.span))}}});
    }
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::lexicographical_compare(a.key.begin(), a.key.end(), b.key.begin(), b.key.end(), [](char x, char y) {
      return std::tolower(static_cast<unsigned char>(x)) < std::tolower(static_cast<unsigned char>(y));
    });
  });
  for (Entry& entry : entries) table.table.rows.push_back(std::move(entry.row));
  section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace rubric::publish
