#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "page.hpp"

/// What the engine has, read from its sources, and what of it the pages lack.
namespace rubric::docs {

/// Every diagnostic: its number and title.
std::vector<std::pair<std::string, std::string>> codes_of(const std::filesystem::path& root);
/// Every built-in function.
std::vector<std::string> builtins_of(const std::filesystem::path& root);
/// Every limit as the language page writes it: name, `1,000,000` or `4 MiB`.
std::vector<std::pair<std::string, std::string>> limits_of(const std::filesystem::path& root);
/// Every page below `folder`.
std::vector<std::filesystem::path> pages_below(const std::filesystem::path& folder);

/// Codes without a page in `folder`, pages without a code, and pages without their heading or their two sections.
std::vector<std::string> diagnostics_lacking(const std::filesystem::path& root, const std::filesystem::path& folder);
/// Words of the language that no fence of rules on the page shows.
std::vector<std::string> words_lacking(const Page& page);
/// Built-in functions that no fence of rules on the page calls in a line that states its value.
std::vector<std::string> builtins_lacking(const Page& page, const std::vector<std::string>& builtins);
/// Limits that the page's table does not have, or has with another value.
std::vector<std::string> limits_lacking(const Page& page,
                                        const std::vector<std::pair<std::string, std::string>>& limits);
/// Links of the page to files or headings that are not there.
std::vector<std::string> links_broken(const Page& page);

}  // namespace rubric::docs
