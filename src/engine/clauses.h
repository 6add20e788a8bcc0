// The clause phase: from masked sentences to heads (who, with which cue) and the extents that they open.
#pragma once

#include <optional>
#include <vector>

#include "engine/analysis.h"

namespace polex::engine {

// One match of a clause rule. Ranges are offsets in Sentence::masked of `sentence`.
struct Head {
  std::size_t sentence = 0;
  const rules::CompiledRule* rule = nullptr;
  Match match;
  bool statement = true;
  std::optional<Range> actor;  // speaker or actor; absent where inherited or untold
  std::optional<Range> cue;
  Range content;  // of the content or action, once extents are found
  bool content_is_quote = false;
  bool reverse = false;  // the content stands before the cue
  bool negated = false;
  std::size_t inherits = kNone;    // index of the head that tells its actor
  std::optional<Range> inherited;  // or the sentence's own subject
};

// All heads of the article, by sentence, then by cue. Collisions on a cue are settled, modifiers applied,
// extents set.
[[nodiscard]] std::vector<Head> find_heads(Analysis& analysis);

// Whether it tells only who speaks in the quotation that comes next, and is no record itself.
[[nodiscard]] bool introduces(const Head& head);

// The article's span of a head's content or action.
[[nodiscard]] Span content_span(const Analysis& analysis, const Head& head);

}  // namespace polex::engine
