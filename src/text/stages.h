// What the stages of lay_out hand to one another. Private to text/.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "polex/article.h"
#include "polex/span.h"
#include "text/layout.h"

namespace polex::text {

struct Paragraph {
  Span span;               // trimmed; the bullet of a list item is not part of it
  std::size_t indent = 0;  // columns before it
  std::size_t lines = 1;   // hard-wrapped lines that were joined
  bool list_item = false;
  bool after_blank = true;  // a blank line (or the text's start) stands before it
  bool metadata = false;    // URL, byline, date line, ...: no sentence stands in it
  bool headline = false;
};

[[nodiscard]] std::vector<Paragraph> split_paragraphs(std::string_view text);

// Sets `headline` for short lines without a final stop that are neither metadata nor list items.
void mark_headlines(std::string_view text, std::vector<Paragraph>& paragraphs);

// Fills title, title_span, date, date_from, place and body_begin; marks header paragraphs as metadata or
// headline, and moves a dateline out of its paragraph's span.
void read_header(const Article& article, std::vector<Paragraph>& paragraphs, Layout& layout);

// Marks "(Reporting by ...)" under the text as metadata.
void mark_credits(std::string_view text, std::vector<Paragraph>& paragraphs);

// An outermost pair of quotation marks within one paragraph. Unclosed: `outer` and `inner` end with the
// paragraph.
struct QuotePair {
  Span outer;
  Span inner;
  bool closed = true;
  bool single = false;  // single marks
};

// Pairs in text order, not overlapping. Appends to `pairs`.
void pair_quotes(std::string_view text, Span paragraph, std::vector<QuotePair>& pairs);

// Where a pair stands, as the sentence splitter knows it when it reaches the pair.
struct QuoteContext {
  std::size_t sentence_begin = 0;
  bool opens_sentence = false;
  bool after_quotation = false;  // a Quotation stands before it in the same sentence
};
[[nodiscard]] bool is_quotation(std::string_view text, const QuotePair& pair, const QuoteContext& context);

// Whether a reporting verb's common form: said, says, asked, added, ...
[[nodiscard]] bool is_reporting_word(std::string_view word);

// “Is the food hot?” Peng Zhixian asked: whether a speaker's verb follows soon behind the marks, in the same
// sentence.
[[nodiscard]] bool tag_follows(std::string_view text, std::size_t at, std::size_t end);

// Appends units and quotations for all paragraphs.
void split_sentences(std::string_view text, const std::vector<Paragraph>& paragraphs, Layout& layout);

// Whether a sentence ends with the stops that begin at text[at]; then `*end` is behind its closing marks,
// which are looked for up to `closers_end` only. `within.begin` is where the sentence begins.
[[nodiscard]] bool ends_sentence(std::string_view text, std::size_t at, Span within, std::size_t closers_end,
                                 std::size_t* end);

// Bytes of the longest sentence, a quotation in it counted as one symbol. What has no end by then (a table, a
// list, text without stops) is cut, for later stages compare what stands in a sentence with one another.
inline constexpr std::size_t kLongestSentence = 8192;

// Where to cut what begins at `begin` and is longer: behind a comma or semicolon of the second half, else at
// a blank, else between two characters; never before `earliest`.
[[nodiscard]] std::size_t cut_at(std::string_view text, std::size_t begin, std::size_t earliest);

}  // namespace polex::text
