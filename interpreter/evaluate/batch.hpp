#pragma once
#include "evaluate/column_run.hpp"
#include "facts/quick_facts.hpp"
#include "facts/small_facts.hpp"

/// Many inspections at once: their facts in columns, a Program run over these, and its results in columns.
namespace rubric::evaluate {

/// Up to `block_lanes` inspections of one Program.
class Block {
 public:
  Block(const check::Rules& rules, const compile::Program& program, Buffers& buffers);

  std::size_t size() const { return inspections_.size(); }
  bool full() const { return size() == block_lanes; }
  /// Gives facts and their small ones, which stay where they are, the next lane.
  void add(const facts::Facts& facts, const facts::SmallFacts& small) {
    inspections_.push_back(&facts);
    waiting_.push_back(&small);
  }
  /// Copies facts that give no rows of tables to the next lane.
  void copy(const facts::Facts& facts);
  void copy(const facts::QuickFacts& facts);
  /// Works out the results of all lanes.
  void run(ColumnRun& run);
  /// The result of an attribute in a lane of the last run; `other` where it does not fit.
  Fraction result(std::size_t lane, std::uint32_t attribute) const { return fraction_at(results_[attribute], lane); }
  /// The same in all lanes.
  const Column& results(std::uint32_t attribute) const { return results_[attribute]; }
  /// Forgets its inspections and keeps its memory.
  void clear(ColumnRun& run);

 private:
  /// A slot that facts fill, in the memory of this block.
  struct Bound {
    Buffer* value = nullptr;
    Buffer* below = nullptr;
    Buffer* state = nullptr;
    bool has_value = false, has_below = false, has_state = false;
    bool unrated = false;
    Column column{};  // of all that is loaded
  };
  /// Takes in the facts of the lanes added since.
  void load();
  void load_inputs(std::size_t lane, const facts::Facts& facts, const std::int32_t* inputs);
  template <class From>
  void load_records(std::size_t lane, const From& facts);
  void put_in_columns();
  void put(Bound& bound, std::size_t lane, const Lane& value);
  void put_rare(Bound& bound, std::size_t lane, const Lane& value);
  Column column(const Bound& bound, const Loops& loops) const;

  const check::Rules& rules_;
  const compile::Program& program_;
  Buffers& buffers_;
  std::vector<const facts::Facts*> inspections_{};
  std::vector<const facts::SmallFacts*> waiting_{};  // of those behind `loaded_`
  std::size_t loaded_ = 0;
  std::size_t in_columns_ = 0;  // of those loaded
  std::vector<Bound> inputs_;
  std::vector<std::pair<compile::Slot, Bound>> records_{};  // flags and levels asked for
  std::vector<std::uint32_t> record_of_;                    // by slot: in `records_`
  std::vector<Column> results_;                             // by attribute
};

}  // namespace rubric::evaluate
