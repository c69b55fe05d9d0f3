#include <rubric/rubric.hpp>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: embed RULES CASE\n", 64;
  const auto [methodology, rule_messages] = rubric::load_file(argv[1]);
  if (!methodology) return std::cerr << rule_messages.text(), 1;
  const auto [inspection, data_messages] = rubric::read_file(*methodology, argv[2]);
  if (!inspection) return std::cerr << data_messages.text(), 2;
  const auto [outcome, run_messages] = rubric::run(*methodology, *inspection);
  const rubric::Result* overall = outcome ? outcome->find("overall") : nullptr;
  if (!overall || !overall->value) return std::cerr << run_messages.text() << "no overall rating\n", 3;
  std::cout << overall->value->display << '\n';
}
