// Turns a stop (. ? ! …) into the verdict whether a sentence ends there: abbreviations, initials, decimals,
// closing marks, what follows. Leaves quotations to sentences.cc. Tested by sentences_test.cc.
#include <algorithm>
#include <array>

#include "text/bytes.h"
#include "text/stages.h"

namespace polex::text {
namespace {

enum class Kind {
  title,     // stands before a name: never ends a sentence
  numbered,  // ends no sentence before a number
  other,     // may end a sentence: only a word that opens one tells
};

struct Abbreviation {
  std::string_view word;
  Kind kind;
  friend constexpr bool operator<(const Abbreviation& a, const Abbreviation& b) { return a.word < b.word; }
};

// In byte order.
constexpr std::array<Abbreviation, 124> kAbbreviations = {
    {{"Adm", Kind::title},   {"Amb", Kind::title},     {"Apr", Kind::other},    {"Art", Kind::numbered},
     {"Asec", Kind::title},  {"Assn", Kind::other},    {"Asst", Kind::title},   {"Atty", Kind::title},
     {"Aug", Kind::other},   {"Ave", Kind::other},     {"Blvd", Kind::other},   {"Brig", Kind::title},
     {"Bros", Kind::other},  {"Capt", Kind::title},    {"Ch", Kind::numbered},  {"Cllr", Kind::title},
     {"Cmdr", Kind::title},  {"Co", Kind::other},      {"Col", Kind::title},    {"Corp", Kind::other},
     {"Coun", Kind::title},  {"Cpl", Kind::title},     {"D", Kind::other},      {"Dec", Kind::other},
     {"Dept", Kind::other},  {"Dr", Kind::title},      {"Drs", Kind::title},    {"Engr", Kind::title},
     {"Est", Kind::other},   {"Etc", Kind::other},     {"Feb", Kind::other},    {"Fig", Kind::numbered},
     {"Fri", Kind::other},   {"Ft", Kind::title},      {"GOV", Kind::title},    {"Gen", Kind::title},
     {"Gov", Kind::title},   {"Govs", Kind::title},    {"Hon", Kind::title},    {"Inc", Kind::other},
     {"Insp", Kind::title},  {"Intl", Kind::other},    {"Jan", Kind::other},    {"Jr", Kind::other},
     {"Jul", Kind::other},   {"Jun", Kind::other},     {"Lt", Kind::title},     {"Ltd", Kind::other},
     {"Maj", Kind::title},   {"Mar", Kind::other},     {"Md", Kind::title},     {"Messrs", Kind::title},
     {"Mon", Kind::other},   {"Mr", Kind::title},      {"Mrs", Kind::title},    {"Ms", Kind::title},
     {"Msgr", Kind::title},  {"Mt", Kind::title},      {"Mx", Kind::title},     {"Nat", Kind::other},
     {"No", Kind::numbered}, {"Nos", Kind::numbered},  {"Nov", Kind::other},    {"Oct", Kind::other},
     {"Ph", Kind::other},    {"Pres", Kind::title},    {"Prof", Kind::title},   {"Pvt", Kind::other},
     {"REP", Kind::title},   {"REPS", Kind::title},    {"Rd", Kind::other},     {"Rep", Kind::title},
     {"Reps", Kind::title},  {"Rev", Kind::title},     {"Rs", Kind::numbered},  {"SEN", Kind::title},
     {"SENS", Kind::title},  {"Sat", Kind::other},     {"Sec", Kind::title},    {"Sen", Kind::title},
     {"Sens", Kind::title},  {"Sep", Kind::other},     {"Sept", Kind::other},   {"Sgt", Kind::title},
     {"Sh", Kind::numbered}, {"Smt", Kind::title},     {"Sq", Kind::other},     {"Sr", Kind::other},
     {"St", Kind::title},    {"Ste", Kind::title},     {"Sun", Kind::other},    {"Supt", Kind::title},
     {"Thu", Kind::other},   {"Thurs", Kind::other},   {"Tue", Kind::other},    {"Tues", Kind::other},
     {"Univ", Kind::other},  {"Usec", Kind::title},    {"Vol", Kind::numbered}, {"Wed", Kind::other},
     {"al", Kind::other},    {"approx", Kind::other},  {"art", Kind::numbered}, {"ca", Kind::numbered},
     {"cf", Kind::title},    {"dept", Kind::other},    {"ed", Kind::other},     {"eds", Kind::other},
     {"est", Kind::other},   {"etc", Kind::other},     {"fig", Kind::numbered}, {"hon", Kind::other},
     {"incl", Kind::other},  {"nat", Kind::other},     {"no", Kind::numbered},  {"nos", Kind::numbered},
     {"p", Kind::numbered},  {"para", Kind::numbered}, {"pp", Kind::numbered},  {"resp", Kind::other},
     {"v", Kind::other},     {"viz", Kind::other},     {"vol", Kind::numbered}, {"vs", Kind::other}}};

// In byte order.
constexpr std::array<std::string_view, 62> kOpeners = {
    "A",       "According", "Additionally", "After", "All",     "Also",   "Although", "An",    "And",
    "Another", "As",        "Asked",        "At",    "Because", "Before", "Both",     "But",   "By",
    "During",  "Each",      "Earlier",      "For",   "From",    "He",     "Her",      "His",   "How",
    "However", "I",         "If",           "In",    "It",      "Its",    "Last",     "Many",  "Meanwhile",
    "More",    "Most",      "No",           "Of",    "On",      "One",    "Our",      "She",   "Since",
    "So",      "Some",      "That",         "The",   "Their",   "Then",   "There",    "These", "They",
    "This",    "Those",     "To",           "Under", "We",      "When",   "While",    "With"};

const Abbreviation* find_abbreviation(std::string_view word) {
  static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));
  const auto at =
      std::lower_bound(kAbbreviations.begin(), kAbbreviations.end(), Abbreviation{word, Kind::other});
  return at != kAbbreviations.end() && at->word == word ? &*at : nullptr;
}

bool is_opener(std::string_view word) {
  static_assert(std::is_sorted(kOpeners.begin(), kOpeners.end()));
  return std::binary_search(kOpeners.begin(), kOpeners.end(), word);
}

// Whether the word at `at` is one that opens sentences and stands alone ("A board", not "A. Smith").
bool opener_at(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view word = word_at(text, at, end);
  const std::size_t behind = at + word.size();
  return is_opener(word) && behind < end && (is(text[behind], kSpace) || text[behind] == ',');
}

bool is_stop_at(std::string_view text, std::size_t at, std::size_t end, std::size_t* length) {
  if (at >= end) return false;
  const CodePoint point = decode(text, at);
  *length = point.length;
  switch (point.value) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
      return true;
    default:
      return false;
  }
}

bool is_wide_stop(char32_t value) { return value == 0x3002 || value == 0xFF01 || value == 0xFF1F; }

std::size_t skip_stops(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t length = 0;
  while (is_stop_at(text, at, end, &length)) at += length;
  return at;
}

std::size_t skip_closers(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const CodePoint point = decode(text, at);
    if (point.value != ')' && point.value != ']' && !is_quote_mark(point.value)) break;
    at += point.length;
  }
  return at;
}

// Whether the single full stop at `at` belongs to an abbreviation, initial or ordinal, given what follows at
// `next`.
bool is_abbreviation(std::string_view text, std::size_t at, Span within, std::size_t next) {
  const std::string_view word = word_before(text, at, within.begin);
  if (word.empty() || word.size() > 6) return false;
  const std::size_t begin = at - word.size();
  if (begin > within.begin && is(text[begin - 1], kHigh)) return false;
  const bool digit_follows = is(text[next], kDigit);
  const Abbreviation* const known = find_abbreviation(word);
  if (known != nullptr && known->kind == Kind::title) return true;
  if (known != nullptr && known->kind == Kind::numbered) return digit_follows;
  const bool dotted = begin > within.begin && text[begin - 1] == '.';  // U.S. a.m. Ph.D.
  const bool initial = word.size() == 1 && is(word[0], kUpper | kLower) && word != "I";
  const bool number_opens = begin == within.begin && is(word[0], kDigit) && word.size() <= 3;  // "1. The"
  if (number_opens) return true;
  if (!dotted && !initial && known == nullptr) return false;
  return !opener_at(text, next, within.end);
}

// "the industry.The bureau": a lost space, but neither U.S.Senate nor www.example.Com
bool lost_space(std::string_view text, std::size_t at, std::size_t next, Span within) {
  const std::string_view before = word_before(text, at, within.begin);
  const std::string_view behind = word_at(text, next, within.end);
  const auto lower = [](char c) { return is(c, kLower); };
  return before.size() >= 3 && std::all_of(before.begin(), before.end(), lower) && !behind.empty() &&
         is(behind[0], kUpper) && (behind.size() == 1 || is(behind[1], kLower)) &&
         (next + behind.size() >= within.end || is(text[next + behind.size()], kSpace) ||
          text[next + behind.size()] == ',');
}

// The code point that tells how the text goes on: opening marks and brackets are passed over.
char32_t opening_letter(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const CodePoint point = decode(text, at);
    if (!is_quote_mark(point.value) && near_of(point.value) != Near::open) return point.value;
    at += point.length;
  }
  return 0;
}

bool may_open(char32_t letter) {
  const Near near = near_of(letter);
  return !is_lower(letter) && near != Near::close && near != Near::dash;
}

}  // namespace

bool ends_sentence(std::string_view text, std::size_t at, Span within, std::size_t closers_end,
                   std::size_t* end) {
  std::size_t length = 0;
  if (!is_stop_at(text, at, within.end, &length)) return false;
  const bool wide = is_wide_stop(decode(text, at).value);
  const std::size_t behind = skip_stops(text, at, within.end);
  *end = skip_closers(text, behind, std::max(behind, closers_end));
  const std::size_t next = skip_space(text, *end, within.end);
  if (next >= within.end || wide) return true;
  const bool full_stop = text[at] == '.' && behind == at + 1;
  if (next == *end) {
    if (!full_stop) return false;
    const bool mark = is_quote_mark(decode(text, next).value);
    return mark ? may_open(opening_letter(text, next, within.end)) &&
                      word_before(text, at, within.begin).size() >= 3
                : lost_space(text, at, next, within);
  }
  if (!may_open(opening_letter(text, next, within.end))) return false;
  return !(full_stop && *end == behind && is_abbreviation(text, at, within, next));
}

std::size_t cut_at(std::string_view text, std::size_t begin, std::size_t earliest) {
  const std::size_t latest = begin + kLongestSentence;
  earliest = std::max(earliest, begin + kLongestSentence / 2);
  if (earliest >= latest) return earliest;
  std::size_t blank = 0;
  for (std::size_t at = latest; at > earliest; --at) {
    if (!is(text[at], kSpace)) continue;
    if (text[at - 1] == ',' || text[at - 1] == ';') return at;
    if (blank == 0) blank = at;
  }
  return blank != 0 ? blank : previous(text, latest + 1, earliest);
}

}  // namespace polex::text
