// One pattern, by RE2. For matching.cc and automata_search.cc.
#pragma once

#include <string_view>
#include <vector>

#include "engine/matching.h"

namespace polex::engine {

// Whether `text`, which holds `bytes`, has one of the words or bytes that the requirement names.
[[nodiscard]] bool meets(const rules::Requirement& requirement, const rules::ByteSet& bytes,
                         std::string_view text);

// Whether `text`, which holds `bytes`, has what every match of the pattern must hold.
[[nodiscard]] bool gate_open(const rules::Pattern& pattern, const rules::ByteSet& bytes,
                             std::string_view text);

// The pattern's match in text[begin, end), as RE2::Match() finds it; a null data() where there is none. No
// RE2 is compiled for a text without what a match must hold.
[[nodiscard]] re2::StringPiece search(const rules::Pattern& pattern, std::string_view text, std::size_t begin,
                                      std::size_t end, RE2::Anchor anchor);

// Which of the rule's blockers forbids a match: "except", "not_before", "not_after"; null where none does.
[[nodiscard]] const char* blocker(const rules::CompiledRule& rule, std::string_view text, const Range& range);

// The blocker itself, as the pack has it; null where none forbids the match.
[[nodiscard]] const PackText* blocking_text(const rules::CompiledRule& rule, std::string_view text,
                                            const Range& range);

// The match at `range`, which pattern `number` of `rule` (at `index`) is known to have, with its groups.
[[nodiscard]] Match make_match(const rules::CompiledRule& rule, std::size_t index, std::size_t number,
                               std::string_view text, const Range& range);

// Where the match that begins at `begin` ends; npos where none does.
[[nodiscard]] std::size_t match_end(const rules::Pattern& pattern, std::string_view text, std::size_t begin);

// Appends every unblocked match, in text order; the next is looked for behind it.
void search_pattern(const rules::CompiledRule& rule, std::size_t index, std::size_t number,
                    const Rendering& rendering, std::vector<Match>& found, std::vector<Blocked>* blocked);

}  // namespace polex::engine
