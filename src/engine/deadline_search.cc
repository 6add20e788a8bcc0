// Turns a clause with its dates into the words that say by when. Leaves their last day to deadline.cc and
// finding dates to the packs. Tested by deadline_search_test.cc.
#include <algorithm>
#include <array>

#include "engine/dates_evaluation.h"
#include "engine/deadline.h"

namespace polex::engine {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

enum class Lead { deadline, start, none };

struct LeadWords {
  std::string_view words;
  Lead lead;
};

// What can stand right before a date or its "the end of": the longest comes first.
constexpr std::array<LeadWords, 48> kLeads = {{
    {"starting from", Lead::start},
    {"beginning from", Lead::start},
    {"effective from", Lead::start},
    {"starting in", Lead::start},
    {"starting on", Lead::start},
    {"beginning in", Lead::start},
    {"beginning on", Lead::start},
    {"effective on", Lead::start},
    {"as of", Lead::start},
    {"on or before", Lead::deadline},
    {"no later than", Lead::deadline},
    {"not later than", Lead::deadline},
    {"later than", Lead::deadline},
    {"in advance of", Lead::deadline},
    {"in time for", Lead::deadline},
    {"ahead of", Lead::deadline},
    {"as early as", Lead::deadline},
    {"as soon as", Lead::deadline},
    {"prior to", Lead::deadline},
    {"in the run-up to", Lead::deadline},
    {"by around", Lead::deadline},
    {"by about", Lead::deadline},
    {"in around", Lead::deadline},
    {"in about", Lead::deadline},
    {"before", Lead::deadline},
    {"within", Lead::deadline},
    {"during", Lead::deadline},
    {"throughout", Lead::deadline},
    {"over", Lead::deadline},
    {"through", Lead::deadline},
    {"by", Lead::deadline},
    {"in", Lead::deadline},
    {"on", Lead::deadline},
    {"at", Lead::deadline},
    {"from", Lead::start},
    {"since", Lead::start},
    {"until", Lead::start},
    {"till", Lead::start},
    {"starting", Lead::start},
    {"beginning", Lead::start},
    {"effective", Lead::start},
    {"after", Lead::start},
    {"following", Lead::start},
    {"between", Lead::start},
    {"of", Lead::start},
    {"for", Lead::start},
    {"than", Lead::start},
    {"to", Lead::start},
}};

// Words between the lead and the date that belong to neither: "by [the end of] 2025", "before [dawn on] June
// 28".
constexpr std::array<std::string_view, 30> kBetween = {"the end of",
                                                       "the close of",
                                                       "the beginning of",
                                                       "the start of",
                                                       "the middle of",
                                                       "the first day of",
                                                       "the last day of",
                                                       "the first week of",
                                                       "the second week of",
                                                       "the last week of",
                                                       "end of",
                                                       "end",
                                                       "early",
                                                       "late",
                                                       "mid",
                                                       "later",
                                                       "the",
                                                       "dawn on",
                                                       "noon on",
                                                       "midnight on",
                                                       "the morning of",
                                                       "the evening of",
                                                       "the summer of",
                                                       "the eve of",
                                                       "the second half of",
                                                       "the first half of",
                                                       "the next",
                                                       "sometime",
                                                       "around",
                                                       "about"};

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Where `words` begin if they end right before `end` (a space between); kNowhere if they do not.
std::size_t ends_with(std::string_view text, std::size_t end, std::string_view words) {
  if (end == 0 || text[end - 1] != ' ' || end - 1 < words.size()) return kNowhere;
  const std::size_t begin = end - 1 - words.size();
  if (lower(text.substr(begin, words.size())) != words) return kNowhere;
  return begin > 0 && letter(text[begin - 1]) ? kNowhere : begin;
}

struct LeadFound {
  Lead lead = Lead::none;
  std::size_t begin = 0;  // of the lead, or of the words that belong to the date
};

LeadFound lead_before(std::string_view text, std::size_t date) {
  std::size_t begin = date;
  for (bool moved = true; moved;) {
    moved = false;
    for (const std::string_view words : kBetween) {
      const std::size_t at = ends_with(text, begin, words);
      if (at == kNowhere) continue;
      begin = at;
      moved = true;
      break;
    }
  }
  for (const LeadWords& lead : kLeads)
    if (const std::size_t at = ends_with(text, begin, lead.words); at != kNowhere) return {lead.lead, at};
  return {Lead::none, begin};
}

// "before classes resume in September": the clause-opening lead to the left that the date completes.
std::size_t clause_lead(std::string_view text, std::size_t date) {
  static constexpr std::array<std::string_view, 5> kOpeners = {"before", "ahead of", "by the time",
                                                               "prior to", "in time for"};
  constexpr int kFarthest = 8;  // words
  int words = 0;
  for (std::size_t at = date; at-- > 0;) {
    const char c = text[at];
    if (c == ',' || c == ';' || c == ':' || c == '.') return kNowhere;
    if (c != ' ') continue;
    if (++words > kFarthest) return kNowhere;
    for (const std::string_view opener : kOpeners)
      if (const std::size_t found = ends_with(text, at + 1, opener); found != kNowhere) return found;
  }
  return kNowhere;
}

bool before_document(const std::optional<std::string>& date, const DateContext& context) {
  if (!date || context.document.empty()) return false;
  const std::size_t size = std::min(date->size(), context.document.size());
  return date->substr(0, size) < context.document.substr(0, size);
}

// Dates without a lead say by when only where they point ahead of the article: "next year", "tomorrow",
// "Friday".
bool stands_bare(std::string_view text, const FoundDate& date) {
  static constexpr std::array<std::string_view, 12> kBare = {
      "this",       "next",     "later",      "tomorrow",  "today",      "tonight",
      "the coming", "the next", "early next", "late next", "early this", "late this"};
  const std::string words = lower(text.substr(date.begin, date.end - date.begin));
  if (words.starts_with("this past")) return false;
  for (const std::string_view start : kBare)
    if (words.starts_with(start)) return true;
  return weekday_of(words.substr(0, words.find(' '))).has_value();
}

// A possessive or attributive date dates a thing, not the action: "this year's budget", "the 2030 goals",
// "at the June meeting".
bool dates_a_thing(std::string_view text, const FoundDate& date) {
  const std::string_view rest = text.substr(date.end);
  if (rest.starts_with("'s") || rest.starts_with("-")) return true;
  static constexpr std::array<std::string_view, 12> kThings = {
      "meeting", "meetings", "session", "summit",   "election", "elections",
      "vote",    "budget",   "goals",   "deadline", "hearing",  "conference"};
  if (ends_with(text, date.begin, "the") == kNowhere || !rest.starts_with(' ')) return false;
  const std::string_view noun = rest.substr(1, rest.find_first_of(" ,.;:", 1) - 1);
  return std::find(kThings.begin(), kThings.end(), noun) != kThings.end();
}

// The words that make the date a deadline, whether it lies ahead or not.
std::optional<DeadlineMatch> judge_words(std::string_view text, const FoundDate& date,
                                         const DateContext& context) {
  const std::string words = lower(text.substr(date.begin, date.end - date.begin));
  if (date.value.granularity == "set" || date.value.granularity == "reference" ||
      date.value.granularity == "century" || words.find(" than ") != std::string::npos ||
      dates_a_thing(text, date))
    return std::nullopt;  // "the longest in more than two years" measures
  LeadFound found = lead_before(text, date.begin);
  const bool duration = date.value.granularity == "duration";
  const std::string lead = lower(text.substr(found.begin, date.begin - found.begin));
  if (found.lead == Lead::deadline && duration &&
      (lead.starts_with("by ") || lead.starts_with("on ") || lead.starts_with("at ")))
    return std::nullopt;  // "by three years" measures
  if (found.lead != Lead::deadline) {
    const std::size_t opener = found.lead == Lead::none ? clause_lead(text, found.begin) : kNowhere;
    if (opener != kNowhere)
      found = {Lead::deadline, opener};
    else if (found.lead == Lead::start || duration || !stands_bare(text, date))
      return std::nullopt;
  } else if (const std::size_t opener = clause_lead(text, found.begin); opener != kNowhere && !duration) {
    found.begin = opener;
  }
  DeadlineMatch match{found.begin, date.end, {}};
  match.date = deadline_date(text.substr(match.begin, match.end - match.begin), date.value, context);
  return match;
}

std::optional<DeadlineMatch> judge(std::string_view text, const FoundDate& date, const DateContext& context) {
  auto match = judge_words(text, date, context);
  if (!match || before_document(match->date, context)) return std::nullopt;
  return match;
}

// Points in time without a date: "before the summer recess", "by the next planting season".
constexpr std::array<std::string_view, 8> kDateless = {"before ",        "ahead of ",    "prior to ",
                                                       "by the end of ", "by the next ", "by the time ",
                                                       "in the coming ", "in this term"};

bool ends_phrase(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ',' || c == ';' || c == ':' || c == '"' || c == '(') return true;
  if (c == '.') return at + 1 == text.size() || text[at + 1] == ' ';
  static constexpr std::array<std::string_view, 9> kStops = {
      " and ", " but ", " or ", " while ", " in order ", " to ", " so that ", " if ", " unless "};
  for (const std::string_view stop : kStops)
    if (text.substr(at).starts_with(stop)) return true;
  return false;
}

std::optional<DeadlineMatch> dateless(std::string_view text) {
  const std::string plain = lower(text);
  std::optional<DeadlineMatch> first;
  for (const std::string_view lead : kDateless) {
    for (std::size_t at = plain.find(lead); at != kNowhere; at = plain.find(lead, at + 1)) {
      if (at > 0 && letter(plain[at - 1])) continue;
      if (first && first->begin <= at) break;
      std::size_t end = at + lead.size();
      while (end < text.size() && !ends_phrase(text, end)) ++end;
      if (end > at + lead.size() || lead.back() != ' ') first = DeadlineMatch{at, end, {}};
      break;
    }
  }
  return first;
}

}  // namespace

std::optional<DeadlineMatch> find_deadline(std::string_view folded_text, const std::vector<FoundDate>& dates,
                                           const DateContext& context) {
  std::optional<DeadlineMatch> dated;
  for (const FoundDate& date : dates) {
    if (date.end > folded_text.size() || date.begin >= date.end) continue;
    dated = judge(folded_text, date, context);
    if (dated) break;
  }
  auto undated = dateless(folded_text);
  if (!dated) return undated;
  return undated && undated->begin < dated->begin && undated->end <= dated->begin ? undated : dated;
}

bool deadline_gone_by(std::string_view folded_text, const std::vector<FoundDate>& dates,
                      const DateContext& context) {
  bool gone = false;
  for (const FoundDate& date : dates) {
    if (date.end > folded_text.size() || date.begin >= date.end) continue;
    auto match = judge_words(folded_text, date, context);
    if (!match) continue;
    if (!before_document(match->date, context)) return false;
    gone = folded_text.substr(match->begin).starts_with("by ") || gone;
  }
  return gone;
}

}  // namespace polex::engine
