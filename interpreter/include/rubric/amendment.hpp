#pragma once
#include <rubric/rubric.hpp>

/// Amendments: changes of a methodology that yield a methodology of their own. A rule file that begins with `amend` loads
/// by `load_file` like any other; here changes are put upon rules that are loaded already, told apart, and taken off.
namespace rubric {

/// What a change does to the rules; `add` is a declaration that the base does not have.
enum class ChangeKind : std::uint8_t { set, replace, drop, add };

/// One change that an amended methodology makes to its base. Sources, tests, `allow` and `deny` are no changes.
struct RuleChange {
  ChangeKind kind{};
  std::string target;  ///< "parameter discretion_margin", "bands case_quality", "cap governance", "for questions"
  std::string text;    ///< as the language writes it, on one line: "set discretion_margin = 10%"
  std::string place;   ///< "examples/scenarios/good-from-60.rubric:3:1"; "--set" where it came as bare text
};

/// Changes as text: an amendment file (`amend "base" as …`) or bare changes ("set discretion_margin = 10%").
struct Amendment {
  std::string name;  ///< a path, or what messages call the text: "--set"
  std::string text;
};

/// `base` changed by `amendments`, in order, checked in full for every date interval as a methodology of its own. The base
/// stays as it is. An amendment file is taken whatever base it names: its changes stack on what stands before it, and its
/// name and title become those of the whole. Files it includes are fetched through `read_file`.
Loaded amend(const Methodology& base, const std::vector<Amendment>& amendments,
             const FileReader& read_file = file_system());

/// The changes of an amended methodology in order; none for one that is not. Of an amendment of an amendment, those of
/// the last one.
std::vector<RuleChange> changes(const Methodology& methodology);

/// What an amended methodology changes, which may be amended itself; the methodology itself where it is not amended.
Methodology base_of(const Methodology& methodology);

/// The base of `amended` with these of its changes alone (numbers as in `changes`), as where one is looked at by itself.
/// It may fail where one change needs another.
Loaded with_changes(const Methodology& amended, const std::vector<std::size_t>& kept);

}  // namespace rubric
