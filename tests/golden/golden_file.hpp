#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Golden tests as text files: the files a command works on, the command, and what it must print. tests/golden/README.md
/// describes the format.
namespace golden {

/// One section: its head line without the dashes, split at the first space, and its body with every newline.
struct Section {
  std::string word{};  ///< "file", "edit", "generate", "command", "stdin", "stdout", "stderr", "exit"
  std::string rest{};  ///< what follows the word on the head line
  std::string body{};
  unsigned line = 0;  ///< of the head line, from 1
};

struct File {
  std::string preamble{};  ///< comment lines above the first section
  std::vector<Section> sections{};
};

/// What is wrong with a golden file, or with what its command did; several lines where that helps.
using Complaint = std::optional<std::string>;

/// Splits the text of a golden file into sections.
Complaint parse(std::string_view text, File& file);

/// The text that `parse` reads back.
std::string print(const File& file);

/// Replaces in `text`, for every run of `- ` lines in `edits`, the one place that reads so by the `+ ` lines behind it.
Complaint apply_edits(std::string_view edits, std::string& text);

/// Writes out lines of `text "…"` and `repeat COUNT "…"`, with \n, \t, \\, \" and \xHH in the quotes, and \# for the
/// number of the repetition, from 1; in a `text` line for `number`.
Complaint generate(std::string_view recipe, std::string& text, unsigned long number = 1);

/// Splits a command line at spaces; single or double quotes keep words together, a `\` at a line's end continues it.
Complaint split_command(std::string_view command, std::vector<std::string>& words);

/// `output` with what changes from build to build made the same: hashes become <sha256>, the engine's version <version>.
std::string normalised(std::string_view output);

/// The lines in which two texts differ, `-` before the expected and `+` before the actual ones.
std::string difference(std::string_view expected, std::string_view actual);

}  // namespace golden
