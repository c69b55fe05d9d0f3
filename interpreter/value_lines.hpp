#pragma once
#include <rubric/outcome.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/rules.hpp"
#include "facts/facts.hpp"
#include "values/fraction.hpp"

/// How the values of an inspection look on a line of JSON.
namespace rubric {

/// One result of a line.
struct ValueColumn {
  resolve::AttributeId attribute{};
  Type type{};
  std::size_t place = 0;               // among the results of an outcome
  std::string key{};                   // `"overall":`
  std::vector<std::string> members{};  // of a rating: `"overall":"good"`, by level
};

/// The columns that `only` names, by names or attributes; where it is empty, every rating and score.
std::vector<ValueColumn> value_columns(const check::Rules& rules, const std::vector<std::string>& only);

/// `text` in quotes as JSON has it.
std::string json_text(std::string_view text);

/// Appends the member of `column` where its value is plain: a value, or not rated; else false.
bool append_value(std::string& line, const ValueColumn& column, Fraction value);
/// The same of a value that is no small fraction.
bool append_value(std::string& line, const ValueColumn& column, const Cell& value, const check::Rules& rules,
                  const facts::Facts& facts);
/// Appends the member of `column` as the document of an outcome has it, whatever it is.
void append_value(std::string& line, const ValueColumn& column, const Result& result);
/// Appends what is wrong with an inspection that could not be evaluated.
void append_mistakes(std::string& line, const std::vector<std::string>& mistakes);

}  // namespace rubric
