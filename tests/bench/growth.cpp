// rubric_growth inspections|rules|rows COUNT: does so much once in a fresh process, for growth.py, and writes
//     UNITS FIRST SECOND PEAK
// how many units it was, processor seconds of the first and the second step, and the most memory held at once, in bytes.
//   inspections  read from JSON, block after block, made on the fly; work out in a Batch
//   rules        load a generated rule file of COUNT lines in two files; work out one inspection
//   rows         read an inspection with COUNT rows of cases from CSV; work it out
#include <rubric/batch.hpp>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "long_rules.hpp"
#include "youth/youth.hpp"

namespace {

using namespace rubric;

[[noreturn]] void stop(const std::string& why) {
  std::cerr << "rubric_growth: " << why << "\n";
  std::exit(1);
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Of this program; unlike that of `getrusage` it does not begin with what its parent held.
std::size_t peak_bytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != "VmHWM:") continue;
    std::size_t kilobytes = 0;
    status >> kilobytes;
    return kilobytes * 1'024;
  }
  stop("no VmHWM in /proc/self/status");
}

struct Cost {
  std::size_t units = 0;
  double first = 0, second = 0;
};

Methodology loaded(const Loaded& load) {
  if (!load.methodology) stop(load.messages.text().substr(0, 2'000));
  return *load.methodology;
}

Inspection inspection_of(const Read& read) {
  if (!read.inspection) stop(read.messages.text().substr(0, 2'000));
  return *read.inspection;
}

Methodology youth() { return loaded(load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric")); }

/// Runs again and again until it takes a while; seconds of one run.
double seconds_of_run(const Methodology& methodology, const Inspection& inspection) {
  Evaluator evaluator(methodology);
  if (!evaluator.run(inspection)) stop("a run failed");
  const double start = processor_seconds();
  double taken = 0;
  std::size_t runs = 0;
  for (; taken < 0.05; taken = processor_seconds() - start, ++runs) evaluator.run(inspection);
  return taken / static_cast<double>(runs);
}

Cost inspections(std::size_t count) {
  constexpr std::size_t block = 1'024;
  const Methodology methodology = youth();
  Batch batch(methodology);
  testing::Random random(36);
  Cost cost;
  std::vector<std::string> texts;
  while (cost.units < count) {
    texts.clear();
    for (std::size_t left = std::min(block, count - cost.units); left > 0; --left)
      texts.push_back(testing::youth_json(testing::random_youth(random)));
    const double start = processor_seconds();
    for (const std::string& text : texts) batch.add(inspection_of(read_text(methodology, "case.json", text)));
    const double read = processor_seconds();
    batch.run();
    cost.first += read - start;
    cost.second += processor_seconds() - read;
    cost.units += batch.size();
    batch.clear();
  }
  return cost;
}

/// Every standard has its two counts.
std::vector<Given> counts(const std::string& rules) {
  std::vector<Given> given;
  const std::string heading = "\nfor standard ";
  for (std::size_t at = rules.find(heading); at != std::string::npos; at = rules.find(heading, at + 1)) {
    const std::size_t begin = at + heading.size();
    const std::string id = rules.substr(begin, rules.find(' ', begin) - begin);
    given.push_back({"yes of standard " + id, std::to_string(given.size() % 9)});
    given.push_back({"cases of standard " + id, "9"});
  }
  return given;
}

/// In two files, as 100,000 lines are more than one may hold.
Cost rules(std::size_t lines) {
  const std::string text = testing::long_rules(lines);
  const std::size_t middle = text.find("\nfor standard ", text.size() / 2) + 1;
  const std::string first = text.substr(0, middle) + "include \"rest.rubric\"\n", rest = text.substr(middle);
  Cost cost;
  cost.units = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const double start = processor_seconds();
  const Methodology methodology = loaded(load_text("long.rubric", first, [&](const std::string&) { return rest; }));
  cost.first = processor_seconds() - start;
  cost.second = seconds_of_run(methodology, inspection_of(read_values(methodology, counts(text))));
  return cost;
}

std::string rows_csv(std::size_t rows) {
  std::string text = "case";
  for (const std::string& standard : testing::youth_case_rated)
    for (const std::string& question : testing::youth_questions)
      text.append(",").append(standard).append(" ").append(question);
  testing::Random random(36);
  for (std::size_t row = 0; row < rows; ++row) {
    text += "\n" + std::to_string(row + 1);
    for (std::size_t i = 0; i < handwritten::questions; ++i)
      text += random.chance(70) ? ",Yes" : random.chance(80) ? ",No" : ",Not applicable";
  }
  return text + "\n";
}

Cost rows(std::size_t count) {
  const Methodology methodology = youth();
  const std::string csv = rows_csv(count);
  std::string text = R"({"methodology": "youth_2021", "tables": {"inspected_cases": "rows.csv"}, "standards": {)";
  for (const std::string& standard : testing::youth_judged)
    text += (standard == "1.1" ? "\"" : ", \"") + standard + "\": {\"rating\": \"Good\"}";
  text += "}}";
  Cost cost;
  cost.units = count;
  const double start = processor_seconds();
  const Inspection inspection =
      inspection_of(read_text(methodology, "case.json", text, [&](const std::string&) { return csv; }));
  cost.first = processor_seconds() - start;
  cost.second = seconds_of_run(methodology, inspection);
  Evaluator evaluator(methodology);
  evaluator.run(inspection);
  if (!evaluator.level(evaluator.find("overall").value())) stop("the rows give no overall rating");
  return cost;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc == 3 ? argv[1] : "";
  const unsigned long count = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 0;
  if (count == 0 || (what != "inspections" && what != "rules" && what != "rows")) {
    std::cerr << "usage: rubric_growth inspections|rules|rows COUNT\n";
    return 64;
  }
  const Cost cost = what == "inspections" ? inspections(count) : what == "rules" ? rules(count) : rows(count);
  std::cout << cost.units << " " << cost.first << " " << cost.second << " " << peak_bytes() << "\n";
  return 0;
}
