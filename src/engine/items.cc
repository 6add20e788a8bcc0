// Turns an action into its coordinated parts. Leaves the action's end to extents.cc. Tested by
// shipped_packs_test.cc.
#include <algorithm>

#include "engine/extents.h"

namespace polex::engine {

namespace {

enum class VerbForm { base, gerund };

// The word at `at` without its mark, lower case as it stands.
std::string_view word_at(const std::string& text, std::size_t at) {
  while (at < text.size() && rules::is_mark(text[at])) ++at;
  std::size_t end = at;
  while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '-')) ++end;
  return std::string_view(text).substr(at, end - at);
}

std::size_t behind_word(const std::string& text, std::size_t at) {
  while (at < text.size() && rules::is_mark(text[at])) ++at;
  while (at < text.size() && text[at] != ' ' && text[at] != ',') ++at;
  return at;
}

bool in_list(const Analysis& analysis, std::string_view list, std::string_view word) {
  return analysis.rules.lexicon.entry(list, word) != nullptr;
}

bool is_adverb(const Analysis& analysis, std::string_view word) {
  return (word.size() > 4 && word.ends_with("ly")) || in_list(analysis, "adverb", word);
}

// A word that also is a noun counts as a verb only before an object: an article, a possessive, a number, a
// name.
bool takes_object(const std::string& text, std::size_t behind) {
  if (behind + 1 >= text.size() || text[behind] != ' ') return false;
  const std::string_view next = word_at(text, behind + 1);
  for (const std::string_view word :
       {"the",     "a",    "an",   "its",     "their", "our",   "his",   "her",     "all",     "more",
        "new",     "any",  "each", "every",   "this",  "these", "those", "up",      "out",     "with",
        "to",      "for",  "in",   "two",     "three", "four",  "five",  "six",     "seven",   "eight",
        "nine",    "ten",  "some", "several", "many",  "both",  "at",    "another", "further", "free",
        "against", "from", "into", "off",     "down",  "back"})
    if (next == word) return true;
  return rules::is_symbol(text[behind + 1]) || next.empty();
}

bool is_verb(const Analysis& analysis, const std::string& text, std::size_t at, VerbForm form) {
  const std::string_view word = word_at(text, at);
  if (word.size() < 2) return false;
  if (form == VerbForm::gerund) return word.size() > 4 && word.ends_with("ing");
  if (in_list(analysis, "verb", word) || word == "be" || word == "not") return true;
  return in_list(analysis, "verb_ambiguous", word) && takes_object(text, behind_word(text, at));
}

// The offset of the verb at `at`, adverbs before it skipped; kNone if there is none.
std::size_t verb_from(const Analysis& analysis, const std::string& text, std::size_t at, std::size_t end,
                      VerbForm form) {
  for (int skipped = 0; at < end && skipped < 3; ++skipped) {
    if (is_verb(analysis, text, at, form)) return at;
    const std::string_view word = word_at(text, at);
    if (word == "to") {
      at = behind_word(text, at) + 1;
      continue;
    }
    if (!is_adverb(analysis, word)) return kNone;
    at = behind_word(text, at) + 1;
  }
  return kNone;
}

// The offset behind `words` if they stand at `at`, whatever lists they are in; kNone if they do not.
std::size_t behind(const std::string& text, std::size_t at, std::size_t end, std::string_view words) {
  for (const char c : words) {
    while (at < end && rules::is_mark(text[at])) ++at;
    if (at >= end || text[at] != c) return kNone;
    ++at;
  }
  return at;
}

// Inside an infinitive or a relative clause a coordination is that clause's own.
bool opens_clause(std::string_view word) {
  return word == "that" || word == "which" || word == "who" || word == "whose" || word == "where";
}

}  // namespace

std::vector<Range> split_items(const Analysis& analysis, const Rendering& masked, const Range& action) {
  const std::string& text = masked.text;
  const std::string_view first = word_at(text, action.begin);
  const VerbForm form = first.ends_with("ing") && first.size() > 4 ? VerbForm::gerund : VerbForm::base;
  if (verb_from(analysis, text, action.begin, action.end, form) == kNone) return {};
  std::vector<Range> items = {{action.begin, action.end}};
  for (std::size_t at = action.begin; at < action.end; ++at) {
    if (text[at] != ' ' && text[at] != ',') continue;
    if (text[at] == ' ' && opens_clause(word_at(text, at + 1))) break;
    std::size_t next = kNone;
    for (const std::string_view connector : {", and ", ", as well as ", " and ", "; ", ", "})
      if (next = behind(text, at, action.end, connector); next != kNone) break;
    if (next == kNone) continue;
    if (next < text.size() && rules::is_mark(text[next]) && next + 1 >= action.end) continue;
    const std::size_t verb = verb_from(analysis, text, next, action.end, form);
    if (verb == kNone) continue;
    items.back().end = at;
    items.push_back({verb, action.end});
    at = verb;
  }
  if (items.size() == 1) return {};
  return items;
}

}  // namespace polex::engine
