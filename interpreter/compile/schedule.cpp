#include "compile/schedule.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "compile/opcodes.hpp"
#include "compile/reads.hpp"

namespace rubric::compile {

namespace {

/// An operation, or a skip with its segment: what keeps its order.
struct Unit {
  std::size_t first = 0;
  std::size_t past = 0;
  bool for_results = false;
  std::size_t waits_for = 0;  // units that come before it
  std::vector<std::size_t> readers{};
};

class Scheduler {
 public:
  explicit Scheduler(Program& program) : program_(program), written_by_(program.slot_count, nobody) {
    const std::vector<Op>& ops = program_.ops;
    for (std::size_t i = 0; i < ops.size();) {
      const std::size_t past = i + 1 + (is_skip(ops[i].code) ? ops[i].b : 0);
      for (std::size_t at = i; at < past; ++at) written_by_[ops[at].dest] = units_.size();
      units_.push_back({i, past});
      i = past;
    }
    for (std::size_t unit = 0; unit < units_.size(); ++unit) link(unit);
    for (const Slot slot : program_.final_) mark(written_by_[slot]);
  }

  void run() {
    ordered_.reserve(program_.ops.size());
    place(true);
    program_.result_ops = ordered_.size();
    place(false);
    program_.ops = std::move(ordered_);
  }

 private:
  static constexpr std::size_t nobody = ~std::size_t{0};

  Opcode code_of(std::size_t unit) const { return program_.ops[units_[unit].first].code; }

  template <class Visit>
  void for_each_source(std::size_t unit, const Visit& visit) const {
    for (std::size_t i = units_[unit].first; i < units_[unit].past; ++i) {
      for_each_read(program_, program_.ops[i], [&](Slot slot) {
        const std::size_t source = written_by_[slot];
        if (source != nobody && source != unit) visit(source);
      });
    }
  }

  void link(std::size_t unit) {
    for_each_source(unit, [&](std::size_t source) {
      units_[source].readers.push_back(unit);
      ++units_[unit].waits_for;
    });
  }

  void mark(std::size_t unit) {
    std::vector<std::size_t> open{unit};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      if (at == nobody || units_[at].for_results) continue;
      units_[at].for_results = true;
      for_each_source(at, [&open](std::size_t source) { open.push_back(source); });
    }
  }

  /// Places the units that results need, or the others, each behind what it reads.
  void place(bool for_results) {
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      if (units_[unit].for_results == for_results && units_[unit].waits_for == 0) make_ready(unit);
    }
    for (;;) {
      const auto longest = std::max_element(ready_.begin(), ready_.end(),
                                            [](const auto& a, const auto& b) { return a.size() < b.size(); });
      if (longest->empty()) return;
      while (!longest->empty()) {
        const std::size_t unit = longest->front();
        longest->pop_front();
        append(unit);
      }
    }
  }

  void make_ready(std::size_t unit) { ready_[static_cast<std::size_t>(code_of(unit))].push_back(unit); }

  void append(std::size_t unit) {
    const auto op = program_.ops.begin();
    ordered_.insert(ordered_.end(), op + static_cast<std::ptrdiff_t>(units_[unit].first),
                    op + static_cast<std::ptrdiff_t>(units_[unit].past));
    for (const std::size_t reader : units_[unit].readers) {
      if (--units_[reader].waits_for == 0 && units_[reader].for_results == units_[unit].for_results) make_ready(reader);
    }
  }

  Program& program_;
  std::vector<std::size_t> written_by_;  // by slot: the unit
  std::vector<Unit> units_;
  std::array<std::deque<std::size_t>, opcode_count> ready_;  // by opcode: units whose sources are placed
  std::vector<Op> ordered_;
};

}  // namespace

void schedule(Program& program) { Scheduler(program).run(); }

}  // namespace rubric::compile
