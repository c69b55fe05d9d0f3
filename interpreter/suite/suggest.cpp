#include "suite/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "evaluate/open.hpp"
#include "evaluate/text.hpp"
#include "format/format.hpp"
#include "parse/markdown.hpp"
#include "rule_files.hpp"
#include "suite/suggest.hpp"
#include "suite/trial.hpp"

namespace rubric {

namespace {

using suite::Aim;
using suite::Ground;
using suite::Point;
using suite::Start;

constexpr std::size_t most_starts = 12;   // tests to begin from, each case file among them
constexpr std::size_t most_aims = 24;     // items or calls of one clause to try
constexpr std::size_t most_searches = 4;  // for one point: the nearest pairs of a start and an aim

/// What is known of one Program.
struct Context {
  suite::Flow flow;
  suite::Aims aims;
  std::vector<Range> open;
  suite::Search search;

  Context(const Methodology::Impl& rules, std::size_t program, const suite::Reach& reach)
      : flow(rules.rules, rules.programs[program]),
        aims(suite::aims_of(rules, flow, reach)),
        open(evaluate::run_open(rules.rules, rules.programs[program]).slots),
        search(rules, flow, reach) {}
};

/// An aim, and where to begin.
struct Attempt {
  const Aim* aim = nullptr;
  const Start* start = nullptr;
  double distance = 0;
};

class Suggester {
 public:
  Suggester(std::shared_ptr<const Methodology::Impl> rules, const SuggestOptions& options)
      : rules_(std::move(rules)),
        options_(options),
        reach_(suite::reach_of(*rules_)),
        hits_(reach_.points.all().size()),
        contexts_(rules_->programs.size()),
        text_(rules_->sources->get(SourceId{0}).text) {
    suite::count_tests(rules_, options.tests, reach_, hits_);
    for (const syntax::Test& test : rules_->ast.tests) titles_.insert(test.title.text);
    find_starts();
  }

  SuggestReport run() {
    const std::vector<Point>& points = reach_.points.all();
    for (std::size_t i = 0; i < points.size(); ++i) report_.points += is_counted(reach_, i, hits_) ? 1 : 0;
    report_.reached = reached();
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(points[a].span.source, points[a].span.begin) <
             std::pair(points[b].span.source, points[b].span.begin);
    });
    for (const std::size_t point : order) {
      if (hits_[point] == 0 && is_counted(reach_, point, hits_)) look_for(point);
    }
    report_.reached_after = reached();
    for (auto& [point, left] : left_) {
      if (hits_[point] == 0) report_.left.push_back(std::move(left));  // else a later test reaches it besides
    }
    return std::move(report_);
  }

 private:
  std::size_t reached() const {
    return static_cast<std::size_t>(
        std::count_if(hits_.begin(), hits_.end(), [](std::uint64_t it) { return it != 0; }));
  }

  Context& context(std::size_t program) {
    if (!contexts_[program]) contexts_[program] = std::make_unique<Context>(*rules_, program, reach_);
    return *contexts_[program];
  }

  /// The tests of the rule file itself that leave the rules as they are, and last no facts at all.
  void find_starts() {
    std::set<std::size_t> begun;  // grounds
    std::vector<Start> more;
    for (std::uint32_t i = 0; i < rules_->ast.tests.size(); ++i) {
      const syntax::Test& test = rules_->ast.tests[i];
      if (!test.changes.empty() || test.span.source != SourceId{0}) continue;
      suite::Trial trial = suite::prepare(rules_, i, options_.tests);
      if (!trial.ready) continue;
      const std::size_t ground = ground_of(test);
      (begun.insert(ground).second ? starts_ : more).push_back({ground, std::move(trial.data.facts), trial.program});
      kept_.push_back(trial.data.sources);
    }
    for (Start& start : more) {
      if (starts_.size() < most_starts) starts_.push_back(std::move(start));
    }
    Start none{ground_of({}), {}, 0};
    none.facts = grounds_[none.ground].facts;
    const check::Rules& rules = rules_->rules;
    if (rules_->intervals_matter() && rules.model.dated_by) {
      none.facts.inputs[rules.attributes[rules.model.dated_by->index()].input] =
          Cell::of(Number(rules.intervals.front().from->days));
    }
    if (!rules_->intervals_matter() || rules.model.dated_by) starts_.push_back(std::move(none));
  }

  std::size_t ground_of(const syntax::Test& test) {
    const std::string path = test.case_path ? test.case_path->text : "";
    const auto known =
        std::find_if(grounds_.begin(), grounds_.end(), [&](const Ground& it) { return it.case_path == path; });
    if (known != grounds_.end()) return static_cast<std::size_t>(known - grounds_.begin());
    const auto sources = std::make_shared<Sources>(rules_->sources.get());
    Diagnostics ignored;
    grounds_.push_back({path, suite::case_facts(*rules_, test, options_.tests, *sources, ignored)});
    kept_.push_back(sources);
    return grounds_.size() - 1;
  }

  void look_for(std::size_t point) {
    if (reach_.points.all()[point].kind == "parameter") return look_for_date(point);
    std::vector<Attempt> attempts;
    bool any = false;  // whether it is read once a run for some item
    bool possible = false;
    for (const Start& start : starts_) {
      Context& here = context(start.program);
      const std::vector<Aim>& aims = here.aims[point];
      const std::size_t stride = std::max<std::size_t>(1, aims.size() / most_aims);
      for (std::size_t i = 0; i < aims.size(); i += stride) {
        any = true;
        if (!suite::is_possible(aims[i], here.open)) continue;
        possible = true;
        // A rating is the plainer test of a clause, beside the discretion that asks the same.
        const double record = (aims[i].record.kind == suite::Record::Kind::none ? 0 : 1) + aims[i].handicap;
        attempts.push_back({&aims[i], &start, here.search.distance(aims[i], start.facts) + record});
      }
    }
    std::stable_sort(attempts.begin(), attempts.end(),
                     [](const Attempt& a, const Attempt& b) { return a.distance < b.distance; });
    if (attempts.size() > most_searches) attempts.resize(most_searches);
    bool found_facts = false;
    for (const Attempt& attempt : attempts) {
      std::size_t tries = options_.tries / attempts.size();
      Context& here = context(attempt.start->program);
      auto found = here.search.find(*attempt.aim, attempt.start->facts, tries);
      if (!found) continue;
      found_facts = true;
      const Ground& ground = grounds_[attempt.start->ground];
      const facts::Facts least = here.search.smallest(*attempt.aim, std::move(*found), ground.facts);
      const facts::Facts round = here.search.rounded(*attempt.aim, least, ground.facts);
      if (keep(point, *attempt.aim, ground, here, here.search.barest(*attempt.aim, round, ground.facts)) ||
          keep(point, *attempt.aim, ground, here, round))
        return;
    }
    leave(point, reason(point, any, possible, found_facts));
  }

  std::string reason(std::size_t point, bool any, bool possible, bool found_facts) const {
    if (!any)
      return is_of_rows(point) ? "it is read for each row of a table, and a case file gives those"
                               : "the scale has no such levels, or no item has the clause";
    if (!possible) return "no case can bring it about";
    return found_facts ? "facts bring it about, and no result that a test can expect tells of it"
                       : "no facts were found near those of the tests";
  }

  bool is_of_rows(std::size_t point) const {
    const auto has = [&](const suite::Sites& rows) {
      return std::any_of(rows.conditions.begin(), rows.conditions.end(),
                         [&](const auto& it) {
                           const suite::Condition& condition = reach_.conditions[it.first];
                           return condition.points[0] == point || condition.points[1] == point;
                         }) ||
             std::any_of(rows.choices.begin(), rows.choices.end(),
                         [&](const auto& it) { return contains(reach_.choices[it.first].rows, point); }) ||
             std::any_of(rows.look_ups.begin(), rows.look_ups.end(), [&](const auto& it) {
               const suite::LookUp& look_up = reach_.look_ups[it.first];
               return contains(look_up.rows, point) ||
                      std::any_of(look_up.edges.begin(), look_up.edges.end(),
                                  [&](const auto& edge) { return contains(edge, point); });
             });
    };
    return std::any_of(reach_.sites.begin(), reach_.sites.end(), [&](const suite::ProgramSites& sites) {
      return std::any_of(sites.rows.begin(), sites.rows.end(), has);
    });
  }

  template <class Points>
  static bool contains(const Points& points, std::size_t point) {
    return std::find(points.begin(), points.end(), point) != points.end();
  }

  /// A value of a parameter is reached by the date from which it holds.
  void look_for_date(std::size_t point) {
    const check::Rules& rules = rules_->rules;
    if (!rules.model.dated_by) return leave(point, "the date is given on the command line, and not by a test");
    const std::uint32_t input = rules.attributes[rules.model.dated_by->index()].input;
    for (std::size_t i = 0; i < rules.intervals.size(); ++i) {
      bool holds = false;
      for (std::size_t p = 0; p < reach_.parameters.size(); ++p) {
        const std::uint32_t row = rules.intervals[i].parameter_rows[p];
        holds = holds || (row < reach_.parameters[p].size() && reach_.parameters[p][row] == point);
      }
      if (!holds) continue;
      for (const Start& start : starts_) {
        facts::Facts facts = start.facts;
        const Number day =
            rules.intervals[i].from ? Number(rules.intervals[i].from->days) : Number(rules.intervals[i].to->days - 1);
        suite::put(rules, input, Cell::of(day), facts);
        Context& here = context(i);
        Aim aim{point, {}, {}, results()};
        facts = here.search.prepared(aim, std::move(facts));
        aim.told = known_results(here, facts);
        if (aim.told.empty()) continue;
        const Ground& ground = grounds_[start.ground];
        if (keep(point, aim, ground, here, here.search.barest(aim, facts, ground.facts)) ||
            keep(point, aim, ground, here, here.search.smallest(aim, std::move(facts), ground.facts)))
          return;
      }
    }
    leave(point, "no result is known at a date at which it holds");
  }

  /// The ratings and scores of the whole inspection.
  std::vector<resolve::AttributeId> results() const {
    const resolve::Model& model = rules_->rules.model;
    std::vector<resolve::AttributeId> all;
    for (std::uint32_t i = 0; i < model.attributes.size(); ++i) {
      const resolve::AttributeId id{i};
      const bool is_given = rules_->rules.attributes[i].input != Id<int>::none;
      if (!is_given && model[id].item.value == 0 && evaluate::is_conclusion(model[id])) all.push_back(id);
    }
    return all;
  }

  std::vector<resolve::AttributeId> known_results(const Context& here, const facts::Facts& facts) const {
    const evaluate::Inputs inputs = inputs_of(here, facts);
    const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
    const evaluate::View view{inputs, evaluation};
    std::vector<resolve::AttributeId> known = results();
    std::erase_if(known, [&](resolve::AttributeId id) { return !view.final_of(id).known(); });
    return known;
  }

  evaluate::Inputs inputs_of(const Context& here, const facts::Facts& facts) const {
    return {*rules_->sources, rules_->ast, rules_->rules, here.flow.program(), facts};
  }

  /// Writes the test and counts what it reaches; false where it cannot be written, or would not pass.
  bool keep(std::size_t point, const Aim& aim, const Ground& ground, Context& here, const facts::Facts& facts) {
    const std::string title = title_of(point);
    const evaluate::Inputs inputs = inputs_of(here, facts);
    const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
    const evaluate::View view{inputs, evaluation};
    const bool of_cap = reach_.points.all()[point].kind == "cap";
    const auto block = suite::write_test(title, aim, ground, view, of_cap);
    if (!block) return false;
    suite::Hits hits;
    if (!passes(*block, hits) || hits[point] == 0) return false;
    titles_.insert(title);
    SuggestedTest test{title, *block, {name_of(point)}};
    hits_[point] += hits[point];
    // Of what it reaches besides, that counts which its expectations tell of.
    for (std::size_t other = 0; other < hits.size(); ++other) {
      if (hits_[other] != 0 || hits[other] == 0 || !is_told(here.aims[other], aim, here, facts)) continue;
      hits_[other] += hits[other];
      test.reaches.push_back(name_of(other));
    }
    report_.tests.push_back(std::move(test));
    return true;
  }

  static bool is_told(const std::vector<Aim>& others, const Aim& aim, Context& here, const facts::Facts& facts) {
    return std::any_of(others.begin(), others.end(), [&](const Aim& other) {
      const bool told = !other.told.empty() && std::all_of(other.told.begin(), other.told.end(), [&](auto id) {
        return std::find(aim.told.begin(), aim.told.end(), id) != aim.told.end();
      });
      if (!told || (other.record.kind != suite::Record::Kind::none && !(other.record.rating == aim.record.rating)))
        return false;
      Aim same = other;
      same.record = aim.record;
      return here.search.is_at(same, facts);
    });
  }

  /// Whether the rule file with `block` at its end loads, and that test passes; what it reaches.
  bool passes(const std::string& block, suite::Hits& hits) const {
    const auto sources = std::make_shared<Sources>();
    const auto variant = std::make_shared<Methodology::Impl>();
    variant->sources = sources;
    const auto read_file = [&](const std::string& path) -> std::optional<std::string> {
      for (std::uint32_t i = 0; i < rules_->sources->size(); ++i) {
        const Source& source = rules_->sources->get(SourceId{i});
        if (source.path == path) return source.text;
      }
      return std::nullopt;
    };
    const std::string& path = rules_->sources->get(SourceId{0}).path;
    const bool markdown = parsing::is_markdown(path);
    const std::string appended = markdown ? "\n```rubric\n" + block + "```\n" : "\n" + block;
    Diagnostics diagnostics;
    read_rule_files(path, text_ + appended, read_file, *sources, variant->ast, diagnostics);
    assemble(*variant, diagnostics);
    if (diagnostics.has_errors()) return false;
    std::uint32_t last = 0;  // of the file: the one that was appended
    for (std::uint32_t i = 0; i < variant->ast.tests.size(); ++i) {
      const Span span = variant->ast.tests[i].span;
      if (span.source == SourceId{0} && span.begin > variant->ast.tests[last].span.begin) last = i;
      if (variant->ast.tests[last].span.source != SourceId{0}) last = i;
    }
    const suite::Trial trial = suite::prepare(variant, last, options_.tests);
    if (!trial.ready) return false;
    const evaluate::Inputs inputs = trial.inputs();
    const evaluate::Evaluation evaluation = evaluate::evaluate(inputs);
    if (!suite::failures(trial, evaluation).empty()) return false;
    suite::count(evaluate::View{inputs, evaluation}, reach_, hits);
    return true;
  }

  std::string name_of(std::size_t point) const {
    const Point& it = reach_.points.all()[point];
    return it.clause + (it.kind == "condition" ? " is " : ", ") + it.what;
  }

  std::string title_of(std::size_t point) const {
    std::string title = name_of(point);
    std::replace(title.begin(), title.end(), '"', '\'');
    std::string unlike = title;
    for (int i = 2; titles_.contains(unlike); ++i) unlike = fmt::format("{} ({})", title, i);
    return unlike;
  }

  void leave(std::size_t point, std::string reason) {
    const Point& it = reach_.points.all()[point];
    left_.emplace_back(point, NotSuggested{evaluate::location_of(*rules_->sources, it.span).value_or(Location{}),
                                           it.clause, it.what, std::move(reason)});
  }

  std::shared_ptr<const Methodology::Impl> rules_;
  const SuggestOptions& options_;
  suite::Reach reach_;
  suite::Hits hits_;
  std::vector<std::unique_ptr<Context>> contexts_;  // by program; made when first asked for
  const std::string& text_;                         // of the rule file
  std::set<std::string> titles_{};
  std::vector<Ground> grounds_{};
  std::vector<Start> starts_{};
  std::vector<std::shared_ptr<const Sources>> kept_{};        // of the case files
  std::vector<std::pair<std::size_t, NotSuggested>> left_{};  // by point
  SuggestReport report_{};
};

}  // namespace

SuggestReport suggest(const Methodology& methodology, const SuggestOptions& options) {
  SuggestReport report = Suggester(share(methodology), options).run();
  report.methodology = methodology.name();
  report.rules = methodology.impl().files.empty() ? "" : methodology.impl().files.front().path;
  return report;
}

std::string to_text(const SuggestReport& report) {
  const auto counted = [](std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
  };
  std::string out = fmt::format("# Suggested for {}: ", report.methodology);
  if (report.tests.empty()) {
    out += fmt::format("no test. Of {} the tests reach {}.\n", counted(report.points, "point"), report.reached);
  } else {
    out += fmt::format("{}. Of {} the tests reach {} now, and {} with these.\n", counted(report.tests.size(), "test"),
                       counted(report.points, "point"), report.reached, report.reached_after);
    out += "# They expect what the rules give today: confirm each value before you keep its test.\n";
  }
  for (const SuggestedTest& test : report.tests) {
    out += "\n";
    for (std::size_t i = 1; i < test.reaches.size(); ++i)
      out += (i == 1 ? "# reaches as well: " : "#   ") + test.reaches[i] + "\n";
    out += test.text;
  }
  if (!report.left.empty()) out += "\n# Not reached:\n";
  for (const NotSuggested& it : report.left)
    out += fmt::format("#   line {}, {}, {}: {}\n", it.at.line, it.clause, it.what, it.reason);
  Sources sources;
  Diagnostics ignored;
  const SourceId source = sources.add("suggested.rubric", out);
  if (const auto laid_out = report.tests.empty() ? std::nullopt : format::format(sources, source, ignored))
    out = *laid_out;
  return parsing::is_markdown(report.rules) ? "```rubric\n" + out + "```\n" : out;
}

}  // namespace rubric
