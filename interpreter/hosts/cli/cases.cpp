#include "hosts/cli/cases.hpp"

#include <thread>

#include "hosts/cli/files.hpp"
#include "hosts/cli/in_order.hpp"

namespace rubric::cli {
namespace {

CaseLayout layout_named(const std::string& input) {
  return input == "ndjson" ? CaseLayout::ndjson : input == "csv" ? CaseLayout::csv : CaseLayout::json;
}

}  // namespace

bool is_case_file(const std::string& path) { return path.ends_with(".json") || layout_of(path) == CaseLayout::ndjson; }

std::optional<Cases> cases_of(const std::vector<std::string>& paths, const std::string& input, Console& console) {
  Cases cases;
  for (const std::string& path : paths) {
    if (path == "-") {
      cases.files.push_back({shown(path), layout_named(input)});
      cases.stdin_too = true;
    } else if (!is_folder(path)) {
      cases.files.push_back({path, layout_of(path)});
    } else {
      const FilesIn found = files_in(path, is_case_file);
      if (!found.whole || found.paths.empty()) {
        console.error("the folder `" + path + (found.whole ? "` holds no case files" : "` cannot be read whole"),
                      "give a folder with *.json, *.ndjson or *.jsonl files; name CSV files themselves");
        return std::nullopt;
      }
      for (const std::string& file : found.paths) cases.files.push_back({file, layout_of(file)});
      cases.many = true;
      continue;
    }
    cases.many |= cases.files.back().layout != CaseLayout::json;
  }
  return cases;
}

Population population_of(Cases cases) { return Population(std::move(cases.files), open_cases(cases.stdin_too)); }

unsigned threads(unsigned jobs) { return jobs != 0 ? jobs : std::max(std::thread::hardware_concurrency(), 1U); }

GoThrough in_threads(unsigned jobs) {
  return [jobs](Population& population, const std::function<BlockWork()>& worker) {
    InOrder<Conclusion>(population, threads(jobs))
        .run(
            [&worker] {
              return [work = worker()](const CaseBlock& block, Conclusion& conclusion) { conclusion = work(block); };
            },
            [](Conclusion& conclusion) {
              const Then then = conclusion();
              conclusion = {};  // what it holds goes
              return then;
            });
  };
}

Exit no_report(std::size_t done, const Options& options, Console& console) {
  const bool to_file = options.output && *options.output != "-";
  console.error("interrupted, after " + std::to_string(done) + (done == 1 ? " inspection" : " inspections"),
                to_file ? "`" + *options.output + "` is left as it was" : "there is no report");
  return Exit::interrupted;
}

std::function<void(const Messages&)> left_out(const Options& options, Console& console, Progress* progress,
                                              Exit& exit) {
  return [&options, &console, progress, &exit](const Messages& messages) {
    exit = graver(exit, exit_of(messages, Exit::data));
    if (options.format != "csv") return;
    if (progress != nullptr) progress->take_away();
    console.say(messages);
  };
}

void Tally::add(Exit exit) {
  ++count_;
  if (exit == Exit::findings)
    ++findings_;
  else if (exit != Exit::fine)
    ++mistakes_;
}

void Tally::add(std::size_t count, std::size_t with_findings, std::size_t mistaken) {
  count_ += count;
  findings_ += with_findings;
  mistakes_ += mistaken;
}

std::string Tally::text() const {
  std::string out = std::to_string(count_) + (count_ == 1 ? " inspection: " : " inspections: ") +
                    std::to_string(count_ - mistakes_) + " rated";
  if (findings_ != 0) out += ", " + std::to_string(findings_) + " of them with findings";
  if (mistakes_ != 0) out += (findings_ != 0 ? "; " : ", ") + std::to_string(mistakes_) + " with mistakes";
  return out + "\n";
}

}  // namespace rubric::cli
