// What the engine did with an article, stage by stage: the ground of `polex explain` and `polex test`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "polex/span.h"

namespace polex {

struct TraceMention {
  std::string rule;  // empty: found through an alias that the article introduces
  std::string type;  // body | person | ... | date
  std::string kind;
  Span span;
  Span name;
  std::string role;
  std::string value;  // dates
  std::string resolved;  // the entity's full name
};

// One thing that a stage decided about one sentence.
struct TraceEvent {
  std::string stage;   // gate | except | not_before | not_after | collision | match | modifier | resolve | refuse
  std::string phase;   // name | rest | phrase | apposition | clause
  std::string rule;
  Span span;           // of the article; empty where none
  std::string detail;
};

struct TraceSentence {
  Span span;
  std::string words;   // what the name phase saw
  std::string masked;  // what the clause phase saw
  std::vector<TraceEvent> events;
};

struct Trace {
  std::vector<TraceSentence> sentences;
  std::vector<TraceMention> mentions;
  bool gates = false;  // also record closed gates (many)
};

}  // namespace polex
