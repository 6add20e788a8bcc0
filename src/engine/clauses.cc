// Turns masked sentences into heads. Leaves where contents end to extents.cc and who "it" is to resolve.cc.
// Tested by shipped_packs_test.cc and matching_test.cc.
#include "engine/clauses.h"

#include <algorithm>
#include <functional>

#include "engine/extents.h"
#include "engine/refusals.h"

namespace polex::engine {

bool introduces(const Head& head) { return head.rule->rule->field("subject") == "next"; }

namespace {

bool is_statement(const rules::CompiledRule& rule) { return rule.rule->field("record") == "statement"; }

Range cue_or_all(const rules::CompiledRule& rule, const Match& match) {
  return match.group(rule, "cue").value_or(match.range);
}

// Where a content or action that follows its cue begins: two heads of one content are one too many.
std::optional<std::size_t> content_begin(const rules::CompiledRule& rule, const Match& match) {
  for (const std::string_view name : {"content", "action"})
    if (const auto group = match.group(rule, name);
        group && rule.patterns[match.pattern].before_group.empty())
      return group->begin;
  return std::nullopt;
}

// Settles the matches of one kind of record by their cues.
void settle_kind(const std::vector<rules::CompiledRule>& rules, std::vector<Match>& matches,
                 std::vector<Blocked>* told) {
  std::vector<Range> extents;
  // Two heads collide when their cues overlap; of those the longest match wins, so order by the match first.
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.range.size() > b.range.size(); });
  extents.reserve(matches.size());
  for (const Match& match : matches) extents.push_back(cue_or_all(rules[match.rule], match));
  std::vector<const rules::CompiledRule*> winner(matches.size(), nullptr);
  for (std::size_t a = 0; a < matches.size(); ++a)
    for (std::size_t b = 0; b < matches.size(); ++b) {
      const auto& losers = rules[matches[a].rule].beats;
      if (a != b && extents[a].overlaps(extents[b]) &&
          std::find(losers.begin(), losers.end(), matches[b].rule) != losers.end())
        winner[b] = &rules[matches[a].rule];
    }
  std::vector<Match> kept;
  std::vector<Range> kept_extents;
  for (std::size_t each = 0; each < matches.size(); ++each) {
    const auto content = content_begin(rules[matches[each].rule], matches[each]);
    for (std::size_t other = 0; winner[each] == nullptr && other < kept.size(); ++other) {
      const auto kept_content = content_begin(rules[kept[other].rule], kept[other]);
      if (kept_extents[other].overlaps(extents[each]) ||
          (content && kept_content && *content == *kept_content))
        winner[each] = &rules[kept[other].rule];
    }
    if (winner[each] != nullptr) {
      if (told != nullptr)
        told->push_back({matches[each].rule, matches[each].pattern, matches[each].range, "collision",
                         told_winner(*winner[each])});
      continue;
    }
    kept_extents.push_back(extents[each]);
    kept.push_back(std::move(matches[each]));
  }
  matches = std::move(kept);
}

Head make_head(const Analysis& analysis, std::size_t sentence, Match match) {
  Head head;
  head.sentence = sentence;
  head.rule = &analysis.rules.clauses[match.rule];
  head.statement = is_statement(*head.rule);
  head.actor = match.group(*head.rule, head.statement ? "speaker" : "actor");
  head.cue = match.group(*head.rule, "cue");
  head.negated = match.group(*head.rule, "neg").has_value();
  const rules::Pattern& pattern = head.rule->patterns[match.pattern];
  head.reverse = !pattern.before_group.empty();
  head.match = std::move(match);
  return head;
}

// The end of an insertion between commas or dashes that begins at `at` with a word in lower case ("Peru,
// which has no coast, ", "Peru, as part of the deal, "), or `at`; only a relative clause where
// `relative_only`.
std::size_t behind_insertion(const std::string& text, std::size_t at, bool relative_only) {
  std::string begin = text.substr(at, 8);
  std::erase_if(begin, rules::is_mark);
  const std::string_view mark = begin.starts_with(", ") ? ", " : begin.starts_with(" - ") ? " - " : "";
  if (mark.empty() || begin.size() <= mark.size() || begin[mark.size()] < 'a' || begin[mark.size()] > 'z')
    return at;
  if (relative_only && !begin.starts_with(", who ") && !begin.starts_with(", which")) return at;
  const std::size_t end = text.find(mark, at + 1);
  return end == std::string::npos ? at : end + mark.size() - 1;
}

// What stands before the noun phrase that `left` ends in: its article, its owner and up to three adjectives
// gone ("the newly created ", "Peru's "), the adjectives not where it shall be `bare`; unchanged where it
// cannot be told.
std::string before_noun_phrase(std::string left, bool bare) {
  if (left.ends_with("'s ")) {
    left.resize(left.size() - 3);
    while (!left.empty() && rules::is_symbol(left.back())) left.pop_back();
  }
  const int adjectives = bare ? 0 : 3;
  std::size_t at = left.size();
  for (int word = 0; word <= adjectives; ++word) {
    for (const std::string_view article : {"The ", "the ", "A ", "a ", "An ", "an ", "Its ", "its "}) {
      if (at < article.size() || left.compare(at - article.size(), article.size(), article) != 0) continue;
      if (at > article.size() && left[at - article.size() - 1] != ' ') continue;
      left.resize(at - article.size());
      return left;
    }
    if (at < 2 || left[at - 1] != ' ') break;
    std::size_t begin = at - 1;
    while (begin > 0 && (left[begin - 1] == '-' || (left[begin - 1] >= 'a' && left[begin - 1] <= 'z')))
      --begin;
    if (begin == at - 1) break;
    at = begin;
  }
  return left;
}

// ", announcing": the word behind the comma ends in -ing.
bool opens_participle(const std::string& text, std::size_t comma) {
  std::string word = text.substr(comma + 1, 24);
  std::erase_if(word, rules::is_mark);
  return word.starts_with(' ') && word.substr(0, word.find(' ', 1)).ends_with("ing");
}

// Subject position: an actor that opens its clause, or what was said, and is followed by a verb, not by a
// comma or a preposition.
std::optional<Range> subject_before(const std::string& text, const Head& head,
                                    const std::vector<std::size_t>& clause_starts, bool headline,
                                    const std::function<bool(std::size_t)>& means_nobody) {
  const std::size_t at = head.match.range.begin;
  std::optional<Range> inner;
  for (std::size_t back = at; back-- > 0;) {
    if (!rules::is_actor(text[back])) continue;
    std::string left = before_noun_phrase(plain_before(text, back, 48), head.statement);
    const bool reported = std::any_of(clause_starts.begin(), clause_starts.end(), [&](std::size_t start) {
      if (start > back) return false;
      std::string between = text.substr(start, back - start);
      std::erase_if(between, rules::is_mark);
      return before_noun_phrase(std::move(between), head.statement).empty();
    });
    const bool opens = reported || left.empty() || left.ends_with(", ") || left.ends_with("and ") ||
                       left.ends_with("but ") || left.ends_with("that ") || left.ends_with("; ") ||
                       left.ends_with("while ") || left.ends_with("- ");
    const std::size_t next = behind_insertion(text, back + 1, head.statement);
    const bool verb_next =
        next + 1 < text.size() && text[next] == ' ' &&
        (rules::is_mark(text[next + 1]) || (text[next + 1] >= 'a' && text[next + 1] <= 'z') ||
         (headline && text[next + 1] >= 'A' && text[next + 1] <= 'Z'));
    // "She noted that Peru, which has no coast, seeks to ...": the insertion ends where the cue stands.
    // Not of a participle: "presented its results, announcing plans".
    const bool interrupted =
        reported && text[back + 1] == ',' && text[at] == ',' && !opens_participle(text, at);
    if (interrupted) return Range{back, back + 1};
    // "Works with Togo, Mali and others, and calls on ...": one of a list.
    std::string after = text.substr(next, 8);
    std::erase_if(after, rules::is_mark);
    const bool listed = left.ends_with(", ") && after.starts_with(" and ");
    if (!opens || !verb_next || listed) continue;
    // "The ministry took the advice that banks should pay, and said ...": rather the main clause's own.
    if (!reported && left.ends_with(" that ") && text[at] == ',') {
      if (!inner) inner = Range{back, back + 1};
    } else if (!inner || !means_nobody(back)) {
      return Range{back, back + 1};
    }
  }
  return inner;
}

// "Claims that ...": the speaker is the cue, and says nothing more.
bool is_noun(const Head& head) {
  return head.actor && head.cue && head.actor->begin <= head.cue->begin && head.cue->end <= head.actor->end;
}

// "According to officials": they speak, but are nobody's subject.
bool is_in_passing(const Analysis& analysis, const Head& head) {
  if (!head.statement || !head.cue) return false;
  const Span cue = analysis.sentences[head.sentence].masked.source(head.cue->begin, head.cue->end);
  return analysis.slice(cue).starts_with("According") || analysis.slice(cue).starts_with("according");
}

// Who may go on speaking in the next quotation: no report, and nobody quoted by the speaker himself.
bool is_voice(const Analysis& analysis, const Head& head) {
  if (introduces(head)) return true;
  if (is_noun(head)) return false;
  if (analysis.layout.units[head.sentence].inside != text::kNone) return false;
  if (!head.actor) return true;
  const std::string& text = analysis.sentences[head.sentence].masked.text;
  return head.actor->size() == 1 && rules::is_actor(text[head.actor->begin]) &&
         static_cast<std::uint8_t>(text[head.actor->begin]) != rules::kDocument;
}

// Gives heads without an actor of their own the one before them.
void inherit(const Analysis& analysis, std::vector<Head>& heads, std::size_t first) {
  for (std::size_t index = first; index < heads.size(); ++index) {
    Head& head = heads[index];
    const std::string_view subject = head.rule->rule->field("subject");
    if (subject != "inherit" && subject != "speaker" && subject != "previous") continue;
    if (subject == "previous") {  // the last statement, of an earlier sentence as a rule
      for (std::size_t back = index; back-- > 0 && head.inherits == kNone;)
        if (heads[back].statement && is_voice(analysis, heads[back])) head.inherits = back;
      continue;
    }
    std::size_t in_passing = kNone;  // rather than nobody: "according to X, adding that"
    for (std::size_t back = index; back-- > first && head.inherits == kNone;) {
      const Head& before = heads[back];
      if (before.match.range.begin >= head.match.range.begin || is_noun(before)) continue;
      if (is_in_passing(analysis, before)) {
        if (head.statement && in_passing == kNone) in_passing = back;
        continue;
      }
      // A statement goes on from a statement; a commitment from one, or from a statement that it is not part
      // of.
      const bool inside = before.statement && before.content.begin <= head.match.range.begin &&
                          head.content.end <= before.content.end;
      if (head.statement ? before.statement : !before.statement || !inside) head.inherits = back;
    }
    if (head.inherits == kNone) head.inherits = in_passing;
    const auto& text = analysis.sentences[head.sentence].masked.text;
    std::vector<std::size_t> clause_starts;
    for (std::size_t each = first; each < heads.size(); ++each)
      if (heads[each].statement && !heads[each].reverse) clause_starts.push_back(heads[each].content.begin);
    const auto is_it = [&](std::size_t at) {  // "It is clear that Peru is poor, and seeks to ..."
      const std::string_view word =
          analysis.slice(analysis.sentences[head.sentence].masked.source(at, at + 1));
      return word == "It" || word == "it";
    };
    const auto own =
        subject_before(text, head, clause_starts, analysis.sentences[head.sentence].unit->headline, is_it);
    if (subject == "speaker" && head.inherits != kNone) continue;
    // A subject that stands between the other head and this one is nearer.
    if (own && (head.inherits == kNone || own->begin > heads[head.inherits].match.range.end)) {
      head.inherits = kNone;
      head.inherited = own;
    }
  }
}

void note_blocked(const Analysis& analysis, std::size_t sentence, const std::vector<Blocked>& blocked) {
  if (analysis.trace == nullptr) return;
  const Rendering& masked = analysis.sentences[sentence].masked;
  for (const Blocked& each : blocked) {
    const bool gate = each.by == std::string_view("gate");
    if (gate && !analysis.trace->gates) continue;
    analysis.trace->sentences[sentence].events.push_back(
        {each.by, "clause", analysis.rules.clauses[each.rule].name,
         gate ? Span{} : masked.source(each.range.begin, each.range.end), each.detail});
  }
}

// The matches of rules that hold in headlines only: elsewhere they may not take another rule's words.
void drop_headlines(const Analysis& analysis, std::vector<Match>& matches, std::vector<Blocked>* told) {
  std::erase_if(matches, [&](const Match& match) {
    const bool refused = analysis.rules.clauses[match.rule].rule->field("headline") == "yes";
    if (refused && told != nullptr)
      told->push_back({match.rule, match.pattern, match.range, "refuse", "it holds in headlines only"});
    return refused;
  });
}

std::vector<Head> heads_of(Analysis& analysis, std::size_t index) {
  const Sentence& sentence = analysis.sentences[index];
  std::vector<Match> matches;
  std::vector<Blocked> blocked;
  std::vector<Blocked>* told = analysis.trace != nullptr ? &blocked : nullptr;
  analysis.keep_view(index, "clause", sentence.masked);
  if (!analysis.spend(sentence.masked.text.size())) return {};
  find_matches(analysis.clause_rules(), sentence.masked, matches, told);
  if (!sentence.unit->headline) drop_headlines(analysis, matches, told);
  tell_groups(analysis.clause_rules(), sentence.masked, matches);
  // They are compared in pairs, and each looks for its end in the sentence.
  if (!analysis.spend(matches.size() * sentence.masked.text.size())) return {};
  std::vector<Match> commitments;
  std::vector<Match> statements;
  for (Match& match : matches)
    (is_statement(analysis.rules.clauses[match.rule]) ? statements : commitments).push_back(std::move(match));
  settle_kind(analysis.rules.clauses, statements, told);
  settle_kind(analysis.rules.clauses, commitments, told);
  note_blocked(analysis, index, blocked);
  std::vector<Head> heads;
  for (std::vector<Match>* kind : {&statements, &commitments})
    for (Match& match : *kind) heads.push_back(make_head(analysis, index, std::move(match)));
  std::stable_sort(heads.begin(), heads.end(), [](const Head& a, const Head& b) {
    return a.cue.value_or(a.match.range).begin < b.cue.value_or(b.match.range).begin;
  });
  set_extents(analysis, sentence, heads);
  drop_refused(analysis, heads);
  return heads;
}

}  // namespace

std::vector<Head> find_heads(Analysis& analysis) {
  std::vector<Head> all;
  for (std::size_t index = 0; index < analysis.sentences.size(); ++index) {
    const std::size_t first = all.size();
    for (Head& head : heads_of(analysis, index)) all.push_back(std::move(head));
    inherit(analysis, all, first);
  }
  return all;
}

Span content_span(const Analysis& analysis, const Head& head) {
  const Sentence& sentence = analysis.sentences[head.sentence];
  if (!head.content_is_quote) return sentence.masked.source(head.content.begin, head.content.end);
  const auto words_of = [&](std::size_t at) {
    const std::size_t quotation = sentence.quotation_at(at);
    if (quotation == kNone || analysis.layout.quotations[quotation].parts.empty())
      return sentence.masked.source(at, at + 1);
    const auto& parts = analysis.layout.quotations[quotation].parts;
    return Span{parts.front().begin, parts.back().end};
  };
  Span span{words_of(head.content.begin).begin, words_of(head.content.end - 1).end};
  const std::string& text = analysis.article.text;
  while (span.end > span.begin && (text[span.end - 1] == ',' || text[span.end - 1] == '.' ||
                                   text[span.end - 1] == ' ' || text[span.end - 1] == '\n'))
    --span.end;
  return span;
}

}  // namespace polex::engine
