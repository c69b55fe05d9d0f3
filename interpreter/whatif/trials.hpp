#pragma once
#include <rubric/whatif.hpp>

#include <deque>

#include "block_records.hpp"
#include "facts/quick_case.hpp"
#include "whatif/carry.hpp"
#include "whatif/comparison.hpp"
#include "whatif/lane_runner.hpp"
#include "whatif/reads.hpp"
#include "whatif/runner.hpp"

namespace rubric::whatif {

/// Rules and data otherwise, run over inspections that the base has read.
class Variant {
 public:
  Variant(const Methodology& base, const Methodology& rules, std::vector<Given> data, const FileReader& read_file);
  /// Runs `base`, which `record` was read to; null and the reason in `said` where these rules cannot.
  const evaluate::View* run(const CaseRecord& record, const Inspection& base, const RunOptions& options,
                            Messages& said);
  const std::vector<Pair>& pairs() const { return pairs_; }

  /// Makes ready to run many inspections at once, of which this is looked at.
  void look_at(LaneRunner::Looks looks, evaluate::Buffers& buffers) {
    quick_.emplace(rules_.impl().rules, rules_.impl().ast);
    lanes_.emplace(rules_, buffers, std::move(looks));
  }
  /// Takes one of them, whose text the base has read quickly to `base`; null: one that it has not.
  void take(std::string_view text, const facts::Facts* base, const RunOptions& options);
  void run_lanes() { lanes_->run(); }
  /// What these rules make of one of them; run by itself where it has to be. Null where it has to be read strictly.
  const evaluate::View* view(std::size_t inspection, const RunOptions& options) {
    return lanes_->view(inspection, runner_, options);
  }
  void clear() { lanes_->clear(); }

 private:
  Methodology rules_;
  std::vector<Given> data_;
  Carrier from_base_;
  Carrier from_itself_;
  RecordReader reader_;
  Runner runner_;
  std::vector<Pair> pairs_;
  std::optional<facts::QuickReader> quick_{};  // this and what follows where many are run at once
  std::optional<LaneRunner> lanes_{};
  std::deque<facts::QuickFacts> read_{};  // by the number in `lanes_`, where these rules read for themselves
  std::deque<facts::Facts> carried_{};    // and where they number otherwise what the base has read
};

/// Whether any rating or score differs.
bool differ(const std::vector<Pair>& pairs, const evaluate::View& before, const evaluate::View& after);

/// "R503 …": the first error among them.
std::string first_error(const Messages& messages);

/// A scenario over inspections: as the rules are, with all changes, with each change alone, and without each.
class Trials {
 public:
  Trials(const Scenario& scenario, const RunOptions& options, const FileReader& read_file);

  /// What one inspection comes to on all sides; the views hold until the next. Where `failure` is not empty it could
  /// not be evaluated on one side, and there is nothing else.
  struct Ran {
    std::string failure{};
    Messages said{};  // all that is wrong
    const evaluate::View* before = nullptr;
    const evaluate::View* after = nullptr;
    std::vector<const evaluate::View*> alone{};  // by changes; null for one that cannot stand alone
    bool quick = false;                          // read quickly: the views know no places in the data
  };
  /// Runs one, and counts what each change does in it. `set` takes in every inspection that can be read.
  const Ran& run(const CaseRecord& record, CaseSet& set);
  /// The same for all of `block`, in order, until `each` returns false: many at once and read quickly where that can be
  /// done.
  void run_all(const CaseBlock& block, CaseSet& set, const std::function<bool(const InBlock&, const Ran&)>& each);
  /// Runs one that was run quickly once more, with places, and counts nothing.
  const Ran& rerun(const CaseRecord& record);
  /// Whether the rest of the file of the last record cannot be read either; of one that was not run quickly.
  bool file_failed() const { return reader_.headings_failed(); }

  /// Of `Ran::before` and `after`.
  const std::vector<Pair>& pairs() const { return changed_.pairs(); }
  /// Of `Ran::before` and `alone`; null where the change cannot stand alone.
  const std::vector<Pair>* pairs_alone(std::size_t change) const;
  const std::vector<ChangeEffect>& effects() const { return effects_; }

 private:
  struct Change {
    std::optional<Reads> reads{};  // unset: of a fact that the rules do not know
    bool dropped = false;          // what it names stands in the base
    std::optional<Variant> alone{};
    std::optional<Variant> without{};
    bool is_needed = false;             // the others cannot stand without it
    std::vector<Pair> without_pairs{};  // from the whole scenario to it
  };

  void add_rule_changes(const Scenario& scenario, const FileReader& read_file);
  void add_data_changes(const Scenario& scenario, const FileReader& read_file);
  /// What each change does in one inspection.
  struct Done {
    bool alone = false;
    bool takes_part = false;
    bool is_read = false;
  };
  /// Runs a variant; null where it fails.
  using RunVariant = std::function<const evaluate::View*(Variant&)>;

  std::optional<Inspection> read(const CaseRecord& record);
  void run(const CaseRecord& record, const Inspection& base);
  void run_changes(const RunVariant& run);
  void count();
  template <class Each>
  void for_each_variant(Each each);
  void look_at_lanes();
  void take(const InBlock& place);
  bool run_taken(const CaseBlock& block, CaseSet& set, const std::function<bool(const InBlock&, const Ran&)>& each);
  bool run_quickly(std::size_t inspection);

  Methodology rules_;
  RunOptions options_;
  bool can_be_quick_;
  RecordReader reader_;
  evaluate::Buffers buffers_{};  // of the lanes of all sides, which it outlives
  Runner base_;
  Variant changed_;
  std::vector<Change> changes_;
  std::vector<ChangeEffect> effects_;
  Ran ran_;
  std::vector<Done> done_{};                   // by changes, in `ran_`
  std::optional<facts::QuickReader> quick_{};  // of the base, as are the lanes; made when first used
  std::optional<LaneRunner> lanes_{};
  std::vector<InBlock> taken_{};
  std::deque<facts::QuickFacts> quick_facts_{};  // by the number in `taken_`
};

/// One inspection in full, with the parting of each result that changed.
ComparedCase compared(const std::string& name, const Trials& trials, const Trials::Ran& ran, bool each);

/// One that changed: its changed results, the first of them by weight with its parting: a rating of the whole, a score of
/// the whole, any other.
ComparedCase compared_briefly(const std::string& name, const Trials& trials, const Trials::Ran& ran);

/// The title of the changed rules where they have one of their own, else an empty text.
std::string title_of(const Scenario& scenario);

/// The rules on both sides by name and hash, and the engine.
std::vector<ReportFact> facts_of(const Scenario& scenario);

}  // namespace rubric::whatif
