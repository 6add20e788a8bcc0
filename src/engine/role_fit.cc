// Compares a short form's words with a role's. Leaves who bears the role, and who is meant of several, to
// resolve_short_forms.cc. Tested by role_fit_test.cc.
#include "engine/role_fit.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "engine/entities.h"

namespace polex::engine {

namespace {

using Words = std::vector<std::string>;

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 9> kPrepositions = {"of",   "for", "at",   "in", "to",
                                                           "with", "on",  "from", "by"};
constexpr std::array<std::string_view, 7> kNarrowing = {"vice",   "deputy",    "assistant", "former",
                                                        "junior", "associate", "shadow"};

// The nouns that a role is headed by: minister of "Minister of Trade", director and mayor of "bureau director
// and deputy mayor".
Words heads_of(const Words& role) {
  Words heads;
  bool inside = false;  // behind a preposition: no head until the next "and"
  for (std::size_t at = 0; at < role.size(); ++at) {
    const bool ends = at + 1 == role.size() || role[at + 1] == "and" || is_in(kPrepositions, role[at + 1]);
    if (role[at] == "and") {
      inside = false;
    } else if (is_in(kPrepositions, role[at])) {
      inside = true;
    } else if (ends && !inside) {
      heads.push_back(role[at]);
    }
  }
  return heads;
}

bool is_acronym(std::string_view words) {
  return words.size() >= 2 && words.size() <= 4 &&
         std::all_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "CS" of "Agriculture Cabinet Secretary": the initials of its last words.
bool abbreviates(std::string_view acronym, const Words& role) {
  std::string initials;
  for (const std::string& word : role)
    if (!is_in(kPrepositions, word) && word != "and" && word != "the")
      initials += static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return std::string_view(initials).ends_with(acronym);
}

// Words of a role, "ex-mayor" as "former mayor".
Words role_words(std::string_view role) {
  Words words;
  for (std::string& word : name_words(role)) {
    const bool past = word.starts_with("ex-");
    if (past || word == "ex") words.emplace_back("former");
    if (past) word.erase(0, 3);
    if (word != "ex") words.push_back(std::move(word));
  }
  return words;
}

// Of "deputy mayor and party leader" the office that `head` heads.
Words office_with(const Words& role, const std::string& head) {
  const auto at = std::find(role.begin(), role.end(), head);
  const auto before = std::find(std::make_reverse_iterator(at), role.rend(), "and");
  return {before.base(), std::find(at, role.end(), "and")};
}

}  // namespace

std::string head_of_role(std::string_view words) {
  const Words heads = heads_of(role_words(words));
  return heads.empty() ? std::string() : heads.front();
}

RoleFit fit_role(std::string_view role, std::string_view words) {
  const Words bearer = role_words(role);
  if (is_acronym(words) && abbreviates(words, bearer)) return RoleFit::exact;
  const Words asked = role_words(words);
  const Words heads = heads_of(bearer);
  const std::string head = head_of_role(words);
  if (head.empty() || std::find(heads.begin(), heads.end(), head) == heads.end()) return RoleFit::none;
  for (const std::string& word : asked)
    if (std::find(bearer.begin(), bearer.end(), word) == bearer.end()) return RoleFit::none;
  const Words office = office_with(bearer, head);
  const auto narrows = [](const std::string& word) { return is_in(kNarrowing, word); };
  for (const std::string& word : asked)
    if (narrows(word) && std::find(office.begin(), office.end(), word) == office.end()) return RoleFit::none;
  const bool narrower = std::any_of(office.begin(), office.end(), [&](const std::string& word) {
    return narrows(word) && std::find(asked.begin(), asked.end(), word) == asked.end();
  });
  return narrower ? RoleFit::loose : RoleFit::exact;
}

}  // namespace polex::engine
