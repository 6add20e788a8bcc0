// Turns rules and a rendering into matches, by one published total order. Leaves what matches mean to
// mentions.cc and clauses.cc. Tested by matching_test.cc.
#include "engine/matching.h"

#include <algorithm>
#include <numeric>

#include "engine/automata_search.h"
#include "engine/each_pattern.h"

namespace polex::engine {

namespace {

bool beats(const std::vector<rules::CompiledRule>& rules, const Match& a, const Match& b) {
  const std::vector<std::size_t>& losers = rules[a.rule].beats;
  return std::find(losers.begin(), losers.end(), b.rule) != losers.end();
}

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

}  // namespace

std::string told_winner(const rules::CompiledRule& winner) {
  return winner.name + " overlaps it and goes first";
}

std::optional<Range> Match::group(const rules::CompiledRule& from, std::string_view name) const {
  const auto& numbers = from.patterns[pattern].groups;
  const auto found = numbers.find(name);
  if (found == numbers.end() || static_cast<std::size_t>(found->second) >= groups.size()) return std::nullopt;
  return groups[static_cast<std::size_t>(found->second)];
}

Range mask_of(const rules::CompiledRule& rule, const Match& match) {
  return match.group(rule, "mask").value_or(match.range);
}

rules::ByteSet present(std::string_view text) {
  rules::ByteSet set;
  for (const char c : text) set.set(static_cast<std::uint8_t>(c));
  return set;
}

void find_matches(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& found,
                  std::vector<Blocked>* blocked) {
  if (phase.automata != nullptr) {
    search_automata(phase, rendering, found, blocked);
    return;
  }
  const rules::ByteSet bytes = present(rendering.text);
  for (std::size_t index = 0; index < phase.rules.size(); ++index)
    for (std::size_t number = 0; number < phase.rules[index].patterns.size(); ++number) {
      if (gate_open(phase.rules[index].patterns[number], bytes, rendering.text))
        search_pattern(phase.rules[index], index, number, rendering, found, blocked);
      else if (blocked != nullptr)
        blocked->push_back({index, number, {}, "gate", ""});
    }
}

void tell_groups(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& matches) {
  if (phase.automata != nullptr) set_groups(phase, rendering, matches);
}

void settle(const std::vector<rules::CompiledRule>& rules, std::vector<Match>& matches,
            const std::vector<Range>& extents, std::vector<Blocked>* blocked) {
  std::vector<std::size_t> order(matches.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (extents[a].size() != extents[b].size()) return extents[a].size() > extents[b].size();
    if (extents[a].begin != extents[b].begin) return extents[a].begin < extents[b].begin;
    if (rules[matches[a].rule].order != rules[matches[b].rule].order)
      return rules[matches[a].rule].order < rules[matches[b].rule].order;
    if (matches[a].pattern != matches[b].pattern) return matches[a].pattern < matches[b].pattern;
    return a < b;
  });
  std::vector<std::size_t> winner(matches.size(), kNobody);
  for (std::size_t a = 0; a < matches.size(); ++a)
    for (std::size_t b = 0; b < matches.size(); ++b)
      if (a != b && extents[a].overlaps(extents[b]) && beats(rules, matches[a], matches[b])) winner[b] = a;
  std::vector<std::size_t> kept;
  for (const std::size_t each : order) {
    if (winner[each] == kNobody) {
      const auto other = std::find_if(kept.begin(), kept.end(), [&](std::size_t before) {
        return extents[each].overlaps(extents[before]);
      });
      if (other != kept.end()) winner[each] = *other;
    }
    if (winner[each] == kNobody)
      kept.push_back(each);
    else if (blocked != nullptr)
      blocked->push_back({matches[each].rule, matches[each].pattern, matches[each].range, "collision",
                          told_winner(rules[matches[winner[each]].rule])});
  }
  std::sort(kept.begin(), kept.end(),
            [&](std::size_t a, std::size_t b) { return extents[a].begin < extents[b].begin; });
  std::vector<Match> result;
  result.reserve(kept.size());
  for (const std::size_t each : kept) result.push_back(std::move(matches[each]));
  matches = std::move(result);
}

}  // namespace polex::engine
