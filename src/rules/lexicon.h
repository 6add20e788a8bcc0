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
#include "rules/text_numbers.h"

namespace polex::rules {

// A list entry that a phrase of the text matched.
struct ListHit {
  const WordList* list = nullptr;
  const ListEntry* entry = nullptr;
};

inline constexpr std::size_t kMaxLists = 256;

class Lexicon {
 public:
  // The names of lists that the patterns of each alphabet refer to: only those get a mark there.
  using Referenced = std::array<std::vector<std::string>, kAlphabets>;

  // Faults (P028: more sets of lists than marks) are appended to `findings`. `packs` must outlive the
  // lexicon.
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
  [[nodiscard]] const ListEntry* entry(std::string_view list, std::string_view phrase) const;
  // Every entry of any list of that form, in the packs' order.
  [[nodiscard]] std::span<const ListHit> hits(std::string_view phrase) const;

 private:
  using Lists = std::bitset<kMaxLists>;
  struct Node {
    std::array<std::uint16_t, kAlphabets> marks{kNoMark, kNoMark, kNoMark};
    bool goes_on = false;
    bool is_end = false;
  };
  static constexpr std::uint32_t kFirstNode = 2;  // behind kNoNode and root()

  void add_list(const WordList& list, std::optional<std::size_t> index);
  void insert(std::string_view phrase, std::size_t list);
  void sort_hits();
  void number_sets();
  // False: more sets of lists than marks.
  bool assign_marks(Alphabet alphabet, const std::vector<std::string>& referenced);

  std::vector<std::string> names_;  // of the referenced lists
  std::array<std::map<std::string, MarkSet, std::less<>>, kAlphabets> list_marks_;
  std::vector<Node> nodes_ = std::vector<Node>(kFirstNode);
  std::vector<Lists> node_lists_ = std::vector<Lists>(kFirstNode);  // until number_sets()
  std::vector<Lists> sets_;
  std::vector<std::uint32_t> set_of_node_;
  TextNumbers edges_;  // of a node's tokens: the next nodes
  TextNumbers forms_;
  std::vector<std::uint32_t> hit_forms_;   // of hits_, until they are sorted by form
  std::vector<std::uint32_t> first_hits_;  // of each form, and one behind the last
  std::vector<ListHit> hits_;
};

// The tokens of a folded text: words (letters, digits, inner - and '), dotted letters ("U.S."), and single
// other characters. Shared by lists and articles, so that both are cut alike. Returns the end of the token at
// `at`.
[[nodiscard]] std::size_t token_end(std::string_view folded, std::size_t at);

}  // namespace polex::rules
