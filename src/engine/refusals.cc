// Turns heads into those that hold: where their rules may hold, with words left, and as modifiers leave them.
// Tested by shipped_packs_test.cc.
#include "engine/refusals.h"

#include <algorithm>

namespace polex::engine {

namespace {

// The part of the sentence that a modifier looks at.
Range window_of(const Head& head, const rules::CompiledRule& modifier, const std::string& text) {
  const std::string_view window = modifier.rule->field("window");
  const std::size_t tail = head.content.begin;
  if (window == "before") return {0, head.match.range.begin};
  if (window == "action") return {tail, std::min(text.size(), tail + 60)};
  if (window == "cue") return {head.cue.value_or(head.match.range).begin, std::min(text.size(), tail + 60)};
  return {head.match.range.begin, std::max(head.match.range.begin, tail)};
}

// False when a modifier drops the head.
bool apply_modifiers(const Analysis& analysis, Head& head) {
  const std::string& text = analysis.sentences[head.sentence].masked.text;
  const std::string_view kind = head.statement ? "statement" : "commitment";
  for (const rules::CompiledRule& modifier : analysis.rules.modifiers) {
    if (!modifier.concerns(kind)) continue;
    const std::string_view modality = modifier.rule->field("modality");
    if (!modality.empty() && modality != head.rule->rule->field("modality")) continue;
    Range window = window_of(head, modifier, text);
    if (window.end > text.size()) window.end = text.size();
    if (window.begin >= window.end) continue;
    for (const rules::Pattern& until : modifier.until) {
      const re2::StringPiece found = search(until, text, window.begin, window.end, RE2::UNANCHORED);
      if (found.data() != nullptr) window.end = static_cast<std::size_t>(found.data() - text.data());
    }
    for (const rules::Pattern& pattern : modifier.patterns) {
      std::size_t at = window.begin;
      const std::string_view looks = modifier.rule->field("window");
      const RE2::Anchor anchor = looks == "action" || looks == "cue" ? RE2::ANCHOR_START : RE2::UNANCHORED;
      while (at < window.end) {
        const re2::StringPiece found = search(pattern, text, at, window.end, anchor);
        if (found.data() == nullptr) break;
        const auto begin = static_cast<std::size_t>(found.data() - text.data());
        const bool pseudo =
            std::any_of(modifier.except.begin(), modifier.except.end(), [&](const rules::Pattern& p) {
              return p.re->Match({text.data(), text.size()}, begin, text.size(), RE2::ANCHOR_START, nullptr,
                                 0);
            });
        at = begin + std::max<std::size_t>(1, found.size());
        if (pseudo && anchor == RE2::ANCHOR_START) break;
        if (pseudo) continue;
        if (analysis.trace != nullptr)
          analysis.trace->sentences[head.sentence].events.push_back(
              {"modifier", "clause", modifier.name,
               analysis.sentences[head.sentence].masked.source(
                   begin, begin + std::max<std::size_t>(1, found.size())),
               head.rule->name});
        if (modifier.rule->field("effect") == "drop") return false;
        head.negated = true;
        break;
      }
    }
  }
  return true;
}

void note_refused(const Analysis& analysis, const Head& head, const char* why) {
  if (analysis.trace == nullptr) return;
  const Range& range = head.match.range;
  analysis.trace->sentences[head.sentence].events.push_back(
      {"refuse", "clause", head.rule->name,
       analysis.sentences[head.sentence].masked.source(range.begin, range.end), why});
}

// Rules with within = "statement" ("would") hold only where the words are reported.
void drop_outside_speech(const Analysis& analysis, std::vector<Head>& heads) {
  std::vector<Range> contents;
  for (const Head& head : heads)
    if (head.statement && !head.content_is_quote) contents.push_back(head.content);
  std::erase_if(heads, [&](const Head& head) {
    if (head.rule->rule->field("within") != "statement") return false;
    const bool reported = std::any_of(contents.begin(), contents.end(), [&](const Range& content) {
      return content.begin <= head.content.begin && head.content.end <= content.end + 1;
    });
    if (!reported) note_refused(analysis, head, "it holds within a statement only");
    return !reported;
  });
}

// "Will they pay?", "How could he decide to go?": a question undertakes nothing.
bool is_question(const Analysis& analysis, const Head& head) {
  const std::string& text = analysis.sentences[head.sentence].masked.text;
  const std::size_t mark = text.find_first_of("?!;.\"", head.content.begin);
  return !head.statement && mark < text.size() && text[mark] == '?';
}

// "The agenda:" before a quotation: a document that nobody is told to have written.
bool is_anonymous(const Analysis& analysis, const Head& head) {
  if (!head.actor || head.actor->size() != 1) return false;
  const std::size_t index = analysis.sentences[head.sentence].mention_at(head.actor->begin);
  if (index == kNone || analysis.mentions[index].symbol != rules::kDocument) return false;
  const std::vector<std::size_t>& parts = analysis.mentions[index].parts;
  return std::none_of(parts.begin(), parts.end(), [&](std::size_t part) {
    const rules::Symbol symbol = analysis.mentions[part].symbol;
    return symbol == rules::kPerson || symbol == rules::kBody;
  });
}

// Without a content, or refused by a modifier.
bool comes_to_nothing(const Analysis& analysis, Head& head) {
  if (introduces(head)) return is_anonymous(analysis, head) || !apply_modifiers(analysis, head);
  if (head.content.begin < head.content.end)
    return is_question(analysis, head) || !apply_modifiers(analysis, head);
  note_refused(analysis, head, "no words are left for its content or action");
  return true;
}

}  // namespace

void drop_refused(const Analysis& analysis, std::vector<Head>& heads) {
  drop_outside_speech(analysis, heads);
  std::erase_if(heads, [&](Head& head) { return comes_to_nothing(analysis, head); });
}

}  // namespace polex::engine
