// Turns "the bureau", "the minister", "the city" and "the meeting" into the name that they are short for, or
// abstains. Tested by the rules' own tests and by gold_test.cc.
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

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

struct Counted {
  std::size_t count = 0;
  bool (*fits)(const Entity&) = nullptr;
};

bool among(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "the two agencies", "both countries": how many of what.
std::optional<Counted> read_count(const std::vector<std::string>& words) {
  constexpr std::size_t kMost = 4;  // words, "the two neighbouring countries"
  if (words.size() < 2 || words.size() > kMost) return std::nullopt;
  const std::string& first = words[0] == "the" || words[0] == "these" ? words[1] : words[0];
  Counted counted;
  counted.count = first == "two" || first == "both" ? 2 : first == "three" ? 3 : first == "four" ? 4 : 0;
  if (counted.count == 0) return std::nullopt;
  const std::string& noun = words.back();
  if (among(noun, {"countries", "nations", "states", "neighbours", "neighbors", "governments", "sides"}))
    counted.fits = is_place;
  else if (among(noun, {"agencies", "ministries", "companies", "firms", "organisations", "organizations",
                        "institutions", "bureaus", "departments", "universities", "authorities", "banks",
                        "unions", "bodies"}))
    counted.fits = is_body;
  else if (among(noun, {"leaders", "ministers", "presidents", "senators", "mayors", "governors", "lawmakers",
                        "candidates"}))
    counted.fits = is_person;
  else
    return std::nullopt;
  return counted;
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
  return is_role ? words_of(mention) : of_occasion(mention);
}

// "The meeting" after "the 47th meeting of the Standing Committee": the fuller words that went before, or the
// words themselves.
Resolved Resolver::of_occasion(const Mention& mention) const {
  const std::vector<std::string> words = name_words(analysis_.slice(mention.name));
  if (words.size() == 1)
    for (std::size_t back = seen_.size(); back-- > 0;) {
      const Mention& before = analysis_.mentions[seen_[back].mention];
      const bool common = before.symbol == rules::kGroup || before.symbol == rules::kMeeting;
      if (before.symbol != mention.symbol && !(mention.symbol == rules::kPronoun && common)) continue;
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

// "The two agencies", "both countries": the last sentence that names as many of that kind. Nobody where
// it names more.
Resolved Resolver::of_counted(const Mention& mention, const Head& head) const {
  const std::optional<Counted> counted = read_count(name_words(analysis_.slice(mention.span)));
  if (!counted) return {};
  const std::size_t paragraph = analysis_.layout.units[head.sentence].paragraph;
  std::vector<std::size_t> together;  // of one sentence, last named first
  std::size_t unit = kNone;
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Seen& seen = seen_[back];
    const Mention& before = analysis_.mentions[seen.mention];
    if (analysis_.layout.units[before.unit].paragraph + 2 < paragraph) return {};
    if (seen.entity == kNone || !counted->fits(analysis_.entities[seen.entity])) continue;
    if (before.unit != unit && together.size() == counted->count) break;
    if (before.unit != unit) together.clear();
    unit = before.unit;
    if (std::find(together.begin(), together.end(), seen.entity) == together.end())
      together.push_back(seen.entity);
    if (together.size() > counted->count) return {};
  }
  if (together.size() != counted->count) return {};
  Resolved out = from_entity(together.back(), "as many as were named together");
  out.entity = kNone;
  out.actor.role.reset();
  for (std::size_t next = together.size() - 1; next-- > 0;)
    *out.actor.name += " and " + analysis_.entities[together[next]].name;
  return out;
}

// "His department": the only body so far with that head noun or of that kind.
Resolved Resolver::of_owned(const Mention& mention) const {
  const std::vector<std::string> words = name_words(analysis_.slice(mention.span));
  if (words.size() != 2 || (words[0] != "his" && words[0] != "her" && words[0] != "my" && words[0] != "our"))
    return {};
  std::size_t only = kNone;
  for (const Seen& seen : seen_) {
    if (seen.entity == kNone || seen.entity == only) continue;
    const Entity& entity = analysis_.entities[seen.entity];
    if (!is_body(entity) || !(has_word(entity, words[1]) || noun_means_kind(words[1], entity.kind))) continue;
    if (only != kNone) return {};
    only = seen.entity;
  }
  return only == kNone ? Resolved{} : from_entity(only, "the only body of that kind");
}

}  // namespace polex::engine
