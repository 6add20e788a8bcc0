// What holds for every layout, whatever the text.
#include "text/layout.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "text/utf8.h"

using polex::Article;
using polex::Span;
using polex::text::kNone;
using polex::text::Layout;
using polex::text::Quotation;
using polex::text::Unit;

namespace {

bool on_boundary(const std::string& text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

bool sound(const std::string& text, Span span) {
  return span.begin < span.end && span.end <= text.size() && on_boundary(text, span.begin) &&
         on_boundary(text, span.end);
}

// The first broken promise, or "".
std::string broken_unit(const std::string& text, const Layout& layout, std::size_t index,
                        std::size_t& top_end) {
  const Unit& unit = layout.units[index];
  if (!sound(text, unit.span)) return "a unit's span is empty, outside, or cuts a character";
  if (unit.inside == kNone) {
    if (unit.span.begin < top_end) return "top-level units overlap or are out of order";
    top_end = unit.span.end;
    return "";
  }
  if (unit.inside >= layout.quotations.size()) return "a unit stands inside no quotation";
  for (const Span& part : layout.quotations[unit.inside].parts)
    if (part.contains(unit.span))
      return layout.quotations[unit.inside].unit < index ? "" : "inner unit before its outer";
  return "an inner unit is outside its quotation's parts";
}

std::string broken_quotation(const std::string& text, const Layout& layout, std::size_t index) {
  const Quotation& quotation = layout.quotations[index];
  if (quotation.unit >= layout.units.size()) return "a quotation that no unit shows";
  const Unit& unit = layout.units[quotation.unit];
  if (!sound(text, quotation.outer) || !unit.span.contains(quotation.outer))
    return "a quotation outside its unit";
  std::size_t end = quotation.outer.begin;
  for (const Span& part : quotation.parts) {
    if (part.begin < end || !quotation.outer.contains(part)) return "a part outside its quotation";
    end = part.end;
  }
  for (const std::size_t shown : unit.quotations)
    if (shown == index) return "";
  return "the unit does not know its quotation";
}

std::string broken(const std::string& text) {
  Article article;
  article.text = text;
  const Layout layout = polex::text::lay_out(article);
  std::size_t top_end = 0;
  for (std::size_t i = 0; i < layout.units.size(); ++i) {
    const std::string fault = broken_unit(text, layout, i, top_end);
    if (!fault.empty()) return fault;
  }
  for (std::size_t i = 0; i < layout.quotations.size(); ++i) {
    const std::string fault = broken_quotation(text, layout, i);
    if (!fault.empty()) return fault;
  }
  if (layout.title_span && !sound(text, *layout.title_span)) return "the title's span";
  return layout.body_begin <= text.size() ? "" : "the body begins behind the text";
}

// A xorshift generator: the same texts on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed * 2654435769U + 1) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ % limit);
  }

 private:
  std::uint64_t state_;
};

const std::vector<std::string> kPieces = {"“",          "”",
                                          "‘",          "’",
                                          "\"",         "'",
                                          "``",         "''",
                                          "«",          "»",
                                          "„",          ".",
                                          ". ",         "?",
                                          "! ",         "…",
                                          ", ",         ": ",
                                          " -- ",       "—",
                                          "-",          "\n",
                                          "\n\n",       "\r\n",
                                          "    ",       "\t",
                                          " ",          "  ",
                                          "said",       "He ",
                                          "We ",        "will",
                                          "U.S.",       "Mr. ",
                                          "No.",        "The ",
                                          "a.m.",       "1. ",
                                          "• ",         "(a) ",
                                          "(",          ")",
                                          "é",          "中",
                                          "。",         "😀",
                                          "\u00A0",     "2023",
                                          "-07",        "July ",
                                          "9, ",        "By ",
                                          "Source: ",   "http://x/2022/07/20/",
                                          "date ",      "BEIJING, ",
                                          "(Xinhua) ",  "said: ",
                                          "          ", "today ",
                                          "\x01",       "/",
                                          "Wang",       "they left it there",
                                          "HOME > "};

std::string random_text(std::uint64_t seed) {
  Numbers numbers(seed);
  std::string text;
  for (std::size_t i = numbers.below(60); i > 0; --i) {
    text += kPieces[numbers.below(kPieces.size())];
    if (numbers.below(3) == 0) text += ' ';
  }
  if (numbers.below(10) == 0) text += '\0';
  return text;
}

std::string random_bytes(std::uint64_t seed) {
  Numbers numbers(seed);
  std::string text;
  for (std::size_t i = numbers.below(200); i > 0; --i) text += static_cast<char>(numbers.below(256));
  for (std::size_t at = 0; (at = polex::text::find_invalid(text)) != std::string::npos;) text[at] = '?';
  return text;
}

}  // namespace

TEST_CASE("promises of a layout hold for texts that nobody would write") {
  const std::string rows[] = {"",
                              "\n",
                              " ",
                              ".",
                              "\"",
                              "“",
                              "““““",
                              "””””",
                              "'",
                              "...",
                              "-",
                              "- ",
                              "1. ",
                              "(",
                              std::string(1, '\0'),
                              "\"\n\n\"\n\n\"",
                              "“We won.\n\n“",
                              "said:\n\n    ",
                              "date 2023-07-09",
                              " date 2023-07-09 ",
                              "http://",
                              "中文，没有空格。“引用”",
                              "😀😀😀",
                              "\u2028\u2029",
                              std::string(5000, '"'),
                              std::string(5000, '\''),
                              std::string(5000, '.'),
                              std::string(5000, '\n'),
                              std::string(5000, ' '),
                              std::string(5000, '-'),
                              std::string(100000, 'x'),
                              "\"" + std::string(100000, 'x') + "\n\n\"",
                              std::string(20000, ',') + "\"We will go.\"" + std::string(20000, ','),
                              "BEIJING --",
                              "Doha: ",
                              "By "};
  for (const std::string& text : rows) {
    INFO(text.substr(0, 60));
    CHECK(broken(text).empty());
  }
}

TEST_CASE("promises of a layout hold for random texts") {
  for (std::uint64_t seed = 1; seed <= 20000; ++seed) {
    const std::string text = seed % 4 == 0 ? random_bytes(seed) : random_text(seed);
    std::string fault = broken(text);
    if (seed % 400 == 0) {  // so long that sentences and quotations are cut
      std::string longer;
      while (longer.size() < 100000) longer += text + random_text(seed + longer.size()) + ' ';
      fault += broken(longer);
    }
    if (fault.empty()) continue;
    INFO("seed " << seed << "\n" << text);
    CHECK(fault == "");
    break;
  }
}
