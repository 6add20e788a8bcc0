// Turns a pack's pattern into RE2 over rendered text, and derives what any match must hold.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polex/pack.h"
#include "polex/result.h"
#include "rules/alphabet.h"
#include "rules/lazy_automaton.h"
#include "rules/lazy_regex.h"
#include "rules/regex_tree.h"
#include "rules/shared_text.h"

namespace polex::rules {

// Any match holds one of `bytes` or one of `words` (as a substring of the rendered text).
struct Requirement {
  ByteSet bytes;
  std::vector<std::string> words;
};

// Where a tail group ends is found by the engine, not by the regex.
enum class Extent { none, clause, sentence, phrase };

// What `{name}` stands for while a pattern is expanded.
struct Vocabulary {
  std::map<std::string, MarkSet, std::less<>> lists;  // marks of each list's words
  std::map<std::string, const Fragment*, std::less<>> fragments;
  std::vector<std::string> known;  // the names of all lists, with marks or without
};

// Groups that the engine keeps of a match, the whole match apart.
inline constexpr int kMostGroups = 11;

struct Pattern {
  LazyRegex re;
  LazyRegex loose;  // RegexTree::text: for matches within `bound`, and faster
  Bound bound;
  LazyAutomaton exact;                             // for others; and for all that Tells::which found
  bool has_tree = false;                           // else it is beyond automata
  std::size_t tree_groups = 0;                     // capturing groups that the tree has
  std::shared_ptr<const RegexTree> tree;           // until the automata are made
  std::map<std::string, int, std::less<>> groups;  // name -> number
  ByteSet first;                                   // bytes that a match can begin with
  bool settles_by_group = false;                   // has a group `mask`
  bool anchored_to_symbols = false;   // `first` holds marks, symbols and capitals only: try at word starts
  std::vector<Requirement> required;  // all of them must be met
  Extent tail = Extent::none;
  std::string tail_group;    // the group that ends with {clause}, {sentence} or {phrase}
  std::string before_group;  // the group that begins the pattern with {before}
  SharedText expanded;       // the RE2 text
};

// Blockers are asked for yes or no, so their trees have the counts as written. What is asked of the text up
// to some place (not_after) is to match what ends it.
enum class PatternUse : std::uint8_t { match, blocker, blocker_behind };

// Appends every fault, with the place inside the pattern (RE2 names only a fragment of it) or inside the
// fragment that it uses; nullopt where there was one.
[[nodiscard]] std::optional<Pattern> compile_pattern(const PackText& text, const Vocabulary& vocabulary,
                                                     PatternUse use, std::vector<Diagnostic>& faults);
// The same, or its first fault.
[[nodiscard]] Result<Pattern> compile_pattern(const PackText& text, const Vocabulary& vocabulary,
                                              PatternUse use = PatternUse::match);

// Sets what the pattern makes of its texts when it is first asked for: `re`, `loose` (of `loose_text`) and
// `exact`.
void set_lazy_forms(Pattern& pattern, const SharedText& loose_text, bool at_end);

// Every `{name}` that `pattern` refers to, extents and repetitions apart.
[[nodiscard]] std::vector<std::string> references(std::string_view pattern);

// The place of byte `offset` of the text: its beginning where escapes keep columns from being counted.
[[nodiscard]] Place place_in(const PackText& text, std::size_t offset);

// The names that the language itself knows: Cap, body, clause ...
[[nodiscard]] std::vector<std::string> builtin_references();
[[nodiscard]] bool is_builtin_reference(std::string_view name);

}  // namespace polex::rules
