// Turns the patterns of rules into matches one by one, with RE2 alone: what automata_search.cc must agree
// with, and its way out for patterns beyond automata. Tested by matching_test.cc.
#include "engine/each_pattern.h"

#include <algorithm>
#include <array>

namespace polex::engine {

namespace {

re2::StringPiece piece(std::string_view s) { return {s.data(), s.size()}; }

template <typename Matches>
std::size_t index_of(const std::vector<rules::Pattern>& patterns, Matches matches) {
  const auto found =
      std::find_if(patterns.begin(), patterns.end(), [&](const rules::Pattern& p) { return matches(*p.re); });
  return static_cast<std::size_t>(found - patterns.begin());
}

// Which of `patterns` matches all of `s`; patterns.size(): none.
std::size_t full(const std::vector<rules::Pattern>& patterns, std::string_view s) {
  return index_of(
      patterns, [&](const RE2& re) { return re.Match(piece(s), 0, s.size(), RE2::ANCHOR_BOTH, nullptr, 0); });
}

std::size_t ahead(const std::vector<rules::Pattern>& patterns, std::string_view text, std::size_t at) {
  return index_of(patterns, [&](const RE2& re) {
    return re.Match(piece(text), at, text.size(), RE2::ANCHOR_START, nullptr, 0);
  });
}

// Of `patterns` (compiled to end where the text ends) what stands before `at`. Sixty-four bytes back are
// enough for any blocker.
std::size_t behind(const std::vector<rules::Pattern>& patterns, std::string_view text, std::size_t at) {
  const std::size_t from = at > 64 ? at - 64 : 0;
  return index_of(patterns, [&](const RE2& re) {
    return re.Match(piece(text.substr(0, at)), from, at, RE2::UNANCHORED, nullptr, 0);
  });
}

class Finder {
 public:
  Finder(const Rendering& rendering, std::vector<Match>& found, std::vector<Blocked>* blocked)
      : rendering_(rendering), text_(rendering.text), found_(found), blocked_(blocked) {}

  void run(const rules::CompiledRule& rule, std::size_t index, std::size_t number) {
    if (rule.patterns[number].anchored_to_symbols)
      at_starts(rule, index, number);
    else
      anywhere(rule, index, number);
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

  // A match begins with a word, or with what stands in none.
  [[nodiscard]] bool inside_word(std::size_t at) const {
    return at < text_.size() && rules::in_word(text_[at]) &&
           !std::binary_search(rendering_.starts.begin(), rendering_.starts.end(), at);
  }

  // The end of the match, or npos. A blocked match is skipped over by one byte only.
  std::size_t try_at(const rules::CompiledRule& rule, std::size_t index, std::size_t number, std::size_t at,
                     RE2::Anchor anchor) {
    re2::StringPiece whole;
    if (!rule.patterns[number].re->Match(piece(text_), at, text_.size(), anchor, &whole, 1))
      return std::string_view::npos;
    const auto begin = static_cast<std::size_t>(whole.data() - text_.data());
    const Range range{begin, begin + whole.size()};
    if (inside_word(begin)) return begin + 1;
    if (const char* by = blocker(rule, text_, range)) {
      if (blocked_ != nullptr) blocked_->push_back({index, number, range, by, ""});
      return anchor == RE2::ANCHOR_START ? std::string_view::npos : range.begin + 1;
    }
    found_.push_back(make_match(rule, index, number, text_, range));
    return range.end;
  }

  const Rendering& rendering_;
  std::string_view text_;
  std::vector<Match>& found_;
  std::vector<Blocked>* blocked_;
};

}  // namespace

bool meets(const rules::Requirement& requirement, const rules::ByteSet& bytes, std::string_view text) {
  if ((requirement.bytes & bytes).any()) return true;
  return std::any_of(requirement.words.begin(), requirement.words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

bool gate_open(const rules::Pattern& pattern, const rules::ByteSet& bytes, std::string_view text) {
  return std::all_of(pattern.required.begin(), pattern.required.end(),
                     [&](const rules::Requirement& r) { return meets(r, bytes, text); });
}

re2::StringPiece search(const rules::Pattern& pattern, std::string_view text, std::size_t begin,
                        std::size_t end, RE2::Anchor anchor) {
  const std::string_view part = text.substr(begin, end - begin);
  if (!pattern.re.is_compiled() && !gate_open(pattern, present(part), part)) return {};
  re2::StringPiece found;
  if (!pattern.re->Match(piece(text), begin, end, anchor, &found, 1)) return {};
  return found;
}

const char* blocker(const rules::CompiledRule& rule, std::string_view text, const Range& range) {
  if (full(rule.except, text.substr(range.begin, range.size())) < rule.except.size()) return "except";
  if (ahead(rule.not_before, text, range.end) < rule.not_before.size()) return "not_before";
  if (behind(rule.not_after, text, range.begin) < rule.not_after.size()) return "not_after";
  return nullptr;
}

const PackText* blocking_text(const rules::CompiledRule& rule, std::string_view text, const Range& range) {
  if (const std::size_t found = full(rule.except, text.substr(range.begin, range.size()));
      found < rule.except.size())
    return &rule.rule->except[found];
  if (const std::size_t found = ahead(rule.not_before, text, range.end); found < rule.not_before.size())
    return &rule.rule->not_before[found];
  if (const std::size_t found = behind(rule.not_after, text, range.begin); found < rule.not_after.size())
    return &rule.rule->not_after[found];
  return nullptr;
}

Match make_match(const rules::CompiledRule& rule, std::size_t index, std::size_t number,
                 std::string_view text, const Range& range) {
  const rules::Pattern& pattern = rule.patterns[number];
  Match match{index, number, range, {}};
  const RE2& re = pattern.has_tree && pattern.bound.holds(text.substr(range.begin, range.size()))
                      ? *pattern.loose
                      : *pattern.re;
  const int count = std::min(rules::kMostGroups + 1, re.NumberOfCapturingGroups() + 1);
  match.groups.resize(static_cast<std::size_t>(count));
  match.groups[0] = range;
  std::array<re2::StringPiece, rules::kMostGroups + 1> groups;
  if (count == 1 || !re.Match(piece(text), range.begin, range.end, RE2::ANCHOR_BOTH, groups.data(), count))
    return match;
  for (std::size_t group = 1; group < match.groups.size(); ++group) {
    if (groups[group].data() == nullptr) continue;
    const auto begin = static_cast<std::size_t>(groups[group].data() - text.data());
    match.groups[group] = Range{begin, begin + groups[group].size()};
  }
  return match;
}

std::size_t match_end(const rules::Pattern& pattern, std::string_view text, std::size_t begin) {
  re2::StringPiece whole;
  if (!pattern.re->Match(piece(text), begin, text.size(), RE2::ANCHOR_START, &whole, 1))
    return std::string_view::npos;
  return begin + whole.size();
}

void search_pattern(const rules::CompiledRule& rule, std::size_t index, std::size_t number,
                    const Rendering& rendering, std::vector<Match>& found, std::vector<Blocked>* blocked) {
  Finder(rendering, found, blocked).run(rule, index, number);
}

}  // namespace polex::engine
