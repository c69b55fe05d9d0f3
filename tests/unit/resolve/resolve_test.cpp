#include "resolve/resolve.hpp"

#include <gmock/gmock.h>

#include "parse/parser.hpp"

namespace rubric::resolve {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Resolved {
  explicit Resolved(std::string text) {
    parse(sources, sources.add("rules.rubric", "methodology m \"M\"\n" + std::move(text)), ast, diagnostics);
    model = resolve(sources, ast, diagnostics);
  }
  std::vector<std::string> items(const std::vector<ItemId>& ids) const {
    std::vector<std::string> names;
    for (const ItemId id : ids) names.push_back(model.item_name(id));
    return names;
  }
  /// The items that the only `for` block names.
  std::vector<std::string> block() const { return items(model.block_items.at(0)); }
  std::vector<std::string> messages() const {
    std::vector<std::string> all;
    for (const Diagnostic& diagnostic : diagnostics.sorted())
      all.push_back(diagnostic.message + " / " + diagnostic.help);
    return all;
  }
  Sources sources;
  syntax::Ast ast;
  Diagnostics diagnostics;
  Model model;
};

const std::string framework = R"(
scale Rating  poor "Poor"  fair "Fair"  good "Good"
domain 2 "Second"
  standard 2.1 "A"
  standard 2.2 "B"
  standard 2.10 "C"
domain 1 "First"
  standard 1.1 "D"
questions for standards 2.1, 2.2
  safety "S"
  others "O"
)";

std::vector<std::string> selected(const std::string& selection) {
  const Resolved resolved(framework + "for " + selection + "\n  judgement rating : Rating\n");
  EXPECT_THAT(resolved.messages(), IsEmpty()) << selection;
  return resolved.block();
}

TEST(Select, Ranges) {
  EXPECT_THAT(selected("standards 2.1 to 2.10"), ElementsAre("standard 2.1", "standard 2.2", "standard 2.10"));
  EXPECT_THAT(selected("standards 1.1 to 2.2"), ElementsAre("standard 2.1", "standard 2.2", "standard 1.1"));
}

TEST(Select, ListsContainersAndExceptions) {
  EXPECT_THAT(selected("standards in domain 1, standard 2.2"), ElementsAre("standard 2.2", "standard 1.1"));
  EXPECT_THAT(selected("standards in domains 1, 2 except standards 2.1 to 2.2"),
              ElementsAre("standard 2.10", "standard 1.1"));
  EXPECT_THAT(selected("domains"), ElementsAre("domain 2", "domain 1"));
}

TEST(Select, Questions) {
  EXPECT_THAT(selected("questions safety"),
              ElementsAre("question safety in standard 2.1", "question safety in standard 2.2"));
  EXPECT_THAT(selected("questions in standard 2.2"),
              ElementsAre("question safety in standard 2.2", "question others in standard 2.2"));
  EXPECT_THAT(selected("questions in domain 2 except questions others"),
              ElementsAre("question safety in standard 2.1", "question safety in standard 2.2"));
}

TEST(Select, AnItemNamedTwiceIsThereOnce) {
  EXPECT_THAT(selected("standards 2.1, 2.1, 2.1 to 2.2"), ElementsAre("standard 2.1", "standard 2.2"));
}

TEST(Resolve, ItemsStandInFrameworkOrder) {
  const Resolved resolved(framework);
  std::vector<std::string> names;
  for (std::uint32_t i = 1; i < resolved.model.items.size(); ++i) names.push_back(resolved.model.items[i].id);
  EXPECT_THAT(names, ElementsAre("2", "2.1", "safety", "others", "2.2", "safety", "others", "2.10", "1", "1.1"));
}

TEST(Resolve, AttributesAreFoundInTheItemAndAroundIt) {
  const Resolved resolved(
      framework +
      "for standards\n  judgement rating : Rating\nfor questions\n  input yes : count\ninput cases : count\n");
  ASSERT_THAT(resolved.messages(), ElementsAre());
  const Model& model = resolved.model;
  const ItemId standard = model.find(ItemKind::standard, "2.1");
  const ItemId question = model.find(ItemKind::question, "safety", standard);
  EXPECT_EQ(model.attribute_name(model.attribute_in_scope(question, "rating")), "rating of standard 2.1");
  EXPECT_EQ(model.attribute_name(model.attribute(question, "yes")), "yes of question safety in standard 2.1");
  EXPECT_FALSE(model.attribute(question, "rating").valid());
  EXPECT_FALSE(model.attribute_in_scope(standard, "yes").valid());
}

TEST(Resolve, AMemberOfTwoBlocksIsDefinedTwice) {
  const Resolved resolved(framework +
                          "for standards\n  judgement rating : Rating\nfor standard 1.1\n  input rating : Rating\n");
  EXPECT_THAT(resolved.messages(), ElementsAre(HasSubstr("`rating of standard 1.1` is defined twice")));
}

TEST(Resolve, UnknownItemsNameTheNearest) {
  const Resolved resolved(framework + "for standards 2.3\n  judgement rating : Rating\n");
  EXPECT_THAT(resolved.messages(), ElementsAre(HasSubstr("the framework has no standard 2.3")));
}

TEST(Resolve, WhatStandsBehindReplaceIsNoDeclarationOfTheFile) {
  const Resolved resolved(framework +
                          "parameter margin : percent = 5%\ntest \"wider\"\n  replace parameter margin : percent = "
                          "6%\n  expect error R501\n");
  EXPECT_THAT(resolved.messages(), IsEmpty());
  EXPECT_EQ(resolved.model.parameters.size(), 1U);
}

}  // namespace
}  // namespace rubric::resolve
