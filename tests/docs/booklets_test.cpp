// Holds docs/methodologies to the rules: the booklet of every shipped methodology, as `rubric doc` writes it.
#include <rubric/booklet.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>

#include "inventory.hpp"

namespace rubric::docs {
namespace {

namespace fs = std::filesystem;

const fs::path root = RUBRIC_ROOT;
const fs::path folder = root / "docs/methodologies";

/// The files of every booklet by name. Rule files that declare no methodology are parts of others.
std::map<std::string, std::string> booklets() {
  std::map<std::string, std::string> files;
  fs::current_path(root);  // booklets name rule files by their paths
  for (const auto& entry : fs::recursive_directory_iterator("rules")) {
    if (entry.path().extension() != ".rubric" || entry.path().parent_path().filename() == "shared") continue;
    const Loaded loaded = load_file(entry.path().string());
    EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
    if (!loaded.methodology) continue;
    for (const NamedText& file : booklet_files(*loaded.methodology, BookletFormat::markdown)) {
      EXPECT_EQ(files.count(file.name), 0U) << "two methodologies are named " << file.name;
      files[file.name] = file.text;
    }
  }
  return files;
}

TEST(Booklets, AreWhatTheRulesSay) {
  const std::map<std::string, std::string> files = booklets();
  EXPECT_GT(files.size(), 20U);
  if (std::getenv("RUBRIC_DOCS_UPDATE") != nullptr) {
    fs::create_directories(folder);
    for (const auto& [name, text] : files) std::ofstream(folder / name, std::ios::binary) << text;
  }
  for (const auto& [name, text] : files)
    EXPECT_TRUE(fs::exists(folder / name) && read_text(folder / name) == text)
        << "docs/methodologies/" << name << " is not what the rules say; write it with RUBRIC_DOCS_UPDATE=1";
  for (const auto& entry : fs::directory_iterator(folder))
    EXPECT_EQ(files.count(entry.path().filename().string()), 1U)
        << entry.path() << " belongs to no shipped methodology";
}

}  // namespace
}  // namespace rubric::docs
