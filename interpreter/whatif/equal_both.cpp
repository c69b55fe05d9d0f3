#include "whatif/equal_both.hpp"

#include <algorithm>
#include <utility>

namespace rubric::whatif {

using evaluate::SharedAttribute;
using resolve::AttributeId;

Date Interval::day() const {
  constexpr std::int32_t within = 364;  // some time into the interval, where nothing is decided by its first day
  const Date usual{18'993};             // 2022-01-01
  if (from && to) return {from->days + std::min(within, (to->days - from->days - 1) / 2)};
  if (from) return from->days <= usual.days ? usual : Date{from->days + within};
  if (to) return usual < *to ? usual : Date{to->days - 1};
  return usual;
}

Both::Both(const Space& space, const Interval& interval, Candidate ground, const EqualSide::Limits& limits)
    : ground_(std::move(ground)),
      first_(space, true, space.first.programs[interval.first], limits),
      second_(space, false, space.second.programs[interval.second], limits) {}

const Both::Question& Both::ask(Results results, Leeway leeway) {
  Question& question = questions_.emplace_back(Question{std::move(results), std::move(leeway)});
  question.within = add(question.results, &question.leeway);
  question.beyond = add(question.results, nullptr);
  return question;
}

std::size_t Both::add(const Results& results, const Leeway* leeway) {
  std::vector<AttributeId> first;
  std::vector<AttributeId> second;
  for (const SharedAttribute* both : results) {
    first.push_back(both->first);
    second.push_back(both->second);
  }
  first_.add(first, leeway, &ground_);
  return second_.add(second, leeway, &ground_);
}

bool Both::run(const Candidate& candidate, const Question& question) {
  ++runs_;
  const std::size_t number = question.leeway.holds(candidate, ground_) ? question.within : question.beyond;
  return first_.run(number, candidate) && second_.run(number, candidate);
}

}  // namespace rubric::whatif
