#pragma once
#include <rubric/rubric.hpp>

#include <string>
#include <vector>

#include "bench/handwritten.hpp"
#include "random.hpp"

/// Random inspections under rules/hmip/youth-2021.rubric, for the yardstick and for the engine.
namespace rubric::testing {

/// The ids of the standards rated from cases, of those that are judged, and of the questions.
extern const std::vector<std::string> youth_case_rated, youth_judged, youth_questions;
/// An inspection with samples of 1 to 60 cases, decisions of the panel (good and bad ones), and sometimes a waiver.
handwritten::Inspection random_youth(Random& random);
/// The same as case data.
std::string youth_json(const handwritten::Inspection& inspection);

}  // namespace rubric::testing
