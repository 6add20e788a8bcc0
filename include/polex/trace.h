// What the engine did with an article, stage by stage: the ground of `polex explain` and `polex test`.
#pragma once

#include <cstddef>
#include <cstdint>
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
  std::string value;     // dates
  std::string resolved;  // the entity's full name
};

// One thing that a stage decided about one sentence.
struct TraceEvent {
  // gate | except | not_before | not_after | collision | match | modifier | stop | lead | resolve | refuse
  std::string stage;
  std::string phase;  // name | rest | phrase | apposition | clause
  std::string rule;
  Span span;  // of the article; empty where none
  std::string detail;
};

// A sentence as the patterns of one phase saw it, marks and symbols included (rules/alphabet.h). begin[i],
// end[i] are the bytes of the article that text[i] stands for.
struct TraceView {
  std::string phase;
  std::string text;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  std::vector<std::uint32_t> starts;  // where in `text` words and symbols start
};

struct TraceSentence {
  Span span;
  std::string words;   // what the name phase saw
  std::string masked;  // what the clause phase saw
  std::vector<TraceEvent> events;
  std::vector<TraceView> views;  // one a phase; only where Trace::keep_views
};

struct Trace {
  std::vector<TraceSentence> sentences;
  std::vector<TraceMention> mentions;
  bool gates = false;       // also record closed gates (many)
  bool keep_views = false;  // also keep what each phase saw
};

}  // namespace polex
