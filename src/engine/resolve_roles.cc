// Resolver's part for persons by their role: "the minister", "the lawmaker", "the former governor". Leaves
// bodies to resolve_short_forms.cc. Tested by resolve_test.cc.
#include <algorithm>
#include <array>
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

constexpr std::array<std::string_view, 6> kIndefinite = {"A ", "a ", "An ", "an ", "One ", "one "};

// "The speakers" are no one person, "the CS" is.
bool means_several(std::string_view noun) {
  return noun == "people" || noun == "police" ||
         (noun.size() > 2 && noun.ends_with('s') && !noun.ends_with("ss"));
}

}  // namespace

// The entry of list role_family that heads a role: its last two words or its last.
const rules::LexiconEntry* Resolver::family_entry(std::string_view role) const {
  std::string words = lower(text::fold_all(role));
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
  const bool whole = is_listed("role_family", lower(std::string(words)));  // "head of state"
  if (!whole && space != std::string_view::npos &&
      (words.substr(0, space).find('-') == std::string_view::npos ||
       words.find(' ', space + 1) != std::string_view::npos))
    return false;
  const rules::LexiconEntry* asked = family_entry(words);
  if (asked == nullptr || asked->names_section == 0) return false;
  const rules::LexiconEntry* borne = family_entry(role);
  return borne != nullptr && borne->section == asked->section;
}

// Whether "she" can be this person: nobody is both "Mr Roe", "chairman", "Thomas Roe" and "she". A name's
// last word is its surname: Jody Thomas may be "she".
bool Resolver::may_be(std::string_view pronoun, const Entity& person) const {
  const Genders& known = genders_of(person);
  const bool she = pronoun == "she" || pronoun == "her";
  return (she ? known.she : known.he) || !known.told;
}

const Resolver::Genders& Resolver::genders_of(const Entity& person) const {
  genders_.resize(analysis_.entities.size());
  std::optional<Genders>& known = genders_[static_cast<std::size_t>(&person - analysis_.entities.data())];
  if (!known) known = read_genders(person);
  return *known;
}

// Of whom nothing tells whether he is "she": another who came up behind the last sentence that names him, and
// of whom something does; for "she" one of that sentence too, unless only those `behind` it are asked for.
std::size_t Resolver::told_beside(std::size_t person, std::string_view pronoun, const Mention& mention,
                                  bool behind) const {
  const auto named = [&](const Seen& seen) {
    return seen.entity == person && analysis_.mentions[seen.mention].span.begin < mention.span.begin;
  };
  const auto last = std::find_if(seen_.rbegin(), seen_.rend(), named);
  if (genders_of(analysis_.entities[person]).told || last == seen_.rend()) return person;
  const bool quoted = analysis_.layout.units[mention.unit].inside != kNone;
  std::size_t other = person;
  for (auto at = seen_from(last->sentence + (pronoun == "she" && !behind ? 0 : 1)); at != seen_.end(); ++at) {
    const Mention& before = analysis_.mentions[at->mention];
    if (at->entity == kNone || before.span.begin >= mention.span.begin) continue;
    if (analysis_.layout.units[before.unit].inside != kNone && !quoted) continue;
    const Entity& entity = analysis_.entities[at->entity];
    if (is_person(entity) && genders_of(entity).told && may_be(pronoun, entity)) other = at->entity;
  }
  return other;
}

// What its role and all its names tell.
Resolver::Genders Resolver::read_genders(const Entity& person) const {
  Genders genders;
  const auto look = [&](std::string_view list, std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find_first_of(" .,", at), words.size());
      const auto* entry = analysis_.rules.lexicon.entry(list, text::fold_all(words.substr(at, end - at)));
      const std::string_view gender =
          entry == nullptr ? std::string_view() : analysis_.rules.lexicon.section_of(*entry);
      genders.she = genders.she || gender == "she";
      genders.he = genders.he || gender == "he";
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

// By the best of all that the article calls the person: "Senator Jane Roe, a lawyer".
RoleFit Resolver::best_fit(const Entity& person, std::string_view words) const {
  RoleFit best = fit_role(*person.role, words);
  for (const std::size_t mention : person.mentions) {
    const std::optional<Span>& role = analysis_.mentions[mention].role;
    if (best != RoleFit::exact && role) best = std::max(best, fit_role(analysis_.folded_space(*role), words));
  }
  return best;
}

// A headline's "Danish premier": the only person of that role in the whole article.
std::size_t Resolver::bearer_ahead(std::string_view words) const {
  std::size_t only = kNone;
  for (std::size_t index = 0; index < analysis_.entities.size(); ++index) {
    const Entity& entity = analysis_.entities[index];
    if (!is_person(entity) || !entity.role || best_fit(entity, words) != RoleFit::exact) continue;
    if (only != kNone) return kNone;
    only = index;
  }
  return only;
}

// "The 45-year-old": the last person whose name the age stands behind.
std::size_t Resolver::of_age(std::string_view age, const Mention& mention) const {
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Mention& before = analysis_.mentions[seen_[back].mention];
    if (seen_[back].entity == kNone || before.span.begin >= mention.span.begin) continue;
    if (!is_person(analysis_.entities[seen_[back].entity])) continue;
    const std::string_view behind = std::string_view(analysis_.article.text).substr(before.name.end, 8);
    for (const std::string_view link : {", ", " ("}) {
      if (!behind.starts_with(link) || !behind.substr(link.size()).starts_with(age)) continue;
      const std::string_view next = behind.substr(link.size() + age.size());
      if (next.empty() || next[0] < '0' || next[0] > '9') return seen_[back].entity;  // 62 is no 6
    }
  }
  return kNone;
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
    RoleFit fit = best_fit(entity, words);
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

// Whether the article spoke of somebody else in these words: "a farmer" before "the farmer", but not "Jane
// Roe, a farmer, ..." nor "she became a farmer".
bool Resolver::was_introduced(const std::string& noun, const Mention& mention) const {
  const auto tells_of_person = [&](const Span& words, std::size_t end) {  // end: of what stands before
    return std::any_of(seen_.begin(), seen_.end(), [&](const Seen& seen) {
      const Span& person = analysis_.mentions[seen.mention].span;
      return seen.entity != kNone && is_person(analysis_.entities[seen.entity]) &&
             (person.end == end || person.contains(words));
    });
  };
  return std::any_of(seen_.begin(), seen_.end(), [&](const Seen& seen) {
    const Mention& before = analysis_.mentions[seen.mention];
    if (before.symbol != rules::kGroup || before.entity != kNone || before.inner ||
        before.span.begin >= mention.span.begin || head_of_role(analysis_.folded_space(before.name)) != noun)
      return false;
    std::string_view text = std::string_view(analysis_.article.text).substr(0, before.name.begin);
    const auto article = std::find_if(kIndefinite.begin(), kIndefinite.end(),
                                      [&](std::string_view each) { return text.ends_with(each); });
    if (article == kIndefinite.end()) return false;
    text.remove_suffix(article->size());
    if (text.ends_with(", ")) return !tells_of_person(before.name, text.size() - 2);
    if (!text.empty()) text.remove_suffix(1);
    return !is_listed("becomes", text.substr(text.find_last_of(" \n") + 1));
  });
}

// Whether "the Uruguayan leader", "the man" can be this person: of no other country, no other sex and, unless
// of the past, of no office of his own where the noun is an office.
bool Resolver::may_describe(const std::string& words, const std::string& noun, const Entity& person) const {
  const bool former = words.starts_with("former ") || words.starts_with("ex-");
  const rules::Lexicon& lexicon = analysis_.rules.lexicon;
  const auto* title = lexicon.entry("title", noun);
  const bool office = title != nullptr && lexicon.section_of(*title) != "voice";  // no "official", "farmer"
  if (person.role && office && !former) return false;
  const auto* sex = lexicon.entry("gender", noun);
  if (sex != nullptr && !may_be(lexicon.section_of(*sex), person)) return false;
  if (!person.role) return true;
  const std::string own = person.role->substr(0, person.role->find(' '));
  const std::string asked = words.substr(0, words.find(' '));
  return lower(own) == lower(asked) || !is_listed("demonym", own) || without_demonym(words) == words;
}

// "The minister" of whom no role is told, "the former rugby star": the only person of the article so far; or
// who spoke last, in one of the last paragraphs, where nobody has come up as a subject since.
std::size_t Resolver::unnamed_bearer(const std::string& noun, const Mention& mention,
                                     const Head& head) const {
  constexpr std::size_t kParagraphs = 3;
  const std::string words = analysis_.folded_space(mention.name);
  if (means_several(noun) || is_listed("nameless", noun) || was_introduced(noun, mention)) return kNone;
  std::size_t only = kNone;
  std::size_t nearest_subject = kNone;
  bool alone = true;
  for (std::size_t back = seen_.size(); back-- > 0;) {
    const Seen& seen = seen_[back];
    if (seen.entity == kNone || analysis_.mentions[seen.mention].span.begin >= mention.span.begin) continue;
    if (!is_person(analysis_.entities[seen.entity])) continue;
    alone = alone && (only == kNone || only == seen.entity);
    only = seen.entity;
    if (seen.subject && nearest_subject == kNone) nearest_subject = seen.entity;
  }
  if (only == kNone) return kNone;
  if (alone && may_describe(words, noun, analysis_.entities[only])) return only;
  for (std::size_t back = resolved_.size(); back-- > 0;) {
    if (!heads_[back].statement) continue;
    const std::size_t paragraph = analysis_.layout.units[heads_[back].sentence].paragraph;
    if (paragraph + kParagraphs < analysis_.layout.units[head.sentence].paragraph) return kNone;
    const std::size_t entity = resolved_[back].entity;
    const bool fits = entity != kNone && entity == nearest_subject && is_person(analysis_.entities[entity]) &&
                      may_describe(words, noun, analysis_.entities[entity]);
    return fits ? entity : kNone;
  }
  return kNone;
}

// "The Uruguayan leader": the one person of that country and that office, "Uruguayan President Jane Roe",
// "President Jane Roe of Uruguay", "Uruguay's president, Jane Roe".
std::size_t Resolver::bearer_of_country(const std::string& words) const {
  const std::string office = without_demonym(words);
  if (office == words) return kNone;
  const std::string demonym = words.substr(0, words.size() - office.size() - 1);
  std::size_t bearer = kNone;
  for (const Seen& seen : seen_) {
    if (seen.entity == kNone || seen.entity == bearer) continue;
    const Entity& person = analysis_.entities[seen.entity];
    if (!is_person(person) || !person.role) continue;
    const std::string role = without_demonym(*person.role);
    if (fit_role(role, office) != RoleFit::exact && !is_general_noun(office, role)) continue;
    if (!is_of_country(person, demonym)) continue;
    if (bearer != kNone) return kNone;
    bearer = seen.entity;
  }
  return bearer;
}

// Whether one of the person's mentions tells the country of that demonym.
bool Resolver::is_of_country(const Entity& person, const std::string& demonym) const {
  if (person.role->starts_with(demonym + ' ')) return true;
  const std::string_view text = analysis_.article.text;
  const auto fits = [&](const std::string& place) { return is_demonym_of(lower(demonym), lower(place)); };
  return std::any_of(person.mentions.begin(), person.mentions.end(), [&](std::size_t index) {
    const Span& span = analysis_.mentions[index].span;
    for (const std::string_view owner : {"'s ", "’s "}) {
      const std::size_t inside = analysis_.slice(span).find(owner);
      std::string_view before = text.substr(0, span.begin + (inside == std::string_view::npos ? 0 : inside));
      if (inside == std::string_view::npos && !before.ends_with(owner)) continue;
      if (inside == std::string_view::npos) before.remove_suffix(owner.size());
      return fits(std::string(before.substr(before.find_last_of(" \n") + 1)));
    }
    const std::string_view behind = text.substr(span.end);
    return behind.starts_with(" of ") &&
           fits(std::string(behind.substr(4, behind.find_first_of(" ,.\n", 4) - 4)));
  });
}

// "The customs broker", "the CS": the person of that role, if the article has named one.
std::size_t Resolver::bearer_of_definite(const Mention& mention, const Head& head) const {
  const std::string words = analysis_.folded_space(mention.name);
  if (const std::size_t age = words.find("-year-old"); age != std::string::npos && age > 0 && age <= 3) {
    const std::size_t person = of_age(words.substr(0, age), mention);
    return person != kNone ? person : unnamed_bearer("", mention, head);
  }
  const std::string noun = head_of_role(words);
  if (noun.empty() || means_several(noun)) return kNone;
  const bool acronym = mention.symbol == rules::kName;
  std::size_t bearer = bearer_of(words, mention, head);
  if (!acronym && !is_listed("title", noun) && !is_listed("role_noun", noun) &&
      !is_listed("person_noun", noun))
    return bearer;
  const std::size_t space = words.find(' ');
  if (bearer == kNone && space != std::string::npos &&
      is_listed("person_adjective", lower(words.substr(0, space))))
    bearer = bearer_of(words.substr(space + 1), mention, head);    // "the leftist president"
  if (bearer == kNone && words.find(" in ") != std::string::npos)  // "the commissioner in Oslo", told there
    bearer = bearer_of(words.substr(0, words.find(" in ")), mention, head);
  if (bearer == kNone) bearer = bearer_of_country(words);
  return bearer == kNone && !acronym ? unnamed_bearer(noun, mention, head) : bearer;
}

}  // namespace polex::engine
