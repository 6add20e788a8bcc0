// Turns the lists of packs into one look-up table. Leaves rendering to engine/rendering.cc. Tested by
// lexicon_test.cc.
#include "rules/lexicon.h"

#include <algorithm>
#include <cctype>

#include "rules/codes.h"
#include "text/fold.h"

namespace polex::rules {

namespace {

bool alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool alpha(char c) { return upper(c) || (c >= 'a' && c <= 'z'); }

bool has_upper(std::string_view s) { return std::any_of(s.begin(), s.end(), upper); }

std::string capitalised(std::string s) {
  if (!s.empty()) s[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(s[0])));
  return s;
}

std::string all_upper(std::string s) {
  for (char& c : s) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return s;
}

// "Point Out": each word with a capital, as headlines write it.
std::string title_case(std::string s) {
  bool start = true;
  for (char& c : s) {
    if (start && alpha(c)) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    start = c == ' ';
  }
  return s;
}

// The spellings under which `form` is found in a text.
std::vector<std::string> spellings(const std::string& form, CaseRule rule) {
  std::vector<std::string> out = {form};
  if (rule == CaseRule::exact) return out;
  if (!has_upper(form) || rule == CaseRule::any) {
    out.push_back(capitalised(form));
    out.push_back(title_case(form));
  }
  if (rule == CaseRule::any) {
    std::string low = form;
    for (char& c : low) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    out.push_back(low);
  }
  if (form.size() > 3) out.push_back(all_upper(form));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// The apostrophe of Xi'an or Ba'ath: letters follow that are no 's, n't or 'll.
bool joins_name(std::string_view s, std::size_t at) {
  std::size_t end = at + 1;
  while (end < s.size() && alpha(s[end])) ++end;
  const std::string_view tail = s.substr(at + 1, end - at - 1);
  return tail.size() >= 2 && tail != "ll" && tail != "re" && tail != "ve" && s[at - 1] != 'n';
}

std::uint64_t edge_key(std::uint32_t node, std::uint32_t word) {
  return (static_cast<std::uint64_t>(node) << 32) | word;
}

}  // namespace

std::size_t token_end(std::string_view s, std::size_t at) {
  if (!alnum(s[at])) {
    if (s[at] == '\'' && at + 1 < s.size() && alpha(s[at + 1])) {  // 's, n't tails
      std::size_t end = at + 1;
      while (end < s.size() && alpha(s[end])) ++end;
      return end;
    }
    return at + 1;
  }
  // U.S. or D.C.: single letters, each with its dot.
  if (alpha(s[at]) && at + 3 < s.size() && s[at + 1] == '.' && alpha(s[at + 2]) && s[at + 3] == '.') {
    std::size_t end = at + 4;
    while (end + 1 < s.size() && alpha(s[end]) && s[end + 1] == '.') end += 2;
    return end;
  }
  std::size_t end = at + 1;
  while (end < s.size()) {
    if (alnum(s[end]) || (s[end] == '\'' && upper(s[at]) && joins_name(s, end))) {
      ++end;
    } else if ((s[end] == '-' || s[end] == '\'' || s[end] == '&') && end + 1 < s.size() &&
               alnum(s[end + 1]) &&
               (s[end] == '-' || (upper(s[end + 1]) && s[end] != '\'') ||
                (s[end] == '\'' && upper(s[end + 1])) || (s[end] == '\'' && end == at + 1 && s[at] != 'I'))) {
      ++end;  // South-East, O'Regan, d'Ivoire, R&D; but bureau's ends before its 's
    } else {
      break;
    }
  }
  return end;
}

void Lexicon::insert(std::string_view phrase, std::size_t list) {
  std::uint32_t node = root();
  for (std::size_t at = 0; at < phrase.size();) {
    if (phrase[at] == ' ') {
      ++at;
      continue;
    }
    const std::size_t end = token_end(phrase, at);
    const auto [word, fresh] = words_.try_emplace(std::string(phrase.substr(at, end - at)),
                                                  static_cast<std::uint32_t>(words_.size() + 1));
    nodes_[node].goes_on = true;
    const auto [edge, added] =
        edges_.try_emplace(edge_key(node, word->second), static_cast<std::uint32_t>(nodes_.size()));
    if (added) {
      nodes_.emplace_back();
      node_lists_.emplace_back();
    }
    node = edge->second;
    at = end;
  }
  if (node != root()) node_lists_[node].set(list);
}

namespace {
Diagnostic too_many_lists(const PackSet& packs) {
  Diagnostic fault;
  fault.code = codes::kTooManyLists.code;
  fault.message = "the lists of these packs overlap in more ways than the engine has marks for";
  if (!packs.packs.empty()) fault.place.file = packs.packs.back().path;
  fault.next = "merge lists, or write short lists out as a [pattern] with alternatives";
  return fault;
}
}  // namespace

Lexicon Lexicon::build(const PackSet& packs, const Referenced& referenced,
                       std::vector<Diagnostic>& findings) {
  Lexicon lexicon;
  for (const Pack& pack : packs.packs) {
    for (const WordList& list : pack.lists) {
      const bool wanted =
          std::any_of(referenced.begin(), referenced.end(), [&](const std::vector<std::string>& names) {
            return std::find(names.begin(), names.end(), list.name) != names.end();
          });
      const auto known = std::find(lexicon.names_.begin(), lexicon.names_.end(), list.name);
      const auto index = static_cast<std::size_t>(known - lexicon.names_.begin());
      if (wanted && known == lexicon.names_.end()) lexicon.names_.push_back(list.name);
      for (const ListEntry& entry : list.entries)
        for (const std::string& form : entry.forms)
          for (const std::string& spelling : spellings(text::fold_all(form), list.case_rule)) {
            lexicon.forms_[spelling].push_back({&list, &entry});
            if (wanted && index < kMaxLists) lexicon.insert(spelling, index);
          }
    }
  }
  bool enough = lexicon.names_.size() <= kMaxLists;
  for (std::size_t alphabet = 0; alphabet < kAlphabets; ++alphabet)
    enough = lexicon.assign_marks(static_cast<Alphabet>(alphabet), referenced[alphabet]) && enough;
  if (!enough) findings.push_back(too_many_lists(packs));
  return lexicon;
}

// One code for each set of this alphabet's lists that some phrase stands in, the set of most phrases first.
bool Lexicon::assign_marks(Alphabet alphabet, const std::vector<std::string>& referenced) {
  std::bitset<kMaxLists> own;
  for (std::size_t list = 0; list < std::min(names_.size(), kMaxLists); ++list)
    if (std::find(referenced.begin(), referenced.end(), names_[list]) != referenced.end()) own.set(list);
  std::unordered_map<std::bitset<kMaxLists>, std::size_t> numbers;
  std::vector<std::pair<std::size_t, std::bitset<kMaxLists>>> sets;  // how many phrases, which lists
  for (std::size_t node = 2; node < nodes_.size(); ++node) {
    nodes_[node].is_end = node_lists_[node].any();
    const std::bitset<kMaxLists> lists = node_lists_[node] & own;
    if (lists.none()) continue;
    const auto [number, fresh] = numbers.try_emplace(lists, sets.size());
    if (fresh) sets.push_back({0, lists});
    ++sets[number->second].first;
  }
  std::stable_sort(sets.begin(), sets.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  const bool enough = sets.size() <= kMarkCodes;
  if (sets.size() > kMarkCodes) sets.resize(kMarkCodes);
  numbers.clear();
  for (std::size_t code = 0; code < sets.size(); ++code) numbers[sets[code].second] = code;
  for (std::size_t node = 2; node < nodes_.size(); ++node)
    if (const auto code = numbers.find(node_lists_[node] & own); code != numbers.end())
      nodes_[node].marks[static_cast<std::size_t>(alphabet)] = static_cast<std::uint16_t>(code->second);
  for (std::size_t list = 0; list < std::min(names_.size(), kMaxLists); ++list) {
    MarkSet& marks = list_marks_[static_cast<std::size_t>(alphabet)][names_[list]];
    for (std::size_t code = 0; code < sets.size(); ++code)
      if (sets[code].second.test(list)) marks.set(code);
  }
  return enough;
}

Vocabulary Lexicon::vocabulary(const PackSet& packs, Alphabet alphabet) const {
  Vocabulary vocabulary;
  vocabulary.lists = list_marks_[static_cast<std::size_t>(alphabet)];
  for (const Pack& pack : packs.packs) {
    for (const Fragment& fragment : pack.fragments) vocabulary.fragments[fragment.name] = &fragment;
    for (const WordList& list : pack.lists) vocabulary.known.push_back(list.name);
  }
  return vocabulary;
}

std::uint32_t Lexicon::step(std::uint32_t node, std::string_view token) const {
  const auto word = words_.find(token);
  if (word == words_.end()) return kNoNode;
  const auto edge = edges_.find(edge_key(node, word->second));
  return edge == edges_.end() ? kNoNode : edge->second;
}

const std::vector<ListHit>* Lexicon::hits(std::string_view phrase) const {
  const auto found = forms_.find(phrase);
  return found == forms_.end() ? nullptr : &found->second;
}

const ListEntry* Lexicon::entry(std::string_view list, std::string_view phrase) const {
  const std::vector<ListHit>* found = hits(phrase);
  if (found == nullptr) return nullptr;
  for (auto hit = found->rbegin(); hit != found->rend(); ++hit)
    if (hit->list->name == list) return hit->entry;
  return nullptr;
}

}  // namespace polex::rules
