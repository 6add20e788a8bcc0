// Turns heads, actors and entities into the records of an Extraction. Leaves JSON to records/. Tested by
// shipped_packs_test.cc and spans_test.cc.
#include "engine/assemble.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/calendar.h"
#include "engine/entity_kinds.h"
#include "engine/extents.h"
#include "engine/told_deadline.h"

namespace polex::engine {

namespace {

// Dates that do not tell when something was said: "on strike since May 3", "a plan for 2030".
bool dates_something_else(std::string_view before) {
  constexpr std::array<std::string_view, 9> kOther = {"since ",  "until ", "from ", "by ", "for ",
                                                      "before ", "after ", "to ",   "the "};
  return std::any_of(kOther.begin(), kOther.end(),
                     [&](std::string_view word) { return before.ends_with(word); });
}

// The first date of text[from, to) that is a month or narrower and may be the day it was said.
const Mention* date_in(const Analysis& analysis, const Sentence& sentence, std::size_t from, std::size_t to) {
  const std::string& text = sentence.masked.text;
  for (std::size_t at = from; at < std::min(to, text.size()); ++at) {
    if (static_cast<std::uint8_t>(text[at]) != rules::kDate) continue;
    const std::size_t mention = sentence.mention_at(at);
    if (mention == kNone || !analysis.mentions[mention].date) continue;
    const DateValue& date = *analysis.mentions[mention].date;
    const bool narrow = date.granularity == "day" || date.granularity == "time" ||
                        date.granularity == "week" || date.granularity == "month";
    // No span of days: it is not told on which it was said.
    if (narrow && date.value && date.value->find('/') == std::string::npos &&
        !dates_something_else(plain_before(text, at)))
      return &analysis.mentions[mention];
  }
  return nullptr;
}

// Where the words behind a cue that follows its content end: "she said in a statement on Monday".
std::size_t adjunct_end(const std::string& text, std::size_t from) {
  constexpr std::size_t kReach = 40;
  const std::size_t stop = text.find_first_of(",.;:\"", from);
  return std::min({stop == std::string::npos ? text.size() : stop, from + kReach, text.size()});
}

// Whether what opens the sentence may tell the day: "In a statement on Monday, X said", not "After the deal
// of Monday, X said".
bool may_tell_day(std::string_view lead) {
  constexpr std::size_t kLongest = 80;
  constexpr std::array<std::string_view, 5> kOpenings = {"In ", "At ", "On ", "Speaking ", "Earlier "};
  return lead.size() <= 8 || (lead.size() <= kLongest &&
                              std::any_of(kOpenings.begin(), kOpenings.end(),
                                          [&](std::string_view word) { return lead.starts_with(word); }));
}

// The day it was said, where the sentence tells: a date in the head, behind a cue that follows its content,
// or in what opens the sentence.
const Mention* date_of(const Analysis& analysis, const Head& head) {
  const Sentence& sentence = analysis.sentences[head.sentence];
  const std::string& text = sentence.masked.text;
  const bool behind = head.reverse || head.content_is_quote;
  const Range match = head.match.range;
  const std::size_t tail = behind ? match.end : head.content.begin;
  const std::size_t cue = head.reverse || !head.cue ? match.begin : head.cue->begin;
  if (const Mention* date = date_in(analysis, sentence, cue, tail)) return date;
  // "X, on Monday, said"; not "X, who was elected on Monday, said".
  for (std::size_t at = cue; at-- > match.begin && text[at] != '"';) {
    if (static_cast<std::uint8_t>(text[at]) != rules::kDate) continue;
    const std::string left = plain_before(text, at);
    const bool apart = text.substr(match.begin, at - match.begin).find(',') == std::string::npos ||
                       left.ends_with(", on ") || left.ends_with(", ") || left.ends_with(", late ");
    if (apart)
      if (const Mention* date = date_in(analysis, sentence, at, at + 1)) return date;
    break;
  }
  if (behind)
    if (const Mention* date = date_in(analysis, sentence, match.end, adjunct_end(text, match.end)))
      return date;
  if (!head.reverse && may_tell_day(plain_before(text, match.begin, 96)))
    return date_in(analysis, sentence, 0, match.begin);
  return nullptr;
}

// A week is told as its month, where it lies in one: a statement's date is a day, a month or a year.
std::optional<std::string> day_or_month(const DateValue& date) {
  constexpr std::size_t kDay = 10;  // bytes of 2024-02-12
  if (date.granularity == "time")   // 2024-02-12TNI
    return date.value->find('T') == kDay ? std::optional(date.value->substr(0, kDay)) : std::nullopt;
  if (date.granularity != "week") return date.value;
  const IsoWeek week{std::stoi(date.value->substr(0, 4)), std::stoi(date.value->substr(6, 2))};
  const CivilDate monday = monday_of(week);
  const CivilDate first = date.value->ends_with("-WE") ? add_days(monday, 5) : monday;
  const CivilDate sunday = add_days(monday, 6);
  if (first.month != sunday.month) return std::nullopt;
  return to_iso(CivilDate{first.year, first.month, 0});
}

QuoteKind quote_kind(const Analysis& analysis, const Head& head) {
  if (head.content_is_quote) return QuoteKind::direct;
  const std::string& text = analysis.sentences[head.sentence].masked.text;
  for (std::size_t at = head.content.begin; at < std::min(head.content.end + 1, text.size()); ++at)
    if (text[at] == '"' || static_cast<std::uint8_t>(text[at]) == rules::kQuote) return QuoteKind::mixed;
  return QuoteKind::indirect;
}

std::string modality_of(const Head& head) { return std::string(head.rule->rule->field("modality")); }

// Who tells what another will do and does not guess: a spokesman, whoever announces it, reports told on.
bool speaks_for_others(const Analysis& analysis, const Statement& statement) {
  const auto has = [](std::string_view words, std::string_view part) {
    return words.find(part) != std::string_view::npos;
  };
  const std::string role = lower(statement.speaker.role.value_or(""));
  const std::string_view cue = statement.cue ? analysis.slice(*statement.cue) : std::string_view();
  if (statement.cue && statement.cue->end < statement.content.begin &&
      has(analysis.slice({statement.cue->end, statement.content.begin}), "report"))
    return true;
  return has(role, "spokes") || has(role, "press secretary") || has(cue, "announc") || has(cue, "confirm");
}

// In a person's words, what another person "will" do is a prediction; an office tells its own plans.
bool is_prediction(const Analysis& analysis, const Resolved& actor, const Commitment& commitment,
                   const std::vector<Statement>& statements) {
  if (!commitment.statement || commitment.modality != "will" || !actor.actor.name) return false;
  const Statement& statement = statements[*commitment.statement];
  return statement.speaker.name != actor.actor.name && statement.speaker.kind == "person" &&
         actor.actor.kind == "person" && !speaks_for_others(analysis, statement);
}

// "The bill will ...", "the conference will ...": what a document or an occasion will do is an effect, but
// for the "we" that it quotes.
bool is_effect(const Analysis& analysis, const Resolved& actor, const Head& head) {
  if (actor.actor.span &&
      (analysis.slice(*actor.actor.span) == "We" || analysis.slice(*actor.actor.span) == "we"))
    return false;
  return modality_of(head) == "will" && (actor.actor.kind == "document" || actor.actor.kind == "meeting");
}

// "Reform will ...", "Trade will ...": what opens a sentence in capitals is no name by that.
bool is_topic(const Analysis& analysis, const Resolved& actor) {
  return actor.entity != kNone && analysis.entities[actor.entity].type == rules::kOther &&
         analysis.entities[actor.entity].words.size() == 1;
}

// A further cue whose actor nobody tells is as likely a forecast.
bool is_orphan(const Head& head, const Resolved& actor) {
  const std::string_view subject = head.rule->rule->field("subject");
  return (subject == "inherit" || subject == "speaker") && !actor.actor.name;
}

// "... requires shops to close": a further cue, but no speaker and no cue stands before it.
bool is_nobodys(const Head& head, const Resolved& actor) {
  return is_orphan(head, actor) && !head.actor && !head.inherited && head.inherits == kNone;
}

// Which statement's content lies closest around a span, for many spans of an article.
class InnermostContent {
 public:
  explicit InnermostContent(const std::vector<Statement>& statements) : statements_(statements) {
    order_.resize(statements.size());
    for (std::size_t index = 0; index < order_.size(); ++index) order_[index] = index;
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return statements[a].content.begin < statements[b].content.begin;
    });
    for (const std::size_t index : order_)
      ends_.push_back(std::max(ends_.empty() ? 0 : ends_.back(), statements[index].content.end));
  }

  // The first of the shortest ones.
  [[nodiscard]] std::optional<std::size_t> around(const Span& span) const {
    const auto behind = std::upper_bound(
        order_.begin(), order_.end(), span.begin,
        [&](std::size_t begin, std::size_t index) { return begin < statements_[index].content.begin; });
    std::optional<std::size_t> best;
    for (auto at = static_cast<std::size_t>(behind - order_.begin()); at-- > 0 && ends_[at] >= span.end;) {
      const std::size_t index = order_[at];
      const Span& content = statements_[index].content;
      if (content.contains(span) &&
          (!best || std::pair(content.size(), index) < std::pair(statements_[*best].content.size(), *best)))
        best = index;
    }
    return best;
  }

 private:
  const std::vector<Statement>& statements_;
  std::vector<std::size_t> order_;  // by where the content begins
  std::vector<std::size_t> ends_;   // how far the contents up to this one reach
};

// "A 2006 report": the year it was written, unless that is the article's own, of which the day is known.
std::optional<std::string> year_of_document(const Analysis& analysis, const Actor& speaker) {
  constexpr std::size_t kYear = 4;  // digits
  if (speaker.kind != "document" || !speaker.name || speaker.name->size() <= kYear ||
      (*speaker.name)[kYear] != ' ')
    return std::nullopt;
  std::string year = speaker.name->substr(0, kYear);
  if (year.find_first_not_of("0123456789") != std::string::npos || year < "1900") return std::nullopt;
  const std::string own = analysis.layout.date.substr(0, kYear);
  if (!own.empty() && year >= own) return std::nullopt;
  return year;
}

}  // namespace

std::vector<Body> make_bodies(const Analysis& analysis, const std::vector<Resolved>& actors) {
  std::vector<bool> acts(analysis.entities.size(), false);
  for (const Resolved& actor : actors) {
    if (actor.entity != kNone) acts[actor.entity] = true;
    for (const std::size_t each : actor.together) acts[each] = true;
  }
  std::vector<Body> bodies;
  for (std::size_t index = 0; index < analysis.entities.size(); ++index) {
    const Entity& entity = analysis.entities[index];
    const bool place = entity.type == rules::kPlace;
    if (entity.mentions.empty() || (entity.type != rules::kBody && !(place && acts[index]))) continue;
    Body body;
    body.name = entity.name;
    body.kind = place ? "place" : entity.kind.empty() ? "other" : entity.kind;
    body.rule = entity.rule;
    for (const std::size_t mention : entity.mentions)
      body.mentions.push_back({analysis.mentions[mention].name, analysis.mentions[mention].how});
    std::sort(body.mentions.begin(), body.mentions.end(),
              [](const BodyMention& a, const BodyMention& b) { return a.span.begin < b.span.begin; });
    body.mentions.erase(
        std::unique(body.mentions.begin(), body.mentions.end(),
                    [](const BodyMention& a, const BodyMention& b) { return a.span == b.span; }),
        body.mentions.end());
    bodies.push_back(std::move(body));
  }
  std::stable_sort(bodies.begin(), bodies.end(), [](const Body& a, const Body& b) {
    return a.mentions[0].span.begin < b.mentions[0].span.begin;
  });
  return bodies;
}

std::vector<Statement> make_statements(const Analysis& analysis, const std::vector<Head>& heads,
                                       const std::vector<Resolved>& actors) {
  std::vector<Statement> statements;
  for (std::size_t index = 0; index < heads.size(); ++index) {
    const Head& head = heads[index];
    if (!head.statement || introduces(head) || is_nobodys(head, actors[index])) continue;
    Statement statement;
    statement.speaker = actors[index].actor;
    const Rendering& masked = analysis.sentences[head.sentence].masked;
    if (head.cue) {
      statement.cue = masked.source(head.cue->begin, head.cue->end);
    } else if (head.inherits != kNone && heads[head.inherits].cue) {
      const Head& source = heads[head.inherits];
      statement.cue = analysis.sentences[source.sentence].masked.source(source.cue->begin, source.cue->end);
    }
    statement.content = content_span(analysis, head);
    statement.quote = quote_kind(analysis, head);
    const Mention* date = date_of(analysis, head);
    const bool introduced = head.inherits != kNone && introduces(heads[head.inherits]);
    if (date == nullptr && head.inherits != kNone &&
        (introduced || heads[head.inherits].sentence == head.sentence))
      date = date_of(analysis, heads[head.inherits]);  // "noted on Friday that ..., but added that ..."
    if (const auto day = date == nullptr ? std::nullopt : day_or_month(*date->date)) {
      statement.date = day;
      statement.date_in_sentence = true;
    } else if (const auto year = year_of_document(analysis, statement.speaker)) {
      statement.date = year;
      statement.date_in_sentence = true;
    } else if (!analysis.layout.date.empty()) {
      statement.date = analysis.layout.date;
    }
    statement.rule = (introduced ? heads[head.inherits] : head).rule->name;
    statements.push_back(std::move(statement));
  }
  return statements;
}

std::vector<Commitment> make_commitments(const Analysis& analysis, const std::vector<Head>& heads,
                                         const std::vector<Resolved>& actors,
                                         const std::vector<Statement>& statements) {
  std::vector<Commitment> commitments;
  const DateOrder dates = order_dates(analysis);
  const InnermostContent innermost(statements);
  for (std::size_t index = 0; index < heads.size(); ++index) {
    const Head& head = heads[index];
    if (head.statement || is_orphan(head, actors[index]) || is_topic(analysis, actors[index]) ||
        is_effect(analysis, actors[index], head) || is_over(analysis, dates, head))
      continue;
    const Rendering& masked = analysis.sentences[head.sentence].masked;
    Commitment commitment;
    commitment.actor = actors[index].actor;
    const Range cue = head.cue.value_or(head.match.range);
    commitment.cue = masked.source(cue.begin, cue.end);
    commitment.modality = modality_of(head);
    commitment.action = content_span(analysis, head);
    for (const Range& item : split_items(analysis, masked, head.content))
      commitment.items.push_back(masked.source(item.begin, item.end));
    commitment.deadline = deadline_of(analysis, dates, head);
    commitment.negated = head.negated;
    commitment.statement = innermost.around(commitment.action);
    if (is_prediction(analysis, actors[index], commitment, statements)) continue;
    commitment.rule = head.rule->name;
    commitments.push_back(std::move(commitment));
  }
  return commitments;
}

std::vector<DateExpression> make_dates(const Analysis& analysis) {
  std::vector<DateExpression> dates;
  for (const Mention& mention : analysis.mentions)
    if (mention.symbol == rules::kDate && mention.date)
      dates.push_back({mention.span, mention.date->value, mention.date->granularity, mention.date->anchor,
                       mention.rule == nullptr ? "" : mention.rule->name});
  std::stable_sort(dates.begin(), dates.end(), [](const DateExpression& a, const DateExpression& b) {
    return a.span.begin < b.span.begin;
  });
  return dates;
}

}  // namespace polex::engine
