// Resolver's part for documents and occasions in short: "the meeting", "the strategy". Tested by
// resolve_test.cc.
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/entities.h"
#include "engine/resolve.h"

namespace polex::engine {

namespace {

// "meeting of the Standing Committee": up to the head noun, before the first preposition.
std::size_t head_length(std::string_view name) {
  std::size_t length = name.size();
  for (const std::string_view preposition : {" of ", " in ", " on ", " for ", " from ", " at ", " with "})
    length = std::min(length, name.find(preposition));
  return length;
}

}  // namespace

// "The meeting" after "the 47th meeting of the Standing Committee", "the strategy" after "the Clean Air
// Strategy": the fuller words that went before.
Resolved Resolver::of_occasion(const Mention& mention) const {
  const std::vector<std::string> words = name_words(analysis_.slice(mention.name));
  const auto fuller = [&](const Mention& before) {
    if (before.name.size() <= mention.name.size() || words.empty()) return false;
    const std::string_view name = analysis_.slice(before.name);
    const std::vector<std::string> head = name_words(name.substr(0, head_length(name)));
    return head.size() >= words.size() && std::equal(words.rbegin(), words.rend(), head.rbegin());
  };
  const bool thing = mention.symbol == rules::kDocument || mention.symbol == rules::kMeeting;
  if (const std::size_t titled = thing ? title_before(mention, fuller) : kNone; titled != kNone) {
    Resolved out = words_of(analysis_.mentions[titled]);
    out.actor.kind = words_of(mention).actor.kind;
    out.reason = "the title that they shorten";
    return out;
  }
  for (const bool subjects : {true, false})
    for (std::size_t back = seen_.size(); back-- > 0 && words.size() == 1;) {
      const Mention& before = analysis_.mentions[seen_[back].mention];
      const bool common = before.symbol == rules::kGroup || before.symbol == rules::kMeeting;
      if (before.symbol != mention.symbol && !(mention.symbol == rules::kPronoun && common)) continue;
      if ((subjects && !seen_[back].subject) || !fuller(before)) continue;
      Resolved out = words_of(before);
      out.reason = "the fuller words before";
      return out;
    }
  return words_of(mention);
}

// The last title of a law, plan or event up to the mention's own words that `fits`: a title hides names, and
// is no symbol itself.
std::size_t Resolver::title_before(const Mention& mention,
                                   const std::function<bool(const Mention&)>& fits) const {
  std::size_t last = kNone;
  for (std::size_t index = 0; index < analysis_.mentions.size(); ++index) {
    const Mention& title = analysis_.mentions[index];
    if (title.symbol != rules::kOther || title.span.begin > mention.name.begin) continue;
    const std::string_view words = analysis_.slice(title.name);
    const bool shouted =
        std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (shouted || !fits(title)) continue;
    if (last == kNone || analysis_.mentions[last].span.begin <= title.span.begin) last = index;
  }
  return last;
}

}  // namespace polex::engine
