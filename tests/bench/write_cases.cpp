// rubric_write_cases COUNT: random youth inspections, the same ones every time, one a line on standard output.
#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "youth/youth.hpp"

int main(int argc, char** argv) {
  const long count = argc == 2 ? std::strtol(argv[1], nullptr, 10) : 0;
  if (count <= 0) {
    std::cerr << "usage: rubric_write_cases COUNT\n";
    return 64;
  }
  rubric::testing::Random random(36);
  for (long i = 0; i < count; ++i) {
    std::string json = rubric::testing::youth_json(rubric::testing::random_youth(random));
    json.erase(std::remove(json.begin(), json.end(), '\n'), json.end());
    std::cout << json << '\n';
  }
}
