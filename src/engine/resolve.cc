// Turns the actors of heads into names, or abstains. Leaves gathering names to entities.cc. Tested by
// resolve_test.cc.
//
// Evidence, in this order: same sentence, same paragraph, subject before object, nearest first (after S.
// Lappin and H. Leass, "An algorithm for pronominal anaphora resolution", 1994, without its weights). Where
// nothing of the right type stands within three paragraphs, or two bodies bear the same head noun at the same
// distance, the name is null.
#include "engine/resolve.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "engine/entities.h"
#include "text/fold.h"

namespace polex::engine {

namespace {

constexpr std::size_t kParagraphsBack = 3;

std::string lower(std::string s) {
  for (char& c : s) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return s;
}

bool is_person(const Entity& e) {
  return e.type == rules::kPerson || (e.type == rules::kName && e.words.size() >= 2);
}
bool is_body(const Entity& e) { return e.type == rules::kBody; }
bool is_place(const Entity& e) { return e.type == rules::kPlace; }
bool is_thing(const Entity& e) { return e.type == rules::kBody || e.type == rules::kPlace; }

std::string kind_of(const Entity& entity) {
  if (entity.type == rules::kBody) return "body";
  if (entity.type == rules::kPlace) return "place";
  return "person";
}

std::string kind_of(rules::Symbol symbol) {
  return symbol == rules::kDocument ? "document" : symbol == rules::kMeeting ? "meeting" : "group";
}

// "the Bureau of ..." has the head noun `word` if one of its capitalised words is it.
bool has_word(const Entity& entity, const std::string& word) {
  return std::any_of(entity.words.begin(), entity.words.end(), [&](const std::string& each) {
    return each == word || (word.size() > 3 && each + "s" == word) ||
           (word == "ministry" && each == "ministries");
  });
}

// Nouns that mean a kind of body rather than a word of its name.
bool noun_means_kind(const std::string& noun, const std::string& kind) {
  if (noun == "company" || noun == "firm" || noun == "group" || noun == "corporation" || noun == "carmaker" ||
      noun == "automaker" || noun == "airline" || noun == "lender" || noun == "manufacturer")
    return kind == "company";
  if (noun == "bank") return kind == "company";
  if (noun == "party") return kind == "party";
  if (noun == "union" || noun == "association" || noun == "federation" || noun == "charity" ||
      noun == "organisation" || noun == "organization")
    return kind == "association" || kind == "international";
  if (noun == "university" || noun == "college" || noun == "school") return kind == "education";
  if (noun == "agency" || noun == "department" || noun == "bureau" || noun == "ministry" ||
      noun == "authority" || noun == "regulator" || noun == "watchdog")
    return kind == "government";
  if (noun == "court" || noun == "tribunal") return kind == "court";
  if (noun == "paper" || noun == "newspaper" || noun == "broadcaster") return kind == "media";
  if (noun == "laboratory" || noun == "institute") return kind == "research";
  return false;
}

bool is_place_noun(const std::string& noun) {
  return noun == "city" || noun == "province" || noun == "country" || noun == "county" || noun == "town" ||
         noun == "region" || noun == "state" || noun == "district" || noun == "nation" || noun == "island";
}

bool role_has(const Entity& entity, const std::string& noun) {
  if (!entity.role) return false;
  return lower(*entity.role).find(noun) != std::string::npos;
}

}  // namespace

std::vector<Resolved> Resolver::run() {
  quotation_speaker_.assign(analysis_.layout.quotations.size(), kNone);
  for (std::size_t index = 0; index < heads_.size(); ++index) {
    const Head& head = heads_[index];
    const std::size_t offset = head.actor ? head.actor->begin : head.match.range.begin;
    see_until(head.sentence, offset);
    resolved_.push_back(of_head(index));
    see_pronoun(index);
    if (head.statement && head.content_is_quote) {
      const Sentence& sentence = analysis_.sentences[head.sentence];
      for (std::size_t at = head.content.begin; at < head.content.end; ++at)
        if (const std::size_t quotation = sentence.quotation_at(at); quotation != kNone)
          quotation_speaker_[quotation] = index;
    }
  }
  return std::move(resolved_);
}

// A pronoun or short form that was bound is a subject that the next pronoun may mean.
void Resolver::see_pronoun(std::size_t index) {
  const Head& head = heads_[index];
  const std::optional<Range> actor = head.actor ? head.actor : head.inherited;
  if (!actor || actor->size() != 1 || resolved_[index].entity == kNone) return;
  const std::size_t mention = analysis_.sentences[head.sentence].mention_at(actor->begin);
  if (mention != kNone && analysis_.mentions[mention].symbol == rules::kPronoun)
    seen_.push_back({mention, resolved_[index].entity, true});
}

// Takes in every mention before `offset` of `sentence`.
void Resolver::see_until(std::size_t sentence, std::size_t offset) {
  while (seen_sentence_ < sentence || (seen_sentence_ == sentence && seen_offset_ < offset)) {
    const Sentence& now = analysis_.sentences[seen_sentence_];
    const std::size_t stop =
        seen_sentence_ < sentence ? now.masked.text.size() : std::min(offset, now.masked.text.size());
    for (; seen_offset_ < stop; ++seen_offset_) {
      const std::size_t mention = now.mention_at(seen_offset_);
      if (mention == kNone) continue;
      const Mention& m = analysis_.mentions[mention];
      if (m.symbol == rules::kPronoun || m.symbol == rules::kDate) continue;
      seen_.push_back({mention, m.entity, is_subject(now, seen_offset_)});
      if (m.entity == kNone)
        for (const std::size_t part : m.parts)
          if (analysis_.mentions[part].entity != kNone)
            seen_.push_back({part, analysis_.mentions[part].entity, false});
    }
    if (seen_sentence_ == sentence) return;
    ++seen_sentence_;
    seen_offset_ = 0;
  }
}

// Opens the sentence or a clause, and no preposition stands before it.
bool Resolver::is_subject(const Sentence& sentence, std::size_t at) const {
  const std::string plain = plain_before(sentence.masked.text, at);
  std::string_view left = plain;
  for (const std::string_view article : {"The ", "the "})
    if (left.ends_with(article)) left.remove_suffix(article.size());
  const std::string& text = sentence.masked.text;
  if (at + 2 < text.size() && text[at + 1] != ' ' && text[at + 1] != ',' && text[at + 1] != '\'')
    return false;
  if (at + 2 >= text.size()) return left.empty();
  if (text[at + 1] == ' ' && rules::is_symbol(text[at + 2])) return left.empty();
  return left.empty() || left.ends_with(", ") || left.ends_with(" and ") || left.ends_with("that ") ||
         left.ends_with("but ");
}

Resolved Resolver::from_entity(std::size_t index, std::string reason) const {
  const Entity& entity = analysis_.entities[index];
  Resolved out;
  out.entity = index;
  out.actor.name = entity.name;
  out.actor.role = entity.role;
  out.actor.kind = kind_of(entity);
  out.reason = std::move(reason);
  return out;
}

Resolved Resolver::of_head(std::size_t index) {
  const Head& head = heads_[index];
  const Sentence& sentence = analysis_.sentences[head.sentence];
  if (head.actor && head.actor->size() > 0) {
    Resolved out;
    std::size_t mention = kNone;
    for (std::size_t at = head.actor->begin; at < head.actor->end && mention == kNone; ++at)
      mention = sentence.mention_at(at);
    const Span span = sentence.masked.source(head.actor->begin, head.actor->end);
    if (mention != kNone && head.actor->size() == 1) {
      out = of_mention(mention, head);
    } else {
      out = of_words(span, head);
    }
    out.actor.span = span;
    return out;
  }
  if (head.inherited) {
    const std::size_t mention = sentence.mention_at(head.inherited->begin);
    Resolved out = mention == kNone ? Resolved{} : of_mention(mention, head);
    if (mention != kNone) out.actor.span = analysis_.mentions[mention].span;
    return out;
  }
  if (head.inherits != kNone && head.inherits < resolved_.size()) {
    Resolved out = resolved_[head.inherits];
    out.reason = "the subject of the cue before";
    if (heads_[head.inherits].sentence != head.sentence) out.actor.span = std::nullopt;
    return out;
  }
  return {};
}

// Words that no mention covers: "quoted him as saying", "the office of the president said".
Resolved Resolver::of_words(const Span& span, const Head& head) {
  std::string words = analysis_.folded_space(span);
  if (words == "him" || words == "her" || words == "them") {
    Mention pronoun;
    pronoun.span = span;
    return of_pronoun_words(words == "him" ? "he" : words == "her" ? "she" : "they", pronoun, head);
  }
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "})
    if (words.starts_with(article)) {
      words.erase(0, article.size());
      break;
    }
  Resolved out;
  out.actor.name = std::move(words);
  out.actor.kind = "group";
  out.reason = "the words themselves";
  return out;
}

Resolved Resolver::of_mention(std::size_t index, const Head& head) {
  const Mention& mention = analysis_.mentions[index];
  if (mention.symbol == rules::kPronoun) return of_pronoun(index, head);
  if (mention.kind == "joint") return joint(index, head);
  if (mention.entity != kNone) {
    Resolved out = from_entity(mention.entity, "named");
    if (mention.role && !out.actor.role) out.actor.role = analysis_.folded_space(*mention.role);
    return out;
  }
  const bool definite =
      analysis_.slice(mention.span).starts_with("the ") || analysis_.slice(mention.span).starts_with("The ");
  if (mention.symbol == rules::kMeeting || mention.symbol == rules::kDocument ||
      (mention.symbol == rules::kGroup && definite))
    return of_occasion(mention);
  return words_of(mention);
}

Resolved Resolver::joint(std::size_t index, const Head& head) {
  Resolved out;
  std::string name;
  for (const std::size_t part : analysis_.mentions[index].parts) {
    const Resolved each = of_mention(part, head);
    if (!each.actor.name) continue;
    name += (name.empty() ? "" : " and ") + *each.actor.name;
    out.actor.kind = each.actor.kind;
  }
  if (!name.empty()) out.actor.name = name;
  out.reason = "several of one content";
  return out;
}

// The entity seen last that fits, subjects of the last sentences first.
std::size_t Resolver::recent(const Span& before, std::size_t paragraph, bool (*fits)(const Entity&),
                             bool subjects_only) const {
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Seen& seen = seen_[back];
    const Mention& mention = analysis_.mentions[seen.mention];
    const text::Unit& unit = analysis_.layout.units[mention.unit];
    if (unit.paragraph + kParagraphsBack < paragraph) return kNone;
    if (mention.span.begin >= before.begin || seen.entity == kNone) continue;
    if (subjects_only && !seen.subject) continue;
    if (fits(analysis_.entities[seen.entity])) return seen.entity;
  }
  return kNone;
}

// The last mention not before `paragraph` that "it" or "they" can mean: a body, a place, for "they" a group,
// for "it" a meeting or document. Without `subjects`, groups only.
std::size_t Resolver::last_thing(std::size_t paragraph, bool plural, bool subjects) const {
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Mention& seen = analysis_.mentions[seen_[back].mention];
    if (analysis_.layout.units[seen.unit].paragraph < paragraph) return kNone;
    if (subjects && !seen_[back].subject) continue;
    if (seen.symbol == rules::kGroup && plural) return seen_[back].mention;
    if (!subjects) continue;
    if ((seen.symbol == rules::kMeeting || seen.symbol == rules::kDocument) && !plural)
      return seen_[back].mention;
    if (seen_[back].entity != kNone && is_thing(analysis_.entities[seen_[back].entity]))
      return seen_[back].mention;
  }
  return kNone;
}

Resolved Resolver::first_person(const Head& head) const {
  const std::size_t quotation = analysis_.layout.units[head.sentence].inside;
  if (quotation == kNone || quotation_speaker_[quotation] == kNone) return {};
  Resolved out = resolved_[quotation_speaker_[quotation]];
  out.reason = "the quotation's speaker";
  return out;
}

Resolved Resolver::of_pronoun(std::size_t index, const Head& head) {
  const Mention& mention = analysis_.mentions[index];
  const std::string words = lower(text::fold_all(analysis_.folded_space(mention.span)));
  for (const std::string_view pronoun :
       {"we", "i", "us", "our", "he", "she", "his", "her", "it", "its", "they", "their"})
    if (words == pronoun) return of_pronoun_words(words, mention, head);
  return of_short_form(index, words, head);
}

// "The ministry said that it would ...": a pronoun in reported words is the speaker where it can be.
Resolved Resolver::of_speaker(bool person, const Mention& mention, const Head& head) const {
  for (std::size_t back = resolved_.size(); back-- > 0 && heads_[back].sentence == head.sentence;) {
    const Head& speech = heads_[back];
    if (!speech.statement || speech.content_is_quote || &speech == &head) continue;
    if (!content_span(analysis_, speech).contains(mention.span)) continue;
    const std::string& kind = resolved_[back].actor.kind;
    if (!resolved_[back].actor.name || (kind == "person") != person) continue;
    Resolved out = resolved_[back];
    out.reason = "the speaker of these words";
    return out;
  }
  return {};
}

Resolved Resolver::of_pronoun_words(const std::string& words, const Mention& mention, const Head& head) {
  const bool third_person = words == "he" || words == "she";
  if (third_person || words == "it" || words == "they")
    if (Resolved speaker = of_speaker(third_person, mention, head); speaker.actor.name) return speaker;
  if (words == "we" || words == "i" || words == "us" || words == "our") return first_person(head);
  const std::size_t paragraph = analysis_.layout.units[head.sentence].paragraph;
  if (words == "he" || words == "she" || words == "his" || words == "her") {
    for (std::size_t back = resolved_.size(); back-- > 0;) {  // who spoke last goes on speaking
      if (heads_[back].sentence + 12 < head.sentence) break;
      if (analysis_.layout.units[heads_[back].sentence].inside != kNone) continue;
      const std::size_t entity = resolved_[back].entity;
      if (entity == kNone || !is_person(analysis_.entities[entity])) continue;
      // a person who has come up as a subject since is nearer
      const std::size_t subject = recent(mention.span, paragraph, is_person, true);
      if (subject != kNone && subject != entity) {
        const Span spoke = analysis_.sentences[heads_[back].sentence].unit->span;
        for (const Seen& seen : seen_)
          if (seen.entity == subject && seen.subject &&
              analysis_.mentions[seen.mention].span.begin > spoke.end)
            return from_entity(subject, "the last person who was a subject");
      }
      return from_entity(entity, "the last speaker");
    }
    std::size_t entity = recent(mention.span, paragraph, is_person, true);
    if (entity == kNone) entity = recent(mention.span, paragraph, is_person, false);
    return entity == kNone ? Resolved{} : from_entity(entity, "the last person");
  }
  if (words == "it" || words == "they" || words == "its" || words == "their") {
    const bool plural = words[0] == 't';
    // Same paragraph: the last subject, then for "they" a group; then the paragraph before.
    for (const auto& [paragraphs_back, subjects] :
         {std::pair<std::size_t, bool>{0, true}, {0, false}, {1, true}}) {
      if (!subjects && !plural) continue;
      const std::size_t seen = last_thing(paragraph - std::min(paragraph, paragraphs_back), plural, subjects);
      if (seen == kNone) continue;
      if (analysis_.mentions[seen].symbol != rules::kPronoun) return of_mention(seen, head);
      for (std::size_t back = seen_.size(); back-- > 0;)
        if (seen_[back].mention == seen) return from_entity(seen_[back].entity, "the last subject");
    }
    for (std::size_t back = resolved_.size(); back-- > 0;) {
      if (analysis_.layout.units[heads_[back].sentence].paragraph + 1 < paragraph) break;
      if (resolved_[back].entity != kNone && is_thing(analysis_.entities[resolved_[back].entity]))
        return from_entity(resolved_[back].entity, "the actor before");
      if (words[0] == 't' && resolved_[back].actor.kind == "group") return resolved_[back];
      if (words[0] == 'i' &&
          (resolved_[back].actor.kind == "meeting" || resolved_[back].actor.kind == "document"))
        return resolved_[back];
    }
    const std::size_t entity = recent(mention.span, paragraph, is_body, false);
    if (entity == kNone || words[0] == 't') return {};
    return from_entity(entity, "the last body");
  }
  return {};
}

// Whether a list knows the place as a city, a country, a province.
bool Resolver::place_is(const Entity& place, const std::string& noun) const {
  const std::string name = text::fold_all(place.name);
  const auto in = [&](std::string_view list) { return analysis_.rules.lexicon.entry(list, name) != nullptr; };
  if (noun == "city" || noun == "municipality") return in("city") || in("cn_prefecture");
  if (noun == "country" || noun == "nation" || noun == "kingdom" || noun == "republic") return in("country");
  if (noun == "province" || noun == "state" || noun == "region") return in("cn_province") || in("division");
  return false;
}

// "the bureau", "the former governor", "the city".
Resolved Resolver::of_short_form(std::size_t index, const std::string& words, const Head& head) {
  const Mention& mention = analysis_.mentions[index];
  const std::size_t paragraph = analysis_.layout.units[head.sentence].paragraph;
  const std::vector<std::string> parts = name_words(words);
  if (parts.empty()) return {};
  const std::string noun = parts.back();
  const auto far = [&](const Seen& seen) {
    return analysis_.layout.units[analysis_.mentions[seen.mention].unit].paragraph + 8 < paragraph;
  };
  if (is_place_noun(noun)) {
    for (std::size_t back = seen_.size(); back-- > 0;) {
      if (seen_[back].entity == kNone || far(seen_[back])) continue;
      const Entity& entity = analysis_.entities[seen_[back].entity];
      if (is_place(entity) && (has_word(entity, noun) || place_is(entity, noun)))
        return from_entity(seen_[back].entity, "the last place of that kind");
    }
  }
  const std::string as_written = text::fold_all(analysis_.folded_space(mention.name));
  const bool is_role = analysis_.rules.lexicon.entry("title", as_written) != nullptr ||
                       analysis_.rules.lexicon.entry("title_short", as_written) != nullptr ||
                       analysis_.rules.lexicon.entry("title", noun) != nullptr ||
                       analysis_.rules.lexicon.entry("role_noun", noun) != nullptr;
  for (const bool by_word : {true, false}) {
    for (std::size_t back = seen_.size(); back-- > 0;) {
      if (seen_[back].entity == kNone || far(seen_[back]) ||
          analysis_.mentions[seen_[back].mention].span.begin >= mention.span.begin)
        continue;
      const Entity& entity = analysis_.entities[seen_[back].entity];
      if (is_body(entity) && (by_word ? has_word(entity, noun) : noun_means_kind(noun, entity.kind)))
        return from_entity(seen_[back].entity,
                           by_word ? "the last body with that head noun" : "the last body of that kind");
      if (by_word && is_role && is_person(entity) && role_has(entity, noun))
        return from_entity(seen_[back].entity, "the last person of that role");
    }
  }
  if (analysis_.rules.lexicon.entry("title", text::fold_all(noun)) !=
      nullptr) {  // "the minister" where only one person has spoken
    std::size_t only = kNone;
    for (const Resolved& before : resolved_) {
      if (before.entity == kNone || !is_person(analysis_.entities[before.entity])) continue;
      if (only != kNone && only != before.entity) return words_of(mention);
      only = before.entity;
    }
    if (only != kNone) return from_entity(only, "the only person who has spoken");
  }
  return words_of(mention);
}

Resolved Resolver::words_of(const Mention& mention) const {
  Resolved out;
  out.actor.name = analysis_.folded_space(mention.name);
  out.actor.kind = mention.symbol == rules::kPronoun ? "group" : kind_of(mention.symbol);
  out.reason = "the words themselves";
  return out;
}

// "The meeting" after "the 47th meeting of the Standing Committee": the fuller words that went before.
Resolved Resolver::of_occasion(const Mention& mention) const {
  const std::vector<std::string> words = name_words(analysis_.slice(mention.name));
  if (words.size() == 1)
    for (std::size_t back = seen_.size(); back-- > 0;) {
      const Mention& before = analysis_.mentions[seen_[back].mention];
      if (before.symbol != mention.symbol) continue;
      const std::vector<std::string> fuller = name_words(analysis_.slice(before.name));
      if (fuller.size() > 1 && std::find(fuller.begin(), fuller.end(), words[0]) != fuller.end()) {
        Resolved out = words_of(before);
        out.reason = "the fuller words before";
        return out;
      }
    }
  return words_of(mention);
}

}  // namespace polex::engine
