#pragma once
#include <rubric/amendment.hpp>

#include <gtest/gtest.h>

#include <map>

namespace rubric::test {

/// A small methodology, each kind of change possible.
inline constexpr std::string_view care = R"(methodology care "How care homes are rated"
scale Rating  poor "Poor" 0  fair "Fair" 1  good "Good" 2
standard 1 "Staff"
standard 2 "Rooms"
standard 3 "Food"
parameter good_from : percent = 80%
bands level from percent to Rating
  below 50%        poor
  from 50%         fair
  from good_from   good
for standards
  input share : percent
  rating = level(share)
end
cap staff on rating of standard 2 at fair
  when rating of standard 1 = poor
score total = sum of points(rating) of standards
  out of 6
test "of the base"
  given share of standard 1 = 80%
  expect rating of standard 1 = good
)";

using Texts = std::map<std::string, std::string>;

inline FileReader reader(Texts texts) {
  return [texts = std::move(texts)](const std::string& path) -> std::optional<std::string> {
    const auto at = texts.find(path);
    return at == texts.end() ? std::nullopt : std::optional(at->second);
  };
}

inline Methodology sound(const Loaded& loaded) {
  EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
  return loaded.methodology.value();
}

inline Methodology load_care() { return sound(load_text("care.rubric", std::string(care))); }

/// `total` for the shares of the three standards.
inline std::string total(const Methodology& rules, const std::string& one, const std::string& two,
                         const std::string& three) {
  const Read read =
      read_values(rules, {{"share of standard 1", one}, {"share of standard 2", two}, {"share of standard 3", three}});
  if (!read.inspection) return read.messages.text();
  Evaluator evaluator(rules);
  const auto result = evaluator.find("total");
  if (!result || !evaluator.run(*read.inspection)) return "none";
  return evaluator.exact(*result).value_or("open");
}

/// The codes of all messages.
inline std::vector<std::string> codes(const Loaded& loaded) {
  std::vector<std::string> all;
  for (const Message& message : loaded.messages.list()) all.push_back(message.code);
  return all;
}

}  // namespace rubric::test
