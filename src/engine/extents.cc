// Turns heads into contents and actions by scanning on from them. Leaves coordinated parts to items.cc.
// Tested by shipped_packs_test.cc.
#include "engine/extents.h"

#include <algorithm>

#include "engine/each_pattern.h"

namespace polex::engine {

namespace {

void note(const Analysis& analysis, const char* stage, const rules::CompiledRule& rule, const Head& head,
          const Range& at) {
  if (analysis.trace == nullptr) return;
  analysis.trace->sentences[head.sentence].events.push_back(
      {stage, "clause", rule.name, analysis.sentences[head.sentence].masked.source(at.begin, at.end),
       head.rule->name});
}

// The first match of a stop pattern in text[from, end), or end. The packs define the stops: a rule of stage
// modifier with effect "stop" and records "statement", "commitment" or "phrase".
std::size_t first_stop(const Analysis& analysis, const Head& head, std::string_view kind, std::size_t from,
                       std::size_t end) {
  const std::string& text = analysis.sentences[head.sentence].masked.text;
  const std::size_t last = end;  // a stop begins before an earlier one and may reach beyond it
  const rules::CompiledRule* nearest = nullptr;
  for (const rules::CompiledRule& rule : analysis.rules.stops) {
    if (!rule.concerns(kind)) continue;
    for (const rules::Pattern& pattern : rule.patterns) {
      std::size_t at = from;
      while (at < end) {
        const re2::StringPiece found = search(pattern, text, at, last, RE2::UNANCHORED);
        if (found.data() == nullptr) break;
        const auto begin = static_cast<std::size_t>(found.data() - text.data());
        if (begin >= end) break;
        const bool pseudo = std::any_of(rule.except.begin(), rule.except.end(), [&](const rules::Pattern& p) {
          return p.re->Match({text.data(), text.size()}, begin, last, RE2::ANCHOR_START, nullptr, 0);
        });
        if (!pseudo) {
          end = begin;
          nearest = &rule;
          break;
        }
        at = begin + 1;
      }
    }
  }
  if (nearest != nullptr) note(analysis, "stop", *nearest, head, {end, std::min(end + 1, text.size())});
  return end;
}

bool is_closing(char c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == ' ' || c == '-';
}

// Final punctuation, and marks that close nothing opened inside.
Range trim(const std::string& text, Range range) {
  while (range.begin < range.end && (text[range.begin] == ' ' || text[range.begin] == ',')) ++range.begin;
  const auto quotes = [&] {
    return std::count(text.begin() + static_cast<std::ptrdiff_t>(range.begin),
                      text.begin() + static_cast<std::ptrdiff_t>(range.end), '"');
  };
  while (range.begin < range.end) {
    const char c = text[range.end - 1];
    if (is_closing(c) && !(c == '?' || c == '!'))
      --range.end;
    else if (c == '"' && quotes() % 2 == 1)
      --range.end;
    else if (c == '"' && range.size() > 1 && is_closing(text[range.end - 2]))
      --range.end;
    else
      break;
  }
  return range;
}

// Where the next head cuts the tail that starts at `from`: at its connector.
std::size_t next_head(const std::vector<Head>& heads, std::size_t self, std::size_t from, std::size_t end) {
  const Head& head = heads[self];
  for (std::size_t other = 0; other < heads.size(); ++other) {
    const Head& next = heads[other];
    if (other == self || next.match.range.begin < from || next.match.range.begin >= end) continue;
    const std::string_view subject = next.rule->rule->field("subject");
    const bool continues = subject == "inherit" || subject == "speaker";
    const bool cuts =
        head.statement ? next.statement && (continues || next.reverse) : continues || next.reverse;
    if (cuts) end = next.match.range.begin;
  }
  return end;
}

// What stands between the sentence's start and a reverse attribution: its leading connector left out.
Range before_range(const Analysis& analysis, const std::string& text, const Head& head) {
  Range range{0, head.match.range.begin};
  for (const rules::CompiledRule& rule : analysis.rules.leads)
    for (const rules::Pattern& pattern : rule.patterns) {
      re2::StringPiece found;
      if (pattern.re->Match({text.data(), text.size()}, range.begin, range.end, RE2::ANCHOR_START, &found,
                            1)) {
        note(analysis, "lead", rule, head, {range.begin, range.begin + found.size()});
        range.begin += found.size();
      }
    }
  return range;
}

void set_quote(const Sentence& sentence, Head& head, const Range& content) {
  head.content = content;
  head.content_is_quote = sentence.quotation_at(content.begin) != kNone;
  if (const auto more = head.match.group(*head.rule, "more"); more && head.content_is_quote)
    head.content.end = more->end;
}

std::string_view extent_kind(const Head& head, rules::Extent extent) {
  if (extent == rules::Extent::phrase) return "phrase";
  return head.statement ? "statement" : "commitment";
}

void set_extent(const Analysis& analysis, const Sentence& sentence, std::vector<Head>& heads,
                std::size_t self) {
  Head& head = heads[self];
  const std::string& text = sentence.masked.text;
  const rules::Pattern& pattern = head.rule->patterns[head.match.pattern];
  const auto content = head.match.group(*head.rule, head.statement ? "content" : "action");
  if (head.reverse) {
    Range range = before_range(analysis, text, head);
    if (const auto more = head.match.group(*head.rule, "more")) {  // "The plan, she said, would cut fees."
      range.end = next_head(heads, self, more->end, text.size());
      range.end = first_stop(analysis, head, "statement", more->end, range.end);
    }
    head.content = trim(text, range);
    return;
  }
  if (introduces(head)) head.content = {head.match.range.end, head.match.range.end};
  if (!content) return;
  if (pattern.tail == rules::Extent::none) {
    if (content->size() == 1 && rules::is_symbol(text[content->begin]))
      set_quote(sentence, head, *content);
    else
      head.content = trim(text, *content);
    return;
  }
  const std::size_t told = head.match.group(*head.rule, "more").value_or(*content).end;
  std::size_t end = next_head(heads, self, told, text.size());
  if (pattern.tail != rules::Extent::sentence)
    end = first_stop(analysis, head, extent_kind(head, pattern.tail), told, end);
  head.content = trim(text, {content->begin, end});
}

}  // namespace

void set_extents(const Analysis& analysis, const Sentence& sentence, std::vector<Head>& heads) {
  for (std::size_t self = 0; self < heads.size(); ++self) set_extent(analysis, sentence, heads, self);
}

}  // namespace polex::engine
