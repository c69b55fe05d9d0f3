#pragma once
#include <cstddef>
#include <cstdint>

/// Every budget of the engine, each with its reason; going past one is a diagnostic, never a crash.
namespace rubric::limits {

/// Bytes of one rule file: offsets are 32-bit, and a methodology of 4 MiB is some 100,000 lines.
inline constexpr std::size_t rule_file_bytes = 4U << 20U;
/// Bytes of one case file: 64 MiB holds a table of some 200,000 case rows.
inline constexpr std::size_t case_file_bytes = 64U << 20U;
/// Rule files that one methodology may include, itself counted.
inline constexpr std::size_t rule_files = 200;
/// Amendments that change each other, one upon the next.
inline constexpr std::size_t amendment_depth = 20;
/// Nesting of parentheses, `if` and aggregates in one expression: at most 440 KB of stack while parsing.
inline constexpr std::size_t nesting_depth = 200;
/// Height of one expression tree: later stages walk it recursively.
inline constexpr std::size_t expression_height = 500;
/// Digits of one number literal or data number.
inline constexpr std::size_t number_digits = 100;
/// Bits of a numerator or denominator that a calculation may reach.
inline constexpr std::size_t number_bits = 4096;
/// Levels of one scale or choice: a set of levels is one 64-bit word.
inline constexpr std::size_t levels = 64;
/// Diagnostics kept of one run; the rest are counted.
inline constexpr std::size_t diagnostics = 100;
/// Operations of one compiled Program, inlined functions counted.
inline constexpr std::size_t operations = 4'000'000;
/// Steps of one explanation: shared steps are told again wherever they are read, and a tree of more is read by nobody.
inline constexpr std::size_t explanation_steps = 20'000;
/// Nesting of one explanation: it is built, printed and destroyed recursively.
inline constexpr std::size_t explanation_depth = 300;
/// Runs of one outcome with a cap, floor, discretion or waiver set aside to see what it decides; each is a whole run.
inline constexpr std::size_t set_aside_runs = 200;
/// Height of one expression with its functions inlined: some 2 MiB of stack while compiling.
inline constexpr std::size_t inlined_height = 4000;
/// Dates on which the parameters of one methodology change: each interval has a Program of its own.
inline constexpr std::size_t date_intervals = 400;
/// Depth of nested JSON arrays and objects in case data.
inline constexpr std::size_t json_depth = 64;
/// Rows of one table in one case.
inline constexpr std::size_t table_rows = 1'000'000;
/// Services, or other parts of descriptions, that an audit counts apart: memory stays bounded, and nobody reads more.
inline constexpr std::size_t audit_groups = 10'000;
/// Keys of descriptions that an audit remembers, to name the nearest where one is asked for that none has.
inline constexpr std::size_t audit_keys = 200;
/// Length of a name or id in bytes.
inline constexpr std::size_t name_bytes = 200;

}  // namespace rubric::limits
