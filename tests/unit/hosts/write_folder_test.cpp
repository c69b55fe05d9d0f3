#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "hosts/cli/write_file.hpp"

namespace rubric::cli {
namespace {

namespace fs = std::filesystem;

class WriteFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("rubric-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
                                     ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directory(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string text(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream out;
    out << stream.rdbuf();
    return out.str();
  }
  static std::size_t count(const fs::path& path) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }

  fs::path folder_{};
};

TEST_F(WriteFolder, MakesTheFolderAndEveryFile) {
  const fs::path into = folder_ / "new";
  EXPECT_EQ(write_folder(into.string(), {{"a.md", "one"}, {"b.svg", "two"}}), 0);
  EXPECT_EQ(text(into / "a.md"), "one");
  EXPECT_EQ(text(into / "b.svg"), "two");
  EXPECT_EQ(count(into), 2U);
}

TEST_F(WriteFolder, TakesThePlaceOfWhatIsThereAndLeavesTheRest) {
  std::ofstream(folder_ / "a.md") << "old";
  std::ofstream(folder_ / "own.txt") << "own";
  EXPECT_EQ(write_folder(folder_.string(), {{"a.md", "new"}}), 0);
  EXPECT_EQ(text(folder_ / "a.md"), "new");
  EXPECT_EQ(text(folder_ / "own.txt"), "own");
}

TEST_F(WriteFolder, WritesNothingWhereOneCannotBeWritten) {
  std::ofstream(folder_ / "a.md") << "old";
  fs::create_directory(folder_ / "b.svg");
  std::string failed_at;
  EXPECT_EQ(write_folder(folder_.string(), {{"a.md", "new"}, {"b.svg", "two"}}, &failed_at), EISDIR);
  EXPECT_EQ(failed_at, (folder_ / "b.svg").string());
  EXPECT_EQ(text(folder_ / "a.md"), "old");
  EXPECT_EQ(count(folder_), 2U);
}

TEST_F(WriteFolder, LeavesNoFolderBehindWhereAFileCannotBeWritten) {
  const fs::path into = folder_ / "new";
  EXPECT_NE(write_folder(into.string(), {{"no/such/folder.md", "one"}}), 0);
  EXPECT_FALSE(fs::exists(into));
}

TEST_F(WriteFolder, NeedsAFolderToStandIn) {
  EXPECT_EQ(write_folder((folder_ / "not" / "there").string(), {{"a.md", "one"}}), ENOENT);
  std::ofstream(folder_ / "file") << "old";
  EXPECT_EQ(write_folder((folder_ / "file").string(), {{"a.md", "one"}}), ENOTDIR);
  EXPECT_EQ(write_folder("", {{"a.md", "one"}}), ENOENT);
}

}  // namespace
}  // namespace rubric::cli
