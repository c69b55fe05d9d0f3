#include "base/diagnostic.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/limits.hpp"

namespace rubric {
namespace {

Diagnostic made(Code code, std::uint32_t begin, std::string message = "m", std::uint32_t source = 0) {
  return {code, {SourceId{source}, begin, begin + 1}, std::move(message)};
}

TEST(Codes, EveryCodeHasItsOwnNumberOfOneForm) {
  std::set<std::string_view> numbers;
  for (std::size_t i = 0; i < all_codes().size(); ++i) {
    const CodeInfo& code = all_codes()[i];
    EXPECT_EQ(static_cast<std::size_t>(code.code), i);
    ASSERT_EQ(code.number.size(), 4U) << code.number;
    EXPECT_EQ(code.number[0], 'R');
    EXPECT_EQ(code.number.find_first_not_of("0123456789", 1), std::string_view::npos) << code.number;
    EXPECT_TRUE(numbers.insert(code.number).second) << code.number << " is given twice";
    EXPECT_FALSE(code.title.empty()) << code.number;
    EXPECT_NE(code.title.back(), '.') << code.number;
  }
  EXPECT_EQ(numbers.size(), all_codes().size());
}

TEST(Codes, InfoIsTheLineOfTheList) {
  EXPECT_EQ(info(Code::file_unreadable).number, "R001");
  EXPECT_EQ(info(Code::unknown_name).number, "R201");
  EXPECT_EQ(info(Code::unknown_name).severity, Severity::error);
  EXPECT_EQ(info(Code::not_in_force).severity, Severity::warning);
  EXPECT_EQ(info(Code::discretion_applied).severity, Severity::note);
}

TEST(Diagnostics, CountsErrorsAlone) {
  Diagnostics sink;
  EXPECT_TRUE(sink.empty());
  sink.add(made(Code::not_in_force, 1));
  sink.add(made(Code::discretion_applied, 2));
  EXPECT_FALSE(sink.has_errors());
  EXPECT_FALSE(sink.empty());
  sink.add(made(Code::unknown_name, 3));
  EXPECT_TRUE(sink.has_errors());
  EXPECT_EQ(sink.error_count(), 1U);
  EXPECT_EQ(sink.dropped(), 0U);
}

TEST(Diagnostics, KeepsOneOfACodeAtOneSpan) {
  Diagnostics sink;
  sink.add(made(Code::unknown_name, 3, "first"));
  sink.add(made(Code::unknown_name, 3, "second"));
  sink.add(made(Code::type_mismatch, 3));
  sink.add(made(Code::unknown_name, 4));
  sink.add(made(Code::unknown_name, 3, "elsewhere", 1));
  Diagnostic longer = made(Code::unknown_name, 3, "longer");
  longer.span.end += 5;
  sink.add(longer);
  const auto sorted = sink.sorted();
  ASSERT_EQ(sorted.size(), 5U);
  EXPECT_EQ(sorted[0].message, "first");
  EXPECT_EQ(sink.error_count(), 5U);
}

TEST(Diagnostics, SortsBySourceThenPlace) {
  Diagnostics sink;
  sink.add(made(Code::unknown_name, 9, "c"));
  sink.add(made(Code::unknown_name, 1, "d", 1));
  sink.add(made(Code::type_mismatch, 2, "b"));
  sink.add(made(Code::unknown_name, 2, "a"));
  std::string order;
  for (const auto& d : sink.sorted()) order += d.message;
  EXPECT_EQ(order, "abcd");
}

TEST(Diagnostics, CountsWhatIsPastTheLimit) {
  Diagnostics sink;
  for (std::uint32_t i = 0; i < limits::diagnostics + 7; ++i) sink.add(made(Code::unknown_name, i));
  sink.add(made(Code::unknown_name, 0));
  sink.add(made(Code::unknown_name, limits::diagnostics + 1));
  EXPECT_EQ(sink.sorted().size(), limits::diagnostics);
  EXPECT_EQ(sink.dropped(), 7U);
  EXPECT_EQ(sink.error_count(), limits::diagnostics + 7);
}

TEST(Diagnostics, AnErrorIsShownBeforeWarningsPastTheLimit) {
  Diagnostics sink;
  for (std::uint32_t i = 0; i < limits::diagnostics; ++i) sink.add(made(Code::not_in_force, i));
  sink.add(made(Code::unknown_name, 5, "the error"));
  sink.add(made(Code::not_in_force, 500, "one warning more"));
  EXPECT_TRUE(sink.has_errors());
  EXPECT_EQ(sink.dropped(), 2U);
  const auto sorted = sink.sorted();
  ASSERT_EQ(sorted.size(), limits::diagnostics);
  std::size_t errors = 0;
  for (const auto& d : sorted) errors += d.message == "the error" ? 1 : 0;
  EXPECT_EQ(errors, 1U);
}

}  // namespace
}  // namespace rubric
