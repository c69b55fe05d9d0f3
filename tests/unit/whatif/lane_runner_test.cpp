#include "whatif/lane_runner.hpp"

#include <gtest/gtest.h>

#include "engine.hpp"
#include "whatif/records.hpp"
#include "whatif/runner.hpp"

namespace rubric::whatif {
namespace {

constexpr auto rules = R"(methodology demo
scale Rating  poor "Poor" 0  fine "Fine" 1  best "Best" 2
parameter fine_from : percent = 50%
parameter near      : percent = 5%
source scenario  "Made up"
bands quality from percent to Rating
  below fine_from  poor
  from fine_from   fine
  from 80%         best
input yes : count
input asked : count
let share = 100% * yes / asked
rating work = quality(share)
discretion panel on work
  allows 1 band up or down
  when distance(share, quality) <= near
  requires reason
cap asked_few on work at fine waivable
  when asked < 5
score total = points(work)
  out of 2
)";

class Lanes : public ::testing::Test {
 protected:
  Lanes() {
    const Loaded loaded = load_text("demo.rubric", rules);
    EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
    methodology = loaded.methodology;
  }

  void take(const std::string& facts) {
    const Read read = read_text(*methodology, "case.json", R"({"methodology": "demo", )" + facts + "}");
    ASSERT_TRUE(read.inspection) << read.messages.text();
    inspections.push_back(*read.inspection);
  }

  /// Holds what `lanes` show of each inspection, where they show it, equal to what a run by itself gives; returns of which
  /// they show nothing.
  std::vector<std::size_t> alone(const LaneRunner::Looks& looks) {
    const Methodology::Impl& impl = methodology->impl();
    evaluate::Buffers buffers;
    LaneRunner lanes(*methodology, buffers, looks);
    Runner runner(*methodology);
    std::vector<std::size_t> all;
    for (int round = 0; round < 2; ++round) {
      all.clear();
      for (const Inspection& inspection : inspections) lanes.take(&inspection.impl().facts, {});
      lanes.take(nullptr, {});
      lanes.run();
      EXPECT_EQ(lanes.view(inspections.size()), nullptr);
      for (std::size_t i = 0; i < inspections.size(); ++i) {
        Diagnostics diagnostics;
        const evaluate::View* const view = lanes.view(i);
        const evaluate::View* const single = runner.run(inspections[i], {}, diagnostics);
        if (view == nullptr) {
          all.push_back(i);
          continue;
        }
        for (std::uint32_t id = 0; id < impl.rules.attributes.size(); ++id) {
          const resolve::AttributeId attribute{id};
          if (!evaluate::is_conclusion(impl.rules.model[attribute])) continue;
          EXPECT_EQ(view->show_final(attribute), single->show_final(attribute)) << i;
        }
        for (const Reads* reads : looks.reads) EXPECT_EQ(reads->by(*view), reads->by(*single)) << i;
        if (looks.records) {
          const std::vector<Record> fates = records_of(*view, Told::fate), expected = records_of(*single, Told::fate);
          EXPECT_EQ(fates.size(), expected.size()) << i;
          for (std::size_t k = 0; k < fates.size(); ++k) EXPECT_EQ(fates[k].fate, expected[k].fate) << i;
        }
      }
      lanes.clear();
    }
    return all;
  }

  std::optional<Methodology> methodology;
  std::vector<Inspection> inspections{};
};

using Alone = std::vector<std::size_t>;

TEST_F(Lanes, ShowResultsOfWhatIsComplete) {
  take(R"("inputs": {"yes": 4, "asked": 10})");
  take(R"("inputs": {"yes": 9, "asked": 10})");
  take(R"("inputs": {"yes": 4})");
  take(R"("inputs": {"yes": 4, "asked": 0})");
  take(R"("inputs": {"yes": 4, "asked": 4})");
  EXPECT_EQ(alone({}), (Alone{2, 3})) << "one with a fact missing, and one that divides by zero";
}

TEST_F(Lanes, ShowHowDiscretionFares) {
  const std::string to_fine = R"(, "discretion": [{"on": "work", "to": "Fine", "reason": "close"}])";
  take(R"("inputs": {"yes": 47, "asked": 100})" + to_fine);
  take(R"("inputs": {"yes": 40, "asked": 100})" + to_fine);
  take(R"("inputs": {"yes": 60, "asked": 100})" + to_fine);
  take(R"("inputs": {"yes": 47, "asked": 100})");
  take(R"("inputs": {"yes": 47, "asked": 100}, "discretion": [{"on": "work", "to": "Fine"}])");
  take(R"("inputs": {"yes": 4, "asked": 4}, "waivers": [{"cap": "asked_few", "reason": "small"}])");
  EXPECT_EQ(alone({true}), (Alone{5})) << "waivers are told by a run alone";
  EXPECT_EQ(alone({}), Alone{}) << "where only results count, they are as good as any other";
}

TEST_F(Lanes, ShowWhetherADeclarationIsRead) {
  const Methodology::Impl& impl = methodology->impl();
  const Reads near(impl, "parameter near"), from(impl, "parameter fine_from"), cap(impl, "cap asked_few");
  take(R"("inputs": {"yes": 47, "asked": 100})");
  take(R"("inputs": {"yes": 47, "asked": 100}, "discretion": [{"on": "work", "to": "Fine", "reason": "close"}])");
  take(R"("inputs": {"yes": 1, "asked": 3})");
  EXPECT_EQ(alone({false, {&near, &from, &cap}}), Alone{});
}

}  // namespace
}  // namespace rubric::whatif
