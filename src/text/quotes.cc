// Turns the quotation marks of a paragraph into pairs, and tells which pairs are Quotations. Leaves the order
// of sentences around them to sentences.cc. Tested by quotes_test.cc.
//
// Marks are read by where they stand, not by their shape: articles lose, swap and mistype them.
//
//     win the “tough battle“ of      a mark with a space before and a word behind opens,
//             ^           ^          one with a word before and a space behind closes
#include <algorithm>
#include <array>
#include <cstdint>

#include "text/bytes.h"
#include "text/stages.h"

namespace polex::text {
namespace {

enum class Shape { straight, opening, closing };

struct Mark {
  Span span;
  bool single = false;
  bool opens = false;
  bool closes = false;
  Near before = Near::edge;
  Near behind = Near::edge;
  char32_t value = 0;
};

Shape shape_of(char32_t value) {
  switch (value) {
    case 0x201C:
    case 0x2018:
    case 0x201E:
    case 0x201A:
    case 0x201F:
    case 0x201B:
    case 0xAB:
    case 0x2039:
    case '`':
      return Shape::opening;
    case 0x201D:
    case 0x2019:
    case 0xBB:
    case 0x203A:
      return Shape::closing;
    default:
      return Shape::straight;
  }
}

bool is_single(char32_t value) {
  return value == '\'' || value == '`' || (value >= 0x2018 && value <= 0x201B) || value == 0x2039 ||
         value == 0x203A;
}

Near near_before(std::string_view text, std::size_t at, std::size_t begin) {
  return at <= begin ? Near::edge : near_of(decode(text, previous(text, at, begin)).value);
}

Near near_behind(std::string_view text, std::size_t at, std::size_t end) {
  return at >= end ? Near::edge : near_of(decode(text, at).value);
}

void settle_direction(Mark& mark) {
  const bool open_side = mark.before == Near::edge || mark.before == Near::space ||
                         mark.before == Near::open || mark.before == Near::dash || mark.before == Near::mark;
  const bool close_side = mark.behind == Near::edge || mark.behind == Near::space ||
                          mark.behind == Near::close || mark.behind == Near::dash ||
                          mark.behind == Near::mark;
  mark.opens = open_side && mark.behind != Near::space && mark.behind != Near::edge;
  mark.closes = close_side && mark.before != Near::space && mark.before != Near::edge;
  if (mark.opens != mark.closes) return;
  const Shape shape = shape_of(mark.value);
  mark.opens = shape != Shape::closing;  // straight: both, the reader's state decides
  mark.closes = shape != Shape::opening;
}

// 's, don't, O'Neill, '90s, 'em
bool is_apostrophe(std::string_view text, const Mark& mark, Span within) {
  if (mark.value != '\'' && mark.value != 0x2019 && mark.value != 0x2018) return false;
  if (mark.before == Near::word && mark.behind == Near::word) return true;
  if (mark.behind != Near::word || mark.value == 0x2018) return false;
  if (is(text[mark.span.end], kDigit)) return true;
  static constexpr std::array<std::string_view, 7> kClipped = {"em", "til", "tis", "twas", "cause", "n", "s"};
  const std::string_view word = word_at(text, mark.span.end, within.end);
  return std::find(kClipped.begin(), kClipped.end(), word) != kClipped.end();
}

// ``...'' as typewriters and TeX write: two single marks that touch are one double mark.
std::size_t mark_length(std::string_view text, std::size_t at, std::size_t length, Span within) {
  const bool twice = (text[at] == '\'' || text[at] == '`') && at + 1 < within.end && text[at + 1] == text[at];
  return twice ? 2 : length;
}

// Offset of the next byte that may be or lead a mark, or end.
std::size_t next_mark(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    at = skip_plain<'"', '\'', '`'>(text, at, end);
    const std::size_t step = std::min(end, at + sizeof(std::uint64_t));
    while (at < step && !is(text[at], kMark)) ++at;
    if (at < step) return at;
  }
  return end;
}

void read_marks(std::string_view text, Span within, std::vector<Mark>& marks) {
  std::size_t at = within.begin;
  while (true) {
    at = next_mark(text, at, within.end);
    if (at >= within.end) return;
    const CodePoint found = decode(text, at);
    if (!is_quote_mark(found.value)) {
      at += found.length;
      continue;
    }
    Mark mark;
    mark.value = found.value;
    mark.span = {at, at + mark_length(text, at, found.length, within)};
    mark.single = is_single(found.value) && !(found.length == 1 && mark.span.size() == 2);
    mark.before = near_before(text, at, within.begin);
    mark.behind = near_behind(text, mark.span.end, within.end);
    at = mark.span.end;
    if (mark.single && is_apostrophe(text, mark, within)) continue;
    settle_direction(mark);
    marks.push_back(mark);
  }
}

// "the farmers' land": a closing single mark behind an s that a word in lower case follows may be a
// possessive.
bool may_be_possessive(std::string_view text, const Mark& mark, Span within) {
  if (mark.value != '\'' && mark.value != 0x2019) return false;
  if (mark.before != Near::word || mark.span.begin == within.begin) return false;
  if (text[mark.span.begin - 1] != 's') return false;
  const std::size_t next = skip_space(text, mark.span.end, within.end);
  return next != mark.span.end && next < within.end && is(text[next], kWord);
}

class Pairer {
 public:
  Pairer(std::string_view text, Span within, std::vector<Mark>& marks, std::vector<QuotePair>& pairs)
      : text_(text), within_(within), marks_(marks), pairs_(pairs) {}

  void pair() {
    std::size_t i = 0;
    while (i < marks_.size()) {
      if (!marks_[i].opens) {
        ++i;
        continue;
      }
      const std::size_t close = marks_[i].single ? single_close(i) : double_close(i);
      i = close == kNone ? unclosed(i) : closed(i, close);
    }
  }

 private:
  std::size_t closed(std::size_t open, std::size_t close) {
    pairs_.push_back({{marks_[open].span.begin, marks_[close].span.end},
                      {marks_[open].span.end, marks_[close].span.begin},
                      true,
                      marks_[open].single});
    return close + 1;
  }

  // Only a double mark may lack its closing mark, and only if no other opens behind it.
  std::size_t unclosed(std::size_t open) {
    if (marks_[open].single) return open + 1;
    for (std::size_t i = open + 1; i < marks_.size(); ++i)
      if (!marks_[i].single && marks_[i].opens) return open + 1;
    pairs_.push_back(
        {{marks_[open].span.begin, within_.end}, {marks_[open].span.end, within_.end}, false, false});
    return marks_.size();
  }

  // The double mark that closes the one at `open`; else a single mark that can only be a mistyped one.
  [[nodiscard]] std::size_t double_close(std::size_t open) const {
    std::size_t depth = 0;
    std::size_t stray = kNone;
    for (std::size_t i = open + 1; i < marks_.size(); ++i) {
      const Mark& mark = marks_[i];
      if (mark.single) {
        if (stray == kNone && depth == 0 && can_replace_double(open, i)) stray = i;
        continue;
      }
      if (mark.closes) {
        if (depth == 0) return i;
        --depth;
      } else if (!nests(i)) {
        return stray;
      } else {
        ++depth;
      }
    }
    return stray;
  }

  // Whether the double mark at `i`, which opens within an open quotation, is a nested one: two closings
  // follow.
  [[nodiscard]] bool nests(std::size_t i) const {
    std::size_t closings = 0;
    for (++i; i < marks_.size() && closings < 2; ++i) {
      if (marks_[i].single) continue;
      if (!marks_[i].closes) return false;
      ++closings;
    }
    return closings == 2;
  }

  // “come alive‘ in: no single mark opened it, and it is not an apostrophe.
  [[nodiscard]] bool can_replace_double(std::size_t open, std::size_t i) const {
    const Mark& mark = marks_[i];
    if (!mark.closes || may_be_possessive(text_, mark, within_)) return false;
    for (std::size_t k = i; k-- > open + 1;)
      if (marks_[k].single) return !marks_[k].opens || marks_[k].closes;
    return true;
  }

  [[nodiscard]] std::size_t single_close(std::size_t open) const {
    std::size_t possessive = kNone;
    bool in_double = false;
    const std::size_t last = std::min(marks_.size(), open + 64);
    for (std::size_t i = open + 1; i < last; ++i) {
      const Mark& mark = marks_[i];
      if (!mark.single) {
        if (in_double ? !mark.closes : !mark.opens) return possessive != kNone ? possessive : stray_double(i);
        in_double = !in_double;
        continue;
      }
      if (in_double || !mark.closes) continue;
      if (!may_be_possessive(text_, mark, within_)) return i;
      if (possessive == kNone) possessive = i;
    }
    return possessive;
  }

  [[nodiscard]] std::size_t stray_double(std::size_t i) const { return marks_[i].closes ? i : kNone; }

  std::string_view text_;
  Span within_;
  std::vector<Mark>& marks_;
  std::vector<QuotePair>& pairs_;
};

}  // namespace

void pair_quotes(std::string_view text, Span paragraph, std::vector<QuotePair>& pairs) {
  std::vector<Mark> marks;
  read_marks(text, paragraph, marks);
  if (!marks.empty()) Pairer(text, paragraph, marks, pairs).pair();
}

}  // namespace polex::text
