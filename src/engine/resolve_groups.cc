// Resolver's part for groups that stand for several, or for one that is owned: "the two agencies", "his
// department". Tested by the rules' own tests and by resolve_test.cc.
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
                        "candidates", "men", "women"}))
    counted.fits = is_person;
  else
    return std::nullopt;
  return counted;
}

}  // namespace

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

// "The central bank" after "Reserve Bank of India", "Bank of Ghana".
std::size_t Resolver::central_bank(const Mention& mention, const Head& head) const {
  if (analysis_.folded_space(mention.name) != "central bank") return kNone;
  bool several = false;
  return nearest(
      mention, head,
      [&](const Entity& entity) {
        const std::string name = text::fold_all(entity.name);
        const std::size_t of = name.find("Bank of ");
        return is_body(entity) && of != std::string::npos && is_listed("country", name.substr(of + 8));
      },
      several);
}

// "Jane Roe of the Harbour Party".
std::size_t Resolver::body_behind_name(std::size_t person) const {
  if (person == kNone) return kNone;
  const std::string_view text = analysis_.article.text;
  for (const std::size_t named : analysis_.entities[person].mentions) {
    const std::size_t end = analysis_.mentions[named].span.end;
    for (const std::string_view link : {" of the ", " of ", ", of the "})
      if (text.substr(end).starts_with(link))
        for (const Mention& each : analysis_.mentions)
          if (each.span.begin == end + link.size() && each.symbol == rules::kBody && each.entity != kNone)
            return each.entity;
  }
  return kNone;
}

// "His department": the body behind the owner's name; else the only one with that head noun, or of that kind,
// that the role of who spoke last names.
Resolved Resolver::of_owned(const Mention& mention) const {
  const std::vector<std::string> words = name_words(analysis_.slice(mention.span));
  if (words.size() != 2 || (words[0] != "his" && words[0] != "her" && words[0] != "my" && words[0] != "our"))
    return {};
  const auto owner = std::find_if(resolved_.rbegin(), resolved_.rend(),
                                  [](const Resolved& each) { return each.actor.kind == "person"; });
  if (owner == resolved_.rend()) return {};
  if (const std::size_t body = body_behind_name(owner->entity); body != kNone) {
    const Entity& entity = analysis_.entities[body];
    const bool party = words[1] == "party" && (entity.kind == "association" || entity.kind == "other");
    if (party || has_word(entity, words[1]) || noun_means_kind(words[1], entity.kind))
      return from_entity(body, "the body that the owner is of");
  }
  if (!owner->actor.role) return {};
  const std::vector<std::string> role = name_words(*owner->actor.role);
  std::size_t only = kNone;
  for (std::size_t index = 0; index < analysis_.entities.size(); ++index) {
    const Entity& entity = analysis_.entities[index];
    const bool kind = noun_means_kind(words[1], entity.kind) && !is_organ(entity);
    if (!is_body(entity) || !(has_word(entity, words[1]) || kind)) continue;
    const bool told = std::any_of(role.begin(), role.end(), [&](const std::string& word) {
      return word.size() > 3 && word != words[1] && has_word(entity, word);
    });
    if (!told) continue;
    if (only != kNone) return {};
    only = index;
  }
  return only == kNone ? Resolved{} : from_entity(only, "the only body that the role names");
}

}  // namespace polex::engine
