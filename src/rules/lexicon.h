// Which lists each word or phrase stands in: one look-up a word, a walk over a trie for phrases.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "polex/pack.h"
#include "rules/alphabet.h"
#include "rules/pattern.h"
#include "rules/table.h"
#include "rules/text_numbers.h"

namespace polex::rules {

// What is asked of a list entry that a phrase of the text matched. Its texts are told by the lexicon.
struct LexiconEntry {
  std::uint32_t list = 0;
  std::uint32_t section = 0;
  std::uint32_t names_section = 0;  // 1: its canonical form is its section's name
};

inline constexpr std::size_t kMaxLists = 256;

class Lexicon {
 public:
  // The names of lists that the patterns of each alphabet refer to: only those get a mark there.
  using Referenced = std::array<std::vector<std::string>, kAlphabets>;

  // Faults (P028: more sets of lists than marks) are appended to `findings`.
  static Lexicon build(const PackSet& packs, const Referenced& referenced, std::vector<Diagnostic>& findings);

  // The marks of each list, for the patterns of that alphabet.
  [[nodiscard]] Vocabulary vocabulary(const PackSet& packs, Alphabet alphabet) const;

  static constexpr std::uint32_t kNoNode = 0;

  // Walking a phrase: start with root(), feed tokens (as folded) one by one; kNoNode when no entry goes on
  // so. is_end() tells where an entry ends; mark() is a code, kNoMark where that alphabet refers to none of
  // its lists.
  [[nodiscard]] std::uint32_t step(std::uint32_t node, std::string_view token) const {
    const std::uint32_t number = edges_.find(node, token);
    return number == TextNumbers::kNone ? kNoNode : number + kFirstNode;
  }
  [[nodiscard]] static std::uint32_t root() { return 1; }
  [[nodiscard]] std::uint16_t mark(std::uint32_t node, Alphabet alphabet) const {
    return nodes_[node].marks[static_cast<std::size_t>(alphabet)];
  }
  [[nodiscard]] bool is_end(std::uint32_t node) const { return nodes_[node].is_end; }
  [[nodiscard]] bool goes_on(std::uint32_t node) const { return nodes_[node].goes_on; }

  // The entry of `list` that `phrase` (folded, single spaces) is a form of; null where there is none.
  [[nodiscard]] const LexiconEntry* entry(std::string_view list, std::string_view phrase) const;
  // The numbers of all entries of that form, of any list, in the packs' order.
  [[nodiscard]] std::span<const std::uint32_t> hits(std::string_view phrase) const;
  [[nodiscard]] const LexiconEntry& entry(std::uint32_t number) const { return entries_[number]; }
  [[nodiscard]] std::string_view list_of(const LexiconEntry& entry) const { return words_[entry.list]; }
  [[nodiscard]] std::string_view section_of(const LexiconEntry& entry) const { return words_[entry.section]; }

  // In ready_rules.h.
  template <typename Io>
  friend void ready_fields(Io& io, Lexicon& lexicon);

 private:
  using Lists = std::bitset<kMaxLists>;
  struct Node {
    std::array<std::uint16_t, kAlphabets> marks{kNoMark, kNoMark, kNoMark};
    bool goes_on = false;
    bool is_end = false;
  };
  static constexpr std::uint32_t kFirstNode = 2;  // behind kNoNode and root()

  void add_list(const WordList& list, std::optional<std::size_t> index);
  std::uint32_t word(const std::string& word);
  void insert(std::string_view phrase, std::size_t list);
  void sort_hits();
  void number_sets();
  // False: more sets of lists than marks.
  bool assign_marks(Alphabet alphabet, const std::vector<std::string>& referenced);

  std::vector<std::string> names_;  // of the referenced lists
  std::array<std::map<std::string, MarkSet, std::less<>>, kAlphabets> list_marks_;
  Table<Node> nodes_ = Table<Node>(std::vector<Node>(kFirstNode));
  std::vector<Lists> node_lists_ = std::vector<Lists>(kFirstNode);  // until number_sets()
  std::vector<Lists> sets_;
  std::vector<std::uint32_t> set_of_node_;
  TextNumbers edges_;  // of a node's tokens: the next nodes
  TextNumbers forms_;
  std::vector<std::uint32_t> hit_forms_;  // of hits_, until they are sorted by form
  Table<std::uint32_t> first_hits_;       // of each form, and one behind the last
  Table<std::uint32_t> hits_;             // into entries_
  Table<LexiconEntry> entries_;
  std::vector<std::string> words_;  // names of lists and of sections
  TextNumbers word_numbers_;        // theirs, while lists are added
};

// The tokens of a folded text: words (letters, digits, inner - and '), dotted letters ("U.S."), and single
// other characters. Shared by lists and articles, so that both are cut alike. Returns the end of the token at
// `at`.
[[nodiscard]] std::size_t token_end(std::string_view folded, std::size_t at);

}  // namespace polex::rules
