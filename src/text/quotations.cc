// Turns a pair of quotation marks into the verdict whether it is a Quotation, a symbol to later stages, or
// words that stay in the sentence. Leaves the pairing to quotes.cc. Tested by quotes_test.cc.
//
//     "We won," he said.                 opens the sentence and is stopped: a Quotation
//     he replied: "We are not there."    a colon leads to it, and it is stopped: a Quotation
//     the plan was "a step forward"      in mid-sentence, in lower case: its words are the sentence's own
#include <algorithm>
#include <array>

#include "text/bytes.h"
#include "text/stages.h"

namespace polex::text {
namespace {

constexpr std::size_t kTagReach = 90;  // bytes in which a speaker's verb must follow ?” or !”

constexpr std::array<std::string_view, 78> kReporting = {
    "acknowledged", "added",    "adding",      "adds",      "admitted",  "announced", "argued",
    "asked",        "asking",   "asks",        "boasted",   "chanted",   "claimed",   "commented",
    "complained",   "conceded", "concluded",   "confirmed", "continued", "countered", "cried",
    "deadpanned",   "declared", "demanded",    "exclaimed", "explained", "explains",  "fumed",
    "inquired",     "insisted", "interjected", "joked",     "lamented",  "laughed",   "mused",
    "noted",        "notes",    "noting",      "observed",  "pleaded",   "pondered",  "posted",
    "pressed",      "promised", "queried",     "quipped",   "read",      "reads",     "recalled",
    "remarked",     "replied",  "replying",    "responded", "retorted",  "said",      "saying",
    "says",         "screamed", "shouted",     "sighed",    "stated",    "stating",   "stressed",
    "suggested",    "tells",    "texted",      "thundered", "told",      "tweeted",   "urged",
    "vowed",        "warned",   "warns",       "whispered", "wondered",  "writes",    "wrote",
    "yelled"};

constexpr std::array<std::string_view, 14> kSmallWords = {"a",  "an", "and", "at",  "by", "for", "from",
                                                          "in", "of", "on",  "the", "to", "vs",  "with"};

struct Words {
  std::size_t count = 0;
  bool lower =
      false;  // one of them, not the first, is in lower case and not a small word: no title of a work
};

Words count_words(std::string_view text, Span span) {
  Words words;
  std::size_t at = span.begin;
  while (at < span.end && (words.count < 3 || !words.lower)) {
    while (at < span.end && !is(text[at], kWord)) ++at;
    const std::size_t begin = at;
    while (at < span.end && !is(text[at], kSpace)) ++at;
    if (begin == at) break;
    ++words.count;
    if (words.count == 1 || !is(text[begin], kLower)) continue;
    const std::string_view word = word_at(text, begin, span.end);
    words.lower = words.lower || std::find(kSmallWords.begin(), kSmallWords.end(), word) == kSmallWords.end();
  }
  return words;
}

bool is_stop(char32_t value) {
  return value == '.' || value == '!' || value == '?' || value == 0x2026 || value == 0x3002;
}

struct Ends {
  bool upper = false;
  bool stop = false;
  bool comma = false;
};

Ends read_ends(std::string_view text, Span inner) {
  Ends ends;
  std::size_t first = inner.begin;
  while (first < inner.end && !is(text[first], kUpper | kLower | kDigit)) {
    const CodePoint point = decode(text, first);
    if (near_of(point.value) == Near::word && !is_lower(point.value)) break;
    if (is_lower(point.value)) break;
    first += point.length;
  }
  if (first < inner.end) ends.upper = !is_lower(decode(text, first).value);
  std::size_t last = inner.end;
  while (last > inner.begin) {
    last = previous(text, last, inner.begin);
    const char32_t value = decode(text, last).value;
    if (is_quote_mark(value) || is_space(value)) continue;
    ends.stop = is_stop(value);
    ends.comma = value == ',';
    break;
  }
  return ends;
}

}  // namespace

bool is_reporting_word(std::string_view word) {
  static_assert(std::is_sorted(kReporting.begin(), kReporting.end()));
  return std::binary_search(kReporting.begin(), kReporting.end(), word);
}

namespace {

bool reporting_word_in(std::string_view text, Span span) {
  std::size_t at = span.begin;
  while (at < span.end) {
    const std::string_view word = word_at(text, at, span.end);
    if (is_reporting_word(word)) return true;
    at += word.size() + 1;
  }
  return false;
}

}  // namespace

bool tag_follows(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t reach = std::min(end, at + kTagReach);
  std::size_t stop = at;
  while (stop < reach && text[stop] != '.' && text[stop] != '?' && text[stop] != '!' && text[stop] != ';' &&
         text[stop] != '"')
    ++stop;
  return reporting_word_in(text, {at, stop});
}

bool is_quotation(std::string_view text, const QuotePair& pair, const QuoteContext& context) {
  const Ends ends = read_ends(text, pair.inner);
  const Words words = count_words(text, pair.inner);
  if (words.count == 0) return false;
  const bool stops = ends.stop || ends.comma;
  const std::size_t before_end = skip_space_back(text, pair.outer.begin, context.sentence_begin);
  const std::size_t before = previous(text, before_end, context.sentence_begin);
  const char32_t last = before_end > context.sentence_begin ? decode(text, before).value : U' ';
  const bool comma = last == ',';
  if (context.after_quotation && comma) return stops || words.count >= 3;
  if (!ends.upper) return context.opens_sentence && stops && words.count >= 3;
  if (context.opens_sentence) return stops || (words.count >= 3 && words.lower);
  const bool lead = comma || last == ':' || last == ';' || near_of(last) == Near::dash ||
                    is_reporting_word(word_before(text, before_end, context.sentence_begin));
  if (!lead) return false;
  return ends.stop || (words.count >= 3 && words.lower);
}

}  // namespace polex::text
