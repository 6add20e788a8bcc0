// Resolver's part for what stands for a name with "the" in front: "the bureau", "the company", "the city",
// "the meeting". Leaves persons to resolve_roles.cc, pronouns to resolve_pronouns.cc. Tested by
// resolve_test.cc.
//
// Where two bodies of the nearest paragraph bear the same noun and neither alone is a subject, nobody is
// named: a wrong name is worse than none.
#include <algorithm>
#include <array>
#include <string_view>

#include "engine/entities.h"
#include "engine/entity_kinds.h"
#include "engine/resolve.h"
#include "text/fold.h"

namespace polex::engine {

namespace {

constexpr std::size_t kShortFormParagraphs = 8;

bool is_place_noun(std::string_view noun) {
  constexpr std::array<std::string_view, 10> kNouns = {"city",   "province", "country",  "county", "town",
                                                       "region", "state",    "district", "nation", "island"};
  return std::find(kNouns.begin(), kNouns.end(), noun) != kNouns.end();
}

// "City of Luoyang", "County Government of Nakuru" for "the city" and "the county"; no "City Council".
bool governs(const Entity& body, const std::string& noun) {
  const std::vector<std::string>& words = body.words;
  const auto at = std::find(words.begin(), words.end(), noun);
  return at != words.end() && at + 1 != words.end() && (*(at + 1) == "of" || *(at + 1) == "government");
}

// The office that a title is of.
std::string_view office_of(std::string_view role) {
  const std::string folded = lower(std::string(role));
  return folded.find("minister") != std::string::npos ? "ministry" : "";
}

}  // namespace

bool is_organ(const Entity& body) {
  constexpr std::array<std::string_view, 7> kOrgans = {"commission", "council", "parliament", "court",
                                                       "bank",       "agency",  "committee"};
  return std::any_of(body.words.begin(), body.words.end(), [&](const std::string& word) {
    return std::find(kOrgans.begin(), kOrgans.end(), word) != kOrgans.end();
  });
}

// "The carmaker" is a company, "the organisation" an association or an international body.
bool Resolver::noun_means_kind(std::string_view noun, const std::string& kind) const {
  const rules::Lexicon& lexicon = analysis_.rules.lexicon;
  const auto* entry = lexicon.entry("kind_noun", text::fold_all(noun));
  return entry != nullptr && !kind.empty() && lexicon.section_of(*entry).find(kind) != std::string_view::npos;
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

bool Resolver::reaches(const Seen& seen, const Mention& mention, const Head& head) const {
  const Mention& before = analysis_.mentions[seen.mention];
  return seen.entity != kNone && before.span.begin < mention.span.begin &&
         analysis_.layout.units[before.unit].paragraph + kShortFormParagraphs >=
             analysis_.layout.units[head.sentence].paragraph;
}

// The one entity that `fits` in the nearest paragraph with any; of several there the one that alone is a
// subject. `several` tells that there were, and none was chosen.
std::size_t Resolver::nearest(const Mention& mention, const Head& head,
                              const std::function<bool(const Entity&)>& fits, bool& several) const {
  std::vector<std::size_t> all;
  std::vector<std::size_t> subjects;
  std::size_t paragraph = kNone;
  const auto add = [](std::vector<std::size_t>& to, std::size_t entity) {
    if (std::find(to.begin(), to.end(), entity) == to.end()) to.push_back(entity);
  };
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Seen& seen = seen_[back];
    if (!reaches(seen, mention, head) || !fits(analysis_.entities[seen.entity])) continue;
    const std::size_t own = analysis_.layout.units[analysis_.mentions[seen.mention].unit].paragraph;
    if (paragraph == kNone) paragraph = own;
    if (own != paragraph) break;
    add(all, seen.entity);
    if (seen.subject) add(subjects, seen.entity);
  }
  if (all.size() == 1) return all[0];
  if (subjects.size() == 1) return subjects[0];
  several = all.size() > 1;
  return kNone;
}

// The only body of the article so far that `fits`, however far; none where the words that may be meant name
// nobody ("a local council").
std::size_t Resolver::only_body(const Mention& mention, const std::string& noun,
                                const std::function<bool(const Entity&)>& fits) const {
  std::size_t found = kNone;
  for (const Seen& seen : seen_) {
    const Mention& before = analysis_.mentions[seen.mention];
    if (before.span.begin >= mention.span.begin) continue;
    if (seen.entity == kNone) {
      if (before.symbol != rules::kGroup || analysis_.slice(before.span).starts_with("the ") ||
          analysis_.slice(before.span).starts_with("The "))
        continue;
      const std::vector<std::string> words = name_words(analysis_.slice(before.name));
      if (!words.empty() && words.back() == noun) return kNone;
      continue;
    }
    const Entity& entity = analysis_.entities[seen.entity];
    if (!is_body(entity) || !fits(entity)) continue;
    if (found != kNone && found != seen.entity) return kNone;
    found = seen.entity;
  }
  return found;
}

// "Danish foreign minister" is "foreign minister" where no role tells the country.
std::string Resolver::without_demonym(const std::string& words) const {
  const std::size_t space = words.find(' ');
  const bool demonym = space != std::string::npos && is_listed("demonym", words.substr(0, space));
  return demonym ? words.substr(space + 1) : words;
}

bool Resolver::is_listed(std::string_view list, std::string_view words) const {
  return analysis_.rules.lexicon.entry(list, text::fold_all(words)) != nullptr;
}

std::size_t Resolver::last_place(const std::string& noun, const Mention& mention, const Head& head) const {
  for (std::size_t back = seen_.size(); back-- > 0 && is_place_noun(noun);) {
    if (!reaches(seen_[back], mention, head)) continue;
    const Entity& entity = analysis_.entities[seen_[back].entity];
    if (is_place(entity) && (has_word(entity, noun) || place_is(entity, noun))) return seen_[back].entity;
  }
  return kNone;
}

std::size_t Resolver::last_of_kind(const std::string& noun, const Mention& mention, const Head& head) const {
  for (std::size_t back = seen_.size(); back-- > 0;) {
    if (!reaches(seen_[back], mention, head)) continue;
    const Entity& entity = analysis_.entities[seen_[back].entity];
    if (noun == "bloc" && is_organ(entity)) continue;
    if (is_body(entity) && noun_means_kind(noun, entity.kind)) return seen_[back].entity;
  }
  return kNone;
}

// "The ministry" in a minister's words: the one of his role, or none that the article names.
std::optional<Resolved> Resolver::of_own_office(const std::string& noun, const Mention& mention,
                                                const Head& head) const {
  const std::size_t speech = speech_around(mention, head);
  if (speech == kNone || !resolved_[speech].actor.role) return std::nullopt;
  const std::string& role = *resolved_[speech].actor.role;
  if (office_of(role) != noun) return std::nullopt;
  const std::vector<std::string> words = name_words(role);
  std::size_t only = kNone;
  bool topics = false;
  for (const std::string& word : words) topics = topics || (word.size() > 3 && !is_listed("title", word));
  for (std::size_t index = 0; index < analysis_.entities.size(); ++index) {
    const Entity& entity = analysis_.entities[index];
    if (!is_body(entity) || !has_word(entity, noun) || entity.mentions.empty()) continue;
    const bool own = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return word.size() > 3 && !is_listed("title", word) && has_word(entity, word);
    });
    if (own && only != kNone) return std::nullopt;
    if (own) only = index;
  }
  if (only != kNone) return from_entity(only, "the office of who speaks");
  if (!topics) return std::nullopt;
  return words_of(mention);
}

// "the bureau", "the former governor", "the city".
Resolved Resolver::of_short_form(std::size_t index, const std::string& words, const Head& head) {
  const Mention& mention = analysis_.mentions[index];
  const std::vector<std::string> parts = name_words(words);
  if (parts.empty()) return {};
  const std::string& noun = parts.back();
  if (const std::size_t place = last_place(noun, mention, head); place != kNone)
    return from_entity(place, "the last place of that kind");
  bool several = false;
  const bool role =
      is_listed("title", noun) || is_listed("role_noun", noun) || is_listed("person_noun", noun);
  const auto has_noun = [&](const Entity& entity) {
    if (role) return false;
    if (entity.type == rules::kName) return !entity.words.empty() && entity.words.back() == noun;
    return is_body(entity) && (is_place_noun(noun) ? governs(entity, noun) : has_word(entity, noun));
  };
  if (std::optional<Resolved> own = of_own_office(noun, mention, head)) return *std::move(own);
  if (const std::size_t body = nearest(mention, head, has_noun, several); body != kNone)
    return from_entity(body, "the last body with that head noun");
  if (several) return nobody("two bodies bear that head noun");
  const std::string role_words = analysis_.folded_space(mention.name);
  std::size_t bearer = bearer_of(role_words, mention, head);
  if (bearer == kNone) bearer = bearer_of_country(role_words);
  if (bearer == kNone) bearer = bearer_of(without_demonym(role_words), mention, head);
  if (bearer == kNone && analysis_.layout.units[head.sentence].headline) {
    bearer = bearer_ahead(role_words);
    if (bearer == kNone) bearer = bearer_ahead(without_demonym(role_words));
  }
  if (bearer != kNone) return from_entity(bearer, "the last person of that role");
  if (const std::size_t body = last_of_kind(noun, mention, head); body != kNone)
    return from_entity(body, "the last body of that kind");
  if (role)
    if (const std::size_t speaker = unnamed_bearer(noun, mention, head); speaker != kNone)
      return from_entity(speaker, "the person who spoke before, of no other role");
  if (const std::size_t body = only_body(mention, noun, has_noun); body != kNone)
    return from_entity(body, "the only body with that head noun");
  return of_occasion(mention);
}

}  // namespace polex::engine
