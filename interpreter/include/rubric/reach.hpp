#pragma once
#include <rubric/report.hpp>

/// The smallest changes of the answers in one inspection that make a condition on a result true.
namespace rubric {

struct ReachOptions {
  std::vector<std::string>
      change{};  ///< change only these: names of inputs, attributes ("yes") or items ("standard 2.1")
  std::vector<std::string> keep{};  ///< leave these as they are, named the same way
  std::size_t inputs = 2;           ///< how many inputs may change at once
  std::size_t most = 20;            ///< how many ways are run in full and listed
  double budget = 10;               ///< seconds after which the search stops
  std::uint64_t counts = 100;       ///< the largest count tried where the rules bound it by nothing
  RunOptions run{};
  std::function<void(std::size_t done, std::size_t all)> progress{};  ///< sets of inputs that are done with
};

/// One input at another value; the size counts levels of a scale, answers of a count, and else is 1.
struct InputChange {
  std::string input;
  Value from;
  Value to;
  std::uint64_t size = 0;
  std::int64_t by = 0;  ///< the size with its sign; 0 where values have no order
  std::string unit{};   ///< "level", "answer", "case"; empty where counts count something else
};

/// A result that comes out otherwise than in the data as they stand.
struct Effect {
  std::string result;
  std::string from;
  std::string to;
};

/// One way to the target. It is minimal: neither fewer of its changes nor any smaller change in their direction does.
struct Way {
  std::vector<InputChange> changes{};
  std::uint64_t size = 0;            ///< of all its changes together
  std::string result{};              ///< what the result of the target comes to, for people
  std::string exact{};               ///< the same for programs
  std::vector<Effect> effects{};     ///< the ratings and scores that change with it
  std::vector<std::string> notes{};  ///< what becomes of recorded discretion
};

/// What keeps the target out of reach: a cap, a floor or an input that was to stay as it is.
struct Blocker {
  std::string name;  ///< "cap governance on rating of standard 1.1", "rating of standard 1.1"
  bool is_input = false;
  std::vector<InputChange> way{};  ///< without it, or by changing it, these changes are enough; none may be needed
};

/// How a search for ways to a target ended.
enum class ReachEnd : std::uint8_t {
  already,     ///< the target holds as the data stand
  found,       ///< there are ways
  none,        ///< none with as many changes as were allowed; more might do
  impossible,  ///< proved: no change of the inputs that may change gets there
  stopped      ///< time ran out before any way was found
};

struct Reach {
  std::string target;  ///< "overall >= Good"
  std::string result;  ///< "overall"
  std::string now;     ///< what its result is as the data stand
  std::string open;    ///< what it can be at most, whatever the changeable inputs are: "Inadequate to Good"
  ReachEnd end{};
  std::vector<Way> ways{};             ///< fewest inputs first, then smallest; at most ReachOptions::most
  std::size_t found = 0;               ///< how many minimal ways there are, those not listed included
  bool complete = true;                ///< whether all was searched
  std::size_t searched = 0;            ///< sets of inputs that were done with
  std::size_t all = 0;                 ///< of so many
  std::vector<Blocker> blockers{};     ///< where there is no way
  bool blockers_complete = true;       ///< whether all that could stand in the way was tried
  std::vector<std::string> missing{};  ///< inputs that are not given: the target has to hold whatever they are
  bool never = false;                  ///< no case data whatever fulfil the target under these rules
  std::string extreme{};  ///< where none was found: "highest" or "lowest", if it holds with every input there
  std::vector<std::string> changeable{};                    ///< the inputs that may change
  std::vector<std::pair<std::string, std::string>> kept{};  ///< the given inputs that stay, with the reason
  std::vector<std::string> untried{};  ///< of `kept`, where there is no way: whether they stand in it was not looked at
  std::vector<std::string> unbounded{};  ///< of `changeable`: counts that nothing bounds, tried up to a limit
  Report report{};
};

/// A search where the target and the names could be understood.
struct Reached {
  std::optional<Reach> reach;
  Messages messages;
};

/// Searches every way in which `target` ("overall >= good", "total >= 19") can be reached from `inspection`.
Reached reach(const Methodology& methodology, const Inspection& inspection, std::string_view target,
              const ReachOptions& options = {});

}  // namespace rubric
