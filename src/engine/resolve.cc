// Walks the article's heads in order and turns their actors into names. Leaves pronouns to
// resolve_pronouns.cc, "the bureau" to resolve_short_forms.cc and gathering names to entities.cc. Tested by
// the rules' own tests and by gold_test.cc.
#include "engine/resolve.h"

#include <algorithm>
#include <utility>

#include "engine/entities.h"
#include "engine/entity_kinds.h"

namespace polex::engine {

namespace {

std::string kind_of(const Entity& entity) {
  if (entity.type == rules::kBody) return "body";
  if (entity.type == rules::kPlace) return "place";
  return entity.type == rules::kGroup ? "group" : "person";
}

std::string kind_of(rules::Symbol symbol) {
  return symbol == rules::kDocument ? "document" : symbol == rules::kMeeting ? "meeting" : "group";
}

}  // namespace

bool has_word(const Entity& entity, const std::string& word) {
  return std::any_of(entity.words.begin(), entity.words.end(), [&](const std::string& each) {
    return each == word || (word.size() > 3 && each + "s" == word) ||
           (word == "ministry" && each == "ministries");
  });
}

Resolved nobody(std::string reason) {
  Resolved out;
  out.reason = std::move(reason);
  return out;
}

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
  bind_leading_quotations();
  bind_first_person();
  for (std::size_t index = 0; index < heads_.size(); ++index)
    if (introduces(heads_[index])) {  // who speaks next is known, and nobody acts by this
      resolved_[index].entity = kNone;
      resolved_[index].together.clear();
    }
  return std::move(resolved_);
}

// A pronoun or short form that was bound is a subject that the next pronoun may mean.
void Resolver::see_pronoun(std::size_t index) {
  const Head& head = heads_[index];
  const std::optional<Range> actor = head.actor ? head.actor : head.inherited;
  if (!actor || actor->size() != 1) return;
  const std::size_t mention = analysis_.sentences[head.sentence].mention_at(actor->begin);
  if (mention == kNone || analysis_.mentions[mention].symbol != rules::kPronoun) return;
  const bool unnamed =
      resolved_[index].actor.name && is_office(analysis_.slice(analysis_.mentions[mention].name));
  if (resolved_[index].entity != kNone || unnamed)
    seen_.push_back({mention, resolved_[index].entity, true, head.sentence});
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
      if (m.symbol == rules::kDate) continue;
      if (m.symbol == rules::kPronoun) {
        // "The ministry has cut fees. It ...": named or not, "it" can mean it.
        const bool definite = m.name.begin > m.span.begin && is_office(analysis_.slice(m.name));
        std::string rest = now.masked.text.substr(seen_offset_ + 1, 8);
        std::erase_if(rest, rules::is_mark);
        const bool done_to = rest.starts_with(" was ") || rest.starts_with(" were ");
        if (definite && !done_to && plain_before(now.masked.text, seen_offset_).empty())
          seen_.push_back({mention, kNone, true, seen_sentence_});
        continue;
      }
      seen_.push_back({mention, m.entity, is_subject(now, seen_offset_), seen_sentence_});
      see_parts(m);
    }
    if (seen_sentence_ == sentence) return;
    ++seen_sentence_;
    seen_offset_ = 0;
  }
}

// What stands inside a mention: "the Bureau" of "Jane Roe, head of the Bureau".
void Resolver::see_parts(const Mention& whole) {
  for (const std::size_t part : whole.parts) {
    const Mention& inner = analysis_.mentions[part];
    if (inner.entity != kNone && inner.entity != whole.entity)
      seen_.push_back({part, inner.entity, false, seen_sentence_});
    see_parts(inner);
  }
}

// Opens the sentence or a clause, and no preposition stands before it.
bool Resolver::is_subject(const Sentence& sentence, std::size_t at) const {
  const std::string plain = plain_before(sentence.masked.text, at);
  std::string_view left = plain;
  for (const std::string_view article : {"The ", "the "})
    if (left.ends_with(article)) left.remove_suffix(article.size());
  const std::string& text = sentence.masked.text;
  const bool behind_symbol = at >= 2 && text[at - 1] == ' ' && rules::is_symbol(text[at - 2]);
  const std::size_t before = behind_symbol ? sentence.mention_at(at - 2) : kNone;
  // "To Jane Roe, the mayor, shops asked": the comma is the apposition's.
  const bool opens = before != kNone && analysis_.slice(analysis_.mentions[before].span).ends_with(",");
  if (at + 2 < text.size() && text[at + 1] != ' ' && text[at + 1] != ',' && text[at + 1] != '\'')
    return false;
  if (at + 2 >= text.size()) return left.empty();
  if (text[at + 1] == ' ' && rules::is_symbol(text[at + 2])) return left.empty();
  return opens || left.empty() || left.ends_with(", ") || left.ends_with(" and ") ||
         left.ends_with("that ") || left.ends_with("but ");
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

// Of "the statement by Jane Roe" Jane Roe.
std::size_t Resolver::author_of(std::size_t mention) const {
  if (mention == kNone || analysis_.mentions[mention].symbol != rules::kDocument) return kNone;
  for (const std::size_t part : analysis_.mentions[mention].parts) {
    const std::size_t entity = analysis_.mentions[part].entity;
    if (entity != kNone && (is_person(analysis_.entities[entity]) || is_body(analysis_.entities[entity])))
      return entity;
  }
  return kNone;
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
    const std::size_t author = introduces(head) ? author_of(mention) : kNone;
    if (author != kNone) {
      out = from_entity(author, "whose words they are");
    } else if (mention != kNone && head.actor->size() == 1) {
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
  if (head.rule->rule->field("subject") == "previous" &&
      (head.inherits == kNone || !resolved_[head.inherits].actor.name))
    return headline_person(head);
  if (head.inherits != kNone && head.inherits < resolved_.size()) {
    Resolved out = resolved_[head.inherits];
    out.reason = "the subject of the cue before";
    if (heads_[head.inherits].sentence != head.sentence) out.actor.span = std::nullopt;
    return out;
  }
  return {};
}

namespace {

// "Quoted him as saying", "his claim that": the pronoun as a subject; nothing for other words.
std::string_view as_subject(std::string_view words) {
  if (words == "him" || words == "his") return "he";
  if (words == "her") return "she";
  if (words == "its") return "it";
  return words == "them" || words == "their" ? "they" : std::string_view();
}

void drop_article(std::string& words) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "})
    if (words.starts_with(article)) {
      words.erase(0, article.size());
      return;
    }
}

}  // namespace

// Words that no mention covers: "quoted him as saying", "the office of the president said".
Resolved Resolver::of_words(const Span& span, const Head& head) {
  std::string words = analysis_.folded_space(span);
  if (const std::string_view subject = as_subject(lower(words)); !subject.empty()) {
    Mention pronoun;
    pronoun.span = span;
    return of_pronoun_words(std::string(subject), pronoun, head);
  }
  drop_article(words);
  Resolved out;
  out.actor.name = std::move(words);
  out.actor.kind = "group";
  out.reason = "the words themselves";
  return out;
}

bool Resolver::follows_article(std::size_t at) const {
  const std::string_view before = std::string_view(analysis_.article.text).substr(0, at);
  return before.ends_with("the ") || before.ends_with("The ");
}

Resolved Resolver::of_mention(std::size_t index, const Head& head) {
  const Mention& mention = analysis_.mentions[index];
  if (mention.symbol == rules::kPronoun) return of_pronoun(index, head);
  if (mention.kind == "joint") return joint(index, head);
  const std::string_view slice = analysis_.slice(mention.span);
  const bool definite =
      slice.starts_with("the ") || slice.starts_with("The ") || follows_article(mention.span.begin);
  if (definite && lower(analysis_.folded_space(mention.name)).starts_with("same "))
    if (Resolved speaker = last_speaker(head); speaker.actor.name) return speaker;
  const bool maybe_role = definite && (mention.symbol == rules::kGroup || mention.symbol == rules::kName);
  if (const std::size_t bearer = maybe_role ? bearer_of_definite(mention, head) : kNone; bearer != kNone)
    return from_entity(bearer, "the last person of that role");
  if (const std::size_t bank = definite ? central_bank(mention, head) : kNone; bank != kNone)
    return from_entity(bank, "the last bank of a country");
  if (mention.entity != kNone) {
    Resolved out = from_entity(mention.entity, "named");
    if (mention.role && !out.actor.role) out.actor.role = analysis_.folded_space(*mention.role);
    return out;
  }
  if (mention.symbol == rules::kGroup) {
    if (Resolved several = of_counted(mention, head); several.actor.name) return several;
    if (Resolved own = of_owned(mention); own.actor.name) return own;
  }
  if (mention.symbol == rules::kMeeting || mention.symbol == rules::kDocument ||
      (mention.symbol == rules::kGroup && definite))
    return of_occasion(mention);
  return words_of(mention);
}

// "The same official": the person who spoke before, in this paragraph or one of the two before.
Resolved Resolver::last_speaker(const Head& head) const {
  constexpr std::size_t kParagraphs = 2;
  for (std::size_t back = resolved_.size(); back-- > 0;) {
    const std::size_t paragraph = analysis_.layout.units[heads_[back].sentence].paragraph;
    if (paragraph + kParagraphs < analysis_.layout.units[head.sentence].paragraph) break;
    const bool person = resolved_[back].actor.kind == "person" || is_one_person(resolved_[back].actor);
    if (heads_[back].statement && person && !is_reported(back)) return resolved_[back];
  }
  return {};
}

Resolved Resolver::joint(std::size_t index, const Head& head) {
  Resolved out;
  std::string name;
  for (const std::size_t part : analysis_.mentions[index].parts) {
    const Resolved each = of_mention(part, head);
    if (!each.actor.name && analysis_.mentions[part].symbol == rules::kPronoun)
      return nobody("one of several is unknown");
    if (!each.actor.name) continue;
    name += (name.empty() ? "" : " and ") + *each.actor.name;
    out.actor.kind = each.actor.kind;
    if (each.entity != kNone) out.together.push_back(each.entity);
  }
  if (!name.empty()) out.actor.name = name;
  out.reason = "several of one content";
  return out;
}

Resolved Resolver::words_of(const Mention& mention) const {
  Resolved out;
  std::string name = analysis_.folded_space(mention.name);
  drop_article(name);
  out.actor.name = std::move(name);
  out.actor.kind = mention.symbol == rules::kPronoun ? "group" : kind_of(mention.symbol);
  out.reason = "the words themselves";
  return out;
}

}  // namespace polex::engine
