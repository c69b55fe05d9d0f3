#include <rubric/batch.hpp>

#include <deque>

#include "engine.hpp"
#include "lane_run.hpp"
#include "single.hpp"

namespace rubric {

namespace {

constexpr std::uint32_t no_block = 0xffff'ffff;

}  // namespace

struct Batch::Impl {
  struct Interval {
    Interval(const compile::Program& program, evaluate::Buffers& buffers) : lanes(program, buffers) {}
    LaneRun lanes;
    std::uint32_t open = no_block;  // the block that takes the next inspection
  };
  struct Place {
    std::uint32_t block = 0;
    std::uint32_t lane = 0;
  };
  struct Part {
    std::uint32_t interval = 0;
    evaluate::Block block;
  };

  explicit Impl(const Methodology& of)
      : methodology(of), names(of.impl().rules.model), intervals(of.impl().programs.size()), single(of) {}

  Methodology methodology;
  ResultNames names;
  evaluate::Buffers buffers{};
  std::vector<std::unique_ptr<Interval>> intervals;  // by Rules::intervals, made when first used
  std::deque<Part> blocks{};
  std::vector<std::vector<std::uint32_t>> unused;  // blocks by interval, left by `clear`
  std::vector<Inspection> inspections{};
  std::vector<Place> places{};  // by inspection
  SingleRun single;
  std::size_t single_of = ~std::size_t{0};  // the inspection that `single` holds
  std::size_t alone = 0;

  evaluate::Block& open_block(std::uint32_t interval) {
    const Methodology::Impl& rules = methodology.impl();
    std::unique_ptr<Interval>& at = intervals[interval];
    if (!at) at = std::make_unique<Interval>(rules.programs[interval], buffers);
    if (at->open != no_block && !blocks[at->open].block.full()) return blocks[at->open].block;
    unused.resize(intervals.size());
    std::vector<std::uint32_t>& left = unused[interval];
    if (!left.empty()) {
      at->open = left.back();
      left.pop_back();
    } else {
      at->open = static_cast<std::uint32_t>(blocks.size());
      blocks.push_back({interval, evaluate::Block(rules.rules, at->lanes.results, buffers)});
    }
    return blocks[at->open].block;
  }

  std::optional<Number> value(std::size_t inspection, std::uint32_t result) {
    if (inspection >= places.size() || result >= methodology.impl().rules.attributes.size()) return std::nullopt;
    const Place place = places[inspection];
    const Part& part = blocks[place.block];
    const Fraction fraction = part.block.result(place.lane, result);
    if (!fraction.is_other()) {
      const Cell cell = fraction.cell();
      return cell.known() ? std::optional(cell.number) : std::nullopt;
    }
    ++alone;
    if (single_of != inspection) {
      single.run(part.interval, inspections[inspection].impl());
      single_of = inspection;
    }
    return single.value(result, inspections[inspection].impl().facts);
  }
};

Batch::Batch(const Methodology& methodology) : impl_(std::make_unique<Impl>(methodology)) {}
Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

std::optional<std::uint32_t> Batch::find(std::string_view name) const { return impl_->names.find(name); }

std::optional<std::size_t> Batch::add(const Inspection& inspection, const RunOptions& options) {
  const std::optional<std::size_t> interval = interval_of(impl_->methodology.impl(), inspection.impl().facts, options);
  if (!interval) return std::nullopt;
  evaluate::Block& block = impl_->open_block(static_cast<std::uint32_t>(*interval));
  const auto lane = static_cast<std::uint32_t>(block.size());
  impl_->inspections.push_back(inspection);
  block.add(inspection.impl().facts, inspection.impl().small);
  impl_->places.push_back({impl_->intervals[*interval]->open, lane});
  return impl_->places.size() - 1;
}

std::size_t Batch::size() const { return impl_->places.size(); }

void Batch::run() {
  impl_->single_of = ~std::size_t{0};
  for (Impl::Part& part : impl_->blocks) part.block.run(impl_->intervals[part.interval]->lanes.run);
}

std::optional<std::uint32_t> Batch::level(std::size_t inspection, std::uint32_t result) const {
  const std::optional<Number> value = impl_->value(inspection, result);
  if (!value || !impl_->methodology.impl().rules.attributes[result].type.is_level()) return std::nullopt;
  return static_cast<std::uint32_t>(value->raw());
}

std::optional<std::string> Batch::exact(std::size_t inspection, std::uint32_t result) const {
  const std::optional<Number> value = impl_->value(inspection, result);
  return value ? std::optional(value->exact()) : std::nullopt;
}

std::size_t Batch::worked_out_alone() const { return impl_->alone; }

void Batch::clear() {
  impl_->inspections.clear();
  impl_->places.clear();
  impl_->single_of = ~std::size_t{0};
  impl_->unused.resize(impl_->intervals.size());
  for (std::vector<std::uint32_t>& left : impl_->unused) left.clear();
  for (const std::unique_ptr<Impl::Interval>& interval : impl_->intervals) {
    if (interval) interval->open = no_block;
  }
  for (std::uint32_t i = 0; i < impl_->blocks.size(); ++i) {
    Impl::Part& part = impl_->blocks[i];
    part.block.clear(impl_->intervals[part.interval]->lanes.run);
    impl_->unused[part.interval].push_back(i);
  }
}

}  // namespace rubric
