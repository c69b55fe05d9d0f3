// rubric_participant by_hand|evaluator|batch|batch_added lines|rounds CASES: what compare.py sets beside other languages.
// `lines` reads the NDJSON file and writes a line an inspection. `rounds` reads it, and for every line on standard
// input works all inspections out and says the processor seconds that this took, and a sum over the results.
#include <rapidjson/document.h>
#include <rubric/batch.hpp>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>

#include "bench/handwritten.hpp"
#include "youth/youth.hpp"

namespace {

using namespace rubric;

constexpr std::size_t block = 1'024;

[[noreturn]] void stop(const std::string& why) {
  std::cerr << "rubric_participant: " << why << "\n";
  std::exit(1);
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void each_line(const std::string& path, const std::function<void(std::string&)>& take) {
  std::ifstream file(path, std::ios::binary);
  if (!file) stop("cannot read " + path);
  for (std::string line; std::getline(file, line);) take(line);
}

/// What of an inspection is compared.
struct Line {
  bool rated = false;
  int total = 0, overall = 0, governance = 0;
  std::string standards;  // a digit each
};

std::string text_of(const Line& line) {
  if (!line.rated) return "not rated\n";
  return std::to_string(line.total) + "," + std::to_string(line.overall) + "," + std::to_string(line.governance) + "," +
         line.standards + "\n";
}

std::int64_t check_of(const Line& line) {
  return line.rated ? line.total + 100 * line.overall + 1'000 * line.governance : 0;
}

// By hand: ints, read with RapidJSON.

handwritten::Level level_named(const rapidjson::Value& name) {
  const std::string_view text(name.GetString(), name.GetStringLength());
  if (text == "Inadequate") return handwritten::inadequate;
  if (text == "Requires improvement") return handwritten::requires_improvement;
  if (text == "Good") return handwritten::good;
  if (text == "Outstanding") return handwritten::outstanding;
  stop("no such level: " + std::string(text));
}

bool has_reason(const rapidjson::Value& object) {
  const auto reason = object.FindMember("reason");
  return reason != object.MemberEnd() && reason->value.GetStringLength() > 0;
}

void read_decision(const rapidjson::Value& decision, handwritten::Inspection& inspection) {
  const std::string_view on(decision["on"].GetString(), decision["on"].GetStringLength());
  for (std::size_t s = 0; s < testing::youth_case_rated.size(); ++s) {
    const std::string& standard = testing::youth_case_rated[s];
    if (on.substr(0, standard.size()) != standard) continue;
    for (std::size_t q = 0; q < testing::youth_questions.size(); ++q)
      if (on.substr(standard.size() + 1) == testing::youth_questions[q])
        inspection.decisions[3 * s + q] = {true, level_named(decision["to"]), has_reason(decision)};
  }
}

handwritten::Inspection read_by_hand(std::string& line) {
  rapidjson::Document document;
  document.ParseInsitu(line.data());
  if (document.HasParseError()) stop("a line is not JSON");
  handwritten::Inspection inspection;
  const rapidjson::Value& standards = document["standards"];
  for (std::size_t s = 0; s < testing::youth_case_rated.size(); ++s) {
    const rapidjson::Value& answers = standards[testing::youth_case_rated[s].c_str()]["questions"];
    for (std::size_t q = 0; q < testing::youth_questions.size(); ++q) {
      const rapidjson::Value& answer = answers[testing::youth_questions[q].c_str()];
      inspection.answers[3 * s + q] = {answer["yes"].GetInt(), answer["cases"].GetInt()};
    }
  }
  for (std::size_t i = 0; i < testing::youth_judged.size(); ++i) {
    const rapidjson::Value& fact = standards[testing::youth_judged[i].c_str()];
    inspection.judged[i] = fact.HasMember("rating") ? level_named(fact["rating"]) : handwritten::unrated;
  }
  for (const rapidjson::Value& decision : document["discretion"].GetArray()) read_decision(decision, inspection);
  for (const rapidjson::Value& waiver : document["waivers"].GetArray())
    if (waiver["cap"] == "governance" && has_reason(waiver)) inspection.governance_waived = true;
  return inspection;
}

Line line_of(const handwritten::Rated& rated) {
  Line line{rated.ok, rated.total, rated.overall, rated.governance, {}};
  for (const handwritten::Level level : rated.standard) line.standards += static_cast<char>('0' + level);
  return line;
}

class ByHand {
 public:
  void read(std::string& text) { inspections_.push_back(read_by_hand(text)); }
  std::int64_t work_out() {
    std::int64_t check = 0;
    for (const handwritten::Inspection& inspection : inspections_) {
      const handwritten::Rated rated = handwritten::rate(inspection);
      if (rated.ok) check += rated.total + 100 * rated.overall + 1'000 * rated.governance;
    }
    return check;
  }
  std::int64_t check(std::int64_t worked_out) const { return worked_out; }
  static void write_lines(const std::string& path) {
    each_line(path, [](std::string& text) { std::cout << text_of(line_of(handwritten::rate(read_by_hand(text)))); });
  }

 private:
  std::vector<handwritten::Inspection> inspections_;
};

// Rubric, through its library.

const Methodology& youth() {
  static const Loaded loaded = load_file(RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric");
  if (!loaded.methodology) stop(loaded.messages.text());
  return *loaded.methodology;
}

Inspection read_inspection(std::string& text) {
  const Read read = read_text(youth(), "case.json", std::move(text));
  if (!read.inspection) stop(read.messages.text());
  return *read.inspection;
}

/// The numbers of the results that a line wants, of an Evaluator or a Batch.
struct Results {
  template <class Engine>
  explicit Results(const Engine& engine)
      : total(*engine.find("total")),
        overall(*engine.find("overall")),
        governance(*engine.find("rating of standard 1.1")) {
    for (const std::string& id : testing::youth_case_rated)
      standards.push_back(*engine.find("rating of standard " + id));
  }
  std::uint32_t total, overall, governance;
  std::vector<std::uint32_t> standards;
};

template <class Level, class Exact>
Line line_of(const Results& results, const Level& level, const Exact& exact) {
  Line line;
  const std::optional<std::string> total = exact(results.total);
  if (!total) return line;
  line.rated = true;
  line.total = std::stoi(*total);
  line.overall = static_cast<int>(level(results.overall).value());
  line.governance = static_cast<int>(level(results.governance).value());
  for (const std::uint32_t standard : results.standards)
    line.standards += static_cast<char>('0' + level(standard).value());
  return line;
}

Line line_of(const Results& results, const Evaluator& evaluator) {
  return line_of(
      results, [&](std::uint32_t result) { return evaluator.level(result); },
      [&](std::uint32_t result) { return evaluator.exact(result); });
}

Line line_of(const Results& results, const Batch& batch, std::size_t i) {
  return line_of(
      results, [&](std::uint32_t result) { return batch.level(i, result); },
      [&](std::uint32_t result) { return batch.exact(i, result); });
}

class OneByOne {
 public:
  void read(std::string& text) { inspections_.push_back(read_inspection(text)); }
  std::int64_t work_out() {
    std::int64_t levels = 0;
    for (const Inspection& inspection : inspections_) {
      evaluator_.run(inspection);
      levels += evaluator_.level(results_.overall).value_or(0);
    }
    return levels;
  }
  /// Reads the results in a second pass: numbers come as text, and the others in this comparison have no text to build.
  std::int64_t check(std::int64_t /*worked_out*/) {
    std::int64_t sum = 0;
    for (const Inspection& inspection : inspections_) {
      evaluator_.run(inspection);
      sum += check_of(line_of(results_, evaluator_));
    }
    return sum;
  }
  static void write_lines(const std::string& path) {
    Evaluator evaluator(youth());
    const Results results(evaluator);
    each_line(path, [&](std::string& text) {
      evaluator.run(read_inspection(text));
      std::cout << text_of(line_of(results, evaluator));
    });
  }

 private:
  Evaluator evaluator_{youth()};
  Results results_{evaluator_};
  std::vector<Inspection> inspections_;
};

/// With all facts in columns beforehand, or put into them again in each round, block after block.
class Together {
 public:
  explicit Together(bool add_again) : add_again_(add_again) {}
  void read(std::string& text) {
    if (add_again_)
      inspections_.push_back(read_inspection(text));
    else
      batch_.add(read_inspection(text));
  }
  std::int64_t work_out() {
    if (!add_again_) {
      batch_.run();
      return 0;
    }
    return in_blocks([] { return 0; });
  }
  std::int64_t check(std::int64_t /*worked_out*/) {
    const auto sum = [this] {
      std::int64_t check = 0;
      for (std::size_t i = 0; i < batch_.size(); ++i) check += check_of(line_of(results_, batch_, i));
      return check;
    };
    return add_again_ ? in_blocks(sum) : sum();
  }
  static void write_lines(const std::string& path) {
    Batch batch(youth());
    const Results results(batch);
    const auto write = [&] {
      batch.run();
      for (std::size_t i = 0; i < batch.size(); ++i) std::cout << text_of(line_of(results, batch, i));
      batch.clear();
    };
    each_line(path, [&](std::string& text) {
      batch.add(read_inspection(text));
      if (batch.size() == block) write();
    });
    write();
  }

 private:
  template <class Take>
  std::int64_t in_blocks(const Take& take) {
    std::int64_t sum = 0;
    const auto run = [&] {
      batch_.run();
      sum += take();
      batch_.clear();
    };
    for (const Inspection& inspection : inspections_) {
      batch_.add(inspection);
      if (batch_.size() == block) run();
    }
    run();
    return sum;
  }

  bool add_again_;
  Batch batch_{youth()};
  Results results_{batch_};
  std::vector<Inspection> inspections_;
};

template <class Participant>
void take_part(Participant participant, const std::string& mode, const std::string& path) {
  if (mode == "lines") return Participant::write_lines(path);
  if (mode != "rounds") stop("lines or rounds?");
  each_line(path, [&](std::string& text) { participant.read(text); });
  std::cout << "ready" << std::endl;
  for (std::string go; std::getline(std::cin, go);) {
    const double start = processor_seconds();
    const std::int64_t worked_out = participant.work_out();
    const double seconds = processor_seconds() - start;
    std::cout << seconds << " " << participant.check(worked_out) << std::endl;
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  if (argc != 4) stop("usage: rubric_participant by_hand|evaluator|batch|batch_added lines|rounds CASES");
  const std::string who = argv[1], mode = argv[2], path = argv[3];
  if (who == "by_hand") {
    take_part(ByHand(), mode, path);
  } else if (who == "evaluator") {
    take_part(OneByOne(), mode, path);
  } else if (who == "batch" || who == "batch_added") {
    take_part(Together(who == "batch_added"), mode, path);
  } else {
    stop("no such participant: " + who);
  }
  return 0;
}
