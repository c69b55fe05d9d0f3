#pragma once
#include <gtest/gtest.h>
#include <rubric/rubric.hpp>

#include <algorithm>
#include <ctime>

namespace rubric::testing {

/// Rules that are sound and small, to break one way at a time.
inline const std::string sound_rules =
    "methodology small \"Small\"\n"
    "scale Rating\n  poor \"Poor\" 0\n  fine \"Fine\" 1\n"
    "domain 1 \"One\"\n  standard 1.1 \"First\"\n  standard 1.2 \"Second\"\n"
    "questions for standards\n  safety \"Safety\"\n"
    "bands quality from percent to Rating\n  below 50% poor\n  from 50% fine\n"
    "for questions\n"
    "  input yes : count\n"
    "  input cases : count\n"
    "  require yes <= cases \"more yes answers than cases\"\n"
    "  let share = 100% * yes / max(cases, 1)\n"
    "  rating = quality(share)\n"
    "for standards\n"
    "  rating = lowest rating of questions\n"
    "end\n"
    "judgement lead : Rating\n";

/// Seconds of processor time that any refusal may take, generous enough for a sanitizer.
inline constexpr double patience = 20;

/// What `messages` say, one line each, for the reader of a failure; long ones cut.
inline std::string listed(const Messages& messages) {
  std::string text;
  for (const Message& message : messages.list()) {
    text += message.code + " " + std::to_string(message.at.line) + ":" + std::to_string(message.at.column) + " " +
            message.text.substr(0, 300) + "\n";
  }
  return text;
}

/// Exactly one error, with this code and place; warnings do not count.
inline void expect_one_error(const Messages& messages, const std::string& code, std::uint32_t line,
                             std::uint32_t column) {
  std::vector<Message> errors;
  for (const Message& message : messages.list()) {
    if (message.severity == "error") errors.push_back(message);
  }
  ASSERT_EQ(errors.size(), 1U) << listed(messages);
  EXPECT_EQ(errors[0].code, code) << listed(messages);
  EXPECT_EQ(errors[0].at.line, line) << listed(messages);
  EXPECT_EQ(errors[0].at.column, column) << listed(messages);
  EXPECT_FALSE(errors[0].text.empty());
  EXPECT_LT(errors[0].text.size() + errors[0].help.size(), 600U) << "a message is for people";
  EXPECT_LT(messages.text().size(), 4'000U) << "and so is its excerpt";
}

/// The same, at the place where `marker` stands last in `text`, which is ASCII up to there.
inline void expect_one_error_at(const Messages& messages, const std::string& code, const std::string& text,
                                const std::string& marker) {
  const std::size_t at = text.rfind(marker);
  ASSERT_NE(at, std::string::npos);
  const std::size_t line_start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // 0 where there is none
  const auto line =
      static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  expect_one_error(messages, code, line, static_cast<std::uint32_t>(at - line_start + 1));
}

/// Runs `work` and checks that it ends in time.
template <class Work>
auto in_time(Work work) {
  const std::clock_t start = std::clock();
  auto result = work();
  EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, patience);
  return result;
}

}  // namespace rubric::testing
