#pragma once
#include <string>
#include <string_view>

namespace rubric::importing {

/// Text in Windows-1252 as UTF-8; the five bytes that it does not have stay as they are.
std::string from_windows_1252(std::string_view text);
/// UTF-8 as Windows-1252; what that does not have becomes `?`, a byte that is not UTF-8 stays.
std::string to_windows_1252(std::string_view text);

/// Why the file cannot be a text of rows: a workbook, UTF-16; empty where nothing speaks against it.
std::string other_kind_of_file(std::string_view bytes);

}  // namespace rubric::importing
