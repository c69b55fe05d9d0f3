#pragma once
#include <map>

#include "whatif/audit_intake.hpp"
#include "whatif/audit_uses.hpp"

namespace rubric::audit {

/// How many uses went how.
struct Count {
  std::size_t uses = 0;
  std::size_t up = 0;
  std::size_t down = 0;
  std::size_t applied = 0;
  std::size_t refused = 0;
  std::size_t without_effect = 0;
  std::size_t open = 0;
  std::size_t no_reason = 0;
  std::size_t chances = 0;      // ratings that could have been the object of one
  std::size_t inspections = 0;  // with a use; of a description: all that have it
  std::size_t with_uses = 0;    // of these: with a use

  void add(const Use& use);
};

/// A use in the inspection that it belongs to.
struct Placed {
  std::string inspection{};
  Use use{};
};

/// What an inspection comes to with its uses, and without any of them.
struct Together {
  std::string inspection{};
  std::size_t applied = 0;
  std::vector<Whole> wholes{};
};

/// A use that other rules judge otherwise.
struct Rejudged {
  std::string inspection{};
  Use before{};
  Use after{};
};

/// Inspections by one part of their description.
struct Groups {
  AuditBy by{};
  std::map<std::string, Count> counts{};  // "": not described
  std::size_t described = 0;
};

/// What is counted while inspections go by. Bounded by the rules and by what lists may hold.
struct Tally {
  Tally(const Methodology& rules, const AuditOptions& options);

  void add(const Ready& ready, const View& view, std::vector<Use> uses);

  Count all{};
  std::map<std::string, Count> by_rule{};  // "discretion ratings_panel", "cap governance"
  std::vector<Count> by_attribute{};       // discretion, by Model::attributes
  std::vector<Groups> groups{};
  std::map<std::string, std::size_t> keys{};  // of descriptions, and how many have them
  Listed<Placed> uses;
  Listed<Placed> refused;
  Listed<Placed> idle;  // changed no overall rating and no score
  Listed<Placed> unexplained;
  Listed<Together> together;
  std::size_t with_uses = 0;
  std::size_t other_rating = 0;  // inspections with another overall rating without any use
  std::size_t other_score = 0;

 private:
  void count_chances(const View& view);
  void count_groups(const facts::Facts& facts, const std::vector<Use>& uses);
  void compare(const Ready& ready, const View& view, const std::vector<Use>& uses);

  std::shared_ptr<const Methodology::Impl> rules_;
};

}  // namespace rubric::audit
