// Turns paragraphs and pairs of quotation marks into units: a Quotation is passed over like one word, and its
// own sentences become units inside it. Leaves the verdict on a stop to sentence_ends.cc, on a pair to
// quotes.cc. Tested by sentences_test.cc.
#include <algorithm>
#include <cstdint>

#include "text/bytes.h"
#include "text/stages.h"

namespace polex::text {
namespace {

constexpr std::size_t kLongestPhrase = 1000;  // quoted words left in place are passed over up to this size
constexpr std::size_t kLongestQuotation = std::size_t{64} << 10U;  // more is a mark that is closed nowhere

// Offset of the next byte that may be or lead a stop, or end.
std::size_t next_stop(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    at = skip_plain<'.', '?', '!'>(text, at, end);
    const std::size_t step = std::min(end, at + sizeof(std::uint64_t));
    while (at < step && !is(text[at], kStop)) ++at;
    if (at < step) return at;
  }
  return end;
}

bool has_word(std::string_view text, Span span) {
  for (std::size_t i = span.begin; i < span.end; ++i)
    if (is(text[i], kWord)) return true;
  return false;
}

char32_t last_letter(std::string_view text, Span span) {
  while (!span.empty()) {
    const std::size_t before = previous(text, span.end, span.begin);
    const char32_t value = decode(text, before).value;
    if (!is_quote_mark(value) && !is_space(value) && value != ')') return value;
    span.end = before;
  }
  return 0;
}

class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<Paragraph>& paragraphs, Layout& layout)
      : text_(text), paragraphs_(paragraphs), layout_(layout) {}

  void split() {
    layout_.units.reserve(text_.size() / 100 + paragraphs_.size() / 2);
    for (paragraph_ = 0; paragraph_ < paragraphs_.size(); ++paragraph_)
      if (!paragraphs_[paragraph_].metadata) split_paragraph();
  }

 private:
  void split_paragraph() {
    enter(paragraph_);
    if (here().headline && pairs_.size() == 1 && pairs_[0].outer == here().span) pairs_.clear();
    opens_paragraph_ = true;
    unit_paragraph_ = paragraph_;
    begin_ = at_ = counted_from_ = here().span.begin;
    while (begin_ < here().span.end) {
      const std::size_t limit = pair_ < pairs_.size() ? pairs_[pair_].outer.begin : here().span.end;
      if (scan_to(limit)) continue;
      if (pair_ < pairs_.size()) {
        pass_pair();
      } else {
        finish(here().span.end);
      }
    }
  }

  [[nodiscard]] const Paragraph& here() const { return paragraphs_[paragraph_]; }

  void enter(std::size_t paragraph) {
    paragraph_ = paragraph;
    pairs_.clear();
    pair_ = 0;
    pair_quotes(text_, paragraphs_[paragraph].span, pairs_);
  }

  // True when a sentence ended before `limit`.
  bool scan_to(std::size_t limit) {
    while (true) {
      const std::size_t longest = counted_from_ + kLongestSentence;
      at_ = next_stop(text_, at_, std::min(limit, std::max(longest, at_)));
      if (at_ >= longest && longest < here().span.end) {
        finish(cut_at(text_, counted_from_, passed_));
        return true;
      }
      if (at_ >= limit) return false;
      if (end_at(at_, limit)) return true;
      at_ += decode(text_, at_).length;
    }
  }

  bool end_at(std::size_t stop, std::size_t closers_end) {
    std::size_t end = 0;
    if (!ends_sentence(text_, stop, {begin_, here().span.end}, closers_end, &end)) return false;
    finish(end);
    return true;
  }

  // Whether no word stands between the sentence's begin and `at`. Remembers how far it looked: pairs without
  // words in a row would cost the square of their number.
  bool opens_sentence(std::size_t at) {
    wordless_ = std::max(wordless_, begin_);
    while (wordless_ < at && !is(text_[wordless_], kWord)) ++wordless_;
    return wordless_ >= at;
  }

  void pass_pair() {
    const QuotePair pair = pairs_[pair_++];
    passed_ = pair.outer.begin;
    const QuoteContext context{begin_, opens_sentence(pair.outer.begin), !open_.empty()};
    if (pair.outer.size() <= kLongestQuotation && is_quotation(text_, pair, context)) {
      pass_quotation(pair);
    } else {
      pass_phrase(pair);
    }
  }

  // Quoted words that stay in the sentence: only their last stop may end it.
  void pass_phrase(const QuotePair& pair) {
    at_ = pair.inner.begin;
    if (!pair.closed || pair.outer.size() > kLongestPhrase) return;
    at_ = pair.outer.end;
    const std::size_t last = last_stop(pair.inner);
    if (last < pair.inner.end && end_at(last, pair.outer.end)) return;
  }

  // Where the stops at the end of `inner` begin; inner.end if there are none.
  [[nodiscard]] std::size_t last_stop(Span inner) const {
    std::size_t stop = inner.end;
    for (std::size_t at = inner.end; at > inner.begin; at = previous(text_, at, inner.begin)) {
      const char32_t value = decode(text_, previous(text_, at, inner.begin)).value;
      if (value == '.' || value == '!' || value == '?' || value == 0x2026 || value == 0x3002) {
        stop = previous(text_, at, inner.begin);
      } else if (stop != inner.end || !is_quote_mark(value)) {
        break;
      }
    }
    return stop;
  }

  void pass_quotation(const QuotePair& first) {
    Quotation quotation;
    quotation.outer = first.outer;
    quotation.parts.push_back(trim(text_, first.inner));
    QuotePair last = first;
    while (!last.closed && quotation.outer.size() < kLongestQuotation && reopens(paragraph_ + 1)) {
      enter(paragraph_ + 1);
      last = pairs_[pair_++];
      quotation.parts.push_back(trim(text_, last.inner));
      quotation.outer.end = last.outer.end;
    }
    const std::size_t quotation_size = quotation.outer.size();
    open_.push_back(layout_.quotations.size());
    layout_.quotations.push_back(std::move(quotation));
    at_ = passed_ = last.outer.end;
    counted_from_ += quotation_size - std::min<std::size_t>(quotation_size, 8);  // it stands as one symbol
    if (closes_sentence(last)) finish(at_);
  }

  [[nodiscard]] bool reopens(std::size_t paragraph) const {
    if (paragraph >= paragraphs_.size() || paragraphs_[paragraph].metadata) return false;
    const Span span = paragraphs_[paragraph].span;
    const char32_t mark = decode(text_, span.begin).value;
    if (!is_quote_mark(mark) || mark == '\'' || mark == 0x2018 || mark == 0x2019) return false;
    std::vector<QuotePair> pairs;
    pair_quotes(text_, span, pairs);
    return !pairs.empty() && pairs[0].outer.begin == span.begin;
  }

  // Whether the sentence is over right behind a Quotation: its own last stop decides, and what follows.
  [[nodiscard]] bool closes_sentence(const QuotePair& pair) const {
    const std::size_t next = skip_space(text_, pair.outer.end, here().span.end);
    if (next >= here().span.end) return true;
    const char32_t last = last_letter(text_, pair.inner);
    if (last != '.' && last != '?' && last != '!' && last != 0x2026 && last != 0x3002) return false;
    const char32_t letter = decode(text_, next).value;
    const Near near = near_of(letter);
    if (is_lower(letter) || near == Near::close || near == Near::dash) return false;
    return last == '.' || !tag_follows(text_, next, here().span.end);
  }

  // A stopped sentence that shares a headline paragraph (a caption and its source) is none.
  [[nodiscard]] bool is_headline(Span span) const {
    return here().headline && (span == here().span || (!span.empty() && text_[span.end - 1] != '.'));
  }

  // Emits text[begin_, end) as a unit, then the units inside its quotations.
  void finish(std::size_t end) {
    Unit unit;
    unit.span = trim(text_, {begin_, end});
    unit.paragraph = unit_paragraph_;
    unit.headline = is_headline(unit.span);
    unit.list_item = paragraphs_[unit_paragraph_].list_item;
    unit.opens_paragraph = opens_paragraph_;
    unit.quotations = std::move(open_);
    open_.clear();
    begin_ = at_ = counted_from_ = skip_space(text_, end, here().span.end);
    if (begin_ >= here().span.end) take_block(unit);
    if (unit.quotations.empty() && !has_word(text_, unit.span)) return;
    emit(std::move(unit));
    opens_paragraph_ = false;
    unit_paragraph_ = paragraph_;
  }

  void emit(Unit&& unit) {
    const std::size_t index = layout_.units.size();
    const std::size_t first = unit.paragraph;
    layout_.units.push_back(std::move(unit));
    for (std::size_t i = 0; i < layout_.units[index].quotations.size(); ++i) {
      const std::size_t quotation = layout_.units[index].quotations[i];
      layout_.quotations[quotation].unit = index;
      emit_inner(quotation, first);
    }
  }

  void emit_inner(std::size_t quotation, std::size_t paragraph) {
    for (const Span part : layout_.quotations[quotation].parts) {
      while (paragraph + 1 < paragraphs_.size() && paragraphs_[paragraph + 1].span.begin <= part.begin)
        ++paragraph;
      std::size_t begin = part.begin;
      while (begin < part.end) {
        const std::size_t end = inner_end(begin, part.end);
        push_inner({begin, end}, quotation, paragraph);
        begin = skip_space(text_, end, part.end);
      }
    }
  }

  // Where the sentence that begins at `begin`, inside a quotation, ends.
  [[nodiscard]] std::size_t inner_end(std::size_t begin, std::size_t limit) const {
    std::size_t end = limit;
    const std::size_t last = limit - begin > kLongestSentence ? begin + kLongestSentence : limit;
    for (std::size_t at = next_stop(text_, begin, last); at < last; at = next_stop(text_, at, last)) {
      if (ends_sentence(text_, at, {begin, limit}, limit, &end)) return end;
      at = std::min(last, at + decode(text_, at).length);
    }
    return last == limit ? limit : cut_at(text_, begin, begin);
  }

  void push_inner(Span span, std::size_t quotation, std::size_t paragraph) {
    Unit unit;
    unit.span = trim(text_, span);
    if (!has_word(text_, unit.span)) return;
    unit.paragraph = paragraph;
    unit.inside = quotation;
    layout_.units.push_back(std::move(unit));
  }

  // "Minister Jane Roe said:" and then paragraphs that are set in: a quotation without marks.
  void take_block(Unit& unit) {
    if (unit.span.empty() || text_[unit.span.end - 1] != ':') return;
    if (!is_reporting_word(word_before(text_, unit.span.end - 1, unit.span.begin))) return;
    Quotation block;
    block.block = true;
    const std::size_t indent = here().indent + 2;
    while (paragraph_ + 1 < paragraphs_.size() && is_set_in(paragraphs_[paragraph_ + 1], indent)) {
      ++paragraph_;
      block.parts.push_back(here().span);
    }
    if (block.parts.empty()) return;
    block.outer = {block.parts.front().begin, block.parts.back().end};
    unit.span.end = block.outer.end;
    unit.quotations.push_back(layout_.quotations.size());
    layout_.quotations.push_back(std::move(block));
    begin_ = at_ = here().span.end;
  }

  [[nodiscard]] bool is_set_in(const Paragraph& paragraph, std::size_t indent) const {
    return paragraph.indent >= indent && !paragraph.list_item && !paragraph.metadata && !paragraph.headline &&
           !is_quote_mark(decode(text_, paragraph.span.begin).value);
  }

  std::string_view text_;
  const std::vector<Paragraph>& paragraphs_;
  Layout& layout_;
  std::size_t paragraph_ = 0;
  std::size_t unit_paragraph_ = 0;
  std::size_t begin_ = 0;  // of the sentence that is being read
  std::size_t at_ = 0;
  std::size_t counted_from_ = 0;  // begin_, moved on by what quotations do not count
  std::size_t passed_ = 0;        // the last quotation's end: not to be cut before
  std::size_t wordless_ = 0;      // no word stands between begin_ and here
  std::vector<QuotePair> pairs_;
  std::size_t pair_ = 0;
  std::vector<std::size_t> open_;  // quotations of the sentence that is being read
  bool opens_paragraph_ = true;
};

}  // namespace

void split_sentences(std::string_view text, const std::vector<Paragraph>& paragraphs, Layout& layout) {
  Splitter(text, paragraphs, layout).split();
}

}  // namespace polex::text
