#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "hosts/cli/report_output.hpp"
#include "hosts/cli/write_file.hpp"
#include "support/report_samples.hpp"

namespace rubric::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// A folder of its own for each test.
class Files : public testing::Test {
 protected:
  Files() {
    std::string name = (fs::temp_directory_path() / "rubric-output-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder " << name;
    folder_ = name;
  }
  ~Files() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void put(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_))
      out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  fs::path folder_;
};

using WriteFile = Files;

TEST_F(WriteFile, makes_a_file_with_the_permissions_that_a_new_one_has) {
  const mode_t before = umask(027);
  EXPECT_EQ(write_file(path("new"), "text"), 0);
  umask(before);
  EXPECT_EQ(read(path("new")), "text");
  EXPECT_EQ(fs::status(path("new")).permissions(), static_cast<fs::perms>(0640));
  EXPECT_THAT(names(), ElementsAre("new"));
}

TEST_F(WriteFile, replaces_a_file_and_keeps_its_permissions) {
  put("old", "a longer text than the new one");
  fs::permissions(path("old"), static_cast<fs::perms>(0604));
  EXPECT_EQ(write_file(path("old"), "new"), 0);
  EXPECT_EQ(read(path("old")), "new");
  EXPECT_EQ(fs::status(path("old")).permissions(), static_cast<fs::perms>(0604));
  EXPECT_THAT(names(), ElementsAre("old"));
}

TEST_F(WriteFile, another_name_of_the_old_file_keeps_the_old_text_whole) {
  put("old", "old");
  fs::create_hard_link(path("old"), path("other"));
  EXPECT_EQ(write_file(path("old"), "new"), 0);
  EXPECT_EQ(read(path("other")), "old");
}

TEST_F(WriteFile, a_link_stays_and_its_file_is_replaced) {
  put("file", "old");
  fs::create_symlink("file", path("link"));
  EXPECT_EQ(write_file(path("link"), "new"), 0);
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read(path("file")), "new");
}

TEST_F(WriteFile, a_device_is_written_to) {
  EXPECT_EQ(write_file("/dev/null", "text"), 0);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  EXPECT_EQ(write_file("/dev/full", "text"), ENOSPC);
}

TEST_F(WriteFile, says_why_not_and_leaves_nothing_behind) {
  EXPECT_EQ(write_file(path("none/file"), "text"), ENOENT);
  fs::create_directory(path("folder"));
  EXPECT_EQ(write_file(path("folder"), "text"), EISDIR);
  put("file", "text");
  EXPECT_EQ(write_file(path("file/below"), "text"), ENOTDIR);
  EXPECT_THAT(names(), ElementsAre("file", "folder"));
}

class ReportOutput : public Files {
 protected:
  // What comes on standard output and on standard error.
  struct Said {
    Exit exit = Exit::fine;
    std::string document;
    std::string messages;
  };
  static Said write(const Options& options) {
    Said said;
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    {
      Console console(Colour::never);
      said.exit = console.finish(write_report(sample::small_report(), options, console));
    }
    said.document = testing::internal::GetCapturedStdout();
    said.messages = testing::internal::GetCapturedStderr();
    return said;
  }
  static Said can_write(const std::optional<std::string>& output) {
    Said said;
    Options options;
    options.output = output;
    testing::internal::CaptureStderr();
    Console console(Colour::never);
    said.exit = can_write_report(options, console) ? Exit::fine : Exit::file;
    said.messages = testing::internal::GetCapturedStderr();
    return said;
  }
};

TEST_F(ReportOutput, goes_to_standard_output_in_every_format) {
  const Report report = sample::small_report();
  const std::vector<std::pair<std::string, std::string>> documents{{"text", to_text(report)},
                                                                   {"json", to_json(report)},
                                                                   {"csv", to_csv(report)},
                                                                   {"markdown", to_markdown(report)},
                                                                   {"html", to_html(report)}};
  std::vector<std::string> formats;
  for (const auto& [format, document] : documents) {
    Options options;
    options.format = format;
    EXPECT_EQ(write(options).document, document);
    options.output = "-";
    EXPECT_EQ(write(options).document, document);
    formats.push_back(format);
  }
  EXPECT_EQ(report_options().front().choices, formats);
}

TEST_F(ReportOutput, goes_to_a_file_and_then_nowhere_else) {
  Options options;
  options.format = "csv";
  options.output = path("report.csv");
  const Said said = write(options);
  EXPECT_EQ(said.exit, Exit::fine);
  EXPECT_EQ(said.document + said.messages, "");
  EXPECT_EQ(read(path("report.csv")), to_csv(sample::small_report()));
}

TEST_F(ReportOutput, says_what_cannot_be_written) {
  Options options;
  options.output = path("none/report.csv");
  const Said said = write(options);
  EXPECT_EQ(said.exit, Exit::file);
  EXPECT_EQ(said.messages, "error: `" + *options.output +
                               "` cannot be written: No such file or directory\n"
                               "help: `--output` takes the path of a file in a folder that exists\n");
}

TEST_F(ReportOutput, is_refused_before_the_work_begins) {
  EXPECT_EQ(can_write(std::nullopt).exit, Exit::fine);
  EXPECT_EQ(can_write("-").exit, Exit::fine);
  EXPECT_EQ(can_write(path("new")).exit, Exit::fine);
  EXPECT_EQ(can_write("new").exit, Exit::fine);
  EXPECT_EQ(can_write("/dev/null").exit, Exit::fine);
  EXPECT_THAT(can_write("").messages, HasSubstr("`` cannot be written: No such file or directory"));
  EXPECT_THAT(can_write(path("none/new")).messages, HasSubstr("none/new` cannot be written: No such file"));
  EXPECT_THAT(can_write(path("")).messages, HasSubstr("cannot be written: Is a directory"));
  EXPECT_THAT(names(), testing::IsEmpty()) << "asking writes nothing";
}

}  // namespace
}  // namespace rubric::cli
