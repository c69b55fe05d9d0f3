#include <fmt/format.h>

#include <map>

#include "lint/lint.hpp"

namespace rubric::lint {

namespace {

constexpr std::uint64_t bit(std::size_t level) { return std::uint64_t{1} << level; }

class Levels {
 public:
  Levels(const Lint& lint, const Frames& frames) : lint_(lint), frames_(frames), rules_(lint.rules) {}

  void check() {
    for (std::uint32_t i = 0; i < rules_.attributes.size(); ++i) {
      const resolve::AttributeKind kind = rules_.model.attributes[i].kind;
      if (kind == resolve::AttributeKind::rating) note(ratings_, i);
      if (kind == resolve::AttributeKind::judgement) note(judgements_, i);
    }
    for (const auto& [declaration, rating] : ratings_) {
      const syntax::Definition& written = lint_.ast.definitions[declaration];
      const Span place = written.name.text.empty() ? written.span : written.name.span;
      report(rating, place, {written.name, "this rating can never be", "give the level somewhere"});
    }
    for (const auto& [declaration, rating] : judgements_) {
      const syntax::Name& name = lint_.ast.judgements[declaration].name;
      report(rating, name.span,
             {name, "with its floors and caps this judgement can never be", "correct a floor or cap"});
    }
  }

 private:
  struct Rating {
    Type type{};
    std::uint64_t possible = 0;
    std::uint64_t excused = 0;
    bool known = true;
  };

  using Ratings = std::map<std::uint32_t, Rating>;

  void note(Ratings& ratings, std::uint32_t attribute) {
    Rating& rating = ratings[rules_.model.attributes[attribute].declaration];
    rating.type = rules_.attributes[attribute].type;
    rating.possible |= levels_of(attribute);
    rating.known = rating.known && rating.type.kind == Kind::scale && levels_of(attribute) != 0;
    rating.excused |= excused(rules_.attributes[attribute].definition);
  }

  std::uint64_t levels_of(std::uint32_t attribute) const {
    std::uint64_t levels = 0;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      const Range& value = frames_[i].slots[lint_.programs[i].final_[attribute]];
      if (value.has_value && value.finite) levels |= value.levels;
    }
    return levels;
  }

  std::uint64_t all(Type type) const {
    const std::size_t count = rules_.model.level_sets[type.index].levels.size();
    return count >= 64 ? ~std::uint64_t{0} : bit(count) - 1;
  }

  /// The levels that what `id` reads never is: they are told of there. A bands table says itself what it never gives.
  std::uint64_t excused(check::NodeId id) {
    if (!id.valid()) return 0;
    const check::Node& node = rules_[id];
    std::uint64_t levels = 0;
    if ((node.kind == check::NodeKind::attribute || node.kind == check::NodeKind::computed) && node.type.is_level())
      levels = all(node.type) & ~levels_of(node.ref);
    if (node.kind == check::NodeKind::bands) return ~std::uint64_t{0};
    if (node.kind == check::NodeKind::aggregate) {
      for (const check::Member& member : rules_.aggregates[node.ref].members) levels |= excused(member.value);
    }
    if (node.kind == check::NodeKind::call) levels |= excused_by_function(node.ref);
    for (std::size_t i = 0; i < node.child_count; ++i) levels |= excused(rules_.child(node, i));
    return levels;
  }

  /// Each function is walked once: functions that call functions would else be walked as often as there are ways to them.
  std::uint64_t excused_by_function(std::uint32_t function) {
    if (const auto known = of_functions_.find(function); known != of_functions_.end()) return known->second;
    const std::uint64_t levels = excused(rules_.functions[function]);
    of_functions_.emplace(function, levels);
    return levels;
  }

  struct Words {
    const syntax::Name& name;
    std::string_view message{};
    std::string_view help{};
  };

  void report(const Rating& rating, Span place, const Words& words) const {
    if (!rating.known) return;
    const std::uint64_t never = all(rating.type) & ~rating.possible & ~rating.excused;
    if (never == 0) return;
    const std::vector<resolve::Level>& levels = rules_.model.level_sets[rating.type.index].levels;
    std::string names;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if ((never & bit(i)) != 0) names += (names.empty() ? "`" : ", `") + levels[i].name + "`";
    }
    lint_.diagnostics.add({Code::level_never_given,
                           place,
                           fmt::format("{} {}", words.message, names),
                           {},
                           fmt::format("{}, or say why not: `allow {} on {} \"…\"`", words.help,
                                       info(Code::level_never_given).number, words.name.text)});
  }

  const Lint& lint_;
  const Frames& frames_;
  const check::Rules& rules_;
  Ratings ratings_{};                                      // by Ast::definitions
  Ratings judgements_{};                                   // by Ast::judgements
  std::map<std::uint32_t, std::uint64_t> of_functions_{};  // by Model::functions
};

}  // namespace

void check_levels(const Lint& lint, const Frames& frames) { Levels(lint, frames).check(); }

}  // namespace rubric::lint
