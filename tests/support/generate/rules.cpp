#include "generate/rules.hpp"

#include <algorithm>

#include "generate/expression.hpp"

namespace rubric::testing {
namespace {

constexpr int out_of_reach = 1'000'000;
constexpr Type number_type{Kind::number, 0}, percent_type{Kind::percent, 0}, boolean_type{Kind::boolean, 0};

class Writer {
 public:
  explicit Writer(std::uint64_t seed) : random_(seed), expressions_(rules_, random_) {}

  Rules write() {
    chunks_.push_back("methodology generated \"A generated methodology\"\n");
    levels();
    framework();
    parameters();
    bands();
    functions();
    table();
    plan_blocks();
    for (std::size_t i = 0; i < blocks_.size(); ++i) block(i);
    // Order never matters.
    for (std::size_t i = chunks_.size(); i > 1; --i) std::swap(chunks_[i - 1], chunks_[random_.below(i)]);
    for (const std::string& chunk : chunks_) rules_.text += chunk + "\n";
    return std::move(rules_);
  }

 private:
  struct Block {
    std::string kind{};  // "" for the inspection
    std::string selection{};
    std::vector<std::size_t> items{};
    Type rating{};
    int unrated = 0;  // 1: the data may say so; 2: a condition says so
    bool rated = true;
  };

  std::string type_name(Type type) const {
    switch (type.kind) {
      case Kind::count: return "count";
      case Kind::number: return "number";
      case Kind::percent: return "percent";
      case Kind::boolean: return "boolean";
      case Kind::date: return "date";
      case Kind::text: return "text";
      default: return rules_.levels[type.index].name;
    }
  }
  std::string fresh(const std::string& stem) { return stem + std::to_string(++names_); }
  Type scale() { return {Kind::scale, static_cast<std::uint32_t>(random_.below(scales_))}; }
  Type any_type() {
    switch (random_.between(0, 9)) {
      case 0:
      case 1: return {Kind::count, 0};
      case 2:
      case 3: return number_type;
      case 4:
      case 5: return percent_type;
      case 6: return boolean_type;
      case 7: return {Kind::date, 0};
      case 8: return {Kind::choice, static_cast<std::uint32_t>(scales_)};
      default: return random_.chance(20) ? Type{Kind::text, 0} : scale();
    }
  }

  void levels() {
    scales_ = static_cast<std::size_t>(random_.between(1, 2));
    for (std::size_t i = 0; i <= scales_; ++i) {
      const bool ordered = i < scales_;
      Levels set{(ordered ? "Scale" : "Choice") + std::string(1, static_cast<char>('A' + i)), {}, ordered};
      std::string text = (ordered ? "scale " : "choice ") + set.name + "\n";
      int points = random_.between(0, 2);
      for (int k = random_.between(2, 5); k > 0; --k) {
        set.levels.push_back(fresh("level_"));
        text += "  " + set.levels.back() + " \"Level " + std::to_string(names_) + "\"";
        if (ordered) text += " " + std::to_string(points += random_.between(1, 3));
        text += "\n";
      }
      rules_.levels.push_back(set);
      chunks_.push_back(text);
    }
  }

  void framework() {
    rules_.items.push_back({});
    std::string text;
    std::vector<std::size_t> bare;
    for (int d = random_.between(1, 3), domain = 1; domain <= d; ++domain) {
      const std::string id = std::to_string(domain);
      const std::size_t around = rules_.items.size();
      rules_.items.push_back({{"domain", id, ""}, 0});
      text += "domain " + id + " \"Domain " + id + "\"\n";
      for (int s = random_.between(1, 4), standard = 1; standard <= s; ++standard) {
        const std::string inner = id + "." + std::to_string(standard);
        text += "  standard " + inner + "\n";
        bare.push_back(rules_.items.size());
        rules_.items.push_back({{"standard", inner, ""}, around});
      }
    }
    chunks_.push_back(text);
    const std::vector<std::string> words{"desistance", "safety", "others"};
    const std::size_t with_questions = random_.below(bare.size() + 1);
    if (with_questions == 0) return;
    text = "questions for standards ";
    for (std::size_t i = 0; i < with_questions; ++i) text += (i == 0 ? "" : ", ") + rules_.items[bare[i]].key.id;
    const std::size_t rows = 1 + random_.below(3);
    for (std::size_t q = 0; q < rows; ++q) {
      text += "\n  " + words[q] + " \"About " + words[q] + "\"";
      for (std::size_t i = 0; i < with_questions; ++i) {
        rules_.items.push_back({{"question", words[q], rules_.items[bare[i]].key.id}, bare[i]});
      }
    }
    chunks_.push_back(text + "\n");
  }

  void parameters() {
    rules_.dated = random_.chance(30);
    for (int i = random_.between(1, 4); i > 0; --i) {
      const Type type = random_.of<Type>({number_type, percent_type, scale()});
      const std::string name = fresh("parameter_");
      std::string text = "parameter " + name + " : " + type_name(type);
      if (rules_.dated && random_.chance(60)) {
        text += "\n  from 2020-01-01 = " + expressions_.literal(type) +
                "\n  from 2023-07-01 = " + expressions_.literal(type);
      } else {
        text += " = " + expressions_.literal(type);
      }
      rules_.parameters.push_back({name, type});
      chunks_.push_back(text + "\n");
    }
  }

  void bands() {
    for (int i = random_.between(1, 3); i > 0; --i) {
      BandTable table{fresh("band_"), random_.chance(50) ? number_type : percent_type, scale(), {}};
      const std::vector<std::string>& levels = rules_.levels[table.to.index].levels;
      const bool above = random_.chance(50);  // an edge belongs to the band above it
      const std::string unit = table.from == percent_type ? "%" : "";
      std::string text = "bands " + table.name + " from " + type_name(table.from) + " to " + type_name(table.to) + "\n";
      std::vector<std::string> used = levels;
      if (used.size() > 2 && random_.chance(20)) {
        const std::size_t left_out = random_.below(used.size());
        text += "  unused " + used[left_out] + "\n";
        used.erase(used.begin() + static_cast<std::ptrdiff_t>(left_out));
      }
      int bound = random_.between(-5, 30);
      for (std::size_t k = 1; k < used.size(); ++k) table.edges.emplace_back(bound += random_.between(1, 30));
      for (std::size_t k = 0; k < used.size(); ++k) {
        const bool by_lower = above ? k > 0 : k + 1 == used.size();  // the row is written by its lower edge
        const std::string edge = table.edges[by_lower ? k - 1 : k].exact() + unit + " ";
        text += "  " + std::string(above ? (k == 0 ? "below " : "from ") : (by_lower ? "above " : "up to ")) + edge +
                used[k] + "\n";
      }
      rules_.bands.push_back(table);
      chunks_.push_back(text);
    }
  }

  void functions() {
    for (int i = random_.between(0, 2); i > 0; --i) {
      Function function{fresh("function_"), {}, random_.of<Type>({number_type, percent_type, boolean_type, scale()})};
      std::string text = "function " + function.name + "(";
      for (int p = random_.between(1, 3); p > 0; --p) {
        function.parameters.push_back({fresh("x"), random_.of<Type>({number_type, percent_type, scale()})});
        text += (text.back() == '(' ? "" : ", ") + function.parameters.back().name + " : " +
                type_name(function.parameters.back().type);
      }
      Place place;
      place.function = &function;
      text += ") : " + type_name(function.result) + " = " + expressions_.make(function.result, place, 3);
      rules_.functions.push_back(function);
      chunks_.push_back(text + "\n");
    }
  }

  bool has_questions() const { return rules_.items.back().key.kind == "question"; }

  void table() {
    if (!random_.chance(50)) return;
    std::string text = "table rows \"One row a case\"\n";
    for (int i = random_.between(1, 4); i > 0; --i) {
      std::string per = random_.of<std::string>({"", "", "standard", "question"});
      if (per == "question" && !has_questions()) per = "";
      const Type type =
          random_.of<Type>({number_type, boolean_type, scale(), {Kind::choice, static_cast<std::uint32_t>(scales_)}});
      rules_.columns.push_back({fresh("column_"), type, per});
      text += "  column " + rules_.columns.back().name + (per.empty() ? "" : " per " + per) + " : " + type_name(type) +
              "\n";
    }
    chunks_.push_back(text);
  }

  void plan_blocks() {
    const auto plan = [&](const std::string& kind) {
      Place top;
      Block first{kind, "", {}, scale(), random_.chance(25) ? random_.between(1, 2) : 0};
      first.selection = expressions_.selection(kind, top, first.items);
      if (first.items.empty()) return;
      std::vector<std::size_t> rest;
      std::string except;
      for (std::size_t i = 1; i < rules_.items.size(); ++i) {
        if (rules_.items[i].key.kind != kind) continue;
        if (std::find(first.items.begin(), first.items.end(), i) == first.items.end()) rest.push_back(i);
      }
      for (const std::size_t item : first.items) except += (except.empty() ? "" : ", ") + rules_.items[item].key.id;
      blocks_.push_back(first);
      if (!rest.empty() && kind != "question" && random_.chance(70)) {
        blocks_.push_back({kind, kind + "s except " + except, rest, random_.chance(70) ? first.rating : scale(), 0});
      }
    };
    for (const char* kind : {"question", "standard", "domain"}) plan(kind);
    for (std::size_t i = blocks_.size(); i > 1; --i) std::swap(blocks_[i - 1], blocks_[random_.below(i)]);
    for (Block& block : blocks_) {
      block.rated = random_.chance(85);
      if (!block.rated) block.unrated = 0;
      // `rating` means the nearest item's own, also where it is written before that is known: it is out of reach till then.
      for (const std::size_t item : block.items) {
        if (block.rated)
          rules_.attributes.push_back({item, "rating", block.rating, out_of_reach, false, false, block.unrated != 0});
      }
    }
    blocks_.insert(blocks_.begin(), Block{"", "", {0}, scale(), 0});
    blocks_.push_back(Block{"", "", {0}, scale(), 0});
  }

  void declare(const Block& block, const std::string& name, Type type, bool input, bool has_else) {
    ++rank_;
    for (const std::size_t item : block.items) {
      const auto planned =
          std::find_if(rules_.attributes.begin(), rules_.attributes.end(),
                       [&](const Attribute& attribute) { return attribute.item == item && attribute.name == name; });
      if (planned == rules_.attributes.end()) {
        rules_.attributes.push_back({item, name, type, rank_, input, has_else, false});
      } else {
        planned->rank = rank_;
        planned->input = input;
        planned->has_else = has_else;
      }
    }
  }

  std::string input(const Block& block, const std::string& name, Type type) {
    const bool has_else = random_.chance(30);
    std::string text = "input " + name + " : " + type_name(type);
    if (has_else) text += "\n    or else " + expressions_.make(type, {block.items, rank_ + 1}, 2);
    declare(block, name, type, true, has_else);
    return text;
  }

  /// The members of one block, each reading only what stands before it.
  void block(std::size_t index) {
    const Block& block = blocks_[index];
    const bool top = block.kind.empty();
    std::vector<std::string> members;
    const auto here = [&] { return Place{block.items, rank_ + 1}; };
    for (int i = random_.between(1, 3); i > 0; --i) members.push_back(input(block, fresh("input_"), any_type()));
    if (block.unrated == 1) {
      members.emplace_back("may be not rated");
      rules_.may_be_unrated.insert(rules_.may_be_unrated.end(), block.items.begin(), block.items.end());
    }
    if (block.unrated == 2)
      members.push_back("not rated when " + expressions_.make(boolean_type, here(), 2) + " \"a reason\"");
    for (int i = random_.between(0, 3); i > 0; --i) {
      const Type type = random_.of<Type>({number_type, number_type, percent_type, boolean_type, scale()});
      const std::string name = fresh("let_");
      members.push_back("let " + name + " = " + expressions_.make(type, here(), 4));
      declare(block, name, type, false, false);
    }
    if (random_.chance(30))
      members.push_back("require " + expressions_.make(boolean_type, here(), 2) + " \"must hold\"");
    const std::string rating = top ? fresh("rating_") : "rating";
    std::vector<std::string> limits;
    if (block.rated) {
      const int before = rank_ + 1;
      if (!top && random_.chance(25)) {
        members.push_back(
            random_.chance(50) ? "judgement rating : " + type_name(block.rating) + " changeable \"How good?\"" : "");
        if (members.back().empty()) {
          members.back() = input(block, rating, block.rating);
        } else {
          declare(block, rating, block.rating, true, false);
        }
      } else {
        members.push_back((top ? "rating " + rating : "rating") + " = " + expressions_.make(block.rating, here(), 3));
        declare(block, rating, block.rating, false, false);
      }
      for (int i = random_.between(0, 3); i > 0; --i) limits.push_back(adjustment(block, rating, before));
    }
    if (top) {
      for (const std::string& member : members) chunks_.push_back(member + "\n");
    } else {
      std::string text = "for " + block.selection + "\n";
      for (std::size_t i = members.size(); i > 1; --i) std::swap(members[i - 1], members[random_.below(i)]);
      for (const std::string& member : members) text += "  " + member + "\n";
      chunks_.push_back(text + "end\n");
    }
    chunks_.insert(chunks_.end(), limits.begin(), limits.end());
  }

  std::string adjustment(const Block& block, const std::string& rating, int before) {
    Adjustment made{random_.of<std::string>({"cap", "floor", "discretion", "discretion"}), "", rating, block.items,
                    block.rating};
    made.name = fresh(made.kind + "_");
    std::string text = made.kind + " " + made.name + " on " + rating;
    if (!block.kind.empty()) {
      const bool one = random_.chance(40);
      if (one) made.items = {random_.of(block.items)};
      const reference::ItemKey& key = rules_.items[made.items[0]].key;
      const std::string item = key.kind + " " + key.id + (key.standard.empty() ? "" : " in standard " + key.standard);
      text += " of " + (one ? item : block.selection);
    }
    const Place place{made.items, before};
    if (made.kind == "discretion") {
      text += " allows " +
              random_.of<std::string>({"1 band up or down", "1 band up", "2 bands down", "2 bands up or down"});
    } else {
      text += " at " + expressions_.literal(block.rating);
    }
    if (random_.chance(70)) text += "\n  when " + expressions_.make(boolean_type, place, 2);
    if (made.kind == "discretion" || random_.chance(60)) {
      if (made.kind != "discretion") text += " waivable";
      text += random_.of<std::string>({" requires reason", " requires reason, by"});
    }
    rules_.adjustments.push_back(made);
    return text + "\n";
  }

  Rules rules_;
  Random random_;
  Expressions expressions_;
  std::vector<Block> blocks_;
  std::vector<std::string> chunks_;
  std::size_t scales_ = 0;
  int names_ = 0;
  int rank_ = 0;
};

}  // namespace

Rules random_rules(std::uint64_t seed) { return Writer(seed).write(); }

}  // namespace rubric::testing
