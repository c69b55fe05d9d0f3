#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/quick_scan.hpp"
#include "resolve/model.hpp"

namespace rubric::facts {

/// What the value of a key is.
enum class Role : std::uint8_t {
  methodology,
  object,     // an object of its own: `index` among the objects
  item,       // the same, of one item
  input,      // `index` in Rules::inputs
  top_input,  // the same, of the whole inspection, which more than one object may give
  not_rated,  // of an item
  remark,     // a text, or null
  skipped,    // one value that decides nothing
  notes,
  discretion,
  waivers,
  on,  // of a record
  to,
  reason,
  by,
  cap,
  floor
};

struct Value {
  Role role{};
  bool is_rating = false;   // an input of this name
  std::uint32_t index = 0;  // of what the role says; of `not_rated` the item
  Type type{};              // of an input

  bool is_count() const { return role == Role::input && type.kind == Kind::count; }
};

/// How objects of one form were written so far, with all objects inside them: the texts between their values, letter by
/// letter. Files are written by programs, so that most objects are written like one before, and only their values have to be read.
class Pattern {
 public:
  static constexpr std::uint32_t nowhere = 0xffff'ffff;
  struct Step {
    Word before{};      // what stands before the value
    bool ends = false;  // there is no value: the object ends
    Value value{};
    std::uint32_t then = nowhere;   // the step behind the value
    std::uint32_t other = nowhere;  // the step to try where `before` does not stand
  };

  std::uint32_t first() const { return steps_.empty() ? nowhere : 0; }
  const Step& operator[](std::uint32_t at) const { return steps_[at]; }
  /// Whether so many objects were written as others before that looking pays.
  bool pays() const { return worth_ >= 0; }
  bool full() const { return full_; }
  void count_hit() { worth_ += worth_ < most_worth ? 1 : 0; }
  void count_miss() { worth_ -= 2; }

  /// Takes in how one more object is written.
  void add(const std::vector<Step>& object) {
    full_ = full_ || steps_.size() + object.size() > most_steps;
    for (const Step& step : object) full_ = full_ || step.before.text().size() > longest;
    if (full_) return;
    std::uint32_t at = steps_.empty() ? nowhere : 0, from = nowhere;
    bool other = false;
    for (const Step& step : object) {
      while (at != nowhere && steps_[at].before.text() != step.before.text()) {
        from = at;
        other = true;
        at = steps_[at].other;
      }
      if (at == nowhere) {
        at = static_cast<std::uint32_t>(steps_.size());
        if (from != nowhere) (other ? steps_[from].other : steps_[from].then) = at;
        steps_.push_back(step);
      }
      from = at;
      other = false;
      at = steps_[at].then;
    }
  }

 private:
  static constexpr std::size_t most_steps = 500, longest = 1000;
  static constexpr int most_worth = 32;

  std::vector<Step> steps_{};  // the first is where an object begins
  int worth_ = most_worth;
  bool full_ = false;
};

}  // namespace rubric::facts
