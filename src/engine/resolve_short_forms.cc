// Turns "the bureau", "the minister", "the city" and "the meeting" into the name that they are short for, or
// abstains. Tested by the rules' own tests and by gold_test.cc.
#include <algorithm>

#include "engine/entities.h"
#include "engine/entity_kinds.h"
#include "engine/resolve.h"
#include "text/fold.h"

namespace polex::engine {

namespace {

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

// "meeting of the Standing Committee": up to the head noun, before the first preposition.
std::size_t head_length(std::string_view name) {
  std::size_t length = name.size();
  for (const std::string_view preposition : {" of ", " in ", " on ", " for ", " from ", " at ", " with "})
    length = std::min(length, name.find(preposition));
  return length;
}

}  // namespace

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

// "The meeting" after "the 47th meeting of the Standing Committee": the fuller words that went before.
Resolved Resolver::of_occasion(const Mention& mention) const {
  const std::vector<std::string> words = name_words(analysis_.slice(mention.name));
  if (words.size() == 1)
    for (std::size_t back = seen_.size(); back-- > 0;) {
      const Mention& before = analysis_.mentions[seen_[back].mention];
      if (before.symbol != mention.symbol) continue;
      const std::string_view name = analysis_.slice(before.name);
      const std::vector<std::string> head = name_words(name.substr(0, head_length(name)));
      if (name.size() > words[0].size() && !head.empty() && head.back() == words[0]) {
        Resolved out = words_of(before);
        out.reason = "the fuller words before";
        return out;
      }
    }
  return words_of(mention);
}

}  // namespace polex::engine
