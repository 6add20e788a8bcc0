// Turns a sentence and the automata of a phase into the matches that each_pattern.cc would find. Leaves
// automata to rules/automaton.cc. Tested by matching_test.cc, which compares the two.
#include "engine/automata_search.h"

#include <algorithm>
#include <tuple>

#include "engine/each_pattern.h"

namespace polex::engine {

namespace {

constexpr std::size_t kMostBehind = 64;  // as far as a not_after looks back

bool holds(const std::vector<rules::Hit>& hits, std::size_t rule) {
  return std::any_of(hits.begin(), hits.end(), [&](const rules::Hit& hit) { return hit.id == rule; });
}

class Search {
 public:
  Search(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& found,
         std::vector<Blocked>* blocked)
      : rules_(phase.rules),
        automata_(*phase.automata),
        cache_(*phase.cache),
        rendering_(rendering),
        text_(rendering.text),
        found_(found),
        blocked_(blocked),
        words_(phase.cache->cut) {}

  void run() {
    cache_.behind.assign(automata_.places.size(), 0);
    words_.cut(text_, rendering_.starts);
    if (!automata_.words.empty())
      for (std::size_t word = 0; word < words_.size(); ++word)
        if (const std::size_t at = words_.start(word);
            automata_.words.begins_at(text_, at) && !cache_.words.nothing_at(words_, at, word + 1))
          take(cache_.words.matches(words_, at, word + 1), at);
    if (!automata_.bytes.empty()) {
      std::size_t next = 0;
      for (std::size_t at = 0; at < text_.size(); ++at) {
        if (!automata_.bytes.may_begin(text_[at]) && at > 0) continue;
        while (next < words_.size() && words_.start(next) <= at) ++next;
        const bool starts_word = next > 0 && words_.start(next - 1) == at;
        if ((starts_word || !rules::in_word(text_[at])) && automata_.bytes.begins_at(text_, at) &&
            !cache_.bytes.nothing_at(words_, at, next))
          take(cache_.bytes.matches(words_, at, next), at);
      }
    }
    search_others();
  }

  void set_groups(Match& match) {
    const rules::CompiledRule& rule = rules_[match.rule];
    const rules::Pattern& pattern = rule.patterns[match.pattern];
    match.groups.assign(groups_of(pattern), std::nullopt);
    match.groups[0] = match.range;
    if (match.groups.size() == 1) return;
    const rules::Automaton* one = match.counted ? pattern.exact.get() : nullptr;
    const bool known = (!match.counted || one != nullptr) &&
                       cache_.groups.find(one != nullptr                ? *one
                                          : pattern.anchored_to_symbols ? automata_.words
                                                                        : automata_.bytes,
                                          one != nullptr ? 0 : match.id, text_, match.range.begin,
                                          rules::GroupFinder::End::at, match.range.end,
                                          match.groups.size()) == rules::GroupFinder::Found::yes;
    if (known)
      copy_groups(match);
    else
      match = make_match(rule, match.rule, match.pattern, text_, match.range);
  }

 private:
  void take(const std::vector<rules::Hit>& hits, std::size_t begin) {
    for (const rules::Hit& hit : hits) {
      if (begin < cache_.behind[hit.id]) continue;
      const rules::PatternPlace& place = automata_.places[hit.id];
      Match match{place.rule, place.number, {begin, hit.at}, {}, hit.id};
      const rules::Pattern& pattern = rules_[place.rule].patterns[place.number];
      match.counted = !pattern.bound.holds(text_.substr(begin, match.range.size()));
      if (!set_end(pattern, match)) continue;
      if (const char* by = blocked_by(place.rule, match.range)) {
        if (blocked_ != nullptr) blocked_->push_back({place.rule, place.number, match.range, by, ""});
        continue;
      }
      cache_.behind[hit.id] = match.range.end;
      if (pattern.settles_by_group && match.groups.empty()) set_groups(match);
      found_.push_back(std::move(match));
    }
  }

  // The end of the pattern's own match, where the automaton does not tell it; false where it has none.
  bool set_end(const rules::Pattern& pattern, Match& match) {
    using Found = rules::GroupFinder::Found;
    const bool which = automata_.words.tells() == rules::Tells::which;
    if (!which && !match.counted) return true;
    const std::size_t longest = which ? match.range.end : text_.size();
    const rules::Automaton* exact = pattern.exact.get();
    const Found found =
        exact == nullptr ? Found::too_much
                         : cache_.groups.find(*exact, 0, text_, match.range.begin,
                                              rules::GroupFinder::End::at_most, longest, groups_of(pattern));
    if (found == Found::yes) {
      match.range.end = cache_.groups.bounds()[0].end;
      match.groups.assign(groups_of(pattern), std::nullopt);
      copy_groups(match);
      return true;
    }
    if (found == Found::no) return false;
    match.range.end = match_end(pattern, text_, match.range.begin);
    if (match.range.end == std::string_view::npos) return false;
    match = make_match(rules_[match.rule], match.rule, match.pattern, text_, match.range);
    return true;
  }

  static std::size_t groups_of(const rules::Pattern& pattern) {
    return std::min<std::size_t>(rules::kMostGroups + 1, pattern.tree_groups + 1);
  }

  void copy_groups(Match& match) {
    match.groups[0] = match.range;
    for (std::size_t group = 1; group < match.groups.size(); ++group) {
      const auto& bounds = cache_.groups.bounds()[group];
      if (bounds.begin != rules::GroupFinder::kNone && bounds.end != rules::GroupFinder::kNone)
        match.groups[group] = Range{bounds.begin, bounds.end};
    }
  }

  void search_others() {
    if (automata_.others.empty()) return;
    const rules::ByteSet bytes = present(text_);
    for (const rules::PatternPlace& place : automata_.others)
      if (gate_open(rules_[place.rule].patterns[place.number], bytes, text_))
        search_pattern(rules_[place.rule], place.rule, place.number, rendering_, found_, blocked_);
  }

  const char* blocked_by(std::size_t index, const Range& range) {
    const rules::CompiledRule& rule = rules_[index];
    if (automata_.slow_blockers[index]) return blocker(rule, text_, range);
    if (!rule.except.empty() &&
        holds(cache_.except.matches(text_.substr(range.begin, range.size()), 0), index))
      return "except";
    if (!rule.not_before.empty() && holds(cache_.not_before.matches(text_, range.end), index))
      return "not_before";
    if (!rule.not_after.empty() &&
        holds(cache_.not_after.matches(text_.substr(0, range.begin), range.begin, kMostBehind), index))
      return "not_after";
    return nullptr;
  }

  const std::vector<rules::CompiledRule>& rules_;
  const rules::PhaseAutomata& automata_;
  rules::PhaseCache& cache_;
  const Rendering& rendering_;
  std::string_view text_;
  std::vector<Match>& found_;
  std::vector<Blocked>* blocked_;
  rules::Tokens& words_;
};

// The patterns that cannot match here for want of a literal.
void tell_gates(const PhaseRules& phase, std::string_view text, std::vector<Blocked>& blocked) {
  const rules::ByteSet bytes = present(text);
  for (std::size_t index = 0; index < phase.rules.size(); ++index)
    for (std::size_t number = 0; number < phase.rules[index].patterns.size(); ++number)
      if (!gate_open(phase.rules[index].patterns[number], bytes, text))
        blocked.push_back({index, number, {}, "gate", ""});
}

}  // namespace

void set_groups(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& matches) {
  Search search(phase, rendering, matches, nullptr);
  for (Match& match : matches)
    if (match.groups.empty()) search.set_groups(match);
}

void search_automata(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& found,
                     std::vector<Blocked>* blocked) {
  const auto first = static_cast<std::ptrdiff_t>(found.size());
  Search(phase, rendering, found, blocked).run();
  std::stable_sort(found.begin() + first, found.end(), [](const Match& a, const Match& b) {
    return std::tie(a.rule, a.pattern, a.range.begin) < std::tie(b.rule, b.pattern, b.range.begin);
  });
  if (blocked == nullptr) return;
  tell_gates(phase, rendering.text, *blocked);
  std::stable_sort(blocked->begin(), blocked->end(), [](const Blocked& a, const Blocked& b) {
    return std::tie(a.rule, a.pattern, a.range.begin) < std::tie(b.rule, b.pattern, b.range.begin);
  });
}

}  // namespace polex::engine
