// Turns an article's text into its parts: header, paragraphs, quotations, sentences ("units").
// Private to the library. Sentences and quotations are what the later stages read; nothing here knows rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "polex/article.h"
#include "polex/record.h"
#include "polex/span.h"

namespace polex::text {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// A run of verbatim words that stands as a whole: it opens a sentence or follows a cue, a comma or a colon,
// and holds a clause ("We will not let it stay," he said.). Short quoted words inside a clause (a "step in
// the right direction") are no Quotation; their marks stay in the sentence.
//
//     "We won," he said. "It is over."         two quotations, one unit:  Q he said. | Q
//     "We won," he said, "and it is over."     two quotations in one unit
//
// A quotation whose marks reopen at each paragraph is one, with a part a paragraph.
struct Quotation {
  Span outer;  // marks included (first opening mark to last closing mark or end of the last part)
  std::vector<Span>
      parts;  // the words between the marks, one per paragraph; final comma / full stop included
  std::size_t unit = kNone;  // the sentence that shows it as one symbol
  bool block = false;        // displayed without marks (block quotation under a name)
};

// A sentence, a headline, a list item, or a sentence inside a quotation.
struct Unit {
  Span span;  // without leading and trailing white space; final punctuation included
  std::size_t paragraph = 0;
  std::size_t inside = kNone;  // index of the Quotation whose words hold it; kNone at the top level
  std::vector<std::size_t>
      quotations;         // those that stand in it, in text order (to be shown as one symbol each)
  bool headline = false;  // the title, or a short line without final punctuation
  bool list_item = false;
  bool opens_paragraph = false;
};

struct Layout {
  std::string title;               // folded to one line; empty: none found
  std::optional<Span> title_span;  // where the title stands in the text, if it does
  std::string date;                // ISO, partial allowed; empty: none (a date without a year is none)
  DateFrom date_from = DateFrom::none;
  std::optional<std::string> place;  // of the dateline: "Changzhou City, Jiangsu Province", "HELSINKI"
  std::size_t body_begin = 0;  // where the running text starts (header lines, dateline and bylines before it)
  std::vector<Quotation> quotations;
  std::vector<Unit> units;  // in text order; a quotation's inner units follow the unit that shows it
};

// Header forms: " date 2023-07-09 Title", a URL line (its date counts), "Title\n\n", "By NAME", "Published:
// ...", "CITY, Month D (Agency) --", "CITY – ", a date line, "Source: ... Update: ...". A date given by the
// dump (Article::date) wins over all. Spans are bytes of article.text. Never fails: worst, the text is one
// unit.
[[nodiscard]] Layout lay_out(const Article& article);

}  // namespace polex::text
