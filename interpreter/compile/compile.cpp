#include "compile/compile.hpp"

#include "compile/compiler.hpp"
#include "compile/schedule.hpp"

namespace rubric::compile {

Compiler::Compiler(const check::Rules& rules, std::uint32_t interval, Diagnostics& diagnostics)
    : rules_(rules), diagnostics_(diagnostics), emitter_(program_) {
  program_.interval = interval;
}

Program Compiler::compile() {
  const std::size_t attributes = rules_.attributes.size();
  program_.computed.assign(attributes, no_slot);
  program_.final_.assign(attributes, no_slot);
  program_.adjustment_when.assign(rules_.adjustments.size(), no_slot);
  program_.adjustment_level.assign(rules_.adjustments.size(), no_slot);
  program_.rated.assign(rules_.model.items.size(), no_slot);
  program_.requires_.assign(rules_.requires_.size(), no_slot);
  program_.not_rated_when.assign(rules_.not_rated.size(), no_slot);
  program_.node_slots.assign(rules_.nodes.size(), no_slot);
  begun_.assign(attributes, false);
  unwrapped_.assign(attributes, no_slot);
  lay_out_inputs();
  lay_out_tables();
  for (const AttributeId attribute : rules_.order) ensure(attribute);
  for (std::uint32_t item = 0; item < rules_.model.items.size(); ++item) {
    if (rules_.may_be_unrated[item]) ensure_rated(ItemId{item});
  }
  for (std::size_t i = 0; i < rules_.requires_.size(); ++i) program_.requires_[i] = lower(rules_.requires_[i]);
  program_.ops = emitter_.take_run();
  schedule(program_);
  return std::move(program_);
}

Program compile(const check::Rules& rules, std::uint32_t interval, Diagnostics& diagnostics) {
  return Compiler(rules, interval, diagnostics).compile();
}

}  // namespace rubric::compile
