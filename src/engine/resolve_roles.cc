// Resolver's part for persons by their role: "the minister", "the lawmaker", "the former governor". Leaves
// bodies to resolve_short_forms.cc. Tested by resolve_test.cc.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/entities.h"
#include "engine/entity_kinds.h"
#include "engine/resolve.h"
#include "engine/role_fit.h"
#include "polex/pack.h"
#include "text/fold.h"

namespace polex::engine {

namespace {

// "The speakers" are no one person, "the CS" is.
bool means_several(std::string_view noun) {
  return noun.size() > 2 && noun.ends_with('s') && !noun.ends_with("ss");
}

}  // namespace

// The entry of list role_family that heads a role: its last two words or its last.
const ListEntry* Resolver::family_entry(std::string_view role) const {
  std::string words = text::fold_all(role);
  if (const auto* entry = analysis_.rules.lexicon.entry("role_family", words); entry != nullptr) return entry;
  for (const std::string_view preposition : {" of ", " for ", " at ", " in "})
    words.resize(std::min(words.size(), words.find(preposition)));
  const std::size_t last = words.rfind(' ');
  const std::size_t before = last == std::string::npos || last == 0 ? last : words.rfind(' ', last - 1);
  for (const std::size_t space : {before, last}) {
    const std::string noun = space == std::string::npos ? words : words.substr(space + 1);
    if (const auto* entry = analysis_.rules.lexicon.entry("role_family", noun); entry != nullptr)
      return entry;
  }
  return nullptr;
}

// "The lawmaker", "the far-right leader" for a senator, a president: the general noun of that office, and
// nothing beside it that tells which.
bool Resolver::is_general_noun(std::string_view words, std::string_view role) const {
  const std::size_t space = words.find(' ');
  const bool whole = is_listed("role_family", words);  // "head of state"
  if (!whole && space != std::string_view::npos &&
      (words.substr(0, space).find('-') == std::string_view::npos ||
       words.find(' ', space + 1) != std::string_view::npos))
    return false;
  const ListEntry* asked = family_entry(words);
  if (asked == nullptr || asked->forms.front() != asked->section) return false;
  const ListEntry* borne = family_entry(role);
  return borne != nullptr && borne->section == asked->section;
}

// Whether "she" can be this person: nobody is both "Mr Roe", "chairman", "Thomas Roe" and "she". A name's
// last word is its surname: Jody Thomas may be "she".
bool Resolver::may_be(std::string_view pronoun, const Entity& person) const {
  genders_.resize(analysis_.entities.size());
  std::optional<Genders>& genders = genders_[static_cast<std::size_t>(&person - analysis_.entities.data())];
  if (!genders) genders = genders_of(person);
  const bool she = pronoun == "she" || pronoun == "her";
  return (she ? genders->she : genders->he) || !genders->told;
}

// What its role and all its names tell.
Resolver::Genders Resolver::genders_of(const Entity& person) const {
  Genders genders;
  const auto look = [&](std::string_view list, std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find_first_of(" .,", at), words.size());
      const auto* entry = analysis_.rules.lexicon.entry(list, text::fold_all(words.substr(at, end - at)));
      genders.she = genders.she || (entry != nullptr && entry->section == "she");
      genders.he = genders.he || (entry != nullptr && entry->section == "he");
      genders.told = genders.told || entry != nullptr;
      at = end + 1;
    }
  };
  look("gender", person.role.value_or(""));
  for (const std::size_t mention : person.mentions) {
    look("gender", analysis_.folded_space(analysis_.mentions[mention].span));
    const std::string_view name = analysis_.slice(analysis_.mentions[mention].name);
    if (const std::size_t surname = name.rfind(' '); surname != std::string_view::npos)
      look("given_gender", name.substr(0, surname));
  }
  return genders;
}

// The person of that role: the last who was a subject, else the last; a narrower role ("deputy minister" for
// "the minister") only where one person alone bears it.
std::size_t Resolver::bearer_of(std::string_view words, const Mention& mention, const Head& head) const {
  std::size_t last = kNone;
  std::size_t loose = kNone;
  bool many = false;
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Seen& seen = seen_[back];
    if (!reaches(seen, mention, head)) continue;
    const Entity& entity = analysis_.entities[seen.entity];
    if (!is_person(entity) || !entity.role) continue;
    RoleFit fit = fit_role(*entity.role, words);
    if (fit == RoleFit::none && is_general_noun(words, *entity.role)) fit = RoleFit::loose;
    if (fit == RoleFit::exact && seen.subject) return seen.entity;
    if (fit == RoleFit::exact && last == kNone) last = seen.entity;
    if (fit != RoleFit::loose) continue;
    many = many || (loose != kNone && loose != seen.entity);
    loose = seen.entity;
  }
  if (last != kNone) return last;
  return many ? kNone : loose;
}

// "The minister" of whom no role is told: the person who spoke last, in this paragraph or the one before, and
// has not been called anything else; or the only person of the article so far, if no title speaks against it.
// "The former minister" may be who is called otherwise today.
std::size_t Resolver::unnamed_bearer(const std::string& noun, const Mention& mention,
                                     const Head& head) const {
  const std::string words = lower(analysis_.folded_space(mention.name));
  const bool former = words.starts_with("former ") || words.starts_with("ex-");
  if (means_several(noun)) return kNone;
  std::size_t only = kNone;
  std::size_t nearest_subject = kNone;
  bool alone = true;
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Seen& seen = seen_[back];
    if (seen.entity == kNone || analysis_.mentions[seen.mention].span.begin >= mention.span.begin) continue;
    const Entity& entity = analysis_.entities[seen.entity];
    if (!is_person(entity)) continue;
    alone = alone && (only == kNone || only == seen.entity);
    only = seen.entity;
    if (seen.subject && nearest_subject == kNone) nearest_subject = seen.entity;
  }
  if (only == kNone) return kNone;
  if (alone && (former || !(is_listed("title", noun) && analysis_.entities[only].role))) return only;
  for (std::size_t back = resolved_.size(); back-- > 0;) {
    if (!heads_[back].statement) continue;
    const std::size_t paragraph = analysis_.layout.units[heads_[back].sentence].paragraph;
    if (paragraph + 1 < analysis_.layout.units[head.sentence].paragraph) return kNone;
    const std::size_t entity = resolved_[back].entity;
    const bool fits = entity != kNone && entity == nearest_subject && is_person(analysis_.entities[entity]) &&
                      (former || !analysis_.entities[entity].role);
    return fits ? entity : kNone;
  }
  return kNone;
}

// "The customs broker", "the CS": the person of that role, if the article has named one.
std::size_t Resolver::bearer_of_definite(const Mention& mention, const Head& head) const {
  const std::string words = analysis_.folded_space(mention.name);
  const std::string noun = head_of_role(words);
  if (noun.empty() || means_several(noun)) return kNone;
  const bool acronym = mention.symbol == rules::kName;
  if (!acronym && !is_listed("title", noun) && !is_listed("role_noun", noun)) return kNone;
  std::size_t bearer = bearer_of(words, mention, head);
  const std::size_t space = words.find(' ');
  if (bearer == kNone && space != std::string::npos &&
      is_listed("person_adjective", lower(words.substr(0, space))))
    bearer = bearer_of(words.substr(space + 1), mention, head);    // "the leftist president"
  if (bearer == kNone && words.find(" in ") != std::string::npos)  // "the commissioner in Oslo", told there
    bearer = bearer_of(words.substr(0, words.find(" in ")), mention, head);
  return bearer == kNone && !acronym ? unnamed_bearer(noun, mention, head) : bearer;
}

}  // namespace polex::engine
