// Turns the lists of packs into one look-up table. Leaves rendering to engine/rendering.cc. Tested by
// shipped_packs_test.cc.
#include "rules/lexicon.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "rules/codes.h"
#include "text/bytes.h"
#include "text/fold.h"

namespace polex::rules {

namespace {

bool alnum(char c) { return text::is(c, text::kUpper | text::kLower | text::kDigit); }
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

// "Point Out": each word with a capital, as headlines write it; with `parts`, "Under-Secretary".
std::string title_case(std::string s, bool parts) {
  bool start = true;
  for (char& c : s) {
    if (start && alpha(c)) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    start = c == ' ' || (parts && c == '-');
  }
  return s;
}

// The spellings under which `form` is found in a text.
std::vector<std::string> spellings(const std::string& form, CaseRule rule) {
  std::vector<std::string> out = {form};
  if (rule == CaseRule::exact) return out;
  if (!has_upper(form) || rule == CaseRule::any) {
    out.push_back(capitalised(form));
    out.push_back(title_case(form, false));
    out.push_back(title_case(form, true));
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
    const auto [number, fresh] = edges_.add(node, phrase.substr(at, end - at));
    nodes_.own(node).goes_on = true;
    if (fresh) {
      nodes_.push_back({});
      node_lists_.emplace_back();
    }
    node = number + kFirstNode;
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
      const bool marked = wanted && index < kMaxLists;
      lexicon.add_list(list, marked ? std::optional(index) : std::nullopt);
    }
  }
  lexicon.sort_hits();
  lexicon.number_sets();
  bool enough = lexicon.names_.size() <= kMaxLists;
  for (std::size_t alphabet = 0; alphabet < kAlphabets; ++alphabet)
    enough = lexicon.assign_marks(static_cast<Alphabet>(alphabet), referenced[alphabet]) && enough;
  if (!enough) findings.push_back(too_many_lists(packs));
  return lexicon;
}

// Every form of the list, in all spellings; those of a list with an index get nodes.
void Lexicon::add_list(const WordList& list, std::optional<std::size_t> index) {
  for (const ListEntry& entry : list.entries) {
    const auto number = static_cast<std::uint32_t>(entries_.size());
    const bool names_section = !entry.forms.empty() && entry.forms.front() == entry.section;
    entries_.push_back({word(list.name), word(entry.section), names_section ? 1U : 0U});
    for (const std::string& form : entry.forms)
      for (const std::string& spelling : spellings(text::fold_all(form), list.case_rule)) {
        hit_forms_.push_back(forms_.add(0, spelling).first);
        hits_.push_back(number);
        if (index) insert(spelling, *index);
      }
  }
}

// Its number in words_.
std::uint32_t Lexicon::word(const std::string& word) {
  const auto [number, fresh] = word_numbers_.add(0, word);
  if (fresh) words_.push_back(word);
  return number;
}

// By form, those of a form in the order in which they came.
void Lexicon::sort_hits() {
  std::vector<std::uint32_t> first(forms_.size() + 1, 0);
  for (const std::uint32_t form : hit_forms_) ++first[form + 1];
  for (std::size_t form = 0; form < forms_.size(); ++form) first[form + 1] += first[form];
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  std::vector<std::uint32_t> sorted(hits_.size());
  for (std::size_t hit = 0; hit < hits_.size(); ++hit) sorted[next[hit_forms_[hit]]++] = hits_[hit];
  first_hits_ = Table(std::move(first));
  hits_ = Table(std::move(sorted));
  hit_forms_ = {};
  word_numbers_ = {};
}

// The sets of lists that some phrase stands in are few: each once, and its number for every node.
void Lexicon::number_sets() {
  std::unordered_map<Lists, std::uint32_t> numbers;
  set_of_node_.reserve(nodes_.size());
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    nodes_.own(node).is_end = node_lists_[node].any();
    const auto [number, fresh] =
        numbers.try_emplace(node_lists_[node], static_cast<std::uint32_t>(sets_.size()));
    if (fresh) sets_.push_back(node_lists_[node]);
    set_of_node_.push_back(number->second);
  }
  node_lists_ = {};
}

// One code for each of the sets that are left when only this alphabet's lists count, that of most phrases
// first.
bool Lexicon::assign_marks(Alphabet alphabet, const std::vector<std::string>& referenced) {
  Lists own;
  for (std::size_t list = 0; list < std::min(names_.size(), kMaxLists); ++list)
    if (std::find(referenced.begin(), referenced.end(), names_[list]) != referenced.end()) own.set(list);
  struct Left {
    std::size_t phrases = 0;
    Lists lists;
    std::size_t number = 0;
  };
  std::vector<Left> left;
  std::unordered_map<Lists, std::size_t> numbers;
  std::vector<std::size_t> left_of(sets_.size());
  for (std::size_t set = 0; set < sets_.size(); ++set) {  // in the order of their first nodes
    const auto [number, fresh] = numbers.try_emplace(sets_[set] & own, left.size());
    if (fresh) left.push_back({0, sets_[set] & own, left.size()});
    left_of[set] = number->second;
  }
  for (const std::uint32_t set : set_of_node_) ++left[left_of[set]].phrases;
  std::erase_if(left, [](const Left& each) { return each.lists.none(); });
  std::stable_sort(left.begin(), left.end(),
                   [](const Left& a, const Left& b) { return a.phrases > b.phrases; });
  const bool enough = left.size() <= kMarkCodes;
  if (!enough) left.resize(kMarkCodes);
  std::vector<std::uint16_t> codes(numbers.size(), kNoMark);
  for (std::size_t code = 0; code < left.size(); ++code)
    codes[left[code].number] = static_cast<std::uint16_t>(code);
  const auto which = static_cast<std::size_t>(alphabet);
  for (std::size_t node = 0; node < nodes_.size(); ++node)
    nodes_.own(node).marks[which] = codes[left_of[set_of_node_[node]]];
  for (std::size_t list = 0; list < std::min(names_.size(), kMaxLists); ++list) {
    MarkSet& marks = list_marks_[which][names_[list]];
    for (std::size_t code = 0; code < left.size(); ++code)
      if (left[code].lists.test(list)) marks.set(code);
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

std::span<const std::uint32_t> Lexicon::hits(std::string_view phrase) const {
  const std::uint32_t form = forms_.find(0, phrase);
  if (form == TextNumbers::kNone) return {};
  return {hits_.data() + first_hits_[form], hits_.data() + first_hits_[form + 1]};
}

const LexiconEntry* Lexicon::entry(std::string_view list, std::string_view phrase) const {
  const std::span<const std::uint32_t> found = hits(phrase);
  for (auto hit = found.rbegin(); hit != found.rend(); ++hit)
    if (list_of(entries_[*hit]) == list) return &entries_[*hit];
  return nullptr;
}

}  // namespace polex::rules
