// Turns a rule and a sentence that it does not match into the longest prefix that does. Leaves cutting
// patterns to rules/pattern_shape.cc. Tested by explain_test.cc.
#include "engine/near_miss.h"

#include <algorithm>
#include <utility>

namespace polex::engine {

namespace {

std::size_t visible(std::string_view seen) {
  return static_cast<std::size_t>(
      std::count_if(seen.begin(), seen.end(), [](char c) { return !rules::is_mark(c); }));
}

}  // namespace

// Where `pattern` matches first; the longest of the leftmost, since that is what people would call how far it
// came.
std::optional<NearMisses::Found> NearMisses::search(const std::string& pattern,
                                                    const rules::Vocabulary& vocabulary,
                                                    std::string_view seen) {
  const auto [entry, fresh] = compiled_.try_emplace({&vocabulary, pattern});
  std::optional<rules::Pattern>& compiled = entry->second;
  if (fresh)
    if (Result<rules::Pattern> made = rules::compile_pattern({pattern, {}, true}, vocabulary))
      compiled = std::move(*made);
  re2::StringPiece match;
  if (!compiled ||
      !compiled->re->Match({seen.data(), seen.size()}, 0, seen.size(), RE2::UNANCHORED, &match, 1))
    return std::nullopt;
  const auto begin = static_cast<std::size_t>(match.data() - seen.data());
  return Found{begin, begin + match.size()};
}

std::optional<NearMiss> NearMisses::nearest(const Rule& rule, const rules::Vocabulary& vocabulary,
                                            std::string_view seen) {
  std::optional<NearMiss> best;
  for (std::size_t pattern = 0; pattern < rule.patterns.size(); ++pattern) {
    const std::string& text = rule.patterns[pattern].value;
    const auto [cut, fresh] = prefixes_.try_emplace(text);
    if (fresh) cut->second = rules::prefixes(text);
    for (const std::vector<rules::Prefix>& alternative : cut->second) {
      // A longer prefix matches only where a shorter one does, so halving finds the longest.
      std::size_t low = 0;
      std::size_t high = alternative.size();
      std::optional<Found> found;
      while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (const auto here = search(alternative[middle - 1].pattern, vocabulary, seen)) {
          found = here;
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      if (low == 0) continue;
      NearMiss miss{pattern,    alternative[low - 1].pattern, "", found->begin,
                    found->end, low == alternative.size()};
      if (!miss.whole)
        miss.next = text.substr(alternative[low - 1].end, alternative[low].end - alternative[low - 1].end);
      const auto reach = [&](const NearMiss& each) {
        return visible(seen.substr(each.begin, each.end - each.begin));
      };
      if (!best || (miss.whole && !best->whole) || (miss.whole == best->whole && reach(miss) > reach(*best)))
        best = std::move(miss);
    }
  }
  return best;
}

std::string readable_view(std::string_view seen) {
  std::string out;
  for (const char c : seen) {
    if (rules::is_mark(c)) continue;
    if (rules::is_symbol(c))
      out += "<" +
             std::string(static_cast<std::uint8_t>(c) == rules::kQuote
                             ? "quote"
                             : rules::type_of(static_cast<rules::Symbol>(static_cast<std::uint8_t>(c)))) +
             ">";
    else
      out += c == rules::kJoin ? ' ' : c;
  }
  return out;
}

}  // namespace polex::engine
