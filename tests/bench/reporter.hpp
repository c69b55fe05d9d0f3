#pragma once
#include <benchmark/benchmark.h>

#include <map>
#include <string>

namespace rubric::bench {

/// Prints the benchmarks as ever, and at the end how they stand to each other and to the budgets.
class Reporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const bool single = run.run_type == Run::RT_Iteration && run.repetitions <= 1;
      if (!single && run.aggregate_name != "median") continue;
      // Processor time, so that a busy machine does not distort the ratios; a process is timed from outside.
      const std::string name = run.run_name.function_name + (run.run_name.args.empty() ? "" : "/" + run.run_name.args);
      const bool by_the_clock = name == "process_run" || name == "mutate_youth";  // a process, and threads
      const double time = by_the_clock ? run.GetAdjustedRealTime() : run.GetAdjustedCPUTime();
      nanoseconds_[name] = time * 1e9 / benchmark::GetTimeUnitMultiplier(run.time_unit);
    }
    ConsoleReporter::ReportRuns(runs);
  }

  void Finalize() override {
    ConsoleReporter::Finalize();
    std::ostream& out = GetOutputStream();
    out << "\n";
    ratio("evaluate_engine", "evaluate_by_hand", "one evaluation, engine to hand-written C++ (at most 8)");
    ratio("evaluate_batch", "evaluate_by_hand", "one of a batch, facts in columns, to hand-written C++ (at most 2)");
    ratio("evaluate_batch_added", "evaluate_by_hand", "the same, put into columns too");
    ratio("load_long/10000", "load_long/1000", "load of 10,000 lines to 1,000 (10 is linear)");
    budget("load_youth", 5e6, "load youth-2021 (at most 5 ms)");
    budget("load_long/10000", 1e9, "load 10,000 lines (at most 1 s)");
    budget("run_tests/1000", 1e9, "load a file with 1,000 tests and run them (at most 1 s)");
    budget("mutate_youth", 10e9, "try the changes to youth-2021 (at most 10 s)");
    budget("process_run", 15e6, "rubric run on one case, whole process (at most 15 ms)");
  }

 private:
  void ratio(const std::string& above, const std::string& below, const std::string& what) {
    if (nanoseconds_.count(above) == 0 || nanoseconds_.count(below) == 0) return;
    GetOutputStream() << what << ": " << nanoseconds_[above] / nanoseconds_[below] << "\n";
  }
  void budget(const std::string& name, double limit, const std::string& what) {
    if (nanoseconds_.count(name) == 0) return;
    GetOutputStream() << what << ": " << nanoseconds_[name] / 1e6 << " ms"
                      << (nanoseconds_[name] > limit ? ", OVER" : "") << "\n";
  }

  std::map<std::string, double> nanoseconds_;
};

}  // namespace rubric::bench
