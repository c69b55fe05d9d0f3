#include "whatif/equal_both.hpp"

#include <algorithm>
#include <utility>

#include "whatif/equal_cone.hpp"

namespace rubric::whatif {

using evaluate::SharedAttribute;
using resolve::AttributeId;

namespace {

Leeway no_leeway(const Space& space) {
  Leeway leeway;
  leeway.inputs.resize(space.inputs.size());
  leeway.ratings.resize(space.ratings.size());
  leeway.waivers.resize(space.waivers.size());
  leeway.not_rated.resize(space.not_rated.size());
  return leeway;
}

void allow(std::vector<bool>& may, const std::vector<std::size_t>& numbers) {
  for (const std::size_t number : numbers) may[number] = true;
}

}  // namespace

Date Interval::day() const {
  constexpr std::int32_t within = 364;  // some time into the interval, where nothing is decided by its first day
  const Date usual{18'993};             // 2022-01-01
  if (from && to) return {from->days + std::min(within, (to->days - from->days - 1) / 2)};
  if (from) return from->days <= usual.days ? usual : Date{from->days + within};
  if (to) return usual < *to ? usual : Date{to->days - 1};
  return usual;
}

Both::Both(const Space& space, const evaluate::SameRules& rules, const Interval& interval, Candidate ground,
           const EqualSide::Limits& limits)
    : space_(space),
      rules_(rules),
      ground_(std::move(ground)),
      first_(space, true, space.first.programs[interval.first], limits),
      second_(space, false, space.second.programs[interval.second], limits) {}

void Both::compare(Results results) {
  compared_ = std::move(results);
  of_all_.push_back(asked(compared_, no_leeway(space_)));
}

void Both::stay_within(const Candidate& candidate) {
  Leeway leeway = no_leeway(space_);
  for (std::size_t i = 0; i < leeway.inputs.size(); ++i) leeway.inputs[i] = candidate.inputs[i].has_value();
  for (const GivenDiscretion& record : candidate.discretion) leeway.ratings[record.rating] = true;
  allow(leeway.waivers, candidate.waivers);
  allow(leeway.not_rated, candidate.not_rated);
  of_all_.push_back(asked(compared_, std::move(leeway)));
}

std::unique_ptr<Both::Asked> Both::asked(const Results& results, Leeway leeway) {
  auto made = std::make_unique<Asked>(Asked{std::move(leeway)});
  made->within = add(results, &made->leeway);
  made->beyond = add(results, nullptr);
  return made;
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

bool Both::run(const Candidate& candidate) { return run(candidate, *of_all_.back()); }

bool Both::run(const Candidate& candidate, const SharedAttribute& result) {
  std::unique_ptr<Asked>& questions = of_one_[&result];
  if (!questions) {
    const Cone cone = cone_of(space_, rules_.terms(), result.first_term, result.second_term, Otherwise::either);
    Leeway leeway = no_leeway(space_);
    allow(leeway.inputs, cone.inputs);
    allow(leeway.ratings, cone.ratings);
    allow(leeway.waivers, cone.waivers);
    allow(leeway.not_rated, cone.not_rated);
    questions = asked({&result}, std::move(leeway));
  }
  return run(candidate, *questions);
}

bool Both::run(const Candidate& candidate, const Asked& asked) {
  ++runs_;
  const std::size_t question = asked.leeway.holds(candidate, ground_) ? asked.within : asked.beyond;
  return first_.run(question, candidate) && second_.run(question, candidate);
}

}  // namespace rubric::whatif
