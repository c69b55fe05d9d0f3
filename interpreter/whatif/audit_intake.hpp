#pragma once
#include <rubric/audit.hpp>

#include "engine.hpp"
#include "evaluate/conclude.hpp"

/// What both audits do with inspections before they look at them.
namespace rubric::audit {

/// An inspection that cannot be evaluated, and the first reason.
struct Failure {
  std::string inspection{};
  std::string code{};
  std::string message{};
  std::string place{};  // "cases.ndjson:17:3"
  Messages said{};      // all that is wrong; kept no longer than until it is told
};

/// One inspection, ready to be evaluated under the rules it was read for.
struct Ready {
  std::string name{};
  Inspection inspection;
  std::size_t program = 0;

  const facts::Facts& facts() const { return inspection.impl().facts; }
  evaluate::Inputs inputs() const { return inputs(facts()); }
  /// The same with other facts of the same rules.
  evaluate::Inputs inputs(const facts::Facts& other) const;
};

/// What was read, or nothing and what is wrong in `failure`.
std::optional<Ready> made_ready(const std::string& name, Read read, const Methodology& rules, const RunOptions& run,
                                Failure& failure);

/// Reads records for one methodology.
class Reader {
 public:
  Reader(const Methodology& rules, const AuditOptions& options);
  /// The inspection, or nothing and why in `failure`.
  std::optional<Ready> read(const CaseRecord& record, Failure& failure);
  bool headings_failed() const { return records_.headings_failed(); }

 private:
  Methodology rules_;
  RunOptions run_;
  RecordReader records_;
};

/// Tells whoever asked what is wrong, and forgets all but the first of it.
void tell(Failure& failure, const std::function<void(const Messages&)>& failed);

/// A list of which `most` are kept and the others counted.
template <class Item>
class Listed {
 public:
  explicit Listed(std::size_t most) : most_(most) {}
  void add(Item item) {
    if (++count_ <= most_) items_.push_back(std::move(item));
  }
  const std::vector<Item>& items() const { return items_; }
  std::size_t count() const { return count_; }

 private:
  std::size_t most_;
  std::size_t count_ = 0;
  std::vector<Item> items_{};
};

/// What came of going through inspections.
struct Intake {
  explicit Intake(std::size_t most) : failures(most) {}
  Listed<Failure> failures;
  CaseSet cases{};
  std::size_t inspections = 0;

  std::size_t evaluated() const { return inspections - failures.count(); }
};

/// Goes through `cases` and hands on each inspection that can be evaluated, with what it was read from.
Intake go_through(Population& cases, const Methodology& rules, const AuditOptions& options,
                  const std::function<void(const CaseRecord&, const Ready&)>& take);

}  // namespace rubric::audit
