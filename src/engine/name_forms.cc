// Compares names word by word. Leaves which of two names stays to entities.cc. Tested by resolve_test.cc.
#include "engine/name_forms.h"

#include <algorithm>
#include <cctype>

#include "rules/lexicon.h"
#include "text/fold.h"

namespace polex::engine {

namespace {

bool is_function_word(const std::string& word) {
  return word == "of" || word == "the" || word == "for" || word == "and" || word == "in" || word == "on" ||
         word == "to";
}

}  // namespace

// Whether `small` is the end of `big`, and what is cut off is no "Standing Committee of the".
bool is_tail(const NameWords& small, const NameWords& big) {
  if (small.size() >= big.size() || small.size() < 2) return false;
  if (!std::equal(small.rbegin(), small.rend(), big.rbegin())) return false;
  return std::none_of(big.begin(), big.end() - static_cast<std::ptrdiff_t>(small.size()), is_function_word);
}

// "Operation Dudula" of "Operation Dudula Movement".
bool is_head(const NameWords& small, const NameWords& big) {
  return small.size() >= 2 && small.size() + 1 == big.size() &&
         std::equal(small.begin(), small.end(), big.begin());
}

// "Democratic Party" of "Democratic Party of Korea".
bool is_party_of(const NameWords& small, const NameWords& big) {
  return small.size() >= 2 && small.size() < big.size() && small.back() == "party" &&
         std::equal(small.begin(), small.end(), big.begin()) && big[small.size()] == "of";
}

// "House" of "House of Representatives", "Senate" of "Senate of Kenya".
bool is_chamber_of(const NameWords& small, const NameWords& big) {
  return small.size() == 1 && big.size() > 2 && big[0] == small[0] && big[1] == "of" &&
         (small[0] == "house" || small[0] == "senate" || small[0] == "parliament");
}

// "Energy Ministry" of "Lithuanian Ministry of Energy", "Foreign Ministry" of "Ministry of Foreign Affairs".
bool is_turned(const NameWords& small, const NameWords& big) {
  if (small.size() < 2) return false;
  const auto head = std::find(big.begin(), big.end(), small.back());
  if (head == big.end() || head + 1 == big.end() || *(head + 1) != "of") return false;
  auto last = big.end();  // of the topic
  if (big.end() - head - 2 == static_cast<std::ptrdiff_t>(small.size()) && big.back() == "affairs") --last;
  return std::equal(head + 2, last, small.begin(), small.end() - 1);
}

// "Ministry of Agriculture" of "Ministry of Agriculture and Livestock Development".
bool is_before_and(const NameWords& small, const NameWords& big) {
  return small.size() >= 3 && small.size() < big.size() &&
         std::equal(small.begin(), small.end(), big.begin()) && big[small.size()] == "and";
}

// Every word of `small` stands in `big`, in its order.
bool is_subsequence(const NameWords& small, const NameWords& big) {
  std::size_t at = 0;
  for (const std::string& word : big)
    if (at < small.size() && word == small[at]) ++at;
  return at == small.size();
}

// "Iran" of "Islamic Republic of Iran".
bool is_short_state(const NameWords& small, const NameWords& big) {
  if (small.size() + 1 >= big.size() || !std::equal(small.rbegin(), small.rend(), big.rbegin())) return false;
  const std::size_t before = big.size() - small.size() - 1;
  return big[before] == "of" || (before > 0 && big[before] == "the" && big[before - 1] == "of");
}

// "Chilean" of "Chile", "Canadian" of "Canada"; who is Nigerian is not of Niger.
bool is_demonym_of(const std::string& demonym, const std::string& place) {
  if (place.size() < 4 || place == "niger" || place == "dominica") return false;
  const std::string_view stem =
      std::string_view(place).substr(0, place.size() > 5 ? place.size() - 1 : place.size());
  return demonym.size() > stem.size() && demonym.starts_with(stem) &&
         (demonym.ends_with("an") || demonym.ends_with("ese") || demonym.ends_with("i"));
}

// "Chilean Football Federation", "Chile Football Federation" for "Football Federation of Chile"; "United
// States Supreme Court" for "Supreme Court of the United States".
bool has_country_in_front(const NameWords& front, const NameWords& behind) {
  const auto of = std::find(behind.begin(), behind.end(), "of");
  if (of == behind.end()) return false;
  auto place = of + 1;
  if (place != behind.end() && *place == "the") ++place;
  const auto head = of - behind.begin();
  const auto places = behind.end() - place;
  if (head < 2 || places == 0 || static_cast<std::ptrdiff_t>(front.size()) != head + places) return false;
  if (!std::equal(behind.begin(), of, front.end() - head)) return false;
  return (places == 1 && is_demonym_of(front[0], *place)) || std::equal(place, behind.end(), front.begin());
}

bool same_person(const NameWords& a, const NameWords& b) {
  const NameWords& small = a.size() <= b.size() ? a : b;
  const NameWords& big = a.size() <= b.size() ? b : a;
  return !small.empty() && is_subsequence(small, big);
}

NameWords name_words(std::string_view name) {
  NameWords words;
  const std::string folded = text::fold_all(name);
  for (std::size_t at = 0; at < folded.size();) {
    if (std::isalnum(static_cast<unsigned char>(folded[at])) == 0) {
      ++at;
      continue;
    }
    const std::size_t end = rules::token_end(folded, at);
    std::string word = folded.substr(at, end - at);
    for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (!words.empty() || word != "the") words.push_back(std::move(word));
    at = end;
  }
  return words;
}

}  // namespace polex::engine
