#include <gtest/gtest.h>

#include "syntax/dump.hpp"

namespace rubric::syntax {
namespace {

TEST(Dump, WritesDeclarationsInTheOrderOfWriting) {
  Sources sources;
  SourceId id = sources.add("a.rubric", "let b = x\ninclude \"c\\n\"");
  Ast ast;
  ast.names.push_back({"x", {id, 8, 9}});
  ast.exprs.push_back({ExprKind::name, Operator::none, 0, 0, 0, 1, {id, 8, 9}});
  Definition let;
  let.name = {"b", {id, 4, 5}};
  let.span = {id, 0, 9};
  let.cites.push_back({{"s", {}}, Text{"page \"1\"", {}}, Certainty::seen, {}});
  let.value = ExprId{0};
  ast.definitions.push_back(let);
  ast.includes.push_back({{"c\n", {}}, {id, 10, 23}});
  ast.order = {{DeclarationKind::include, 0}, {DeclarationKind::definition, 0}};
  EXPECT_EQ(dump(sources, ast), "include \"c\\n\"  @2:1\nlet b  @1:1\n  cites s \"page \\\"1\\\"\" seen\n  value: x\n");
  ast.partial = true;
  EXPECT_NE(dump(sources, ast).find("left out"), std::string::npos);
}

}  // namespace
}  // namespace rubric::syntax
