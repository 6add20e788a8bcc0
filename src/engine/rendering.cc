// Turns a sentence of an article into the folded, marked text that patterns see. Leaves what is a mention to
// mentions.cc. Tested by rendering_test.cc.
#include "engine/rendering.h"

#include <algorithm>

#include "text/bytes.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace polex::engine {

namespace {

bool alnum(char c) { return text::is(c, text::kUpper | text::kLower | text::kDigit); }

// Folding: one space for any white space, ASCII for the rest. Quotations become one kQuote.
void fold_into(std::string_view article, const Span& span, const std::vector<Span>& quotations,
               Rendering& out) {
  std::size_t next_quote = 0;
  for (std::size_t at = span.begin; at < span.end;) {
    if (next_quote < quotations.size() && at >= quotations[next_quote].begin) {
      const Span& quote = quotations[next_quote++];
      if (quote.end <= at) continue;
      out.push(static_cast<char>(rules::kQuote), at, quote.end);
      at = quote.end;
      continue;
    }
    const auto byte = static_cast<unsigned char>(article[at]);
    if (byte < 0x80) {
      const char c = byte <= ' ' || byte == 0x7F ? ' ' : article[at];
      if (c != ' ' || out.text.empty() || out.text.back() != ' ') out.push(c, at, at + 1);
      ++at;
      continue;
    }
    const text::CodePoint point = text::decode(article, at);
    for (const char c : text::fold(point.value))
      if (c != ' ' || out.text.empty() || out.text.back() != ' ') out.push(c, at, at + point.length);
    at += point.length;
  }
}

struct Phrase {
  std::size_t end = 0;
  std::uint32_t node = 0;
};

// The longest phrase of a list that starts at `at`.
Phrase longest_phrase(std::string_view s, std::size_t at, const rules::Lexicon& lexicon) {
  Phrase found;
  std::uint32_t node = rules::Lexicon::root();
  while (at < s.size() && !rules::is_symbol(s[at])) {
    const std::size_t end = rules::token_end(s, at);
    node = lexicon.step(node, s.substr(at, end - at));
    if (node == rules::Lexicon::kNoNode) break;
    if (lexicon.is_end(node)) found = {end, node};
    if (!lexicon.goes_on(node)) break;
    at = end;
    if (at < s.size() && s[at] == ' ') ++at;
  }
  return found;
}

void push_mark(const rules::Lexicon& lexicon, std::uint32_t node, rules::Alphabet alphabet, std::size_t at,
               Rendering& out) {
  if (node == 0) return;
  const std::uint16_t code = lexicon.mark(node, alphabet);
  if (code == rules::kNoMark) return;
  const rules::MarkBytes mark = rules::mark_bytes(code);
  out.push(static_cast<char>(mark.first), at, at);
  if (mark.second != 0) out.push(static_cast<char>(mark.second), at, at);
}

void copy_word(const Rendering& in, std::size_t from, std::size_t to, Rendering& out) {
  for (std::size_t at = from; at < to; ++at) {
    const char c = in.text[at];
    out.push(alnum(c) || c == '-' ? c : rules::kJoin, in.begin[at], in.end[at]);
  }
}

}  // namespace

void Rendering::clear() {
  text.clear();
  begin.clear();
  end.clear();
  starts.clear();
  nodes.clear();
}

void Rendering::start(std::uint32_t node) {
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  nodes.push_back(node);
}

void Rendering::push(char c, std::size_t from, std::size_t to) {
  text.push_back(c);
  begin.push_back(static_cast<std::uint32_t>(from));
  end.push_back(static_cast<std::uint32_t>(to));
}

Span Rendering::source(std::size_t from, std::size_t to) const {
  if (from >= to) {
    const std::size_t at = from < text.size() ? begin[from] : (text.empty() ? 0 : end.back());
    return {at, at};
  }
  return {begin[from], end[to - 1]};
}

void render(std::string_view article, const Span& span, const std::vector<Span>& quotations,
            const rules::Lexicon& lexicon, Rendering& out) {
  thread_local Rendering folded;  // scratch: keeps its memory from sentence to sentence
  folded.clear();
  out.clear();
  fold_into(article, span, quotations, folded);
  const std::string_view s = folded.text;
  for (std::size_t at = 0; at < s.size();) {
    if (!alnum(s[at])) {
      if (rules::is_symbol(s[at])) out.start(0);
      out.push(s[at], folded.begin[at], folded.end[at]);
      ++at;
      continue;
    }
    const Phrase phrase = longest_phrase(s, at, lexicon);
    const std::size_t end = phrase.node != 0 ? phrase.end : rules::token_end(s, at);
    out.start(phrase.node);
    push_mark(lexicon, phrase.node, rules::Alphabet::names, folded.begin[at], out);
    copy_word(folded, at, end, out);
    at = end;
  }
}

void mask(const Rendering& in, const std::vector<Mask>& masks, const rules::Lexicon& lexicon,
          rules::Alphabet alphabet, Rendering& out) {
  out.clear();
  std::size_t word = 0;  // index of the next start
  std::size_t at = 0;
  const auto copy_to = [&](std::size_t stop) {
    while (at < stop) {
      if (word < in.starts.size() && in.starts[word] == at) {
        out.start(in.nodes[word]);
        push_mark(lexicon, in.nodes[word], alphabet, in.begin[at], out);
        ++word;
        while (rules::is_mark(in.text[at])) ++at;
        if (at >= stop) break;
      }
      const std::size_t next =
          std::min<std::size_t>(stop, word < in.starts.size() ? in.starts[word] : in.text.size());
      const auto from = static_cast<std::ptrdiff_t>(at);
      const auto to = static_cast<std::ptrdiff_t>(next);
      out.text.append(in.text, at, next - at);
      out.begin.insert(out.begin.end(), in.begin.begin() + from, in.begin.begin() + to);
      out.end.insert(out.end.end(), in.end.begin() + from, in.end.begin() + to);
      at = next;
    }
  };
  for (const Mask& each : masks) {
    copy_to(each.begin);
    const Span source = in.source(each.begin, each.end);
    out.start(0);
    out.push(static_cast<char>(each.symbol), source.begin, source.end);
    at = each.end;
    while (word < in.starts.size() && in.starts[word] < at) ++word;
  }
  copy_to(in.text.size());
}

std::string plain_before(std::string_view text, std::size_t at, std::size_t most) {
  std::string out;
  while (at > 0 && out.size() < most)
    if (const char c = text[--at]; !rules::is_mark(c)) out.insert(out.begin(), c);
  return out;
}

std::string readable(const Rendering& rendering) {
  std::string out;
  for (const char c : rendering.text) {
    if (rules::is_mark(c)) continue;
    if (rules::is_symbol(c))
      out +=
          "{" + std::string(rules::type_of(static_cast<rules::Symbol>(static_cast<std::uint8_t>(c)))) + "}";
    else
      out += c == rules::kJoin ? '_' : c;
  }
  return out;
}

}  // namespace polex::engine
