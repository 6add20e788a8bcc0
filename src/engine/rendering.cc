// Turns a sentence of an article into the folded, marked text that patterns see. Leaves what is a mention to
// mentions.cc. Tested by spans_test.cc and shipped_packs_test.cc.
#include "engine/rendering.h"

#include <algorithm>
#include <cstring>

#include "text/bytes.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace polex::engine {

namespace {

bool alnum(char c) { return text::is(c, text::kUpper | text::kLower | text::kDigit); }

// Writes a rendering: makes room for many characters at once, so that each costs three stores.
class Writer {
 public:
  Writer(Rendering& out, std::size_t expected) : out_(out) {
    out.starts.clear();
    out.nodes.clear();
    make_room(expected);
  }

  // Before so many characters are written.
  void make_room(std::size_t characters) {
    if (size_ + characters <= room_) return;
    room_ = std::max(size_ + characters, room_ + room_ / 2);
    out_.text.resize(room_);
    out_.begin.resize(room_);
    out_.end.resize(room_);
  }

  void put(char c, std::size_t from, std::size_t to) {
    out_.text[size_] = c;
    out_.begin[size_] = static_cast<std::uint32_t>(from);
    out_.end[size_] = static_cast<std::uint32_t>(to);
    ++size_;
  }

  void put_mark(const rules::MarkBytes& mark, std::size_t at) {
    if (mark.first != 0) put(static_cast<char>(mark.first), at, at);
    if (mark.second != 0) put(static_cast<char>(mark.second), at, at);
  }

  // in.text[from, to) as it is.
  void copy(const Rendering& in, std::size_t from, std::size_t to) {
    if (from == to) return;
    std::memcpy(out_.text.data() + size_, in.text.data() + from, to - from);
    copy_places(in, from, to);
  }

  // As a word of a list: what is no letter, digit or hyphen joins its parts.
  void copy_word(const Rendering& in, std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) {
      const char c = in.text[at];
      out_.text[size_ + at - from] = alnum(c) || c == '-' ? c : rules::kJoin;
    }
    copy_places(in, from, to);
  }

  void start(std::uint32_t node) {
    out_.starts.push_back(static_cast<std::uint32_t>(size_));
    out_.nodes.push_back(node);
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool behind_space() const { return size_ > 0 && out_.text[size_ - 1] == ' '; }

  void finish() {
    out_.text.resize(size_);
    out_.begin.resize(size_);
    out_.end.resize(size_);
  }

 private:
  void copy_places(const Rendering& in, std::size_t from, std::size_t to) {
    std::memcpy(out_.begin.data() + size_, in.begin.data() + from, (to - from) * sizeof in.begin[0]);
    std::memcpy(out_.end.data() + size_, in.end.data() + from, (to - from) * sizeof in.end[0]);
    size_ += to - from;
  }

  Rendering& out_;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

// Folding: one space for any white space, ASCII for the rest. Quotations become one kQuote.
void fold_into(std::string_view article, const Span& span, const std::vector<Span>& quotations,
               Rendering& folded) {
  constexpr std::size_t kMostFolded = 8;  // characters for one code point
  Writer out(folded, span.size() + kMostFolded);
  std::size_t next_quote = 0;
  for (std::size_t at = span.begin; at < span.end;) {
    if (next_quote < quotations.size() && at >= quotations[next_quote].begin) {
      const Span& quote = quotations[next_quote++];
      if (quote.end <= at) continue;
      out.make_room(1);
      out.put(static_cast<char>(rules::kQuote), at, quote.end);
      at = quote.end;
      continue;
    }
    out.make_room(kMostFolded);
    const auto byte = static_cast<unsigned char>(article[at]);
    if (byte < 0x80) {
      const char c = byte <= ' ' || byte == 0x7F ? ' ' : article[at];
      if (c != ' ' || !out.behind_space()) out.put(c, at, at + 1);
      ++at;
      continue;
    }
    const text::CodePoint point = text::decode(article, at);
    // "Roe—who left—said": a dash between words stands between spaces.
    const bool dash = point.value == 0x2014 || point.value == 0x2015;
    for (const char c : dash ? std::string_view(" -- ") : text::fold(point.value))
      if (c != ' ' || !out.behind_space()) out.put(c, at, at + point.length);
    at += point.length;
  }
  out.finish();
}

struct Phrase {
  std::size_t end = 0;  // of the phrase, or of the one word that is in no list
  std::uint32_t node = 0;
};

// The longest phrase of a list that starts with the word at `at`.
Phrase longest_phrase(std::string_view s, std::size_t at, const rules::Lexicon& lexicon) {
  Phrase found;
  std::uint32_t node = rules::Lexicon::root();
  while (at < s.size() && !rules::is_symbol(s[at])) {
    const std::size_t end = rules::token_end(s, at);
    if (found.end == 0) found.end = end;
    node = lexicon.step(node, s.substr(at, end - at));
    if (node == rules::Lexicon::kNoNode) break;
    if (lexicon.is_end(node)) found = {end, node};
    if (!lexicon.goes_on(node)) break;
    at = end;
    if (at < s.size() && s[at] == ' ') ++at;
  }
  return found;
}

rules::MarkBytes mark_of(const rules::Lexicon& lexicon, std::uint32_t node, rules::Alphabet alphabet) {
  const std::uint16_t code = node == 0 ? rules::kNoMark : lexicon.mark(node, alphabet);
  return code == rules::kNoMark ? rules::MarkBytes{} : rules::mark_bytes(code);
}

std::size_t width(const rules::MarkBytes& mark) {
  return (mark.first != 0 ? std::size_t{1} : 0) + (mark.second != 0 ? std::size_t{1} : 0);
}

}  // namespace

Span Rendering::source(std::size_t from, std::size_t to) const {
  if (from >= to) {
    const std::size_t at = from < text.size() ? begin[from] : (text.empty() ? 0 : end.back());
    return {at, at};
  }
  return {begin[from], end[to - 1]};
}

void render(std::string_view article, const Span& span, const std::vector<Span>& quotations,
            const rules::Lexicon& lexicon, Rendering& out) {
  constexpr std::size_t kMostMark = 2;
  thread_local Rendering folded;  // scratch: keeps its memory from sentence to sentence
  fold_into(article, span, quotations, folded);
  const std::string_view s = folded.text;
  Writer writer(out, s.size() + s.size() / 8);
  out.alphabet = rules::Alphabet::names;
  for (std::size_t at = 0; at < s.size();) {
    if (!alnum(s[at])) {
      writer.make_room(1);
      if (rules::is_symbol(s[at])) writer.start(0);
      writer.put(s[at], folded.begin[at], folded.end[at]);
      ++at;
      continue;
    }
    const Phrase phrase = longest_phrase(s, at, lexicon);
    writer.make_room(phrase.end - at + kMostMark);
    writer.start(phrase.node);
    writer.put_mark(mark_of(lexicon, phrase.node, rules::Alphabet::names), folded.begin[at]);
    writer.copy_word(folded, at, phrase.end);
    at = phrase.end;
  }
  writer.finish();
}

// Words whose mark stays are copied together.
void mask(const Rendering& in, const std::vector<Mask>& masks, const rules::Lexicon& lexicon,
          rules::Alphabet alphabet, Rendering& out) {
  constexpr std::size_t kGrowth = 2;  // what a word's mark may take more, or a mask
  Writer writer(out, in.text.size() + kGrowth * (in.starts.size() + masks.size()));
  out.alphabet = alphabet;
  std::size_t word = 0;    // index of the next start
  std::size_t copied = 0;  // in.text before this is written, or masked
  const auto copy_to = [&](std::size_t stop) {
    for (; word < in.starts.size() && in.starts[word] < stop; ++word) {
      const std::size_t start = in.starts[word];
      const std::uint32_t node = in.nodes[word];
      const rules::MarkBytes before = mark_of(lexicon, node, in.alphabet);
      const rules::MarkBytes after = mark_of(lexicon, node, alphabet);
      if (before.first == after.first && before.second == after.second) {
        out.starts.push_back(static_cast<std::uint32_t>(writer.size() + start - copied));
        out.nodes.push_back(node);
        continue;
      }
      writer.copy(in, copied, start);
      writer.start(node);
      writer.put_mark(after, in.begin[start]);
      copied = start + width(before);
    }
    writer.copy(in, copied, std::max(copied, stop));
    copied = stop;
  };
  for (const Mask& each : masks) {
    copy_to(each.begin);
    const Span source = in.source(each.begin, each.end);
    writer.start(0);
    writer.put(static_cast<char>(each.symbol), source.begin, source.end);
    copied = each.end;
    while (word < in.starts.size() && in.starts[word] < each.end) ++word;
  }
  copy_to(in.text.size());
  writer.finish();
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
