#pragma once
#include <algorithm>
#include <array>

namespace rubric::cli {

/// What the process says to the shell.
enum class Exit : int {
  fine = 0,
  rules = 1,
  data = 2,
  findings = 3,
  undecided = 4,
  usage = 64,
  internal = 70,
  file = 74,
  interrupted = 130
};

/// The graver of two: a file that cannot be used, then bad rules, then bad data, then what is not decided, then findings.
inline Exit graver(Exit a, Exit b) {
  constexpr std::array order{Exit::fine,  Exit::findings, Exit::undecided,   Exit::data,    Exit::rules,
                             Exit::usage, Exit::file,     Exit::interrupted, Exit::internal};
  return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b) ? b : a;
}

}  // namespace rubric::cli
