// Turns the words around a date into the tense it is told in, for DateContext::past_tense. Leaves values to
// dates.cc. Tested by tense_test.cc.
#include "engine/tense.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/date_words.h"

namespace polex::engine {

namespace {

constexpr std::array<std::string_view, 59> kAhead = {
    "will",    "would",   "shall", "due",      "expected", "scheduled", "slated",   "planned",  "going",
    "plan",    "plans",   "aim",   "aims",     "intend",   "intends",   "must",     "should",   "may",
    "can",     "could",   "might", "deadline", "upcoming", "tipped",    "supposed", "poised",   "ahead",
    "expects", "hopes",   "vows",  "seeks",    "is",       "are",       "opens",    "starts",   "begins",
    "ends",    "expires", "meets", "open",     "start",    "begin",     "ll",       "expect",   "hope",
    "want",    "wants",   "seek",  "vow",      "pledge",   "pledges",   "promises", "prepares", "preparing",
    "likely",  "needs",   "apply", "applies",  "closes"};

constexpr std::array<std::string_view, 116> kPast = {
    "said",   "told",     "was",        "were",      "had",       "has",     "have",   "met",
    "held",   "made",     "gave",       "took",      "went",      "came",    "saw",    "wrote",
    "spoke",  "began",    "fell",       "rose",      "grew",      "won",     "lost",   "found",
    "left",   "led",      "kept",       "sent",      "brought",   "bought",  "paid",   "built",
    "became", "knew",     "thought",    "shot",      "struck",    "drew",    "chose",  "did",
    "got",    "ran",      "sat",        "stood",     "sought",    "taught",  "caught", "broke",
    "threw",  "flew",     "hit",        "cut",       "shut",      "since",   "ago",    "swore",
    "woke",   "withdrew", "overtook",   "underwent", "undertook", "forbade", "sank",   "fled",
    "tore",   "wore",     "bore",       "ate",       "sang",      "rang",    "slept",  "swept",
    "wept",   "dealt",    "felt",       "laid",      "lent",      "lit",     "rode",   "sold",
    "spent",  "spun",     "stole",      "stuck",     "stung",     "swam",    "swung",  "blew",
    "clung",  "crept",    "dug",        "drove",     "fought",    "forgot",  "froze",  "heard",
    "hid",    "hung",     "shook",      "shrank",    "slid",      "sprang",  "strode", "rebuilt",
    "retook", "overcame", "understood", "withstood", "overthrew", "overran", "upheld", "bled",
    "drank",  "mistook",  "foresaw",    "resold"};

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

// Behind "before" these open a noun phrase: "before the vote", "before his speech". What comes before a noun
// may be past.
constexpr std::array<std::string_view, 14> kOpensNoun = {
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "being"};

std::string_view word_behind(std::string_view text, std::size_t end) {
  if (end >= text.size() || text[end] != ' ') return {};
  std::size_t stop = end + 1;
  while (stop < text.size() && letter(text[stop])) ++stop;
  return text.substr(end + 1, stop - end - 1);
}

// "put off the trial to May"
bool puts_off(std::string_view before) {
  for (const std::string_view verb : {"put off", "postpone", "delay", "defer", "push", "move", "reschedule"})
    if (before.find(verb) != std::string_view::npos) return true;
  return false;
}

// "by October 1", "until June": a bound lies ahead. "before classes resume" does too; "before the vote" may
// not.
bool bounds(std::string_view text, std::size_t begin, std::size_t end, std::size_t date) {
  const std::string word = lower(text.substr(begin, end - begin));
  const bool adjacent = end + 1 >= date;
  if (word == "by" || word == "until" || word == "till") return adjacent;
  if (word == "to") return adjacent && puts_off(text.substr(0, begin));
  if (word != "before") return false;
  return adjacent || !among(kOpensNoun, word_behind(text, end));
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

// "wasn't", "won't" by what stands before the mark: these lie ahead, the others are past.
constexpr std::array<std::string_view, 9> kNotYet = {"won", "wouldn", "shouldn", "isn",  "aren",
                                                     "don", "doesn",  "can",     "mustn"};

// "could not be reached", "neither could be found": what did not come about is past.
bool could_not(std::string_view text, std::size_t begin, std::size_t end) {
  if (word_behind(text, end) == "not") return true;
  const std::string before = ' ' + lower(text.substr(0, begin));
  for (const std::string_view none : {" neither ", " nobody ", " no one "})
    if (before.find(none) != std::string::npos) return true;
  return false;
}

// What a word alone does not tell: "won't" is no win, "were to meet" lies ahead, "more than expected" tells
// nothing, nor does the month of May.
std::optional<std::optional<bool>> told_by_neighbours(std::string_view text, std::size_t begin,
                                                      std::size_t end) {
  const std::string_view word = text.substr(begin, end - begin);
  const std::string plain = lower(word);
  if (text.substr(end).starts_with("'t")) return !among(kNotYet, plain);
  if (word == "May" || word == "MAY") return std::optional<bool>();
  if (plain == "could" && could_not(text, begin, end)) return true;
  if ((plain == "was" || plain == "were") && word_behind(text, end) == "to") return false;
  const std::string_view before = word_before(text, begin);
  if (among(kAhead, plain) && (before == "than" || before == "as")) return std::optional<bool>();
  return std::nullopt;
}

// Of the word at [begin, end). True: past, false: not; nullopt: no verb that tells.
std::optional<bool> tense_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view word = text.substr(begin, end - begin);
  const std::string plain = lower(word);
  if (is_prospect(text, begin)) return false;
  if (const auto told = told_by_neighbours(text, begin, end)) return *told;
  if (word_before(text, begin) == "be") return std::nullopt;  // "would be held": the auxiliary tells
  if (among(kAhead, plain)) return false;
  if (among(kBeforeBareVerb, lower(word_before(text, begin)))) return std::nullopt;
  if (plain == "set") return !sets_ahead(text, end);
  if (among(kPast, plain)) return true;
  const bool regular = plain.size() > 4 && plain.ends_with("ed") && !among(kNotPast, plain) && plain == word;
  if (regular && among(kAttributive, lower(word_before(text, begin)))) return std::nullopt;
  return regular ? std::optional(true) : std::nullopt;
}

// By the first verb behind the date.
std::optional<bool> tense_behind(std::string_view text, std::size_t date) {
  for (std::size_t begin = std::min(date, text.size()); begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && letter(text[end])) ++end;
    if (begin < end)
      if (const auto past = tense_of(text, begin, end)) return past;
    begin = end > begin ? end : begin + 1;
  }
  return std::nullopt;
}

// "said that on Monday it will", "said Monday's vote will": the date belongs to the verb behind it.
bool opens_clause(std::string_view text, std::size_t date) {
  static constexpr std::array<std::string_view, 6> kBeforeDay = {"on",   "in",    "early",
                                                                 "late", "since", "from"};
  static constexpr std::array<std::string_view, 4> kSaying = {"said", "says", "added", "warned"};
  const std::string_view word = word_before(text, date);
  std::size_t stop = date;
  while (stop < text.size() && letter(text[stop])) ++stop;
  if (among(kSaying, word)) return text.substr(stop).starts_with("'s ");
  if (!among(kBeforeDay, word)) return word == "that";
  return word_before(text, date - word.size() - 1) == "that";
}

}  // namespace

bool told_as_past(std::string_view folded_sentence, std::size_t date) {
  const std::string_view text = folded_sentence;
  if (opens_clause(text, date))
    if (const auto past = tense_behind(text, date)) return *past;
  for (std::size_t end = std::min(date, text.size()); end > 0;) {
    std::size_t begin = end;
    while (begin > 0 && letter(text[begin - 1])) --begin;
    if (begin < end && bounds(text, begin, end, date)) return false;
    if (begin < end)
      if (const auto past = tense_of(text, begin, end)) return *past;
    end = begin < end ? begin : end - 1;
  }
  return tense_behind(text, date).value_or(true);  // news without a verb tells of what was
}

}  // namespace polex::engine
