// Turns mentions into entities: one for each person, body, place or name, whatever words the article uses.
// Leaves pronouns and "the bureau" to resolve.cc. Tested by resolve_test.cc.
#include "engine/entities.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <unordered_map>

#include "text/fold.h"

namespace polex::engine {

namespace {

using Words = std::vector<std::string>;

class Gatherer {
 public:
  explicit Gatherer(Analysis& analysis) : analysis_(analysis) {}

  void run() {
    std::vector<std::size_t> order;
    for (std::size_t index = 0; index < analysis_.mentions.size(); ++index) order.push_back(index);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return analysis_.mentions[a].span.begin < analysis_.mentions[b].span.begin;
    });
    // Names of known type first, so that a bare name finds the person or body it belongs to.
    for (const std::size_t index : order) {
      Mention& mention = analysis_.mentions[index];
      if (mention.alias_of != kNone) continue;
      if (mention.symbol == rules::kBody || mention.symbol == rules::kPerson ||
          mention.symbol == rules::kPlace)
        place(index);
    }
    gather_namesakes();
    for (const std::size_t index : order)
      if (Mention& mention = analysis_.mentions[index]; mention.alias_of != kNone) {
        mention.alias_of = first_namesake(mention);
        if (analysis_.mentions[mention.alias_of].symbol != rules::kName) join_source(index);
      }
    for (const std::size_t index : order)
      if (analysis_.mentions[index].symbol == rules::kName && analysis_.mentions[index].alias_of == kNone)
        place(index);
    for (const std::size_t index : order)
      if (const Mention& mention = analysis_.mentions[index];
          mention.alias_of != kNone && mention.entity == kNone)
        join_source(index);
    merge_introduced();
    hide_abbreviated_things();
    merge_alike(rules::kBody, has_country_in_front);
    merge_alike(rules::kBody, [&](const Words& small, const Words& big) {
      return is_tail(small, big) || (is_head(small, big) && !is_place_word(big.back())) ||
             is_before_and(small, big) || lacks_place_only(small, big) || is_bare_head(small, big) ||
             lacks_suffix(small, big) || is_party_of(small, big) || is_chamber_of(small, big) ||
             is_turned(small, big);
    });
    merge_alike(rules::kPlace, is_short_state);
    sort_names();
  }

 private:
  void join_source(std::size_t index) {
    Mention& mention = analysis_.mentions[index];
    mention.entity = analysis_.mentions[mention.alias_of].entity;
    if (mention.entity == kNone) return;
    analysis_.entities[mention.entity].mentions.push_back(index);
  }

  // Names of two or three words that no list knows, by their first word and by their last.
  void gather_namesakes() {
    constexpr std::size_t kMostWords = 3;
    for (std::size_t index = 0; index < analysis_.mentions.size(); ++index) {
      if (analysis_.mentions[index].symbol != rules::kName) continue;
      const std::string_view name = analysis_.slice(analysis_.mentions[index].name);
      Words words = name_words(name);
      if (words.size() < 2 || words.size() > kMostWords || is_upper(name)) continue;
      for (const std::string& word : {words.front(), words.back()})
        if (std::vector<Namesake>& same = namesakes_[word]; same.empty() || same.back().words != words)
          same.push_back({index, words});
    }
  }

  // "Park" is Park Ji-hyun, whom no list knows, and not Park Wan-joo, who came up after her.
  [[nodiscard]] std::size_t first_namesake(const Mention& alias) const {
    const Mention& source = analysis_.mentions[alias.alias_of];
    if (source.symbol != rules::kPerson) return alias.alias_of;
    const Words surname = name_words(analysis_.slice(alias.name));
    const auto known = surname.size() == 1 ? namesakes_.find(surname[0]) : namesakes_.end();
    if (known == namesakes_.end()) return alias.alias_of;
    const Words words = name_words(analysis_.slice(source.name));
    for (const Namesake& each : known->second)
      if (words.size() > 1 && each.words != words &&
          analysis_.mentions[each.mention].span.begin < source.span.begin &&
          ((each.words.front() == surname[0] && words.front() == surname[0]) ||
           (each.words.back() == surname[0] && words.back() == surname[0])))
        return each.mention;
    return alias.alias_of;
  }

  void place(std::size_t index) {
    Mention& mention = analysis_.mentions[index];
    if (!mention.parts.empty() && shares_part(index)) return;
    if (mention.symbol == rules::kPerson) quiet(mention);
    const Words words = name_words(analysis_.slice(mention.name));
    if (words.empty()) return;
    std::size_t entity = find(mention, words);
    if (entity == kNone) {
      entity = analysis_.entities.size();
      Entity fresh;
      fresh.type = mention.symbol;
      analysis_.entities.push_back(std::move(fresh));
    }
    join(entity, index, words);
  }

  // "SEN. ROE VOTES NO": in capitals the name is the first word, with a given name the first two.
  void quiet(Mention& mention) const {
    const std::string_view name = analysis_.slice(mention.name);
    const std::size_t first = name.find(' ');
    if (first == std::string_view::npos || !is_upper(name) || !analysis_.layout.units[mention.unit].headline)
      return;
    std::string given = text::fold_all(name.substr(0, first));
    for (std::size_t at = 1; at < given.size(); ++at)
      given[at] = static_cast<char>(std::tolower(static_cast<unsigned char>(given[at])));
    const bool two = analysis_.rules.lexicon.entry("given_name", given) != nullptr;
    mention.name.end = mention.name.begin + (two ? std::min(name.find(' ', first + 1), name.size()) : first);
  }

  static bool is_upper(std::string_view name) {
    return std::none_of(name.begin(), name.end(),
                        [](char c) { return std::islower(static_cast<unsigned char>(c)) != 0; });
  }

  // A phrase around one name ("Jane Roe, director of ...") is that name's entity.
  bool shares_part(std::size_t index) {
    Mention& mention = analysis_.mentions[index];
    for (const std::size_t part : mention.parts) {
      Mention& inner = analysis_.mentions[part];
      if (inner.name == mention.name && inner.entity == kNone && inner.symbol == rules::kName)
        inner.symbol = mention.symbol;
      if (inner.name == mention.name && inner.entity != kNone) {
        mention.entity = inner.entity;
        Entity& entity = analysis_.entities[inner.entity];
        if (entity.type == rules::kName) entity.type = mention.symbol;
        if (mention.role && !entity.role) entity.role = analysis_.folded_space(*mention.role);
        if (entity.kind.empty()) entity.kind = mention.kind;
        return true;
      }
    }
    return false;
  }

  // Of two persons of one surname the last who has come up, and rather one with a role: not who took a
  // picture, nor the words of a headline in capitals.
  [[nodiscard]] bool rather(std::size_t person, std::size_t than, const Mention& mention) const {
    const auto rank = [&](const Entity& each) {
      const bool before = analysis_.mentions[each.mentions.front()].span.begin < mention.span.begin;
      return (is_upper(each.name) ? 0 : 4) + (before ? 2 : 0) + (each.role ? 1 : 0);
    };
    return than == kNone || rank(analysis_.entities[person]) > rank(analysis_.entities[than]);
  }

  std::size_t find(const Mention& mention, const Words& words) {
    std::size_t namesake = kNone;
    // "SENATE PASSES ROE BILL": what a headline's capitals run together is nobody's longer name.
    const bool shouted = words.size() > 1 && is_upper(analysis_.slice(mention.name));
    for (std::size_t back = analysis_.entities.size(); back-- > 0;) {
      const Entity& entity = analysis_.entities[back];
      if (mention.symbol == rules::kName) {
        if (entity.words == words && (namesake == kNone || !is_upper(entity.name))) return back;
        if (!shouted && entity.type == rules::kPerson && same_person(words, entity.words)) {
          if (rather(back, namesake, mention)) namesake = back;
          continue;
        }
        if (namesake == kNone && entity.type == rules::kName && words.size() == 1 &&
            entity.words.size() > 1 && !is_upper(entity.name) &&
            (entity.words.back() == words[0] || entity.words.front() == words[0]))
          return back;
      } else if (entity.type != mention.symbol) {
        continue;
      } else if (mention.symbol == rules::kPerson) {
        if (!same_person(words, entity.words)) continue;
        if (words.size() > 1) return back;
        if (rather(back, namesake, mention)) namesake = back;
      } else if (entity.words == words || is_alias(entity, words)) {
        return back;
      }
    }
    return namesake;
  }

  static bool is_alias(const Entity& entity, const Words& words) {
    std::string joined;
    for (const std::string& word : words) joined += word + ' ';
    return std::find(entity.aliases.begin(), entity.aliases.end(), joined) != entity.aliases.end();
  }

  void join(std::size_t index_of_entity, std::size_t index, const Words& words) {
    Mention& mention = analysis_.mentions[index];
    Entity& entity = analysis_.entities[index_of_entity];
    mention.entity = index_of_entity;
    entity.mentions.push_back(index);
    const bool longer =
        entity.words.size() < words.size() ||
        (mention.symbol == rules::kBody && entity.words.size() == words.size() &&
         entity.name.size() < analysis_.folded_space(mention.name).size());  // "Department of Defense"
    if (longer && mention.how == MentionHow::name) {
      entity.words = words;
      entity.name = analysis_.folded_space(mention.name);
      if (mention.rule != nullptr) entity.rule = mention.rule->name;
    } else if (entity.words == words && is_upper(entity.name)) {
      entity.name = analysis_.folded_space(mention.name);  // not as a headline shouts it
    }
    if (entity.kind.empty() || (entity.kind == "other" && !mention.kind.empty())) entity.kind = mention.kind;
    if (mention.role && !entity.role) entity.role = analysis_.folded_space(*mention.role);
  }

  // "(WHO)" behind the long form, and entries of one line of a list, are the same body.
  void merge_introduced() {
    for (const IntroducedAlias& alias : analysis_.introduced) {
      const std::size_t into = analysis_.mentions[alias.mention].entity;
      for (std::size_t from = 0; from < analysis_.entities.size(); ++from)
        if (from != into && into != kNone && is_live_body(from) &&
            analysis_.entities[from].words == alias.words &&
            (!alias.guessed || is_unlisted_abbreviation(analysis_.entities[from])))
          merge(from, into);
    }
    merge_entries();
  }

  // "Small island developing States (SIDS)", "the Clean Air Act (CAA)": short for what is no body.
  void hide_abbreviated_things() {
    for (Entity& entity : analysis_.entities)
      if (entity.type == rules::kBody && entity.words.size() == 1 && is_unlisted_abbreviation(entity) &&
          std::any_of(entity.mentions.begin(), entity.mentions.end(),
                      [&](std::size_t mention) { return abbreviates_thing(analysis_.mentions[mention]); }))
        entity.type = rules::kName;
  }

  [[nodiscard]] bool abbreviates_thing(const Mention& mention) const {
    const std::string_view before = std::string_view(analysis_.article.text).substr(0, mention.name.begin);
    if (!before.ends_with(" (")) return false;
    const std::size_t space = before.find_last_of(" \n", before.size() - 3);
    if (space == std::string_view::npos) return false;
    const std::string word = text::fold_all(before.substr(space + 1, before.size() - space - 3));
    return (!word.empty() && std::islower(static_cast<unsigned char>(word[0])) != 0) ||
           analysis_.rules.lexicon.entry("not_body", word) != nullptr;
  }

  [[nodiscard]] bool is_unlisted_abbreviation(const Entity& entity) const {
    return is_upper(entity.name) && analysis_.rules.lexicon.entry("known_body", entity.name) == nullptr;
  }

  // With or without a company's legal form.
  [[nodiscard]] const rules::LexiconEntry* known_body(const std::string& name) const {
    const rules::Lexicon& lexicon = analysis_.rules.lexicon;
    std::string left = name;
    for (bool form = true; form;) {
      if (const auto* entry = lexicon.entry("known_body", left)) return entry;
      const std::size_t last = left.rfind(' ');
      if (last == std::string::npos) return nullptr;
      form = lexicon.entry("company_suffix", left.substr(last + 1)) != nullptr;
      left.resize(last);
      if (left.ends_with(" and")) left.resize(left.size() - 4);
    }
    return nullptr;
  }

  // Names that one line of the list of known bodies gives are one body, by the longest of them.
  void merge_entries() {
    std::map<const rules::LexiconEntry*, std::size_t> same;
    for (std::size_t index = 0; index < analysis_.entities.size(); ++index) {
      if (!is_live_body(index)) continue;
      const auto* entry = known_body(text::fold_all(analysis_.entities[index].name));
      if (entry == nullptr) continue;
      std::size_t& kept = same.try_emplace(entry, index).first->second;
      if (kept == index) continue;
      const bool longer = analysis_.entities[index].name.size() > analysis_.entities[kept].name.size();
      merge(longer ? kept : index, longer ? index : kept);
      if (longer) kept = index;
    }
  }

  [[nodiscard]] bool is_live_body(std::size_t index) const {
    const Entity& entity = analysis_.entities[index];
    return (entity.type == rules::kBody || entity.type == rules::kName) && !entity.mentions.empty();
  }

  [[nodiscard]] bool is_place_word(const std::string& word) const {
    std::string capital = word;
    for (std::size_t at = 0; at < capital.size(); ++at)
      if (at == 0 || capital[at - 1] == ' ')
        capital[at] = static_cast<char>(std::toupper(static_cast<unsigned char>(capital[at])));
    for (const std::string_view list :
         {"country", "city", "cn_prefecture", "cn_province", "division", "demonym"})
      if (analysis_.rules.lexicon.entry(list, capital) != nullptr) return true;
    return false;
  }

  // "Standing Committee of the Municipal People's Congress" of "... of the Luoyang Municipal People's
  // Congress": only the place is left out.
  [[nodiscard]] bool lacks_place_only(const Words& small, const Words& big) const {
    if (lacks_state_behind(small, big)) return true;
    if (small.size() < 3 || small.size() >= big.size() || !is_subsequence(small, big)) return false;
    std::size_t at = 0;
    for (const std::string& word : big) {
      if (at < small.size() && word == small[at])
        ++at;
      else if (!is_place_word(word))
        return false;
    }
    return true;
  }

  // "Election Commission" of "Election Commission of the Republic of Angola".
  [[nodiscard]] bool lacks_state_behind(const Words& small, const Words& big) const {
    if (small.size() < 2 || small.size() + 2 > big.size() || big[small.size()] != "of" ||
        !std::equal(small.begin(), small.end(), big.begin()))
      return false;
    std::string place;
    for (std::size_t at = small.size() + 1; at < big.size(); ++at)
      if (big[at] != "the" && big[at] != "of" && big[at] != "republic")
        place += place.empty() ? big[at] : ' ' + big[at];
    return is_place_word(place);
  }

  // "Zandera" of "Zandera Motor Group".
  [[nodiscard]] bool lacks_suffix(const Words& small, const Words& big) const {
    if (small.size() >= big.size() || !std::equal(small.begin(), small.end(), big.begin())) return false;
    return std::all_of(
        big.begin() + static_cast<std::ptrdiff_t>(small.size()), big.end(), [&](std::string word) {
          word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
          return word == "And" || analysis_.rules.lexicon.entry("company_suffix", word) != nullptr ||
                 analysis_.rules.lexicon.entry("company_tail", word) != nullptr;
        });
  }

  // "Commission" of "European Commission".
  [[nodiscard]] bool is_bare_head(const Words& small, const Words& big) const {
    if (small.size() != 1 || big.size() < 2 || big.back() != small[0]) return false;
    std::string capital = small[0];
    capital[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(capital[0])));
    return analysis_.rules.lexicon.entry("body_head", capital) != nullptr;
  }

  // Shorter forms of one name become one entity with it, where only one can be meant.
  void merge_alike(rules::Symbol type, const std::function<bool(const Words&, const Words&)>& shortens) {
    const auto lives = [&](const Entity& entity) { return entity.type == type && !entity.mentions.empty(); };
    for (std::size_t small = 0; small < analysis_.entities.size(); ++small) {
      if (!lives(analysis_.entities[small])) continue;
      std::size_t target = kNone;
      std::size_t count = 0;
      for (std::size_t big = 0; big < analysis_.entities.size(); ++big) {
        const Entity& other = analysis_.entities[big];
        if (big == small || !lives(other) || is_shouted(other)) continue;
        if (shortens(analysis_.entities[small].words, other.words)) {
          target = big;
          ++count;
        }
      }
      if (count == 1) merge(small, target);
    }
  }

  // A headline in capitals tells no name from the words beside it.
  static bool is_shouted(const Entity& entity) {
    constexpr std::size_t kLongestName = 4;  // words
    return entity.words.size() > kLongestName && is_upper(entity.name);
  }

  // What no list knows is a group ("Democrats") or a subject matter ("Defense Authorization") by its words,
  // and then no person.
  void sort_names() {
    for (Entity& entity : analysis_.entities) {
      if (entity.type != rules::kName) continue;
      const std::string name = text::fold_all(entity.name);
      const auto listed = [&](std::string_view list, std::string_view words) {
        return analysis_.rules.lexicon.entry(list, words) != nullptr;
      };
      if (listed("group_noun", name)) entity.type = rules::kGroup;
      const std::size_t last = name.rfind(' ');  // "Executive Government" is nobody
      if (last != std::string::npos && listed("body_head", std::string_view(name).substr(last + 1)) &&
          !listed("given_name", std::string_view(name).substr(0, name.find(' '))))
        entity.type = rules::kOther;
      std::size_t from = 0;
      while (from < name.size() && entity.type == rules::kName) {
        const std::size_t space = std::min(name.find(' ', from), name.size());
        if (listed("body_topic", std::string_view(name).substr(from, space - from)))
          entity.type = rules::kOther;
        from = space + 1;
      }
    }
  }

  void merge(std::size_t from, std::size_t into) {
    Entity& source = analysis_.entities[from];
    Entity& target = analysis_.entities[into];
    for (const std::size_t mention : source.mentions) {
      analysis_.mentions[mention].entity = into;
      if (analysis_.mentions[mention].how == MentionHow::name)
        analysis_.mentions[mention].how = MentionHow::alias;
      target.mentions.push_back(mention);
    }
    for (Mention& mention : analysis_.mentions)
      if (mention.entity == from) mention.entity = into;
    source.mentions.clear();
  }

  struct Namesake {
    std::size_t mention = 0;
    Words words;
  };

  Analysis& analysis_;
  std::unordered_map<std::string, std::vector<Namesake>> namesakes_;
};

}  // namespace

void gather_entities(Analysis& analysis) { Gatherer(analysis).run(); }

}  // namespace polex::engine
