#include "publish/layout.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace rubric::publish {
namespace {

using Reads = std::vector<std::vector<std::size_t>>;

Layout laid_out(const Reads& reads) { return lay_out(std::vector<Size>(reads.size(), {100, 30}), reads); }

bool has_route(const Layout& layout, std::size_t from, std::size_t to) {
  for (const Route& route : layout.routes) {
    if (route.from == from && route.to == to) return true;
  }
  return false;
}

TEST(Layout, WhatIsReadStandsAbove) {
  const Layout layout = laid_out({{}, {0}, {1}});
  EXPECT_LT(layout.spots[0].y, layout.spots[1].y);
  EXPECT_LT(layout.spots[1].y, layout.spots[2].y);
  EXPECT_EQ(layout.routes.size(), 2U);
}

TEST(Layout, AnArrowThatAWayReplacesIsLeftOut) {
  const Layout layout = laid_out({{}, {0}, {0, 1}, {0, 2}});
  EXPECT_TRUE(has_route(layout, 0, 1));
  EXPECT_TRUE(has_route(layout, 1, 2));
  EXPECT_FALSE(has_route(layout, 0, 2));
  EXPECT_FALSE(has_route(layout, 0, 3));
}

TEST(Layout, ACircleIsOpened) {
  const Layout layout = laid_out({{2}, {0}, {1}, {3}});
  EXPECT_EQ(layout.routes.size(), 2U);
  EXPECT_EQ(layout.spots.size(), 4U);
}

TEST(Layout, AFactStandsRightAboveItsFirstReader) {
  const Layout layout = laid_out({{}, {0}, {1}, {}, {2, 3}});
  EXPECT_EQ(layout.spots[3].y, layout.spots[2].y);
}

TEST(Layout, WhatNothingReadsStandsAtTheBottom) {
  const Layout layout = laid_out({{}, {0}, {}});
  EXPECT_EQ(layout.spots[2].y, layout.spots[1].y);
}

TEST(Layout, ANodeStandsBelowTheMiddleOfTwo) {
  const Layout layout = laid_out({{}, {}, {0, 1}});
  EXPECT_NEAR(layout.spots[2].x, (layout.spots[0].x + layout.spots[1].x) / 2, 1);
}

TEST(Layout, OfNothingIsEmpty) {
  EXPECT_TRUE(laid_out({}).spots.empty());
  EXPECT_EQ(laid_out({{}}).spots.size(), 1U);
}

// Whatever reads what: boxes lie apart and inside, arrows begin and end at boxes, the same every time.
TEST(Layout, OfAnyGraphKeepsBoxesApart) {
  std::mt19937 random(7);
  for (int trial = 0; trial < 200; ++trial) {
    const std::size_t count = 1 + random() % 24;
    Reads reads(count);
    std::vector<Size> sizes;
    for (std::size_t i = 0; i < count; ++i) {
      sizes.push_back({60.0 + static_cast<double>(random() % 120), 20.0 + static_cast<double>(random() % 60)});
      for (std::size_t other = 0; other < count; ++other) {
        if (random() % 6 == 0) reads[i].push_back(other);
      }
    }
    const Layout layout = lay_out(sizes, reads);
    ASSERT_EQ(layout.spots.size(), count);
    for (std::size_t a = 0; a < count; ++a) {
      const Spot one = layout.spots[a];
      EXPECT_GE(one.x - sizes[a].width / 2, 0);
      EXPECT_GE(one.y, 0);
      EXPECT_LE(one.x + sizes[a].width / 2, layout.width + 0.01);
      EXPECT_LE(one.y + sizes[a].height, layout.height + 0.01);
      for (std::size_t b = a + 1; b < count; ++b) {
        const Spot two = layout.spots[b];
        const bool apart = std::abs(one.x - two.x) >= (sizes[a].width + sizes[b].width) / 2 ||
                           one.y + sizes[a].height <= two.y || two.y + sizes[b].height <= one.y;
        EXPECT_TRUE(apart) << a << " and " << b << " of " << count;
      }
    }
    for (const Route& route : layout.routes) {
      EXPECT_EQ(route.points.front().x, layout.spots[route.from].x);
      EXPECT_EQ(route.points.back().x, layout.spots[route.to].x);
      EXPECT_LT(route.points.front().y, route.points.back().y);
    }
    const Layout again = lay_out(sizes, reads);
    EXPECT_EQ(again.width, layout.width);
  }
}

}  // namespace
}  // namespace rubric::publish
