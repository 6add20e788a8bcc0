// Turns mentions into entities: one for each person, body, place or name, whatever words the article uses.
// Leaves pronouns and "the bureau" to resolve.cc. Tested by entities_test.cc.
#include "engine/entities.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "text/fold.h"

namespace polex::engine {

namespace {

using Words = std::vector<std::string>;

bool is_function_word(const std::string& word) {
  return word == "of" || word == "the" || word == "for" || word == "and" || word == "in" || word == "on" ||
         word == "to";
}

// Whether `small` is the end of `big`, and what is cut off is no "Standing Committee of the".
bool is_tail(const Words& small, const Words& big) {
  if (small.size() >= big.size() || small.size() < 2) return false;
  if (!std::equal(small.rbegin(), small.rend(), big.rbegin())) return false;
  return std::none_of(big.begin(), big.end() - static_cast<std::ptrdiff_t>(small.size()), is_function_word);
}

// "Operation Dudula" of "Operation Dudula Movement".
bool is_head(const Words& small, const Words& big) {
  return small.size() >= 2 && small.size() + 1 == big.size() &&
         std::equal(small.begin(), small.end(), big.begin());
}

// "Ministry of Agriculture" of "Ministry of Agriculture and Livestock Development".
bool is_before_and(const Words& small, const Words& big) {
  return small.size() >= 3 && small.size() < big.size() &&
         std::equal(small.begin(), small.end(), big.begin()) && big[small.size()] == "and";
}

// Every word of `small` stands in `big`, in its order.
bool is_subsequence(const Words& small, const Words& big) {
  std::size_t at = 0;
  for (const std::string& word : big)
    if (at < small.size() && word == small[at]) ++at;
  return at == small.size();
}

bool same_person(const Words& a, const Words& b) {
  const Words& small = a.size() <= b.size() ? a : b;
  const Words& big = a.size() <= b.size() ? b : a;
  return !small.empty() && is_subsequence(small, big);
}

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
    for (const std::size_t index : order)
      if (analysis_.mentions[index].alias_of != kNone) join_source(index);
    for (const std::size_t index : order)
      if (analysis_.mentions[index].symbol == rules::kName) place(index);
    merge_introduced();
    merge_bodies();
  }

 private:
  void join_source(std::size_t index) {
    Mention& mention = analysis_.mentions[index];
    mention.entity = analysis_.mentions[mention.alias_of].entity;
    if (mention.entity == kNone) return;
    analysis_.entities[mention.entity].mentions.push_back(index);
  }

  void place(std::size_t index) {
    Mention& mention = analysis_.mentions[index];
    if (!mention.parts.empty() && shares_part(index)) return;
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

  std::size_t find(const Mention& mention, const Words& words) {
    for (std::size_t back = analysis_.entities.size(); back-- > 0;) {
      const Entity& entity = analysis_.entities[back];
      if (mention.symbol == rules::kName) {
        if (entity.words == words) return back;
        if (entity.type == rules::kPerson && same_person(words, entity.words)) return back;
        if (entity.type == rules::kName && words.size() == 1 && entity.words.size() > 1 &&
            entity.words.back() == words[0])
          return back;
      } else if (entity.type != mention.symbol) {
        continue;
      } else if (mention.symbol == rules::kPerson) {
        if (same_person(words, entity.words)) return back;
      } else if (entity.words == words || is_alias(entity, words)) {
        return back;
      }
    }
    return kNone;
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
    if (entity.words.size() < words.size() && mention.how == MentionHow::name) {
      entity.words = words;
      entity.name = analysis_.folded_space(mention.name);
      if (mention.rule != nullptr) entity.rule = mention.rule->name;
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
            analysis_.entities[from].words == alias.words)
          merge(from, into);
    }
    for (std::size_t a = 0; a < analysis_.entities.size(); ++a)
      for (std::size_t b = a + 1; b < analysis_.entities.size(); ++b)
        if (is_live_body(a) && is_live_body(b) && same_entry(a, b)) {
          const bool a_longer = analysis_.entities[a].name.size() >= analysis_.entities[b].name.size();
          merge(a_longer ? b : a, a_longer ? a : b);
        }
  }

  [[nodiscard]] bool is_live_body(std::size_t index) const {
    const Entity& entity = analysis_.entities[index];
    return (entity.type == rules::kBody || entity.type == rules::kName) && !entity.mentions.empty();
  }

  [[nodiscard]] bool same_entry(std::size_t a, std::size_t b) const {
    const auto entry = [&](std::size_t index) {
      return analysis_.rules.lexicon.entry("known_body", text::fold_all(analysis_.entities[index].name));
    };
    return entry(a) != nullptr && entry(a) == entry(b);
  }

  [[nodiscard]] bool is_place_word(const std::string& word) const {
    std::string capital = word;
    if (!capital.empty())
      capital[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(capital[0])));
    for (const std::string_view list :
         {"country", "city", "cn_prefecture", "cn_province", "division", "demonym"})
      if (analysis_.rules.lexicon.entry(list, capital) != nullptr) return true;
    return false;
  }

  // "Standing Committee of the Municipal People's Congress" of "... of the Luoyang Municipal People's
  // Congress": only the place is left out.
  [[nodiscard]] bool lacks_place_only(const Words& small, const Words& big) const {
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

  // "Commission" of "European Commission".
  [[nodiscard]] bool is_bare_head(const Words& small, const Words& big) const {
    if (small.size() != 1 || big.size() < 2 || big.back() != small[0]) return false;
    std::string capital = small[0];
    capital[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(capital[0])));
    return analysis_.rules.lexicon.entry("body_head", capital) != nullptr;
  }

  // Aliases and shorter forms of one body become one entity, where only one can be meant.
  void merge_bodies() {
    for (std::size_t small = 0; small < analysis_.entities.size(); ++small) {
      if (analysis_.entities[small].type != rules::kBody || analysis_.entities[small].mentions.empty())
        continue;
      std::size_t target = kNone;
      std::size_t count = 0;
      for (std::size_t big = 0; big < analysis_.entities.size(); ++big) {
        if (big == small || analysis_.entities[big].type != rules::kBody ||
            analysis_.entities[big].mentions.empty())
          continue;
        const Words& s = analysis_.entities[small].words;
        const Words& b = analysis_.entities[big].words;
        if (is_tail(s, b) || is_head(s, b) || is_before_and(s, b) || lacks_place_only(s, b) ||
            is_bare_head(s, b)) {
          target = big;
          ++count;
        }
      }
      if (count == 1) merge(small, target);
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

  Analysis& analysis_;
};

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  Words words;
  const std::string folded = text::fold_all(name);
  for (std::size_t at = 0; at < folded.size();) {
    if (std::isalnum(static_cast<unsigned char>(folded[at])) == 0) {
      ++at;
      continue;
    }
    const std::size_t end = rules::token_end(folded, at);
    std::string word = folded.substr(at, end - at);
    for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (!words.empty() || word != "the") words.push_back(std::move(word));
    at = end;
  }
  return words;
}

void gather_entities(Analysis& analysis) { Gatherer(analysis).run(); }

}  // namespace polex::engine
