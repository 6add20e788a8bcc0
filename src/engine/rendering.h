// A sentence as patterns see it, with the exact way back to the article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "polex/span.h"
#include "rules/alphabet.h"
#include "rules/lexicon.h"

namespace polex::engine {

// One byte a character (see rules/alphabet.h). begin[i], end[i] are the bytes of the article that text[i]
// stands for; a mark stands for nothing: begin == end == the start of its word.
//
//     “The  bureau’s plan”           article (curly quotes are three bytes each)
//     "The #bureau's plan"           text
struct Rendering {
  std::string text;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  // Offsets in text where a word or a symbol starts (its mark, if it has one).
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> nodes;  // the lexicon's node of each of them; 0: in no list

  rules::Alphabet alphabet = rules::Alphabet::names;  // of the marks

  // The article's span of text[from, to).
  [[nodiscard]] Span source(std::size_t from, std::size_t to) const;
};

// Something in a rendering that is to become one symbol.
struct Mask {
  std::size_t begin = 0;  // offsets in the rendering
  std::size_t end = 0;
  rules::Symbol symbol = rules::kOther;
};

// Reads article.substr(span), showing each of `quotations` (spans inside it, in order) as kQuote. `article`
// must be valid UTF-8 and shorter than 4 GiB. Marks are those of Alphabet::names.
void render(std::string_view article, const Span& span, const std::vector<Span>& quotations,
            const rules::Lexicon& lexicon, Rendering& out);

// `in` with each of `masks` (in order, without overlaps) as its symbol, and the marks of `alphabet`.
void mask(const Rendering& in, const std::vector<Mask>& masks, const rules::Lexicon& lexicon,
          rules::Alphabet alphabet, Rendering& out);

// What stands before text[at], without marks: the last `most` bytes of it.
[[nodiscard]] std::string plain_before(std::string_view text, std::size_t at, std::size_t most = 16);

// The rendering's text without marks, joins shown as what they stand for: for traces.
[[nodiscard]] std::string readable(const Rendering& rendering);

}  // namespace polex::engine
