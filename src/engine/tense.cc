// Turns the words around a date into the tense it is told in, for DateContext::past_tense. Leaves values to
// dates.cc. Tested by tense_test.cc.
#include "engine/tense.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/date_words.h"

namespace polex::engine {

namespace {

constexpr std::array<std::string_view, 42> kAhead = {
    "will",    "would",   "shall", "due",      "expected", "scheduled", "slated",   "planned", "going",
    "plan",    "plans",   "aim",   "aims",     "intend",   "intends",   "must",     "should",  "may",
    "can",     "could",   "might", "deadline", "upcoming", "tipped",    "supposed", "poised",  "ahead",
    "expects", "hopes",   "vows",  "seeks",    "is",       "are",       "opens",    "starts",  "begins",
    "ends",    "expires", "meets", "open",     "start",    "begin"};

constexpr std::array<std::string_view, 64> kPast = {
    "said",   "told",     "was",      "were",      "had",       "has",     "have",   "met",
    "held",   "made",     "gave",     "took",      "went",      "came",    "saw",    "wrote",
    "spoke",  "began",    "fell",     "rose",      "grew",      "won",     "lost",   "found",
    "left",   "led",      "kept",     "sent",      "brought",   "bought",  "paid",   "built",
    "became", "knew",     "thought",  "shot",      "struck",    "drew",    "chose",  "did",
    "got",    "ran",      "sat",      "stood",     "sought",    "taught",  "caught", "broke",
    "threw",  "flew",     "hit",      "cut",       "shut",      "since",   "ago",    "swore",
    "woke",   "withdrew", "overtook", "underwent", "undertook", "forbade", "sank",   "fled"};

constexpr std::array<std::string_view, 10> kNotPast = {"need", "speed", "indeed", "hundred", "red",
                                                       "seed", "feed",  "bed",    "shed",    "united"};

template <std::size_t size>
bool among(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Behind these a participle is an adjective: "an updated toolkit", "of subsidised fertiliser".
constexpr std::array<std::string_view, 20> kAttributive = {
    "a",  "an",  "the",  "its", "their", "our", "his",   "her",  "all",   "any",
    "of", "for", "with", "in",  "other", "new", "newly", "more", "these", "those"};

std::string_view word_before(std::string_view text, std::size_t begin) {
  if (begin == 0 || text[begin - 1] != ' ') return {};
  const std::size_t end = begin - 1;
  std::size_t at = end;
  while (at > 0 && letter(text[at - 1])) --at;
  return text.substr(at, end - at);
}

// "by October 1", "until June": a bound lies ahead. "before classes resume" does too; "before the vote" may
// not.
bool bounds(std::string_view text, std::size_t begin, std::size_t end, std::size_t date) {
  const std::string word = lower(text.substr(begin, end - begin));
  const bool adjacent = end + 1 >= date;
  if (word == "by" || word == "until" || word == "till") return adjacent;
  if (word != "before") return false;
  const std::string_view next = text.substr(std::min(end + 1, text.size()));
  return adjacent || !(next.starts_with("the ") || next.starts_with("a ") || next.starts_with("being "));
}

// What one decides, orders or asks for in the past lies ahead of it: "decided to open in March".
constexpr std::array<std::string_view, 20> kProspective = {
    "decided",  "agreed",   "vowed",    "pledged", "promised", "resolved", "planned",
    "ordered",  "urged",    "asked",    "invited", "told",     "wanted",   "hoped",
    "intended", "proposed", "decision", "deal",    "bid",      "proposal"};

// "decided to open": whether the verb at `begin` is an infinitive that hangs on such a word.
bool is_prospect(std::string_view text, std::size_t begin) {
  if (word_before(text, begin) != "to" || begin < 4) return false;
  return among(kProspective, lower(word_before(text, begin - 3)));
}

// Behind these stands the bare verb, which may look like a past: "will cut", "to set". What tells stands
// before.
constexpr std::array<std::string_view, 11> kBeforeBareVerb = {
    "to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "not"};

// "set to close", "set for May" lie ahead; "the record set in August" does not.
bool sets_ahead(std::string_view text, std::size_t end) {
  const std::string_view next = text.substr(std::min(end, text.size()));
  return next.starts_with(" to ") || next.starts_with(" for ");
}

// Of the word at [begin, end). True: past, false: not; nullopt: no verb that tells.
std::optional<bool> tense_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view word = text.substr(begin, end - begin);
  const std::string plain = lower(word);
  if (is_prospect(text, begin)) return false;
  if (word_before(text, begin) == "be") return std::nullopt;  // "would be held": the auxiliary tells
  if (among(kAhead, plain)) return false;
  if (among(kBeforeBareVerb, lower(word_before(text, begin)))) return std::nullopt;
  if (plain == "set") return !sets_ahead(text, end);
  if (among(kPast, plain)) return true;
  const bool regular = plain.size() > 4 && plain.ends_with("ed") && !among(kNotPast, plain) && plain == word;
  if (regular && among(kAttributive, lower(word_before(text, begin)))) return std::nullopt;
  return regular ? std::optional(true) : std::nullopt;
}

}  // namespace

bool told_as_past(std::string_view folded_sentence, std::size_t date) {
  const std::string_view text = folded_sentence;
  for (std::size_t end = std::min(date, text.size()); end > 0;) {
    std::size_t begin = end;
    while (begin > 0 && letter(text[begin - 1])) --begin;
    if (begin < end && bounds(text, begin, end, date)) return false;
    if (begin < end)
      if (const auto past = tense_of(text, begin, end)) return *past;
    end = begin < end ? begin : end - 1;
  }
  for (std::size_t begin = std::min(date, text.size()); begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && letter(text[end])) ++end;
    if (begin < end)
      if (const auto past = tense_of(text, begin, end)) return *past;
    begin = end > begin ? end : begin + 1;
  }
  return true;  // news without a verb tells of what was
}

}  // namespace polex::engine
