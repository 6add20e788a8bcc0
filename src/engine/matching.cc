// Turns rules and a rendering into matches, by one published total order. Leaves what matches mean to
// mentions.cc and clauses.cc. Tested by matching_test.cc.
#include "engine/matching.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace polex::engine {

namespace {

constexpr int kMaxGroups = rules::kMostGroups + 1;

bool meets(const rules::Requirement& requirement, const rules::ByteSet& bytes, std::string_view text) {
  if ((requirement.bytes & bytes).any()) return true;
  return std::any_of(requirement.words.begin(), requirement.words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

bool gate_open(const rules::Pattern& pattern, const rules::ByteSet& bytes, std::string_view text) {
  return std::all_of(pattern.required.begin(), pattern.required.end(),
                     [&](const rules::Requirement& r) { return meets(r, bytes, text); });
}

re2::StringPiece piece(std::string_view s) { return {s.data(), s.size()}; }

bool any_full(const std::vector<rules::Pattern>& patterns, std::string_view s) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const rules::Pattern& p) {
    return p.re->Match(piece(s), 0, s.size(), RE2::ANCHOR_BOTH, nullptr, 0);
  });
}

bool any_ahead(const std::vector<rules::Pattern>& patterns, std::string_view text, std::size_t at) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const rules::Pattern& p) {
    return p.re->Match(piece(text), at, text.size(), RE2::ANCHOR_START, nullptr, 0);
  });
}

// Whether one of `patterns` (compiled to end where the text ends) matches what stands before `at`. Sixty-four
// bytes back are enough for any blocker.
bool any_behind(const std::vector<rules::Pattern>& patterns, std::string_view text, std::size_t at) {
  const std::size_t from = at > 64 ? at - 64 : 0;
  return std::any_of(patterns.begin(), patterns.end(), [&](const rules::Pattern& p) {
    return p.re->Match(piece(text.substr(0, at)), from, at, RE2::UNANCHORED, nullptr, 0);
  });
}

const char* blocker(const rules::CompiledRule& rule, std::string_view text, const Range& range) {
  if (any_full(rule.except, text.substr(range.begin, range.size()))) return "except";
  if (any_ahead(rule.not_before, text, range.end)) return "not_before";
  if (any_behind(rule.not_after, text, range.begin)) return "not_after";
  return nullptr;
}

class Finder {
 public:
  Finder(const Rendering& rendering, std::vector<Match>& found, std::vector<Blocked>* blocked)
      : rendering_(rendering),
        text_(rendering.text),
        bytes_(present(rendering.text)),
        found_(found),
        blocked_(blocked) {}

  void run(const rules::CompiledRule& rule, std::size_t index) {
    for (std::size_t number = 0; number < rule.patterns.size(); ++number) {
      const rules::Pattern& pattern = rule.patterns[number];
      if (!gate_open(pattern, bytes_, text_)) {
        if (blocked_ != nullptr) blocked_->push_back({index, {}, "gate", ""});
        continue;
      }
      if (pattern.anchored_to_symbols)
        at_starts(rule, index, number);
      else
        anywhere(rule, index, number);
    }
  }

 private:
  // Tries the pattern at word starts that its first byte allows; goes on behind each match.
  void at_starts(const rules::CompiledRule& rule, std::size_t index, std::size_t number) {
    const rules::Pattern& pattern = rule.patterns[number];
    std::size_t behind = 0;
    for (const std::uint32_t start : rendering_.starts) {
      if (start < behind || !pattern.first.test(static_cast<std::uint8_t>(text_[start]))) continue;
      const std::size_t end = try_at(rule, index, number, start, RE2::ANCHOR_START);
      if (end != std::string_view::npos) behind = end;
    }
  }

  void anywhere(const rules::CompiledRule& rule, std::size_t index, std::size_t number) {
    std::size_t at = 0;
    while (at <= text_.size()) {
      const std::size_t end = try_at(rule, index, number, at, RE2::UNANCHORED);
      if (end == std::string_view::npos) return;
      at = std::max(end, at + 1);
    }
  }

  // The end of the match, or npos. A blocked match is skipped over by one byte only.
  std::size_t try_at(const rules::CompiledRule& rule, std::size_t index, std::size_t number, std::size_t at,
                     RE2::Anchor anchor) {
    const rules::Pattern& pattern = rule.patterns[number];
    std::array<re2::StringPiece, kMaxGroups> groups;
    const int count = std::min(kMaxGroups, pattern.re->NumberOfCapturingGroups() + 1);
    if (!pattern.re->Match(piece(text_), at, text_.size(), anchor, groups.data(), count))
      return std::string_view::npos;
    const auto range_of = [&](const re2::StringPiece& group) {
      const auto begin = static_cast<std::size_t>(group.data() - text_.data());
      return Range{begin, begin + group.size()};
    };
    const Range range = range_of(groups[0]);
    if (const char* by = blocker(rule, text_, range)) {
      if (blocked_ != nullptr) blocked_->push_back({index, range, by, ""});
      return anchor == RE2::ANCHOR_START ? std::string_view::npos : range.begin + 1;
    }
    Match match{index, number, range, {}};
    match.groups.resize(static_cast<std::size_t>(count));
    for (std::size_t group = 0; group < match.groups.size(); ++group)
      if (groups[group].data() != nullptr) match.groups[group] = range_of(groups[group]);
    found_.push_back(std::move(match));
    return range.end;
  }

  const Rendering& rendering_;
  std::string_view text_;
  rules::ByteSet bytes_;
  std::vector<Match>& found_;
  std::vector<Blocked>* blocked_;
};

bool beats(const std::vector<rules::CompiledRule>& rules, const Match& a, const Match& b) {
  const std::vector<std::size_t>& losers = rules[a.rule].beats;
  return std::find(losers.begin(), losers.end(), b.rule) != losers.end();
}

}  // namespace

std::optional<Range> Match::group(const rules::CompiledRule& from, std::string_view name) const {
  const auto& numbers = from.patterns[pattern].groups;
  const auto found = numbers.find(std::string(name));
  if (found == numbers.end() || static_cast<std::size_t>(found->second) >= groups.size()) return std::nullopt;
  return groups[static_cast<std::size_t>(found->second)];
}

rules::ByteSet present(std::string_view text) {
  rules::ByteSet set;
  for (const char c : text) set.set(static_cast<std::uint8_t>(c));
  return set;
}

void find_matches(const std::vector<rules::CompiledRule>& rules, const Rendering& rendering,
                  std::vector<Match>& found, std::vector<Blocked>* blocked) {
  Finder finder(rendering, found, blocked);
  for (std::size_t index = 0; index < rules.size(); ++index) finder.run(rules[index], index);
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
  std::vector<bool> lost(matches.size(), false);
  for (std::size_t a = 0; a < matches.size(); ++a)
    for (std::size_t b = 0; b < matches.size(); ++b)
      if (a != b && extents[a].overlaps(extents[b]) && beats(rules, matches[a], matches[b])) lost[b] = true;
  std::vector<std::size_t> kept;
  for (const std::size_t each : order) {
    const bool free = !lost[each] && std::none_of(kept.begin(), kept.end(), [&](std::size_t other) {
      return extents[each].overlaps(extents[other]);
    });
    if (free)
      kept.push_back(each);
    else if (blocked != nullptr)
      blocked->push_back({matches[each].rule, matches[each].range, "collision", ""});
  }
  std::sort(kept.begin(), kept.end(),
            [&](std::size_t a, std::size_t b) { return extents[a].begin < extents[b].begin; });
  std::vector<Match> result;
  result.reserve(kept.size());
  for (const std::size_t each : kept) result.push_back(std::move(matches[each]));
  matches = std::move(result);
}

}  // namespace polex::engine
