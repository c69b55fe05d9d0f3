#pragma once
#include <functional>
#include <random>

#include "suite/aims.hpp"

/// Finding facts that reach a point.
namespace rubric::suite {

/// Facts that tests begin with: those of one case file, or none.
struct Ground {
  std::string case_path{};  // as a test writes it; empty: none
  facts::Facts facts{};
};

/// Where a search may begin: the facts of a test, which stands on a ground.
struct Start {
  std::size_t ground = 0;
  facts::Facts facts{};
  std::size_t program = 0;
};

/// Looks for facts near those of one start; of one Program.
class Search {
 public:
  Search(const Methodology::Impl& rules, const Flow& flow, const Reach& reach);

  /// Facts that reach `aim`, or nothing after `tries` runs, which are counted down.
  std::optional<facts::Facts> find(const Aim& aim, const facts::Facts& start, std::size_t& tries);
  /// `facts` with what is missing for `aim` and its results filled in somehow, and its record.
  facts::Facts prepared(const Aim& aim, facts::Facts facts);
  /// How far `start` is from `aim` when what it needs is filled in.
  double distance(const Aim& aim, const facts::Facts& start);
  /// `found` with rounder numbers where they do as well.
  facts::Facts rounded(const Aim& aim, facts::Facts found, const facts::Facts& ground);
  /// `found` with as little as can be that is not in `ground`: it still reaches `aim` and says the same of its results.
  facts::Facts smallest(const Aim& aim, facts::Facts found, const facts::Facts& ground);
  /// The same where a range that missing facts leave may settle what is wanted: fewer facts, which are not to be changed
  /// further.
  facts::Facts barest(const Aim& aim, facts::Facts found, const facts::Facts& ground);
  /// Whether all that it wants is so with these facts, its record aside.
  bool is_at(const Aim& aim, const facts::Facts& facts);
  /// Whether the facts reach its point, and its results are known.
  bool reaches(const Aim& aim, const facts::Facts& facts) const;

 private:
  struct Step;
  bool descend(const Aim& aim, const std::vector<std::uint32_t>& inputs, facts::Facts& facts, std::size_t& tries);
  void record(const Record& record, facts::Facts& facts);
  double measure(const Aim& aim, facts::Facts& facts);
  /// Whether all that `aim` wants is so, whatever missing facts may be.
  bool is_settled(const Aim& aim, facts::Facts& facts);
  /// `found` without what `ground` does not have, as long as it `holds`.
  facts::Facts shrunk(const Aim& aim, facts::Facts found, const facts::Facts& ground,
                      const std::function<bool(facts::Facts&)>& holds);
  /// `inputs` and those that a `require` reads beside one of them.
  std::vector<std::uint32_t> with_required(std::vector<std::uint32_t> inputs) const;
  bool may_move(std::uint32_t input) const;
  std::vector<Step> steps(const std::vector<std::uint32_t>& inputs, const facts::Facts& facts) const;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs(const std::vector<std::uint32_t>& inputs) const;
  void steps_of_number(std::uint32_t input, const facts::Facts& facts, std::vector<Step>& steps) const;
  void rescaled(std::uint32_t part, std::uint32_t whole, const facts::Facts& facts, std::vector<Step>& steps) const;
  Type type_of(std::uint32_t input) const { return rules_.rules.attributes[rules_.rules.inputs[input].index()].type; }

  const Methodology::Impl& rules_;
  const Flow& flow_;
  const Reach& reach_;
  evaluate::Frame frame_;
  std::map<Kind, std::vector<Number>> constants_{};     // that the rules compare with, and their neighbours
  std::vector<std::vector<std::uint32_t>> required_{};  // by Model::requires_: the inputs it reads
  std::mt19937_64 random_{};                            // always the same
};

/// Puts `value` for `input` as a test gives it.
void put(const check::Rules& rules, std::uint32_t input, Cell value, facts::Facts& facts);

}  // namespace rubric::suite
