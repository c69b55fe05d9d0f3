#include <rubric/batch.hpp>
#include <rubric/mutation.hpp>
#include <rubric/suggest.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "allocations.hpp"
#include "bench/handwritten.hpp"
#include "bench/reporter.hpp"
#include "long_rules.hpp"
#include "youth/youth.hpp"

namespace {

using namespace rubric;
using testing::allocations;

constexpr std::size_t inspections = 20'000;

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const std::string youth_path = RUBRIC_SOURCE_DIR "/rules/hmip/youth-2021.rubric";

const Methodology& youth() {
  static const Loaded loaded = load_file(youth_path);
  if (!loaded.methodology) {
    std::cerr << loaded.messages.text();
    std::exit(1);
  }
  return *loaded.methodology;
}

/// The yardstick: the same random inspections in every benchmark, too many for a processor to learn by heart.
const std::vector<handwritten::Inspection>& facts() {
  static const std::vector<handwritten::Inspection> all = [] {
    testing::Random random(36);
    std::vector<handwritten::Inspection> made;
    for (std::size_t i = 0; i < inspections; ++i) made.push_back(testing::random_youth(random));
    return made;
  }();
  return all;
}

/// The same, read by the engine.
const std::vector<Inspection>& read_facts() {
  static const std::vector<Inspection> all = [] {
    std::vector<Inspection> made;
    for (const handwritten::Inspection& inspection : facts())
      made.push_back(*read_text(youth(), "case.json", testing::youth_json(inspection)).inspection);
    return made;
  }();
  return all;
}

void count_allocations(benchmark::State& state, std::size_t before) {
  state.counters["allocations"] =
      benchmark::Counter(static_cast<double>(allocations() - before), benchmark::Counter::kAvgIterations);
}

void load_youth(benchmark::State& state) {
  const std::string text = text_of(youth_path);
  const std::size_t before = allocations();
  for (auto _ : state) {
    const Loaded loaded = load_text(youth_path, text);
    if (!loaded.methodology) state.SkipWithError("youth-2021 does not load");
  }
  count_allocations(state, before);
}
BENCHMARK(load_youth)->Unit(benchmark::kMillisecond);

void load_long(benchmark::State& state) {
  const std::string text = testing::long_rules(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const Loaded loaded = load_text("long.rubric", text);
    if (!loaded.methodology) state.SkipWithError(loaded.messages.text().substr(0, 2'000).c_str());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(load_long)->Arg(1'000)->Arg(3'000)->Arg(10'000)->Unit(benchmark::kMillisecond)->Complexity();

// Evaluations take every inspection in turn, and are told for one.

void evaluate_by_hand(benchmark::State& state) {
  const std::vector<handwritten::Inspection>& all = facts();
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(handwritten::rate(all[i]));
    i = i + 1 == inspections ? 0 : i + 1;
  }
}
BENCHMARK(evaluate_by_hand);

void evaluate_engine(benchmark::State& state) {
  const std::vector<Inspection>& all = read_facts();
  Evaluator evaluator(youth());
  evaluator.run(all[0]);
  std::size_t i = 0;
  const std::size_t before = allocations();
  for (auto _ : state) {
    if (!evaluator.run(all[i])) state.SkipWithError("a run failed");
    i = i + 1 == inspections ? 0 : i + 1;
  }
  count_allocations(state, before);
}
BENCHMARK(evaluate_engine);

/// Of the results of everything in the batch, the share that the exact path worked out, as they did not fit a lane.
double share_worked_out_alone(const Batch& batch) {
  std::vector<std::uint32_t> results = {*batch.find("total"), *batch.find("overall")};
  for (const std::string& standard : testing::youth_judged)
    results.push_back(*batch.find("rating of standard " + standard));
  for (const std::string& standard : testing::youth_case_rated) {
    results.push_back(*batch.find("rating of standard " + standard));
    for (const std::string& question : testing::youth_questions)
      for (const char* const what : {"share", "rating"})
        results.push_back(*batch.find(std::string(what) + " of question " + question + " in standard " + standard));
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    for (const std::uint32_t result : results)
      if (!batch.level(i, result)) benchmark::DoNotOptimize(batch.exact(i, result));
  }
  return static_cast<double>(batch.worked_out_alone()) / static_cast<double>(batch.size() * results.size());
}

/// All of them are put into columns beforehand; one iteration is one inspection of a run over all.
void evaluate_batch(benchmark::State& state) {
  Batch batch(youth());
  for (const Inspection& inspection : read_facts()) batch.add(inspection);
  batch.run();
  const std::size_t before = allocations();
  while (state.KeepRunningBatch(static_cast<benchmark::IterationCount>(inspections))) batch.run();
  count_allocations(state, before);
  state.counters["alone"] = share_worked_out_alone(batch);
}
BENCHMARK(evaluate_batch);

/// Puts them into columns too, a block after the other.
void evaluate_batch_added(benchmark::State& state) {
  Batch batch(youth());
  const auto all_in_blocks = [&batch] {
    for (const Inspection& inspection : read_facts()) {
      batch.add(inspection);
      if (batch.size() < 1'024) continue;
      batch.run();
      batch.clear();
    }
    batch.run();
    batch.clear();
  };
  all_in_blocks();
  const std::size_t before = allocations();
  while (state.KeepRunningBatch(static_cast<benchmark::IterationCount>(inspections))) all_in_blocks();
  count_allocations(state, before);
}
BENCHMARK(evaluate_batch_added);

void read_case(benchmark::State& state) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 200; ++i) texts.push_back(testing::youth_json(facts()[i]));
  std::size_t i = 0, bytes = 0;
  const std::size_t before = allocations();
  for (auto _ : state) {
    const std::string& text = texts[i++ % texts.size()];
    bytes += text.size();
    if (!read_text(youth(), "case.json", text).inspection) state.SkipWithError("a case cannot be read");
  }
  count_allocations(state, before);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(read_case)->Unit(benchmark::kMicrosecond);

void evaluate_document(benchmark::State& state) {
  const Inspection inspection = *read_text(youth(), "case.json", testing::youth_json(facts()[0])).inspection;
  for (auto _ : state) {
    benchmark::DoNotOptimize(run(youth(), inspection));
  }
}
BENCHMARK(evaluate_document)->Unit(benchmark::kMicrosecond);

/// The rules of youth-2021 with `count` tests of its bands in place of its own.
std::string many_tests(std::size_t count) {
  const std::string text = text_of(youth_path);
  std::string rules = text.substr(0, text.find("\n# Tests\n"));
  for (std::size_t i = 0; i < count; ++i) {
    const std::string yes = std::to_string(i % 101);
    const std::string question = " of question safety in standard 2.1 = ";
    rules += "\ntest \"number " + std::to_string(i) + "\"\n  given yes" + question + yes + "\n  given cases" +
             question + "100\n  expect share" + question + yes + "%\n";
  }
  return rules;
}

void run_tests(benchmark::State& state) {
  const std::string text = many_tests(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const Loaded loaded = load_text(youth_path, text);
    if (!loaded.methodology || test(*loaded.methodology).failed() != 0) state.SkipWithError("a test fails");
  }
}
BENCHMARK(run_tests)->Arg(1'000)->Unit(benchmark::kMillisecond);

TestOptions of_shipped() {
  TestOptions options;
  options.root = RUBRIC_SOURCE_DIR;
  return options;
}

void mutate_youth(benchmark::State& state) {
  MutationOptions options;
  options.tests = of_shipped();
  for (auto _ : state) {
    const MutationReport report = mutate(youth(), options);
    if (report.mutants.empty() || report.count(Fate::not_tried) != 0) state.SkipWithError("not every change was tried");
  }
}
BENCHMARK(mutate_youth)->Unit(benchmark::kMillisecond)->UseRealTime();

void suggest_youth(benchmark::State& state) {
  const Loaded loaded = load_text(youth_path, many_tests(0));
  for (auto _ : state) {
    if (!loaded.methodology || suggest(*loaded.methodology, {of_shipped()}).tests.empty()) {
      state.SkipWithError("no test was found");
      break;
    }
  }
}
BENCHMARK(suggest_youth)->Unit(benchmark::kMillisecond);

#ifdef RUBRIC_COMMAND
void process_run(benchmark::State& state) {
  const std::string command = std::string(RUBRIC_COMMAND) + " run '" + youth_path +
                              "' '" RUBRIC_SOURCE_DIR "/examples/stoke-on-trent-2022.json' > /dev/null";
  for (auto _ : state) {
    if (std::system(command.c_str()) != 0) state.SkipWithError("rubric run failed");
  }
}
BENCHMARK(process_run)->Unit(benchmark::kMillisecond)->UseRealTime();
#endif

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 64;
  bench::Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return 0;
}
