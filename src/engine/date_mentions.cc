// Turns the matches of [[date]] rules into values, and the lines before the running text into dates. Leaves
// the dates of sentences to mentions.cc and what the groups mean to dates.cc. Tested by header_dates_test.cc.
#include "engine/date_mentions.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/tense.h"
#include "text/fold.h"

namespace polex::engine {

std::optional<DateValue> date_value(const Analysis& analysis, const rules::CompiledRule& rule,
                                    const Match& match, const Rendering& rendering,
                                    const DateContext& context) {
  DateGroups groups;
  for (const auto& [name, number] : rule.patterns[match.pattern].groups)
    if (const auto range = match.group(rule, name); range && range->size() > 0)  // no marks, joins as written
      groups[name] = text::fold_all(analysis.folded_space(rendering.source(range->begin, range->end)));
  return evaluate_date(rule.rule->field("compute"), groups, context);
}

void read_tense(const Rendering& words, const Range& date, DateContext& context) {
  std::string plain;
  std::size_t begin = 0;
  std::size_t end = words.text.size();
  for (std::size_t byte = 0; byte < words.text.size(); ++byte) {
    if (byte == date.begin) begin = plain.size();
    if (byte == date.end) end = plain.size();
    if (!rules::is_mark(words.text[byte])) plain += words.text[byte] == rules::kJoin ? ' ' : words.text[byte];
  }
  end = std::min(end, plain.size());
  context.past_tense = told_as_past(plain, begin, end);
  context.happened = goes_with_happening(plain, begin, end);
}

namespace {

// The lines of text[0, body_begin) that no unit shows: a title is one, a date line is none.
std::vector<Span> header_lines(const Analysis& analysis) {
  std::vector<Span> lines;
  const std::string& text = analysis.article.text;
  const std::size_t end = analysis.layout.body_begin;
  for (std::size_t begin = 0; begin < end;) {
    const std::size_t stop = std::min(text.find('\n', begin), end);
    const Span line{begin, stop};
    const bool shown = std::any_of(
        analysis.layout.units.begin(), analysis.layout.units.end(),
        [&](const text::Unit& unit) { return unit.span.begin < line.end && line.begin < unit.span.end; });
    if (!shown && !line.empty()) lines.push_back(line);
    begin = stop + 1;
  }
  return lines;
}

}  // namespace

void find_header_dates(Analysis& analysis, DateContext& context) {
  const std::vector<rules::CompiledRule>& rules = analysis.rules.mentions[0];
  context.past_tense = true;
  for (const Span& line : header_lines(analysis)) {
    Rendering words;
    render(analysis.article.text, line, {}, analysis.rules.lexicon, words);
    if (!analysis.spend(words.text.size())) return;
    std::vector<Match> matches;
    find_matches(analysis.mention_rules(0), words, matches, nullptr);
    std::erase_if(matches, [&](const Match& match) { return rules[match.rule].symbol != rules::kDate; });
    std::vector<Range> extents;
    extents.reserve(matches.size());
    for (const Match& match : matches) extents.push_back(mask_of(rules[match.rule], match));
    settle(rules, matches, extents, nullptr);
    tell_groups(analysis.mention_rules(0), words, matches);
    for (const Match& match : matches) {
      const Range range = mask_of(rules[match.rule], match);
      Mention mention;
      mention.symbol = rules::kDate;
      mention.rule = &rules[match.rule];
      mention.span = words.source(range.begin, range.end);
      mention.name = mention.span;
      mention.in_words = true;
      mention.date = date_value(analysis, rules[match.rule], match, words, context);
      if (!mention.date) continue;
      context.mention(*mention.date);
      analysis.mentions.push_back(std::move(mention));
    }
  }
}

}  // namespace polex::engine
