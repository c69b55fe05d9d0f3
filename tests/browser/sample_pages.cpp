// sample_pages FOLDER RULES…: writes every sample report in every format, and a booklet of each rule file, for the tests of
// pages and schemas.
#include <rubric/booklet.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "support/report_samples.hpp"

namespace {

bool write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  stream.close();
  return !stream.fail();
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::cerr << "usage: sample_pages FOLDER RULES…\n";
    return 64;
  }
  const std::filesystem::path folder = words[1];
  std::filesystem::create_directories(folder);
  for (const auto& [name, report] : rubric::sample::reports()) {
    const bool written =
        write(folder / (name + ".html"), to_html(report)) && write(folder / (name + ".json"), to_json(report)) &&
        write(folder / (name + ".csv"), to_csv(report)) && write(folder / (name + ".md"), to_markdown(report)) &&
        write(folder / (name + ".txt"), to_text(report));
    if (!written) return 74;
  }
  for (int i = 2; i < count; ++i) {
    const rubric::Loaded rules = rubric::load_file(words[i]);
    if (!rules.methodology) {
      std::cerr << rules.messages.text();
      return 1;
    }
    const std::string name = "booklet-" + std::filesystem::path(words[i]).stem().string() + ".html";
    if (!write(folder / name, rubric::booklet(*rules.methodology, rubric::BookletFormat::html))) return 74;
  }
  return 0;
}
