#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace rubric::docs {

enum class BlockKind { heading, comment, fence };

/// What a page consists of, prose left out.
struct Block {
  BlockKind kind{};
  std::size_t line = 0;  // of its first line, from 1
  std::string word{};    // heading: its signs ("##"); comment: its first word; fence: its language
  std::string text{};    // heading: its words; comment: what follows the first word; fence: its lines
};

struct Page {
  std::filesystem::path path{};
  std::string text{};
  std::vector<Block> blocks{};
};

/// The whole of a file, or the empty text where there is none.
std::string read_text(const std::filesystem::path& path);
/// Its lines, without their ends.
std::vector<std::string> lines_of(const std::string& text);
/// `text` without space at both ends.
std::string trimmed(const std::string& text);
/// A Markdown page as blocks.
Page read_page(const std::filesystem::path& path);

}  // namespace rubric::docs
