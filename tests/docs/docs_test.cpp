// Holds the documentation to the engine: every example is run, every code, word, built-in and limit is there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "inventory.hpp"
#include "page_run.hpp"

namespace rubric::docs {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

const Project project{RUBRIC_ROOT, RUBRIC_EXECUTABLE};
const fs::path docs = fs::path(RUBRIC_ROOT) / "docs";
const fs::path broken = fs::path(RUBRIC_ROOT) / "tests/docs/broken";

/// Pages of prose, which have nothing to run; booklets are held to their rules elsewhere.
bool is_prose(const fs::path& page) {
  return page == docs / "README.md" || page == docs / "performance.md" || page.parent_path() == docs / "decisions" ||
         page.parent_path() == docs / "methodologies";
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
  std::string name = fs::relative(info.param, docs).replace_extension().string();
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name;
}

class DocsPage : public testing::TestWithParam<fs::path> {};

TEST_P(DocsPage, HoldsWhatItSays) {
  const Page page = read_page(GetParam());
  const PageRun run = run_page(page, project);
  EXPECT_THAT(run.problems, IsEmpty());
  if (std::getenv("RUBRIC_DOCS_UPDATE") != nullptr) update_page(page, run.updates);
  EXPECT_TRUE(is_prose(GetParam()) || run.fences > 0) << "no fence of this page is tested";
  EXPECT_THAT(links_broken(page), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(All, DocsPage, testing::ValuesIn(pages_below(docs)), test_name);

TEST(Docs, EveryDiagnosticHasItsPage) {
  EXPECT_GT(codes_of(project.root).size(), 90U);
  EXPECT_THAT(diagnostics_lacking(project.root, docs / "diagnostics"), IsEmpty());
}

TEST(Docs, TheLanguagePageShowsEveryWord) { EXPECT_THAT(words_lacking(read_page(docs / "language.md")), IsEmpty()); }

TEST(Docs, TheLanguagePageShowsEveryBuiltInWithItsValue) {
  const std::vector<std::string> builtins = builtins_of(project.root);
  EXPECT_THAT(builtins, Contains("round_half_up"));
  EXPECT_THAT(builtins_lacking(read_page(docs / "language.md"), builtins), IsEmpty());
}

TEST(Docs, TheLanguagePageGivesEveryLimit) {
  const auto limits = limits_of(project.root);
  EXPECT_GT(limits.size(), 10U);
  EXPECT_THAT(limits_lacking(read_page(docs / "language.md"), limits), IsEmpty());
}

// The fixtures: pages that are wrong, and what must be said of them.
struct Broken {
  std::string page;
  std::string problem;
};

void PrintTo(const Broken& it, std::ostream* out) { *out << it.page; }

std::string broken_name(const testing::TestParamInfo<Broken>& info) {
  std::string name = info.param.page;
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name;
}

class BrokenPage : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPage, IsFound) {
  const PageRun run = run_page(read_page(broken / GetParam().page), project);
  EXPECT_THAT(run.problems, Contains(HasSubstr(GetParam().problem)));
}

INSTANTIATE_TEST_SUITE_P(All, BrokenPage,
                         testing::Values(Broken{"rules.md", "gives R201, expected no message"},
                                         Broken{"value.md", "`share` is 69.23%, expected 69%"},
                                         Broken{"stated_value.md", "`half` is 65%, expected 64%"},
                                         Broken{"no_such_result.md", "there is no result `shares`"},
                                         Broken{"data.md", "gives R506, expected no message"},
                                         Broken{"no_code.md", "gives no message, expected R701"},
                                         Broken{"diagnostics/R201.md", "gives R202, expected R201"},
                                         Broken{"diagnostics/R202.md", "gives R201, expected no message"},
                                         Broken{"console.md", "prints\nrubric"},
                                         Broken{"exit.md", "exit code is 64, expected 0"},
                                         Broken{"edit.md", "the lines to change do not stand in"},
                                         Broken{"same.md", "the fence is not the text of examples/embed.cpp"},
                                         Broken{"comment.md", "no comment begins with `expects`"},
                                         Broken{"dangling.md", "prepares a fence that does not follow"}),
                         broken_name);

TEST(BrokenPages, PagesWithoutAFenceAreSeen) {
  EXPECT_EQ(run_page(read_page(broken / "prose.md"), project).fences, 0U);
}

TEST(BrokenPages, MissingAndStrayDiagnosticsAreFound) {
  const auto problems = diagnostics_lacking(project.root, broken / "diagnostics");
  EXPECT_THAT(problems, Contains("R101 has no page"));
  EXPECT_THAT(problems, Contains("R999.md is about no code"));
  EXPECT_THAT(problems, Contains(HasSubstr("R201.md does not begin with the heading")));
  EXPECT_THAT(problems, Contains("R202.md has no fence under `What you wrote`"));
  EXPECT_THAT(problems, Contains("R201 is not in the index"));
}

TEST(BrokenPages, MissingWordsBuiltInsAndLimitsAreFound) {
  const Page page = read_page(broken / "language.md");
  EXPECT_THAT(words_lacking(page), Contains("discretion"));  // only in a comment there
  EXPECT_THAT(words_lacking(page), testing::Not(Contains("methodology")));
  EXPECT_THAT(builtins_lacking(page, {"abs", "floor"}), testing::ElementsAre("floor"));  // called, and no value stated
  EXPECT_THAT(limits_lacking(page, {{"levels", "64"}, {"table_rows", "1,000,000"}}),
              testing::ElementsAre("levels = 64"));
}

TEST(BrokenPages, BrokenLinksAreFound) {
  EXPECT_THAT(links_broken(read_page(broken / "links.md")),
              testing::ElementsAre("](nowhere.md)", "](#no-such-heading)", "](#se)"));
}

}  // namespace
}  // namespace rubric::docs
