// Turns the words around a date into the tense it is told in, for DateContext::past_tense. Leaves values to
// dates.cc. Tested by tense_test.cc.
#include "engine/tense.h"

#include <algorithm>
#include <optional>

#include "engine/date_words.h"
#include "engine/tense_words.h"

namespace polex::engine {

namespace {

template <std::size_t size>
bool among(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view word_before(std::string_view text, std::size_t begin) {
  if (begin == 0 || text[begin - 1] != ' ') return {};
  const std::size_t end = begin - 1;
  std::size_t at = end;
  while (at > 0 && letter(text[at - 1])) --at;
  return text.substr(at, end - at);
}

std::string_view word_behind(std::string_view text, std::size_t end) {
  if (end >= text.size() || text[end] != ' ') return {};
  std::size_t stop = end + 1;
  while (stop < text.size() && letter(text[stop])) ++stop;
  return text.substr(end + 1, stop - end - 1);
}

// "put off the trial to May"
bool puts_off(std::string_view before) {
  for (const std::string_view verb :
       {" put off", " postpone", " delay", " defer", " push", " move", " reschedule"})
    if (before.find(verb) != std::string_view::npos) return true;
  return false;
}

// "for Monday", "for March 3": a day that something is set for. "the figures for March" are of the past.
bool is_day(std::string_view date) {
  for (std::size_t begin = 0; begin < date.size();) {
    std::size_t end = begin;
    while (end < date.size() && letter(date[end])) ++end;
    if (weekday_of(date.substr(begin, end - begin)) || (date[begin] >= '0' && date[begin] <= '9'))
      return true;
    begin = end + 1;
  }
  return false;
}

// A date in the sentence: half-open bytes.
struct Dated {
  std::size_t begin;
  std::size_t end;
};

// "by October 1", "until June", "for Monday": a bound lies ahead. "before classes resume" does too; "before
// the vote" may not.
bool bounds(std::string_view text, std::size_t begin, std::size_t end, const Dated& date) {
  const std::string word = lower(text.substr(begin, end - begin));
  const bool adjacent = end + 1 >= date.begin;
  if (word == "by" || word == "until" || word == "till") return adjacent;
  if (word == "for")
    return adjacent && is_day(text.substr(date.begin, date.end - date.begin)) &&
           !text.substr(date.end).starts_with("'s ");
  if (word == "to") return adjacent && puts_off(text.substr(0, begin));
  if (word != "before") return false;
  return adjacent || !among(kOpensNoun, word_behind(text, end));
}

// "decided to open": whether the verb at `begin` is an infinitive that hangs on such a word.
bool is_prospect(std::string_view text, std::size_t begin) {
  if (word_before(text, begin) != "to" || begin < 4) return false;
  return among(kProspective, lower(word_before(text, begin - 3)));
}

// "set to close", "set for May" lie ahead; "the record set in August" does not.
bool sets_ahead(std::string_view text, std::size_t end) {
  const std::string_view next = text.substr(std::min(end, text.size()));
  return next.starts_with(" to ") || next.starts_with(" for ");
}

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
  if (among(kNounToo, plain) && (before.empty() || before == "s" || among(kAttributive, lower(before))))
    return std::optional<bool>();
  if (among(kAhead, plain) && (before == "than" || before == "as")) return std::optional<bool>();
  if (plain == "open" && among(kWas, lower(before))) return std::optional<bool>();
  const std::string_view next = word_behind(text, end);
  if ((plain == "have" || plain == "has") && next == "to") return false;
  if (plain == "advance" && next == "of") return false;
  if ((plain == "come" || plain == "comes") && (next == "into" || next == "up")) return false;
  return std::nullopt;
}

// "Kenya votes", "the court rules"
bool acts(std::string_view subject) {
  return !subject.empty() && ((subject[0] >= 'A' && subject[0] <= 'Z') || among(kActor, subject));
}

// Of the word at [begin, end). True: past, false: not; nullopt: no verb that tells.
std::optional<bool> tense_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view word = text.substr(begin, end - begin);
  const std::string plain = lower(word);
  if (is_prospect(text, begin)) return false;
  if (const auto told = told_by_neighbours(text, begin, end)) return *told;
  if (word_before(text, begin) == "be") return std::nullopt;  // "would be held": the auxiliary tells
  const std::string before = lower(word_before(text, begin));
  const bool bare = among(kBeforeBareVerb, before);
  if (among(kAhead, plain)) return bare && before != "not" ? std::nullopt : std::optional(false);
  if (bare) return std::nullopt;
  if (among(kVerbOfName, plain) && acts(word_before(text, begin))) return false;
  if (plain == "set") return !sets_ahead(text, end);
  if (among(kPast, plain)) return true;
  const bool regular = plain.size() > 4 && plain.ends_with("ed") && !among(kNotPast, plain) && plain == word;
  if (regular && among(kAttributive, before)) return std::nullopt;
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

// "up sharply from Monday": what is compared with is past.
bool is_compared_with(std::string_view text, std::size_t date) {
  constexpr int kWordsBetween = 4;
  if (word_before(text, date) != "from") return false;
  std::size_t end = date - std::string_view("from ").size();
  for (int words = 0; words < kWordsBetween && end > 0; ++words) {
    const std::string_view word = text.substr(0, end - 1);
    const std::size_t begin = word.find_last_of(' ') + 1;  // of the word; 0 where it is the first one
    if (among(kMoved, lower(word.substr(begin)))) return !among(kMoving, lower(word_before(text, begin)));
    end = begin;
  }
  return false;
}

// "is released Monday", "are sworn in on Friday": the present of a schedule.
bool is_scheduled(std::string_view text, std::size_t begin, std::size_t end, std::size_t date) {
  const std::string before = lower(word_before(text, begin));
  if (before != "is" && before != "are") return false;
  const std::string_view between = text.substr(end, date - end);
  return between == " " || between == " on " || between == " in on ";
}

// By the nearest verb before the date, or the bound that the date is.
std::optional<bool> tense_before(std::string_view text, const Dated& dated) {
  const std::size_t date = dated.begin;
  bool after = false;  // "after" stands between the verb and the date
  for (std::size_t end = std::min(date, text.size()); end > 0;) {
    std::size_t begin = end;
    while (begin > 0 && letter(text[begin - 1])) --begin;
    if (begin == end) {
      --end;
      continue;
    }
    const std::string word = lower(text.substr(begin, end - begin));
    if (bounds(text, begin, end, dated))  // "By Monday the fire had spread" is past, though
      return begin == 0 && end + 1 >= date ? tense_behind(text, date).value_or(false) : false;
    after = after || word == "after" || word == "following";
    if (const auto past = tense_of(text, begin, end))
      return (*past && !is_scheduled(text, begin, end, date)) || (after && among(kWeak, word));
    end = begin;
  }
  return std::nullopt;
}

}  // namespace

bool goes_with_happening(std::string_view folded_sentence, std::size_t begin, std::size_t end) {
  const std::string_view text = folded_sentence;
  std::string_view before = word_before(text, begin);
  const bool attributive = among(kAttributive, before) && before != "in";
  if (before == "on" || before == "in") before = word_before(text, begin - before.size() - 1);
  if (among(kHappening, before)) return true;
  const bool owns = text.substr(std::min(end, text.size())).starts_with("'s ");
  if (!owns && !attributive) return false;
  std::size_t stop = end + (owns ? 2 : 0);
  for (int word = 0; word < 2; ++word) {
    const std::string_view behind = word_behind(text, stop);
    if (behind.empty()) return false;
    if (among(kHappening, behind)) return true;
    stop += behind.size() + 1;
  }
  return false;
}

bool told_as_past(std::string_view folded_sentence, std::size_t begin, std::size_t end) {
  const std::string_view text = folded_sentence;
  if (goes_with_happening(text, begin, end) || is_compared_with(text, begin)) return true;
  if (opens_clause(text, begin))
    if (const auto past = tense_behind(text, begin)) return *past;
  if (const auto past = tense_before(text, {begin, std::min(end, text.size())})) return *past;
  return tense_behind(text, begin).value_or(true);  // news without a verb tells of what was
}

}  // namespace polex::engine
