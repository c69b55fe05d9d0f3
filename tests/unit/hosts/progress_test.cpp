#include "hosts/cli/progress.hpp"

#include <gtest/gtest.h>

namespace rubric::cli {
namespace {

TEST(Progress, without_a_total_counts) { EXPECT_EQ(progress_line(17, 0, "inspections rated"), "17 inspections rated"); }

TEST(Progress, with_a_total_shows_a_bar_share_and_count) {
  EXPECT_EQ(progress_line(0, 83, "changes tried"), "[........................]   0%  0 of 83 changes tried");
  EXPECT_EQ(progress_line(17, 83, "changes tried"), "[####....................]  20%  17 of 83 changes tried");
  EXPECT_EQ(progress_line(83, 83, "changes tried"), "[########################] 100%  83 of 83 changes tried");
}

TEST(Progress, is_full_only_where_all_is_done) {
  EXPECT_EQ(progress_line(999, 1000, "values tried"), "[#######################.]  99%  999 of 1000 values tried");
}

TEST(Progress, stays_within_the_bar_where_more_is_done_than_was_thought) {
  EXPECT_EQ(progress_line(12, 10, "values tried"), "[########################] 100%  12 of 10 values tried");
}

}  // namespace
}  // namespace rubric::cli
