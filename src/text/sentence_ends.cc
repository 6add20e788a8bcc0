// Turns a stop (. ? ! …) into the verdict whether a sentence ends there: abbreviations, initials, decimals,
// closing marks, what follows. Leaves quotations to sentences.cc. Tested by sentences_test.cc.
#include <algorithm>
#include <array>

#include "text/bytes.h"
#include "text/stages.h"

namespace polex::text {
namespace {

template <std::size_t N>
using WordTable = std::array<std::string_view, N>;

// Stand before a name: never end a sentence.
constexpr WordTable<41> kTitles = {"Adm",  "Amb",  "Asst", "Atty",   "Brig", "Capt", "Cllr", "Cmdr", "Col",
                                   "Cpl",  "Dr",   "Drs",  "Ft",     "Gen",  "Gov",  "Govs", "Hon",  "Insp",
                                   "Lt",   "Maj",  "Md",   "Messrs", "Mr",   "Mrs",  "Ms",   "Mt",   "Mx",
                                   "Pres", "Prof", "Rep",  "Reps",   "Rev",  "Sec",  "Sen",  "Sens", "Sgt",
                                   "Smt",  "St",   "Ste",  "Supt",   "cf"};

// End no sentence before a number.
constexpr WordTable<17> kNumbered = {"Art", "Ch",  "Fig", "No",  "Nos",  "Rs", "Sh", "Vol", "art",
                                     "ca",  "fig", "no",  "nos", "para", "pp", "p",  "vol"};

// May end a sentence: only a word that opens one tells.
constexpr WordTable<56> kOther = {
    "Apr", "Assn",  "Aug",  "Ave",  "Blvd", "Bros", "Co",  "Corp",   "D",    "Dec", "Dept", "Est",
    "Etc", "Feb",   "Fri",  "Inc",  "Intl", "Jan",  "Jr",  "Jul",    "Jun",  "Ltd", "Mar",  "Mon",
    "Nat", "Nov",   "Oct",  "Ph",   "Pvt",  "Rd",   "Sat", "Sep",    "Sept", "Sq",  "Sr",   "Sun",
    "Thu", "Thurs", "Tue",  "Tues", "Univ", "Wed",  "al",  "approx", "dept", "ed",  "eds",  "est",
    "etc", "hon",   "incl", "nat",  "resp", "viz",  "v",   "vs"};

constexpr WordTable<62> kOpeners = {
    "A",       "According", "Additionally", "After", "All",     "Also",   "Although", "An",    "And",
    "Another", "As",        "Asked",        "At",    "Because", "Before", "Both",     "But",   "By",
    "During",  "Each",      "Earlier",      "For",   "From",    "He",     "Her",      "His",   "How",
    "However", "I",         "If",           "In",    "It",      "Its",    "Last",     "Many",  "Meanwhile",
    "More",    "Most",      "No",           "Of",    "On",      "One",    "Our",      "She",   "Since",
    "So",      "Some",      "That",         "The",   "Their",   "Then",   "There",    "These", "They",
    "This",    "Those",     "To",           "Under", "We",      "When",   "While",    "With"};

template <std::size_t N>
bool contains(const WordTable<N>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

// Whether the word at `at` is one that opens sentences and stands alone ("A board", not "A. Smith").
bool opener_at(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view word = word_at(text, at, end);
  const std::size_t behind = at + word.size();
  return contains(kOpeners, word) && behind < end && (is(text[behind], kSpace) || text[behind] == ',');
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
  if (contains(kTitles, word)) return true;
  if (contains(kNumbered, word)) return digit_follows;
  const bool dotted = begin > within.begin && text[begin - 1] == '.';  // U.S. a.m. Ph.D.
  const bool initial = word.size() == 1 && is(word[0], kUpper | kLower) && word != "I";
  const bool number_opens = begin == within.begin && is(word[0], kDigit) && word.size() <= 3;  // "1. The"
  if (number_opens) return true;
  if (!dotted && !initial && !contains(kOther, word)) return false;
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

}  // namespace polex::text
