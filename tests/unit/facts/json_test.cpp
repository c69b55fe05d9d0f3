#include "facts/json.hpp"

#include <gtest/gtest.h>

#include "bad_data.hpp"

namespace rubric::facts::json {
namespace {

struct Parsed {
  explicit Parsed(std::string text)
      : id(sources.add("a.json", std::move(text))), document(parse(sources.get(id).text, id, diagnostics)) {}
  Sources sources{};
  Diagnostics diagnostics{};
  SourceId id;
  std::optional<Document> document;
};

TEST(Json, KeepsPlacesAndNumbersAsWritten) {
  const Parsed it("{ \"a\" : [ 1.50 , -2e3,true ,null, {\"b\":\"x\"} ] }");
  ASSERT_TRUE(it.document);
  const Document& document = *it.document;
  const Value* const list = document.find(document.root(), "a");
  ASSERT_NE(list, nullptr);
  ASSERT_EQ(list->count, 5U);
  EXPECT_EQ(document.written(*list), "[ 1.50 , -2e3,true ,null, {\"b\":\"x\"} ]");
  EXPECT_EQ(document.written(document.root()), it.sources.get(it.id).text);
  EXPECT_EQ(document.written(document.key(document.root(), 0)), "\"a\"");
  EXPECT_EQ(document.text(document.element(*list, 0)), "1.50");
  EXPECT_EQ(document.written(document.element(*list, 1)), "-2e3");
  EXPECT_EQ(document.element(*list, 2).kind, Kind::boolean);
  EXPECT_TRUE(document.element(*list, 2).truth);
  EXPECT_EQ(document.element(*list, 3).kind, Kind::null);
  EXPECT_EQ(document.written(document.element(*list, 4)), "{\"b\":\"x\"}");
  EXPECT_EQ(document.text(*document.find(document.element(*list, 4), "b")), "x");
}

TEST(Json, UndoesEscapesAndKeepsTheirPlace) {
  const Parsed it(R"(["\u00e9\n\"\ud83d\ude00", "é", {"k\u0065y": "\u0000"}])");
  ASSERT_TRUE(it.document);
  const Value& list = it.document->root();
  EXPECT_EQ(it.document->text(it.document->element(list, 0)), "é\n\"😀");
  EXPECT_EQ(it.document->written(it.document->element(list, 0)), R"("\u00e9\n\"\ud83d\ude00")");
  EXPECT_EQ(it.document->text(it.document->element(list, 1)), "é");
  EXPECT_EQ(it.document->text(*it.document->find(it.document->element(list, 2), "key")), std::string(1, '\0'));
}

TEST(Json, AcceptsAByteOrderMark) {
  const Parsed it("\xEF\xBB\xBF[1]");
  ASSERT_TRUE(it.document);
  EXPECT_EQ(it.document->written(it.document->root()), "[1]");
}

TEST(Json, KeepsTheFirstOfDuplicateKeys) {
  const Parsed it(R"({"b": 1, "a": 2, "b": 3, "c": 4, "a": 5, "b": 6})");
  ASSERT_TRUE(it.document);
  EXPECT_EQ(it.document->root().count, 3U);
  EXPECT_EQ(it.document->text(*it.document->find(it.document->root(), "b")), "1");
  EXPECT_EQ(it.document->text(*it.document->find(it.document->root(), "a")), "2");
  EXPECT_EQ(it.document->text(*it.document->find(it.document->root(), "c")), "4");
  EXPECT_EQ(it.diagnostics.error_count(), 3U);
}

TEST(Json, DuplicateKeyPointsAtBoth) {
  sample::expect_one_mistake({R"("standards": {"1.1": {"rating": "Good", «"rating"»: "Good"}})", "R502",
                              "`standards.1.1.rating` stands twice, expected it once", "keep one of the two"});
  sample::expect_one_mistake({R"("notes": "a", «"methodology"»: "youth")", "R502",
                              "`methodology` stands twice, expected it once", "keep one of the two"});
  const sample::Reading reading(sample::with(R"("notes": "a", "notes": "b")"));
  const auto said = reading.diagnostics.sorted();
  ASSERT_EQ(said.size(), 1U);
  ASSERT_EQ(said[0].labels.size(), 1U);
  EXPECT_EQ(said[0].labels[0].text, "first here");
  EXPECT_EQ(reading.sources.place(said[0].labels[0].span).column, 1U);
  EXPECT_EQ(reading.sources.text(said[0].labels[0].span), "\"notes\"");
}

class JsonSyntax : public ::testing::TestWithParam<sample::Bad> {};
TEST_P(JsonSyntax, IsSaidExactly) { sample::expect_one_mistake(GetParam(), true); }

const sample::Bad syntax[] = {
    {"«»", "R501", "the case data are empty, expected an object: `{ … }`", ""},
    {"  \n «»", "R501", "the case data are empty, expected an object: `{ … }`", ""},
    {"«}»", "R501", "found `}`, expected an object: `{ … }`", ""},
    {"{«»", "R501", "found the end of the data, expected a key in double quotes", ""},
    {"{} «true»", "R501", "found `true`, expected nothing more behind the data", ""},
    {"{\"a\": 1,«}»", "R501", "found `}`, expected a key in double quotes", "remove the comma before it"},
    {"{\"a\": [1,\n«]»}", "R501", "found `]`, expected a value in `a[2]`", "remove the comma before it"},
    {"{«a»: 1}", "R501", "found `a`, expected a key in double quotes", "put it in quotes: `\"a\"`"},
    {"{\"a\" «1»}", "R501", "found `1`, expected `:` behind the key in `a`", ""},
    {"{\"a\": «yes»}", "R501", "found `yes`, expected a value in `a`", "put it in quotes: `\"yes\"`"},
    {"{\"a\": «True»}", "R501", "found `True`, expected a value in `a`", "write `true`"},
    {"{\"a\": «tru»}", "R501", "found `tru`, expected a value in `a`", "put it in quotes: `\"tru\"`"},
    {"{\"a\": «NaN»}", "R501", "found `NaN`, expected a value in `a`", "leave the key out, or write `null`"},
    {"{\"a\": «.5»}", "R501", "found `.5`, expected a value in `a`", "write `0.5`"},
    {"{\"a\": «+5»}", "R501", "found `+5`, expected a value in `a`", "write `5`"},
    {"{\"a\": «5.»}", "R501", "found `5.`, expected a digit behind the point in `a`", ""},
    {"{\"a\": «5e»}", "R501", "found `5e`, expected a digit in the exponent in `a`", ""},
    {"{\"a\": 0«1»}", "R501", "found `1`, expected `,` or `}`", "write the number without a leading 0"},
    {"{\"a\": 1 «\"»b\": 2}", "R501", "found a text, expected `,` or `}`", "put a comma before it"},
    {"{\"a\": [1 «2»]}", "R501", "found `2`, expected `,` or `]` in `a[2]`", ""},
    {"{\"a\": «'»b'}", "R501", "found `'`, expected a value in `a`", "write texts in double quotes"},
    {"{«/»/ why\n}", "R501", "found `/`, expected a key in double quotes",
     "JSON has no comments; put the words under `notes` or a key that begins `x-`"},
    {"{\"a\": «\"b}»\n}", "R501", "a text is not closed on its line in `a`",
     "close it with `\"`; a line break or tab inside a text is written `\\n` or `\\t`"},
    {"{\"a\": «\"b}»", "R501", "a text is not closed in `a`", "close it with `\"`"},
    {"{\"a\": \"b«\\»q\"}", "R501", "unknown escape `\\q` in `a`", "write `\\\\` for a backslash"},
    {"{\"a\": \"b«\\»u12\"}", "R501", "an escape `\\u` without four hexadecimal digits in `a`", ""},
    {"{\"a\": \"b«\\»ud800\"}", "R501", "half of a pair of `\\u` escapes in `a`", "write the character itself"},
    {"{\"standards\": {\"2.1\": {\"questions\": {\"safety\": {\"yes\": «1e400»}}}}}", "R508",
     "`standards.2.1.questions.safety.yes` is `1e400`, expected a number of at most 100 digits", ""},
    {"{\"a\": [«-1e99999999999»]}", "R508", "`a[1]` is `-1e99999999999`, expected a number of at most 100 digits", ""},
};
INSTANTIATE_TEST_SUITE_P(Each, JsonSyntax, ::testing::ValuesIn(syntax));

TEST(JsonSyntax, NulBytesAreNoEndOfTheData) {
  for (const std::string& text : {std::string("{}\0{}", 5), std::string("{\"a\"\0:1}", 8), std::string("\0", 1),
                                  std::string("{\"a\0b\": 1}", 10)}) {
    const sample::Reading reading(text);
    ASSERT_EQ(reading.diagnostics.error_count(), 1U) << ::testing::PrintToString(reading.said());
    EXPECT_EQ(reading.diagnostics.sorted()[0].code, Code::json_syntax);
    EXPECT_EQ(reading.diagnostics.sorted()[0].message.find("the end of the data"), std::string::npos)
        << reading.said()[0];
  }
}

TEST(JsonSyntax, LoneSecondHalfOfASurrogatePair) {
  sample::expect_one_mistake(
      {R"("notes": «"\udc00"»)", "R501", "half of a pair of `\\u` escapes in `notes`", "write the character itself"});
}

}  // namespace
}  // namespace rubric::facts::json
