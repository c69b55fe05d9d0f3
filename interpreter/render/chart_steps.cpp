#include <algorithm>

#include "render/chart.hpp"
#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

constexpr double plot_width = 580;
constexpr double most_row = 56;
constexpr double most_height = 420;
constexpr double least_row = 18;

// What holds at one place along x: a level, or all from the lowest to the highest where it is open.
struct Slot {
  std::optional<std::size_t> low{};
  std::size_t high = 0;
  bool strong = false;
  std::string label{};
};

std::vector<Slot> slots_of(const Chart& chart) {
  std::vector<Slot> slots(chart.x.size());
  if (chart.y.empty()) return slots;
  for (const PlacedMark& placed : placed_marks(chart)) {
    Slot& slot = slots[placed.x];
    slot.high = slot.low ? std::max(slot.high, placed.y) : placed.y;
    slot.low = slot.low ? std::min(*slot.low, placed.y) : placed.y;
    slot.strong = slot.strong || placed.mark->strong;
    if (slot.label.empty()) slot.label = placed.mark->label;
  }
  return slots;
}

bool single(const Slot& slot) { return slot.low && *slot.low == slot.high; }

struct Frame {
  double left = 0;
  double top = 0;
  double slot = 0;
  double row = 0;
  std::size_t rows = 0;
  double x(std::size_t i) const { return left + svg::real(i) * slot; }
  double y(std::size_t level) const { return top + (svg::real(rows - 1 - level) + 0.5) * row; }
  double bottom() const { return top + svg::real(rows) * row; }
};

std::string move(char command, double x, double y) {
  return cat(std::string(1, command), svg::pixels(x), " ", svg::pixels(y), " ");
}

// One line over neighbouring slots with a single level each, and the area below it.
void draw_lines(const std::vector<Slot>& slots, const Frame& frame, svg::Node into) {
  std::string line;
  for (std::size_t i = 0; i < slots.size();) {
    if (!single(slots[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::string run;
    for (; i < slots.size() && single(slots[i]); ++i) {
      const double y = frame.y(slots[i].high);
      run.append(move(run.empty() ? 'M' : 'L', frame.x(i), y)).append(move('L', frame.x(i + 1), y));
    }
    svg::path(into, cat(run, move('L', frame.x(i), frame.bottom()), move('L', frame.x(begin), frame.bottom()), "Z"),
              "area");
    line.append(run);
  }
  if (!line.empty()) svg::path(into, line, "stroke");
}

void draw_slot(const Chart& chart, const Slot& slot, std::size_t i, const Frame& frame, const Drawing& into) {
  if (!slot.low) return;
  const double low = frame.y(*slot.low);
  const double high = frame.y(slot.high);
  if (!single(slot)) {
    const svg::Node open =
        svg::rect(into.node, {frame.x(i), high - frame.row * 0.3, frame.slot, low - high + frame.row * 0.6}, "open");
    html::set(open, "fill", cat("url(#", into.id, "-open)"));
  }
  if (slot.strong) {
    const svg::Node dot = html::add(into.node, "circle", "dot");
    html::set(dot, "cx", svg::pixels(frame.x(i) + frame.slot / 2));
    html::set(dot, "cy", svg::pixels(high));
    html::set(dot, "r", "6.5");
  }
  const std::string what = single(slot) ? chart.y[slot.high] : cat(chart.y[*slot.low], " to ", chart.y[slot.high]);
  const svg::Node whole =
      svg::rect(into.node, {frame.x(i), frame.top, frame.slot, frame.bottom() - frame.top}, "hover");
  svg::tip(whole, cat(place_text(chart, chart.x[i], what),
                      slot.label.empty() || slot.label == what ? "" : cat(" (", slot.label, ")")));
}

// The label of a strong slot and of one that differs from the slot before it, where there is room.
void draw_labels(const Chart& chart, const std::vector<Slot>& slots, const Frame& frame, svg::Node into) {
  double taken = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const Slot& slot = slots[i];
    if (!slot.low || slot.label.empty() || (single(slot) && slot.label == chart.y[slot.high])) continue;
    if (!slot.strong && i > 0 && slots[i - 1].label == slot.label) continue;
    const double wide = svg::width_of(slot.label);
    const double middle = std::clamp(frame.x(i) + frame.slot / 2, frame.left + wide / 2,
                                     std::max(frame.left + plot_width - wide / 2, frame.left + wide / 2));
    if (middle - wide / 2 < taken) continue;
    svg::label(into, {middle, frame.y(slot.high) - 12}, slot.label, slot.strong ? "name marked halo" : "name halo",
               svg::Anchor::middle);
    taken = middle + wide / 2 + 6;
  }
}

double draw_legend(const std::vector<Slot>& slots, svg::Point at, const Drawing& into) {
  std::vector<svg::LegendEntry> entries;
  const auto some = [&](auto holds) { return std::any_of(slots.begin(), slots.end(), holds); };
  if (some([](const Slot& slot) { return slot.strong; })) entries.push_back({"now", "now"});
  if (some([](const Slot& slot) { return slot.low && !single(slot); }))
    entries.push_back({"open key", "open: any of these"});
  const double height = svg::legend(into.node, at, plot_width, entries);
  for (svg::Node node : into.node.children("rect")) {
    if (std::string_view(node.attribute("class").value()) == "open key")
      html::set(node, "fill", cat("url(#", into.id, "-open)"));
  }
  return height == 0 ? 0 : height + 8;
}

}  // namespace

svg::Point draw_steps(const Chart& chart, const Drawing& into) {
  const std::vector<Slot> slots = slots_of(chart);
  Frame frame;
  frame.rows = std::max<std::size_t>(chart.y.size(), 1);
  frame.row = std::clamp(most_height / svg::real(frame.rows), least_row, most_row);
  frame.left = names_width(chart.y, 170);
  frame.top = chart.y_title.empty() ? 4 : 26;
  frame.slot = plot_width / svg::real(std::max<std::size_t>(slots.size(), 1));
  pattern(html::add(into.node, "defs"), cat(into.id, "-open"), 0);
  if (!chart.y_title.empty()) svg::label(into.node, {0, 14}, chart.y_title, "axis");
  for (std::size_t y = 0; y < chart.y.size(); ++y) {
    svg::line(into.node, {frame.left, frame.y(y)}, {frame.left + plot_width, frame.y(y)}, "grid");
    row_name(into.node, {frame.left - 8, frame.y(y)}, chart.y[y], frame.left);
  }
  std::vector<std::size_t> told;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].strong) told.insert(told.begin(), i);
    if (i > 0 && (slots[i].low != slots[i - 1].low || slots[i].high != slots[i - 1].high)) told.push_back(i);
    if (slots[i].strong) svg::rect(into.node, {frame.x(i), frame.top, frame.slot, frame.bottom() - frame.top}, "now");
  }
  draw_lines(slots, frame, into.node);
  for (std::size_t i = 0; i < slots.size(); ++i) draw_slot(chart, slots[i], i, frame, into);
  draw_labels(chart, slots, frame, into.node);
  double bottom = frame.bottom();
  svg::line(into.node, {frame.left, bottom}, {frame.left + plot_width, bottom}, "base");
  for (const std::size_t i : told)
    svg::line(into.node, {frame.x(i) + frame.slot / 2, bottom}, {frame.x(i) + frame.slot / 2, bottom + 4}, "base");
  bottom += 2 + svg::ticks(into.node, {frame.left, bottom + 2, plot_width, 0}, chart.x, told, false);
  if (!chart.x_title.empty()) {
    svg::label(into.node, {frame.left + plot_width / 2, bottom + 12}, chart.x_title, "axis", svg::Anchor::middle);
    bottom += 18;
  }
  bottom += draw_legend(slots, {frame.left, bottom + 8}, into);
  return {frame.left + plot_width + 24, bottom + 4};
}

}  // namespace rubric::render
