#pragma once
#include <string>
#include <string_view>

namespace rubric::lint {

/// The scripts that words of one text do not mix.
enum class Script : std::uint8_t { none, latin, greek, cyrillic };

/// The script of a letter; none for what belongs to no one script.
Script script_of(char32_t letter);
/// The Latin letter or digit that `letter` looks like in most typefaces, or `letter` itself.
char32_t look_of(char32_t letter);
/// `text` with each letter replaced by what it looks like: texts of one look cannot be told apart.
std::string look_of(std::string_view text);

/// What a hidden character does, or nothing where `letter` is to be seen.
std::string_view hidden(char32_t letter);

}  // namespace rubric::lint
