#include "evaluate/slices.hpp"

#include "inspected.hpp"

namespace rubric::evaluate {
namespace {

using compile::Slice;
using compile::Slicer;
using compile::Slot;

Slot slot_of(const Inspected& inspected, std::string_view name) {
  const resolve::Model& model = inspected.rules.model;
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i) {
    if (model.attribute_name(resolve::AttributeId{i}) == name) return inspected.program.final_[i];
  }
  ADD_FAILURE() << "no attribute " << name;
  return 0;
}

std::uint32_t input_of(const Inspected& inspected, std::string_view name) {
  for (std::uint32_t i = 0; i < inspected.rules.inputs.size(); ++i) {
    if (inspected.rules.model.attribute_name(inspected.rules.inputs[i]) == name) return i;
  }
  ADD_FAILURE() << "no input " << name;
  return 0;
}

TEST(Slices, HoldWhatLeadsFromTheInputToTheTargetAlone) {
  const Inspected inspected(small_rules(), small_case(6, 10, 7, 10));
  const auto size = [&](const char* input, const char* target) {
    const Slicer slicer(inspected.program, {slot_of(inspected, target)});
    return slicer.slice({inspected.program.first_input + input_of(inspected, input)}).ops.size();
  };
  EXPECT_EQ(size("yes of standard 1.2", "rating of standard 1.1"), 0U) << "nothing leads there";
  EXPECT_GT(size("yes of standard 1.1", "rating of standard 1.2"), 0U) << "the cap reads it";
  EXPECT_LT(size("yes of standard 1.2", "overall"), size("yes of standard 1.1", "overall"));
  EXPECT_LT(size("yes of standard 1.1", "overall"), inspected.program.ops.size());
}

TEST(Slices, GiveWhatTheWholeProgramGives) {
  const std::string record = R"(, "discretion": [{"on": "1.1", "to": "Top", "reason": "close", "by": "the panel"}])";
  Inspected inspected(small_rules(), small_case(6, 10, 7, 10, record));
  const compile::Program& program = inspected.program;
  const std::vector<std::uint32_t> inputs{input_of(inspected, "yes of standard 1.1"),
                                          input_of(inspected, "yes of standard 1.2")};
  for (const char* name : {"rating of standard 1.1", "rating of standard 1.2", "total", "overall"}) {
    const Slot target = slot_of(inspected, name);
    const Slice slice =
        Slicer(program, {target}).slice({program.first_input + inputs[0], program.first_input + inputs[1]});
    FractionFrame fractions(program);
    bind(inspected.rules, program, inspected.facts, fractions);
    run_results(program, inspected.facts, fractions);
    RangeFrame sets(program, inspected.rules);
    bind(inspected.rules, program, inspected.facts, sets);
    run(program, inspected.facts, sets);
    for (std::int64_t first = 0; first <= 10; ++first) {
      for (std::int64_t second = 0; second <= 10; ++second) {
        facts::Facts facts = inspected.facts;
        facts.inputs[inputs[0]] = Cell::of(Number(first));
        facts.inputs[inputs[1]] = Cell::of(Number(second));
        Frame whole(program);
        bind(inspected.rules, program, facts, whole);
        run(program, facts, whole);

        fractions.slots[program.first_input + inputs[0]] = Fraction::whole(first);
        fractions.slots[program.first_input + inputs[1]] = Fraction::whole(second);
        run(program, slice, facts, fractions);
        EXPECT_EQ(fractions.slots[target].cell().number, whole.slots[target].number) << name << first << " " << second;

        const Type count{Kind::count, 0};
        sets.slots[program.first_input + inputs[0]] = Range::of(count, Number(first));
        sets.slots[program.first_input + inputs[1]] = Range::of(count, Number(second));
        run(program, slice, facts, sets);
        EXPECT_TRUE(sets.slots[target].contains(whole.slots[target].number)) << name << first << " " << second;
      }
    }
  }
}

}  // namespace
}  // namespace rubric::evaluate
