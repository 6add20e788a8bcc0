// Runs the patterns of one phase over one rendering and settles their collisions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/rendering.h"
#include "rules/rule_set.h"

namespace polex::engine {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool overlaps(const Range& other) const { return begin < other.end && other.begin < end; }
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

// One match of one pattern; offsets are in the rendering.
struct Match {
  std::size_t rule = 0;     // index into the phase's rules
  std::size_t pattern = 0;  // index into the rule's patterns
  Range range;
  std::vector<std::optional<Range>> groups;  // by RE2's group number; empty: not told yet
  std::uint32_t id = 0;                      // in the phase's automata
  bool counted = false;                      // longer than a loosened count

  [[nodiscard]] std::optional<Range> group(const rules::CompiledRule& from, std::string_view name) const;
};

// What of a match becomes a symbol: the group `mask`, else all of it.
[[nodiscard]] Range mask_of(const rules::CompiledRule& rule, const Match& match);

// Why a match or a rule came to nothing: for explain.
struct Blocked {
  std::size_t rule = 0;
  std::size_t pattern = 0;  // index into the rule's patterns
  Range range;
  const char* by = "";  // "gate" | "except" | "not_before" | "not_after" | "collision"
  std::string detail;
};

// Blocked::detail of a collision.
[[nodiscard]] std::string told_winner(const rules::CompiledRule& winner);

// The bytes that stand in a rendering: what gates are tested against.
[[nodiscard]] rules::ByteSet present(std::string_view text);

// The rules of one phase. `automata` and `cache` go together; without them each pattern is tried on its own.
struct PhaseRules {
  const std::vector<rules::CompiledRule>& rules;
  const rules::PhaseAutomata* automata = nullptr;
  rules::PhaseCache* cache = nullptr;
};

// All unblocked matches, by rule, pattern and place; collisions are not settled. `blocked` may be null. Of
// patterns without a group `mask` the groups are left to tell_groups(): most mentions lose a collision.
void find_matches(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& found,
                  std::vector<Blocked>* blocked);
void tell_groups(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& matches);

// Keeps of overlapping matches the one that `beats` the other, else the longest, then leftmost, then the
// first rule's; `extent` tells what of a match may not overlap. Result in text order.
void settle(const std::vector<rules::CompiledRule>& rules, std::vector<Match>& matches,
            const std::vector<Range>& extents, std::vector<Blocked>* blocked);

}  // namespace polex::engine
