// Resolver's part for whose words a quotation's are: "we" and "I", and quotations that stand before anybody
// has spoken. Tested by resolve_test.cc.
#include <algorithm>
#include <string>

#include "engine/entities.h"
#include "engine/entity_kinds.h"
#include "engine/resolve.h"

namespace polex::engine {

// "We" of words whose source is told behind them: known only when all heads are.
void Resolver::bind_first_person() {
  for (std::size_t index = 0; index < heads_.size(); ++index) {
    const Head& head = heads_[index];
    if (resolved_[index].actor.name) continue;
    std::optional<Span> span = resolved_[index].actor.span;
    Resolved found;
    if (head.inherits != kNone && !head.actor && !head.inherited && resolved_[head.inherits].actor.name &&
        heads_[head.inherits].sentence == head.sentence) {
      found = resolved_[head.inherits];
      span = found.actor.span;
    } else if (span && is_first_person(analysis_.folded_space(*span))) {
      found = speaker_around(head, *span);
      if (!found.actor.name && analysis_.slice(*span) == "I") found = headline_person(head);
    }
    if (!found.actor.name) continue;
    resolved_[index] = std::move(found);
    resolved_[index].actor.span = span;
  }
}

// Several quotations displayed before anybody has spoken: the words of the person who speaks first.
void Resolver::bind_leading_quotations() {
  const auto leads = [&](std::size_t index) {
    return heads_[index].content_is_quote && !heads_[index].actor && heads_[index].inherits == kNone &&
           !heads_[index].inherited;
  };
  std::size_t first = 0;
  std::size_t quotations = 0;
  for (; first < heads_.size() && (!heads_[first].statement || leads(first)); ++first)
    quotations += heads_[first].statement ? 1 : 0;
  if (quotations < 2 || first == heads_.size() || resolved_[first].actor.kind != "person") return;
  if (analysis_.layout.units[heads_[first].sentence].inside != kNone) return;
  for (std::size_t index = 0; index < first; ++index) {
    if (!heads_[index].statement) continue;
    resolved_[index] = resolved_[first];
    resolved_[index].actor.span.reset();
    resolved_[index].reason = "who speaks first behind the quotation";
  }
}

Resolved Resolver::first_person(const Head& head) const {
  const std::size_t quotation = analysis_.layout.units[head.sentence].inside;
  if (quotation == kNone || quotation_speaker_[quotation] == kNone) return {};
  Resolved out = resolved_[quotation_speaker_[quotation]];
  out.reason = "the quotation's speaker";
  return out;
}

bool is_first_person(const std::string& words) {
  const std::string word = lower(words);
  return word == "we" || word == "i" || word == "us" || word == "our" || word == "my";
}

// Whose words an "I" without a found quotation is: the source of the statement that holds it; else, where
// the marks were lost, who speaks in the same paragraph: before it, or behind it with the words told first.
Resolved Resolver::speaker_around(const Head& head, const Span& words) const {
  const std::size_t paragraph = analysis_.layout.units[head.sentence].paragraph;
  std::size_t before = kNone;
  std::size_t behind = kNone;
  for (std::size_t index = 0; index < heads_.size(); ++index) {
    const Head& speech = heads_[index];
    if (!speech.statement || resolved_[index].actor.kind != "person") continue;
    if (speech.sentence == head.sentence && content_span(analysis_, speech).contains(words)) {
      before = index;
      break;
    }
    if (analysis_.layout.units[speech.sentence].paragraph != paragraph) continue;
    if (speech.sentence < head.sentence)
      before = index;
    else if (speech.sentence > head.sentence && speech.reverse && behind == kNone)
      behind = index;
  }
  const std::size_t source = before != kNone ? before : behind;
  if (source == kNone) return {};
  Resolved out = resolved_[source];
  out.reason = "the speaker of these words";
  return out;
}

// "SEN. ROE VOTES NO" over a text without marks: an "I" of no quotation is the person that the headline opens
// with.
Resolved Resolver::headline_person(const Head& head) const {
  constexpr std::size_t kLongestName = 3;  // words: "Roe Welcomes New Bridge" is no person
  const auto is_name = [&](const Entity& entity) {
    const bool shouted =
        std::none_of(entity.name.begin(), entity.name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return entity.words.size() <= (shouted ? 1 : kLongestName);
  };
  if (analysis_.layout.units[head.sentence].inside != kNone) return {};
  for (const Mention& mention : analysis_.mentions) {
    const text::Unit& unit = analysis_.layout.units[mention.unit];
    if (unit.headline && mention.span.begin == unit.span.begin && mention.symbol == rules::kPerson &&
        mention.entity != kNone && is_name(analysis_.entities[mention.entity]))
      return from_entity(mention.entity, "the person of the headline");
  }
  return {};
}

}  // namespace polex::engine
