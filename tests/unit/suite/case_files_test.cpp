#include <gmock/gmock.h>

#include <rubric/mutation.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace rubric {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

constexpr const char* tested = R"(methodology small
input found : count
table seen
  column days : count
let enough = found >= 2
let late = count of seen where days > 3
test "from a file"
  case "cases/one.json"
  expect enough = true
)";

constexpr const char* one = R"({"methodology": "small", "inspection": {"found": 2}})";
constexpr const char* with_table =
    R"({"methodology": "small", "inspection": {"found": 2}, "tables": {"seen": "seen.csv"}})";

/// A tree of files, and beside it a folder that is not in it.
class CaseFiles : public testing::Test {
 protected:
  CaseFiles() {
    std::string name = (fs::temp_directory_path() / "rubric-cases-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder " << name;
    folder_ = name;
    fs::create_directories(folder_ / "tree" / "cases");
    fs::create_directories(folder_ / "elsewhere");
    options_.root = path("tree");
  }
  ~CaseFiles() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void put(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  void link(const std::string& name, const std::string& to) const { fs::create_symlink(to, path(name)); }
  Methodology rules() const {
    const Loaded loaded = load_text(path("tree/rules.rubric"), tested);
    EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
    return *loaded.methodology;
  }
  /// What keeps the one test from being run.
  std::string stopped_by() const {
    const TestReport report = test(rules(), options_);
    return report.results.front().messages.text();
  }

  TestOptions options_{};

 private:
  fs::path folder_;
};

TEST_F(CaseFiles, ALinkInsideTheTreeIsFollowed) {
  put("tree/other.json", one);
  link("tree/cases/one.json", "../other.json");
  EXPECT_EQ(stopped_by(), "");
}

TEST_F(CaseFiles, ALinkOutOfTheTreeIsRefused) {
  put("elsewhere/one.json", one);
  link("tree/cases/one.json", "../../elsewhere/one.json");
  EXPECT_THAT(stopped_by(),
              AllOf(HasSubstr("error[R802]"), HasSubstr("cases/one.json` is a link that leads out of `")));
}

TEST_F(CaseFiles, AFolderThatIsALinkOutOfTheTreeIsRefused) {
  fs::remove(path("tree/cases"));
  put("elsewhere/one.json", one);
  link("tree/cases", "../elsewhere");
  EXPECT_THAT(stopped_by(), HasSubstr("error[R802]"));
}

TEST_F(CaseFiles, ATreeThatIsALinkItselfIsATree) {
  put("elsewhere/one.json", one);
  fs::remove(path("tree/cases"));
  fs::remove(path("tree"));
  fs::create_directory(path("elsewhere/cases"));
  fs::rename(path("elsewhere/one.json"), path("elsewhere/cases/one.json"));
  link("tree", "elsewhere");
  EXPECT_EQ(stopped_by(), "");
}

TEST_F(CaseFiles, ALinkToTheRuleFileBringsTheTreeItStandsIn) {
  fs::create_directories(path("elsewhere/rules/cases"));
  fs::create_directories(path("elsewhere/other"));
  put("elsewhere/rules/cases/one.json", one);
  put("elsewhere/rules/rules.rubric", tested);
  put("one.json", one);
  link("tree/rules", "../elsewhere/rules");
  link("tree/other", "../elsewhere/other");
  const auto stopped_with = [&](const std::string& case_path) {
    std::string text = tested;
    text.replace(text.find("cases/one.json"), 14, case_path);
    const Loaded loaded = load_text(path("tree/rules/rules.rubric"), text);
    return test(*loaded.methodology, options_).results.front().messages.text();
  };
  EXPECT_EQ(stopped_with("cases/one.json"), "");
  put("elsewhere/other/one.json", one);
  EXPECT_EQ(stopped_with("../other/one.json"), "");
  fs::remove(path("elsewhere/other/one.json"));
  link("elsewhere/other/one.json", "../../one.json");
  EXPECT_THAT(stopped_with("../other/one.json"), HasSubstr("error[R802]"));
}

TEST_F(CaseFiles, ATableThatIsALinkOutOfTheTreeIsRefused) {
  put("tree/cases/one.json", with_table);
  put("elsewhere/seen.csv", "days\n4\n");
  link("tree/cases/seen.csv", "../../elsewhere/seen.csv");
  EXPECT_THAT(stopped_by(), HasSubstr("error[R511]"));
  fs::remove(path("tree/cases/seen.csv"));
  put("tree/cases/seen.csv", "days\n4\n");
  EXPECT_EQ(stopped_by(), "");
}

TEST_F(CaseFiles, MutationReadsNoFurtherThanTests) {
  put("elsewhere/one.json", one);
  link("tree/cases/one.json", "../../elsewhere/one.json");
  const MutationReport report = mutate(rules(), {options_});
  EXPECT_EQ(report.tests.failed(), 1U);
  EXPECT_TRUE(report.mutants.empty());
}

TEST_F(CaseFiles, AReaderOfAnotherKindBringsItsOwnLinks) {
  options_.read_file = [](const std::string&) { return std::optional<std::string>(one); };
  options_.follow = [this](const std::string& name) {
    return name.ends_with("one.json") ? path("elsewhere/one.json") : name;
  };
  EXPECT_THAT(stopped_by(), HasSubstr("error[R802]"));
  options_.follow = {};
  EXPECT_EQ(stopped_by(), "");
}

}  // namespace
}  // namespace rubric
