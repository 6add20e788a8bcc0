// Turns pronouns into the actors that they stand for, or abstains. Tested by the rules' own tests and by
// gold_test.cc.
//
// Evidence, in this order: same sentence, same paragraph, subject before object, nearest first (after S.
// Lappin and H. Leass, "An algorithm for pronominal anaphora resolution", 1994, without its weights). Where
// nothing of the right type stands within three paragraphs the name is null.
#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "engine/entity_kinds.h"
#include "engine/resolve.h"
#include "text/fold.h"

namespace polex::engine {

namespace {

constexpr std::size_t kPronounParagraphs = 3;

// Whether words like "new rules" mean several. "Residents of Accra" does by its first word.
bool is_plural(std::string_view words) {
  const std::string_view head = words.substr(0, std::min(words.find(" of "), words.find(" in ")));
  return head.ends_with("s") && !head.ends_with("ss") && !head.ends_with("news") && !head.ends_with("series");
}

}  // namespace

// Whether "they" can mean these words: "officials", "police", but no "customs broker".
bool Resolver::may_be_several(std::string_view words) const {
  const std::string_view head = words.substr(0, std::min(words.find(" of "), words.find(" in ")));
  const std::string_view noun = head.substr(head.rfind(' ') + 1);
  const bool role = is_listed("role_noun", noun) || is_listed("title", noun);
  return !role || noun.ends_with("s") || noun.ends_with("men") || noun.ends_with("people");
}

// Whether "it" can mean these words: "housing ministry", but no "officials" nor "spokesman for the union".
bool Resolver::is_office(std::string_view words) const {
  for (const std::string_view preposition : {" of ", " for ", " at ", " in ", " from "})
    words = words.substr(0, words.find(preposition));
  std::string noun(words.substr(words.rfind(' ') + 1));
  if (is_listed("short_head", noun) || is_listed("short_place", noun)) return true;
  if (!noun.empty()) noun[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(noun[0])));
  return is_listed("body_head", noun);  // "government"
}

// The entity seen last that fits, subjects of the last sentences first. Outside quotations nobody of whom
// only a quotation speaks.
std::size_t Resolver::recent(const Span& before, const Head& head,
                             const std::function<bool(const Entity&)>& fits, bool subjects_only) const {
  const std::size_t paragraph = analysis_.layout.units[head.sentence].paragraph;
  const bool quoted = analysis_.layout.units[head.sentence].inside != kNone;
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Seen& seen = seen_[back];
    const Mention& mention = analysis_.mentions[seen.mention];
    const text::Unit& unit = analysis_.layout.units[mention.unit];
    if (unit.paragraph + kPronounParagraphs < paragraph) return kNone;
    if (mention.span.begin >= before.begin || seen.entity == kNone) continue;
    if ((subjects_only && !seen.subject) || (unit.inside != kNone && !quoted)) continue;
    if (fits(analysis_.entities[seen.entity])) return seen.entity;
  }
  return kNone;
}

// Whether `words` begin with what stands at `at`, but for its article; or behind what introduces them ("In
// another move, the port ...") where that counts.
bool Resolver::opens_words(const Span& words, const Span& at, bool introduced) const {
  std::string_view lead = analysis_.slice({words.begin, at.begin});
  for (const std::string_view article : {"The ", "the "})
    if (lead.ends_with(article)) lead.remove_suffix(article.size());
  if (lead.empty() || lead == "\"") return true;
  return introduced && lead.ends_with(", ") && lead.find(',') + 2 == lead.size();
}

// Whether a body or document tells it: "the Commission said the port was shut. It said ..." goes on with the
// Commission.
bool Resolver::is_told_by_thing(const Seen& seen) const {
  const Span& span = analysis_.mentions[seen.mention].span;
  const auto in_order = [](const Head& head, std::size_t sentence) { return head.sentence < sentence; };
  const auto first = std::lower_bound(heads_.begin(), heads_.end(), seen.sentence, in_order);
  for (auto at = static_cast<std::size_t>(first - heads_.begin()); at < resolved_.size(); ++at) {
    if (heads_[at].sentence != seen.sentence) break;
    if (!heads_[at].statement || heads_[at].content_is_quote) continue;
    const Actor& speaker = resolved_[at].actor;
    const bool itself = speaker.span && speaker.span->contains(span);
    if (speaker.name && speaker.kind != "person" && !itself &&
        content_span(analysis_, heads_[at]).contains(span))
      return true;
  }
  return false;
}

// The last mention not before `paragraph` that "it" or "they" can mean: a body, a place, for "they" a group,
// for "it" a meeting or document. Without `subjects`, groups only.
std::size_t Resolver::last_thing(std::size_t paragraph, bool plural, bool subjects, const Head& head) const {
  constexpr std::size_t kMostTold = 64;  // what is told of is passed over, but not without end
  std::size_t told = 0;
  std::size_t spoke = resolved_.size();
  while (spoke > 0 && !(heads_[spoke - 1].statement && resolved_[spoke - 1].actor.name)) --spoke;
  const bool thing_spoke = spoke > 0 && resolved_[spoke - 1].actor.kind != "person";
  const Span own = head.statement && head.reverse ? content_span(analysis_, head) : Span{};
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Mention& seen = analysis_.mentions[seen_[back].mention];
    if (analysis_.layout.units[seen.unit].paragraph < paragraph) return kNone;
    if (subjects && !seen_[back].subject) continue;
    const bool may_be_told = !plural && (head.statement || seen_[back].entity == kNone);
    if (may_be_told && is_told_by_thing(seen_[back])) {
      if (++told > kMostTold) return kNone;
      continue;
    }
    // "Costs and state rules add little, it said": of these words only what they begin with.
    if (own.contains(seen.span) && !opens_words(own, seen.span, !thing_spoke)) continue;
    if (seen.symbol == rules::kGroup && plural && may_be_several(analysis_.slice(seen.name)))
      return seen_[back].mention;
    if (!subjects) continue;
    const bool goes_on = analysis_.slice({seen.span.end, analysis_.article.text.size()}).starts_with(' ');
    if (seen.symbol == rules::kGroup && goes_on && is_office(analysis_.slice(seen.name)))
      return seen_[back].mention;
    if ((seen.symbol == rules::kMeeting || seen.symbol == rules::kDocument) && !plural &&
        !is_plural(analysis_.slice(seen.name)))
      return seen_[back].mention;
    if (seen_[back].entity != kNone && is_thing(analysis_.entities[seen_[back].entity]))
      return seen_[back].mention;
    if (seen.symbol == rules::kPronoun && seen_[back].entity == kNone &&
        !plural)  // "the consortium", unnamed
      return seen_[back].mention;
  }
  return kNone;
}

Resolved Resolver::of_pronoun(std::size_t index, const Head& head) {
  const Mention& mention = analysis_.mentions[index];
  const std::string words = lower(text::fold_all(analysis_.folded_space(mention.span)));
  for (const std::string_view pronoun :
       {"we", "i", "us", "our", "my", "he", "she", "his", "her", "it", "its", "they", "their"})
    if (words == pronoun) return of_pronoun_words(words, mention, head);
  return of_short_form(index, words, head);
}

// The statement of this sentence (index of its head) that reports the mention, the innermost first; of those
// before `from`.
std::size_t Resolver::speech_around(const Mention& mention, const Head& head, std::size_t from) const {
  for (std::size_t back = std::min(from, resolved_.size());
       back-- > 0 && heads_[back].sentence == head.sentence;) {
    const Head& speech = heads_[back];
    if (!speech.statement || speech.content_is_quote || &speech == &head) continue;
    if (content_span(analysis_, speech).contains(mention.span)) return back;
  }
  return kNone;
}

std::vector<Resolver::Seen>::const_iterator Resolver::seen_from(std::size_t sentence) const {
  return std::lower_bound(seen_.begin(), seen_.end(), sentence,
                          [](const Seen& seen, std::size_t from) { return seen.sentence < from; });
}

// "She claimed that Mr Roe was late and he ...": the person that the reported words begin with.
std::size_t Resolver::reported_person(std::size_t speech, const Mention& mention) const {
  const std::size_t first = content_span(analysis_, heads_[speech]).begin;
  std::size_t sentence = heads_[speech].sentence;
  while (analysis_.layout.units[sentence].inside != kNone)
    sentence = analysis_.layout.quotations[analysis_.layout.units[sentence].inside].unit;
  for (auto at = seen_from(sentence); at != seen_.end(); ++at) {
    const Seen& seen = *at;
    const Mention& before = analysis_.mentions[seen.mention];
    if (before.span.begin != first || before.span.end >= mention.span.begin) continue;
    const bool person = seen.entity != kNone && is_person(analysis_.entities[seen.entity]);
    return person && seen.entity != resolved_[speech].entity ? seen.entity : kNone;
  }
  return kNone;
}

// "The ministry said that it would ...": a pronoun in reported words is the speaker where it can be.
Resolved Resolver::of_speaker(bool person, const Mention& mention, const Head& head) const {
  for (std::size_t speech = speech_around(mention, head); speech != kNone;
       speech = speech_around(mention, head, speech)) {
    if (const std::size_t reported = person ? reported_person(speech, mention) : kNone; reported != kNone)
      return from_entity(reported, "the person that the reported words are about");
    const Actor& speaker = resolved_[speech].actor;
    if (!speaker.name) continue;
    const bool several = lower(std::string(analysis_.slice(mention.span))) == "they" &&
                         speaker.name->find(" and ") != std::string::npos;
    if ((speaker.kind == "person" || is_one_person(speaker) || is_definite_person(speaker)) != person &&
        !several)
      continue;
    Resolved out = resolved_[speech];
    out.reason = "the speaker of these words";
    return out;
  }
  return {};
}

// Whether the cue stands in what another source says: "X said that Y will go" is X's sentence.
bool Resolver::is_reported(std::size_t index) const {
  const Head& head = heads_[index];
  const Range cue = head.cue.value_or(head.match.range);
  const Span span = analysis_.sentences[head.sentence].masked.source(cue.begin, cue.end);
  std::size_t other = index;
  while (other > 0 && heads_[other - 1].sentence == head.sentence) --other;
  for (; other < resolved_.size() && heads_[other].sentence == head.sentence; ++other)
    if (other != index && heads_[other].statement && resolved_[other].actor.kind == "person" &&
        content_span(analysis_, heads_[other]).contains(span))
      return true;
  return false;
}

// "A spokesman for the ministry", unlike "officials": a group that is one person without a name.
bool Resolver::is_one_person(const Actor& actor) const {
  if (actor.kind != "group" || !actor.name || !actor.span) return false;
  const std::string_view words = analysis_.slice(*actor.span);
  constexpr std::array<std::string_view, 4> kArticles = {"A ", "a ", "An ", "an "};
  return std::any_of(kArticles.begin(), kArticles.end(),
                     [&](auto each) { return words.starts_with(each); }) &&
         has_personal_head(*actor.name);
}

// "The mayor", whom the article does not name; it may also mean somebody named.
bool Resolver::is_definite_person(const Actor& actor) const {
  if (actor.kind != "group" || !actor.name || !actor.span) return false;
  const std::string_view words = analysis_.slice(*actor.span);
  return (words.starts_with("The ") || words.starts_with("the ") || follows_article(actor.span->begin)) &&
         has_personal_head(*actor.name);
}

bool Resolver::has_personal_head(const std::string& name) const {
  std::string head = name;
  for (const std::string_view preposition : {" for ", " of ", " at ", " in ", " from ", " with ", " to "})
    head.resize(std::min(head.size(), head.find(preposition)));
  head.erase(0, head.rfind(' ') + 1);
  return !head.ends_with("s") && (is_listed("role_noun", head) || is_listed("title", head));
}

// "He", "she": who spoke last goes on speaking, unless another person has come up as a subject since. Within
// a quotation not who speaks it.
Resolved Resolver::of_third_person(const Mention& mention, const Head& head) const {
  const std::size_t self = first_person(head).entity;
  const std::string word = lower(std::string(analysis_.slice(mention.span)));
  const auto fits = [&](const Entity& entity) { return is_person(entity) && may_be(word, entity); };
  std::size_t definite = kNone;  // who is meant where nobody of a name can be
  // "The premier asked for time, he added": rather who spoke before than whom these words are about.
  const bool behind = head.statement && head.reverse;
  const Span told = behind ? content_span(analysis_, head) : mention.span;
  const Span& limit = told.begin < mention.span.begin ? told : mention.span;
  const std::size_t subject = recent(limit, head, fits, true);
  for (std::size_t back = resolved_.size(); back-- > 0 && heads_[back].sentence + 12 >= head.sentence;) {
    if (analysis_.layout.units[heads_[back].sentence].inside != kNone || is_reported(back)) continue;
    if (behind && heads_[back].sentence == head.sentence && !heads_[back].reverse &&
        !heads_[back].content_is_quote)
      continue;
    const std::size_t entity = resolved_[back].entity;
    const Actor& spoke_then = resolved_[back].actor;
    const bool known = entity != kNone && is_person(analysis_.entities[entity]);
    const bool unlisted = !known && spoke_then.kind == "person" && spoke_then.name;
    const bool somebody = heads_[back].statement && (unlisted || is_one_person(spoke_then));
    if (definite == kNone && heads_[back].statement && is_definite_person(resolved_[back].actor))
      definite = back;
    if (!somebody && (entity == kNone || entity == self || !fits(analysis_.entities[entity]))) continue;
    const Span spoke = analysis_.sentences[heads_[back].sentence].unit->span;
    const bool nearer = subject != entity &&
                        std::any_of(seen_from(heads_[back].sentence), seen_.end(), [&](const Seen& seen) {
                          const Span& span = analysis_.mentions[seen.mention].span;
                          return seen.entity == subject && subject != kNone && seen.subject &&
                                 span.begin > spoke.end && span.begin < limit.begin;
                        });
    if (nearer)
      return from_entity(told_beside(subject, word, mention, false), "the last person who was a subject");
    return somebody ? resolved_[back]
                    : from_entity(told_beside(entity, word, mention, true), "the last speaker");
  }
  std::size_t entity = behind && subject == kNone ? recent(mention.span, head, fits, true) : subject;
  if (entity == kNone && definite != kNone) return resolved_[definite];
  if (entity == kNone) entity = recent(mention.span, head, fits, false);
  return entity == kNone || entity == self
             ? Resolved{}
             : from_entity(told_beside(entity, word, mention, false), "the last person");
}

Resolved Resolver::of_pronoun_words(const std::string& words, const Mention& mention, const Head& head) {
  const bool third_person = words == "he" || words == "she";
  if (third_person || words == "it" || words == "they")
    if (Resolved speaker = of_speaker(third_person, mention, head); speaker.actor.name) return speaker;
  if (is_first_person(words)) return first_person(head);
  const std::size_t paragraph = analysis_.layout.units[head.sentence].paragraph;
  if (words == "he" || words == "she" || words == "his" || words == "her")
    return of_third_person(mention, head);
  if (words == "it" || words == "they" || words == "its" || words == "their") {
    const bool plural = words[0] == 't';
    // Same paragraph: the last subject, then for "they" a group; then the paragraph before.
    for (const auto& [paragraphs_back, subjects] :
         {std::pair<std::size_t, bool>{0, true}, {0, false}, {1, true}}) {
      if (!subjects && !plural) continue;
      const std::size_t seen =
          last_thing(paragraph - std::min(paragraph, paragraphs_back), plural, subjects, head);
      if (seen == kNone) continue;
      if (analysis_.mentions[seen].symbol != rules::kPronoun) return of_mention(seen, head);
      for (std::size_t back = seen_.size(); back-- > 0;)
        if (seen_[back].mention == seen && seen_[back].entity != kNone)
          return from_entity(seen_[back].entity, "the last subject");
      Resolved unnamed = of_mention(seen, head);
      return unnamed.actor.name ? unnamed : of_occasion(analysis_.mentions[seen]);
    }
    for (std::size_t back = resolved_.size(); back-- > 0;) {
      if (analysis_.layout.units[heads_[back].sentence].paragraph + 1 < paragraph) break;
      if (resolved_[back].entity != kNone && is_thing(analysis_.entities[resolved_[back].entity]))
        return from_entity(resolved_[back].entity, "the actor before");
      if (words[0] == 't' && resolved_[back].actor.kind == "group" && resolved_[back].actor.name &&
          may_be_several(*resolved_[back].actor.name))
        return resolved_[back];
      // "The town is green, according to the report. It ...": the report is only told in passing.
      if (words[0] == 'i' && !(heads_[back].statement && heads_[back].reverse) &&
          (resolved_[back].actor.kind == "meeting" || resolved_[back].actor.kind == "document"))
        return resolved_[back];
    }
    // A body that was a subject; another ("a spokesman for the Bureau") only where it stands right before.
    constexpr std::size_t kRightBefore = 1;
    const std::size_t subject = recent(mention.span, head, is_body, true);
    const std::size_t entity = subject != kNone ? subject : recent(mention.span, head, is_body, false);
    if (entity == kNone || words[0] == 't') return {};
    const auto last =
        std::find_if(seen_.rbegin(), seen_.rend(), [&](const Seen& seen) { return seen.entity == entity; });
    if (subject == kNone && last->sentence + kRightBefore < head.sentence) return {};
    if (head.statement && is_told_by_thing(*last)) return {};
    return from_entity(entity, "the last body");
  }
  return {};
}

}  // namespace polex::engine
