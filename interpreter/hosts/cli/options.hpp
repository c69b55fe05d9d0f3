#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rubric::cli {

/// When to colour.
enum class Colour { automatic, always, never };

/// A command line, understood: its words are those of the command table and its arguments as many as the command takes.
struct Options {
  std::string command;
  std::vector<std::string> arguments;
  std::string format = "text";
  std::optional<std::string> output{};
  std::optional<std::string> as_at{};
  std::vector<std::string> only{};
  std::string input{};
  bool stop_on_error = false;
  unsigned jobs = 1;  // 0: as many as there are cores
  std::vector<std::string> deny{};
  std::vector<std::string> allow{};
  unsigned depth = 4;
  std::string filter{};
  std::string root{};
  bool mutate = false;
  std::uint64_t budget = 60;
  std::uint64_t seed = 1;
  std::string save{};
  bool coverage = false;
  bool suggest = false;
  std::vector<std::string> over{};
  std::string rows{};
  std::string map{};
  bool map_template = false;
  std::string rejected{};
  bool strict = false;
  std::vector<std::string> change{};
  std::vector<std::string> keep{};
  std::size_t inputs = 2;
  std::uint64_t counts = 100;
  std::string intervals{};
  std::vector<std::string> by{};
  bool rounding = false;
  std::size_t listed = 1000;
  Colour colour = Colour::automatic;
  std::vector<std::string> with{};
  std::vector<std::string> set{};
  std::vector<std::string> drop{};
  std::vector<std::string> data{};
  std::string vary{};
  bool each = false;
  std::optional<std::size_t> most{};  // how many to list; else as the command has it
  bool check = false;
  bool to_stdout = false;
  bool fix = false;
  bool dry_run = false;
  bool help = false;
  bool version = false;
};

/// A mistake on the command line and the way out of it.
struct UsageError {
  std::string message;
  std::string help;
};

/// What a command line came to: options as far as they could be read, and the first mistake.
struct Parsed {
  Options options;
  std::optional<UsageError> error{};
};

/// Reads the command line; `words` leaves out the program's own name.
Parsed parse(std::vector<std::string> words);

}  // namespace rubric::cli
