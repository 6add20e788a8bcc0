// Turns a commitment's head into the deadline that its sentence tells. Leaves judging a stretch of words to
// deadline_search.cc. Tested by told_deadline_test.cc.
#include "engine/told_deadline.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/deadline.h"
#include "engine/tense.h"

namespace polex::engine {

namespace {

// A stretch of the masked sentence as its words stand, dates unmasked, and the dates in it.
struct DatedWords {
  std::string plain;
  std::vector<std::size_t> at;  // by byte of `plain`: the offset in Sentence::words
  std::vector<FoundDate> dates;
};

// As they were found.
std::vector<std::size_t> dates_in(const Analysis& analysis, const DateOrder& order, const Span& span) {
  std::vector<std::size_t> inside;
  const auto begins_before = [&](std::size_t index, std::size_t at) {
    return analysis.mentions[index].span.begin < at;
  };
  for (auto date = std::lower_bound(order.begin(), order.end(), span.begin, begins_before);
       date != order.end() && analysis.mentions[*date].span.begin <= span.end; ++date)
    if (span.contains(analysis.mentions[*date].span)) inside.push_back(*date);
  std::sort(inside.begin(), inside.end());
  return inside;
}

DatedWords dated_words(const Analysis& analysis, const DateOrder& order, const Sentence& sentence,
                       const Range& range) {
  DatedWords out;
  const Rendering& words = sentence.words;
  const Span span = sentence.masked.source(range.begin, range.end);
  const auto from = static_cast<std::size_t>(
      std::lower_bound(words.begin.begin(), words.begin.end(), span.begin) - words.begin.begin());
  const auto to = static_cast<std::size_t>(std::upper_bound(words.end.begin(), words.end.end(), span.end) -
                                           words.end.begin());
  for (std::size_t i = from; i < to && i < words.text.size(); ++i) {
    if (rules::is_mark(words.text[i])) continue;
    out.plain += words.text[i] == rules::kJoin ? analysis.article.text[words.begin[i]] : words.text[i];
    out.at.push_back(i);
  }
  for (const std::size_t index : dates_in(analysis, order, span)) {
    const Mention& mention = analysis.mentions[index];
    FoundDate found;
    for (std::size_t i = 0; i < out.at.size(); ++i) {
      if (words.begin[out.at[i]] <= mention.span.begin) found.begin = i;
      if (words.end[out.at[i]] <= mention.span.end) found.end = i + 1;
    }
    found.value = *mention.date;
    out.dates.push_back(std::move(found));
  }
  return out;
}

DateContext context_of(const Analysis& analysis) {
  DateContext context;
  context.document = analysis.layout.date;
  return context;
}

std::optional<Deadline> deadline_in(const Analysis& analysis, const DateOrder& order,
                                    const Sentence& sentence, const Range& range) {
  const DatedWords words = dated_words(analysis, order, sentence, range);
  const auto match = find_deadline(words.plain, words.dates, context_of(analysis));
  if (!match || match->begin >= match->end || match->end > words.at.size()) return std::nullopt;
  return Deadline{sentence.words.source(words.at[match->begin], words.at[match->end - 1] + 1), match->date};
}

// A date outside the action, where what follows it is not told as past: "On Monday it agreed to" dates the
// agreeing.
std::optional<Deadline> outer_deadline(const Analysis& analysis, const DateOrder& order, const Head& head,
                                       const Range& range) {
  const Sentence& sentence = analysis.sentences[head.sentence];
  if (range.begin >= range.end) return std::nullopt;
  const auto found = deadline_in(analysis, order, sentence, range);
  if (!found) return std::nullopt;
  const std::string told(analysis.folded_space(sentence.unit->span));
  const std::size_t begin = sentence.unit->span.begin;
  return told_as_past(told, found->span.begin - begin, found->span.end - begin) ? std::nullopt : found;
}

}  // namespace

DateOrder order_dates(const Analysis& analysis) {
  DateOrder order;
  for (std::size_t index = 0; index < analysis.mentions.size(); ++index) {
    const Mention& mention = analysis.mentions[index];
    if (mention.symbol == rules::kDate && mention.date && !mention.in_words) order.push_back(index);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return analysis.mentions[a].span.begin < analysis.mentions[b].span.begin;
  });
  return order;
}

std::optional<Deadline> deadline_of(const Analysis& analysis, const DateOrder& order, const Head& head) {
  if (auto found = deadline_in(analysis, order, analysis.sentences[head.sentence], head.content))
    return found;
  constexpr std::size_t kFarthest = 40;  // before the match
  const std::size_t lead = head.match.range.begin;
  if (lead <= kFarthest)
    if (auto found = outer_deadline(analysis, order, head, {0, lead})) return found;
  const std::size_t cue =
      head.cue.value_or(head.match.range).begin;  // "will by 2030 build", "aims by 2030 to"
  return outer_deadline(analysis, order, head, {cue, head.content.begin});
}

// "Promised in 2020 to do it by 2022" is over and done with in 2024.
bool is_over(const Analysis& analysis, const DateOrder& order, const Head& head) {
  const DatedWords words = dated_words(analysis, order, analysis.sentences[head.sentence], head.content);
  return deadline_gone_by(words.plain, words.dates, context_of(analysis));
}

}  // namespace polex::engine
