#pragma once
#include <memory>
#include <vector>

#include "evaluate/view.hpp"
#include "lane_run.hpp"
#include "whatif/reads.hpp"
#include "whatif/runner.hpp"

namespace rubric::whatif {

/// Runs one methodology over many inspections at once, and shows of each what counting looks at.
class LaneRunner {
 public:
  /// What is looked at besides ratings and scores.
  struct Looks {
    bool records = false;               // how recorded discretion fares; then waivers are left to be run alone
    std::vector<const Reads*> reads{};  // whether these declarations are read
    bool only_conclusions() const { return !records && reads.empty(); }
  };
  LaneRunner(const Methodology& methodology, evaluate::Buffers& buffers, Looks looks);

  /// Takes the facts of an inspection, which have to stay until `clear` and give no rows of tables; null: of one that
  /// is left to be run alone.
  void take(const facts::Facts* facts, const RunOptions& options);
  void run();
  /// Of an inspection in the order taken, until the next call: what is looked at, nothing else. Null where it has to be
  /// run alone: something is missing, fails or does not fit.
  const evaluate::View* view(std::size_t inspection);
  /// The same, by a run `alone` where it has to be; null where there are no facts to run, or no date in range.
  const evaluate::View* view(std::size_t inspection, Runner& alone, const RunOptions& options);
  /// How many were taken.
  std::size_t size() const { return places_.size(); }
  void clear();

 private:
  struct Filled {
    compile::Slot slot;    // of the whole program
    std::uint32_t result;  // of the program of results
    bool conclusion;
  };
  /// Of one interval's program.
  struct Room {
    Room(const Methodology::Impl& rules, const compile::Program& program, evaluate::Buffers& buffers,
         const Looks& looks);
    void find_open();

    const compile::Program& program;
    std::vector<std::uint32_t> settled{};  // results that have to have a value, or a reason for none
    std::vector<Filled> filled{};
    std::unique_ptr<LaneRun> lanes{};  // null: what is asked lies in segments
    std::unique_ptr<evaluate::Block> block{};
    std::vector<bool> open{};  // by lane
    evaluate::Evaluation evaluation;
  };
  struct Place {
    const facts::Facts* facts = nullptr;
    Room* room = nullptr;  // null: run alone
    std::size_t lane = 0;
  };
  static bool fill(Room& room, const Place& place);

  Methodology methodology_;
  evaluate::Buffers& buffers_;
  Looks looks_;
  std::vector<std::unique_ptr<Room>> rooms_;  // by Rules::intervals, made when first used
  std::vector<Place> places_{};
  std::optional<evaluate::Inputs> inputs_{};
  std::optional<evaluate::View> view_{};
};

}  // namespace rubric::whatif
