#include "render/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "render/glyphs.hpp"

namespace rubric::render::svg {
namespace {

constexpr double column_width = 0.62;  // of a terminal column, in parts of the text's size
constexpr double between = 10;         // between names along an axis
constexpr std::size_t lines_below = 3;
constexpr double swatch = 14;
constexpr std::size_t longest_entry = 40;  // columns of a legend's entry
constexpr std::size_t longest_tick = 24;   // columns of a name on an axis

}  // namespace

std::string pixels(double value) { return fmt::format("{:g}", std::round(value * 10) / 10); }
double real(std::size_t count) { return static_cast<double>(count); }

Node rect(Node parent, Box box, std::string_view css_class) {
  const Node node = html::add(parent, "rect");
  html::set(node, "class", css_class);
  html::set(node, "x", pixels(box.x));
  html::set(node, "y", pixels(box.y));
  html::set(node, "width", pixels(std::max(box.width, 0.0)));
  html::set(node, "height", pixels(std::max(box.height, 0.0)));
  return node;
}

Node line(Node parent, Point from, Point to, std::string_view css_class) {
  const Node node = html::add(parent, "line");
  html::set(node, "class", css_class);
  html::set(node, "x1", pixels(from.x));
  html::set(node, "y1", pixels(from.y));
  html::set(node, "x2", pixels(to.x));
  html::set(node, "y2", pixels(to.y));
  return node;
}

Node path(Node parent, const std::string& d, std::string_view css_class) {
  const Node node = html::add(parent, "path");
  html::set(node, "class", css_class);
  html::set(node, "d", d);
  return node;
}

Node label(Node parent, Point at, std::string_view text, std::string_view css_class, Anchor anchor) {
  const Node node = html::leaf(parent, "text", text);
  html::set(node, "class", css_class);
  html::set(node, "x", pixels(at.x));
  html::set(node, "y", pixels(at.y));
  if (anchor != Anchor::start) html::set(node, "text-anchor", anchor == Anchor::middle ? "middle" : "end");
  return node;
}

void tip(Node shape, std::string_view text) { html::leaf(shape, "title", text); }

double width_of(std::string_view text, double size) { return real(columns(one_line(text))) * size * column_width; }

std::vector<std::string> lines_of(std::string_view text, double width, std::size_t most) {
  const auto room = static_cast<std::size_t>(std::max(width / (small_text * column_width), 1.0));
  std::vector<std::string> lines = fold(one_line(text), room);
  if (lines.size() <= most) return lines;
  std::string rest;
  for (std::size_t i = most - 1; i < lines.size(); ++i) rest.append(rest.empty() ? "" : " ").append(lines[i]);
  lines.resize(most);
  lines.back() = cut(rest, room);
  return lines;
}

void lines(Node parent, Point at, const std::vector<std::string>& lines, std::string_view css_class, Anchor anchor) {
  for (const std::string& text : lines) {
    label(parent, at, text, css_class, anchor);
    at.y += line_height;
  }
}

double legend(Node parent, Point at, double width, const std::vector<LegendEntry>& entries) {
  const double start = at.x;
  const double top = at.y;
  for (const LegendEntry& entry : entries) {
    const std::string text = cut(one_line(entry.text), longest_entry);
    const double wide = swatch + 6 + width_of(text) + 18;
    if (at.x > start && at.x + wide - 18 > start + width) at = {start, at.y + swatch + 8};
    rect(parent, {at.x, at.y, swatch, swatch}, entry.css_class);
    label(parent, {at.x + swatch + 6, at.y + swatch - 2.5}, text, "name");
    at.x += wide;
  }
  return entries.empty() ? 0 : at.y - top + swatch + 14;
}

double ticks(Node parent, Box slots, const std::vector<std::string>& names, const std::vector<std::size_t>& first,
             bool folded) {
  const double slot = slots.width / real(std::max<std::size_t>(names.size(), 1));
  const auto middle = [&](std::size_t i) { return slots.x + (real(i) + 0.5) * slot; };
  if (folded) {
    std::size_t deepest = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::vector<std::string> text = lines_of(names[i], slot - 6, lines_below);
      lines(parent, {middle(i), slots.y + line_height}, text, "name", Anchor::middle);
      deepest = std::max(deepest, text.size());
    }
    return real(deepest) * line_height + 6;
  }
  std::vector<std::size_t> order = first;
  order.push_back(0);
  order.push_back(names.size() - 1);
  for (std::size_t i = 0; i < names.size(); ++i) order.push_back(i);
  std::vector<std::pair<double, double>> taken;
  for (const std::size_t i : order) {
    if (i >= names.size()) continue;
    const std::string name = cut(one_line(names[i]), longest_tick);
    const double half = width_of(name) / 2 + between / 2;
    const double from = middle(i) - half;
    const double to = middle(i) + half;
    if (std::any_of(taken.begin(), taken.end(), [&](const auto& it) { return from < it.second && it.first < to; }))
      continue;
    taken.emplace_back(from, to);
    const bool marked = std::find(first.begin(), first.end(), i) != first.end();
    label(parent, {middle(i), slots.y + line_height}, name, marked ? "name marked" : "name", Anchor::middle);
  }
  return line_height + 6;
}

std::string shade(std::size_t number) { return fmt::format("shade-{}", std::min(number, shades - 1)); }
std::string on_shade(std::size_t number) { return number < 5 ? "on-light" : "on-dark"; }

std::size_t shade_of_level(std::size_t index, std::size_t count) {
  if (count < 2) return shades / 2;
  const double part = real(std::min(index, count - 1)) / real(count - 1);
  return 1 + static_cast<std::size_t>(std::lround(part * real(shades - 2)));
}

}  // namespace rubric::render::svg
