#pragma once
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace rubric::facts::json {

/// What a JSON reader can stumble over, by what it wanted at that place.
enum class Mistake : std::uint8_t {
  empty,
  second_value,
  value,
  key,
  colon,
  comma_or_brace,
  comma_or_bracket,
  hex,
  surrogate,
  escape,
  quote,
  encoding,
  number_size,
  fraction,
  exponent,
  other
};

/// The diagnostic for `mistake` at byte `at` of `source`; `token` is where the token began that it lies in, and
/// `path` names the value or object around it.
Diagnostic syntax_error(Mistake mistake, std::string_view source, SourceId id, std::size_t at, std::size_t token,
                        const std::string& path);

}  // namespace rubric::facts::json
