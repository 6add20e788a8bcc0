// Why a rule fired in a sentence, and why not: read off the trace, phase by phase.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/near_miss.h"
#include "polex/article.h"
#include "polex/record.h"
#include "polex/trace.h"
#include "rules/rule_set.h"

namespace polex::engine {

// What became of one rule in one sentence.
struct RuleStory {
  std::string rule;
  std::string phase;
  // fired | blocked | lost | refused | dropped | nearly | gated | unmatched, the first that holds.
  std::string outcome;
  std::string why;               // one line
  std::vector<Span> spans;       // of the article, where it matched
  std::optional<NearMiss> near;  // nearly and unmatched
  std::string near_text;         // what it matched of the sentence, readable
  std::string next_text;         // what stood there instead
};

struct ResolutionStory {
  std::string rule;
  Span span;
  std::string outcome;                  // "Harbour Bureau: the last subject"
  std::vector<std::string> candidates;  // entities named before, the nearest first
};

struct SentenceStory {
  std::size_t number = 0;  // from 1
  Span span;
  std::string text;
  std::string words;
  std::string masked;
  std::vector<TraceMention> mentions;
  std::vector<RuleStory> rules;
  std::vector<TraceEvent> modifiers;
  std::vector<ResolutionStory> resolutions;
};

struct ExplainOptions {
  std::string rule;                     // pack:id or id; empty: those that fired or nearly did
  std::optional<std::size_t> at;        // byte offset in the article
  std::optional<std::size_t> sentence;  // from 1
};

struct Story {
  Document document;
  std::vector<TraceMention> header;      // dates of the lines before the running text that are no sentence
  std::size_t of = 0;                    // how many sentences the article has
  std::vector<SentenceStory> sentences;  // those that were asked for
};

[[nodiscard]] Story explain(const rules::RuleSet& rule_set, const PackSet& packs, const Article& article,
                            const ExplainOptions& options);

}  // namespace polex::engine
