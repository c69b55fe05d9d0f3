#include "whatif/runner.hpp"

namespace rubric::whatif {

Runner::Runner(const Methodology& methodology) : methodology_(methodology) {
  rooms_.resize(methodology.impl().programs.size());
}

const evaluate::View* Runner::run(const Inspection& inspection, const RunOptions& options, Diagnostics& diagnostics) {
  view_.reset();
  inputs_.reset();
  inspection_ = inspection;
  const Inspection::Impl& data = inspection_->impl();
  return run(data.facts, *data.sources, options, diagnostics);
}

const evaluate::View* Runner::run(const facts::Facts& facts, const Sources& sources, const RunOptions& options,
                                  Diagnostics& diagnostics) {
  const Methodology::Impl& rules = methodology_.impl();
  view_.reset();
  inputs_.reset();
  const std::optional<std::size_t> chosen = program_for(rules, &facts, options, diagnostics);
  if (!chosen) return nullptr;
  const compile::Program& program = rules.programs[*chosen];
  std::optional<Room>& room = rooms_[*chosen];
  if (!room) room.emplace(program);
  evaluate::Evaluation& evaluation = room->evaluation;
  evaluate::bind(rules.rules, program, facts, evaluation.exact);
  evaluate::run(program, facts, evaluation.exact);
  if (evaluate::leaves_open(program, evaluation.exact)) {
    if (!evaluation.ranges && room->spare) evaluation.ranges = std::exchange(room->spare, std::nullopt);
    if (!evaluation.ranges) evaluation.ranges.emplace(program, rules.rules);
    evaluate::bind(rules.rules, program, facts, *evaluation.ranges);
    evaluate::run(program, facts, *evaluation.ranges);
  } else if (evaluation.ranges) {
    room->spare = std::exchange(evaluation.ranges, std::nullopt);
  }
  inputs_.emplace(evaluate::Inputs{sources, rules.ast, rules.rules, program, facts});
  view_.emplace(evaluate::View{*inputs_, evaluation});
  return &*view_;
}

}  // namespace rubric::whatif
