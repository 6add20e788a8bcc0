// Turns what the article introduces ("... (MoF)", full names) into further mentions. Leaves gathering to
// entities.cc. Tested by shipped_packs_test.cc and resolve_test.cc.
//
// The check of an abbreviation against its long form follows A. Schwartz and M. Hearst, "A simple algorithm
// for identifying abbreviation definitions in biomedical text", PSB 2003, in its first condition only: the
// first letters agree.
#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "engine/abbreviations.h"
#include "engine/entities.h"
#include "text/fold.h"

namespace polex::engine {

namespace {

bool upper(char c) { return c >= 'A' && c <= 'Z'; }

// A name under which an earlier mention may stand again.
struct Alias {
  std::vector<std::string> words;  // as rendered, case kept, joins as kJoin
  std::size_t mention = 0;
  MentionHow how = MentionHow::alias;
  bool place = false;  // a city's name too: only beside a verb of speech
};

using Dictionary = std::unordered_map<std::string, std::vector<Alias>>;

class AliasFinder {
 public:
  explicit AliasFinder(Analysis& analysis) : analysis_(analysis) {}

  // The abbreviations of bodies from the mention `first` on.
  void introduce_from(std::size_t first) {
    for (std::size_t index = first; index < analysis_.mentions.size(); ++index)
      if (analysis_.mentions[index].symbol == rules::kBody) introduce(index);
  }

  void run() {
    const std::size_t found = analysis_.mentions.size();
    for (std::size_t index = 0; index < found; ++index) introduce(index);
    if (dictionary_.empty()) return;
    by_unit_.resize(analysis_.sentences.size());
    for (std::size_t index = 0; index < analysis_.mentions.size(); ++index)
      by_unit_[analysis_.mentions[index].unit].push_back(index);
    for (std::size_t unit = 0; unit < analysis_.sentences.size(); ++unit) look_through(unit);
  }

 private:
  void add(std::vector<std::string> words, std::size_t mention, MentionHow how, bool place = false) {
    if (words.empty() || words[0].empty()) return;
    std::vector<Alias>& same = dictionary_[words[0]];
    for (const Alias& alias : same)
      if (alias.words == words) return;  // the first who bore it keeps it
    same.push_back({std::move(words), mention, how, place});
  }

  void introduce(std::size_t index) {
    const Mention& mention = analysis_.mentions[index];
    if (mention.symbol == rules::kPerson) {
      introduce_person(index);
    } else if (mention.symbol == rules::kBody) {
      introduce_in_parentheses(index);
      introduce_initials(index);
      introduce_company(index);
    }
  }

  void introduce_person(std::size_t index) {
    const std::vector<std::string> words = words_of(analysis_.slice(analysis_.mentions[index].name));
    if (words.empty()) return;
    for (const std::string& word : words)
      if (word.size() >= 3 && upper(word[0]) && (words.size() == 1 || !is_common(word)))
        add({word}, index, MentionHow::alias);
    if (words.size() > 1 && is_place_or_month(words.back()))
      add({words.back()}, index, MentionHow::alias, true);
    for (std::size_t from = 1; from + 1 < words.size(); ++from)  // "Bani Mustafa" of "Wafa Bani Mustafa"
      add({words.begin() + static_cast<std::ptrdiff_t>(from), words.end()}, index, MentionHow::alias);
    if (words.size() > 2) add({words[0], words[1]}, index, MentionHow::alias);
    if (words.size() > 1) add(words, index, MentionHow::name);
  }

  // Words that stand in some list (months, places, heads of bodies) are not taken for a surname.
  [[nodiscard]] bool is_common(const std::string& word) const {
    const rules::Lexicon& lexicon = analysis_.rules.lexicon;
    const auto hits = lexicon.hits(word);
    return std::any_of(hits.begin(), hits.end(), [&](std::uint32_t hit) {
      const std::string_view list = lexicon.list_of(lexicon.entry(hit));
      return list != "given_name" && list != "cn_surname";
    });
  }

  // "Dayton" of "Mark Dayton", "May" of "Theresa May".
  [[nodiscard]] bool is_place_or_month(const std::string& word) const {
    const rules::Lexicon& lexicon = analysis_.rules.lexicon;
    if (lexicon.entry("surname_month", word) != nullptr) return true;
    const auto hits = lexicon.hits(word);
    return !hits.empty() && std::all_of(hits.begin(), hits.end(), [&](std::uint32_t hit) {
      const std::string_view list = lexicon.list_of(lexicon.entry(hit));
      return list == "city" || list == "division" || list == "given_name" || list == "place_given";
    });
  }

  void introduce_in_parentheses(std::size_t index) {
    const Mention& mention = analysis_.mentions[index];
    const Rendering& words = analysis_.sentences[mention.unit].words;
    std::size_t at = offset_behind(words, mention.span.end);
    const std::string_view s = words.text;
    for (const std::string_view owner : {"'s (", "' ("})  // "Department of Migrant Workers' (DMW) budget"
      if (s.substr(at).starts_with(owner)) at += owner.size() - 2;
    if (introduce_behind_comma(index, s, at) || !s.substr(at).starts_with(" (")) return;
    const std::size_t close = s.find(')', at);
    if (close == std::string_view::npos || close - at > 90) return;
    at += 2;
    const bool quoted = s.substr(at, close - at).find('"') != std::string_view::npos;
    while (at < close) {
      const std::size_t open = quoted ? s.find('"', at) : at;
      if (open >= close) return;
      const std::size_t from = quoted ? open + 1 : open;
      std::size_t to = std::min(s.find_first_of(quoted ? "\"" : ",;)", from), close);
      std::vector<std::string> alias = words_in(words, from, to);
      if (good_alias(alias, quoted, mention)) {
        std::string joined;
        for (const std::string& word : alias) joined += word + ' ';
        analysis_.introduced.push_back({name_words(joined), index, false});
        add(std::move(alias), index, MentionHow::alias);
      }
      if (!quoted) return;
      at = to + 1;
    }
  }

  // "Corruption Eradication Commission, or KPK,".
  bool introduce_behind_comma(std::size_t index, std::string_view s, std::size_t at) {
    const std::vector<std::string> alias = {abbreviation_behind(s.substr(at))};
    if (alias[0].empty() || !good_alias(alias, false, analysis_.mentions[index])) return false;
    analysis_.introduced.push_back({name_words(alias[0]), index, false});
    add(alias, index, MentionHow::alias);
    return true;
  }

  // An acronym that begins with a letter of the name's, a known body's name ("National Planning Board
  // (Bappenas)"), or quoted words that are capitalised.
  [[nodiscard]] bool good_alias(const std::vector<std::string>& alias, bool quoted,
                                const Mention& mention) const {
    if (alias.empty() || alias.size() > 4 || !upper(alias[0][0])) return false;
    if (quoted) return true;
    const std::string& word = alias[0];
    const auto capitals = std::count_if(word.begin(), word.end(), upper);
    const std::vector<std::string> name = words_of(analysis_.slice(mention.name));
    if (alias.size() == 1 && name.size() > 1 && analysis_.rules.lexicon.entry("known_body", word) != nullptr)
      return true;
    if (alias.size() > 2 || word.size() < 2 || word.size() > 12 || capitals < 2) return false;
    return std::any_of(name.begin(), name.end(), [&](const std::string& each) { return each[0] == word[0]; });
  }

  // "PBI" behind "Police Bureau of Investigation", where nobody says that it is short for it.
  void introduce_initials(std::size_t index) {
    std::string initials;
    for (const std::string& word : words_of(analysis_.slice(analysis_.mentions[index].name)))
      if (upper(word[0])) initials += word[0];
    if (initials.size() >= 3) analysis_.introduced.push_back({name_words(initials), index, true});
  }

  void introduce_company(std::size_t index) {
    std::vector<std::string> words = words_of(analysis_.slice(analysis_.mentions[index].name));
    if (words.size() < 2 || analysis_.mentions[index].kind != "company") return;
    const std::string last = words.back();
    const rules::Lexicon& lexicon = analysis_.rules.lexicon;
    const bool tail = words.size() == 2 && lexicon.entry("company_tail", last) != nullptr;
    if (!tail && lexicon.entry("company_suffix", last) == nullptr && last != "Company" &&
        last != "Corporation")
      return;
    words.pop_back();
    if (words.size() > 2 && words.back() == "Co") words.pop_back();  // "Zandera" of "Zandera and Co Inc"
    if (words.size() > 1 && (words.back() == "and" || words.back() == "&")) words.pop_back();
    // "Zandera Brands" of "Zandera Brands Inc.", and "Zandera".
    if (words.size() == 2 && lexicon.entry("company_tail", words[1]) != nullptr && !is_common(words[0]))
      add({words[0]}, index, MentionHow::alias);
    if (words.size() == 1 && is_common(words[0])) return;
    add(std::move(words), index, MentionHow::alias);
  }

  static std::size_t offset_behind(const Rendering& rendering, std::size_t byte) {
    const auto at = std::lower_bound(rendering.begin.begin(), rendering.begin.end(), byte);
    return static_cast<std::size_t>(at - rendering.begin.begin());
  }

  void look_through(std::size_t unit) {
    const Rendering& words = analysis_.sentences[unit].words;
    std::vector<Span> covered;
    for (const std::size_t index : by_unit_[unit]) covered.push_back(analysis_.mentions[index].span);
    std::size_t behind = 0;
    std::string word;
    for (const std::uint32_t start : words.starts) {
      if (start < behind) continue;
      const std::size_t end = word_at(words.text, start, word);
      if (word.empty() || !upper(word[0])) continue;
      const auto entries = dictionary_.find(word);
      if (entries == dictionary_.end()) continue;
      const Alias* best = nullptr;
      std::size_t best_end = 0;
      for (const Alias& alias : entries->second) {
        const std::size_t stop = match_words(words.text, end, alias);
        if (stop != kNone && stop > best_end) {
          best = &alias;
          best_end = stop;
        }
      }
      if (best == nullptr || (best->place && !speaks(words.text, start, best_end))) continue;
      const Span span = words.source(start, best_end);
      hide_places(unit, span, covered, best->place);
      if (std::any_of(covered.begin(), covered.end(),
                      [&](const Span& other) { return other.overlaps(span); }))
        continue;
      if (analysis_.mentions[best->mention].symbol == rules::kPerson &&
          inside_longer_name(words, start, best_end, covered))
        continue;
      add_mention(unit, *best, span);
      behind = best_end;
    }
  }

  // The Buffalo of "Buffalo Rock", where "Buffalo Rock Company" stands before, is no place.
  void hide_places(std::size_t unit, const Span& alias, std::vector<Span>& covered, bool whole) {
    for (const std::size_t index : by_unit_[unit]) {
      Mention& mention = analysis_.mentions[index];
      if (mention.symbol != rules::kPlace) continue;
      if (!alias.contains(mention.span) || (mention.span == alias && !whole)) continue;
      mention.symbol = rules::kOther;
      std::erase(covered, mention.span);
    }
  }

  // "Dayton said", "said Dayton".
  [[nodiscard]] bool speaks(std::string_view s, std::size_t start, std::size_t end) const {
    const auto is_speech = [&](const std::string& word) {
      return analysis_.rules.lexicon.entry("say_quote", word) != nullptr ||
             analysis_.rules.lexicon.entry("say", word) != nullptr;
    };
    std::string word;
    if (end + 1 < s.size() && s[end] == ' ') (void)word_at(s, end + 1, word);
    if (is_speech(word)) return true;
    std::size_t from = start;
    while (from > 0 && rules::is_mark(s[from - 1])) --from;
    if (from < 2 || s[from - 1] != ' ') return false;
    (void)word_at(s, s.rfind(' ', from - 2) + 1, word);
    return is_speech(word);
  }

  // The word at `start` without its mark; returns its end.
  static std::size_t word_at(std::string_view s, std::size_t start, std::string& word) {
    word.clear();
    std::size_t at = start;
    while (at < s.size() && rules::is_mark(s[at])) ++at;
    while (at < s.size() && (alnum(s[at]) || s[at] == '-' || s[at] == rules::kJoin)) word += s[at++];
    return at;
  }

  // The end of `alias` if its further words follow at `at`, else kNone.
  static std::size_t match_words(std::string_view s, std::size_t at, const Alias& alias) {
    std::string word;
    for (std::size_t index = 1; index < alias.words.size(); ++index) {
      if (at >= s.size() || s[at] != ' ') return kNone;
      at = word_at(s, at + 1, word);
      if (word != alias.words[index]) return kNone;
    }
    return at;
  }

  // "Hayashi" in "Hayashi Corporation": a capitalised neighbour that no mention covers.
  [[nodiscard]] bool inside_longer_name(const Rendering& words, std::size_t start, std::size_t end,
                                        const std::vector<Span>& covered) const {
    const std::string_view s = words.text;
    std::string next;
    if (end + 1 < s.size() && s[end] == ' ') {
      (void)word_at(s, end + 1, next);
      const std::size_t at = words.begin[end + 1];
      const bool taken = std::any_of(covered.begin(), covered.end(),
                                     [&](const Span& c) { return c.begin <= at && at < c.end; });
      if (!next.empty() && upper(next[0]) && !taken && next != "I") return true;
    }
    if (start >= 2 && s[start - 1] == ' ') {
      std::size_t from = start - 1;
      while (from > 0 && s[from - 1] != ' ') --from;
      while (from < start && rules::is_mark(s[from])) ++from;
      const std::size_t at = words.begin[from];
      const bool taken = std::any_of(covered.begin(), covered.end(),
                                     [&](const Span& c) { return c.begin <= at && at < c.end; });
      const bool opens = from <= 1 && may_be_ordinary(s.substr(from, start - 1 - from));
      if (!opens && upper(s[from]) && alnum(s[start - 2]) && !taken) return true;
    }
    return false;
  }

  // "Today Gerber said": a sentence's first word that is no name by its capital.
  [[nodiscard]] bool may_be_ordinary(std::string_view word) const {
    return word.ends_with("ly") || word.ends_with("ing") || word.ends_with("ed") ||
           !analysis_.rules.lexicon.hits(std::string(word)).empty();
  }

  void add_mention(std::size_t unit, const Alias& alias, const Span& span) {
    const Mention& full = analysis_.mentions[alias.mention];
    Mention mention;
    mention.symbol = full.symbol;
    mention.kind = full.kind;
    mention.span = span;
    mention.name = span;
    mention.unit = unit;
    mention.how = alias.how;
    mention.alias_of = alias.mention;
    analysis_.mentions.push_back(std::move(mention));
  }

  Analysis& analysis_;
  Dictionary dictionary_;
  std::vector<std::vector<std::size_t>> by_unit_;  // mentions, without the aliases that are found
};

}  // namespace

void find_aliases(Analysis& analysis) { AliasFinder(analysis).run(); }

void find_late_aliases(Analysis& analysis, std::size_t first) { AliasFinder(analysis).introduce_from(first); }

}  // namespace polex::engine
