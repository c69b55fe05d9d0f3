#include "facts/quick_case.hpp"

#include <functional>
#include <unordered_map>
#include <utility>

#include "facts/quick_pattern.hpp"
#include "facts/quick_scan.hpp"
#include "facts/quick_shape.hpp"
#include "facts/reader.hpp"
#include "facts/targets.hpp"
#include "values/date.hpp"

namespace rubric::facts {

namespace {

/// Names of their own that one object may bring along, and names of ratings that are remembered.
constexpr std::size_t most_members = 500, most_names = 4000;

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using Names = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

struct LevelText {
  Word quoted;
  std::uint32_t level = 0;
};

/// One record of discretion or a waiver, as it stands there; null where it is not given.
struct Record {
  std::string_view on{}, to{}, reason{}, by{}, cap{}, floor{};
};

}  // namespace

struct QuickReader::Impl {
  Impl(const check::Rules& checked, const syntax::Ast& tree)
      : rules(checked), model(checked.model), ast(tree), shape(checked), given(checked.inputs.size()) {
    for (std::uint32_t i = 0; i < rules.texts.size(); ++i) texts.emplace(rules.texts[i], i);
    for (const resolve::LevelSet& set : model.level_sets) {
      std::vector<LevelText>& all = levels.emplace_back();
      for (std::uint32_t i = 0; i < set.levels.size(); ++i) {
        for (const std::string& written : {set.levels[i].label, set.levels[i].name}) {
          if (is_plain(written)) all.push_back({Word('"' + written + '"'), i});
        }
      }
    }
    for (const AttributeId input : rules.inputs) {
      if (model[input].item == ItemId{0}) top_names.push_back(model[input].name);
    }
  }

  const check::Rules& rules;
  const resolve::Model& model;
  const syntax::Ast& ast;
  CaseShape shape;
  QuickFacts* into = nullptr;
  Scan scan{};
  std::uint64_t readings = 0;                    // of objects so far
  std::uint64_t reading = 0;                     // of this case
  std::vector<std::uint64_t> given;              // by Rules::inputs: the reading that gave it
  std::vector<std::vector<LevelText>> levels{};  // by Model::level_sets
  std::vector<std::string> top_names{};          // of the inputs of the whole inspection
  Names<std::uint32_t> texts{};                  // of the rules
  Names<AttributeId> ratings{};                  // by what `on` says
  Names<std::uint32_t> limits{};                 // by kind, name and what `on` says
  std::string limit_key{};
  bool learning = false;                // how an object is written
  std::vector<Pattern::Step> learnt{};  // of that object so far
  const char* learnt_to = nullptr;      // where the last of them ends
  std::string methodology{};            // the last name that was found to be for these rules

  bool read(std::string_view text, QuickFacts& to) {
    into = &to;
    into->begin(rules.inputs.size(), model.tables.size());
    learning = false;
    scan = Scan(text);
    reading = ++readings;
    scan.space();
    bool named = false;
    const bool read = object(0, [&](const Value& value) {
      if (value.role != Role::methodology) return section(value);
      named = true;
      return is_for_these_rules();
    });
    if (!read || !named) return false;
    scan.space();
    return scan.at_end();
  }

  bool is_for_these_rules() {
    std::string_view name;
    if (!scan.text(name)) return false;
    if (name == methodology && !methodology.empty()) return true;
    if (!model.answers_to(name)) return false;
    methodology = name;
    return true;
  }

  /// Reads an object of the form `which`; `each` reads the value of a member.
  template <class Each>
  bool object(std::uint32_t which, Each each) {
    ObjectShape& form = shape.objects[which];
    if (!scan.take('{')) return false;
    form.reading = ++readings;
    scan.space();
    if (scan.take('}')) return true;
    std::uint32_t before = no_member;
    while (true) {
      const std::uint32_t at = key(form, before);
      if (at == no_member || form.members[at].seen == form.reading) return false;
      form.members[at].seen = form.reading;
      scan.space();
      if (!scan.take(':')) return false;
      scan.space();
      if (!each(Value(form.members[at].value))) return false;
      scan.space();
      if (scan.take('}')) return true;
      if (!scan.take(',')) return false;
      scan.space();
      before = at;
    }
  }

  static constexpr std::uint32_t no_member = 0xffff'ffff;

  /// The member whose key stands here: most likely the one that stood behind `before` in the last case.
  std::uint32_t key(ObjectShape& form, std::uint32_t before) {
    std::uint32_t& guess = before == no_member ? form.first : form.members[before].next;
    if (guess < form.members.size() && scan.take(form.members[guess].quoted)) return guess;
    for (std::uint32_t i = 0; i < form.members.size(); ++i) {
      if (scan.take(form.members[i].quoted)) return guess = i;
    }
    std::string_view name;
    if (!scan.text(name) || form.members.size() == most_members) return no_member;
    if (!is_private(name) && !(form.describes && describes(name))) return no_member;
    const auto added = static_cast<std::uint32_t>(form.members.size());
    guess = added;
    form.members.push_back({Word('"' + std::string(name) + '"'), {Role::skipped}, added + 1});
    return added;
  }

  /// Whether `name` under `inspection` is free description, and not an input misspelt.
  bool describes(std::string_view name) const {
    return name != "origin" && !model.attribute(ItemId{0}, name).valid() && all_but(name, top_names).empty();
  }

  bool section(const Value& value) {
    switch (value.role) {
      case Role::discretion: return list([this] { return discretion(); });
      case Role::waivers: return list([this] { return waiver(); });
      case Role::notes: return scan.at('[') ? list([this] { return remark(); }) : remark();
      default: return member(value);
    }
  }

  /// What stands under `inputs`, `standards` and so on.
  bool member(const Value& value) {
    switch (value.role) {
      case Role::object: return object(value.index, [this](const Value& inner) { return member(inner); });
      case Role::item:
        return written_as_before(
            value.index, [this](const Value& inner) { return inner.is_count() ? count(inner) : plain(inner); },
            [&] { return item(value.index); });
      default: return noted(value, [this](const Value& inner) { return plain(inner); });
    }
  }

  /// A value that is no object.
  bool plain(const Value& value) {
    switch (value.role) {
      case Role::top_input:
        if (given[value.index] == reading) return false;
        given[value.index] = reading;
        return input(value);
      case Role::input: return input(value);
      case Role::not_rated: return not_rated(value);
      case Role::remark: return remark();
      case Role::skipped: return scan.scalar();
      default: return false;
    }
  }

  /// Reads an object of the form `which` where it is written like one before but for its values, which `each` reads; else
  /// by its keys, and learns how it is written.
  template <class Each, class ByKeys>
  bool written_as_before(std::uint32_t which, Each each, ByKeys by_keys) {
    Pattern& pattern = shape.objects[which].pattern;
    if (learning || !pattern.pays()) return by_keys();
    const Scan begin = scan;
    const std::size_t records = into->records().size();
    for (std::uint32_t at = pattern.first(); at != Pattern::nowhere;) {
      const Pattern::Step& step = pattern[at];
      if (!scan.take(step.before)) {
        at = step.other;
        continue;
      }
      if (step.ends) {
        pattern.count_hit();
        return true;
      }
      if (!each(step.value)) break;
      at = step.then;
    }
    // The values read will be read again, into the same places.
    pattern.count_miss();
    scan = begin;
    into->keep(records);
    if (pattern.full()) return by_keys();
    learnt.clear();
    learnt_to = scan.place();
    learning = true;
    const bool read = by_keys();
    if (read && learning) {
      learnt.push_back({Word(scan.since(learnt_to)), true});
      pattern.add(learnt);
    }
    learning = false;
    return read;
  }

  /// Reads a value by `each`, and notes it where an object is being learnt.
  template <class Each>
  bool noted(const Value& value, Each each) {
    if (learning) learnt.push_back({Word(scan.since(learnt_to)), false, value});
    if (!each(value)) return false;
    learnt_to = scan.place();
    return true;
  }

  template <class Each>
  bool list(Each each) {
    if (!scan.take('[')) return false;
    scan.space();
    if (scan.take(']')) return true;
    while (true) {
      if (!each()) return false;
      scan.space();
      if (scan.take(']')) return true;
      if (!scan.take(',')) return false;
      scan.space();
    }
  }

  bool remark() {
    std::string_view text;
    return scan.at('"') ? scan.text(text) : scan.take("null");
  }

  /// A text, empty where it is null.
  bool text_or_null(std::string_view& text) { return scan.at('"') ? scan.text(text) : scan.take("null"); }

  bool item(std::uint32_t which) {
    bool rated = false, unrated = false, has_rating = false, has_not_rated = false;
    const bool read = object(which, [&](const Value& value) {
      has_rating |= value.is_rating;
      has_not_rated |= value.role == Role::not_rated;
      if (!scan.at('n')) {
        rated |= value.is_rating;
        unrated |= value.role == Role::not_rated;
      }
      return member(value);
    });
    if (has_rating && has_not_rated) learning = false;  // whether both may stand there depends on the values
    return read && !(rated && unrated);
  }

  bool not_rated(const Value& value) {
    if (scan.take("null")) return true;
    std::string_view reason;
    if (!scan.text(reason) || reason.empty()) return false;
    add(SmallRecord::Kind::not_rated, value.index, 0, reason, {});
    return true;
  }

  /// The same as `input` for a count, of which files hold most.
  bool count(const Value& input) {
    std::int64_t whole = 0;
    if (!scan.few_digits(whole)) return this->input(input);
    into->put(input.index, whole);
    return true;
  }

  bool input(const Value& input) {
    if (scan.take("null")) return true;
    std::string_view text;
    std::int64_t whole = 0;
    const auto put = [&](std::int64_t value) {
      into->put(input.index, value);
      return true;
    };
    const auto put_exactly = [&](std::string_view written) {
      std::optional<Number> number = Number::parse_exact(written);
      if (number) into->put(input.index, std::move(*number));
      return number.has_value();
    };
    switch (input.type.kind) {
      case Kind::count: return scan.whole(whole) && put(whole);
      case Kind::number: return (scan.at('"') ? scan.text(text) : scan.number(text)) && put_exactly(text);
      case Kind::percent: {
        if (!scan.text(text) || text.empty() || text.back() != '%') return false;
        return put_exactly(text.substr(0, text.size() - 1));
      }
      case Kind::boolean: return scan.take("true") ? put(1) : scan.take("false") && put(0);
      case Kind::text: return scan.text(text) && put(number_of(text));
      case Kind::date: {
        if (!scan.text(text)) return false;
        const std::optional<Date> date = parse_date(text);
        return date && put(date->days);
      }
      case Kind::scale:
      case Kind::choice: {
        for (const LevelText& level : levels[input.type.index]) {
          if (scan.take(level.quoted)) return put(level.level);
        }
        return false;
      }
      case Kind::error: break;
    }
    return false;
  }

  std::uint32_t number_of(std::string_view text) {
    if (const auto at = texts.find(text); at != texts.end()) return at->second;
    return into->number_of(text, rules.texts.size());
  }

  void add(SmallRecord::Kind kind, std::uint32_t of, std::uint32_t to, std::string_view reason, std::string_view by) {
    SmallRecord record;
    record.kind = kind;
    record.of = of;
    record.to = to;
    record.has_reason = !reason.empty();
    record.has_by = !by.empty();
    into->add(record, reason, by);
  }

  bool record(std::uint32_t form, Record& record) {
    const auto field = [&](const Value& value) {
      switch (value.role) {
        case Role::on: return text_or_null(record.on);
        case Role::to: return text_or_null(record.to);
        case Role::reason: return text_or_null(record.reason);
        case Role::by: return text_or_null(record.by);
        case Role::cap: return text_or_null(record.cap);
        case Role::floor: return text_or_null(record.floor);
        default: return scan.scalar();
      }
    };
    return written_as_before(form, field,
                             [&] { return object(form, [&](const Value& value) { return noted(value, field); }); });
  }

  /// The rating that `on` names, or not valid.
  AttributeId rating(std::string_view on) {
    if (const auto at = ratings.find(on); at != ratings.end()) return at->second;
    const AttributeId found = find_target(model, on).attribute;
    if (!found.valid() || rules.attributes[found.index()].type.kind != Kind::scale) return {};
    if (ratings.size() < most_names) ratings.emplace(on, found);
    return found;
  }

  bool discretion() {
    Record read;
    if (!record(shape.discretion, read) || read.on.data() == nullptr || read.to.data() == nullptr) return false;
    const AttributeId attribute = rating(read.on);
    if (!attribute.valid()) return false;
    const std::optional<std::uint32_t> to = model.level(rules.attributes[attribute.index()].type, read.to);
    if (!to) return false;
    if (into->has(SmallRecord::Kind::discretion, attribute.value)) return false;
    add(SmallRecord::Kind::discretion, attribute.value, *to, read.reason, read.by);
    return true;
  }

  /// The one cap or floor that a waiver names, or Id::none.
  std::uint32_t limit(const Record& read) {
    const bool is_cap = read.cap.data() != nullptr;
    const std::string_view name = is_cap ? read.cap : read.floor;
    limit_key.assign(is_cap ? "c" : "f")
        .append(name)
        .append(1, read.on.data() == nullptr ? '\0' : '\n')
        .append(read.on);
    if (const auto at = limits.find(limit_key); at != limits.end()) return at->second;
    const AttributeId on = read.on.data() == nullptr ? AttributeId{} : rating(read.on);
    if (name.empty() || (read.on.data() != nullptr && !on.valid())) return Id<int>::none;
    const auto kind = is_cap ? syntax::AdjustmentKind::cap : syntax::AdjustmentKind::floor;
    std::uint32_t found = Id<int>::none;
    for (std::uint32_t i = 0; i < model.adjustments.size(); ++i) {
      const syntax::Adjustment& declaration = ast.adjustments[model.adjustments[i].declaration];
      if (declaration.kind != kind || declaration.name.text != name) continue;
      if (on.valid() && model.adjustments[i].attribute != on) continue;
      if (found != Id<int>::none) return Id<int>::none;
      found = i;
    }
    if (found != Id<int>::none && limits.size() < most_names) limits.emplace(limit_key, found);
    return found;
  }

  bool waiver() {
    Record read;
    if (!record(shape.waiver, read) || (read.cap.data() == nullptr) == (read.floor.data() == nullptr)) return false;
    const std::uint32_t adjustment = limit(read);
    if (adjustment == Id<int>::none || into->has(SmallRecord::Kind::waiver, adjustment)) return false;
    add(SmallRecord::Kind::waiver, adjustment, 0, read.reason, read.by);
    return true;
  }
};

QuickReader::QuickReader(const check::Rules& rules, const syntax::Ast& ast)
    : impl_(std::make_unique<Impl>(rules, ast)) {}
QuickReader::~QuickReader() = default;
QuickReader::QuickReader(QuickReader&&) noexcept = default;
QuickReader& QuickReader::operator=(QuickReader&&) noexcept = default;

bool QuickReader::read(std::string_view text, QuickFacts& into) { return impl_->read(text, into); }

}  // namespace rubric::facts
