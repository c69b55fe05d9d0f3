#include <rubric/mutation.hpp>

#include "render/glyphs.hpp"
#include "render/json.hpp"
#include "render/paint.hpp"
#include "render/words.hpp"

namespace rubric {
namespace render {
namespace {

std::string_view spelled(Fate fate) {
  switch (fate) {
    case Fate::noticed: return "noticed";
    case Fate::survived: return "survived";
    case Fate::equivalent: return "equivalent";
    case Fate::refused: return "refused";
    case Fate::not_tried: break;
  }
  return "not_tried";
}

/// "87.5%" of the changes that a test could notice; empty where there was none. Rounded down, so that 100% is all.
std::string score(std::size_t noticed, std::size_t survived) {
  if (noticed + survived == 0) return "";
  const std::size_t tenths = noticed * 1000 / (noticed + survived);
  return cat(std::to_string(tenths / 10), ".", std::to_string(tenths % 10), "%");
}

bool was_tried(const MutationReport& report) { return report.tests.failed() == 0; }

class MutationText {
 public:
  explicit MutationText(Style style) : style_(style) {}

  void add(const MutationReport& report) {
    if (!was_tried(report)) {
      out_.append(to_text(std::vector<TestReport>{report.tests}, style_));
      out_.append("nothing is changed before every test passes\n\n");
      return;
    }
    out_.append(paint(style_.colour, Ink::heading, one_line(report.tests.rules))).append("\n");
    for (const Mutant& mutant : report.mutants) {
      if (mutant.fate == Fate::survived) add(mutant);
    }
    out_.append(totals(report)).append("\n\n");
  }

  std::string take() {
    if (out_.ends_with("\n\n")) out_.pop_back();
    return std::move(out_);
  }

 private:
  void add(const Mutant& mutant) {
    const std::string after = mutant.after.empty() ? "dropped" : cat("`", one_line(mutant.after), "`");
    out_.append(cat("  ", at(mutant.at), "  ",
                    paint(style_.colour, Ink::strong, cat("`", one_line(mutant.before), "`")), " → ",
                    paint(style_.colour, Ink::warning, after), "  ",
                    paint(style_.colour, Ink::faint, cat("in ", one_line(mutant.in))), "\n"));
  }

  std::string totals(const MutationReport& report) const {
    const std::size_t noticed = report.count(Fate::noticed);
    const std::size_t survived = report.count(Fate::survived);
    std::string line = cat(counted(report.mutants.size(), "change"), ": ", std::to_string(noticed), " noticed, ",
                           std::to_string(survived), " survived");
    const auto more = [&](Fate fate, std::string_view what) {
      if (const std::size_t count = report.count(fate); count != 0) line.append(cat(", ", std::to_string(count), what));
    };
    more(Fate::equivalent, " without effect");
    more(Fate::refused, " refused by the checks");
    more(Fate::not_tried, " not tried in the time given");
    if (const std::string share = score(noticed, survived); !share.empty())
      line.append(cat("; the tests notice ", share));
    return paint(style_.colour, survived == 0 ? Ink::good : Ink::warning, line);
  }

  Style style_;
  std::string out_;
};

void write(const Mutant& mutant, Json& json) {
  json.begin_object();
  json.member("fate", spelled(mutant.fate));
  json.member("at", mutant.at);
  json.member("before", mutant.before);
  json.member("after", mutant.after);
  json.member("in", mutant.in);
  json.member_if("noticed_by", mutant.noticed_by);
  json.end_object();
}

}  // namespace
}  // namespace render

std::string to_text(const std::vector<MutationReport>& reports, Style style) {
  render::MutationText text(style);
  for (const MutationReport& report : reports) text.add(report);
  return text.take();
}

std::string to_json(const std::vector<MutationReport>& reports) {
  render::Json json;
  json.begin_array();
  for (const MutationReport& report : reports) {
    json.begin_object();
    json.member("rules", report.tests.rules);
    json.member("methodology", report.tests.methodology);
    json.member("tests", std::uint64_t{report.tests.results.size()});
    json.member("failed", std::uint64_t{report.tests.failed()});
    json.member("changes", std::uint64_t{report.mutants.size()});
    for (const Fate fate : {Fate::noticed, Fate::survived, Fate::equivalent, Fate::refused, Fate::not_tried})
      json.member(render::spelled(fate), std::uint64_t{report.count(fate)});
    json.member_if("score", render::score(report.count(Fate::noticed), report.count(Fate::survived)));
    json.key("mutants");
    json.begin_array();
    for (const Mutant& mutant : report.mutants) render::write(mutant, json);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace rubric
