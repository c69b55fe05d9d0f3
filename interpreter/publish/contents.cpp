#include "publish/contents.hpp"

#include <fmt/format.h>

#include "publish/remarks.hpp"
#include "publish/steps.hpp"
#include "render/glyphs.hpp"
#include "syntax/words.hpp"

namespace rubric::publish {

namespace {

/// Entries of one kind of declaration, in the order of writing.
template <class Wanted>
Section entries(std::string id, std::string title, const Names& names, const Sentences& sentences,
                const Wanted& wanted) {
  Section section{std::move(id), std::move(title)};
  for (const DeclarationRef ref : names.all()) {
    if (!wanted(ref)) continue;
    for (Block& block : sentences.entry(ref)) section.blocks.push_back(std::move(block));
  }
  return section;
}

Section decision(const std::vector<Step>& steps) {
  Section section{"decision", "How facts become ratings"};
  section.blocks.push_back({BlockKind::diagram});
  Block table{BlockKind::table};
  table.table.caption = "What each step reads";
  table.table.columns = {{"Step"}, {"Of"}, {"Reads"}};
  const auto told = [](const Step& step) {
    Prose out;
    if (step.names.front().first != step.word) out.text(step.word).text(" ");
    for (std::size_t i = 0; i < step.names.size(); ++i)
      out.text(i == 0 ? "" : ", ").code(step.names[i].first, step.names[i].second);
    return out;
  };
  for (const Step& step : steps) {
    Prose reads;
    for (const std::size_t read : step.reads) {
      reads.text(reads.empty() ? "" : ", ").add(told(steps[read]));
      if (!steps[read].of.empty() && steps[read].kind != StepKind::adjustment) reads.text(" of ").text(steps[read].of);
    }
    for (const auto& [bands, to] : step.by) reads.text(reads.empty() ? "" : ", ").text("bands ").code(bands, to);
    table.table.rows.push_back({{told(step), Prose(step.of), std::move(reads)}});
  }
  section.blocks.push_back(std::move(table));
  return section;
}

Section about(const Methodology::Impl& rules, const Sentences& sentences) {
  Section section{"about", "About this methodology"};
  section.blocks = opening(*rules.sources, rules.first_file);
  for (const syntax::Methodology& it : rules.ast.methodologies) {
    Prose out("The rules are named ");
    out.code(it.name.text);
    if (it.from) out.text(" and in force from ").text(to_string(*it.from));
    if (it.to) out.text(" until the day before ").text(to_string(*it.to));
    const Prose cited = sentences.cited(it.cites);
    out.text(cited.empty() ? "." : ". ").add(cited);
    section.blocks.push_back(paragraph(std::move(out)));
    for (Block& block : remarks(*rules.sources, it.span)) section.blocks.push_back(std::move(block));
  }
  for (std::size_t i = static_cast<std::size_t>(rules.first_file) + 1; i < rules.sources->size(); ++i) {
    const SourceId file{static_cast<std::uint32_t>(i)};
    std::vector<Block> opens = opening(*rules.sources, file);
    if (opens.empty()) continue;
    const std::string& path = rules.sources->get(file).path;
    section.blocks.push_back({BlockKind::heading, Prose().code(path.substr(path.rfind('/') + 1))});
    for (Block& block : opens) section.blocks.push_back(std::move(block));
  }
  return section;
}

Section tests(const Methodology::Impl& rules) {
  Section section{"tests", "Tests in the rules"};
  if (rules.ast.tests.empty()) return section;
  section.blocks.push_back(paragraph(
      Prose("Each states a case and the result that the rules must give. ").code("rubric test").text(" runs them.")));
  Block list{BlockKind::points};
  for (const syntax::Test& test : rules.ast.tests) {
    const Place place = rules.sources->place(test.span);
    list.points.push_back(Prose().link(
        test.title.text, fmt::format("file-{}-line-{}", static_cast<unsigned>(test.span.source) + 1, place.line)));
  }
  section.blocks.push_back(std::move(list));
  return section;
}

bool is_whole(const Names& names, DeclarationRef ref) {
  return ref.kind == DeclarationKind::definition && names.block(ref) == nullptr;
}

Section parameters(const Methodology::Impl& rules, const Names& names, const Sentences& sentences) {
  Section section = entries("parameters", "Parameters", names, sentences,
                            [](DeclarationRef ref) { return ref.kind == DeclarationKind::parameter; });
  const resolve::Model& model = rules.rules.model;
  if (!model.dated_by) return section;
  Prose out("Which of the dated values holds is decided by ");
  out.code(model[*model.dated_by].name, names.of(*model.dated_by)).text(" of the inspection.");
  section.blocks.insert(section.blocks.begin(), paragraph(std::move(out)));
  return section;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> facts_of(const Methodology::Impl& rules, SourceId first_file) {
  const resolve::Model& model = rules.rules.model;
  std::vector<std::pair<std::string, std::string>> facts{{"Name", model.name}};
  if (model.from)
    facts.emplace_back("In force", fmt::format("from {}{}", to_string(*model.from),
                                               model.to ? " until the day before " + to_string(*model.to) : ""));
  std::size_t counts[4] = {};
  for (const resolve::Item& item : model.items) ++counts[static_cast<std::size_t>(item.kind)];
  std::vector<std::string> parts;
  for (const auto& [kind, word] :
       {std::pair(syntax::ItemKind::domain, "domain"), std::pair(syntax::ItemKind::standard, "standard"),
        std::pair(syntax::ItemKind::question, "question")}) {
    const std::size_t count = counts[static_cast<std::size_t>(kind)];
    if (count != 0) parts.push_back(render::counted(count, word));
  }
  if (!parts.empty()) facts.emplace_back("Framework", render::join(parts, ", "));
  for (std::size_t i = static_cast<std::size_t>(first_file); i < rules.files.size(); ++i) {
    const Receipt::File& file = rules.files[i];
    const std::string name = file.path.substr(file.path.rfind('/') + 1);
    facts.emplace_back(fmt::format("SHA-256 of {}", name), file.sha256);
  }
  facts.emplace_back("Written by", fmt::format("rubric {}", version()));
  return facts;
}

Section agreement() {
  Section section{"agreement", "Agreement"};
  section.blocks.push_back(
      paragraph(Prose("This booklet was written from the rules with the SHA-256 named at its head. Whoever owns the "
                      "methodology agrees here that the rules say what the methodology means.")));
  section.blocks.push_back({BlockKind::blanks, {}, {}, {Prose("Name"), Prose("Role"), Prose("Date")}});
  return section;
}

std::vector<RuleFile> rule_files(const Methodology::Impl& rules, const Names& names, SourceId first) {
  const Sources& sources = *rules.sources;
  std::map<std::pair<std::size_t, std::uint32_t>, DeclarationRef> told;
  for (const DeclarationRef ref : names.all()) {
    const Span span = names.span(ref);
    told.emplace(std::pair(static_cast<std::size_t>(span.source), sources.place(span).line), ref);
  }
  std::map<std::pair<std::size_t, std::uint32_t>, ItemId> items;
  for (std::uint32_t i = 1; i < rules.rules.model.items.size(); ++i) {
    const Span span = rules.rules.model.items[i].span;
    items.emplace(std::pair(static_cast<std::size_t>(span.source), sources.place(span).line), ItemId{i});
  }
  std::vector<RuleFile> files;
  for (std::size_t i = static_cast<std::size_t>(first); i < sources.size(); ++i) {
    const SourceId id{static_cast<std::uint32_t>(i)};
    const Source& source = sources.get(id);
    RuleFile file{source.path};
    for (std::uint32_t n = 0; n < source.line_starts.size(); ++n) {
      const std::uint32_t number = source.first_line + n;
      RuleLine line{number, fmt::format("file-{}-line-{}", i + 1, number), std::string(sources.line(id, number))};
      if (n + 1 == source.line_starts.size() && line.text.empty()) break;  // behind the last line break
      if (const auto at = told.find({i, number}); at != told.end()) {
        line.to = names.of(at->second);
        line.about = names.called(at->second);
      } else if (const auto item = items.find({i, number}); item != items.end()) {
        line.to = names.of(item->second);
        line.about = rules.rules.model.item_name(item->second);
      }
      file.lines.push_back(std::move(line));
    }
    files.push_back(std::move(file));
  }
  return files;
}

Booklet contents(const Methodology::Impl& rules) {
  const Names names(rules);
  const Phrases phrases(rules, names);
  const Sentences sentences(rules, names, phrases);
  const resolve::Model& model = rules.rules.model;
  const auto is = [](DeclarationKind kind) { return [kind](DeclarationRef ref) { return ref.kind == kind; }; };

  Booklet out;
  out.name = model.name;
  out.kind = "Methodology";
  out.title = model.title.empty() ? model.name : model.title;
  out.facts = facts_of(rules, rules.first_file);
  out.steps = steps_of(rules, names, sentences);
  out.sections.push_back(about(rules, sentences));
  out.sections.push_back(decision(out.steps));
  out.sections.push_back(framework(rules, names, sentences));
  out.sections.push_back(entries("levels", "Ratings and answers", names, sentences, is(DeclarationKind::scale)));
  out.sections.push_back(asked(rules, names, phrases, sentences));
  out.sections.push_back(
      entries("derived", "From facts to the ratings of standards", names, sentences, [&](DeclarationRef ref) {
        return (ref.kind == DeclarationKind::definition && !is_whole(names, ref)) ||
               ref.kind == DeclarationKind::require || ref.kind == DeclarationKind::not_rated ||
               is_rating_with_stand_in(rules, ref);
      }));
  out.sections.push_back(entries("tables-of-bands", "Tables of bands", names, sentences, is(DeclarationKind::bands)));
  out.sections.push_back(
      entries("adjusted", "Discretion, floors and caps", names, sentences, is(DeclarationKind::adjustment)));
  out.sections.push_back(entries("conclusions", "Scores and overall ratings", names, sentences,
                                 [&](DeclarationRef ref) { return is_whole(names, ref); }));
  out.sections.push_back(entries("direction", "Which way results move", names, sentences, is(DeclarationKind::claim)));
  out.sections.push_back(entries("functions", "Functions", names, sentences, is(DeclarationKind::function)));
  out.sections.push_back(parameters(rules, names, sentences));
  out.sections.push_back(sources(rules, names, sentences));
  out.sections.push_back(tests(rules));
  out.sections.push_back(names_index(rules, names, sentences));
  out.sections.push_back(agreement());
  std::erase_if(out.sections, [](const Section& section) { return section.blocks.empty(); });
  out.files = rule_files(rules, names, rules.first_file);
  return out;
}

}  // namespace rubric::publish
