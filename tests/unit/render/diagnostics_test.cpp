#include "render/diagnostics.hpp"

#include <gtest/gtest.h>

namespace rubric {
namespace {

Span find(const Sources& sources, SourceId id, std::string_view wanted) {
  const auto at = static_cast<std::uint32_t>(sources.get(id).text.find(wanted));
  return {id, at, at + static_cast<std::uint32_t>(wanted.size())};
}

std::string shown(const Sources& sources, Diagnostic diagnostic, Style style = {}) {
  Diagnostics diagnostics;
  diagnostics.add(std::move(diagnostic));
  return render::text(sources, diagnostics, style);
}

TEST(DiagnosticsText, points_with_carets_and_counts) {
  Sources sources;
  const SourceId id = sources.add("rules/a.rubric", "scale Rating\n  poor  fine\nrating overall = good\n");
  EXPECT_EQ(
      shown(sources,
            {Code::unknown_name, find(sources, id, "good"), "`good` is not known here", {}, "did you mean `fine`?"}),
      "error[R201]: `good` is not known here\n"
      " --> rules/a.rubric:3:18\n"
      "  |\n"
      "3 | rating overall = good\n"
      "  |                  ^^^^\n"
      "help: did you mean `fine`?\n"
      "\n"
      "1 error\n");
}

TEST(DiagnosticsText, nothing_to_say_is_no_text) {
  EXPECT_EQ(render::text(Sources{}, Diagnostics{}, {}), "");
  EXPECT_EQ(render::json(Sources{}, Diagnostics{}), "[]\n");
}

TEST(DiagnosticsText, labels_share_a_line_and_reach_other_files) {
  Sources sources;
  const SourceId a = sources.add("a.rubric", "let x = x + y\n\n\nlet x = 2\n");
  const SourceId b = sources.add("b.rubric", "let x = 3");
  Diagnostic diagnostic{Code::defined_twice, {a, 4, 5}, "`x` is defined three times", {}, ""};
  diagnostic.labels.push_back({{a, 8, 9}, "read here"});
  diagnostic.labels.push_back({{a, 12, 13}, "and here"});
  diagnostic.labels.push_back({{a, 20, 21}, "again"});
  diagnostic.labels.push_back({{b, 4, 5}, "and again"});
  EXPECT_EQ(shown(sources, diagnostic),
            "error[R202]: `x` is defined three times\n"
            " --> a.rubric:1:5\n"
            "  |\n"
            "1 | let x = x + y\n"
            "  |     ^   -   - and here\n"
            "  |         |\n"
            "  |         read here\n"
            "...\n"
            "4 | let x = 2\n"
            "  |     - again\n"
            " ::: b.rubric:1:5\n"
            "  |\n"
            "1 | let x = 3\n"
            "  |     - and again\n"
            "\n"
            "1 error\n");
}

TEST(DiagnosticsText, tabs_wide_and_combining_characters_keep_carets_in_place) {
  Sources sources;
  const SourceId id = sources.add("w.rubric", "\t\"\xE8\xA9\x95\xE4\xBE\xA1 e\xCC\x81\" bad");
  EXPECT_EQ(shown(sources, {Code::unknown_name, find(sources, id, "bad"), "m"}),
            "error[R201]: m\n"
            " --> w.rubric:1:10\n"
            "  |\n"
            "1 |     \"\xE8\xA9\x95\xE4\xBE\xA1 e\xCC\x81\" bad\n"
            "  |              ^^^\n"
            "\n"
            "1 error\n");
}

TEST(DiagnosticsText, spans_over_lines_underline_each_and_skip_the_middle_of_long_ones) {
  Sources sources;
  const SourceId id = sources.add("m.rubric", "x = first of\n  a when b\n\n  otherwise c\ny\n");
  EXPECT_EQ(shown(sources, {Code::type_mismatch, {id, 4, 38}, "m"}),
            "error[R301]: m\n"
            " --> m.rubric:1:5\n"
            "  |\n"
            "1 | x = first of\n"
            "  |     ^^^^^^^^\n"
            "2 |   a when b\n"
            "  |   ^^^^^^^^\n"
            "...\n"
            "4 |   otherwise c\n"
            "  |   ^^^^^^^^^^^\n"
            "\n"
            "1 error\n");
  const SourceId tall = sources.add("t.rubric", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
  EXPECT_EQ(shown(sources, {Code::type_mismatch, {tall, 0, 19}, "m", {}, {}}),
            "error[R301]: m\n"
            "  --> t.rubric:1:1\n"
            "   |\n"
            " 1 | a\n"
            "   | ^\n"
            "...\n"
            "10 | j\n"
            "   | ^\n"
            "\n"
            "1 error\n");
}

TEST(DiagnosticsText, a_long_line_is_cut_around_the_caret) {
  Sources sources;
  const std::string filler(200, 'a');
  const SourceId id = sources.add("l.rubric", filler + " bad " + filler);
  EXPECT_EQ(shown(sources, {Code::unknown_name, find(sources, id, "bad"), "m"}, {false, 44}),
            "error[R201]: m\n"
            " --> l.rubric:1:202\n"
            "  |\n"
            "1 | …aaaaaaaaaaaa bad aaaaaaaaaaaaaaaaaaaaa…\n"
            "  |               ^^^\n"
            "\n"
            "1 error\n");
  const SourceId end = sources.add("e.rubric", filler + " bad");
  EXPECT_EQ(shown(sources, {Code::unknown_name, find(sources, end, "bad"), "m"}, {false, 44}),
            "error[R201]: m\n"
            " --> e.rubric:1:202\n"
            "  |\n"
            "1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bad\n"
            "  |                                      ^^^\n"
            "\n"
            "1 error\n");
}

TEST(DiagnosticsText, a_huge_line_is_cut_on_both_sides_between_code_points) {
  Sources sources;
  std::string filler;
  for (int i = 0; i < 100'000; ++i) filler += "\xE8\xA9\x95";
  const SourceId id = sources.add("h.rubric", filler + " bad " + filler);
  const std::string text = shown(sources, {Code::unknown_name, find(sources, id, "bad"), "m"}, {false, 44});
  EXPECT_NE(text.find(" --> h.rubric:1:100002\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\xE8\xA9\x95 bad \xE8\xA9\x95"), std::string::npos) << text;
  EXPECT_NE(text.find("1 | …"), std::string::npos) << text;
  EXPECT_NE(text.find("…\n  |               ^^^\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("�"), std::string::npos) << text;
  const std::string whole = shown(sources, {Code::unknown_name, {id, 0, 500'000}, "m"}, {false, 44});
  EXPECT_LT(whole.size(), 1000U);
}

TEST(DiagnosticsText, nothing_from_a_file_reaches_the_terminal_as_a_command) {
  Sources sources;
  const SourceId id = sources.add("c.rubric", "a \x1b[31m \xFF z");
  EXPECT_EQ(shown(sources, {Code::unknown_name, find(sources, id, "z"), "the name `\x1b[2J\n`"}),
            "error[R201]: the name `␛[2J `\n"
            " --> c.rubric:1:11\n"
            "  |\n"
            "1 | a ␛[31m � z\n"
            "  |           ^\n"
            "\n"
            "1 error\n");
}

TEST(DiagnosticsText, places_without_text_and_at_the_end) {
  Sources sources;
  const SourceId none = sources.add("gone.rubric", "");
  EXPECT_EQ(shown(sources, {Code::file_unreadable, {none, 0, 0}, "`gone.rubric` cannot be read"}),
            "error[R001]: `gone.rubric` cannot be read\n"
            " --> gone.rubric:1:1\n"
            "\n"
            "1 error\n");
  const SourceId mark = sources.add("bom.rubric", "\xEF\xBB\xBFlet");
  EXPECT_EQ(shown(sources, {Code::expected_name, {mark, 6, 6}, "m"}),
            "error[R102]: m\n"
            " --> bom.rubric:1:4\n"
            "  |\n"
            "1 | let\n"
            "  |    ^\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(shown(sources, {Code::not_utf8, {mark, 0, 0}, "m"}),
            "error[R003]: m\n"
            " --> bom.rubric:1:1\n"
            "  |\n"
            "1 | let\n"
            "  | ^\n"
            "\n"
            "1 error\n");
  EXPECT_EQ(shown(Sources{}, {Code::date_missing, {}, "no date"}), "error[R606]: no date\n\n1 error\n");
}

TEST(DiagnosticsText, counts_each_severity) {
  Sources sources;
  const SourceId id = sources.add("a.rubric", "");
  Diagnostics diagnostics;
  diagnostics.add({Code::unknown_name, {id, 0, 0}, "one"});
  diagnostics.add({Code::unknown_item, {id, 0, 0}, "two"});
  diagnostics.add({Code::dated_by_missing, {id, 0, 0}, "three"});
  diagnostics.add({Code::discretion_applied, {id, 0, 0}, "four"});
  const std::string all = render::text(sources, diagnostics, {});
  EXPECT_NE(all.find("\n2 errors, 1 warning, 1 note\n"), std::string::npos) << all;
}

TEST(DiagnosticsText, colours_only_where_asked) {
  Sources sources;
  const SourceId id = sources.add("a.rubric", "bad");
  const Diagnostic diagnostic{Code::unknown_name, {id, 0, 3}, "m", {}, "h"};
  EXPECT_EQ(shown(sources, diagnostic).find('\x1b'), std::string::npos);
  EXPECT_EQ(shown(sources, diagnostic, {true, 100}),
            "\x1b[1;31merror[R201]\x1b[0m\x1b[1m: m\x1b[0m\n"
            "\x1b[34m --> \x1b[0ma.rubric:1:1\n"
            "\x1b[34m  |\x1b[0m\n"
            "\x1b[34m1 |\x1b[0m bad\n"
            "\x1b[34m  |\x1b[0m \x1b[1;31m^^^\x1b[0m\n"
            "\x1b[1;36mhelp\x1b[0m: h\n"
            "\n"
            "\x1b[1;31m1 error\x1b[0m\n");
}

TEST(DiagnosticsJson, has_every_field) {
  Sources sources;
  const SourceId id = sources.add("a.rubric", "one\ntwo \"three\"\n");
  Diagnostics diagnostics;
  diagnostics.add({Code::unknown_name, {id, 2, 7}, "found `\x01\xFF`", {{{id, 8, 15}, "here"}}, "do that"});
  EXPECT_EQ(render::json(sources, diagnostics), R"([
  {
    "code": "R201",
    "severity": "error",
    "message": "found `\u0001�`",
    "help": "do that",
    "path": "a.rubric",
    "line": 1,
    "column": 3,
    "end_line": 2,
    "end_column": 4,
    "labels": [
      {
        "message": "here",
        "path": "a.rubric",
        "line": 2,
        "column": 5,
        "end_line": 2,
        "end_column": 12
      }
    ]
  }
]
)");
}

}  // namespace
}  // namespace rubric
